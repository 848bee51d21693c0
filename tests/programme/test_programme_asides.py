"""In the middle of a request's questions: what is no answer is served or let go, and the question stays."""

from __future__ import annotations

import pytest
from talking import Chat

FIRST = "what was the course or session called?"


@pytest.fixture
def asked(chat: Chat) -> Chat:
    """Dana, asked for the name of the session."""
    chat.say("request credit for a workshop")
    assert FIRST in chat.text
    return chat


@pytest.mark.parametrize(
    ("aside", "served"),
    [
        ("hang on, boss is calling", "No hurry."),
        ("one sec i need to find the email", "No hurry."),
        ("where do i stand this year", "Not yet for this year"),
        ("send me an export of everything", "nothing in your record to export"),
        ("show me my credits please", "nothing in your record yet"),
    ],
)
def test_what_is_no_answer_is_served_and_the_question_stays(asked: Chat, aside: str, served: str) -> None:
    asked.say(aside)
    assert served in asked.text
    assert f"still open: {FIRST}" in asked.text
    asked.say("Reviewing for journals")
    assert "2 of 10:" in asked.text


@pytest.mark.parametrize("words", ["i'd rather not do this now", "i changed my mind", "never mind the whole thing"])
def test_a_form_is_let_go_in_whatever_words_and_kept_as_a_draft(asked: Chat, words: str) -> None:
    asked.say(words)
    assert "R1 is kept as a draft" in asked.text


@pytest.mark.parametrize(
    "answer",
    [
        "Undo harm: retractions and corrections", "List of speakers and objectives", "Recertification workshop for reviewers",
        "Hold on to your data", "Delete or keep? Data retention in trials", "Progress in publication metrics",
    ],
)  # fmt: skip
def test_an_answer_that_sounds_like_a_command_is_an_answer(asked: Chat, answer: str) -> None:
    asked.say(answer)
    assert "2 of 10:" in asked.text
