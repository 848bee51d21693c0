"""Options the commands share: instants and JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click


class Moment(click.ParamType[datetime]):
    """An instant: 2026-11-21T10:00, with a zone or in the programme's."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Parse, or say how to write it."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no instant; write it like 2026-11-21T10:00 or 2026-11-21T10:00-05:00", param, ctx)


NOW = click.option("--now", type=Moment(), help="pretend it is this moment, e.g. 2026-11-21T10:00")
JSON = click.option("--json", "as_json", is_flag=True, help="print JSON")


def utc(moment: datetime | None, zone: str) -> datetime:
    """The moment in UTC, ``zone`` assumed where it names none; now when there is none."""
    if moment is None:
        return datetime.now(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
