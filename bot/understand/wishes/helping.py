"""Help, and small talk that is a whole line."""

from __future__ import annotations

from bot.intents import Help, Intent
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken
from core.rules.words import word_set

_FORM = file_of("help").forms[0]
_WORKING = word_set("work working")


def _help(line: Said) -> Intent | None:
    found = fits(_FORM, line)
    if found is None:
        return None
    _, at, to = found.slots.get("query", ("", 0, 0))
    words = line.text[at:to].strip()
    return Help() if set(words.split()[-1:]) & _WORKING else Help(words or None)


SMALL: tuple[Rule, ...] = (spoken("greeting"),)
HELP: tuple[Rule, ...] = (Rule(cues_of([_FORM.sentences]), _help, "help"),)
