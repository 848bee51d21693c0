"""What is said of reminders right after they were set, held back or stopped, and until when they are to be held. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.intents import Intent, SetReminder, Snooze, StopReminders
from bot.language.lexicon import pattern_of, words_of
from bot.understand.clauses import sentences
from bot.understand.clean import one_line
from bot.understand.quiet import Quiet, quiet_in
from bot.understand.relative import relative
from bot.understand.said import Said, said
from bot.understand.values_meant import Found, meant
from core.rules.days import find_days
from core.rules.nudges import WEEKDAYS
from core.rules.spans import find_span
from core.rules.words import lowered

_PART = re.compile(r"[,;]\s(?!not\b|that)")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST_BESIDE = 5
"""Words beside the days of quiet, at most, in a line that says nothing but them."""


def said_again(text: str, *, until: date | None, today: date, locale: str | None) -> Intent | None:
    """The reminders as they are wanted now; ``until`` is the day up to which they are held. None for other words."""
    low = lowered(text)
    if pattern_of("stopping").search(low):
        return StopReminders()
    parts = [part for sentence in sentences(text) for part in _PART.split(sentence)]
    if until is not None and (quiet := _only_quiet(parts, until, today, locale)) is not None:
        return quiet
    telling = [one for one in parts if pattern_of("rather").search(one)]
    found = (_one(part, until, today, locale) for part in reversed(telling))
    return next((wish for wish in found if wish is not None), None)


def _only_quiet(parts: list[str], until: date, today: date, locale: str | None) -> Snooze | None:
    """Other days of quiet, said as days and hardly more: "only from the 23rd", "start 23 Dec till 4 Jan"."""
    for part in reversed(parts):
        line = said(part, today=today, locale=locale)
        quiet = quiet_in(line)
        if quiet.start is not None and len(_beside(line)) <= MOST_BESIDE:
            return Snooze(quiet.until or until, quiet.start)
    return None


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


def answers_until(words: str, *, today: date, locale: str | None) -> Quiet | None:
    """The days of quiet where somebody was asked until when; None where a day is said of something else, or is over.

    "Until" leads to the day that is meant; without it nothing but the day may be said, and what points at one of
    several things ("yes, the one from Thursday") is no answer.
    """
    line = said(one_line(words), today=today, locale=locale, whole=words)
    quiet = quiet_in(line)
    if quiet.until is None or quiet.until <= today:
        return None
    if pattern_of("until").search(line.low) or quiet.start is not None:
        return quiet
    return quiet if set(_beside(line)) <= {*words_of("around_until"), *words_of("courteous")} else None


def _beside(line: Said) -> list[str]:
    """The words of a line that belong to none of its days and lengths of time."""
    days = line.days(lean="future")
    span = find_span(line.low)
    taken = [(day.at, day.to) for day in days] + ([(span.at, span.to)] if span else [])
    return [match[0] for match in _WORD.finditer(line.low) if not any(at <= match.start() < to for at, to in taken)]


def names_a_year(text: str) -> bool:
    """Whether a year is written out, so that a far day is no slip."""
    return _YEAR.search(text) is not None or pattern_of("years_long").search(text) is not None
