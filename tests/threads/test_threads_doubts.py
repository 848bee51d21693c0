"""Values that could be two things: each kind is asked once, and its readings are taken by button, place or words."""

from __future__ import annotations

from datetime import date

import pytest
from talking import NOW, Chat

from bot.conversation import serve
from bot.intents import AddCredit, Ambiguity, EditCredit, Entry, Which
from bot.intents.wish import Intent
from bot.turn import Turn
from core.actions.practitioners import of_address
from core.message import Message, Sender
from core.rules.terms import Domain

READINGS = ("journal's module on image integrity", "image integrity")
DOUBT = Ambiguity("title", READINGS, "the journal's module on image integrity")


def wish_for(chat: Chat, wish: Intent) -> None:
    """Say what a reader made of somebody's words."""
    message = Message(channel="web", key="read", sender=Sender(chat.address, True), text="…", thread=chat.thread)
    with chat.house.database.begin() as session:
        chat.replies = serve(Turn(session, chat.house, of_address(session, chat.address), message, NOW), wish)


def module(**facts: object) -> Entry:
    """Fifty minutes yesterday, its title in doubt."""
    day = date(2026, 11, 20)
    return Entry(seconds=3000, start=day, end=day, ambiguous=(DOUBT,), **facts)  # type: ignore[arg-type]


def test_a_title_that_could_be_two_is_asked_with_its_readings_as_buttons(chat: Chat) -> None:
    wish_for(chat, AddCredit((module(),)))
    assert chat.text == (
        "What was it called?\n"
        '["journal\'s module on image integrity"] ["image integrity"] [Write it]'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("the second", READINGS[1]),
        ("the first one", READINGS[0]),
        ("2", READINGS[1]),
        ("the last one", READINGS[1]),
        ("image integrity", READINGS[1]),
        ('"image integrity"', READINGS[1]),
        ("Journal's module on image integrity.", READINGS[0]),
        ("Image integrity in journals", "Image integrity in journals"),
        ("it was called Spotting altered images", "Spotting altered images"),
    ],
)
def test_the_title_is_taken_by_place_by_its_words_or_anew(chat: Chat, said: str, title: str) -> None:
    wish_for(chat, AddCredit((module(domain=Domain.FOSTER),)))
    chat.say(said)
    assert f"Title: {title}" in chat.text
    assert "Ready to save" in chat.text
    assert "0.83 h" in chat.text


def test_a_title_is_chosen_by_its_button(chat: Chat) -> None:
    wish_for(chat, AddCredit((module(),)))
    chat.press('"image integrity"')
    assert chat.text.startswith("Which domain is it?")
    chat.say("foster")
    assert "Title: image integrity" in chat.text


@pytest.mark.parametrize("turned_down", ["write it", "neither", "none of them"])
def test_neither_reading_asks_for_the_persons_own_words(chat: Chat, turned_down: str) -> None:
    wish_for(chat, AddCredit((module(domain=Domain.FOSTER),)))
    chat.say(turned_down)
    assert chat.text.startswith("What was it called?")
    chat.say("Altered images")
    assert "Title: Altered images" in chat.text


def test_the_title_is_settled_before_the_approved_list_is_searched(chat: Chat) -> None:
    doubt = Ambiguity("title", ("session on GPP3", "GPP3: what changed"), "session on GPP3: what changed")
    hours = Ambiguity("hours", (3600, 5400), "1-1.5")
    wish_for(chat, AddCredit((Entry(ambiguous=(hours, doubt)),)))
    assert chat.text.startswith("What was it called?")
    chat.say("the second")
    assert chat.text.startswith("Is it one of these approved activities?")


def test_each_of_two_activities_is_asked_for_its_own_title(chat: Chat) -> None:
    other = Entry(title="Style clinic", seconds=3600, start=date(2026, 11, 20), domain=Domain.DEVELOP)
    wish_for(chat, AddCredit((other, module(domain=Domain.FOSTER))))
    assert chat.text.startswith("No. 2: What was it called?")
    chat.say("the second")
    assert "1. Style clinic" in chat.text
    assert "2. image integrity" in chat.text


@pytest.mark.parametrize(
    "line", ["add 1h Style clinic yesterday, foster, develop", "add 1h Style clinic yesterday #foster #develop"]
)
@pytest.mark.parametrize(
    ("said", "domain"),
    [("the second", "Develop"), ("foster", "Foster"), ("implement", "Implement"), ("1", "Foster"), ("develop one", "Develop")],
)  # fmt: skip
def test_two_domains_are_asked_about(chat: Chat, line: str, said: str, domain: str) -> None:
    chat.say(line)
    assert chat.text.startswith("Which domain do you mean by")
    chat.say(said)
    assert f"Domain: {domain}" in chat.text


def test_two_domains_for_a_saved_credit_are_asked_about(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday foster")
    chat.say("save")
    chat.say("change 1 to foster, develop")
    assert chat.text.startswith("Which domain do you mean by")
    chat.say("develop")
    assert "Foster Ethical and Compliant Behavior in Publications → Develop Publication Plan" in chat.text


def test_a_title_in_doubt_is_asked_about_when_a_saved_credit_changes(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday foster")
    chat.say("save")
    wish_for(chat, EditCredit(Which(numbers=(1,)), Entry(ambiguous=(DOUBT,))))
    assert '["image integrity"]' in chat.text
    chat.say("the second")
    assert '"Style clinic" → "image integrity"' in chat.text
