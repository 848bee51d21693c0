"""Which reminder is due to somebody on a day, if any: at most one, never when met, the latest step alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from core.rules.credit import CreditFacts
from core.rules.cycle import Cycle
from core.rules.employment import Job
from core.rules.nudge_words import nudge_subject, nudge_text
from core.rules.policy import Policy
from core.rules.progress import Gap, Pending, Progress, employment, progress
from core.rules.reminding import WEEKDAYS, Reminding, due_at, weekly_day

__all__ = ["STEPS", "WEEKDAYS", "Nudge", "Reminding", "due_at", "due_nudge", "looks", "may_be_due"]

STEPS = (90, 60, 30, 14, 7, 1)
"""Days before a deadline on which a nudge falls due."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One reminder to post under its unique ``key``, at ``due_at`` (UTC).

    ``deadline`` and ``step`` are None for a weekly one. ``gaps`` is what is missing, ``pending`` the credits that lack
    their certificate; ``subject`` and ``text`` say it.
    """

    key: str
    day: date
    due_at: datetime
    deadline: date | None
    step: int | None
    gaps: tuple[Gap, ...]
    pending: tuple[Pending, ...]
    subject: str
    text: str


def due_nudge(
    person: Reminding,
    credits: Iterable[CreditFacts],
    work: Iterable[Job],
    policy: Policy,
    cycle: Cycle,
    today: date,
    already: Collection[str],
    *,
    programme_zone: str | None = None,
) -> Nudge | None:
    """The one reminder due on ``today``, a day where the person lives; None when nothing is or all is met.

    ``already`` holds the keys posted before. Deadlines are the last days of the cycle years and of the cycle: a step
    is due from its day until the next one's, so that after an outage only the latest is caught up. Steps from before
    the person joined are never due. A deadline's step goes before a weekly reminder, which then waits a week.
    ``programme_zone`` names the zone in which the deadline's day ends; the text says it.
    """
    if not may_be_due(person, cycle, today, already):
        return None
    deadline, step = next(due_steps(person, cycle, today), (None, None))
    key, week = f"nudge:{deadline}:{step}", weekly_day(person, today)
    work = tuple(work)
    standing = progress(credits, work, policy, cycle, today)
    say = partial(_say, person=person, standing=standing, zone=programme_zone)
    if deadline is not None and key not in already:
        gaps, pending = due_by(deadline, standing, work, policy, cycle)
        if gaps or pending:
            return say(key, gaps, pending, deadline, step)
    gaps = missing_now(standing, work, policy, cycle)
    if week is None or f"weekly:{week}" in already or not (gaps or (standing.pending and standing.missing)):
        return None
    return say(f"weekly:{week}", gaps, standing.pending)


def may_be_due(person: Reminding, cycle: Cycle, today: date, already: Collection[str]) -> bool:
    """Whether there is anything to reckon on ``today``: False on the usual day, before any credit was looked at."""
    if not person.listens(today):
        return False
    deadline, step = next(due_steps(person, cycle, today), (None, None))
    key, week = f"nudge:{deadline}:{step}", weekly_day(person, today)
    if key in already and deadline is not None and step is not None and deadline - timedelta(days=step) == today:
        return False  # today's went out already: one a day at most
    return not ((step is None or key in already) and (week is None or f"weekly:{week}" in already))


def _say(
    key: str,
    gaps: tuple[Gap, ...],
    pending: tuple[Pending, ...],
    deadline: date | None = None,
    step: int | None = None,
    *,
    person: Reminding,
    standing: Progress,
    zone: str | None,
) -> Nudge:
    today = standing.today
    return Nudge(
        key=key,
        day=today,
        due_at=due_at(person.zone, today, person.at),
        deadline=deadline,
        step=step,
        gaps=gaps,
        pending=pending,
        subject=nudge_subject(gaps, pending, deadline, today),
        text=nudge_text(gaps, pending, deadline, today, zone),
    )


def due_steps(person: Reminding, cycle: Cycle, today: date) -> Iterator[tuple[date, int]]:
    """The deadlines ahead whose steps have begun since the person joined, the nearest first, each with its step."""
    for deadline in deadlines(cycle, today):
        step = step_of(deadline, today)
        if step is not None and deadline - timedelta(days=step) >= person.joined_on:
            yield deadline, step


def deadlines(cycle: Cycle, today: date) -> tuple[date, ...]:
    """The last days of the cycle's years from ``today`` on, the nearest first; the last is the cycle's own."""
    return tuple(year.end for year in cycle.years() if year.end >= today)


def step_of(deadline: date, today: date) -> int | None:
    """The latest of STEPS whose day has come by ``today``; None before the first and after the deadline."""
    left = (deadline - today).days
    return min((step for step in STEPS if step >= left), default=None) if left >= 0 else None


def due_by(
    deadline: date, standing: Progress, work: Iterable[Job], policy: Policy, cycle: Cycle
) -> tuple[tuple[Gap, ...], tuple[Pending, ...]]:
    """What is missing at a deadline, and the credits up to it that lack only their certificate.

    Employment that goes on and will suffice by the deadline is not missing. Once nothing at all is missing, the
    certificates aren't either.
    """
    gaps = tuple(gap for gap in standing.missing if gap.by == deadline and not _on_course(gap, work, policy, cycle))
    helps = {gap.name for gap in gaps} | set(_years_ending(deadline, cycle))
    pending = tuple(one for one in standing.pending if any(one.brings(name) for name in helps))
    return gaps, pending if standing.missing else ()


def missing_now(standing: Progress, work: Iterable[Job], policy: Policy, cycle: Cycle) -> tuple[Gap, ...]:
    """What is missing and can be worked at now: no closed year, none ahead, no employment that will suffice."""
    jobs = tuple(work)
    return tuple(
        gap for gap in standing.missing if not (gap.closed or gap.ahead or _on_course(gap, jobs, policy, cycle))
    )


def looks(person: Reminding, cycle: Cycle, after: date) -> Iterator[date]:
    """The days after ``after`` on which a reminder may fall due, in order: what a sweep's index is made from."""
    steps = {end - timedelta(days=step) for end in deadlines(cycle, after) for step in STEPS}
    day = after
    while (day := day + timedelta(days=1)) <= cycle.end:
        weekly = person.weekday is not None and day.weekday() == WEEKDAYS.index(person.weekday)
        if (day in steps and day >= person.joined_on) or weekly or day == person.snoozed_until:
            yield day


def _years_ending(deadline: date, cycle: Cycle) -> Iterator[str]:
    return (f"year {number}" for number, year in enumerate(cycle.years(), 1) if year.end == deadline)


def _on_course(gap: Gap, work: Iterable[Job], policy: Policy, cycle: Cycle) -> bool:
    """Whether employment that goes on will suffice by its last day, with nothing more to do."""
    return gap.name == "employment" and employment(work, policy, cycle, gap.by).met
