"""Days, hours and lists as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.rules.terms import Span, show_hours

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def show_day(on: date, *, beside: date | None = None) -> str:
    """'31 December 2026'; the year is left out when it is the year of ``beside``."""
    shown = f"{on.day} {MONTHS[on.month - 1]}"
    return shown if beside is not None and beside.year == on.year else f"{shown} {on.year}"


def show_span(span: Span) -> str:
    """'1 January 2026 to 31 December 2026', or the one day."""
    if span.start == span.end:
        return show_day(span.start)
    return f"{show_day(span.start)} to {show_day(span.end)}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def show_credits(seconds: int) -> str:
    """'1 credit', '1.5 credits': one credit is one hour."""
    shown = show_hours(seconds)
    return f"{shown} credit" if shown == "1" else f"{shown} credits"


def show_days_left(days: int) -> str:
    """'today', 'tomorrow', 'in 30 days'."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
