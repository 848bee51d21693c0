"""The wishes a model may name, each with what it means in one line and how it is typed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from bot.intents import WISHES
from bot.intents.shown import first_line

NEVER_OFFERED = frozenset(
    {
        "add_employment",
        "answer",
        "attach",
        "cancel",
        "check_in",
        "chitchat",
        "clarify",
        "link",
        "several",
        "unknown",
        "unlink",
    }
)
"""What proves somebody, comes with a file, a code or a form's worth of facts, or is no wish of its own."""


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    written = tomllib.loads((resources.files("bot.model") / "commands.toml").read_text(encoding="utf-8"))
    return {table: {name: tuple(ways) for name, ways in lines.items()} for table, lines in written.items()}


def commands() -> dict[str, tuple[str, ...]]:
    """How each wish is typed, by its name; the fullest way first."""
    return _tables()["wishes"]


def probes(kind: str) -> tuple[str, ...]:
    """The lines in which words of one kind are read alone."""
    return _tables()["probes"][kind]


@cache
def meanings() -> dict[str, str]:
    """What each of these wishes does, in one line."""
    return {wish.name: first_line(wish) for wish in WISHES if wish.name in commands()}
