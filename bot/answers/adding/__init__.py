"""Adding credits: from words, files and the approved list to a proposal, from there to a credit."""

from bot.answers.adding import correcting, hearing, saved
from bot.answers.adding.hearing import add_activity_by_id
from bot.router import Router

router = Router(hearing.router, saved.router, correcting.router)

__all__ = ["add_activity_by_id", "router"]
