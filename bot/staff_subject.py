"""What staff looked at last in a conversation: "ask her for the slides" means whom and what was shown there."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.language.lexicon import pattern_of
from bot.staff_intents import StaffSentence
from bot.turn import Turn
from bot.understand.office.composing import lacking
from core.actions.cases import name_of
from core.actions.practitioners import primary_address
from core.message import Reply
from core.store.tables import Practitioner

HEARER = "staff_subject"


def looked_at(turn: Turn, person: Practitioner, about: str | None = None, number: int | None = None) -> None:
    """Remember whom, and which case of theirs, was shown here just now."""
    questions.close_all(turn, hearer=HEARER)
    called = name_of(about, number) if about and number else None
    questions.ask(
        turn, Reply(called or person.name), kind="saved", hearer=HEARER, person=primary_address(person), about=about,
        case=called, number=number,
    )  # fmt: skip


def with_subject(turn: Turn, wish: StaffSentence) -> StaffSentence:
    """The sentence with the person or the case it lacks, where one that fits was looked at last."""
    slot = lacking(wish.says, wish.slots)
    seen = next((one.payload for one in questions.open_questions(turn) if one.payload["hearer"] == HEARER), None)
    if seen is None or slot not in ("case", "number", "person") or wish.about or wish.whom:
        return wish
    if slot == "person":
        return replace(wish, slots={**wish.slots, "person": seen["person"]}) if seen["person"] else wish
    if seen["about"] not in wish.kinds and wish.kinds:
        return wish
    case = {"case": seen["case"], "number": str(seen["number"])}
    return replace(wish, slots={**wish.slots, **case}) if seen["case"] else wish


def spelled_out(turn: Turn, text: str) -> str:
    """The text with the case or the person looked at last in the place of the first word that points at them."""
    seen = next((one.payload for one in questions.open_questions(turn) if one.payload["hearer"] == HEARER), None)
    match = pattern_of("pointing_back").search(text) if seen is not None else None
    if seen is None or match is None:
        return text
    return f"{text[: match.start()]}{seen['case'] or seen['person']}{text[match.end() :]}"
