"""Nothing an officer types goes out to a person unseen: their words are shown, put right in words, and let go of."""

from __future__ import annotations

import pytest
from office_people import CARL, DANA, OLGA, add_request, add_staff, letters_to
from talking import Chat

from core.store.tables import CreditRequest


@pytest.fixture
def carl(chat: Chat) -> Chat:
    """Carl of the committee; Dana has sent R1."""
    add_staff(chat.house)
    add_request(chat.house)
    return Chat(chat.house, CARL)


def state_of(chat: Chat) -> str:
    with chat.house.database.read() as session:
        return session.get_one(CreditRequest, 1).state


@pytest.mark.parametrize("words", [
    "hmm, actually not, leave it", "oh no sorry, that was the wrong one", "sorry wrong number", "hm no, keep it", "no", "not yet",
    "actually don't", "I'd rather not", "wrong case, sorry", "leave it as it is", "never mind",
])  # fmt: skip
def test_second_thoughts_let_go_of_a_deed(carl: Chat, words: str) -> None:
    before = letters_to(carl.house, DANA)
    carl.say("decline R1")
    carl.say(words)
    assert state_of(carl) == "submitted"
    assert letters_to(carl.house, DANA) == before
    carl.say("queue")
    assert "Still open" not in carl.text


@pytest.mark.parametrize(
    "words", ["hang on phone", "let me think about it", "give me a minute", "wait a sec", "I'll sleep on it"]
)
def test_who_wants_time_is_given_it(carl: Chat, words: str) -> None:
    carl.say("decline R1")
    carl.say(words)
    assert "No hurry. Please write it in a few words, or type: cancel" in carl.text
    assert state_of(carl) == "submitted"


@pytest.mark.parametrize("words", [
    "wait, who told us that?", "how many hours did that give her", "what did she put as role?", "was she the speaker?",
    "where is her agenda", "how long did he speak",
])  # fmt: skip
def test_a_question_about_the_case_shows_it_and_is_no_reason(carl: Chat, words: str) -> None:
    before = letters_to(carl.house, DANA)
    carl.say("decline R1")
    carl.say(words)
    assert "*R1* · Dana Example asks 2 h preparation" in carl.text
    assert "Still open: Why? The person reads it" in carl.text
    assert letters_to(carl.house, DANA) == before


def test_instructions_to_tally_are_seen_before_they_are_a_letter(carl: Chat) -> None:
    before = letters_to(carl.house, DANA)
    carl.say("decline R1")
    carl.say("no agenda hours for that, only the talk was new")
    assert letters_to(carl.house, DANA) == before
    carl.press("Write it anew")
    assert "Why? The person reads it" in carl.text
    carl.say("The agenda lists no hours")
    carl.say("no, say only the talk was new")
    assert "Decline R1 because only the talk was new? Dana Example reads the reason." in carl.text
    carl.say("hang on")
    assert "No hurry" in carl.text
    carl.say("yes")
    assert state_of(carl) == "declined"
    assert "only the talk was new" in letters_to(carl.house, DANA)
    assert "no hours" not in letters_to(carl.house, DANA)


def test_only_the_end_is_put_right(carl: Chat) -> None:
    olga = Chat(carl.house, OLGA)
    olga.say("write dana: R1 was sent back, sorry about that, call me")
    olga.say('make it "call me tomorrow"')
    assert 'Shall I write to Dana Example: "R1 was sent back, sorry about that, call me tomorrow"' in olga.text
    olga.say("never mind, tell her we need the slides by friday")
    assert 'Shall I write to Dana Example: "we need the slides by friday"' in olga.text
    olga.say("no, say slides and recording")
    assert 'Shall I write to Dana Example: "slides and recording"' in olga.text
    olga.say("what certificate tho")
    assert "*Dana Example*" in olga.text
    assert "Still open" in olga.text
    olga.say("actually don't")
    assert "Nothing was done" in olga.text
    assert "slides" not in letters_to(carl.house, DANA)
