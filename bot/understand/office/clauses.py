"""Where the parts of a sentence end: its clauses, and the words that lead to a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.understand.office.marks import Token
from bot.understand.office.notions import notions_in
from bot.understand.office.table import Phrase, single, words_of

BREAKS = frozenset(",;:.–—!?-")
# A command stands at the beginning; what comes later is a reason or words to somebody.
MOST_WORDS, MOST_BREAKS = 60, 6


def stops(whole: Sequence[Token], end: int) -> Iterator[int]:
    """How many words each beginning of the line has that ends at a comma or a full stop; the last is all of it."""
    breaks = (place for place in range(1, end) if whole[place].word in BREAKS)
    yield from islice(breaks, MOST_BREAKS)
    yield end


def because_in(whole: Sequence[Token]) -> tuple[int, int] | None:
    """Where the words that lead to a reason stand: the first of them, and the one after the last."""
    for at in range(1, len(whole)):
        for phrase in words_of("because"):
            if stands(whole, at, phrase):
                return at, at + len(phrase)
        if whole[at].word in single("perhaps_because") and _is_clause(whole, at):
            return at, at + 1
    return None


def _is_clause(whole: Sequence[Token], at: int) -> bool:
    """Whether a sentence follows; articles are fillers, so two plain words and no mark will do for one."""
    after = whole[at + 1 : at + 4]
    if not after or any(one.first == 0 and one.name in single("deeds") for one in notions_in(after)):
        return False
    plain_words = len(after) == 3 and all(t.mark is None and t.word not in BREAKS for t in after)
    return after[0].word in single("clause") or plain_words


def stands(whole: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether the phrase stands at that place."""
    return tuple(token.word for token in whole[at : at + len(phrase)]) == phrase
