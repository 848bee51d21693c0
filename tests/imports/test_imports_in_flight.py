"""People in the middle of the exam are brought along: their application is open here and can go on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import lapsing
from core.actions.exams import application_of
from core.actions.imports import Outcome, import_bytes
from core.actions.moving import steps_of
from core.actions.practitioners import of_address
from core.actions.roles import Office, grant
from core.actions.samples import load_samples
from core.house import House
from core.rules.exam_window import window_in
from core.rules.terms import Standing
from core.store.tables import ExamApplication, Outgoing

KEI, OLGA = "kei@example.org", "olga@example.org"
HEADER = "address,name,standing,zone,window,authorized_on,appointment\n"
ROW = "kei@example.org,Kei Muster,{standing},Asia/Tokyo,{window},{on},{at}\n"


def row(standing: str = "candidate", window: str = "March 2027", on: str = "", at: str = "") -> str:
    """A list with Kei alone."""
    return HEADER + ROW.format(standing=standing, window=window, on=on, at=at)


def run(house: House, text: str, **options: Any) -> Outcome:
    """Import people from a text."""
    return import_bytes(house, "practitioners", text.encode(), "people.csv", now=NOW, **options)


def kei(house: House) -> tuple[str, str | None, datetime | None, str]:
    """State, first day of the window, appointment of Kei's application, and Kei's standing."""
    with house.database.read() as session:
        person = of_address(session, KEI)
        one = application_of(session, person)
        assert one is not None
        opens = one.window_opens.isoformat() if one.window_opens else None
        return one.state, opens, one.appointment_at, person.standing


@pytest.fixture
def olga(house: House) -> Chat:
    """Olga of the office."""
    add_person(house, OLGA, "Olga Office")
    with house.database.begin() as session:
        grant(session, of_address(session, OLGA), Office.OFFICE, by=None, now=NOW)
    return Chat(house, OLGA)


def add_candidate(house: House, standing: Standing = Standing.CANDIDATE) -> None:
    """Kei, without an application."""
    add_person(house, KEI, "Kei Muster", cycle=None, zone="Asia/Tokyo")
    with house.database.begin() as session:
        of_address(session, KEI).standing = standing.value


@pytest.mark.parametrize(
    ("words", "opens"),
    [("March 2027", "2027-03-01"), ("Sep. 2027", "2027-09-01"), ("2027-03", "2027-03-01"), ("the 1 March 2027", "2027-03-01"),
     ("2027-09-01 to 2027-09-30", "2027-09-01"), ("May 2027", None), ("march", None), ("Ma 2027", None), ("2027-13", None)],
)  # fmt: skip
def test_a_window_by_its_month(words: str, opens: str | None) -> None:
    found = window_in(words)
    assert (found.opens.isoformat() if found else None) == opens


@pytest.mark.parametrize(
    ("cells", "state"),
    [({"standing": "applicant"}, "submitted"), ({}, "approved"), ({"on": "2026-11-20"}, "authorized"),
     ({"on": "2026-11-20", "at": "2027-03-15 10:00"}, "scheduled")],
)  # fmt: skip
def test_each_is_opened_where_it_stands(house: House, cells: dict[str, str], state: str) -> None:
    text = row(**cells)
    assert run(house, text, dry_run=True).summary()
    assert run(house, text).added == 1
    assert kei(house)[:2] == (state, "2027-03-01")
    assert run(house, text).same == 1
    with house.database.read() as session:
        (application,) = session.scalars(select(ExamApplication)).all()
        steps = steps_of(session, application)
        assert steps[0].words == "Brought along with people.csv."
        assert [one.who for one in steps] == ["the office"] * len(steps)
        assert session.scalars(select(Outgoing)).all() == []


def test_an_appointment_is_where_the_candidate_lives(house: House) -> None:
    run(house, row(on="2026-11-20", at="2027-03-15 10:00"))
    assert kei(house)[2] == datetime(2027, 3, 15, 1, 0, tzinfo=UTC)
    chat = Chat(house, KEI)
    chat.say("status of my exam")
    assert "is scheduled" in chat.text
    assert "Mon 15 Mar 2027, 10:00 (Asia/Tokyo)" in chat.text


def test_a_later_list_brings_it_on_and_tells(house: House) -> None:
    run(house, row())
    outcome = run(house, row(on="2026-11-20", at="2027-03-15 10:00"))
    assert outcome.changed == 1
    assert kei(house)[0] == "scheduled"
    with house.database.read() as session:
        subjects = [one.subject for one in session.scalars(select(Outgoing).order_by(Outgoing.id))]
    assert subjects == ["Your authorization to test is here", "Your exam is on 15 March 2027"]
    assert run(house, row()).same == 1
    assert kei(house)[0] == "scheduled"


def test_what_became_of_it_here_is_known_better(house: House) -> None:
    text = row()
    run(house, text)
    with house.database.begin() as session:
        application = application_of(session, of_address(session, KEI))
        assert application is not None
        application.state = "withdrawn"
        application.practitioner.standing = Standing.NONE.value
    assert run(house, text).same == 1
    assert kei(house)[3] == "none"
    assert run(house, row(window="September 2027")).changed == 1
    assert kei(house) == ("approved", "2027-09-01", None, "candidate")


@pytest.mark.parametrize(
    ("cells", "column", "remedy"),
    [({"window": "May 2027"}, "window", "is no exam window; write its month like March 2027."),
     ({"standing": "none"}, "window", "is for somebody whose standing is applicant or candidate."),
     ({"window": "", "on": "2026-11-20"}, "authorized_on", "needs the exam window beside it, like March 2027."),
     ({"at": "2027-03-15 10:00"}, "authorized_on", "must not be blank: an appointment comes after the authorization to test."),
     ({"on": "2026-11-20", "at": "2027-03-15"}, "appointment", "is no day with a time; write it like 2027-03-15 10:00."),
     ({"on": "2026-11-20", "at": "2027-04-15 10:00"}, "appointment", "lies outside the exam window, 2027-03-01 to 2027-03-31."),
     ({"standing": "applicant", "on": "2026-11-20"}, "authorized_on",
      "is for a candidate; an applicant's application is not approved yet.")],
)  # fmt: skip
def test_what_cant_be_is_said_with_row_and_column(
    house: House, cells: dict[str, str], column: str, remedy: str
) -> None:
    outcome = run(house, row(**cells))
    assert [(one.row, one.column, one.remedy) for one in outcome.problems] == [(2, column, remedy)]


def test_a_window_clashes_with_what_is_open(house: House) -> None:
    run(house, row())
    (clash,) = run(house, row(window="September 2027")).problems
    assert clash.remedy == "is not that of exam 1, 1 March 2027 to 31 March 2027. Defer or close that one first."


def test_kei_can_defer_and_the_office_can_record(house: House, olga: Chat) -> None:
    run(house, row())
    chat = Chat(house, KEI)
    chat.say("defer my exam")
    assert "can move to the next window only to 1 September 2027 to 30 September 2027" in chat.text
    chat.say("cancel")
    olga.say("exam 1 authorized on 20 November 2026")
    assert "exam 1 is authorized now" in olga.text
    chat.say("my exam is on 15 March 2027 at 10:00")
    assert "Your exam appointment is entered" in chat.text
    olga.now = datetime(2027, 4, 1, 15, 0, tzinfo=UTC)
    olga.say("exam 1 sat on 15 March 2027")
    olga.say("exam 1 passed S-0009 issued 1 April 2027 cycle 1 January 2027 to 31 December 2031")
    assert "Kei Muster is CMPP S-0009 now" in olga.text


def test_the_office_opens_one_in_words(house: House, olga: Chat) -> None:
    add_candidate(house)
    olga.say("open exam for kei@example.org")
    assert "name its month, for example: open exam for kei@example.org window March 2027" in olga.text
    olga.say("open exam for kei@example.org window March 2027")
    assert (
        "exam 1 of Kei Muster is approved, for the window 1 March 2027 to 31 March 2027. Kei Muster is told."
        in olga.text
    )
    olga.say("open exam for kei@example.org window March 2027")
    assert "Kei Muster has an exam application already: exam 1 is approved." in olga.text
    olga.say("people candidate")
    assert "Kei Muster · kei@example.org · exam 1 approved" in olga.text
    olga.say("open exam for me window March 2027")
    assert "That is your own" in olga.text
    olga.say("show exam 1")
    assert "It began before Tally." in olga.text
    with house.database.read() as session:
        told = session.scalars(select(Outgoing.subject).where(Outgoing.kind == "exam")).all()
    assert told == ["Your exam application is here now"]


def test_only_applicants_and_candidates_have_one(house: House, olga: Chat) -> None:
    add_candidate(house, Standing.NONE)
    olga.say("open exam for kei@example.org window March 2027")
    assert "Kei Muster is neither applicant nor candidate (standing: none)" in olga.text
    chat = Chat(house, KEI)
    chat.say("open exam for kei@example.org window March 2027")
    assert "is approved, for the window" not in chat.text


def test_the_samples_kei_can_defer(house: House) -> None:
    with house.database.begin() as session:
        load_samples(session, NOW)
    chat = Chat(house, KEI)
    chat.say("defer my exam")
    assert "can move to the next window only to 1 September 2027 to 30 September 2027" in chat.text
    assert run(house, row()).same == 1


PEOPLE = (
    "address,name,standing,number,issued_on,ends_on\ndana@example.org,Dana Example,CMPP,{number},2024-01-01,{ends}\n"
)


def test_a_new_end_revives_what_had_expired_and_an_old_one_does_not(house: House) -> None:
    add_person(house, cycle=(date(2021, 1, 1), date(2025, 12, 31)))
    assert lapsing.end_due(house, NOW) == 1
    with house.database.read() as session:
        number = of_address(session, "dana@example.org").credentials[0].number
    old = PEOPLE.format(number=number, ends="2025-12-31").replace("2024-01-01", "2021-01-01")
    assert run(house, old).same == 1
    outcome = run(house, PEOPLE.format(number=number, ends="2028-12-31"))
    assert (outcome.changed, outcome.told) == (1, 1)
    with house.database.read() as session:
        dana = of_address(session, "dana@example.org")
        assert (dana.standing, dana.credentials[0].ends_on) == ("CMPP", date(2028, 12, 31))
        subjects = session.scalars(select(Outgoing.subject).order_by(Outgoing.id)).all()
    assert subjects == ["Your credential has expired", "Your credential runs to 31 December 2028"]
    assert lapsing.end_due(house, NOW) == 0
