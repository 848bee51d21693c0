"""Wishes that change or fetch single credits: edit, delete, undo, cancel, attach, get a document."""

from __future__ import annotations

from bot.intents import DeleteCredit, Intent
from bot.understand.said import Said
from bot.understand.wishes.documents import ATTACH, GET, attach, get_document, named_in
from bot.understand.wishes.editing import CALLED, edit
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken
from core.rules.amounts import find_amounts

_DELETE = file_of("delete_credit")
LONGEST = 200


def _delete(line: Said) -> Intent | None:
    for name, form in _DELETE.named.items():
        if (found := fits(form, line)) is None:
            continue
        which = named_in(line, found, loosely=name == "loosely")
        if which is not None and len(line.low) <= LONGEST and not (which.words and find_amounts(which.words)):
            return DeleteCredit(which)
    return None


CHANGES: tuple[Rule, ...] = (
    spoken("undo"),
    spoken("cancel"),
    Rule(cues_of(form.sentences for form in ATTACH.forms), attach, "attach"),
    Rule(cues_of(form.sentences for form in GET.forms), get_document, "get_document"),
    Rule(cues_of(form.sentences for form in _DELETE.forms), _delete, "delete_credit"),
    Rule(CALLED, edit, "edit_credit"),
)
