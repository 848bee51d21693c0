"""Sentences of staff, by six hands, and an office they speak of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from office_people import CARL, CORA, OLGA, add_applicant, add_request, add_staff
from talking import NOW, Chat, add_person

from bot.answers.staff_cases import resolved
from bot.intents import Intent
from bot.staff_door import staff_wish
from bot.staff_intents import StaffSentence
from bot.turn import Turn
from bot.understand.office.composing import lacking, written
from bot.understand.staff import read_staff
from core.actions import roles
from core.actions.practitioners import of_address
from core.message import Message, Sender

SENTENCES = [json.loads(line) for line in (Path(__file__).parent / "office_sentences.jsonl").read_text().splitlines()]
OFFICERS = {"olga": OLGA, "petra": "petra@example.org", "sam": "sam@example.org", "ines": "ines@example.org"}
SPEAKERS = {**OFFICERS, "carl": CARL, "cora": CORA}
OWN_HEARERS = {"draft", "link_code", "link_address", "exam", "request", "saved", "recertification", "mentor"}


@pytest.fixture
def office(chat: Chat) -> Chat:
    """Four officers and the committee; R1 is Dana's, R2 Robin's, exam 1 Ann's."""
    add_staff(chat.house)
    for name in ("petra", "sam", "ines"):
        add_person(chat.house, OFFICERS[name], f"{name.title()} Officer", cycle=None)
        with chat.house.database.begin() as session:
            roles.grant(session, of_address(session, OFFICERS[name]), roles.Office.OFFICE, by=None, now=NOW)
    add_person(chat.house, "robin@example.org", "Robin Sample")
    add_request(chat.house)
    add_request(chat.house, "robin@example.org", "Selling to oncologists")
    add_applicant(chat.house)
    return chat


def meant(office: Chat, by: str, say: str) -> str | Intent | None:
    """The command a sentence means (with " ?" when a part has to be asked for), "can't", or None: the speaker's own wish."""
    with office.house.database.begin() as session:
        person = of_address(session, SPEAKERS[by])
        message = Message("web", "k", Sender(SPEAKERS[by], True), say, f"web:{SPEAKERS[by]}")
        turn = Turn(session, office.house, person, message, NOW)
        wish = staff_wish(turn, say)
        if not isinstance(wish, StaffSentence):
            return wish
        if not wish.says or wish.cannot:
            return "can't" if wish.cannot else "not understood"
        wish = resolved(turn, wish)
        slot = lacking(wish.says, wish.slots)
        return written(wish.says, {**wish.slots, slot: "?"}) if slot else written(wish.says, wish.slots)


def is_right(got: str | Intent | None, want: str) -> bool:
    """Whether it is what should come, or another way to type the same command."""
    if want == "own":
        return got is None
    wanted = read_staff(want, NOW.date())
    return got == want or (
        wanted is not None and wanted == (read_staff(got, NOW.date()) if isinstance(got, str) else got)
    )


def wrong_of(office: Chat, sentences: list[dict[str, str]]) -> list[tuple[str, str, object]]:
    told = ((one, meant(office, one["by"], one["say"])) for one in sentences)
    return [(one["say"], one["want"], got) for one, got in told if not is_right(got, one["want"])]
