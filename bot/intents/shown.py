"""A wish as ``tally understand --json`` prints it."""

from __future__ import annotations

import inspect
from dataclasses import fields
from datetime import date
from typing import Any

from bot.intents.wish import Intent
from core.rules.terms import hours_of


def first_line(wish: type[Intent]) -> str:
    """What it does, without what only programmers read."""
    return inspect.cleandoc(wish.__doc__ or "").splitlines()[0].split(" (`", 1)[0].rstrip(".") + "."


def to_json(intent: Intent) -> dict[str, Any]:
    """The object ``tally understand --json`` prints: ``{"intent": NAME, ...arguments}`` (docs/commands.md)."""
    shown: dict[str, Any] = {"intent": intent.name}
    for one in fields(intent):
        value = getattr(intent, one.name)
        if one.name in ("nearest", "language", "loosely"):
            continue
        if one.name == "entries":
            shown["entries"] = [entry.to_json() for entry in value]
        elif one.name in ("readings", "wishes"):
            shown[one.name] = [to_json(wish) for wish in value]
        elif one.name == "entry":
            shown.update(value.to_json())
        elif one.name == "which":
            shown["number"] = value.numbers[0] if value.numbers else None
            shown["numbers"] = list(value.numbers)
            shown.setdefault("query", value.words)
        elif one.name == "seconds":
            shown["hours"] = None if value is None else hours_of(value)
        elif isinstance(value, date):
            shown[one.name] = value.isoformat()
        elif one.name == "ambiguous":
            shown[one.name] = [a.field for a in value]
        else:
            shown[one.name] = list(value) if isinstance(value, tuple) else value
    return shown
