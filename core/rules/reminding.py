"""How somebody wants to be reminded, and when that is where they live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.rules.cycle import instant

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NINE = time(9)


@dataclass(frozen=True, slots=True)
class Reminding:
    """How and since when somebody wants to be reminded.

    ``joined_on``, ``snoozed_from``, ``snoozed_until`` (the first day to hear of us again) and ``nudged_on`` (the last
    day a nudge was posted) are days where the person lives. ``weekday`` (lower-case English) asks for a weekly reminder
    besides the deadlines; ``weekly_since`` is the aware instant that was asked, without which a missed week isn't made up for.
    """

    joined_on: date
    zone: ZoneInfo
    on: bool = True
    snoozed_until: date | None = None
    weekday: str | None = None
    at: time = NINE
    weekly_since: datetime | None = None
    nudged_on: date | None = None
    snoozed_from: date | None = None

    def __post_init__(self) -> None:
        if self.weekday is not None and self.weekday not in WEEKDAYS:
            raise ValueError(f"{self.weekday!r} is no weekday")

    def listens(self, today: date) -> bool:
        """Whether a reminder may go out on that day at all."""
        quiet = is_quiet(today, self.snoozed_from, self.snoozed_until)
        return self.on and not quiet and self.nudged_on != today and today >= self.joined_on


def is_quiet(day: date, begins: date | None, ends: date | None) -> bool:
    """Whether a day lies in a time of quiet: from ``begins`` (None: at once) up to ``ends``, the first day after it."""
    return ends is not None and day < ends and (begins is None or day >= begins)


def due_at(zone: ZoneInfo, day: date, at: time = NINE) -> datetime:
    """The UTC instant of a local time on a day; a skipped hour is taken after the jump, a double one the first time."""
    return instant(day, at, zone)


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
    held_back = is_quiet(day, person.snoozed_from, person.snoozed_until)
    return day >= person.joined_on and not held_back and (person.nudged_on is None or person.nudged_on < day)
