"""How far somebody is: one measure per requirement, what is missing and by when, what a certificate would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.rules.credit import CreditFacts, Verdict
from core.rules.cycle import Cycle
from core.rules.employment import Job, hundredths_of, worked_days
from core.rules.evidence import judge, judge_all, limits_on
from core.rules.measure import Gap, Measure, Unit
from core.rules.policy import Policy
from core.rules.terms import Domain

__all__ = ["Gap", "Measure", "Pending", "Progress", "Unit", "employment", "measures", "pending", "progress"]

NO_SAY_BEFORE_CYCLE = (
    "Only work within the cycle is counted: the policy doesn't say whether earlier work counts. "
    "The office can say: *contact the office*."
)


@dataclass(frozen=True, slots=True)
class Pending:
    """A credit that lacks its documentation alone, and the seconds it would bring to each measure by name."""

    number: int
    title: str
    gains: tuple[tuple[str, int], ...]

    def brings(self, name: str) -> int:
        """Seconds for the measure of that name."""
        return dict(self.gains).get(name, 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where somebody stands on ``today``. ``year`` is the cycle year of that day, None outside the cycle."""

    today: date
    year: int | None
    bars: tuple[Measure, ...]
    verdicts: Mapping[int, Verdict]
    missing: tuple[Gap, ...]
    pending: tuple[Pending, ...]

    @property
    def complete(self) -> bool:
        """Whether every requirement the policy states is met."""
        return bool(self.bars) and not self.missing

    def bar(self, name: str) -> Measure | None:
        """The measure of that name, or None when the policy doesn't ask for it."""
        return next((bar for bar in self.bars if bar.name == name), None)


def progress(
    credits: Iterable[CreditFacts], work: Iterable[Job], policy: Policy, cycle: Cycle | None, today: date
) -> Progress:
    """Every requirement of the policy as a measure: total, employment, years, domains, in this order.

    Without a cycle there are no measures, only verdicts.
    """
    held = list(credits)
    verdicts = judge_all(held, policy, cycle)
    if cycle is None:
        return Progress(today, None, (), verdicts, (), ())
    bars = tuple(measures(verdicts.values(), work, policy, cycle, today))
    missing = tuple(Gap(bar, closed=bar.by < today, ahead=bar.within.start > today) for bar in bars if not bar.met)
    return Progress(today, cycle.year_of(today), bars, verdicts, missing, pending(held, verdicts, policy, cycle))


def measures(
    verdicts: Iterable[Verdict], work: Iterable[Job], policy: Policy, cycle: Cycle, today: date
) -> Iterator[Measure]:
    """The measures of those the policy states. Years beyond those of the policy's own cycle ask nothing."""
    held = tuple(verdicts)
    if policy.total:
        yield Measure("total", sum(v.seconds_counted for v in held), policy.total.seconds, Unit.HOURS, cycle.span)
    if policy.employment:
        yield employment(work, policy, cycle, today)
    if policy.per_year:
        for number, span in enumerate(cycle.years()[: policy.cycle_years], 1):
            have = sum(v.seconds_counted for v in held if v.year == number)
            if need := policy.per_year.for_year(number):
                yield Measure(f"year {number}", have, need, Unit.HOURS, span)
    if policy.per_domain:
        for domain in Domain:
            have = sum(v.seconds_counted for v in held if v.domain is domain)
            yield Measure(domain.value, have, policy.per_domain.seconds, Unit.HOURS, cycle.span)


def employment(work: Iterable[Job], policy: Policy, cycle: Cycle, today: date) -> Measure:
    """Years worked until ``today`` or the cycle's end, overlaps once, to two decimals.

    While the policy doesn't say whether work before the cycle counts, only work within it does, and the measure's
    note says so where that makes a difference. Raises ValueError when the policy asks for no employment.
    """
    if policy.employment is None:
        raise ValueError(f"{policy.name} asks for no employment")
    jobs = tuple(work)
    last = min(today, cycle.end)
    within = hundredths_of(worked_days(jobs, cycle.start, last))
    ever = hundredths_of(worked_days(jobs, date.min, last))
    have = ever if policy.employment_before_cycle else within
    unsaid = policy.employment_before_cycle is None and ever > within
    note = NO_SAY_BEFORE_CYCLE if unsaid else None
    return Measure("employment", have, policy.employment.hundredths, Unit.YEARS, cycle.span, note)


def pending(
    credits: Sequence[CreditFacts], verdicts: Mapping[int, Verdict], policy: Policy, cycle: Cycle
) -> tuple[Pending, ...]:
    """What each credit that lacks its documentation alone would bring, one by one, by their numbers."""
    waiting = sorted((c for c in credits if verdicts[c.number].wants_documents_only), key=lambda c: c.number)
    return tuple(_pending(credit, credits, verdicts, policy, cycle) for credit in waiting)


def _pending(
    credit: CreditFacts,
    credits: Sequence[CreditFacts],
    verdicts: Mapping[int, Verdict],
    policy: Policy,
    cycle: Cycle,
) -> Pending:
    documented = replace(credit, documented=True)
    if any(limits_on(credit, policy, cycle)):  # it may take room from later ones: judge them all again
        held = [documented if one.number == credit.number else one for one in credits]
        before, after = tuple(verdicts.values()), tuple(judge_all(held, policy, cycle).values())
    else:
        before, after = (), (judge(documented, policy, cycle),)
    had = {bar.name: bar.have for bar in measures(before, (), policy, cycle, cycle.start)}
    has = measures(after, (), policy, cycle, cycle.start)
    gains = ((bar.name, bar.have - had[bar.name]) for bar in has)
    return Pending(credit.number, credit.title, tuple((name, gain) for name, gain in gains if gain))
