"""Readers of weekdays: "last Friday", "Monday last week", "a week ago Tuesday", "Tuesday the 10th", "lunedì 16"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from core.rules.day_near import count_of
from core.rules.day_values import Mention, exactly, written_day
from core.rules.words import WEEKDAYS
from core.rules.words.de import GERMAN

_SAT_DOWN = re.compile(r"\s(?:thru|through|in|at|down|with|on|for|from|next|beside|together|there|the|my|an?)\b")
_SITTER = re.compile(r"\b(?:i|we|they|he|she|you|who|and|just|colleagues|team|all)\s\Z")


def weekday(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "Monday", "last Friday", "Monday last week", "Friday before last", "Mi."."""
    said = m[f"{name}_d"].rstrip(".")
    wanted = GERMAN.short_weekdays[said] if name == "ws" else WEEKDAYS[said]
    if said == "sat" and name == "wl" and _is_sitting(m):
        return None
    monday = today - timedelta(days=today.weekday())
    week = (m[f"{name}_v"] or "") if name != "ws" else ""
    when = (m["wl_w"] or "") if name == "wl" else ""
    back_days = (today.weekday() - wanted) % 7 or 7
    ahead_days = (wanted - today.weekday()) % 7 or 7
    if week:
        on = monday + timedelta(days=wanted + 7 * {"last": -1, "this": 0, "next": 1}[week])
    elif when in ("this", "current"):
        on = monday + timedelta(days=wanted)
        on += timedelta(days=7 if lean == "future" and on < today else 0)
    elif when in ("next", "coming", "upcoming") or (lean == "future" and not when):
        on = today + timedelta(days=ahead_days)
    else:
        on = today - timedelta(days=back_days)
    if name == "wl" and m.group().endswith(" ago"):
        on = monday + timedelta(days=wanted - 7 * (2 if m["wl_a"] == "two" else 1))
    if name == "wl" and (m["wl_l"] or "").startswith(("before", "but")):
        on -= timedelta(days=7)
    return Mention(m.start(), m.end(), exactly(on))


def _is_sitting(m: re.Match[str]) -> bool:
    """Whether "sat" is what somebody did."""
    led = _SITTER.search(m.string, max(0, m.start() - 12), m.start())
    return bool(led or _SAT_DOWN.match(m.string, m.end()))


def weekdays_ago(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "two Fridays ago": whether the last one counts is to be asked."""
    count, _ = count_of(m["wz_n"])
    last = today - timedelta(days=(today.weekday() - WEEKDAYS[m["wz_d"].rstrip(".")]) % 7 or 7)
    latest = last - timedelta(days=7 * max(count - 1, 0))
    return Mention(m.start(), m.end(), (*exactly(latest), *exactly(latest - timedelta(days=7))))


def weekday_ago(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "a week ago Tuesday": the Tuesday of the week so many weeks back."""
    count, exact = count_of(m["wa_n"])
    monday = today - timedelta(days=today.weekday() + 7 * min(count, 500))
    return Mention(
        m.start(),
        m.end(),
        exactly(monday + timedelta(days=WEEKDAYS[m["wa_d"].rstrip(".")])),
        "day" if exact else "vague",
    )


def weekday_and_number(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "lunedì 16": the day where both fit within a month; else the weekday alone ("Monday 3 authors")."""
    wanted, day = WEEKDAYS[m["wb_w"].rstrip(".")], written_day(m["wb_d"])
    for back in range(32):
        on = today + timedelta(days=back if lean == "future" else -back)
        if on.day == day and on.weekday() == wanted:
            return Mention(m.start(), m.end(), exactly(on))
    back = (today.weekday() - wanted) % 7 or 7
    on = (
        today + timedelta(days=(wanted - today.weekday()) % 7 or 7)
        if lean == "future"
        else today - timedelta(days=back)
    )
    return Mention(m.start(), m.end("wb_w"), exactly(on))


def weekday_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "Tuesday the 10th": the nearest month, back or ahead as one leans, where the weekday fits; none within a year."""
    wanted, day = WEEKDAYS[m["wn_w"].rstrip(".")], written_day(m["wn_d"])
    index = today.year * 12 + today.month - 1
    for step in range(12):
        year, month = divmod(index + (step if lean == "future" else -step), 12)
        if not 1 <= day <= monthrange(year, month + 1)[1]:
            continue
        on = date(year, month + 1, day)
        if on.weekday() == wanted and ((on >= today) if lean == "future" else (on <= today)):
            return Mention(m.start(), m.end(), exactly(on))
    return Mention(m.start(), m.end(), ())
