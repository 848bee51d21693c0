"""Reminders: when the next comes, in the person's own zone; stop means stop; undo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from talking import Chat, add_person

from core import outbox
from core.actions.asked_reminders import waiting
from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Reminders


def kept(chat: Chat) -> Reminders:
    """The reminders as they stand."""
    with chat.house.database.read() as session:
        found = of_address(session, chat.address).reminders
        assert found is not None
        session.expunge(found)
        return found


def test_weekly_on_a_day_at_a_time(chat: Chat) -> None:
    chat.say("remind me every Monday at 9")
    assert "every Monday, at 09:00 your time (New York)" in chat.text
    assert "The next one can come on Mon 23 Nov 2026 at 09:00." in chat.text
    assert (kept(chat).weekday, kept(chat).at) == (0, time(9))


def test_the_next_is_told_where_they_live(house: House) -> None:
    add_person(house, zone="Europe/Berlin")
    chat = Chat(house)
    chat.say("reminders on")
    assert "at 09:00 your time (Berlin)" in chat.text
    assert "The next one can come on Tue 1 Dec 2026 at 09:00." in chat.text


def test_stop_means_stop_and_undo_brings_them_back(chat: Chat) -> None:
    chat.say("remind me every Monday at 9")
    chat.say("stop reminders")
    assert "I won't remind you any more" in chat.text
    assert not kept(chat).is_on
    chat.press("Undo")
    assert "reminders are as they were" in chat.text
    assert kept(chat).is_on
    assert kept(chat).at == time(9)


def test_snooze_until_a_day(chat: Chat) -> None:
    chat.say("snooze a week")
    assert "Quiet until Sat 28 Nov 2026." in chat.text
    chat.say("don't remind me until January")
    assert "Quiet until Fri 1 Jan 2027." in chat.text
    assert kept(chat).snoozed_until == date(2027, 1, 1)


def test_no_slack_account_no_reminders_there(chat: Chat) -> None:
    chat.say("remind me in slack")
    assert "No Slack account is linked" in chat.text
    chat.say("remind me by mail")
    assert "I'll remind you by mail before each deadline" in chat.text
    assert kept(chat).channels == ["mail"]


def test_before_certification_they_are_about_the_exam(house: House) -> None:
    add_person(house, cycle=None)
    chat = Chat(house)
    chat.say("reminders on")
    assert "Until a certification cycle is on your record they are about your exam" in chat.text


def asked(chat: Chat) -> list[datetime]:
    """When the reminders asked for are due."""
    with chat.house.database.read() as session:
        return [row.due_at for row in waiting(session, of_address(session, chat.address)) if row.due_at]


ONCE = {  # said on Saturday 21 November: the day of the one reminder
    "remind me on 27 December": date(2026, 12, 27),
    "remind me next friday": date(2026, 11, 27),
    "remind me on friday": date(2026, 11, 27),
    "remind me this friday": date(2026, 11, 27),
    "remind me tomorrow": date(2026, 11, 22),
    "remind me in 1.5 weeks": date(2026, 12, 2),
    "remind me in two weeks": date(2026, 12, 5),
    "nudge me on 5 January": date(2027, 1, 5),
    "please remind me on the 27th": date(2026, 11, 27),
    "ping me on 2026-12-01": date(2026, 12, 1),
    "remind me on 3 Dec please": date(2026, 12, 3),
    "remind me next Tuesday": date(2026, 11, 24),
}


@pytest.mark.parametrize("line", ONCE)
def test_one_reminder_more_leaves_the_usual_ones(chat: Chat, line: str) -> None:
    chat.say("remind me every Monday at 9")
    chat.say(line)
    assert "I'll remind you once on" in chat.text
    assert "The usual reminders stay as they are." in chat.text
    assert asked(chat) == [datetime.combine(ONCE[line], time(14), tzinfo=UTC)]
    assert (kept(chat).snoozed_until, kept(chat).weekday) == (None, 0)


@pytest.mark.parametrize("line", ["remind me every friday", "remind me on Fridays", "remind me weekly on friday"])
def test_every_week_is_no_single_day(chat: Chat, line: str) -> None:
    chat.say(line)
    assert (asked(chat), kept(chat).weekday) == ([], 4)


def test_the_reminder_asked_for_is_sent_on_its_day_with_what_was_written(chat: Chat) -> None:
    chat.say("remind me on 27 December at 17:30 to send my certificate")
    due = datetime(2026, 12, 27, 22, 30, tzinfo=UTC)
    with chat.house.database.begin() as session:
        before = [row for row in outbox.claim(session, datetime(2026, 12, 27, 22, tzinfo=UTC)) if row.kind == "asked"]
        (row,) = [row for row in outbox.claim(session, due) if row.kind == "asked"]
        assert before == []
        assert "remind me on 27 December at 17:30 to send my certificate" in row.reply["text"]


def test_the_same_reminder_is_owed_once_and_undo_takes_it_back(chat: Chat) -> None:
    chat.say("remind me on 27 December")
    chat.say("remind me on 27 December")
    assert "I have that already" in chat.text
    assert len(asked(chat)) == 1
    chat.say("undo")
    assert "the one reminder you asked for won't be sent" in chat.text
    assert asked(chat) == []


def test_stop_means_the_asked_ones_too_and_undo_brings_them_back(chat: Chat) -> None:
    chat.say("remind me on 27 December")
    chat.say("stop reminders")
    assert asked(chat) == []
    chat.press("Undo")
    assert len(asked(chat)) == 1


LENGTHS = {
    "snooze for 1.5 weeks": date(2026, 12, 2),
    "snooze for half a week": date(2026, 11, 25),
    "snooze 1,5 weeks": date(2026, 12, 2),
    "snooze for a week and a half": date(2026, 12, 2),
    "snooze for two and a half weeks": date(2026, 12, 9),
    "snooze for 1 1/2 weeks": date(2026, 12, 2),
    "leave me alone for half a month": date(2026, 12, 6),
    "mute for 10 days": date(2026, 12, 1),
    "quiet for two more weeks": date(2026, 12, 5),
    "snooze another fortnight": date(2026, 12, 5),
    "snooze for the next two weeks": date(2026, 12, 5),
    "snooze for one point five weeks": date(2026, 12, 2),
    "snooze for 0.5 weeks": date(2026, 11, 25),
    "snooze for 1.5 months": date(2027, 1, 5),
}


@pytest.mark.parametrize("line", LENGTHS)
def test_quiet_for_as_long_as_was_said(chat: Chat, line: str) -> None:
    chat.say(line)
    assert kept(chat).snoozed_until == LENGTHS[line]


@pytest.mark.parametrize(
    "line",
    [
        "snooze for 2 or 3 weeks",
        "snooze for a couple of weeks",
        "snooze a few days",
        "snooze a week or two",
        "snooze for 1-2 weeks",
    ],
)
def test_a_length_that_is_not_certain_is_asked(chat: Chat, line: str) -> None:
    chat.say(line)
    assert "Until when shall I be quiet?" in chat.text


def test_quiet_over_a_deadline_says_what_it_passes_over(chat: Chat) -> None:
    chat.say("snooze until 10 January")
    assert "Quiet until Sun 10 Jan 2027." in chat.text
    assert "That is after Thu 31 Dec 2026, a deadline: year 3 at 0 of 5 so far" in chat.text
    chat.press("Only until 17 December")
    assert "Quiet until Thu 17 Dec 2026." in chat.text
    assert "a deadline" not in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "I do wish to receive your reminders. Please resume them at once.",
        "Your reminders are most useful. I do not want them to stop.",
        "Please do keep reminding me; I should not like to miss anything.",
        "wtf no!! i want reminders",
        "pls remind me again normally",
        "don't stop reminding me",
    ],
)
def test_reminders_that_are_to_go_on_go_on(chat: Chat, said: str) -> None:
    chat.say("remind me every Monday at 9")
    chat.say("stop reminders")
    chat.say(said)
    assert "The next one can come on Mon 23 Nov 2026" in chat.text
    assert kept(chat).is_on
