"""Which reminder is due to somebody on a day, if any: at most one, never when met, the latest step alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.rules.credit import CreditFacts
from core.rules.cycle import Cycle, instant
from core.rules.employment import Job
from core.rules.nudge_words import nudge_subject, nudge_text
from core.rules.policy import Policy
from core.rules.progress import Gap, Pending, Progress, employment, progress

STEPS = (90, 60, 30, 14, 7, 1)
"""Days before a deadline on which a nudge falls due."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NINE = time(9)


@dataclass(frozen=True, slots=True)
class Reminding:
    """How and since when somebody wants to be reminded.

    ``joined_on``, ``snoozed_until`` (the first day to hear of us again) and ``nudged_on`` (the last day a nudge was
    posted) are days where the person lives. ``weekday`` (lower-case English) asks for a weekly reminder besides the
    deadlines; ``weekly_since`` is the aware instant that was asked, without which a missed week isn't made up for.
    """

    joined_on: date
    zone: ZoneInfo
    on: bool = True
    snoozed_until: date | None = None
    weekday: str | None = None
    at: time = NINE
    weekly_since: datetime | None = None
    nudged_on: date | None = None

    def __post_init__(self) -> None:
        if self.weekday is not None and self.weekday not in WEEKDAYS:
            raise ValueError(f"{self.weekday!r} is no weekday")

    def listens(self, today: date) -> bool:
        """Whether a reminder may go out on that day at all."""
        quiet = self.snoozed_until is not None and today < self.snoozed_until
        return self.on and not quiet and self.nudged_on != today and today >= self.joined_on


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
    if not person.listens(today):
        return None
    jobs = tuple(work)
    standing = progress(credits, jobs, policy, cycle, today)
    deadline, step = next(due_steps(person, cycle, today), (None, None))
    if deadline is not None and step is not None:
        key = f"nudge:{deadline}:{step}"
        gaps, pending = due_by(deadline, standing, jobs, policy, cycle)
        if key not in already and (gaps or pending):
            text = nudge_text(gaps, pending, deadline, today, programme_zone)
            subject = nudge_subject(gaps, pending, deadline, today)
            return Nudge(key, today, _at(person, today), deadline, step, gaps, pending, subject, text)
        if key in already and deadline - timedelta(days=step) == today:
            return None  # today's went out already: one a day at most
    weekly = _weekly(person, standing, jobs, policy, cycle)
    if weekly is None or (key := f"weekly:{weekly[0]}") in already:
        return None
    gaps, pending = weekly[1], standing.pending
    subject, text = nudge_subject(gaps, pending, None, today), nudge_text(gaps, pending, None, today, programme_zone)
    return Nudge(key, today, _at(person, today), None, None, gaps, pending, subject, text)


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


def due_at(zone: ZoneInfo, day: date, at: time = NINE) -> datetime:
    """The UTC instant of a local time on a day; a skipped hour is taken after the jump, a double one the first time."""
    return instant(day, at, zone)


def _at(person: Reminding, day: date) -> datetime:
    return due_at(person.zone, day, person.at)


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


def _weekly(
    person: Reminding, standing: Progress, work: Iterable[Job], policy: Policy, cycle: Cycle
) -> tuple[date, tuple[Gap, ...]] | None:
    """The weekly reminder's day and what is missing now, or None when none is due or nothing is missing."""
    day = weekly_day(person, standing.today)
    gaps = tuple(
        gap for gap in standing.missing if not (gap.closed or gap.ahead or _on_course(gap, work, policy, cycle))
    )
    if day is None or not (gaps or (standing.pending and standing.missing)):
        return None
    return day, gaps


def weekly_day(person: Reminding, today: date) -> date | None:
    """The day whose weekly reminder is due on ``today``: today itself, or the last one when it was missed."""
    if person.weekday is None:
        return None
    day = today - timedelta(days=(today.weekday() - WEEKDAYS.index(person.weekday)) % 7)
    if day == today:
        asked_since = person.weekly_since
        return day if asked_since is None or due_at(person.zone, day, person.at) > asked_since else None
    return day if _missed(person, day) else None


def _missed(person: Reminding, day: date) -> bool:
    """Whether a reminder asked for by then should have gone out on that past day, and none has since."""
    if person.weekly_since is None or due_at(person.zone, day, person.at) <= person.weekly_since:
        return False
    held_back = person.snoozed_until is not None and day < person.snoozed_until
    return day >= person.joined_on and not held_back and (person.nudged_on is None or person.nudged_on < day)


def _on_course(gap: Gap, work: Iterable[Job], policy: Policy, cycle: Cycle) -> bool:
    """Whether employment that goes on will suffice by its last day, with nothing more to do."""
    return gap.name == "employment" and employment(work, policy, cycle, gap.by).met
