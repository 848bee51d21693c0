"""Wishes about reminders: when they come, stop them, hold them back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.intents import Intent, SetReminder, Snooze
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import spoken
from core.rules.days import DayFound, find_days
from core.rules.spans import find_span
from core.rules.words import WEEKDAYS

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABOUT = (
    r"(?:remind(?:er|ers|ing|s)?|nudg(?:e|es|ing)|nag(?:s|ging)?|notif(?:y|ication|ications|ying)|alerts?|ping(?:s"
    r"|ing)?|message me|messages?|messaging|poke|bother(?:ing)?|digests?|prompts?|emails?)"
)
_CLOCK = re.compile(
    r"(?:\bat|@|\bby|\baround|\bto|\bfor|,|^|\s)\s?(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\.?)?(?P"
    r"<clock>\s?(?:o'clock|h|hrs|uhr))?(?![\w/.-])"
)
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_WEEKDAY = re.compile(rf"(?<!\w)({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})s?(?!\w)")


def _time(low: str) -> str | None:
    for word, at in _NAMED_TIMES.items():
        if word in low:
            return at
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


_REMIND = re.compile(
    rf"(?:(?:every|each|on) .{{3,40}}[ ,](?:please )?)?(?:remind(?:er)? me|be reminded|get reminded|be nudged|get"
    rf" (?:my |the )?reminders|nudge me|ping me|notify me|alert me|nag me|message me|poke me|email me reminders?"
    rf"|remidn"
    rf" me|reming me)(?!.*\bnot\b)(?: .{{0,160}})?"
    rf"|(?:turn|switch|put|set|enable|start|resume|restart|activate|unmute|unpause|reactivate|allow|continue)(?:"
    rf" (?:on|my|the|up|back|a|again|me|all|weekly|monthly|daily|sending|receiving|getting))* {_ABOUT}(?:"
    rf" .{{0,120}})?|{_ABOUT}(?: (?:back|again))? on(?: again| please)?"
    rf"|(?:unmute|resume|unsnooze|unpause)(?: .{{0,40}})?|(?:i )?(?:send|give|want|need|get|have|schedule|create"
    rf"|set up|move|change|set|switch|make|deliver|receive)(?: (?:me|to|a|an|my|the|all|weekly|monthly|daily|get"
    rf"|up))* {_ABOUT}(?: (?:every|on|at|by|via|to|in|through|each|from|weekly|daily|monthly|about|for|only|come"
    rf"|when|how|over|as|here|until).{{0,120}})?"
    rf"|(?:my |the |weekly |daily )?{_ABOUT} (?:every|on|at|by|via|to|in|through|each|weekly|daily"
    rf"|should).{{1,120}}|(?:weekly|monthly|daily|monday|friday) {_ABOUT}(?: .{{0,80}})?"
)


_IN_A_MOMENT = re.compile(
    r"(?!remind).*\bin (?:\d+|an?|half an|five|ten|twenty|thirty) ?(?:m|min|mins|minutes?|h|hours?|sec|seconds)"
)


def _set(line: Said) -> Intent | None:
    low = line.low
    if (
        not _REMIND.fullmatch(low)
        or _IN_A_MOMENT.fullmatch(low)
        or re.search(r"\b(?:off|stop|less|fewer)\b", low)
        or re.search(
            r"^(?:send|give|get|show) (?:me )?(?:my |all |the )?(?:messages?|emails?)\b(?! (?:every|at|on \w+day))", low
        )
    ):
        return None
    weekday = _WEEKDAY.search(low)
    once = _ONCE.match(low) is not None and not _AGAIN_AND_AGAIN.search(low)
    name = _NAMES[WEEKDAYS[weekday[1]]] if weekday and not _is_one_day(low, weekday, once=once) else None
    if re.search(r"\b(?:later|again (?:in|next|on|later)|in a (?:while|bit))\b", low) and low.startswith(
        ("remind", "ping", "nudge", "notify")
    ):
        return Snooze(_until(line))
    start = None
    if name is None:
        days = [
            d for d in find_days(line.text, today=line.today, locale=line.locale, lean="future") if len(d.options) == 1
        ]
        start = days[0].options[0][0] if days and (days[0].whole in ("day", "month", "week", "weekend")) else None
        start = start or _after(line)
    return SetReminder(name, _time(low), start, _channel(low), once=once and start is not None)


_ONCE = re.compile(r"(?:remind(?:er)?|remidn|reming|nudge|ping|notify|alert|nag|poke|message) me\b")
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:ev\w{0,3}y|each|weekly|daily|monthly|from|starting|mornings|afternoons|evenings)\b"
)


def _is_one_day(low: str, weekday: re.Match[str], *, once: bool) -> bool:
    """Whether a weekday is one day to come ("remind me on friday") rather than every such day ("on Fridays")."""
    led = re.search(r"\b(?:next|this|coming)\s$", low[: weekday.start()])
    return led is not None or (once and not weekday[0].endswith("s"))


def _until(line: Said) -> date | None:
    """The day the reminders come back: the start of what is named, or today and the time named."""
    days: list[DayFound] = [
        d for d in find_days(line.text, today=line.today, locale=line.locale, lean="future") if d.options
    ]
    if days:
        start, end = days[0].options[0]
        if days[0].whole == "period":
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


_SNOOZE = re.compile(
    rf"(?:snooze|snoze|snoooze|mute|pause|hold|silence|suspend|postpone|delay|defer)(?: (?:it|this|these|that|all"
    rf"|my|the|off|everything|me|on|{_ABOUT}))*(?: (?:for|until|till|til|by|to|a|an|one|two|\d|another|next"
    rf"|tomorrow|over|through|after|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|the|in).{{0,80}})?"
    rf"|(?:(?:please )?(?:do not|don'?t|dont|no|stop|no more|never|quit)(?: (?:any|more|send me|send|want|need"
    rf"|sending|me|give me))* ?(?:{_ABOUT})(?: (?:me|any|us|more|again|please|about (?:this|it|that|anything)"
    rf"|anymore|to me))*|stop|leave me alone|be quiet|quiet|shut up|hold off|not|no (?:{_ABOUT})|(?:ask|come back"
    rf"|check back|get back)(?: to me)?(?: again)?) (?:until|till|til|before|for (?=\d|a |an |the next|one|two"
    rf"|three|another|now)|in (?=\d|a |two|three|one|an)|during|this week|today|for now|now|tomorrow|next).{{0,80}}"
    r"|(?:not now|later|maybe later|remind me later|ask me later|another time|not today|tomorrow please|in a week"
    r"|next week)"
)


def _snooze(line: Said) -> Intent | None:
    span = find_span(line.low)
    low = f"{line.low[: span.at]}a week{line.low[span.to :]}" if span is not None else line.low  # whatever its length
    if not _SNOOZE.fullmatch(low) or re.search(r"\bexam|appointment\b", line.low):
        return None
    until = _until(line)
    return None if until is None and line.low.startswith(("mute", "silence", "suspend")) else Snooze(until)


REMINDERS: tuple[Rule, ...] = (
    rule(
        "snooze snoze snoooze mute pause hold silence suspend postpone delay defer don dont do no stop not never"
        " quit leave be quiet shut later another ask come check get tomorrow in next maybe remind",
        _snooze,
    ),
    spoken("stop_reminders"),
    rule(
        "remind reminded nudged reminding nudging reminder reminders reming remidn nudge nudges ping notify"
        " notification"
        " notifications alert alerts nag message poke email emails digest unmute resume unsnooze unpause messages"
        " mail",
        _set,
    ),
)


def weekday_in(low: str) -> str | None:
    """The weekday that is named for every week ("every Monday"), lower case; None for none or a single one."""
    found = _WEEKDAY.search(low)
    if found is None or re.search(r"\b(?:next|this|coming|on)\s$", low[: found.start()]):
        return None
    return _NAMES[WEEKDAYS[found[1]]]


time_in, channel_in, until_in = _time, _channel, _until
