"""What staff ask about people is never answered from their own record; one person's card says what they still miss."""

from __future__ import annotations

import pytest
from office_people import OLGA
from office_sentences import office
from talking import Chat

__all__ = ["office"]


@pytest.mark.parametrize(
    "line",
    ["who is behind this year?", "who's falling behind?", "how many people are at risk of missing the deadline?"],
)
def test_who_lacks_something_is_listed(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "lack something by the end of their cycle year" in olga.text


@pytest.mark.parametrize(
    "line",
    ["which people have their deadline soon", "does anybody still miss credits?", "export everyone's credits"],
)
def test_what_cant_be_listed_is_said_with_what_can(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "That is about people in general" in olga.text
    assert "[Who lacks something]" in olga.text


@pytest.mark.parametrize("line", ["when is my deadline?", "how far am I?", "export my record"])
def test_their_own_record_is_still_theirs(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "people in general" not in olga.text


@pytest.mark.parametrize(
    "line", ["show me Dana's record", "what does Dana still need?", "could you pull up Dana's record"]
)
def test_a_persons_card_says_what_they_miss(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "*Dana Example*" in olga.text
    assert "Still missing: " in olga.text
