"""What is taken back is the last change made in this conversation; one made elsewhere is named and asked about."""

from __future__ import annotations

from talking import Chat

from core.actions.credits import credits_of
from core.actions.practitioners import of_address

STYLE = ("add 2h Style clinic yesterday foster", "save")
TABLES = ("add 1h Tables that speak yesterday implement", "save")


def beside(chat: Chat, channel: str = "web") -> Chat:
    """The same person in another conversation."""
    return Chat(chat.house, chat.address, channel=channel, thread=f"{channel}:other", now=chat.now)


def say(chat: Chat, *lines: str) -> str:
    for line in lines:
        chat.say(line)
    return chat.text


def titles(chat: Chat) -> list[str]:
    with chat.house.database.read() as session:
        return [c.title for c in credits_of(session, of_address(session, chat.address))]


def test_a_change_made_in_another_conversation_is_not_taken_back_unasked(chat: Chat) -> None:
    other = beside(chat, "mail")
    say(chat, *STYLE)
    say(other, *TABLES)
    said = say(chat, "undo")
    assert "Your last change was made by mail: #2, *Tables that speak*, was added." in said
    assert "The last one here: #1, *Style clinic*, was added. Which one shall I take back?" in said
    assert titles(chat) == ["Style clinic", "Tables that speak"]
    chat.press("The one made here")
    assert titles(chat) == ["Tables that speak"]


def test_the_change_made_elsewhere_is_taken_back_when_it_is_picked(chat: Chat) -> None:
    other = beside(chat)
    say(chat, *STYLE)
    say(other, *TABLES)
    assert "on the page, in another conversation" in say(chat, "take that back")
    assert "#2 is off your record" in say(chat, "the first one")
    assert titles(chat) == ["Style clinic"]


def test_who_changed_nothing_here_is_asked_about_the_change_elsewhere(chat: Chat) -> None:
    other = beside(chat)
    say(chat, *STYLE, "delete #1")
    assert "#1, *Style clinic*, was deleted. Shall I take that back?" in say(other, "undo")
    assert "Nothing was taken back." in say(other, "no")
    assert titles(chat) == []
    say(other, "pls bring it back", "yes")
    assert titles(chat) == ["Style clinic"]


def test_undo_goes_back_within_one_conversation_without_asking(chat: Chat) -> None:
    other = beside(chat)
    say(other, *TABLES)
    say(chat, *STYLE)
    assert "#2 is off your record" in say(chat, "undo")
    assert "Shall I take that back?" in say(chat, "undo")
    assert titles(chat) == ["Tables that speak"]
