"""What staff say in plain words: who somebody is, a case by its number, a letter to a person; and who may grant a role."""

from __future__ import annotations

import pytest
from office_people import AUDREY, DANA, OLGA, add_staff
from sqlalchemy import select
from talking import NOW, Chat

from core.actions.practitioners import of_address
from core.actions.roles import Office, holders
from core.outbox import settle
from core.phrases import phrased
from core.store.tables import Outgoing

WORDS = "your certificate of March is hard to read, please send it again"


@pytest.fixture
def olga(chat: Chat) -> Chat:
    """Olga of the office; Dana and the staff are there too."""
    add_staff(chat.house)
    chat.house.settings.office_address = "office@example.org"
    return Chat(chat.house, OLGA)


@pytest.mark.parametrize("line", ["who is Dana?", "who's Dana Example", "look up dana", "who is dana@example.org?"])
def test_who_somebody_is(olga: Chat, line: str) -> None:
    olga.say(line)
    assert "*Dana Example*" in olga.text
    assert "Standing: CMPP" in olga.text


def test_looking_up_what_is_nobody(olga: Chat) -> None:
    olga.say("who is Alex?")
    assert "I can't find anybody called Alex" in olga.text
    olga.say("who is alex@example.org?")
    assert "I can't find anybody called alex@example.org" in olga.text
    olga.say("who is at risk?")
    assert "people lack something" in olga.text
    olga.say("look up plain language summaries")
    assert "anybody called" not in olga.text


def test_others_look_nobody_up(olga: Chat) -> None:
    dana = Chat(olga.house, DANA)
    dana.say("who is Olga?")
    assert OLGA not in dana.text


def test_an_exam_by_its_number_is_the_case(olga: Chat) -> None:
    olga.say("exam 1")
    assert "exam 1" in olga.text
    assert "Which window" not in olga.text
    olga.say("show exams")
    assert "Nothing waits to be decided" in olga.text


def letters_to(chat: Chat, address: str) -> list[Outgoing]:
    with chat.house.database.read() as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.channel == "mail").order_by(Outgoing.id)).all()
        session.expunge_all()
    return [row for row in rows if row.to.get("address") == address]


def test_the_office_writes_and_the_answer_comes_back(olga: Chat) -> None:
    olga.say(f"tell dana@example.org {WORDS}")
    assert f'Dana Example is written to: "{WORDS}"' in olga.text
    (letter,) = letters_to(olga, DANA)
    assert WORDS in letter.reply["text"]
    assert letter.subject == "The certification programme writes to you"
    with olga.house.database.begin() as session:
        settle(session, letter.id, NOW)
    dana = Chat(olga.house, DANA)
    dana.say("read the last letter")
    assert WORDS in dana.text
    mail = Chat(olga.house, DANA, channel="mail", thread=letter.thread)
    mail.say("am I on track?")
    assert not letters_to(olga, "office@example.org")
    mail.say("Here it comes, I scanned it again.")
    assert "passed it on to the office" in mail.text
    (answer,) = letters_to(olga, "office@example.org")
    assert "Here it comes, I scanned it again." in answer.reply["text"]


def test_words_and_a_record_are_needed_to_write(olga: Chat) -> None:
    olga.say("tell dana@example.org")
    assert "for example: tell dana@example.org please" in olga.text
    olga.say("tell nobody@example.org hello")
    assert "is written to" not in olga.text
    assert not letters_to(olga, DANA)


def test_who_holds_no_role_writes_to_nobody(olga: Chat) -> None:
    dana = Chat(olga.house, DANA)
    dana.say("tell audrey@example.org hello there")
    assert "is written to" not in dana.text
    assert not letters_to(olga, AUDREY)


@pytest.mark.parametrize("line", ["revoke office from olga@example.org", "grant office to dana@example.org"])
def test_roles_are_refused_to_who_may_not_give_them_and_no_address_is_touched(olga: Chat, line: str) -> None:
    line = line.replace("olga@example.org", OLGA)
    for channel in ("web", "mail"):
        dana = Chat(olga.house, DANA, channel=channel)
        dana.say(line)
        assert "Granting and revoking roles is for the office" in dana.text
    with olga.house.database.read() as session:
        assert [one.name for one in holders(session, Office.OFFICE, NOW)] == ["Olga Office"]
        assert len(of_address(session, DANA).addresses) == 1


def test_who_gave_up_the_office_keeps_the_address(olga: Chat) -> None:
    olga.say(f"grant office to {AUDREY}")
    Chat(olga.house, AUDREY).say(f"revoke office from {OLGA}")
    olga.say(f"revoke office from {OLGA}")
    assert "is for the office" in olga.text
    olga.say("profile")
    assert OLGA in olga.text


def test_a_letter_begins_with_a_capital() -> None:
    asked = phrased("exams.asked", programme="the certification programme", words="Since when?")
    assert asked.text.startswith("The certification programme asks about your exam application")
    received = phrased("exams.received", programme="the certification programme", window="March 2027")
    assert "is with the certification programme." in received.text
