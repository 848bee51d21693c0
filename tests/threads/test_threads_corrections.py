"""Corrections come as statements: to the card that is shown, to what was just saved, and by title at any time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from talking import Chat

from core.actions.credits import credits_of
from core.actions.practitioners import of_address
from core.rules.terms import hours_of

ADD = "add 2h Stat course on 13 November foster"


def say(chat: Chat, *lines: str) -> None:
    for line in lines:
        chat.say(line)


def record(chat: Chat) -> list[str]:
    """Each credit as "title, hours, day, domain"."""
    with chat.house.database.read() as session:
        held = credits_of(session, of_address(session, chat.address))
        return [f"{c.title}, {hours_of(c.seconds):g}, {c.starts_on:%-d %b}, {c.domain}" for c in held]


STATED = [
    ("it was three hours actually", "Stat course, 3, 13 Nov, foster"),
    ("actually it was 3 hours", "Stat course, 3, 13 Nov, foster"),
    ("it took 3 hours not 2", "Stat course, 3, 13 Nov, foster"),
    ("it lasted 90 minutes", "Stat course, 1.5, 13 Nov, foster"),
    ("I meant 45 min", "Stat course, 0.75, 13 Nov, foster"),
    ("should be 45 min", "Stat course, 0.75, 13 Nov, foster"),
    ("only an hour, sorry", "Stat course, 1, 13 Nov, foster"),
    ("it was shorter, 45 min", "Stat course, 0.75, 13 Nov, foster"),
    ("my mistake, 3 hours", "Stat course, 3, 13 Nov, foster"),
    ("make it 3", "Stat course, 3, 13 Nov, foster"),
    ("the day was Tuesday", "Stat course, 2, 17 Nov, foster"),
    ("that was Tuesday", "Stat course, 2, 17 Nov, foster"),
    ("no, Thursday", "Stat course, 2, 19 Nov, foster"),
    ("rather Thursday", "Stat course, 2, 19 Nov, foster"),
    ("I typed the wrong day, it was Monday", "Stat course, 2, 16 Nov, foster"),
    ("shift it to Monday", "Stat course, 2, 16 Nov, foster"),
    ("move it to last Monday", "Stat course, 2, 16 Nov, foster"),
    ("the date should be 3 March", "Stat course, 2, 3 Mar, foster"),
    ("no it was on the 4th", "Stat course, 2, 4 Nov, foster"),
    ("wrong domain, it's implement", "Stat course, 2, 13 Nov, implement"),
    ("it should have been implement", "Stat course, 2, 13 Nov, implement"),
    ("not foster but develop", "Stat course, 2, 13 Nov, develop"),
    ("it's implement, not foster", "Stat course, 2, 13 Nov, implement"),
    ("that's develop actually", "Stat course, 2, 13 Nov, develop"),
    ("develop rather", "Stat course, 2, 13 Nov, develop"),
    ("it goes under develop", "Stat course, 2, 13 Nov, develop"),
    ("the title is Statistics for editors", "Statistics for editors, 2, 13 Nov, foster"),
    ("oops, wrong title: Statistics for editors", "Statistics for editors, 2, 13 Nov, foster"),
    ("it's called Statistics for editors", "Statistics for editors, 2, 13 Nov, foster"),
    ("make that a day earlier", "Stat course, 2, 12 Nov, foster"),
    ("a day earlier", "Stat course, 2, 12 Nov, foster"),
    ("sorry, two days later", "Stat course, 2, 15 Nov, foster"),
    ("the week before", "Stat course, 2, 6 Nov, foster"),
    ("the same day a week earlier", "Stat course, 2, 6 Nov, foster"),
    ("move it back a week", "Stat course, 2, 6 Nov, foster"),
    ("add half an hour to that", "Stat course, 2.5, 13 Nov, foster"),
    ("make it half an hour longer", "Stat course, 2.5, 13 Nov, foster"),
    ("15 minutes less", "Stat course, 1.75, 13 Nov, foster"),
    ("take 15 min off", "Stat course, 1.75, 13 Nov, foster"),
]


@pytest.mark.parametrize(("said", "comes"), STATED)
def test_a_statement_corrects_the_card(chat: Chat, said: str, comes: str) -> None:
    say(chat, ADD, said)
    assert chat.text.startswith("Ready to save:"), chat.text
    chat.say("save")
    assert record(chat) == [comes]


@pytest.mark.parametrize(("said", "comes"), STATED)
def test_a_statement_corrects_what_was_just_saved(chat: Chat, said: str, comes: str) -> None:
    say(chat, ADD, "save", said)
    assert chat.text.startswith("Changed #1"), chat.text
    assert record(chat) == [comes]
    chat.say("undo")
    assert record(chat) == ["Stat course, 2, 13 Nov, foster"]


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("shift the stat course to Monday", "Stat course, 2, 16 Nov, foster"),
        ("postpone the stat course to Monday", "Stat course, 2, 16 Nov, foster"),
        ("the stat course was 3 hours", "Stat course, 3, 13 Nov, foster"),
        ("the stat course took 3 hours actually", "Stat course, 3, 13 Nov, foster"),
        ("make the stat course 3 hours", "Stat course, 3, 13 Nov, foster"),
        ("I got the stat course wrong, it was 3 hours", "Stat course, 3, 13 Nov, foster"),
        ("about the stat course: it was 3 hours", "Stat course, 3, 13 Nov, foster"),
        ("the date of the stat course was 12 November", "Stat course, 2, 12 Nov, foster"),
        ("the stat course should be implement", "Stat course, 2, 13 Nov, implement"),
        ("the domain of the stat course is develop", "Stat course, 2, 13 Nov, develop"),
        ("the stat course goes under develop", "Stat course, 2, 13 Nov, develop"),
        ("the title of the stat course is Statistics for editors", "Statistics for editors, 2, 13 Nov, foster"),
        ("move the stat course a day earlier", "Stat course, 2, 12 Nov, foster"),
        ("make #1 a day earlier", "Stat course, 2, 12 Nov, foster"),
        ("add half an hour to the stat course", "Stat course, 2.5, 13 Nov, foster"),
        ("the stat course was half an hour longer", "Stat course, 2.5, 13 Nov, foster"),
    ],
)
def test_a_statement_corrects_what_it_names_by_title(chat: Chat, said: str, comes: str) -> None:
    say(chat, ADD, "save", "add 1h Style clinic yesterday implement", "save", "cancel", said)
    assert chat.text.startswith("Changed #1"), chat.text
    assert record(chat) == [comes, "Style clinic, 1, 20 Nov, implement"]


@pytest.mark.parametrize("said", ["2.5 h", "Monday", "implement please", "yesterday, develop"])
def test_values_alone_after_saving_are_asked_about(chat: Chat, said: str) -> None:
    say(chat, ADD, "save", said)
    assert chat.text.startswith("Shall I change #1")
    assert record(chat) == ["Stat course, 2, 13 Nov, foster"]
    chat.say("no")
    assert record(chat) == ["Stat course, 2, 13 Nov, foster"]


def test_values_alone_change_what_was_saved_once_that_is_agreed_to(chat: Chat) -> None:
    say(chat, ADD, "save", "2.5 h")
    chat.press("Yes, change it")
    assert record(chat) == ["Stat course, 2.5, 13 Nov, foster"]


def test_values_alone_long_after_saving_change_nothing(chat: Chat) -> None:
    say(chat, ADD, "save")
    chat.now += timedelta(days=2)
    say(chat, "2.5 h")
    assert "Shall I change" not in chat.text
    say(chat, "it lasted 90 minutes")
    assert record(chat) == ["Stat course, 2, 13 Nov, foster"]


@pytest.mark.parametrize(
    "said",
    [
        "the meeting was on Tuesday", "the course was cancelled", "it was online", "it was fun", "my train was 2 hours late",
        "the stat course was great", "stat", "what was the stat course?", "I liked the stat course on Monday, it was fun",
    ],
)  # fmt: skip
def test_what_is_only_told_corrects_nothing(chat: Chat, said: str) -> None:
    say(
        chat,
        "add 2h Annual meeting on 13 November foster",
        "save",
        ADD,
        "save",
        "add 1h Style clinic yesterday",
        "cancel",
    )
    chat.say(said)
    assert record(chat) == ["Annual meeting, 2, 13 Nov, foster", "Stat course, 2, 13 Nov, foster"]


@pytest.mark.parametrize(
    "said", ["add 1h Stat course on Monday foster", "I attended the Stat course on Monday, 1h, foster"]
)
def test_the_same_course_attended_again_is_a_new_credit(chat: Chat, said: str) -> None:
    say(chat, ADD, "save", said, "save")
    assert record(chat) == ["Stat course, 2, 13 Nov, foster", "Stat course, 1, 16 Nov, foster"]


def test_of_two_of_that_title_the_one_meant_is_asked_for(chat: Chat) -> None:
    say(chat, ADD, "save", "add 1h Stat course on 3 November foster", "save", "cancel")
    chat.say("the stat course was 3 hours")
    assert chat.text.startswith("Which one do you want to change?")
    chat.say("#1")
    assert record(chat) == ["Stat course, 3, 13 Nov, foster", "Stat course, 1, 3 Nov, foster"]


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("change the domain", "Which domain is it?"), ("the hours are wrong", "How long was it?"),
        ("wrong day", "When was it?"), ("please fix the title", "What was it called?"),
    ],
)  # fmt: skip
def test_a_field_that_is_said_to_be_wrong_is_asked_for(chat: Chat, said: str, asks: str) -> None:
    say(chat, ADD, said)
    assert chat.text.startswith(asks)


def test_a_field_of_an_approved_activity_stays(chat: Chat) -> None:
    say(chat, "add GPP3 on 18 November", "that one", "the domain is wrong")
    assert "comes from the list, so it stays" in chat.text


def test_a_field_of_what_was_just_saved_is_asked_for(chat: Chat) -> None:
    say(chat, ADD, "save", "change the domain")
    assert chat.text.startswith("What should change about #1")
    chat.say("implement")
    assert record(chat) == ["Stat course, 2, 13 Nov, implement"]


@pytest.mark.parametrize(
    "said", ["no wait, stat was 3 hours", "the stat course was 3 hours", "course took 3 hours actually"]
)
def test_a_card_that_stands_alone_is_corrected_by_its_title_too(chat: Chat, said: str) -> None:
    say(chat, ADD, said, "save")
    assert record(chat) == ["Stat course, 3, 13 Nov, foster"]
