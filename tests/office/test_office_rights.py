"""Who may do what: every staff wish by everybody, against the one table; and the table against the moves."""

from __future__ import annotations

import inspect
from datetime import date

import pytest
from office_people import AUDREY, CARL, DANA, OLGA, add_staff
from talking import Chat

from bot import staff_intents
from bot.answers import ROUTER
from bot.answers.helping import examples_of, first_line
from bot.router import missing
from bot.understand.staff import read_staff
from core.rules.moves import EXAM_APPLICATION, FEE, MENTORING, RECERTIFICATION, REQUEST, Moves, Who
from core.rules.rights import RIGHTS, STAFF, may, require

TODAY = date(2026, 11, 21)
SPEAKERS = {OLGA: Who.OFFICE, CARL: Who.COMMITTEE, AUDREY: Who.AUDITOR}


def test_every_staff_wish_has_an_answer_a_right_and_examples() -> None:
    defined = {one for _, one in inspect.getmembers(staff_intents, inspect.isclass) if getattr(one, "act", "")}
    assert set(staff_intents.WISHES) == defined
    assert missing(ROUTER, [*staff_intents.WISHES, staff_intents.NotByMail]) == []
    assert [wish.name for wish in staff_intents.WISHES if wish.act not in RIGHTS] == []
    assert [wish.name for wish in staff_intents.WISHES if not examples_of(wish) or not first_line(wish)] == []


@pytest.mark.parametrize("wish", staff_intents.WISHES, ids=lambda wish: wish.name)
def test_every_example_is_understood_as_itself(wish: type[staff_intents.StaffIntent]) -> None:
    for example in examples_of(wish):
        for said in (
            example,
            example.upper() if "@" not in example else example,
            f"please {example}",
            f"  {example}  ",
        ):
            assert type(read_staff(said, TODAY)) is wish, said


@pytest.mark.parametrize("text", [
    "add 1.5h GPP3", "approve", "R17", "my requests", "my fees", "show my exam", "list", "yes", "audit committee webinar 2h",
    "I had to pass A2 on the road, 1h", "", "x" * 5000, "how do I approve R17?", "status of R17", "my audit",
    "mentors meeting 1h",
])  # fmt: skip
def test_what_is_no_command_is_none(text: str) -> None:
    assert read_staff(text, TODAY) is None


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_everybody_is_let_or_refused_as_the_table_says(chat: Chat) -> None:
    add_staff(chat.house)
    for address, who in SPEAKERS.items():
        speaker = Chat(chat.house, address)
        for wish in staff_intents.WISHES:
            if wish.name in {"draw_audit", "grant_role"} and may(wish.act, {who}):
                continue  # they would change who may do what; tested by themselves
            speaker.say(examples_of(wish)[0])
            refused = f"{RIGHTS[wish.act].says} is for" in speaker.text
            assert refused is not may(wish.act, {who}), (address, wish.name, speaker.text)
            assert "Something went wrong" not in speaker.text, (wish.name, speaker.text)
    dana = Chat(chat.house, DANA)
    for wish in staff_intents.WISHES:
        dana.say(examples_of(wish)[0])
        assert not any(right.says in dana.text for right in RIGHTS.values()), "the table is not shown to others"


@pytest.mark.parametrize(
    ("act", "moves", "verb"),
    [
        ("approve", REQUEST, "approve"), ("approve", EXAM_APPLICATION, "approve"), ("approve", RECERTIFICATION, "approve"),
        ("recommend", REQUEST, "recommend"), ("assign", REQUEST, "assign"), ("decline", REQUEST, "decline"),
        ("reverse", REQUEST, "reverse"), ("settle fee", FEE, "waive"), ("assign mentor", MENTORING, "assign"),
        ("record exam", EXAM_APPLICATION, "pass"), ("close", EXAM_APPLICATION, "close"),
    ],
)  # fmt: skip
def test_the_rights_leave_room_for_every_move(act: str, moves: Moves, verb: str) -> None:
    movers = {who for row in moves.rows if row.verb == verb for who in row.who} & set(STAFF)
    assert movers, verb
    assert movers <= set(RIGHTS[act].who)


def test_a_right_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        may("rule the world", {Who.OFFICE})
    require("see queue", {Who.OFFICE})
