"""Whether words are those of a certificate or of an organiser's confirmation, pasted as they stand. Pure."""

from __future__ import annotations

from bot.language.lexicon import pattern_of

FEWEST_WORDS, MOST_CHARACTERS = 9, 6000


def certifies(text: str) -> bool:
    """Whether a text certifies that somebody took part: somebody's own words about a certificate do not."""
    long_enough = len(text.split()) >= FEWEST_WORDS and len(text) <= MOST_CHARACTERS
    return long_enough and pattern_of("certifying").search(" ".join(text.split())) is not None
