"""Wishes to know how something works: questions about the programme and about Tally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents.wish import Intent


@dataclass(frozen=True, slots=True)
class AskAbout(Intent):
    """Ask how something works: the exam, credits, documents, fees, mentors, membership.

    > how long is the exam?
    > do I need documentation?
    > can I request credit for teaching a workshop?
    > faq

    ``topic`` is a name of core/phrases/topics, none for the list of them. ``query`` is what credit is asked for,
    ``near`` are topics a question that fits none of them may be about.
    A question explains and never begins anything.
    """

    name: ClassVar[str] = "ask_about"
    topic: str | None = None
    query: str | None = None
    near: tuple[str, ...] = ()
