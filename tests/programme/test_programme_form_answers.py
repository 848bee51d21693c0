"""Answers in a request's form that are none, come several at once, or wait: each field takes its own kind only."""

from __future__ import annotations

import pytest
from talking import Chat

from core.actions.practitioners import of_address
from core.actions.requests import requests_of
from core.store.tables import CreditRequest

TO_FACULTY = (
    "request credit",
    '"Estimands for writers"',
    "How estimands are described in manuscripts",
    "MedPub Academy",
)


def draft(chat: Chat) -> CreditRequest:
    """The draft as it stands."""
    with chat.house.database.read() as session:
        found = requests_of(session, of_address(session, chat.address), "draft")[-1]
        session.expunge(found)
        return found


def say(chat: Chat, *lines: str) -> None:
    """One line after the other."""
    for line in lines:
        chat.say(line)


@pytest.mark.parametrize("said", ["she talked, I listened", "we just sat there and talked", "she knows best"])
def test_prose_is_no_faculty(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY, said)
    assert "Here I need names" in chat.text
    assert draft(chat).faculty is None
    chat.say(f'"{said}"')
    assert draft(chat).faculty == said, "in quotes it is taken at their word"


@pytest.mark.parametrize(
    "said", ["no other faculty", "nobody else", "just me", "None, I was on my own.", "there was no one else"]
)
def test_nobody_is_nobody_in_any_words(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY, said)
    assert "what was your specific role?" in chat.text
    assert "faculty" in draft(chat).skipped


@pytest.mark.parametrize(
    "said",
    [
        "later",
        "I'll come back to it",
        "I am not certain of that; I shall look it up and write to you another day.",
        "We should stop here and go on another time.",
        "let's finish this later",
        "gotta run, will finish later",
    ],
)
def test_a_pause_keeps_the_draft_and_is_no_answer(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY, said)
    assert "It is kept as a draft. Go on any time with: request R1" in chat.text
    assert draft(chat).faculty is None
    chat.say("please carry on with my request")
    assert "4 of 10: who else was on the faculty?" in chat.text


@pytest.mark.parametrize("said", ["I don't know yet", "not sure, can I skip this?", "no idea"])
def test_what_is_not_known_yet_is_asked_for_at_the_end(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY[:3], said)
    assert "No hurry, I'll ask that at the end." in chat.text
    assert "4 of 10" in chat.text
    say(chat, "nobody else", "speaker", "12 Oct 2026", "2h", "1h", "implement")
    assert "10 of 10" in chat.text or "3 of 10: who was the educational provider?" in chat.text


NONE = [
    "0h for none",
    "none at all, 0 hours.",
    "I prepared nothing, so nil hours.",
    "zero",
    "no preparation",
    "nothing",
]


@pytest.mark.parametrize("said", NONE)
def test_no_time_is_no_time_in_any_words(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY, "skip", "speaker", "12 Oct 2026", said)
    assert "how many hours did you present?" in chat.text, chat.text
    assert draft(chat).preparation_seconds == 0


def test_an_answer_to_another_question_goes_where_it_belongs(chat: Chat) -> None:
    say(chat, "request credit", '"Estimands for writers"', "How estimands are described", "it was 12 october btw")
    assert "who was the educational provider?" in chat.text
    assert str(draft(chat).starts_on) == "2026-10-12"
    say(chat, "The provider was MedPub Academy.", "nobody else", "I prepared nothing")
    assert (draft(chat).provider, draft(chat).preparation_seconds) == ("MedPub Academy", 0)
    chat.say("I was a listener")
    assert draft(chat).own_role == "listener"


def test_several_answers_in_one_are_taken_and_said_again(chat: Chat) -> None:
    chat.say("request credit")
    chat.say(
        "It was called Authorship for oncologists, at MedPub Academy on 12 October, 2h preparation and 1h presentation, "
        "all Implement"
    )
    assert "Taken: name, provider, dates, preparation, presentation, hours in each domain." in chat.text
    one = draft(chat)
    assert (one.title, one.provider, str(one.starts_on)) == (
        "Authorship for oncologists",
        "MedPub Academy",
        "2026-10-12",
    )
    assert (one.preparation_seconds, one.presentation_seconds) == (7200, 3600)
    assert one.seconds_by_domain == {"implement": 10800}


def test_commas_in_a_title_are_its_own(chat: Chat) -> None:
    say(chat, "request credit", "Writing, editing, publishing in 2026")
    assert draft(chat).title == "Writing, editing, publishing in 2026"


def test_what_was_meant_for_tally_is_taken_out_again(chat: Chat) -> None:
    say(chat, *TO_FACULTY, "Robin Sample")
    assert draft(chat).faculty == "Robin Sample"
    chat.say(
        "Please do not enter my last letter as faculty; that was meant for you. We should stop here and go on another time."
    )
    assert "Other faculty is taken out again. It is kept as a draft." in chat.text
    assert draft(chat).faculty is None


def test_a_question_about_a_question_is_answered(chat: Chat) -> None:
    say(chat, *TO_FACULTY[:2], "what do you mean by agenda?")
    assert "a few sentences of your own" in chat.text
    assert "So, its agenda" in chat.text
    chat.say("thanks!")
    assert draft(chat).agenda is None
    chat.say("How estimands are described")
    assert draft(chat).agenda == "How estimands are described"


@pytest.mark.parametrize(
    "said", ["May I see what my request R1 says so far?", "where is R1 now?", "show me request R1 please"]
)
def test_a_request_is_seen_in_any_words(chat: Chat, said: str) -> None:
    say(chat, *TO_FACULTY, said)
    assert "*R1* is a draft that lacks" in chat.text
