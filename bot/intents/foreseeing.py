"""Wishes about what is still to come: progress, deadlines, plans, reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.intents.wish import Intent
from core.rules.terms import Domain


@dataclass(frozen=True, slots=True)
class Progress(Intent):
    """See how far you are, with bars, and what is still missing.

    > am I on track?
    > how many hours do I need in implement?
    > progress
    """

    name: ClassVar[str] = "progress"
    domain: Domain | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class SearchActivities(Intent):
    """Search the approved activities by words, course type, dates or domain.

    > find webinars about AI
    > search annual meeting 2026
    > which recordings are left?

    ``course_type`` is the kind of activity as it was said ("webinars"); ``is_recording`` True for recordings only, False
    for live ones only; ``is_open`` for what one can still take part in and has not logged.
    """

    name: ClassVar[str] = "search_activities"
    query: str | None = None
    course_type: str | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None
    is_recording: bool | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Deadline(Intent):
    """See which deadlines are ahead.

    > when is my deadline?
    """

    name: ClassVar[str] = "deadline"


@dataclass(frozen=True, slots=True)
class WhatIf(Intent):
    """See where some hours would bring you; nothing is saved.

    > what if I do 6 hours in December?
    """

    name: ClassVar[str] = "what_if"
    seconds: int | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class SetReminder(Intent):
    """Choose when I remind you (``weekday`` lower-case English, ``time`` HH:MM, ``channel`` slack, mail or both).

    ``once`` says that ``start`` is the day of one reminder more, not the first day of all of them.

    > remind me every Monday at 9
    > reminders on
    > remind me by mail
    """

    name: ClassVar[str] = "set_reminder"
    changes: ClassVar[bool] = True
    weekday: str | None = None
    time: str | None = None
    start: date | None = None
    channel: str | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class StopReminders(Intent):
    """Stop all reminders.

    > stop reminders
    > stop these
    """

    name: ClassVar[str] = "stop_reminders"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Snooze(Intent):
    """Hold reminders back until a day (``start`` is the first quiet day, None: at once).

    > snooze a week
    > don't remind me until January
    > be quiet from 23 December to 4 January
    """

    name: ClassVar[str] = "snooze"
    changes: ClassVar[bool] = True
    until: date | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class SeeReminders(Intent):
    """See whether reminders are on, how they are set and when the next one comes.

    > are reminders on?
    > when will I hear from you next?
    """

    name: ClassVar[str] = "see_reminders"
