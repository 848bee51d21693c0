"""Time zones by their name or their city; a city of several zones, or of none, is asked about."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from core.message import Choice, Reply

ZONE = re.compile(
    r"time ?zone(?:\s*[:=]\s*|\s+(?:is\s+|to\s+)?)(?:now\s)?(?P<zone>[A-Za-z][\w/+ -]{1,40})", re.IGNORECASE
)
NO_ZONE = {"now", "please", "here", "today", "set", "do", "for", "have", "settings", "you", "in", "on", "of"}
LEFT_OUT = ("Etc/", "posix/", "right/", "SystemV/")
_TAIL = re.compile(r"[ _](?:time|please|thanks|now)$", re.IGNORECASE)


def zones_in(text: str) -> list[str] | None:
    """The zones the one named in these words could be ("my time zone is Berlin"); None when they name none."""
    said = ZONE.search(text)
    if said is None or said["zone"].split()[0].casefold() in NO_ZONE:
        return None
    wanted = _TAIL.sub("", said["zone"].strip(" .!")).replace(" ", "_").casefold()
    whole, by_city = _known()
    return [whole[wanted]] if wanted in whole else list(by_city.get(wanted, ()))


@cache
def _known() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Zones by their whole name, and by their city: Louisville is in two."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(LEFT_OUT))
    by_city: dict[str, tuple[str, ...]] = {}
    for name in names:
        city = name.rsplit("/", 1)[1].casefold()
        by_city[city] = (*by_city.get(city, ()), name)
    return {name.casefold(): name for name in names}, by_city


def ask_which(zones: list[str]) -> Reply:
    """Which zone is meant, when several have the city or none has."""
    if not zones:
        return Reply(
            "I know no time zone by that name, so yours stays as it was. Name the nearest large city, for example: "
            "my time zone is Europe/Berlin"
        )
    choices = tuple(Choice(name, f"my time zone is {name}") for name in zones)
    return Reply("Several time zones have a city of that name. Which one is yours?", choices=choices)
