"""Accommodations and medical documents: kept for the office, and seen nowhere else."""

from __future__ import annotations

import json

import pytest
from programme_people import COMMITTEE, OFFICE, add_applicant, add_staff, kept, letters_to, people
from sqlalchemy import select, text
from talking import NOW, Chat

from core.actions import exams
from core.actions.health import ACCOMMODATIONS, is_private, keep_private, private_of
from core.actions.transcript import transcript
from core.errors import NotAllowed
from core.house import House
from core.store.tables import Base, Outgoing, SlackIdentity

ANN, SECRET = "ann@example.org", "Needs-a-quiet-room-because-of-Xyz"
# Where they may stand: the office's own table, and the documents themselves.
ALLOWED = {"office_only", "documents", "document_readings"}


@pytest.fixture
def asked(house: House) -> Chat:
    """Ann has asked for accommodations on the page, with a document."""
    add_staff(house)
    add_applicant(house)
    ann = Chat(house, ANN)
    for words in ("apply for the exam", "Ann Applicant", "Writer", "PhD, Biology", "yes"):
        ann.say(words)
    ann.say(SECRET, files=[ann.file("medical-letter-xyz.txt", b"A medical letter")])
    assert "kept for the office alone" in ann.text
    ann.press("I attest and submit")
    return ann


def test_they_stand_in_no_other_table(asked: Chat) -> None:
    with asked.house.database.begin() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in ALLOWED:
                continue
            rows = json.dumps([list(map(str, row)) for row in session.execute(text(f'SELECT * FROM "{table.name}"'))])
            assert SECRET not in rows, table.name
            assert "medical-letter-xyz" not in rows, table.name
            assert "accommodat" not in rows.casefold() or table.name in {"outgoing", "questions"}, table.name


def test_they_are_in_no_letter_and_no_record(asked: Chat) -> None:
    letters = letters_to(asked.house, ANN)
    assert SECRET not in letters
    with people(asked.house, ANN) as (session, (ann,)):
        shown = json.dumps(transcript(session, ann, NOW.date()))
        replies = json.dumps([row.reply for row in session.scalars(select(Outgoing))])
    assert "xyz" not in shown.casefold()
    assert "xyz" not in replies.casefold()


def test_only_the_office_sees_them(asked: Chat) -> None:
    with people(asked.house, ANN, OFFICE, COMMITTEE) as (session, (ann, olga, carl)):
        application = exams.need_application(session, ann)
        seen = private_of(session, application, by=olga, now=NOW)
        assert [(one.kind, one.words, one.name) for one in seen] == [
            (ACCOMMODATIONS, SECRET, None),
            (ACCOMMODATIONS, None, "medical-letter-xyz.txt"),
        ]
        assert is_private(session, str(seen[1].sha256))
        for other in (carl, ann):
            with pytest.raises(NotAllowed):
                private_of(session, application, by=other, now=NOW)
        same = kept(asked.house, "again.txt", b"A medical letter")
        assert keep_private(session, application, kind=ACCOMMODATIONS, files=[same], now=NOW) == 0


def test_in_slack_they_are_not_asked_for(house: House) -> None:
    add_staff(house)
    add_applicant(house)
    with people(house, ANN) as (session, (ann,)):
        session.add(SlackIdentity(practitioner_id=ann.id, team="T1", user="U1", channel="D1", linked_at=NOW))
    slack = Chat(house, "T1:U1", channel="slack", thread="slack:T1:D1:")
    for words in ("apply for the exam", "Ann Applicant", "Writer", "PhD, Biology", "yes"):
        slack.say(words)
    assert "Please keep accommodations out of Slack" in slack.text
