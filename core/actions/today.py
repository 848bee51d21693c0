"""The programme's day: deadlines end at its midnight."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.house import House


def programme_day(house: House, now: datetime) -> date:
    """The programme's day at ``now``."""
    return now.astimezone(ZoneInfo(house.settings.zone)).date()
