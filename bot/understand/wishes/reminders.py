"""Wishes about reminders: when they come, stop them, hold them back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.intents import Intent, SeeReminders, SetReminder, Snooze
from bot.language.lexicon import pattern_of, words_of
from bot.language.phrases import any_of
from bot.understand.asking import unled
from bot.understand.clean import one_line
from bot.understand.quiet import Quiet, after, quiet_in
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken
from core.rules.words import WEEKDAYS, lowered

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AT, _MARKED = any_of(words_of("at_time")), any_of(words_of("hour_marks"))
_CLOCK = re.compile(
    rf"(?:\b{_AT}|@|,|^|\s)\s?(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\.?)?(?P<clock>\s?{_MARKED})?(?![\w/.-])"
)
_PARTS_OF_DAY = {"said_afternoon": "14:00", "said_evening": "18:00"}
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


def time_of_one(low: str) -> str | None:
    """The time of a single reminder: a clock time, or where a part of the day is named, a time in it, which is shown."""
    named = (time for name, time in _PARTS_OF_DAY.items() if pattern_of(name).search(low))
    return _time(low) or next(named, None)


def _channel(low: str) -> str | None:
    mail, slack = (
        re.search(r"\b(?:e-?mail|mail|letter)\b", low),
        re.search(r"\b(?:slack|dm|here|direct message)\b", low),
    )
    if (mail and slack) or re.search(r"\bboth\b", low):
        return "both"
    return "mail" if mail else "slack" if slack else None


_SET, _SNOOZE, _SEE = file_of("set_reminder"), file_of("snooze"), file_of("see_reminders")
LONGEST_QUESTION = 200


def _set(line: Said) -> Intent | None:
    form = next((name for name, form in _SET.named.items() if fits(form, line)), None)
    if form is None or form == "usual":
        return None if form is None else SetReminder()
    once = form in ("once", "of")
    weekday = _WEEKDAY.search(line.low)
    name = _NAMES[WEEKDAYS[weekday[1]]] if weekday and not _is_one_day(line.low, weekday, once=once) else None
    start = None if name is not None else _first_day(line)
    return SetReminder(
        name,
        time_of_one(line.low) if once and name is None else _time(line.low),
        start,
        _channel(line.low),
        once=once and (start is not None or (form == "of" and name is None)),
    )


def _first_day(line: Said) -> date | None:
    """The one day that is named, or the one a length of time leads to."""
    days = [day for day in line.days(lean="future") if len(day.options) == 1]
    named = days[0].options[0][0] if days and days[0].whole in ("day", "month", "week", "weekend") else None
    return named or after(line)


def _is_one_day(low: str, weekday: re.Match[str], *, once: bool) -> bool:
    """Whether a weekday is one day to come ("remind me on friday") rather than every such day ("on Fridays")."""
    led = re.search(r"\b(?:next|this|coming)\s$", low[: weekday.start()])
    return led is not None or (once and not weekday[0].endswith("s"))


def _snooze(line: Said) -> Intent | None:
    form = next((name for name, form in _SNOOZE.named.items() if fits(form, line)), None)
    if form is None:
        return None
    quiet = quiet_in(line)
    return None if form == "silence" and quiet == Quiet() else Snooze(quiet.until, quiet.start)


def _see(line: Said) -> Intent | None:
    """A question about one's own reminders, with the polite words that make it one: "will you remind me …?"."""
    whole = one_line(line.whole) if len(line.whole) <= LONGEST_QUESTION else line.text
    asked = replace(line, text=whole, low=lowered(whole).strip(" .!?"))
    bare = unled(asked.low)
    indirect = replace(line, text=bare, low=bare)
    if bare != asked.low and fits(_SEE.named["indirect"], indirect):
        return SeeReminders()
    return SeeReminders() if any(fits(_SEE.named["asked"], one) for one in (line, asked, indirect)) else None


SEE_REMINDERS: tuple[Rule, ...] = (Rule(cues_of(form.sentences for form in _SEE.forms), _see, "see_reminders"),)
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


time_in, channel_in = _time, _channel
