"""A card of the office that waits for a yes is put right in words, and no question holds anybody up."""

from __future__ import annotations

import pytest
from office_people import CARL, DANA, OLGA, letters_to
from office_sentences import office
from talking import Chat

__all__ = ["office"]


@pytest.fixture
def olga(office: Chat) -> Chat:
    """Olga of the office; today is Saturday, 21 November 2026."""
    return Chat(office.house, OLGA)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by friday", "27 November 2026"),
        ("make that friday", "27 November 2026"),
        ("no, friday next week. 27 november", "27 November 2026"),
        ("by end of january", "31 January 2027"),
        ("mid february", "15 February 2027"),
        ("no wait, thursday next week", "26 November 2026"),
        ("better by the end of next week", "27 November 2026"),
        ("tomorrow", "22 November 2026"),
    ],
)
def test_the_day_of_a_card_is_put_right_and_lies_ahead(olga: Chat, said: str, day: str) -> None:
    olga.say("can you give R1 to Cora by 1 december")
    assert "Give R1 to Cora Committee, to be decided by 1 December 2026?" in olga.text
    olga.say(said)
    assert f"Give R1 to Cora Committee, to be decided by {day}?" in olga.text
    olga.say("yes")
    assert f"to be decided by {day}" in olga.text


def test_what_was_said_first_is_kept_in_a_drawing(olga: Chat) -> None:
    olga.say("draw an audit, half of them, seed 7, by 31 jan")
    assert "Draw an audit of 50% with seed 7, to be answered by 31 January 2027?" in olga.text
    olga.say("no make it 20")
    olga.say("by end of february")
    assert "Draw an audit of 20% with seed 7, to be answered by 28 February 2027?" in olga.text
    olga.say("a quarter")
    olga.say("seed 8")
    assert "Draw an audit of 25% with seed 8, to be answered by 28 February 2027?" in olga.text
    olga.say("no wait, leave it")
    olga.say("audits")
    assert "No audit is open" in olga.text


def test_a_remark_on_hours_is_the_reason_and_a_bare_number_is_hours(office: Chat) -> None:
    carl = Chat(office.house, CARL)
    carl.say("R1 looks ok, 1 hour implement, agenda shows 90 min but he only talked for an hour")
    assert "Approve R1 for 1 h implement because agenda shows 90 min but he only talked for an hour?" in carl.text
    carl.say("no, 1.5")
    assert "Approve R1 for 1.5 h implement because" in carl.text
    carl.say("hang on, what did she ask for?")
    assert "*R1* · Dana Example asks 2 h preparation" in carl.text
    assert "Still open: Approve R1" in carl.text
    carl.say("yes go")
    assert "R1 is approved now: 1.5 h Implement" in carl.text


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("what's waiting", "cases wait"),
        ("drop a line to robin: slides are online now", "Shall I write to Robin Sample"),
        ("show R2", "*R2* · Robin Sample"),
        ("no", "nothing was done"),
        ("never mind", "nothing was"),
        ("who is at risk", "lack"),
        ("leave it", "nothing was"),
        ("robin", "*Robin Sample*"),
    ],
)
def test_a_question_which_one_is_left_by_any_other_wish(olga: Chat, said: str, comes: str) -> None:
    olga.say("waive it")
    assert "Which one?" in olga.text
    olga.say(said)
    assert comes in olga.text
    assert "Type its number, for example: R17 Or type: cancel" not in olga.text


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("drop a line to robin: slides are online now", 'Shall I write to Robin Sample: "slides are online now"'),
        ("shoot robin an email: coffee?", 'Shall I write to Robin Sample: "coffee?"'),
        ("mail robin, politely, that R2 is overdue", 'Shall I write to Robin Sample: "R2 is overdue"'),
        ("ask dana for the slides", 'Shall I ask Dana Example about R1: "for the slides"'),
        (
            "could you ask Dana whether she was a speaker",
            'Shall I ask Dana Example about R1: "whether she was a speaker"',
        ),
        ("I need the slides from Dana", 'Shall I ask Dana Example about R1: "the slides"'),
        ("get the agenda from robin please", 'Shall I ask Robin Sample about R2: "the agenda"'),
        ("remind Robin of the queue", 'Shall I write to Robin Sample now: "This is a reminder of the queue"'),
        (
            "remind dana about her certificate on monday",
            "I write at once, and can't wait for 23 November 2026. Shall I write to Dana Example now",
        ),
        ("tell robin and dana the portal is down", "I can write to one person at a time"),
        ("ok then write to everyone that the office is closed", "I can't write to everybody at once"),
        (
            "ask dana about R1: can she send the programme?",
            'Shall I ask Dana Example about R1: "can she send the programme?"',
        ),
    ],
)
def test_words_for_a_person_are_kept_whole_and_shown(olga: Chat, line: str, asked: str) -> None:
    before = [letters_to(olga.house, one) for one in (DANA, "robin@example.org")]
    olga.say(line)
    assert asked in olga.text
    assert [letters_to(olga.house, one) for one in (DANA, "robin@example.org")] == before


def test_her_is_whom_we_spoke_of_last(olga: Chat) -> None:
    olga.say("show R1")
    olga.say("ask her for proof that she was there")
    assert 'Shall I ask Dana Example about R1: "for proof that she was there"' in olga.text
    olga.say("never mind, tell her we need the slides by friday")
    assert 'Shall I write to Dana Example: "we need the slides by friday"' in olga.text


def test_she_is_asked_first_instead_of_declined(office: Chat) -> None:
    carl = Chat(office.house, CARL)
    carl.say("decline R1")
    carl.say("ask her first")
    assert "What shall I write?" in carl.text
    carl.say("who else taught it?")
    assert 'Shall I ask Dana Example about R1: "who else taught it?"' in carl.text


@pytest.mark.parametrize("said", ["not cora, carl", "no, carl not cora", "sorry, carl", "to carl please"])
def test_the_person_of_a_card_is_put_right(olga: Chat, said: str) -> None:
    olga.say("can you give R1 to Cora by 1 december")
    olga.say(said)
    assert "Give R1 to Carl Committee, to be decided by 1 December 2026?" in olga.text


@pytest.mark.parametrize("said", ["nah drop it", "no, forget it", "actually don't", "leave that"])
def test_a_card_is_let_go_of(olga: Chat, said: str) -> None:
    olga.say("can you give R1 to Cora")
    olga.say("hmm let me think")
    assert "No hurry, nothing is done yet" in olga.text
    olga.say(said)
    assert "Give R1" not in olga.text
    olga.say("yes")
    assert "is with" not in olga.text
