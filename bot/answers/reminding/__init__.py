"""Reminders: when, where, until when not, and not at all; how they are set and when the next one comes."""

from __future__ import annotations

from bot.answers.reminding import quieting, setting, showing
from bot.answers.reminding.setting import again
from bot.router import Router

router = Router(quieting.router, setting.router, showing.router)

__all__ = ["again", "router"]
