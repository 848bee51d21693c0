"""Amounts that are none of the time spent: "not 2h", "an hour for lunch", "ten minutes late", "missed 15 minutes"."""

from __future__ import annotations

from core.rules.amount_sums import ALTOGETHER
from core.rules.tokens import Tokens
from core.rules.words import word_set

_NOT_SPENT = word_set("ago late early silence delay delayed overdue")
_MISSED = word_set("missed skipped slept missing skipping lost")
_ABOUT_MISSED = word_set("the first last about around some only for a")
_PAUSES = word_set("lunch coffee dinner break breaks barbecue")


def is_denied(tokens: Tokens, i: int, to: int) -> bool:
    """ "not 2h but 3", "an hour for lunch", "ten minutes late", "every hour": no amount of theirs."""
    before, after = tokens.before(i), tokens.words[to]
    if (
        before == "every"
        or after in _NOT_SPENT
        or (_is_missed(tokens, i) and ALTOGETHER.isdisjoint(tokens.words[i:to]))
        or (after in ("of", "for") and tokens.words[to + 1] in _PAUSES)
    ):
        return True
    return before == "not" or (before == "t" and tokens.before(i - 1) in ("'", "’"))


def _is_missed(tokens: Tokens, i: int) -> bool:
    """ "missed the first 15 minutes", "skipped about ten minutes"."""
    j = i
    while j > i - 4 and tokens.before(j) in _ABOUT_MISSED:
        j -= 1
    return tokens.before(j) in _MISSED


def is_part_of_word(tokens: Tokens, i: int) -> bool:
    """Whether the numeral is glued to a letter ("GPP3"), a price, or the number behind a dash ("232-4CEU")."""
    if not tokens.glued(i):
        return False
    before = tokens.before(i)
    if before in ("-", "–"):
        return tokens.glued(i - 1) and i > 1 and tokens.words[i - 2][-1:].isdecimal()
    if before in ("$", "€", "£", "#"):
        return True
    return before[-1:].isalnum() and before != "pt" and before < "\u2e7f"
