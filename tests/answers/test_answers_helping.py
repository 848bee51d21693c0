"""Help, small talk, words not understood, a word to the office."""

from __future__ import annotations

import pytest
from answers_samples import letters
from talking import Chat

from bot.answers.helping import nearest_example
from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Entry

ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def journal(house: House, address: str = "dana@example.org") -> list[Entry]:
    """The person's journal, payloads loaded."""
    with house.database.read() as session:
        person = of_address(session, address)
        rows = session.query(Entry).filter(Entry.practitioner_id == person.id).order_by(Entry.id).all()
        for row in rows:
            assert row.payload is None or row.payload.after is not None or row.payload.before is not None
        session.expunge_all()
        return rows


@ON_ONE_DATABASE
def test_help_is_short_and_names_every_subject(chat: Chat) -> None:
    chat.say("help")
    assert chat.text.count("\n") < 25
    for word in ("add 1.5h GPP3", "am I on track?", "export", "remind me every Monday at 9", "link dana@example.org"):
        assert word in chat.text


@ON_ONE_DATABASE
def test_help_on_a_topic_and_on_a_wish(chat: Chat) -> None:
    chat.say("help reminders")
    assert "don't remind me until January" in chat.text
    chat.say("help export")
    assert "export as pdf" in chat.text
    assert "format" not in chat.text


@ON_ONE_DATABASE
def test_small_talk_logs_nothing(chat: Chat) -> None:
    chat.say("thanks!")
    assert "welcome" in chat.text
    chat.say("lunch at 1:30?")
    assert "logged nothing" in chat.text
    chat.say("list")
    assert "nothing in your record yet" in chat.text


@ON_ONE_DATABASE
def test_what_is_not_understood_is_named_with_one_example(chat: Chat) -> None:
    chat.say("flurbish the wug")
    assert "flurbish" in chat.text
    assert "nothing was saved" in chat.text
    assert "Type for example: add 1.5h GPP3" in chat.text


def test_the_example_is_the_one_nearest_to_what_was_typed() -> None:
    assert nearest_example("remind every monday at nine") == "remind me every Monday at 9"
    assert nearest_example("wher is the badge of mine") == "where is my badge?"
    assert nearest_example("flurbish the wug") is None


@ON_ONE_DATABASE
def test_a_word_to_the_office_is_passed_on_word_for_word(chat: Chat) -> None:
    chat.house.settings.office_address = "office@example.org"
    chat.say("tell the office my name has changed")
    assert "passed it on to the office" in chat.text
    letter = letters(chat.house, "office")[0]
    assert letter.to == {"address": "office@example.org", "reply_to": "dana@example.org"}
    assert "my name has changed" in letter.reply["text"]
    assert "Dana Example" in str(letter.subject)
    chat.say("undo")
    assert "can't be taken back" in chat.text


@ON_ONE_DATABASE
def test_the_words_are_asked_for_when_there_are_none(chat: Chat) -> None:
    chat.house.settings.office_address = "office@example.org"
    chat.say("contact the office")
    assert "What shall I tell the office?" in chat.text
    chat.say("My certificate number is C-1, list it please")
    assert "My certificate number is C-1, list it please" in letters(chat.house, "office")[0].reply["text"]


@ON_ONE_DATABASE
def test_without_an_office_address_the_words_are_kept_and_the_setting_named(chat: Chat) -> None:
    chat.say("tell the office my name has changed")
    assert "TALLY_OFFICE_ADDRESS" in chat.text
    assert "kept" in chat.text
    assert letters(chat.house, "office") == []
    assert [row.verb for row in journal(chat.house)] == ["contact"]
