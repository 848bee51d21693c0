"""Wishes that stand in the language's own files: a line that fits a sentence is the wish, its values read by the readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from bot.intents import WISHES, Intent
from bot.language.sentences import ANY, Found, Sentences
from bot.language.wishes import Form, WishFile, file_names, wish_file
from bot.understand.codes import SHAPE as CODE
from bot.understand.codes import code_in
from bot.understand.said import Said, domain_in, period_in, words_in
from bot.understand.which import CREDITS_MEANT, which_credits
from bot.understand.wishes.rule import Rule
from core.rules.amounts import find_amounts, number_value
from core.rules.spans import find_span
from core.rules.words import CREDITS, HOURS, MONTHS, choice

_EDGES = " ,;:–-\n"
_HASHED = re.compile(r"#\d{1,4}(?!\d)")
_CREDIT_NUMBER = rf"\#?\d{{1,3}}(?!\d)(?!\ ?(?:{choice(MONTHS)}|{choice(HOURS)}|{choice(CREDITS)}))"
SHAPES = {
    "owned": f"{CREDITS_MEANT}'s",
    "credits": CREDITS_MEANT,
    "number": r"\#?\d{1,6}",
    "reference": r"\#?(?!(?:19|20)\d\d)\d{1,4}",
    "credit_number": _CREDIT_NUMBER,
    "code": CODE,
    "figure": r"\d\S*",
    "count": r"(?:\d{1,3}|\w+)",
    "length": ANY["few"],
    "term": r"[\"']?[a-z][a-z -]{1,40}?[\"']?",
    "own_fact": r"[a-z-]+(?: [a-z-]+)??",
    "case": r"(?=\#?[a-z]{0,2}\#?\d)[\#a-z\d]{1,12}",
    "domain": ANY["few"],
    "year": r"(?:19|20)\d\d",
    "other": r"[^\W\d_][^\W\d_'-]+",
    "others": r"[^\W\d_][^\W\d_'-]+'s",
}
"""What may stand in a slot, by its kind: the patterns of the readers that read it."""
Read = Callable[[Said], dict[str, Any]]


def _period(line: Said) -> dict[str, Any]:
    period = period_in(line)
    return {"start": period.start, "end": period.end}


def _period_ahead(line: Said) -> dict[str, Any]:
    period = period_in(line, lean="future")
    return {"start": period.start, "end": period.end}


def _seconds(line: Said) -> dict[str, Any]:
    amounts = find_amounts(line.text)
    return {"seconds": amounts[0].options[0] if amounts and amounts[0].is_settled else None}


_UNTIL = re.compile(r"\b(?:by|until|before|till)\b[^,]{0,20}$")


def _period_so_far(line: Said) -> dict[str, Any]:
    """The days looked at; a day by which something is to be done is none of them."""
    period = period_in(line)
    is_limit = period.start is None and _UNTIL.search(line.low[: period.to]) is not None
    return {"start": None, "end": None} if is_limit else {"start": period.start, "end": period.end}


READERS: dict[str, Read] = {
    "period": _period,
    "period_ahead": _period_ahead,
    "period_so_far": _period_so_far,
    "domain": lambda line: {"domain": domain_in(line.low)},
    "seconds": _seconds,
}
"""What is read anywhere in a line, by the name a wish's file asks for it."""
FOUND: dict[str, Callable[[Said], object]] = {
    "amount": lambda line: find_amounts(line.low),
    "reference": lambda line: _HASHED.search(line.low),
}
"""What a form can ask to be absent from a line."""


@cache
def file_of(name: str, folder: str = "wishes") -> WishFile:
    """The file of this name, compiled with the readers' shapes."""
    return wish_file(name, SHAPES, folder=folder)


SLOTS: dict[str, Callable[[str], Any]] = {
    "any": lambda words: words,
    "message": lambda words: words,
    "some": lambda words: words,
    "few": lambda words: words,
    "code": code_in,
    "figure": lambda words: words,
    "term": lambda words: words,
    "own_fact": lambda words: file_of("help_with").phrases["own_fact"].fullmatch(words.lower()),
    "case": lambda words: words,
    "word": lambda words: words,
    "length": lambda words: find_span(words.lower()),
    "domain": lambda words: domain_in(words.lower()),
    "number": lambda words: int(words.lstrip("#")),
    "reference": lambda words: int(words.lstrip("#")),
    "count": lambda words: number_value(words.lower()),
    "year": int,
    "other": lambda words: words if words.istitle() else None,
    "others": lambda words: words if words[:1].isupper() else None,
    "credit_number": lambda words: words,
    "owned": lambda words: which_credits(words[:-2], words[:-2].lower()),
    "credits": lambda words: which_credits(words, words.lower()),
}


def spoken(name: str) -> Rule:
    """The rule for a file whose wish is made of its words alone."""
    file = file_of(name)
    made = {wish.name: wish for wish in WISHES}[file.wish]

    def read(line: Said) -> Intent | None:
        for form in file.forms:
            if (found := fits(form, line)) is not None and (fields := _fields(form, found, line)) is not None:
                return made(**fields)
        return None

    return Rule(cues_of(form.sentences for form in file.forms), read, name)


def fits(form: Form, line: Said) -> Found | None:
    """Where a line reads like one of a form's sentences, and not like what only looks so."""
    low = line.low.replace("\n", " ")
    found = form.sentences.match(low, lambda kind, at, to: SLOTS[kind](line.text[at:to].strip(_EDGES)))
    if found is None or any(FOUND[name](line) for name in form.without):
        return None
    if form.also is not None and form.also.match(low) is None:
        return None
    return None if form.never is not None and form.never.match(low) else found


def words_of_slot(line: Said, found: Found, name: str) -> str:
    """The person's own words in a slot; none where it was not said."""
    _, at, to = found.slots.get(name, ("", 0, 0))
    return line.text[at:to].strip(_EDGES)


def cues_of(many: Iterable[Sentences]) -> frozenset[str]:
    """The words that call any of these sentences, as a line's words are taken apart."""
    cues = frozenset(cue for sentences in many for cue in sentences.cues)
    return frozenset(next(iter(words_in(cue)), cue) for cue in cues)


def _fields(form: Form, found: Found, line: Said) -> dict[str, Any] | None:
    """The wish's fields; None where a slot's words are not what its reader reads."""
    fields = dict(form.fields)
    for name in form.reads:
        fields.update(READERS[name](line))
    for field, (kind, at, to) in found.slots.items():
        value = SLOTS[kind](line.text[at:to].strip(_EDGES))
        if value is None:
            return None
        fields[field] = value
    return fields


def explained_by() -> dict[str, str]:
    """The topics that explain the wishes which a mere question does not begin, by the wish's name."""
    files = (file_of(name) for name in file_names())
    return {file.wish: file.explains for file in files if file.explains}


def unplaced(tables: Iterable[Iterable[Rule]]) -> tuple[Rule, ...]:
    """Rules for the files that no table names: a new wish needs no more than its file."""
    placed = {one.name for table in tables for one in table}
    return tuple(spoken(name) for name in file_names() if name not in placed)
