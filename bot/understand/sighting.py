"""A line as the learned reader is shown it: the value readers' findings as spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.learned.features import MOST_CHARACTERS, Sighted, Span, sighted
from bot.understand.domains import find_alone, find_named
from core.rules.amounts import AmountFound, find_amounts
from core.rules.days import DayFound, find_days
from core.rules.terms import Domain

LONG_AGO = 310
"""Days after which a day said without its year is hardly ever the one gone by."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The line, what the readers found in it, and the same as the models see it."""

    text: str
    amounts: tuple[AmountFound, ...]
    days: tuple[DayFound, ...]
    domains: tuple[tuple[int, int, Domain], ...]
    seen: Sighted


def sight(text: str, *, today: date, locale: str | None = None) -> Sight:
    """Everything the readers find in ``text`` (cut at ``MOST_CHARACTERS``)."""
    text = text[:MOST_CHARACTERS]
    days = tuple(find_days(text, today=today, locale=locale))
    amounts = tuple(amount for amount in find_amounts(text) if not _takes_from_day(amount, days))
    domains = tuple(sorted({one for find in (find_named, find_alone) for one in find(text)}))
    spans = [Span(a.at, a.to, "h" if a.is_settled else "h?") for a in amounts]
    spans += [Span(d.at, d.to, ("d" if d.is_settled else f"d{d.whole[:2]}") + _when(d, today)) for d in days]
    spans += [Span(at, to, "g") for at, to, _ in domains]
    return Sight(text, amounts, days, domains, sighted(text, spans))


def _takes_from_day(amount: AmountFound, days: Sequence[DayFound]) -> bool:
    """Whether an amount has a number of a day in it, so that one of both is misread: "5 Nov 6 ½ h", "1:15 - 11-11-2026"."""
    return any(d.is_settled and d.at < amount.to and d.to > amount.at for d in days)


def _when(day: DayFound, today: date) -> str:
    """Whether a day lies ahead, or so long ago that without a year the coming one may be meant."""
    starts = [start for start, _ in day.options]
    if any(start > today for start in starts):
        return "+"
    return "-" if any((today - start).days > LONG_AGO for start in starts) else ""
