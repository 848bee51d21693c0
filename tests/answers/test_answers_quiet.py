"""Quiet from a day until a day, days that can't be meant, and how the reminders are set."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from talking import Chat

from core.actions.asked_reminders import waiting
from core.actions.practitioners import of_address


def quiet(chat: Chat) -> tuple[date | None, date | None]:
    """The first day of quiet and the first day after it."""
    with chat.house.database.read() as session:
        found = of_address(session, chat.address).reminders
        return (found.snoozed_from, found.snoozed_until) if found else (None, None)


CHRISTMAS = (date(2026, 12, 23), date(2027, 1, 4))


@pytest.mark.parametrize(
    "said",
    [
        "be quiet from 23 December to 4 January",
        "no reminders 23 dec to 4 jan please",
        "from 23 dec till 4 jan be quiet",
        "dont message me between 23 dec and 4 jan",
        "Please do not write to me over the holidays, from 23 December to 4 January; you may resume thereafter.",
        "please hold my reminders from 23 December to 4 January",
        "don't disturb me from 23.12. to 4.1.",
    ],
)
def test_quiet_begins_on_its_day_and_what_comes_before_comes(chat: Chat, said: str) -> None:
    chat.say(said)
    assert "Quiet from Wed 23 Dec 2026 until Mon 4 Jan 2027. The next one can come on Tue 1 Dec 2026" in chat.text
    assert "a deadline" not in chat.text, "reminders before it come"
    assert quiet(chat) == CHRISTMAS
    chat.say("undo")
    assert quiet(chat) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "dont bug me over xmas",
        "be quiet during the holidays",
        "please don't write to me around Christmas",
        "Please refrain from writing to me between Christmas and New Year.",
    ],
)
def test_days_off_without_a_date_are_asked_for(chat: Chat, said: str) -> None:
    chat.say(said)
    assert "Until when shall I be quiet?" in chat.text
    chat.press("24 December to 1 January")
    assert quiet(chat) == (date(2026, 12, 24), date(2027, 1, 2))


@pytest.mark.parametrize("said", ["start 23 dec till 4 jan", "no thats backwards, from 23 dec till 4 jan be quiet"])
def test_the_days_of_quiet_are_put_right(chat: Chat, said: str) -> None:
    chat.say("snooze until 23 December")
    chat.say(said)
    assert quiet(chat) == CHRISTMAS


def test_quiet_from_a_day_keeps_its_end_or_asks_for_it(chat: Chat) -> None:
    chat.say("no reminders from 23 december")
    assert "Until when shall I be quiet from 23 December?" in chat.text
    chat.say("until 4 january")
    assert quiet(chat) == CHRISTMAS


@pytest.mark.parametrize(
    "said", ["yes the one from thurs", "yesterday", "last thursday", "yes", "the talk on friday was good"]
)
def test_a_day_that_cannot_be_meant_is_no_answer(chat: Chat, said: str) -> None:
    chat.say("snooze")
    chat.say(said)
    assert "Until which day shall I be quiet?" in chat.text
    assert quiet(chat) == (None, None)


@pytest.mark.parametrize("said", ["18 November", "until 20 nov"])
def test_a_day_far_away_is_asked_about(chat: Chat, said: str) -> None:
    chat.say("snooze")
    chat.say(said)
    assert "that is for 12 months. Shall I?" in chat.text or "that is for 11 months. Shall I?" in chat.text
    assert quiet(chat) == (None, None)
    chat.say("no, until 10 december")
    assert quiet(chat) == (None, date(2026, 12, 10))


def test_reminders_wanted_instead_of_a_day(chat: Chat) -> None:
    chat.say("snooze")
    chat.say("wtf no!! i want reminders")
    assert "I'll remind you by mail before each deadline" in chat.text
    assert "Still open" not in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "are reminders on?",
        "are reminders on or off",
        "will you remind me before the deadline?",
        "when will I hear from you next",
        "what reminders do i have",
        "did that undo turn my reminders off??",
        "May I ask whether the reminders are still switched on?",
        "Could you tell me when I shall hear from you next?",
        "am i quiet now",
        "will i still get the sunday reminder",
    ],
)
def test_how_reminders_are_set_is_told_from_the_record(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.text.startswith("Reminders are on. I'll remind you by mail"), chat.text
    assert "The next one can come on Tue 1 Dec 2026 at 09:00." in chat.text
    chat.say("remind me about the certs on sunday eve")
    chat.say("snooze until 10 January")
    chat.say(said)
    assert "Reminders are on, but held. Quiet until Sun 10 Jan 2027." in chat.text
    assert 'Sun 22 Nov 2026 at 18:00 "remind me about the certs on sunday eve"' in chat.text
    chat.say("stop reminders")
    chat.say(said)
    assert "Reminders are off" in chat.text


def asked(chat: Chat) -> list[datetime]:
    """When the reminders asked for are due."""
    with chat.house.database.read() as session:
        return [row.due_at for row in waiting(session, of_address(session, chat.address)) if row.due_at]


@pytest.mark.parametrize(
    "said",
    [
        "send me a reminder on 11 December about the CONSORT certificate",
        "I should be grateful for a reminder on Friday, 11 December, about the CONSORT certificate.",
        "a reminder for 11 december please",
    ],
)
def test_one_reminder_leaves_the_usual_ones_however_it_is_asked_for(chat: Chat, said: str) -> None:
    chat.say(said)
    assert asked(chat) == [datetime(2026, 12, 11, 14, tzinfo=UTC)]
    assert quiet(chat) == (None, None)


def test_a_reminder_of_something_without_its_day_is_asked_for_the_day(chat: Chat) -> None:
    chat.say("remind me to send the CONSORT certificate")
    assert "On which day shall I remind you of it?" in chat.text
    chat.say("next friday evening")
    assert asked(chat) == [datetime(2026, 11, 27, 23, tzinfo=UTC)]


def test_what_only_sounds_like_letting_go_closes_nothing(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday")
    chat.say("I should rather not miss the end of the year")
    assert "Dropped" not in chat.text
    chat.say("foster")
    assert "Ready to save" in chat.text


def test_a_long_question_after_reminders_is_about_something_else(chat: Chat) -> None:
    chat.say("reminders on")
    chat.say("I was ill and did not attend the GPP3 webinar, though I had registered. Is there nothing I can claim?")
    assert "I'll remind you" not in chat.text
