"""Whether a credit counts, how much of it, and for each that doesn't, why not and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from core.rules.credit import CreditFacts, Reason, Remark, Verdict
from core.rules.cycle import Cycle
from core.rules.policy import Limit, Per, Policy, Spanning
from core.rules.reasons import explain, note_on

__all__ = ["CreditFacts", "Reason", "Remark", "Verdict", "judge", "judge_all", "needs_documents"]

Room = tuple[int, int]
"""Which limit, by its place in the policy, and in which cycle year (0: over the whole cycle)."""


def judge_all(credits: Iterable[CreditFacts], policy: Policy, cycle: Cycle | None) -> dict[int, Verdict]:
    """A verdict for every credit by its number; limits are filled in the order of the activities' first days."""
    used: Counter[Room] = Counter()
    verdicts: dict[int, Verdict] = {}
    for credit in sorted(credits, key=lambda one: (one.start, one.end, one.number)):
        verdict = verdicts[credit.number] = judge(credit, policy, cycle, used)
        if cycle is not None and verdict.counts:
            for room, _ in limits_on(credit, policy, cycle):
                used[room] += verdict.seconds_counted
    return verdicts


def judge(credit: CreditFacts, policy: Policy, cycle: Cycle | None, used: Mapping[Room, int] | None = None) -> Verdict:
    """What the credit is worth when ``used`` seconds of each limit are taken by others before it.

    What the policy leaves unset (basis, documentation) is not asked for. A credit that runs over a year's end counts
    for the total and its domain; for a year only once the policy says which (``spanning``). One that runs over the
    cycle's edge doesn't count until the policy says so, for the same reason.
    """
    reasons = tuple(_faults(credit, policy, cycle))
    if reasons or cycle is None:
        why = explain(reasons, credit, cycle)
        return Verdict(credit.number, False, 0, None, credit.domain, reasons, why)
    earned = policy.rounding.of(credit.seconds) if policy.rounding else credit.seconds
    counted, limit = _within_limits(earned, credit, policy, cycle, used or {})
    if limit is not None:
        reasons = (Reason.LIMIT,)
    year = _year(credit, policy, cycle)
    remarks = tuple(_remarks(credit, policy, year))
    return Verdict(
        credit.number, counted > 0, counted, year, credit.domain, reasons,
        explain(reasons, credit, cycle, limit=limit, counted=counted),
        remarks, note_on(credit, remarks) if counted else None,
    )  # fmt: skip


def needs_documents(credit: CreditFacts, policy: Policy) -> bool:
    """Whether the policy asks for this credit's documentation.

    The programme's own attendance entries are exempt; a recording, or a line that the practitioner or nobody named
    added, is not.
    """
    if not policy.needs_documentation:
        return False
    by_programme = bool(credit.added_by) and credit.added_by != "Self"
    exempt = credit.basis in policy.documentation_exempt
    return not (exempt and by_programme and credit.recording is not True)


def limits_on(credit: CreditFacts, policy: Policy, cycle: Cycle) -> Iterator[tuple[Room, Limit]]:
    """The active limits that cap this credit, each with the room it uses.

    A credit over a year's end uses a yearly limit in both years while the policy doesn't say where it belongs, so
    that nothing is counted that may turn out not to.
    """
    last = len(cycle.years())
    for place, limit in enumerate(policy.limits):
        mine = limit.course_type is None or limit.course_type.casefold() == (credit.course_type or "").casefold()
        if not (limit.active and mine):
            continue
        years = (0,) if limit.per is Per.CYCLE else _years_touched(credit, policy, cycle)
        yield from (((place, year), limit) for year in years if year in (0, last) or not limit.final_year_only)


def _faults(credit: CreditFacts, policy: Policy, cycle: Cycle | None) -> Iterator[Reason]:
    misplaced = _misplaced(credit, policy, cycle) if cycle else Reason.NO_CYCLE
    if misplaced:
        yield misplaced
    if misplaced in (Reason.OUTSIDE_CYCLE, Reason.ACROSS_CYCLE_EDGE):
        return  # neither approval nor a certificate would help
    if policy.needs_basis and credit.basis is None:
        yield Reason.NO_BASIS
    if needs_documents(credit, policy) and not credit.documented:
        yield Reason.NO_DOCUMENTATION


def _misplaced(credit: CreditFacts, policy: Policy, cycle: Cycle) -> Reason | None:
    home = _home_day(credit, policy)
    if home is not None:
        return None if cycle.contains(home) else Reason.OUTSIDE_CYCLE
    if not _touches(credit, cycle):
        return Reason.OUTSIDE_CYCLE
    whole = cycle.contains(credit.start) and cycle.contains(credit.end)
    return None if whole else Reason.ACROSS_CYCLE_EDGE


def _touches(credit: CreditFacts, cycle: Cycle) -> bool:
    return credit.start <= cycle.end and credit.end >= cycle.start


def _home_day(credit: CreditFacts, policy: Policy) -> date | None:
    """The day that decides where the credit belongs; None while the policy doesn't say."""
    if policy.spanning is None:
        return None
    return credit.start if policy.spanning is Spanning.START else credit.end


def _years_touched(credit: CreditFacts, policy: Policy, cycle: Cycle) -> tuple[int, ...]:
    home = _home_day(credit, policy)
    first = cycle.year_of(home or credit.start)
    last = first if home or credit.end == credit.start else cycle.year_of(credit.end)
    return () if first is None or last is None else tuple(range(first, last + 1))


def _year(credit: CreditFacts, policy: Policy, cycle: Cycle) -> int | None:
    touched = _years_touched(credit, policy, cycle)
    return touched[0] if len(touched) == 1 else None


def _within_limits(
    seconds: int, credit: CreditFacts, policy: Policy, cycle: Cycle, used: Mapping[Room, int]
) -> tuple[int, Limit | None]:
    """How many of ``seconds`` the limits leave, and the tightest limit that took some."""
    counted, tightest = seconds, None
    for room, limit in limits_on(credit, policy, cycle):
        left = max(0, limit.seconds - used.get(room, 0))
        if left < counted:
            counted, tightest = left, limit
    return counted, tightest


def _remarks(credit: CreditFacts, policy: Policy, year: int | None) -> Iterator[Remark]:
    if policy.per_domain is not None and credit.domain is None:
        yield Remark.NO_DOMAIN
    if policy.per_year is not None and year is None:
        yield Remark.SPANS_YEARS
