"""What is said of reminders right after they were set, held back or stopped: another day, another weekday, none at all. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.intents import Intent, SetReminder, Snooze, StopReminders
from bot.language.lexicon import pattern_of
from bot.understand.clauses import sentences
from bot.understand.relative import relative
from bot.understand.values_meant import Found, meant
from core.rules.days import find_days
from core.rules.nudges import WEEKDAYS
from core.rules.words import lowered

_PART = re.compile(r"[,;]\s(?!not\b|that)")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b")


def said_again(text: str, *, until: date | None, today: date, locale: str | None) -> Intent | None:
    """The reminders as they are wanted now; ``until`` is the day up to which they are held. None for other words."""
    low = lowered(text)
    if pattern_of("stopping").search(low):
        return StopReminders()
    parts = [part for sentence in sentences(text) for part in _PART.split(sentence)]
    telling = [one for one in parts if pattern_of("rather").search(one)]
    found = (_one(part, until, today, locale) for part in reversed(telling))
    return next((wish for wish in found if wish is not None), None)


def _one(part: str, until: date | None, today: date, locale: str | None) -> Intent | None:
    """What one part of it says: the weekday, or, while they are held, the day."""
    if until is not None:
        return _held(part, until, today, locale)
    low = lowered(part)
    weekday = meant(low, [Found(m.start(), m.end(), m[1]) for m in _WEEKDAY.finditer(low)])
    return SetReminder(weekday.value) if weekday is not None else None


def _held(sentence: str, until: date, today: date, locale: str | None) -> Snooze | None:
    """ "Make it 4 January", "a week earlier": held until another day."""
    found = find_days(sentence, today=today, locale=locale, lean="future")
    days = [Found(day.at, day.to, day.options[0][0]) for day in found if day.is_settled]
    ahead = [day for day in days if day.value > today]
    ahead = [day for day in ahead if not _WEEKDAY.fullmatch(lowered(sentence[day.at : day.to]))] or ahead
    if (day := meant(sentence, ahead)) is not None:
        return Snooze(day.value)
    by = relative(sentence)
    return Snooze(until + timedelta(days=by.later)) if by is not None and by.later else None
