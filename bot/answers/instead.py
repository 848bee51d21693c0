"""Words that came where free text was awaited but plainly are a wish of their own: served, the question kept."""

from __future__ import annotations

import re

from bot.intents import (
    AddCredit,
    Answer,
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
PLAIN = (Progress, ListCredits, Deadline, Profile, Help, Undo, Export, Communications, StopReminders)
ADDING = re.compile(r"(?:please )?(?:add|log|record)\s", re.IGNORECASE)


def served_instead(turn: Turn, answer: Answer) -> list[Reply] | None:
    """The replies to a short wish, such as "am I on track?"; None when the words answer the question."""
    words = answer.words.strip()
    adding = ADDING.match(words)
    if not words or (len(words.split()) > MOST_WORDS and adding is None):
        return None
    wish: Intent = understand(words, now=turn.local, locale=turn.practitioner.locale)
    if isinstance(wish, AddCredit):
        if adding is None or not any(entry.seconds for entry in wish.entries):
            return None
    elif not isinstance(wish, PLAIN) or wish != type(wish)():  # "how to write a summary" is no call for help
        return None
    return [*turn.serve(wish), Reply("What I asked before is still open: answer it any time, or type *cancel*.")]
