"""One rule: the cue words that call it and the reader that makes a wish of the line, or None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.intents import Intent
from bot.understand.said import Said

Reader = Callable[[Said], Intent | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``read`` is tried on lines that hold one of ``cues`` (lower-case words); ``name`` is that of its file of sentences."""

    cues: frozenset[str]
    read: Reader
    name: str = ""


def rule(cues: str, read: Reader, name: str = "") -> Rule:
    """A rule for the blank-separated cue words."""
    return Rule(frozenset(cues.split()), read, name)
