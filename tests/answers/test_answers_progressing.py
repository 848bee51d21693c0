"""Progress, deadlines, what-if: the figures, the zone, what would help."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from answers_samples import add_credit
from talking import Chat, add_activities, add_person

from core.actions.catalogue import add_activity
from core.house import House
from core.rules.terms import Domain

# What these look at is the same on every database; the others run on both.
pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def test_progress_says_what_is_missing_by_when_and_shows_bars(chat: Chat) -> None:
    add_credit(chat.house, code="A3", day=date(2026, 3, 4), proof="Certificate for A3")
    chat.say("am I on track?")
    assert "Not yet for this year: 1 of 5 by 31 December (in 40 days, midnight in New York)." in chat.text
    assert "Year 1 (2024) stayed at 0 of 5 and year 2 (2025)" in chat.text
    picture = chat.replies[0].picture
    assert picture is not None
    names = [bar.name for bar in picture.bars]
    assert names[0] == "Total"
    assert "Year 3" in names
    assert "Implement" in names
    year = picture.bars[names.index("Year 3")]
    assert (year.have, year.need, year.unit, year.percent) == (1, 5, "h", 20)
    assert "Year 3 1 of 5, 20 %" in picture.alt


def test_a_certificate_that_is_missing_is_named(chat: Chat) -> None:
    add_credit(chat.house, code="A1", day=date(2026, 11, 18))
    chat.say("am I on track?")
    assert "#1 would bring 1.5 as soon as its certificate is here" in chat.text


def test_recordings_that_close_the_gap_are_offered(chat: Chat) -> None:
    with chat.house.database.begin() as session:
        add_activity(
            session, code="R1", title="A long recording", seconds=5 * 3600, domain=Domain.IMPLEMENT, is_recording=True
        )
    chat.say("am I on track?")
    assert '"A long recording" (recording, 5 h)' in chat.text
    chat.say("how many hours do I need in implement?")
    assert "5 more in Implement Publication Plan: 0 of 5" in chat.text
    assert '"A long recording" (recording, 5 h) would close the gap' in chat.text


def test_the_recording_of_a_session_attended_is_not_offered(chat: Chat) -> None:
    chat.say("how many hours do I need in foster?")
    assert '"GPP3: what changed" (recording, 1.5 h)' in chat.text
    chat.say("I watched GPP3 live on Wednesday")
    chat.press("That one")
    chat.press("Save")
    chat.say("how many hours do I need in foster?")
    assert "GPP3" not in chat.text


def test_what_is_logged_already_is_not_offered(chat: Chat) -> None:
    with chat.house.database.begin() as session:
        add_activity(
            session, code="R1", title="A long recording", seconds=18000, domain=Domain.IMPLEMENT, is_recording=True
        )
    add_credit(chat.house, code="R1", day=date(2026, 3, 4))
    chat.say("am I on track?")
    assert '"A long recording"' not in chat.text


def test_on_track_says_so(chat: Chat) -> None:
    for place, domain in enumerate(Domain):
        with chat.house.database.begin() as session:
            add_activity(session, code=f"L{place}", title=f"Long {place}", seconds=5 * 3600, domain=domain)
        add_credit(chat.house, code=f"L{place}", day=date(2026, 3, 4), proof=f"proof {place}")
    chat.say("am I on track?")
    assert "Yes, you are on track: year 3 is done, 15 of 5" in chat.text
    assert "otal 15 of 50" in chat.text


def test_without_a_cycle_nothing_is_due(house: House) -> None:
    add_person(house, cycle=None)
    chat = Chat(house)
    chat.say("am I on track?")
    assert "no certification cycle on your record yet" in chat.text
    chat.say("what if I do 6 hours in December?")
    assert "no certification cycle" in chat.text
    chat.say("when is my deadline?")
    assert "1 March 2027 to 31 March 2027" in chat.text
    assert "applications close on 1 February 2027" in chat.text


def test_deadlines_name_the_zone_and_the_time_where_one_lives(house: House) -> None:
    add_person(house, zone="Europe/Berlin")
    chat = Chat(house)
    chat.say("when is my deadline?")
    assert "*31 December 2026* (in 40 days), the end of year 3: year 3 at 0 of 5." in chat.text
    assert "*31 December 2028*" in chat.text
    assert "midnight in New York (America/New_York); that is 06:00 on 1 January 2027 in Berlin" in chat.text


def test_the_year_is_not_over_before_it_is_over_at_the_programmes(house: House) -> None:
    add_person(house, zone="Asia/Tokyo")
    chat = Chat(house, now=datetime(2026, 12, 31, 23, 0, tzinfo=UTC))
    chat.say("am I on track?")
    assert "0 of 5 by 31 December (today, midnight in New York)" in chat.text


def test_what_if_tells_and_saves_nothing(chat: Chat) -> None:
    chat.say("what if I do 6 hours in December?")
    assert "6 h more in December 2026" in chat.text
    assert "year 3 at 6 of 5 (now 0)" in chat.text
    assert "That would complete year 3." in chat.text
    assert "Nothing is saved." in chat.text
    chat.say("list")
    assert "nothing in your record yet" in chat.text


def test_progress_is_the_same_on_an_empty_list(house: House) -> None:
    add_activities(house)
    add_person(house)
    chat = Chat(house)
    chat.say("progress")
    assert "otal 0 of 50" in chat.text
