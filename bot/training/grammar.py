"""What the grammar takes for titles, so that the chooser learns how far to trust it."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.intents import AddCredit
from bot.learned.models import likened
from bot.training.lines import SAID_ON, Line
from bot.understand.grammar import by_grammar

NOW = datetime.combine(SAID_ON, time(10), ZoneInfo("America/New_York"))


def grammar_titles(line: Line) -> frozenset[str]:
    """The titles of the activities the grammar reads in a line, as they are compared."""
    wish = by_grammar(line.say, now=NOW, locale=line.locale)
    entries = wish.entries if isinstance(wish, AddCredit) else ()
    return frozenset(likened(entry.title) for entry in entries if entry.title)
