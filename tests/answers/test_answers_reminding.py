"""Reminders: when the next comes, in the person's own zone; stop means stop; undo."""

from __future__ import annotations

from datetime import date, time

from talking import Chat, add_person

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
