"""The parts of a command as it is typed: the hours by domain, a day, a time, what follows a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.language.phrases import domain_pattern
from bot.understand.office.marks import Mark
from bot.understand.staff_words import time_in
from core.rules.amounts import find_amounts, number_value
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR

DOMAIN = re.compile(rf"\b(?:{domain_pattern('said')})\w*", re.IGNORECASE)
CLOCK = re.compile(r"(?<![\w:./-])\d{1,2}(?::\d\d ?(?:am|pm)?| ?(?:am|pm))(?![\w:./-])", re.IGNORECASE)
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


def day_said(words: str, today: date, locale: str | None, lean: str) -> str | None:
    """The one day meant, as '5 December 2026'; None in doubt."""
    found = find_days(words, today=today, locale=locale, lean=lean)
    if len(found) != 1 or len(found[0].options) != 1:
        return None
    start, end = found[0].options[0]
    return f"{start.day} {start:%B %Y}" if start == end else None


def clock_said(text: str) -> str | None:
    """'10:00'; None without a time."""
    found = CLOCK.search(text)
    return time_in(text) or (time_in(f"at {found[0]}") if found else None)


def free_words(text: str) -> str:
    """Words that go to somebody or are kept, without marks and politeness around them."""
    return PLEASE.sub("", text).strip(EDGES.replace(".", "").replace(")", "").replace("!", "")).strip()
