"""An answer and values in one line: "not on the list, 2h yesterday, foster", "another one: it was on Tuesday". Pure."""

from __future__ import annotations

import re

from bot.intents import Answer, Entry
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.saying import says_of
from bot.understand.values_only import only_values, untitled
from core.rules.words import word_set

SAYS = {"another", "not_listed"}
LEADS = word_set("no nope actually sorry oh oops wait well hm it it's its that that's this was is")
_PARTS = re.compile(r"\s*(?:[,;:.!]|\s[–-]\s|\bbut\b|\band\b)\s*", re.IGNORECASE)
MOST_WORDS = 40


def _unled(text: str) -> str:
    words = text.lower().replace("’", "'").split()
    while len(words) > 1 and words[0].strip(",") in LEADS and says_of(" ".join(words)) not in SAYS:
        del words[0]
    return " ".join(words)


def said_with_values(line: Said) -> Answer | None:
    """What the first or the last part of a line says, with the values of the rest; None when the rest is more than that."""
    if len(line.text.split()) > MOST_WORDS:
        return None
    for cut in _PARTS.finditer(line.text):
        before, after = line.text[: cut.start()], line.text[cut.end() :]
        for short, rest in ((before, after), (after, before)):
            if (says := says_of(_unled(short))) in SAYS and (entry := _values(rest, line)):
                return Answer(says, entry=entry, words=line.whole)
    return None


def _values(rest: str, line: Said) -> Entry | None:
    entry = read_entry(rest, today=line.today, locale=line.locale)
    return untitled(entry) if entry.spans and only_values(rest, entry) else None
