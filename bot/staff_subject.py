"""What staff looked at last in a conversation: "ask her for the slides" means whom and what was shown there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import questions
from bot.intents import Intent
from bot.language.lexicon import pattern_of
from bot.staff_intents import StaffSentence
from bot.turn import Turn
from bot.understand.office.composing import lacking
from core.actions.cases import KINDS, case_of, name_of
from core.actions.practitioners import by_address, primary_address
from core.message import Reply
from core.store.tables import Practitioner

HEARER = "staff_subject"
ASSIGN = "assign"
UNNAMED = "the request"


def looked_at(turn: Turn, person: Practitioner, about: str | None = None, number: int | None = None) -> None:
    """Remember whom, and which case of theirs, was shown here just now."""
    questions.close_all(turn, hearer=HEARER)
    called = name_of(about, number) if about and number else None
    questions.ask(
        turn, Reply(called or person.name), kind="saved", hearer=HEARER, person=primary_address(person), about=about,
        case=called, number=number,
    )  # fmt: skip


def look_back_to(turn: Turn, wish: StaffSentence, act: Intent) -> None:
    """What a card of the office is about was looked at last: "tell her …" means whoever stands on it."""
    about, number = case_in(act)
    if about:
        looked_at(turn, case_of(turn.session, about, number).practitioner, about, number)
    elif "@" in wish.slots.get("person", "") and (person := by_address(turn.session, wish.slots["person"])) is not None:
        seen = seen_last(turn)
        mine = seen is not None and seen["person"] == primary_address(person)
        looked_at(turn, person, seen["about"] if seen and mine else None, seen["number"] if seen and mine else None)


def seen_last(turn: Turn) -> dict[str, Any] | None:
    """Whom, and which case, was looked at last; None for nobody."""
    return next((one.payload for one in questions.open_questions(turn) if one.payload["hearer"] == HEARER), None)


def case_in(act: Intent) -> tuple[str, int]:
    """The kind and the number of the case an act is about; no kind for an act about none."""
    about = getattr(act, "about", None) or ABOUT.get(act.name, "")
    number = getattr(act, "number", None)
    return (about, number) if about in KINDS and number else ("", 0)


ABOUT = {"assign_case": "request", "recommend": "request", "act_on_audit": "audit", "settle_fee": "fee"}


def case_seen(turn: Turn) -> str | None:
    """What the case that was looked at last is called; None for none."""
    seen = seen_last(turn)
    return seen["case"] if seen is not None else None


def points_at_case(turn: Turn, text: str) -> bool:
    """Whether a word points at the case that was looked at last: "why did we decline it"."""
    match = pattern_of("pointing_back").search(text)
    return match is not None and case_seen(turn) is not None and pattern_of("third_person").fullmatch(match[0]) is None


def with_subject(turn: Turn, wish: StaffSentence) -> StaffSentence:
    """The sentence with the person or the case it lacks, where one that fits was looked at last."""
    slot = lacking(wish.says, wish.slots)
    seen = seen_last(turn)
    if seen is None or slot not in ("case", "number", "person") or wish.about:
        return wish
    if slot == "person":
        fits = seen["person"] and not wish.whom and wish.right != ASSIGN  # who gets a case is never who asks
        return replace(wish, slots={**wish.slots, "person": seen["person"]}) if fits else wish
    others = {one for several in wish.whom for one in several} - {seen["person"], wish.slots.get("person")}
    if others or (seen["about"] not in wish.kinds and wish.kinds):
        return wish
    case = {"case": seen["case"], "number": str(seen["number"])}
    return replace(wish, slots={**wish.slots, **case}) if seen["case"] else wish


def spellings(turn: Turn, text: str) -> list[str]:
    """The text with what was looked at last, the case or the person, in the place of the first word that points at it."""
    seen = seen_last(turn)
    match = pattern_of("pointing_back").search(text)
    if match is None:
        return []
    if seen is None or not (seen["case"] or pattern_of("third_person").fullmatch(match[0])):
        return [f"{text[: match.start()]}{UNNAMED}{text[match.end() :]}"]  # which one is asked
    is_person = pattern_of("third_person").fullmatch(match[0]) is not None
    meant = (seen["person"], seen["case"]) if is_person else (seen["case"], seen["person"])
    return [f"{text[: match.start()]}{one}{text[match.end() :]}" for one in meant if one]
