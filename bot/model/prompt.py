"""What is sent to a model: one masked line and what Tally can do. Nothing of anybody's record."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from bot.model.wishes import meanings
from core.rules.terms import Domain

SPANS = ("title", "hours", "day", "domain", "number", "query")
NONE = "none"
LONGEST = 600
"""Characters of a line; what is longer is a paste or a letter, and is not sent."""


@cache
def task() -> str:
    """What the model is told to do, with every wish it may name."""
    listed = "\n".join(f"- {name}: {means}" for name, means in meanings().items())
    written = (resources.files("bot.model") / "task.txt").read_text(encoding="utf-8")
    return written.strip().format(wishes=listed, domains=", ".join(Domain))


def body(model: str, line: str) -> dict[str, Any]:
    """The JSON of a chat-completions request about one masked line.

    No temperature and no limit of tokens: not every provider takes them, and the answer is capped where it is read.
    """
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": task()},
            {"role": "user", "content": line},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "wish", "strict": True, "schema": _schema()},
        },
    }


def _schema() -> dict[str, Any]:
    words = {"type": ["string", "null"]}
    return {
        "type": "object",
        "properties": {
            "wish": {"type": "string", "enum": [*meanings(), NONE]},
            "spans": {
                "type": "object",
                "properties": dict.fromkeys(SPANS, words),
                "required": list(SPANS),
                "additionalProperties": False,
            },
        },
        "required": ["wish", "spans"],
        "additionalProperties": False,
    }
