"""Was it you? Heard in the terminal and on the page too, by name, by number, or by a yes to the question shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from attendance_samples import ZOOM, credits_of, furnish, letters, rows, take
from talking import Chat

from core.house import House

ROBIN = "robin@example.org"
WAYS = {
    "by name": ["it was me at GPP3"],
    "by name and form": ["yes, that was me at the GPP3 webinar"],
    "yes": ["yes", "yes"],
    "that was me": ["that was me", "yes"],
    "by button": ["my questions", "[Yes, that was me]"],
}


@pytest.fixture
def asked(house: House, tmp_path: Path) -> House:
    """Robin's name stands on a list; a letter asks whether it was Robin."""
    furnish(house)
    take(house, tmp_path, ZOOM)
    return house


def say_all(chat: Chat, lines: list[str]) -> None:
    for line in lines:
        _ = chat.press(line[1:-1]) if line.startswith("[") else chat.say(line)


@pytest.mark.parametrize("way", WAYS)
def test_was_it_you_is_answered_in_the_terminal(asked: House, way: str) -> None:
    chat = Chat(asked, ROBIN, channel="terminal")
    say_all(chat, WAYS[way])
    assert "It is #1." in chat.text
    assert len(credits_of(asked, ROBIN)) == 1
    (letter, *_) = letters(asked, ROBIN)
    mail = Chat(asked, ROBIN, channel="mail", thread=letter.thread)
    mail.say("yes")
    assert "answered already" in mail.text
    assert len(credits_of(asked, ROBIN)) == 1


def test_by_its_number_and_only_by_who_is_meant(asked: House) -> None:
    line = next(row.id for row in rows(asked).values() if row.state == "ambiguous")
    dana = Chat(asked, channel="terminal")
    dana.say(f"line {line} was me")
    assert "No list of attendance asks you about that" in dana.text
    robin = Chat(asked, ROBIN, channel="terminal")
    robin.say(f"line {line} was not me")
    assert "nothing was entered in your record" in robin.text
    robin.say("my questions")
    assert "Nothing waits for your answer" in robin.text


def test_another_activity_is_not_taken_for_it(asked: House) -> None:
    robin = Chat(asked, ROBIN, channel="terminal")
    robin.say("it was me at the plenary")
    assert "No list of attendance asks you about that" in robin.text
    assert credits_of(asked, ROBIN) == []
