"""One part of a staff sentence, said by itself in answer to what was asked: a case, a person, hours, a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.language.lexicon import pattern_of
from bot.naming import people_in
from bot.turn import Turn
from bot.understand.office.filling import credential_said, lean_of
from bot.understand.office.marks import CASES, find_marks
from bot.understand.office.reading import tidied
from bot.understand.office.slots import clock_said, day_said, free_words, hours_said, seed_said, share_said
from core.rules.amounts import number_value
from core.store.tables import Question

FREE = frozenset(("why", "words", "reference"))


def value_of(turn: Turn, slot: str, text: str, kinds: Sequence[str] = (), says: str = "") -> str | None:
    """The part as it is typed in a command; None when the words don't hold it. ``kinds`` of case are known there.

    ``says`` is the command the part is for: its day lies ahead or behind.
    """
    tidy = tidied(text)
    if slot == "day":
        return day_said(tidy, turn.today, turn.practitioner.locale, lean_of(says))
    read = READERS.get(slot)
    return read(turn, tidy, kinds) if read else free_words(text) or None


def fits_open(turn: Turn, question: Question | None, text: str) -> bool:
    """Whether the words are nothing but the part that was asked for: "R2", not "show R2"."""
    if question is None or question.payload.get("hearer") != "staff_slot" or question.payload["slot"] in FREE:
        return False
    asked = question.payload
    value = value_of(turn, asked["slot"], text, asked["kinds"], asked["wish"]["says"])
    return value is not None and len(text.split()) <= len(value.split()) + 2 and text.split()[0].casefold() not in SHOWS


SHOWS = frozenset(("show", "see", "open", "person", "find"))


def _case(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    found = find_marks(text, (), turn.today, turn.practitioner.locale)
    return next((mark.value for mark in found if mark.kind in (kinds or CASES)), None)


def _number(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    case = _case(turn, text, kinds)
    return case.rpartition(" ")[2] if case else (text if text.isdigit() else None)


def _person(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    if text.casefold().strip(" .!") in {"me", "myself"}:
        return "me"
    found = people_in(turn, text, freely=True)
    if len(found) > 1:  # "not Robin, Alex", "Alex, not Robin"
        found = [one for one in found if pattern_of("denied").search(re.split(r"[,;.]", text[: one.at])[-1]) is None]
    return found[0].addresses[0] if len(found) == 1 and len(found[0].addresses) == 1 else None


def _of_kind(kind: str) -> Callable[[Turn, str, Sequence[str]], str | None]:
    def read(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
        found = find_marks(text, (), turn.today, turn.practitioner.locale)
        return next((mark.value for mark in found if mark.kind == kind), None)

    return read


def _hours(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    found = [one for one in find_marks(text, (), turn.today, turn.practitioner.locale) if one.kind == "hours"]
    if found:
        return hours_said(text, found)
    bare = number_value(text.strip().replace(",", "."))  # hours were asked for, so a number is hours
    return f"{float(bare):g}" if bare else None


def _percent(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    found = [one for one in find_marks(text, (), turn.today, turn.practitioner.locale) if one.kind == "percent"]
    if found or (shared := share_said(text)) is None:
        said = found[0].value if found else text.strip(" .%")
        return f"{said}%" if said.replace(",", ".").replace(".", "", 1).isdigit() else None
    return shared


def _role(turn: Turn, text: str, kinds: Sequence[str]) -> str | None:
    return next((role for role in ("office", "committee", "auditor") if role in text.casefold()), None)


READERS: dict[str, Callable[[Turn, str, Sequence[str]], str | None]] = {
    "case": _case, "number": _number, "person": _person, "person2": _person, "hours": _hours, "percent": _percent,
    "role": _role, "batch": _of_kind("batch"), "line": _of_kind("line"),
    "credential": lambda _turn, text, _: credential_said(text),
    "time": lambda _turn, text, _: clock_said(f"at {text}"),
    "seed": lambda _turn, text, _: seed_said(text),
}  # fmt: skip
__all__ = ["fits_open", "value_of"]
