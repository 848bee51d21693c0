"""Wishes about documents: attach one to a credit, get one back."""

from __future__ import annotations

from bot.intents import Attach, GetDocument, Intent, Which
from bot.language.sentences import Found
from bot.language.wishes import Form
from bot.understand.said import Said
from bot.understand.which import which_credits
from bot.understand.wishes.spoken import file_of, fits, words_of_slot

ATTACH, GET = file_of("attach"), file_of("get_document")


def attach(line: Said) -> Intent | None:
    """To attach what was sent: to a credit that is named, or to one that will be asked for."""
    if fits(ATTACH.named["none"], line):
        return Attach()
    for name, form in ATTACH.named.items():
        if name != "none" and (found := fits(form, line)) is not None:
            which = named_in(line, found, loosely=name == "loosely")
            return Attach(which) if which is not None else None
    return None


def get_document(line: Said) -> Intent | None:
    """To get the document of a credit, named or to be asked for."""
    if fits(GET.named["none"], line):
        return GetDocument()
    for name in ("owned", "led", "bare"):
        which = _which(line, GET.named[name], loosely=name == "led")
        if which is not None and (name != "bare" or which.numbers or which.last or which.words):
            return GetDocument(which)
    return None


def _which(line: Said, form: Form, *, loosely: bool) -> Which | None:
    found = fits(form, line)
    return named_in(line, found, loosely=loosely) if found is not None else None


def named_in(line: Said, found: Found, *, loosely: bool = False) -> Which | None:
    """The credits that the words in the sentence's slot name; ``loosely`` takes any words for a title."""
    words = words_of_slot(line, found, "which")
    words = words[:-2] if found.slots["which"][0] == "owned" else words
    return which_credits(words, words.lower(), loosely=loosely)
