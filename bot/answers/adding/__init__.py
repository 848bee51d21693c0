"""Adding credits: from words, files and the approved list to a proposal, from there to a credit."""

from bot.answers.adding.hearing import add_activity_by_id, router

__all__ = ["add_activity_by_id", "router"]
