"""A line as the learned reader is shown it: the value readers' findings as spans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.learned.features import MOST_CHARACTERS, Sighted, Span, sighted
from bot.learned.models import rank
from bot.understand.domains import find_alone, find_named
from core.rules.amounts import AmountFound, find_amounts
from core.rules.days import DayFound, find_days
from core.rules.terms import Domain

MOST_KEPT = 32
"""Lines kept with what was seen in them: one is looked at by several readers in a turn, and so are its parts."""


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
    return _sight(text[:MOST_CHARACTERS], today, locale)


def ranked(text: str, *, today: date, locale: str | None = None) -> tuple[tuple[str, float], ...]:
    """Each wish and its share in ``text`` (cut as above), the likeliest first."""
    return _ranked(text[:MOST_CHARACTERS], today, locale)


def forget() -> None:
    """Forget the shares that were given: the models are others now."""
    _ranked.cache_clear()


@lru_cache(maxsize=MOST_KEPT)
def _ranked(text: str, today: date, locale: str | None) -> tuple[tuple[str, float], ...]:
    return tuple(rank(_sight(text, today, locale).seen))


@lru_cache(maxsize=MOST_KEPT)
def _sight(text: str, today: date, locale: str | None) -> Sight:
    amounts = tuple(find_amounts(text))
    days = tuple(find_days(text, today=today, locale=locale))
    domains = tuple(sorted({one for find in (find_named, find_alone) for one in find(text)}))
    spans = [Span(a.at, a.to, "h" if a.is_settled else "h?") for a in amounts]
    spans += [Span(d.at, d.to, "d" if d.is_settled else f"d{d.whole[:2]}") for d in days]
    spans += [Span(at, to, "g") for at, to, _ in domains]
    return Sight(text, amounts, days, domains, sighted(text, spans))
