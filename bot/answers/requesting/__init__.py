"""Requests for credit approval: asked question by question, kept as drafts, sent whole, answered in the same thread."""

from bot.answers.requesting.hearing import router
from bot.answers.requesting.seeing import see, see_all

__all__ = ["router", "see", "see_all"]
