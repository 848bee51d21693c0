"""The one wish among the sentences of a message that as a whole says nothing sure: the others only go with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

from bot.intents import AskAbout, Chitchat, Clarify, Intent, SetReminder, Snooze, StopReminders, Unknown
from bot.language.lexicon import pattern_of
from bot.understand.clauses import sentences

MOST_SENTENCES = 6
REMINDING = (SetReminder, Snooze, StopReminders)
"""Wishes of one kind that explain each other: "do keep reminding me; you may resume then"."""
_APART = re.compile(r";\s+|\s[-–—]\s")

Sure = Callable[[str], Intent | None]
"""The wish a part surely is by itself, or None."""


def is_unsure(found: Intent, text: str) -> bool:
    """Whether a verdict leaves open what is meant; a topic for a message that asks nothing is none."""
    if isinstance(found, AskAbout):
        return "?" not in text
    return isinstance(found, Unknown | Clarify) or found == Chitchat("other")


def only_wish(text: str, sure: Sure) -> Intent | None:
    """The only wish of a message of several sentences; None where there is none, or more than one."""
    parts = [part.strip(" ,") for sentence in sentences(text) for part in _APART.split(sentence) if part.strip(" ,")]
    if not 2 <= len(parts) <= MOST_SENTENCES:
        return None
    found = [wish for part in parts if (wish := sure(part)) is not None]
    wishes = [wish for wish in found if not isinstance(wish, Chitchat)] or found
    if wishes and all(isinstance(wish, REMINDING) for wish in wishes):
        telling = [wish for wish in wishes if _tells(wish)]
        return telling[0] if len(telling) == 1 else wishes[-1] if len({type(wish) for wish in wishes}) == 1 else None
    alone = wishes[0] if wishes and all(wish == wishes[0] for wish in wishes) else None
    return alone if alone is not None and not alone.changes else None


def others_wished(text: str, sure: Sure) -> Intent | None:
    """A question about somebody else's record in one of a message's sentences: it is never answered with one's own."""
    parts = sentences(text) if "?" in text and pattern_of("third_person").search(text) else []
    found = (sure(part) for part in parts if part.endswith("?")) if 2 <= len(parts) <= MOST_SENTENCES else ()
    return next((wish for wish in found if wish == Chitchat("others_record")), None)


def _tells(wish: Intent) -> bool:
    """Whether a wish about reminders says a day, a time or a place."""
    return any(getattr(wish, one.name) for one in fields(wish))
