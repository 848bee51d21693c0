"""Answers into a request's columns: one value, or several lines filled in at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.answers.requesting.asking import BY_COLUMN, QUESTIONS
from bot.intents import AddCredit, Answer, Chitchat, Clarify, Entry, Intent
from bot.language.lexicon import words_of
from bot.turn import Turn
from bot.understand import Waiting, understand
from bot.understand.adding import commands
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.form_answers import is_no_role, is_nobody, is_nothing, is_prose, puts_off, role_in, spent
from bot.understand.form_lines import one_a_line
from bot.understand.values_only import only_values
from core.rules.amounts import AmountFound, find_amounts
from core.rules.terms import show_hours
from core.rules.words import word_set
from core.store.tables import CreditRequest

Values = dict[str, Any]
NO_ANSWER = {"…", "...", "yes", "no", "ok", "skip", "change"}
NAMING = {"provider", "faculty", "own_role"}
"""Columns that hold a name or a word or two."""
LONGEST = {"title": 300, "agenda": 4000}
LABELS = {one.label.casefold(): one.column for one in QUESTIONS} | {
    "title": "title", "course": "title", "session": "title", "course/session name": "title", "description": "agenda",
    "objectives": "agenda", "faculty": "faculty", "specific role": "own_role", "date": "starts_on", "day": "starts_on",
    "preparation time": "preparation_seconds", "presentation time": "presentation_seconds", "domain": "seconds_by_domain",
    "hours": "seconds_by_domain", "hours by domain": "seconds_by_domain",
}  # fmt: skip
_APART = re.compile(r"[,;\n]|\band\b")
_BESIDE = re.compile(r"\b(?:in|hours?)\b")
_BARE = re.compile(r"\d(?:[.,]\d+)?(?!\s?(?:[.,:/]?\d|[½¼¾]))")
STATED = re.compile(
    r"(?:the |my )?(?P<label>[a-z/ ]{3,25}?)(?: (?:is|was|are|were|should be|should read|to):? |: ?)(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)
PREPOSITIONS = ("on ", "at ", "in ", "from ", "for ", "by ", "about ")
CORRECTING = word_set("sorry no oops oh actually wait correction change correct set make and but well")
LINE = re.compile(r"^\s*(?P<label>[A-Za-z/ ]{3,25}?)\s*:\s*(?P<value>.*)$")


def read_value(turn: Turn, request: CreditRequest, column: str, answer: Answer) -> Values | None:
    """The columns an answer fills; None when it doesn't hold what was asked."""
    words = _unlabelled(column, answer.words.strip())
    if column == "starts_on":
        return _days(answer.entry)
    if column.endswith("_seconds"):
        return _hours(column, answer)
    if column == "seconds_by_domain":
        split = _split(request, words)
        return {column: split} if split else None
    if column == "faculty" and (answer.says in {"skip", "no"} or words in {"-", "no"} or is_nobody(words)):
        return {"skipped": [*request.skipped, "faculty"]}
    if answer.says is not None or not words or words.casefold().rstrip(".!") in NO_ANSWER or puts_off(words):
        return None
    return {column: words[: LONGEST.get(column, 1000)]}


def about_another(turn: Turn, request: CreditRequest, column: str, answer: Answer) -> Values | None:
    """ "Sorry, the name is …", "the provider is …": values of another column than the one asked; None for all else.

    A free description may speak of the course and its provider, so there only a correction is one.
    """
    words = answer.words.strip()
    if BY_COLUMN[column].kind == "text" and (days := _only_days(turn, words)) is not None:
        return days
    if BY_COLUMN[column].kind == "text" and column != "agenda" and (of := spent(words)) is not None:
        return {f"{of}_seconds": 0}
    stated = STATED.fullmatch(_unled(words))
    named = LABELS.get(" ".join(stated["label"].casefold().split())) if stated else None
    if BY_COLUMN[column].kind in {"day", "hours"} and read_value(turn, request, column, answer) is not None:
        return None
    if named == "title" and stated is not None and stated["value"].casefold().startswith(PREPOSITIONS):
        return None  # "the course was on 3 October" gives it no new name
    if stated is None or named in {None, column, "documents"} or (column == "agenda" and _unled(words) == words):
        return None
    return read_value(turn, request, named or "", _answer(turn, named or "", stated["value"].strip()))


def _only_days(turn: Turn, words: str) -> Values | None:
    """A day and nothing else, where words were asked for: "it was 12 October btw"."""
    said = " ".join(word for word in words.split() if word.strip(".,!").casefold() not in words_of("by_the_by"))
    entry = read_entry(said, today=turn.today, locale=turn.practitioner.locale)
    return _days(entry) if entry.start and only_values(said, replace(entry, title=None)) else None


def _unled(words: str) -> str:
    """Without "sorry, no, actually" before it."""
    rest = words.split()
    while rest and rest[0].casefold().strip(",.!:–-") in CORRECTING:
        del rest[0]
    return " ".join(rest) if len(rest) < len(words.split()) else words


def _unlabelled(column: str, words: str) -> str:
    """ "Agenda: …" is the agenda, without its own name."""
    match = LINE.match(words.partition("\n")[0])
    if match and LABELS.get(" ".join(match["label"].casefold().split())) == column:
        return words.partition(":")[2].strip()
    if column == "own_role":
        return role_in(words)
    stated = STATED.fullmatch(words) if column in NAMING else None
    if stated and LABELS.get(" ".join(stated["label"].casefold().split())) == column:
        return stated["value"].strip(" .")
    return words


def is_no_answer(column: str, words: str) -> bool:
    """Whether words can't be what a question of names or of a role asks for."""
    return is_no_role(words) if column == "own_role" else column in NAMING and is_prose(words)


def told_taken(request: CreditRequest, values: Values) -> str:
    """Several answers taken at once, said again; nothing for one."""
    names = [one.label.lower() for one in QUESTIONS if one.column in values]
    return f"Taken: {', '.join(names)}.\n" if len(names) > 1 else ""


def as_field(wish: Intent, text: str) -> Answer | None:
    """Words said into the form that read like an activity or like talk elsewhere: "0h for none" logs nothing."""
    if isinstance(wish, AddCredit) and not commands(text):
        whole = any({"title", "hours", "start"} <= set(entry.spans) for entry in wish.entries)
        return None if whole else Answer(entry=replace(wish.entries[0], title=None), words=text)
    return Answer(words=text) if wish == Chitchat("other") or isinstance(wish, Clarify) else None


def _days(entry: Entry) -> Values | None:
    if entry.start is None:
        return None
    return {"starts_on": entry.start, "ends_on": entry.end or entry.start}


def _hours(column: str, answer: Answer) -> Values | None:
    seconds = answer.entry.seconds
    if not seconds and (answer.says == "no" or answer.words.strip(" .") in {"0", "no"} or is_nothing(answer.words)):
        return {column: 0}
    return None if seconds is None or seconds < 0 else {column: seconds}


def _split(request: CreditRequest, words: str) -> dict[str, int] | None:
    """Seconds by domain: "2 implement, 1 foster", or one domain for all the hours; None where an amount is in doubt."""
    said = _with_unit(words)
    amounts = find_amounts(said)
    parts = list(_parts(said, amounts))
    found: dict[str, int] = {}
    for begin, end in parts:
        inside = [one for one in amounts if begin <= one.at < end]
        rest = said[begin:end]
        for one in inside:
            rest = rest.replace(one.words, " ", 1)
        domain = domain_of(_BESIDE.sub(" ", rest).strip(" .:–-"))
        if domain is None or len(inside) > 1 or not all(one.is_settled for one in inside):
            return None
        if not inside:
            whole = (request.preparation_seconds or 0) + (request.presentation_seconds or 0)
            return {domain.value: whole} if len(parts) == 1 and whole else None
        found[domain.value] = found.get(domain.value, 0) + inside[0].options[0]
    return found if found and all(seconds > 0 for seconds in found.values()) else None


def _parts(said: str, amounts: list[AmountFound]) -> Iterator[tuple[int, int]]:
    """Where the parts of a split stand: between commas and "and", but never in the middle of an amount."""
    begin = 0
    for sign in _APART.finditer(said):
        if any(one.at < sign.end() and sign.start() < one.to for one in amounts):
            continue
        if said[begin : sign.start()].strip():
            yield begin, sign.start()
        begin = sign.end()
    if said[begin:].strip():
        yield begin, len(said)


def _with_unit(said: str) -> str:
    """The words with "h" behind each number that belongs to no amount: a bare number here is hours."""
    amounts = find_amounts(said)

    def named(number: re.Match[str]) -> str:
        known = any(one.at <= number.start() < one.to for one in amounts)
        return number[0] if known else f"{number[0]}h"

    return _BARE.sub(named, said)


def difference(request: CreditRequest) -> str:
    """A note when the domains' hours are not what was prepared and presented; the committee decides."""
    asked = sum((request.seconds_by_domain or {}).values())
    done = (request.preparation_seconds or 0) + (request.presentation_seconds or 0)
    if not asked or asked == done:
        return ""
    return (f"The domains come to {show_hours(asked)} h, preparation and presentation to {show_hours(done)} h; "
            "that is fine if you mean it.")  # fmt: skip


def read_lines(turn: Turn, request: CreditRequest, text: str) -> Values | None:
    """Several "Label: value" lines filled in at once; None unless two labels of the form stand there."""
    found: dict[str, list[str]] = {}
    column = None
    for line in one_a_line(text).splitlines():
        match = LINE.match(line)
        named = LABELS.get(" ".join(match["label"].casefold().split())) if match else None
        if match and named:
            column = named
            found[column] = [match["value"].strip()]
        elif column is not None and line.strip():
            found[column].append(line.strip())
    if len(found) < 2:
        return None
    values: Values = {}
    for name in sorted(found, key=lambda one: one == "seconds_by_domain"):  # last, as one domain takes all hours
        said = "\n".join(found[name]).strip()
        if name != "documents" and said not in {"", "…", "..."}:
            values |= read_value(turn, _as_if(request, values), name, _answer(turn, name, said)) or {}
    return values


def _as_if(request: CreditRequest, values: Values) -> CreditRequest:
    """The request as it will be, to split its hours."""
    return CreditRequest(
        preparation_seconds=values.get("preparation_seconds", request.preparation_seconds),
        presentation_seconds=values.get("presentation_seconds", request.presentation_seconds),
        skipped=values.get("skipped", request.skipped),
    )


def _answer(turn: Turn, column: str, said: str) -> Answer:
    kind = BY_COLUMN[column].kind
    if kind in {"day", "hours"}:
        wish = understand(said, now=turn.local, locale=turn.practitioner.locale, waiting=Waiting(kind))
        return wish if isinstance(wish, Answer) else Answer(words=said)
    return Answer(words=said)
