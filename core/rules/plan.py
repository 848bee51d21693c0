"""What would close the gaps: offered activities, and hours one only thinks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from core.rules.credit import CreditFacts
from core.rules.cycle import Cycle
from core.rules.employment import Job
from core.rules.policy import Policy
from core.rules.progress import Gap, Measure, Progress, Unit, progress
from core.rules.terms import Basis, Domain, Span

FEW = 3
"""Up to so many activities every combination of the best ones is tried."""

BEST = 14
MOST = 12
"""Longer plans than this help nobody."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity one can still take part in: on its days, or any day when ``start`` is None (a recording)."""

    code: str
    title: str
    seconds: int
    domain: Domain | None
    start: date | None = None
    end: date | None = None
    is_recording: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One activity of a plan and the seconds by which it narrows each gap, by name."""

    offer: Offer
    closes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Suggestions, the most helpful first, and the seconds still missing after all of them, by the gap's name."""

    suggestions: tuple[Suggestion, ...]
    left: tuple[tuple[str, int], ...]

    @property
    def closes_all(self) -> bool:
        """Whether nothing is left."""
        return not self.left


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after."""

    before: Measure
    after: Measure


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Where somebody stands, and would stand; ``changes`` lists the measures that differ."""

    before: Progress
    after: Progress
    changes: tuple[Change, ...]


def near_gaps(standing: Progress) -> tuple[Gap, ...]:
    """The gaps a plan should close now: this year's, the domains', and in the cycle's last year the total."""
    year = standing.bar(f"year {standing.year}")
    total = standing.bar("total")
    last_year = total is not None and (year is None or year.by == total.by)
    return tuple(
        gap
        for gap in standing.missing
        if gap.measure.unit is Unit.HOURS and not (gap.closed or gap.ahead) and (gap.name != "total" or last_year)
    )


def plan(standing: Progress, offers: Iterable[Offer], gaps: Sequence[Gap] | None = None) -> Plan:
    """The fewest of ``offers`` that close ``gaps`` (``near_gaps`` unless given), several at once where they can.

    One, two and three of the most helpful are tried in every combination, and of those that close everything the
    shortest are taken; where that doesn't do, the most helpful is taken again and again. An offer is used once and
    helps a year only when its days lie within it.
    """
    wanted = near_gaps(standing) if gaps is None else tuple(gaps)
    today = standing.today
    open_offers = [one for one in offers if (one.end or one.start or today) >= today and one.seconds > 0]
    need = {gap.name: gap.short for gap in wanted}
    helps = {one.code: _helps(one, wanted) for one in open_offers}
    ranked = sorted(open_offers, key=lambda one: _rank(one, helps, need))
    chosen = _fewest(ranked, helps, need) or _greedy(ranked, helps, need)
    return _told(chosen, helps, need)


def what_if(
    credits: Iterable[CreditFacts],
    work: Iterable[Job],
    policy: Policy,
    cycle: Cycle,
    today: date,
    *,
    seconds: int,
    start: date | None = None,
    end: date | None = None,
    domain: Domain | None = None,
) -> WhatIf:
    """Where ``seconds`` more would bring somebody if they counted: approved and documented.

    Without days they lie anywhere between ``today`` and the end of the cycle year; a missing domain helps none.
    """
    held, jobs = list(credits), tuple(work)
    span = _span(cycle, today, start, end)
    number = min([0, *(credit.number for credit in held)]) - 1  # no credit's own, and a hypothetical one may be there
    extra = CreditFacts(number, "", seconds, span.start, span.end, domain, basis=Basis.ACTIVITY, documented=True)
    before = progress(held, jobs, policy, cycle, today)
    after = progress([*held, extra], jobs, policy, cycle, today)
    pairs = zip(before.bars, after.bars, strict=True)
    return WhatIf(before, after, tuple(Change(was, now) for was, now in pairs if was.have != now.have))


def _span(cycle: Cycle, today: date, start: date | None, end: date | None) -> Span:
    first = start or end
    if first is not None:
        return Span(first, end or first)
    year = next((year for year in cycle.years() if today in year), Span.day(today))
    return replace(year, start=today)


def _helps(offer: Offer, gaps: Sequence[Gap]) -> frozenset[str]:
    """The names of the gaps an offer narrows."""
    return frozenset(gap.name for gap in gaps if _narrows(offer, gap))


def _narrows(offer: Offer, gap: Gap) -> bool:
    if gap.name in tuple(Domain) and gap.name != offer.domain:
        return False
    within = gap.measure.within
    return offer.start is None or (offer.start in within and (offer.end or offer.start) in within)


def _gain(offer: Offer, helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> int:
    return sum(min(offer.seconds, need[name]) for name in helps[offer.code])


def _rank(offer: Offer, helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> tuple[int, int, date, str]:
    """Most helpful first, then the shorter, those at any time, the earlier."""
    return (-_gain(offer, helps, need), offer.seconds, offer.start or date.min, offer.code)


def _fewest(ranked: Sequence[Offer], helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> tuple[Offer, ...]:
    best = ranked[:BEST]
    for size in range(1, FEW + 1):
        closing = [group for group in combinations(best, size) if not _after(group, helps, need)]
        if closing:
            return min(closing, key=lambda group: sum(one.seconds for one in group))
    return ()


def _greedy(ranked: Sequence[Offer], helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> tuple[Offer, ...]:
    chosen: list[Offer] = []
    rest, left = list(ranked), dict(need)
    while left and rest and len(chosen) < MOST:
        best = min(rest, key=lambda one: _rank(one, helps, {**dict.fromkeys(need, 0), **left}))
        if not helps[best.code] & left.keys():
            break
        chosen.append(best)
        rest.remove(best)
        left = _after(chosen, helps, need)
    return tuple(chosen)


def _after(group: Iterable[Offer], helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> dict[str, int]:
    """What is still missing after ``group``, without what is closed."""
    left = dict(need)
    for offer in group:
        for name in helps[offer.code]:
            left[name] -= offer.seconds
    return {name: seconds for name, seconds in left.items() if seconds > 0}


def _told(chosen: Sequence[Offer], helps: Mapping[str, frozenset[str]], need: Mapping[str, int]) -> Plan:
    left, told = dict(need), []
    for offer in chosen:
        closes = tuple((name, min(offer.seconds, left[name])) for name in need if name in helps[offer.code])
        for name, seconds in closes:
            left[name] -= seconds
        told.append(Suggestion(offer, tuple((name, seconds) for name, seconds in closes if seconds)))
    return Plan(tuple(told), tuple((name, seconds) for name, seconds in left.items() if seconds))
