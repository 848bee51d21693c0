"""Numbers as people write and say them, read from tokens: 1.5, 1 1/2, ,5, 1½, three, one and a quarter, zero point five.

A number of another language ("due", "to", "once") counts only before a unit of that language: ``codes`` says which.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from core.rules.tokens import VULGAR, Tokens
from core.rules.words import FOREIGN_NUMBERS, FRACTIONS, NUMBERS, TAILS, word_set

ARTICLES = frozenset(("a", "an", "another"))
POINTS = word_set("point comma komma virgola coma vírgula")
POINTED = word_set("point")
"""What a number may begin with; somebody who dictates says "comma" for the mark."""
_THOUSANDS = 3
_USUAL_SHARES = frozenset(("5", "25", "50", "75", "33"))
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12))
_NO_CODES: frozenset[str] = frozenset()
_ONE = Fraction(1)


class Number(NamedTuple):
    """A number that ends before token ``to``; ``other`` is a second reading, ``form`` numeral, word, article or share."""

    value: Fraction
    to: int
    form: str = "numeral"
    codes: frozenset[str] = _NO_CODES
    other: Fraction | None = None


def read_number(tokens: Tokens, i: int) -> Number | None:
    """The number that begins at token ``i``, with all that belongs to it."""
    found = _first(tokens, i)
    return found if found is None else _echoed(tokens, _with_tail(tokens, found))


def _first(tokens: Tokens, i: int) -> Number | None:
    word = tokens.words[i]
    if word[:1].isdecimal():
        return _numeral(tokens, i)
    if word in VULGAR:
        return Number(Fraction(VULGAR[word]), i + 1)
    if word in (".", ","):
        return _pointed(tokens, i)
    if word in NUMBERS:
        return _spoken(tokens, i)
    if word in POINTED:
        return _after_point(tokens, i, Fraction(0)) if tokens.words[i + 1] in NUMBERS else None
    if word in ARTICLES:
        if tokens.words[i + 1] == "hundred":
            return Number(*_hundreds(tokens, Fraction(100), i + 2), "word")
        share = FRACTIONS.get(tokens.words[i + 1])
        return Number(share[0], i + 2, "share") if share else Number(_ONE, i + 1, "article")
    return _of_share(tokens, i)


def _of_share(tokens: Tokens, i: int) -> Number | None:
    """ "half", "anderthalb", "eine halbe", "trois quarts", or a plain number of another language."""
    word = tokens.words[i]
    if word in FRACTIONS:
        value, codes = FRACTIONS[word]
        return Number(value, i + 1, "share", _NO_CODES if "en" in codes else codes)
    if word not in FOREIGN_NUMBERS:
        return None
    value, codes = FOREIGN_NUMBERS[word]
    share = FRACTIONS.get(tokens.words[i + 1])
    if share and codes & share[1]:
        return Number(value * share[0], i + 2, "share", codes & share[1])
    return Number(value, i + 1, "word", codes)


def _numeral(tokens: Tokens, i: int) -> Number | None:
    word, after = tokens.words[i], tokens.words[i + 1]
    value = numeral_value(word)
    if value is None:
        return None
    if word.isdecimal() and after in VULGAR:
        return Number(value + Fraction(VULGAR[after]), i + 2)
    if word.isdecimal() and "/" in after and not tokens.glued(i + 1) and (share := numeral_value(after)) and share < 1:
        return Number(value + share, i + 2)
    share_word = FRACTIONS.get(after) if word.isdecimal() and value <= 3 else None
    if share_word and share_word[0] < 1 and not tokens.glued(i + 1):
        return Number(value * share_word[0], i + 2, "share", _NO_CODES if "en" in share_word[1] else share_word[1])
    return Number(value, i + 1)


@lru_cache(maxsize=1024)
def numeral_value(word: str) -> Fraction | None:
    """What a numeral without blanks is worth; None for a clock, a date, or anything with too many figures."""
    if len(word) > 9:
        return None
    if word.isdecimal():
        return Fraction(int(word)) if len(word) < 6 else None
    for sign in ".,":
        whole, _, rest = word.partition(sign)
        if whole.isdecimal() and rest.isdecimal():
            if sign == "," and len(rest) == _THOUSANDS and whole[0] != "0" and len(whole) <= _THOUSANDS:
                return Fraction(int(whole + rest))
            return Fraction(f"{whole}.{rest}") if len(rest) < 7 else None
    over, _, under = word.partition("/")
    if (
        len(over) == 1
        and under.isdecimal()
        and over.isdecimal()
        and int(under) in _DENOMINATORS
        and int(over) < int(under)
    ):
        return Fraction(int(over), int(under))
    return None


def _pointed(tokens: Tokens, i: int) -> Number | None:
    """ ".5" and ",5": a comma before an unusual share (" ,2h") may also only part it from what came before."""
    rest = tokens.words[i + 1]
    if not (rest.isdecimal() and len(rest) < 5 and tokens.glued(i + 1)):
        return None
    if tokens.glued(i) and tokens.before(i)[-1:].isalnum():
        return None
    value = Fraction(f"0.{rest}")
    doubtful = tokens.words[i] == "," and rest not in _USUAL_SHARES and i > 0
    return Number(value, i + 2, other=Fraction(int(rest)) if doubtful else None)


def _spoken(tokens: Tokens, i: int) -> Number | None:
    words = tokens.words
    value, j = Fraction(NUMBERS[words[i]]), i + 1
    if value >= 20 and value % 10 == 0 and (ones := NUMBERS.get(words[j + (words[j] == "-")], 0)) and ones < 10:
        value, j = value + ones, j + 1 + (words[j] == "-")
    if words[j] == "hundred":
        value, j = _hundreds(tokens, value * 100, j + 1)
    if words[j] in POINTS and words[j + 1] in NUMBERS:
        return _after_point(tokens, j, value)
    share = FRACTIONS.get(words[j + (words[j] == "-")])
    if share and share[0] < 1 and value <= 3 and "en" in share[1]:
        return Number(value * share[0], j + 1 + (words[j] == "-"), "share")
    return Number(value, j, "word")


def _hundreds(tokens: Tokens, value: Fraction, j: int) -> tuple[Fraction, int]:
    """What follows "a hundred": "and fifty", "twenty five", or nothing."""
    at = j + (tokens.words[j] == "and")
    if tokens.words[at] not in NUMBERS:
        return value, j
    rest = NUMBERS[tokens.words[at]]
    ones = NUMBERS.get(tokens.words[at + 1], 0) if rest >= 20 else 0
    return (value + rest + ones, at + 2) if 0 < ones < 10 else (value + rest, at + 1)


def _after_point(tokens: Tokens, j: int, value: Fraction) -> Number | None:
    """The figures said behind a "point", at most four: "two five" is .25, "twenty five" too."""
    figures, j = "", j + 1
    while len(figures) < 4 and (one := NUMBERS.get(tokens.words[j])) is not None:
        tens = one >= 20 and 0 < NUMBERS.get(tokens.words[j + 1], 0) < 10
        figures += str(one // 10 if tens else one)
        j += 1
    return Number(value + Fraction(f"0.{figures}"), j, "word") if figures else None


def tail_at(tokens: Tokens, j: int) -> tuple[Fraction, int] | None:
    """ "and a half", "y media", "n a quarter" at token ``j``: what it adds, and where it ends."""
    words, at = tokens.words, j
    parts: list[str] = []
    found = None
    while len(parts) < 4 and (words[at].isalpha() or words[at] in ("&", "-")):
        if words[at] != "-":
            parts.append(words[at])
            if (share := TAILS.get(tuple(parts))) is not None:
                found = share, at + 1
        at += 1
    return found


def _with_tail(tokens: Tokens, number: Number) -> Number:
    if number.form == "share" and number.value < 1:
        return number
    tail = tail_at(tokens, number.to)
    return number if tail is None else number._replace(value=number.value + tail[0], to=tail[1])


def _echoed(tokens: Tokens, number: Number) -> Number:
    """ "two (2)", "2.0 (two)": the second is the first said again; where it differs there are two readings."""
    words, j = tokens.words, number.to
    if words[j] != "(" or not (words[j + 1][:1].isdecimal() or words[j + 1] in NUMBERS):
        return number
    again = _first(tokens, j + 1)
    if again is None or words[again.to] != ")":
        return number
    return number._replace(to=again.to + 1, other=again.value if again.value != number.value else number.other)


@lru_cache(maxsize=1024)
def number_value(words: str) -> Fraction | None:
    """``"1½"``, ``"1 1/2"``, ``"1,5"``, ``"three"`` or ``"one and a quarter"`` as an exact number; None when it is none."""
    tokens = Tokens(words.strip())
    found = read_number(tokens, 0) if tokens.count else None
    if found is None or found.to != tokens.count or found.codes or words.strip().lower() == "another":
        return None
    return found.value
