"""Files: what was read in them becomes a proposal, or proof of a credit that lacks it."""

from __future__ import annotations

from bot.answers.arriving import asking, attaching
from bot.answers.arriving.attaching import attach_files
from bot.answers.arriving.hearing import hear_files
from bot.answers.arriving.pasting import pasted
from bot.router import Router

__all__ = ["attach_files", "hear_files", "pasted", "router"]

router = Router(asking.router, attaching.router)
