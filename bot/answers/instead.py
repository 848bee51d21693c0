"""Words that came where free text was awaited but plainly are a wish of their own: served, the question kept."""

from __future__ import annotations

import re

from bot.intents import (
    AddCredit,
    Answer,
    AskAbout,
    Communications,
    Deadline,
    Export,
    Help,
    Intent,
    ListCredits,
    Profile,
    Progress,
    StopReminders,
    Undo,
)
from bot.turn import Turn
from bot.understand import understand
from core.message import Reply

MOST_WORDS = 6
STILL_OPEN = "What I asked before is still open: answer it any time, or type *cancel*."
PLAIN = (Progress, ListCredits, Deadline, Profile, Help, Undo, Export, Communications, StopReminders)
ADDING = re.compile(r"(?:please )?(?:add|log|record)\s", re.IGNORECASE)


def served_instead(turn: Turn, answer: Answer) -> list[Reply] | None:
    """The replies to a short wish, such as "am I on track?"; None when the words answer the question."""
    words = answer.words.strip()
    adding = ADDING.match(words)
    if words and isinstance(question := _understood(turn, words), AskAbout) and (question.topic or words.endswith("?")):
        return [*turn.serve(question), Reply(STILL_OPEN)]
    if not words or (len(words.split()) > MOST_WORDS and adding is None):
        return None
    wish = _understood(turn, words)
    if isinstance(wish, AddCredit):
        if adding is None or not any(entry.seconds for entry in wish.entries):
            return None
    elif not isinstance(wish, PLAIN) or wish != type(wish)():  # "how to write a summary" is no call for help
        return None
    return [*turn.serve(wish), Reply(STILL_OPEN)]


def _understood(turn: Turn, words: str) -> Intent:
    return understand(words, now=turn.local, locale=turn.practitioner.locale)
