"""Help, and small talk that is a whole line."""

from __future__ import annotations

from bot.intents import Chitchat, Help, Intent
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken

_FILE, _OTHERS = file_of("help"), file_of("others_record")
_FORM, _ITSELF = _FILE.forms[0], _FILE.words["itself"]


def _help(line: Said) -> Intent | None:
    found = fits(_FORM, line)
    if found is None:
        return None
    _, at, to = found.slots.get("query", ("", 0, 0))
    words = line.text[at:to].strip()
    return Help(None if _ITSELF.issuperset(words.lower().split()) else words)


def _of_others(line: Said) -> Intent | None:
    """A question how somebody else's record stands; a name is written like one."""
    return Chitchat("others_record") if fits(_OTHERS.forms[0], line) else None


MANNERS = ("who_are_you", "farewell", "sworn_at", "remark", "grateful")
"""Files of what is said between people and wishes for nothing."""
SMALL: tuple[Rule, ...] = (
    spoken("greeting"),
    *map(spoken, MANNERS),
    Rule(cues_of(form.sentences for form in _OTHERS.forms), _of_others, "others_record"),
)
HELP: tuple[Rule, ...] = (Rule(cues_of([_FORM.sentences]), _help, "help"),)
