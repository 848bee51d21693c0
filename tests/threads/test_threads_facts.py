"""What was said once is not asked again: it survives a card from the approved list that was the wrong one."""

from __future__ import annotations

import pytest
from talking import Chat

SAID = "add 2h GPP3 on 17 November, implement"
KEPT = ("Title: GPP3 ", "Hours: 2 h", "Day: Tue 17 Nov 2026", "Domain: Implement")


def say(chat: Chat, *lines: str) -> None:
    for line in lines:
        chat.say(line)


def assert_ready_with(chat: Chat, *facts: str) -> None:
    assert chat.text.startswith("Ready to save:"), chat.text
    for fact in facts:
        assert fact in chat.text


@pytest.mark.parametrize(
    "turned_down", ["not on the list", "another", "no, not listed", "none of them", "something else"]
)
def test_what_was_said_before_a_card_that_is_turned_down_is_kept(chat: Chat, turned_down: str) -> None:
    say(chat, SAID, turned_down)
    assert_ready_with(chat, *KEPT)


@pytest.mark.parametrize(
    "turned_down", ["not on the list", "no, it's not on the list", "another", "actually another one"]
)
def test_what_was_said_before_a_card_that_was_taken_comes_back(chat: Chat, turned_down: str) -> None:
    say(chat, SAID, "that one")
    assert "Hours: 1.5 h" in chat.text
    chat.say(turned_down)
    assert_ready_with(chat, *KEPT)
    assert "Save and request approval" in chat.text


def test_what_was_said_after_a_card_was_taken_stays_too(chat: Chat) -> None:
    say(chat, SAID, "that one", "it was on 16 November", "not on the list")
    assert_ready_with(chat, "Title: GPP3 ", "Hours: 2 h", "Day: Mon 16 Nov 2026", "Domain: Implement")


def test_only_what_was_never_said_is_asked_for(chat: Chat) -> None:
    say(chat, "add GPP3, implement", "the first", "not on the list")
    assert chat.text.startswith("I still need how long it was and the day.")
    chat.say("2h, yesterday")
    assert_ready_with(chat, "Title: GPP3 ", "Hours: 2 h", "Domain: Implement")


@pytest.mark.parametrize(
    "said",
    [
        "not on the list, 2h yesterday, foster", "another one, 2h yesterday foster", "not listed: 2h, yesterday, ethics",
        "actually it's another one, 2h yesterday, foster", "2h yesterday foster, not on the list",
        "none of these. it was 2h yesterday, foster", "no, something else: 2 hours yesterday, foster",
    ],
)  # fmt: skip
@pytest.mark.parametrize("taken", [False, True])
def test_turning_a_card_down_and_saying_more_go_in_one_line(chat: Chat, said: str, *, taken: bool) -> None:
    say(chat, "add plain language summaries", *(["that one"] if taken else []), said)
    assert_ready_with(chat, "Title: plain language", "Hours: 2 h", "Day: Fri 20 Nov 2026", "Domain: Foster")
    assert "open too" not in chat.text


def test_another_after_one_of_two_was_taken_offers_the_other(chat: Chat) -> None:
    say(chat, "add 2h GPP3 implement", "the first", "another")
    assert chat.text.startswith("Is it this approved activity?")
    assert "recording, from 19 Nov 2026" in chat.text


def test_another_of_several_offered_is_none_of_them(chat: Chat) -> None:
    say(chat, "add 2h GPP3 implement, yesterday", "another")
    assert_ready_with(chat, "Title: GPP3 ", "Hours: 2 h", "Day: Fri 20 Nov 2026", "Domain: Implement")


def test_the_recording_of_what_was_taken_is_found_and_its_own_day_asked_for(chat: Chat) -> None:
    say(chat, "add 1.5h GPP3", "the live one", "that was the recording")
    assert chat.text.startswith("When was it?")
    chat.say("yesterday")
    assert_ready_with(chat, "Title: GPP3: what changed", "Day: Fri 20 Nov 2026")
    assert "not on the approved list" not in chat.text


def test_a_difference_from_the_list_is_pointed_out_once(chat: Chat) -> None:
    say(chat, SAID, "the live one")
    assert chat.text.count("You said 2 h") == 1


def test_it_is_not_on_the_list_said_of_what_is_not(chat: Chat) -> None:
    say(chat, "add 1h Style clinic yesterday foster", "not on the list")
    assert chat.text.startswith("Right, it isn't on the list.")
    chat.say("save")
    assert "Saved as #1" in chat.text
