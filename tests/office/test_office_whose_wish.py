"""Whose wish a line is: what names somebody else, a case or a list never becomes the speaker's own, whoever speaks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from office_people import ANN, OLGA, add_staff
from office_sentences import SENTENCES, SPEAKERS, office
from sqlalchemy import select
from talking import NOW, Chat

from bot.staff_door import staff_wish
from bot.staff_intents import StaffSentence
from bot.turn import Turn
from bot.understand.staff import read_staff
from core.actions.practitioners import of_address
from core.message import Message, Sender
from core.store.tables import Credit, CreditRequest, ExamApplication, Outgoing, Question, Recertification

__all__ = ["office"]
# Who hears the answers to forms, drafts and links of one's own.
OWN = {
    "draft",
    "saved",
    "link_code",
    "link_address",
    "unlink_address",
    "exam",
    "request",
    "recertification",
    "mentor_offer",
}
CORPUS = Path(__file__).parent.parent / "understand" / "corpus"
ABOUT_OTHERS = [one for one in SENTENCES if one["want"] != "own"]


def own_matters(chat: Chat) -> list[object]:
    """Everything the speaker has, or is asked for, of their own."""
    with chat.house.database.read() as session:
        person = of_address(session, chat.address)
        rows: list[object] = []
        for table in (Credit, CreditRequest, ExamApplication, Recertification):
            rows += session.scalars(select(table.id).where(table.practitioner_id == person.id)).all()
        asked = session.scalars(select(Question).where(Question.practitioner_id == person.id)).all()
        return rows + [one.payload["hearer"] for one in asked if one.payload["hearer"] in OWN]


def letters(chat: Chat) -> list[tuple[str, str]]:
    with chat.house.database.read() as session:
        return [(row.key, row.kind) for row in session.scalars(select(Outgoing).where(Outgoing.channel == "mail"))]


def states(chat: Chat) -> list[str]:
    """Where the cases of everybody stand."""
    with chat.house.database.read() as session:
        return [one.state for table in (CreditRequest, ExamApplication) for one in session.scalars(select(table))]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_no_sentence_about_others_makes_the_speakers_own_proposal_form_or_link(office: Chat) -> None:
    before, stood = letters(office), states(office)
    for place, one in enumerate(ABOUT_OTHERS):
        chat = Chat(office.house, SPEAKERS[one["by"]], thread=f"web:{place}")
        chat.say(one["say"])
        assert own_matters(chat) == [], one["say"]
        assert "Something went wrong" not in chat.text, one["say"]
        if read_staff(one["say"], NOW.date()) is None:
            assert (letters(office), states(office)) == (before, stood), f"done without asking: {one['say']}"
        before, stood = letters(office), states(office)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_nor_for_somebody_without_a_role(office: Chat) -> None:
    before, stood = letters(office), states(office)
    for place, one in enumerate(ABOUT_OTHERS):
        if "@" not in one["say"]:
            continue
        chat = Chat(office.house, ANN, thread=f"web:{place}")
        mine = own_matters(chat)
        chat.say(one["say"])
        assert own_matters(chat) == mine, one["say"]
        assert (letters(office), states(office)) == (before, stood), one["say"]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_people_say_of_their_own_stays_theirs_when_an_officer_says_it(chat: Chat) -> None:
    """All lines of the corpus, said by Olga: none names a case or changes anything for the office."""
    add_staff(chat.house)
    lines = [
        json.loads(line)["say"] for file in sorted(CORPUS.glob("*.jsonl")) for line in file.read_text().splitlines()
    ]
    with chat.house.database.begin() as session:
        olga = of_address(session, OLGA)
        message = Message("web", "k", Sender(OLGA, True), "", "web:k")
        wishes = [(line, staff_wish(Turn(session, chat.house, olga, message, NOW), line)) for line in lines]
    taken = [line for line, wish in wishes if isinstance(wish, StaffSentence) and not re.search(r"@|\bDana\b", line)]
    assert len(lines) > 2000
    assert taken == []
