"""The unit behind a number: "h", "CE credits", "of an hour", "Stunden", "'" — what it is worth and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from core.rules.numbers import Number
from core.rules.tokens import Tokens
from core.rules.words import UNITS, Unit, word_set

_EN = frozenset(("en",))
_MINUTE, _SECOND = Unit("minute", 60, _EN), Unit("second", 1, _EN)
_CREDIT, _CEU = Unit("credit", 3600, _EN), Unit("ceu", 3600, _EN)
_MORE = {
    **dict.fromkeys(("ce", "ces", "cme", "cmes", "cpd", "cpds"), _CREDIT),
    **dict.fromkeys(("ceu", "ceus"), _CEU),
    **dict.fromkeys(("second", "seconds", "sec", "secs"), _SECOND),
}
QUALIFIERS = word_set(
    "ce cme cpd cne cpe ismpp cmpp contact credit teaching full whole ama pra category solid more additional extra"
    " further good entire straight bloody damn damned long learning study training educational whopping flat"
)
_OF = word_set("of de d di do du von van")
_ARTICLES = word_set("a an the one l un una uma une l'")
_CLOSING = frozenset(("", ",", ";", ":", "–", "—", "|", "-"))
_PRIMES = frozenset("'’′")
EASTERN = "\u2e7f"
_EASTERN = sorted((word for word in UNITS if word > EASTERN), key=len, reverse=True)


class UnitFound(NamedTuple):
    """A unit that ends before token ``to``; ``cut`` is where it ends within the text when that is inside a token."""

    unit: Unit
    to: int
    cut: int = 0


def read_unit(tokens: Tokens, j: int, number: Number) -> UnitFound | None:
    """The unit behind ``number`` at token ``j``; None when there is none, or one of another language than the number's."""
    words = tokens.words
    if number.form == "share" or number.value < 1:
        j = _of_a(tokens, j)
    if words[j] in ("-", "'", "’") and words[j + 1][:1].isalpha() and (words[j] == "-" or number.codes):
        j += 1
    if (one := _single(tokens, j, number)) is not None:
        return one
    found = None
    for at in range(j, j + 6):
        word = words[at]
        unit = UNITS.get(word) or _MORE.get(word)
        if unit is not None and (len(word) > 1 or word == "h"):
            found = UnitFound(unit, _closed(tokens, at + 1))
            if unit.kind not in ("credit",) or word in ("credits", "ces", "cmes", "cpds"):
                break
        elif word not in QUALIFIERS and not _goes_on(words, at):
            break
    if found is None:
        return _eastern(tokens, j)
    return found if not number.codes or number.codes & found.unit.codes else None


def _goes_on(words: list[str], at: int) -> bool:
    """Within "CE-hours" and "category 1 credits"."""
    return (words[at] == "-" and words[at + 1] in UNITS) or (words[at] == "1" and words[at - 1] == "category")


def _of_a(tokens: Tokens, j: int) -> int:
    """Behind "of an", "d'", "of", "a": where the unit of a share begins ("three quarters of an hour", "half an hour")."""
    words = tokens.words
    at = j + (words[j] in _OF)
    at += words[at] in ("'", "’")
    at += words[at] in _ARTICLES and (
        words[at + 1] in UNITS or words[at + 1] in ("'", "’") or words[at + 1] in QUALIFIERS
    )
    return at


def _single(tokens: Tokens, j: int, number: Number) -> UnitFound | None:
    """The units of one letter or sign: 45', 45m, 10s, 2u."""
    word = tokens.words[j]
    if len(word) != 1 or word == "h" or number.form != "numeral":
        return None
    alone = not (tokens.words[j + 1][:1].isalpha() and tokens.glued(j + 1))
    if word in _PRIMES:
        return UnitFound(_MINUTE, j + 1) if alone and tokens.glued(j) else None
    if word == "m" and alone:
        return UnitFound(_MINUTE, j + 1)
    if word == "s" and alone and tokens.glued(j):
        return UnitFound(_SECOND, j + 1)
    if word in UNITS and tokens.glued(j) and alone:
        return UnitFound(UNITS[word], j + 1)
    if word == "u" and alone:
        return UnitFound(UNITS[word], j + 1)
    return None


def _closed(tokens: Tokens, j: int) -> int:
    """Behind "(s)", "-long", and a "CE" that closes the amount."""
    words = tokens.words
    if words[j] == "(" and words[j + 1 : j + 3] == ["s", ")"]:
        return j + 3
    if words[j] == "-" and words[j + 1] == "long":
        return j + 2
    return j + 1 if words[j] in ("ce", "cpd", "cme") and words[j + 1] in _CLOSING else j


def _eastern(tokens: Tokens, j: int) -> UnitFound | None:
    word = tokens.words[j]
    if word < EASTERN:
        return None
    for unit in _EASTERN:
        if word.startswith(unit):
            return UnitFound(UNITS[unit], j + 1, tokens.at[j] + len(unit))
    return None


def is_unit(tokens: Tokens, j: int) -> bool:
    """Whether a unit of time or credit stands at ``j``."""
    word = tokens.words[j]
    return (word in UNITS and (len(word) > 1 or word == "h")) or word in _MORE
