"""Wishes about reminders: when they come, stop them, hold them back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.intents import Intent, SetReminder, Snooze
from bot.language.lexicon import pattern_of, words_of
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken
from core.rules.days import DayFound, find_days
from core.rules.spans import find_span
from core.rules.words import WEEKDAYS

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(
    r"(?:\bat|@|\bby|\baround|\bto|\bfor|,|^|\s)\s?(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\.?)?(?P"
    r"<clock>\s?(?:o'clock|h|hrs|uhr))?(?![\w/.-])"
)
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_WEEKDAY = re.compile(rf"(?<!\w)({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})s?(?!\w)")


def _time(low: str) -> str | None:
    for word in re.findall(r"[a-z]+", low):
        if word in _NAMED_TIMES:  # "afternoon" is no noon
            return _NAMED_TIMES[word]
    for match in _CLOCK.finditer(low):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if not (match["m"] or match["half"] or match["clock"] or re.search(r"(?:at|@)\s?$", low[: match.start("h")])):
            continue
        if match["half"]:
            hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
        elif hour < 12 and re.search(r"\bin the (?:afternoon|evening)\b", low):
            hour += 12
        if hour < 24:
            return f"{hour:02d}:{minute:02d}"
    return None


def _channel(low: str) -> str | None:
    mail, slack = (
        re.search(r"\b(?:e-?mail|mail|letter)\b", low),
        re.search(r"\b(?:slack|dm|here|direct message)\b", low),
    )
    if (mail and slack) or re.search(r"\bboth\b", low):
        return "both"
    return "mail" if mail else "slack" if slack else None


_SET, _SNOOZE = file_of("set_reminder"), file_of("snooze")


def _set(line: Said) -> Intent | None:
    form = next((name for name, form in _SET.named.items() if fits(form, line)), None)
    if form is None:
        return None
    once = form == "once"
    weekday = _WEEKDAY.search(line.low)
    name = _NAMES[WEEKDAYS[weekday[1]]] if weekday and not _is_one_day(line.low, weekday, once=once) else None
    start = None if name is not None else _first_day(line)
    return SetReminder(name, _time(line.low), start, _channel(line.low), once=once and start is not None)


def _first_day(line: Said) -> date | None:
    """The one day that is named, or the one a length of time leads to."""
    days = [day for day in line.days(lean="future") if len(day.options) == 1]
    named = days[0].options[0][0] if days and days[0].whole in ("day", "month", "week", "weekend") else None
    return named or _after(line)


def _is_one_day(low: str, weekday: re.Match[str], *, once: bool) -> bool:
    """Whether a weekday is one day to come ("remind me on friday") rather than every such day ("on Fridays")."""
    led = re.search(r"\b(?:next|this|coming)\s$", low[: weekday.start()])
    return led is not None or (once and not weekday[0].endswith("s"))


_LED = re.compile(rf"(?:{'|'.join(words_of('until'))})\s(?:the\s)?$")


def _until(line: Said) -> date | None:
    """The day the reminders come back: the start of what is named, or today and the time named."""
    days: list[DayFound] = [
        d for d in find_days(line.text, today=line.today, locale=line.locale, lean="future") if d.options
    ]
    led = [day for day in days if _LED.search(line.low[: day.at])]
    if led == [] and pattern_of("until_then").search(line.low):
        days = sorted(days, key=lambda day: day.options[0][0])[
            -1:
        ]  # "on leave from Monday, back on the 11th: nothing until then"
    if days := led[:1] or days:  # "I saw it on Thursday … hold them until the eleventh"
        start, end = days[0].options[0]
        if days[0].whole == "period" or (days[0].whole == "day" and end > start):  # "no reminders 23 Dec to 4 Jan"
            return end
        before = line.low[: days[0].at]
        if re.search(r"\b(?:end of|after)\s(?:the\s)?(?:end of\s)?$", before):
            return end + timedelta(days=1) if re.search(r"\bafter\s(?:the\s)?$", before) else end
        if days[0].whole == "month" and start <= line.today:
            start = start.replace(year=start.year + 1)
        return start
    named = re.search(r"\b(?:the )?end of (?:the |this )?(month|year|week)", line.low)
    if named:
        return _end_of(line.today, named[1])
    if re.search(r"\bnew year(?:'s)?\b", line.low):
        return date(line.today.year + 1, 1, 1)
    return _after(line)


def _after(line: Said) -> date | None:
    """The day that a length of days or more leads to; None for hours, and for one that isn't certain."""
    span = find_span(line.low)
    return span.after(line.today) if span is not None and span.is_settled else None


def _end_of(today: date, unit: str) -> date:
    if unit == "year":
        return date(today.year, 12, 31)
    if unit == "week":
        return today + timedelta(days=6 - today.weekday())
    following = today.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def _snooze(line: Said) -> Intent | None:
    form = next((name for name, form in _SNOOZE.named.items() if fits(form, line)), None)
    until = _until(line) if form is not None else None
    return None if form is None or (until is None and form == "silence") else Snooze(until)


REMINDERS: tuple[Rule, ...] = (
    Rule(cues_of(form.sentences for form in _SNOOZE.forms), _snooze, "snooze"),
    spoken("stop_reminders"),
    Rule(cues_of(form.sentences for form in _SET.forms), _set, "set_reminder"),
)


def weekday_in(low: str) -> str | None:
    """The weekday that is named for every week ("every Monday"), lower case; None for none or a single one."""
    found = _WEEKDAY.search(low)
    if found is None or re.search(r"\b(?:next|this|coming|on)\s$", low[: found.start()]):
        return None
    return _NAMES[WEEKDAYS[found[1]]]


time_in, channel_in, until_in = _time, _channel, _until
