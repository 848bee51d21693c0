"""What was looked at last is meant by what follows; sentences no notion knows are read by the learned model, acts only on yes."""

from __future__ import annotations

import pytest
from office_people import OLGA, letters_to
from office_sentences import office
from talking import Chat

__all__ = ["office"]


def test_ask_without_a_case_is_about_the_one_looked_at(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("show R1")
    olga.say("ask her for the slides of the workshop")
    assert "Shall I ask Dana Example about R1" in olga.text
    olga.say("no")
    assert letters_to(office.house, "dana@example.org").count("slides") == 0


def test_it_is_what_was_looked_at_last(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("show R2")
    olga.say("who asked for it?")
    assert "*R2* · Robin Sample" in olga.text


def test_show_me_the_queue_is_the_offices(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("show me the queue")
    assert "cases wait" in olga.text
    assert "your record" not in olga.text


@pytest.mark.parametrize("line", ["show me R1", "R1, let me have a look at it", "can I see R1 again?"])
def test_one_case_is_shown(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "*R1* · Dana Example" in olga.text
