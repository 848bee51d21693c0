"""What was not understood is kept for the office, with what the person said next; nothing private is."""

from __future__ import annotations

from bot.intents import Chitchat, Clarify, Intent, Unknown
from bot.masking import is_private
from bot.turn import Turn
from bot.understand.language import language_of
from core.actions import misses
from core.actions.arrivals import FOR_THE_OFFICE
from core.store.tables import Question

UNKNOWN, ASKED = "unknown", "asked"


def is_lost(wish: Intent) -> bool:
    """Whether the words were not understood; so it is with talk, whether an activity was seen in it or not."""
    return isinstance(wish, Unknown) or (isinstance(wish, Chitchat) and wish.kind == "other")


def begin(turn: Turn, wish: Intent) -> None:
    """Note that these words were not understood."""
    if is_lost(wish):
        turn.missed = UNKNOWN
    elif isinstance(wish, Clarify):
        turn.missed = ASKED


def unanswered(turn: Turn, wish: Intent, question: Question) -> None:
    """After an open question heard words that were no wish: they were missed if it stays open and they held no value."""
    entry = wish.entry if isinstance(wish, Unknown) else None
    has_value = entry is not None and bool(entry.seconds or entry.start or entry.domain)
    if is_lost(wish) and question.closed_at is None and not has_value:
        turn.missed = UNKNOWN


def note(turn: Turn) -> None:
    """At a turn's end: what was said after an earlier miss, and what was missed now."""
    person, thread, words = turn.practitioner.id, turn.message.thread, turn.message.text.strip()
    hidden = turn.private or is_private(words)
    follows = FOR_THE_OFFICE if hidden else turn.meant or words
    misses.follow(turn.session, person, thread, follows, turn.now)
    if turn.missed and not hidden and any(one.isalpha() for one in words):
        misses.keep(
            turn.session, person, channel=turn.message.channel, thread=thread, words=words, answered=turn.missed,
            now=turn.now, language=language_of(words),
        )  # fmt: skip
