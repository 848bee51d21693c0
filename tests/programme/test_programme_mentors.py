"""Mentors: offered, asked for, matched; words go through Tally and no address is ever shown."""

from __future__ import annotations

import pytest
from programme_people import DANA, OFFICE, add_applicant, add_staff, letters_to, people, told
from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import examining, exams, mentors
from core.actions.transcript import transcript
from core.errors import NotAllowed, WrongValue
from core.house import House
from core.rules.moves import NotNow
from core.store.tables import Outgoing, Question

ANN = "ann@example.org"


@pytest.fixture
def pair(house: House) -> House:
    """Dana, a CMPP on the list of mentors, and Ann, a candidate who asked for one."""
    add_staff(house)
    add_person(house)
    add_applicant(house)
    with people(house, ANN, OFFICE) as (session, (ann, olga)):
        application = exams.begin(session, ann, now=NOW)
        exams.fill(session, application, now=NOW, certificate_name="Ann", position="Writer", education="PhD")
        exams.attest(session, application, now=NOW)
        exams.submit(session, house, application, by=ann, now=NOW)
        examining.approve(session, house, application, by=olga, now=NOW)
    dana, ann_chat = Chat(house), Chat(house, ANN)
    dana.say("I want to volunteer as a mentor")
    dana.say("Oncology, on Fridays")
    assert "with the office" in dana.text
    ann_chat.say("I'd like a mentor")
    ann_chat.say("Somebody patient")
    assert "you will be told who it is" in ann_chat.text
    with people(house, DANA, OFFICE) as (session, (person, olga)):
        offer = mentors.offer_of(session, person)
        assert offer is not None
        mentors.move_offer(session, house, offer, "accept", by=olga, now=NOW)
    return house


def assign(house: House) -> None:
    with people(house, ANN, DANA, OFFICE) as (session, (ann, dana, olga)):
        mentoring = mentors.mentoring_of(session, ann)
        assert mentoring is not None
        mentors.assign(session, house, mentoring, mentor=dana, by=olga, now=NOW)


def answering(house: House, address: str, subject: str) -> Chat:
    """A chat in the thread of the letter with that subject."""
    with house.database.read() as session:
        row = session.scalars(select(Outgoing).where(Outgoing.subject == subject).order_by(Outgoing.id.desc())).first()
    assert row is not None
    return Chat(house, address, channel="mail", thread=row.thread)


def test_matched_and_writing_to_each_other(pair: House) -> None:
    assign(pair)
    mentor = answering(pair, DANA, "Would you mentor Ann Applicant?")
    mentor.say("yes")
    assert "You mentor Ann Applicant now" in mentor.text
    Chat(pair, ANN).say("tell my mentor Hello, when are you free?")
    mentor = answering(pair, DANA, "Ann Applicant writes to you")
    mentor.say("On Friday at ten I am")
    assert "Shall I pass this on?" in mentor.text
    mentor.say("yes")
    assert "Passed on to Ann Applicant" in mentor.text
    assert "On Friday at ten I am" in letters_to(pair, ANN)
    assert "dana@example.org" not in letters_to(pair, ANN)
    assert "ann@example.org" not in letters_to(pair, DANA)
    with people(pair, ANN, DANA) as (session, (ann, dana)):
        assert transcript(session, ann, NOW.date())["mentoring"]["matches"] == [
            {"as": "candidate", "state": "accepted", "with": "Dana Example"}
        ]
        assert transcript(session, dana, NOW.date())["mentoring"]["offer"] == "active"
    Chat(pair).say("end mentoring")
    assert told(pair, ANN)[-1] == told(pair, DANA)[-1] == "The mentoring has ended"


def test_declined_the_office_assigns_another(pair: House) -> None:
    assign(pair)
    mentor = answering(pair, DANA, "Would you mentor Ann Applicant?")
    mentor.say("no")
    assert told(pair, OFFICE) == ["Dana Example can't mentor just now"]
    assign(pair)
    with people(pair, ANN) as (session, (ann,)):
        found = mentors.mentoring_of(session, ann)
        assert found is not None
        assert found.state == "assigned"
    Chat(pair, ANN).say("withdraw my mentor request")
    mentor = answering(pair, DANA, "Would you mentor Ann Applicant?")
    mentor.say("yes")
    assert "settled meanwhile" in mentor.text


def test_paused_nobody_is_assigned(pair: House) -> None:
    chat = Chat(pair)
    chat.say("pause mentoring")
    assert "is paused now" in chat.text
    with pytest.raises(WrongValue, match="not on the list"):
        assign(pair)
    chat.say("resume mentoring")
    assign(pair)
    chat.say("end being a mentor")
    assert "is ended now" in chat.text


def test_candidates_and_cmpps_only(pair: House) -> None:
    chat = Chat(pair)
    chat.say("I'd like a mentor")
    assert "once your exam application is approved" in chat.text
    ann = Chat(pair, ANN)
    ann.say("I want to volunteer as a mentor")
    assert "Mentors hold the credential" in ann.text
    ann.say("tell my mentor hello")
    assert "no mentoring that is going on" in ann.text


def test_nobody_else_may_speak_for_them(pair: House) -> None:
    assign(pair)
    with people(pair, ANN, DANA, OFFICE) as (session, (ann, dana, olga)):
        mentoring = mentors.mentoring_of(session, ann)
        assert mentoring is not None
        for other in (ann, olga):
            with pytest.raises(NotAllowed):
                mentors.accept(session, pair, mentoring, by=other, now=NOW)
        with pytest.raises(NotAllowed):
            mentors.relay(session, pair, mentoring, by=olga, words="x", now=NOW)
        mentors.accept(session, pair, mentoring, by=dana, now=NOW)
        with pytest.raises(NotNow):
            mentors.decline(session, pair, mentoring, by=dana, now=NOW)
        assert session.scalars(select(Question).where(Question.practitioner_id == dana.id)).all()
