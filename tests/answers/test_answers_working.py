"""Work history: asked for what is missing, never a guessed day."""

from __future__ import annotations

import pytest
from talking import Chat

# What these look at is the same on every database; the others run on both.
pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def test_a_job_is_added_and_counts_towards_employment(chat: Chat) -> None:
    chat.say("add employment Beta Health since March 2023")
    assert "Added to your work history: *Beta Health*, Wed 1 Mar 2023 until today and on." in chat.text
    assert "Employment: 2.89 of 3 years" in chat.text
    assert "first day of March 2023" in chat.text
    chat.say("show my work history")
    assert "1. *Beta Health*" in chat.text


def test_a_missing_start_is_asked_for_not_guessed(chat: Chat) -> None:
    chat.say("add employment Beta Health")
    assert "When did you begin at Beta Health?" in chat.text
    chat.say("15 March 2023")
    assert "Wed 15 Mar 2023 until today and on" in chat.text


def test_a_year_alone_is_no_day(chat: Chat) -> None:
    chat.say("I worked at Acme Medical as publication manager from 2021 to 2024")
    for _ in range(2):
        if "When" in chat.text:
            chat.say("March 2021" if "begin" in chat.text else "June 2024")
    assert "*Acme Medical*, publication manager" in chat.text
    chat.say("show my work history")
    assert "2021" in chat.text
    assert "2024" in chat.text


def test_changed_ended_deleted_and_back(chat: Chat) -> None:
    chat.say("add employment Acme Medical since 15 March 2023")
    chat.say("my job at Acme Medical ended in June 2024")
    assert "to Sun 30 Jun 2024" in chat.text
    chat.say("delete job 1")
    assert "Deleted from your work history: *Acme Medical*" in chat.text
    chat.say("show my work history")
    assert "nothing in your work history yet" in chat.text
    chat.say("undo")
    assert "job 1" in chat.text
    chat.say("show my work history")
    assert "*Acme Medical*" in chat.text


def test_refusals(chat: Chat) -> None:
    chat.say("delete job 7")
    assert "work history" in chat.text
    chat.say("add employment Acme Medical since 15 March 2030")
    assert "only work you have begun can be added" in chat.text
    chat.say("show my work history")
    assert "nothing in your work history yet" in chat.text


@pytest.mark.parametrize(
    "said",
    ["yes", "at Beta Health since today, senior medical writer", "is that a must?", "a 20 min podcast yesterday"],
)
def test_what_is_no_name_is_no_employer(chat: Chat, said: str) -> None:
    chat.say("new job!! beta health, senior mw, since today")
    assert "Who was your employer?" in chat.text
    chat.say(said)
    assert "When did you begin" not in chat.text, chat.text
    chat.say("Beta Health")
    assert "When did you begin at Beta Health?" in chat.text or "*Beta Health*" in chat.text


@pytest.mark.parametrize("said", ["ok ill do that one thurs", "the audit call we had on monday went well today"])
def test_a_day_in_a_sentence_of_something_else_is_no_first_day(chat: Chat, said: str) -> None:
    chat.say("add employment Beta Health")
    chat.say(said)
    assert "Added to your work history" not in chat.text, chat.text
    chat.say("since 15 March 2023")
    assert "*Beta Health*, Wed 15 Mar 2023 until today and on" in chat.text
