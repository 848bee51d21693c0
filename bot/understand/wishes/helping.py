"""Help, and small talk that is a whole line."""

from __future__ import annotations

from bot.intents import Help, Intent
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken

_FILE = file_of("help")
_FORM, _ITSELF = _FILE.forms[0], _FILE.words["itself"]


def _help(line: Said) -> Intent | None:
    found = fits(_FORM, line)
    if found is None:
        return None
    _, at, to = found.slots.get("query", ("", 0, 0))
    words = line.text[at:to].strip()
    return Help(None if _ITSELF.issuperset(words.lower().split()) else words)


SMALL: tuple[Rule, ...] = (spoken("greeting"),)
HELP: tuple[Rule, ...] = (Rule(cues_of([_FORM.sentences]), _help, "help"),)
