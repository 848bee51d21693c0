"""Bare questions about what was shown last."""

from __future__ import annotations

from datetime import date

import pytest
from answers_samples import add_credit
from talking import Chat


@pytest.fixture(autouse=True)
def record(chat: Chat) -> None:
    """Three credits that lack their certificates, in two years."""
    add_credit(chat.house, "A poster", day=date(2026, 5, 6))
    add_credit(chat.house, "A talk", day=date(2025, 5, 6))
    add_credit(chat.house, "A course", day=date(2026, 3, 6))


def test_the_same_list_of_other_days_or_a_domain(chat: Chat) -> None:
    chat.say("list 2026")
    chat.say("and for 2025?")
    assert "A talk" in chat.text
    assert "A poster" not in chat.text
    chat.say("and in implement?")
    assert "A poster" not in chat.text


@pytest.mark.parametrize("said", ["and the second?", "the second one", "what about the last one?"])
def test_one_of_a_list_by_its_place(chat: Chat, said: str) -> None:
    chat.say("list 2026")
    chat.say(said)
    assert "A course" in chat.text
    assert "A poster" not in chat.text


@pytest.mark.parametrize("said", ["why?", "why not?", "how come"])
def test_why_one_does_not_count(chat: Chat, said: str) -> None:
    chat.say("list #1")
    chat.say(said)
    assert "doesn't count yet" in chat.text


@pytest.mark.parametrize("said", ["which one?", "which ones", "and which one is it that hasn't its cert yet"])
def test_which_one_after_progress(chat: Chat, said: str) -> None:
    chat.say("am I on track?")
    chat.say(said)
    assert "without a certificate" in chat.text
    assert "A poster" in chat.text


def test_progress_of_a_domain_after_progress(chat: Chat) -> None:
    chat.say("am I on track?")
    chat.say("and implement?")
    assert "Implement" in chat.text
    assert "nothing open here" not in chat.text


def test_what_is_open_is_asked_again_after_a_look(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday")
    chat.say("am I on track?")
    assert "Still open" in chat.text
    chat.say("foster")
    assert "Ready to save" in chat.text
