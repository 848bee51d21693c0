"""Work history in whole days: overlapping jobs count once, open ones until the day one asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HUNDREDTHS_OF_DAYS_A_YEAR = 36525
"""365.25 days, in hundredths of a day."""


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the work history, both days included; ``end`` None while it goes on."""

    start: date
    end: date | None = None
    employer: str = ""


def worked_days(jobs: Iterable[Job], first: date, last: date) -> int:
    """Days between ``first`` and ``last``, both included, on which at least one job was held."""
    days, counted_to = 0, first.toordinal() - 1
    for job in sorted(jobs, key=lambda one: one.start):
        begins = max(job.start.toordinal(), counted_to + 1)
        ends = min((job.end or last).toordinal(), last.toordinal())
        if ends >= begins:
            days += ends - begins + 1
            counted_to = ends
    return days


def hundredths_of(days: int) -> int:
    """Days as hundredths of a year of 365.25 days, the nearest one, so that three calendar years are 3.00."""
    return (2 * days * 10_000 + HUNDREDTHS_OF_DAYS_A_YEAR) // (2 * HUNDREDTHS_OF_DAYS_A_YEAR)
