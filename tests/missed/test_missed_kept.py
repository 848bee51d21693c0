"""What was not understood is kept for the office, with what was said next; nothing private is, and nothing for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from talking import NOW, Chat, add_person

from bot.masking import is_private
from core.actions import misses
from core.house import House
from core.message import Reply
from core.store.tables import Miss
from scheduler.jobs import jobs_for


def kept(house: House) -> list[Miss]:
    """Every miss, the newest first."""
    with house.database.read() as session:
        return misses.latest(session, most=100)


def rows(house: House) -> list[tuple[str, str, str | None]]:
    """Every miss as what was said, how it was answered and what came then; oldest first."""
    return [(row.words, row.answered, row.then_said) for row in reversed(kept(house))]


def test_unknown_words_are_kept_with_what_was_said_next(chat: Chat, house: House) -> None:
    chat.say("can you sort out the thing with my boss")
    chat.say("list")
    chat.say("progress")
    assert rows(house) == [("can you sort out the thing with my boss", "unknown", "list")]
    (row,) = kept(house)
    assert (row.practitioner_id, row.said_at, row.channel, row.language) == (chat.person().id, NOW, "web", "en")


def test_a_button_pressed_next_is_what_they_chose(chat: Chat, house: House) -> None:
    chat.say("asdf qwer")
    chat.press("Help")
    assert rows(house) == [("asdf qwer", "unknown", "help")]


def test_two_misses_in_a_row_are_two(chat: Chat, house: House) -> None:
    chat.say("asdf qwer")
    chat.say("blue 42 fish")
    assert rows(house) == [("asdf qwer", "unknown", "blue 42 fish"), ("blue 42 fish", "unknown", None)]


def test_what_is_said_in_another_thread_or_much_later_is_no_answer_to_it(chat: Chat, house: House) -> None:
    chat.say("asdf qwer")
    Chat(house, thread="web:other").say("list")
    Chat(house, now=NOW + timedelta(days=2)).say("list")
    assert rows(house) == [("asdf qwer", "unknown", None)]


def test_a_question_near_several_topics_was_asked_about(chat: Chat, house: House) -> None:
    chat.say("do you know whether a recording of the exam is worth money?")
    assert "one of these may hold it" in chat.text, chat.text
    assert [(said, answered) for said, answered, _ in rows(house)] == [
        ("do you know whether a recording of the exam is worth money?", "asked")
    ]


def test_help_on_what_there_is_none_on_is_a_miss(chat: Chat, house: House) -> None:
    chat.say("help zzyzx")
    chat.say("help reminders")
    assert rows(house) == [("help zzyzx", "unknown", "help reminders")]


def test_words_an_open_question_could_not_take_are_kept_too(chat: Chat, house: House) -> None:
    chat.say('add 1h "Nobody lists this"')
    chat.say("what on earth is a thing like that good for")
    chat.say("purple monkeys dishwasher")
    assert ("purple monkeys dishwasher", "unknown", None) in rows(house), chat.text


@pytest.mark.parametrize("said", ["add 1.5h GPP3", "list", "thanks!", "hello", "yes", "👍"])
def test_what_was_understood_is_not(chat: Chat, house: House, said: str) -> None:
    chat.say(said)
    assert rows(house) == []


@pytest.mark.parametrize(
    "said",
    [
        "can you sort out the thing with my dyslexia",
        "the thing with my doctor is a mess",
        "ich bin krank und weiß nicht weiter",
        "estoy enferma, qué hago con todo esto",
        "my mother passed away and everything is upside down",
        "whatever about the extra time business",
        "sort out the fish because I had surgery last week",
        "mein Arzt will das so und so",
        "je suis enceinte, comment faire avec tout ça",
    ],
)
def test_health_and_emergencies_are_never_kept(chat: Chat, house: House, said: str) -> None:
    assert is_private(said)
    chat.say(said)
    assert rows(house) == []


@pytest.mark.parametrize(
    "said",
    ["add 1h oncology update", "log 2h medical writing basics", "the Illinois thing was odd", "sort out my boss"],
)
def test_the_words_of_the_trade_are_not_private(said: str) -> None:
    assert not is_private(said)


def test_what_is_said_next_is_hidden_when_it_is_private(chat: Chat, house: House) -> None:
    chat.say("asdf qwer")
    chat.say("sorry, I was in hospital with my son")
    assert rows(house) == [("asdf qwer", "unknown", "(kept for the office alone)")]


def test_words_for_the_office_alone_are_never_kept(chat: Chat, house: House) -> None:
    add_person(house, "robin@example.org", "Robin Sample", cycle=None)
    robin = Chat(house, "robin@example.org")
    robin.say("apply for the exam")
    robin.say("add accommodations")
    robin.say("blue 42 fish")
    assert "kept for the office alone" in robin.text
    assert rows(house) == []


def test_strangers_are_not_kept(chat: Chat, house: House) -> None:
    Chat(house, "nobody@example.org").say("asdf qwer")
    assert rows(house) == []


def test_the_same_thing_twice_is_one_miss(chat: Chat, house: House) -> None:
    first: list[Reply] = chat.say("asdf qwer", key="once")
    assert chat.say("asdf qwer", key="once") == first
    assert len(rows(house)) == 1


def test_the_clock_forgets_them_after_their_days(chat: Chat, house: House) -> None:
    chat.say("asdf qwer")
    job = {days: jobs_for(house, {}, lambda days=days: NOW + timedelta(days=days)) for days in (89, 91)}
    sweep = {days: next(one for one in jobs if one.name == "misses") for days, jobs in job.items()}
    sweep[89].does()
    assert len(rows(house)) == 1
    sweep[91].does()
    with house.database.read() as session:
        assert session.scalars(select(Miss)).all() == []
