"""The edges of a letter: whether a line only greets, or only signs off. Pure."""

from __future__ import annotations

import re

from bot.language.lexicon import pattern_of, words_of

MOST_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FROM = re.compile(r"\s(?:from|aus|de)\s(?:the\s)?[^\W\d_][\w ]{2,30}$", re.IGNORECASE)


def greets(line: str) -> bool:
    """Whether a line is a greeting and nothing else: "Good day, dear Tally,", "Dear Madam, dear Sir,"."""
    low = line.strip().casefold()
    left = set(_WORD.findall(pattern_of("greets").sub(" ", low))) - set(words_of("greeted"))
    names = [word for word in _WORD.findall(line) if word.casefold() in left and word[:1].isupper()]
    return _is_short(line) and pattern_of("greets").match(low) is not None and len(left) == len(set(names)) < 3


def signs_off(line: str) -> bool:
    """Whether a line is a closing and nothing else: "With kind regards", "Best regards from Ljubljana,"."""
    low = _FROM.sub("", line.strip(" ,.!")).casefold()
    left = set(_WORD.findall(pattern_of("signs").sub(" ", low))) - set(words_of("signing"))
    return _is_short(line) and pattern_of("signs").search(low) is not None and not left


def _is_short(line: str) -> bool:
    return len(_WORD.findall(line)) <= MOST_WORDS and not any(mark in line for mark in "?:;0123456789")
