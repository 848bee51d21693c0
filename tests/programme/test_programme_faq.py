"""What the platform's FAQ and the tracker's guide promise and no other test shows; docs/faq.md names each beside its promise."""

from __future__ import annotations

from datetime import date

import pytest
from programme_people import DANA, add_staff, people, told
from talking import NOW, Chat, add_person

from core.actions.charging import fees_of
from core.actions.exams import HoldsCredential, begin
from core.actions.live_sessions import hold
from core.actions.record import record_of
from core.errors import TallyError
from core.house import House


def test_the_profile_holds_all_of_the_certification(chat: Chat) -> None:
    with people(chat.house, DANA) as (_, (dana,)):
        dana.member_until = dana.credentials[0].ends_on
        dana.organisation, dana.phone, dana.postal_address = "Acme Medical", "+1 555 0100", "1 Example Street"
    chat.say("profile")
    for words in (
        "Name: Dana Example", "Standing: CMPP (you hold the credential)", "Certification number: C-", "Issued: Mon 1 Jan 2024",
        "Certified until: Sun 31 Dec 2028", "Membership until: Sun 31 Dec 2028", "Addresses: dana@example.org",
        "Organisation: Acme Medical", "Phone: +1 555 0100", "Postal address: 1 Example Street",
    ):  # fmt: skip
        assert words in chat.text


def test_the_list_is_searched_by_word_type_days_and_domain(chat: Chat) -> None:
    for said, found, left_out in (
        ("find webinars about plain language", "Plain language summaries", "opening plenary"),
        ("search annual meeting", "opening plenary", "Plain language summaries"),
        ("search March 2026", "Plain language summaries", "opening plenary"),
        ("search develop", "opening plenary", "Plain language summaries"),
    ):
        chat.say(said)
        assert found in chat.text
        assert left_out not in chat.text


def test_each_field_that_must_be_there_is_asked_for(chat: Chat) -> None:
    chat.say('add "Round table on preprints"')
    assert "How long was it?" in chat.text
    chat.say("2h")
    assert "day" in chat.text
    chat.say("3 March 2026")
    assert "omain" in chat.text
    chat.say("develop")
    for words in ("Title: Round table on preprints", "Hours: 2 h", "Day: Tue 3 Mar 2026", "Domain: Develop"):
        assert words in chat.text
    chat.say("save")
    chat.say("set type of 1 to AMWA meeting")
    assert 'type nothing → "AMWA meeting"' in chat.text
    with people(chat.house, DANA) as (session, (dana,)):
        (credit,) = record_of(session, dana, NOW.date()).credits
        assert credit.starts_on == credit.ends_on == date(2026, 3, 3)


def test_tracking_costs_nothing_without_membership(house: House) -> None:
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    add_person(house)
    chat = Chat(house)
    adding = "add 2h round table on preprints on 3 March 2026, develop"
    for said in ("profile", adding, "save", "progress", "recertify"):
        chat.say(said)
        assert "fee" not in chat.text
    with people(house, DANA) as (session, (dana,)):
        assert fees_of(session, dana) == []


def test_a_cmpp_finds_recertification_and_mentoring_where_the_exam_was(house: House) -> None:
    add_staff(house)
    add_person(house)
    chat = Chat(house)
    with people(house, DANA) as (session, (dana,)), pytest.raises(HoldsCredential):
        begin(session, dana, now=NOW)
    chat.say("apply for the exam")
    assert "recertify" in chat.text
    chat.say("I want to volunteer as a mentor")
    chat.say("skip")
    assert told(house, DANA) == ["Thank you for offering to mentor"]


def test_nobody_attends_a_recording(chat: Chat) -> None:
    with chat.house.database.begin() as session, pytest.raises(TallyError):
        hold(session, chat.house, "A2", now=NOW)


def test_every_bar_of_the_platform_is_there_with_its_percentage(chat: Chat) -> None:
    chat.say("progress")
    picture = chat.replies[0].picture
    assert picture is not None
    assert [(bar.name, float(bar.need)) for bar in picture.bars] == [
        ("Total", 50), ("Employment", 3), *((f"Year {year}", 5) for year in range(1, 6)), ("Develop", 5), ("Implement", 5),
        ("Foster", 5),
    ]  # fmt: skip
    assert {bar.percent for bar in picture.bars} == {0}
    chat.say("I worked at Acme Medical as publication manager since January 2024")
    chat.say("progress")
    picture = chat.replies[0].picture
    assert picture is not None
    assert picture.bars[1].percent > 90


def test_the_badge_says_where_it_is_seen_and_how_one_gets_in(chat: Chat) -> None:
    chat.say("where is my badge?")
    assert "sign in at https://www.credly.com" in chat.text
    assert "make an account at https://www.credly.com/users/sign_up" in chat.text
    assert "their dates are updated after recertifying" in chat.text
