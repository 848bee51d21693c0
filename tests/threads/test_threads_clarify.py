"""Which of two wishes was meant, asked through the whole stack: by button, by number, by yes, by saying it otherwise."""

from __future__ import annotations

import pytest
from talking import Chat

from bot.intents import AddCredit, Chitchat, Clarify, Entry, Progress, Undo
from bot.understand import understand
from bot.understand.typed import label

LINES = (
    "put my certificate with the CONSORT one", "could somebody maybe look at my hours thing from tuesday",
    "the certificate of the exam, or of the credits, or both", "so what about the hour with the editors on tuesday",
    "i was at the thing on figures, does it go in", "hour on ethics tuesday or not",
)  # fmt: skip


@pytest.fixture
def unsure(chat: Chat) -> Chat:
    """A chat in which Tally has just asked which of two things was meant."""
    for line in LINES:
        if isinstance(understand(line, now=chat.now), Clarify):
            chat.say(line)
            return chat
    raise AssertionError(f"none of {LINES} is asked about; find lines that are")


def test_it_asks_and_changes_nothing(unsure: Chat) -> None:
    assert "Which is it?" in unsure.text
    assert "[Neither]" in unsure.text
    unsure.say("list")
    assert "nothing in your record yet" in unsure.text


def test_neither_drops_it(unsure: Chat) -> None:
    unsure.press("Neither")
    assert "nothing was changed" in unsure.text


def test_it_can_be_said_in_other_words(unsure: Chat) -> None:
    unsure.say("am I on track?")
    assert "of 5" in unsure.text
    unsure.say("yes")
    assert "Which is it?" not in unsure.text


def test_yes_does_not_choose_between_two_wishes(unsure: Chat) -> None:
    unsure.say("yes")
    assert "Pick one, or type its number" in unsure.text
    unsure.say("1")
    assert "Pick one" not in unsure.text


@pytest.mark.parametrize("line", ["was in a meeting about figures", "an hour w/ the editors?"])
def test_yes_takes_the_only_wish_there_is(chat: Chat, line: str) -> None:
    chat.say(line)
    (reply,) = chat.replies
    assert "Nothing to log" in chat.text
    chat.say("yes")
    by_words = chat.text
    other = Chat(chat.house, chat.address, thread="web:again")
    other.say(reply.choices[0].say)
    assert by_words.split("\n")[0] == other.text.split("\n")[0]


@pytest.mark.parametrize("line", ["the CONSORT entry should perhaps go, should it", "zap the CONSORT entry"])
def test_no_yes_to_which_is_it_takes_anything_away(chat: Chat, line: str) -> None:
    for said in ("add 2h CONSORT news on 12 November implement", "not on the list", "save", line, "yes"):
        chat.say(said)
    assert "Pick one, or type its number" in chat.text, chat.text
    chat.say("list")
    assert "CONSORT news" in chat.text


def test_labels_name_what_is_meant() -> None:
    assert label(AddCredit((Entry(title="GPP3"),))) == 'Log "GPP3"'
    assert label(Progress()) == "See how far I am"
    assert label(Undo()) == "Undo my last change"
    assert label(Chitchat("other")) == "Nothing to log"
