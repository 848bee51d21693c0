"""Lengths of days, weeks, months and years: "1.5 weeks", "half a week", "a month and a half", "another fortnight"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from core.rules.amount_doubts import unread_before
from core.rules.numbers import Number, read_number, tail_at
from core.rules.tokens import Tokens
from core.rules.words import word_set

_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14}
_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}
_ONE = word_set("another the next")
_MORE = word_set("more full whole entire good further")
_FEW = word_set("couple few several some")
_DAYS_OF_MONTH = 30


@dataclass(frozen=True, slots=True)
class SpanFound:
    """A length of time at ``text[at:to]``: ``options`` are numbers of the ``unit``, none where "a few" were said."""

    at: int
    to: int
    options: tuple[Fraction, ...]
    unit: str

    @property
    def is_settled(self) -> bool:
        """One length, nothing to ask."""
        return len(self.options) == 1

    def after(self, today: date) -> date | None:
        """The day this long after ``today``, part of a day counted as one; None past the end of the calendar."""
        number = self.options[0]
        try:
            if self.unit in _DAYS:
                return today + timedelta(days=ceil(number * _DAYS[self.unit]))
            months = number * _MONTHS[self.unit]
            whole = int(months)
            years, month = divmod(today.year * 12 + today.month - 1 + whole, 12)
            on = date(years, month + 1, min(today.day, monthrange(years, month + 1)[1]))
            return on + timedelta(days=ceil((months - whole) * _DAYS_OF_MONTH))
        except (OverflowError, ValueError):
            return None


def find_span(text: str) -> SpanFound | None:
    """The first length of days or more in ``text``; one that isn't certain has two options or none."""
    tokens = Tokens(text)
    for i in range(tokens.count):
        if (found := _read(tokens, i)) is not None:
            return found
    return None


def _read(tokens: Tokens, i: int) -> SpanFound | None:
    words = tokens.words
    if words[i] in _FEW:
        j = i + 1 + (words[i + 1] == "of")
        return _found(tokens, i, j, ())
    number = Number(Fraction(1), i + 1) if words[i] in _ONE else read_number(tokens, i)
    if number is None or number.codes or _is_behind_figure(tokens, i):
        return None
    j = _unit_at(tokens, number)
    if words[j] in ("-", "–", "to", "or"):
        return _either(tokens, i, number, j)
    tail = tail_at(tokens, j + 1)
    value = number.value + tail[0] if tail else number.value
    doubtful = number.other is not None or unread_before(tokens, i) or words[j + 1] in ("or", "maybe")
    found = _found(tokens, i, j, () if doubtful else (value,))
    return found and replace(found, to=tokens.to[tail[1] - 1]) if tail else found


def _found(tokens: Tokens, i: int, j: int, options: tuple[Fraction, ...]) -> SpanFound | None:
    unit = tokens.words[j]
    return SpanFound(tokens.at[i], tokens.to[j], options, unit) if unit in _DAYS or unit in _MONTHS else None


def _is_behind_figure(tokens: Tokens, i: int) -> bool:
    """Whether the token only ends another number or word: the 5 of "1.5.5", of "GPP5"."""
    return tokens.glued(i) and tokens.before(i)[-1:].isalnum()


def _unit_at(tokens: Tokens, number: Number) -> int:
    words, j = tokens.words, number.to
    if number.form == "share" or number.value < 1:
        j += words[j] == "of"
        j += words[j] in ("a", "an", "the")
    while words[j] in _MORE or (words[j] == "-" and words[j + 1] in _DAYS):
        j += 1
    return j


def _either(tokens: Tokens, i: int, first: Number, j: int) -> SpanFound | None:
    """ "2-3 weeks", "one or two months"."""
    second = read_number(tokens, j + 1)
    if second is None:
        return None
    return _found(tokens, i, _unit_at(tokens, second), (first.value, second.value))
