"""What a wish of staff is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents import Intent
from core.rules.terms import Domain

Split = tuple[tuple[Domain | None, int], ...]
"""Whole seconds by domain; no domain: the one that was asked for."""


@dataclass(frozen=True, slots=True)
class StaffIntent(Intent):
    """A wish of staff."""

    act: ClassVar[str] = ""
    changes: ClassVar[bool] = True
