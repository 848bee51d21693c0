"""A letter's last line that is the writer's own name is no part of what was said."""

from __future__ import annotations

import pytest
from talking import Chat

from bot.understand.clean import without_own_name
from bot.understand.wishes.reminders import time_in


@pytest.mark.parametrize("name", ["Dana", "Dana Example", "dana"])
def test_an_answer_above_the_own_name_is_the_answer_alone(chat: Chat, name: str) -> None:
    chat.say("add 2h Style clinic yesterday, foster")
    chat.say(f"Save it, please.\n\n{name}")
    assert "Saved as #1" in chat.text
    chat.say(f"delete 1\n\n{name}")
    assert "Deleted #1" in chat.text


def test_a_title_on_the_last_line_stays() -> None:
    assert without_own_name("went to\n\nFigures that speak", "Dana Example") == "went to\n\nFigures that speak"
    assert without_own_name("Dana", "Dana Example") == "Dana"


def test_the_afternoon_is_no_noon() -> None:
    assert time_in("every friday afternoon") is None
    assert time_in("every friday at noon") == "12:00"
