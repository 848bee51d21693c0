"""The parts of a command as it is typed: the hours by domain, a day, a time, what follows a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.language.lexicon import pattern_of
from bot.language.phrases import domain_pattern
from bot.understand.office.marks import Mark
from bot.understand.office.table import shares
from bot.understand.staff_words import time_in
from core.rules.amounts import find_amounts, number_value
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR

DOMAIN = re.compile(rf"\b(?:{domain_pattern('said')})\w*", re.IGNORECASE)
CLOCK = re.compile(r"(?<![\w:./-])\d{1,2}(?::\d\d ?(?:am|pm)?| ?(?:am|pm))(?![\w:./-])", re.IGNORECASE)
LAST_OF_WEEK, FRIDAY = 6, 4
MONTHS = 300
"""Days a year has more than."""
NUMBER = re.compile(r"[^\d,.;]{0,16}?(\d{1,18})\b")
EDGES = " \t\n,;:.-–—!()"
PLEASE = re.compile(r"[\s,.!]*\b(?:please|pls|plz|thanks|thank you|thx|cheers)[\s.!]*$", re.IGNORECASE)


def hours_said(text: str, hours: Sequence[Mark]) -> str | None:
    """'1.5 implement, 0.5 foster' as a decision is typed; None when an amount is in doubt."""
    parts = []
    for place, mark in enumerate(hours):
        end = hours[place + 1].at if place + 1 < len(hours) else min(len(text), mark.to + 60)
        amount = _amount(mark.value)
        if amount in (None, "0") or text[: mark.at].rstrip().endswith(("-", "−", "–")):
            return None
        named = DOMAIN.search(text, mark.to, end)
        domain = named.lastgroup if named else ""
        parts.append(f"{amount} {domain}".strip())
    return ", ".join(parts)


def _amount(words: str) -> str | None:
    found = find_amounts(words)
    if not found:
        value = number_value(words.replace(",", "."))
        return None if value is None else f"{float(value):g}"
    if len(found) != 1 or not found[0].is_settled:
        return None
    seconds = found[0].options[0]
    if seconds * 100 % SECONDS_PER_HOUR:
        return f"{seconds // 60} min" if seconds % 60 == 0 else None
    return f"{seconds / SECONDS_PER_HOUR:g}"


def day_said(words: str, today: date, locale: str | None, lean: str, before: str = "") -> str | None:
    """The one day meant, as '5 December 2026'; None in doubt. Of a day that lies ahead, a period's end or middle will do.

    ``before`` is what was said before the words: "by the end of".
    """
    found = find_days(words, today=today, locale=locale, lean=lean)
    if not found or any(one.options != found[0].options for one in found) or len(found[0].options) != 1:
        return None
    start, end = found[0].options[0]
    if start == end:
        return f"{start.day} {start:%B %Y}"
    day = _within(f"{before}{words[: found[0].at]}", start, end) if lean == "future" else None
    return f"{day.day} {day:%B %Y}" if day else None


def _within(before: str, start: date, end: date) -> date | None:
    """The day of a period that the words before it mean; the end of a week is its Friday."""
    is_week = (end - start).days == LAST_OF_WEEK
    meant = {
        "period_end": start + timedelta(days=FRIDAY) if is_week else end,
        "period_middle": start + (end - start) // 2 if is_week else start.replace(day=15),
        "period_start": start,
    }
    low = before.rstrip(" -")
    return next((day for name, day in meant.items() if _ends_with(name, low)), None)


def _ends_with(name: str, low: str) -> bool:
    return any(one.end() == len(low) for one in pattern_of(name).finditer(low))


def clock_said(text: str) -> str | None:
    """'10:00'; None without a time."""
    found = CLOCK.search(text)
    return time_in(text) or (time_in(f"at {found[0]}") if found else None)


def share_said(text: str) -> str | None:
    """'50%' of "half of them"; None where no share is said, or two are."""
    low = text.casefold()
    found = {share for said, share in shares().items() if re.search(rf"(?<!\w){said}(?!\w)", low)}
    return found.pop() if len(found) == 1 else None


def year_said(text: str, today: date) -> str | None:
    """'2026' of "this year" or "in 2026"; None without one whole year."""
    found = [one.options for one in find_days(text, today=today)]
    spans = [one[0] for one in found if len(one) == 1 and (one[0][1] - one[0][0]).days > MONTHS]
    return str(spans[0][0].year) if len(spans) == 1 else None


def seed_said(text: str) -> str | None:
    """The number that is named as a seed; None without one."""
    lead = pattern_of("seed").search(text)
    number = NUMBER.match(text, lead.end()) if lead is not None else None
    return number[1] if number is not None else None


def free_words(text: str) -> str:
    """Words that go to somebody or are kept, without marks and politeness around them."""
    return PLEASE.sub("", text).strip(EDGES.replace(".", "").replace(")", "").replace("!", "")).strip()
