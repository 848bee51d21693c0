"""The clock ends what has ended: credentials whose day is over, and, where it is set, exams that nobody sat."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from programme_people import COMMITTEE, OFFICE, add_applicant, add_staff, letters_to, people, told
from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import examining, fees, lapsing, recertification, recertifying
from core.actions.charging import fees_of
from core.actions.exam_opening import open_by_office
from core.actions.exams import application_of
from core.actions.work import add_job
from core.house import House
from core.rules.exam import load_exam
from core.rules.moves import Pathway
from core.rules.terms import Standing
from core.store.tables import Entry
from scheduler import digest

ENDS = date(2026, 12, 31)
LAST_HOUR = datetime(2027, 1, 1, 4, 30, tzinfo=UTC)  # 23:30 on the last day in New York
DAY_AFTER = datetime(2027, 1, 1, 15, 0, tzinfo=UTC)
ROBIN = "robin@example.org"


@pytest.fixture
def robin(house: House) -> Chat:
    """Robin, whose cycle ends this year, with the employment met and hardly a credit; Olga and Carl decide."""
    add_staff(house)
    add_person(house, ROBIN, "Robin Sample", cycle=(date(2022, 1, 1), ENDS))
    with people(house, ROBIN) as (session, (person,)):
        person.member_until = date(2030, 12, 31)
        add_job(session, person, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)
    return Chat(house, ROBIN)


def standing(house: House, address: str = ROBIN) -> str:
    with people(house, address) as (_, (person,)):
        return person.standing


def by_exam(robin: Chat) -> None:
    """Robin submits by exam."""
    robin.say("recertify by exam")
    robin.say("submit my recertification")
    assert "(by exam) is submitted" in robin.text


def approve(house: House, now: datetime) -> None:
    with people(house, ROBIN, COMMITTEE, OFFICE) as (session, (person, carl, olga)):
        application = recertification.begun_of(session, person, ENDS)
        assert application is not None
        recertifying.record_exam(session, house, application, by=olga, passed=True, on=date(2026, 9, 3), now=now)
        recertifying.approve(session, house, application, by=carl, now=now)


def test_a_credential_expires_when_its_day_is_over_in_the_programmes_zone(robin: Chat) -> None:
    house = robin.house
    assert lapsing.end_due(house, LAST_HOUR) == 0
    assert standing(house) == "CMPP"
    assert lapsing.end_due(house, DAY_AFTER) == 1
    assert lapsing.end_due(house, DAY_AFTER + timedelta(hours=1)) == 0
    assert standing(house) == "expired"
    assert told(house, ROBIN) == ["Your credential has expired"]
    letter = letters_to(house, ROBIN)
    assert "ran to 31 December 2026, and no recertification was approved or waits to be decided" in letter
    assert "type: tell the office about my credential" in letter
    robin.say("tell the office about my credential")
    assert "office" in robin.text
    with house.database.read() as session:
        lines = session.scalars(select(Entry).where(Entry.verb == "expire")).all()
        assert [(one.actor, one.payload and one.payload.after) for one in lines] == [
            ("programme", {"standing": "expired"})
        ]


def test_what_an_expired_person_sees(robin: Chat) -> None:
    lapsing.end_due(robin.house, DAY_AFTER)
    robin.now = DAY_AFTER
    robin.say("profile")
    assert "Standing: expired (your credential has expired)" in robin.text
    robin.say("recertify")
    assert "ended on 31 December 2026 and has expired, so recertification can't be submitted" in robin.text
    assert "[Submit]" not in robin.text
    robin.say("submit my recertification")
    assert "has expired" in robin.text
    robin.say("how am I doing?")
    assert "Your credential ended on 31 December 2026 and has expired" in robin.text
    assert "[Tell the office]" in robin.text
    robin.say("where is my badge?")
    assert "ran to 31 December 2026 and has expired" in robin.text


def test_what_waits_to_be_decided_is_waited_for(robin: Chat) -> None:
    house = robin.house
    by_exam(robin)
    assert lapsing.end_due(house, DAY_AFTER) == 0
    robin.now = DAY_AFTER
    robin.say("profile")
    assert "CMPP (its end is over; it stays as it is until your recertification is decided)" in robin.text
    robin.say("recertify")
    assert "Your credential ran to 31 December 2026; it stays as it is until then" in robin.text
    approve(house, DAY_AFTER)
    assert lapsing.end_due(house, DAY_AFTER) == 0
    assert standing(house) == "CMPP"


def test_declined_after_the_end_it_expires(robin: Chat) -> None:
    house = robin.house
    by_exam(robin)
    with people(house, ROBIN, COMMITTEE) as (session, (person, carl)):
        application = recertification.begun_of(session, person, ENDS)
        assert application is not None
        recertifying.decline(session, house, application, by=carl, reason="No pass came.", now=DAY_AFTER)
    assert lapsing.end_due(house, DAY_AFTER) == 1
    assert told(house, ROBIN)[-2:] == ["Your recertification was not approved", "Your credential has expired"]


def test_a_reversed_approval_of_somebody_expired_is_decided_anew(robin: Chat) -> None:
    house = robin.house
    by_exam(robin)
    with people(house, ROBIN) as (session, (person,)):
        person.standing = Standing.EXPIRED.value
    approve(house, DAY_AFTER)
    assert standing(house) == "CMPP"
    with people(house, ROBIN, OFFICE) as (session, (person, olga)):
        application = recertification.begun_of(session, person, ENDS)
        assert application is not None
        recertifying.reverse(session, house, application, by=olga, reason="A wrong record.", now=DAY_AFTER)
    assert lapsing.end_due(house, DAY_AFTER) == 0


def test_days_of_grace_only_where_they_are_set(robin: Chat) -> None:
    house = robin.house
    house.settings = house.settings.model_copy(update={"grace_days": 30})
    robin.now = DAY_AFTER
    robin.say("recertify by exam")
    assert "can be submitted until 30 January 2027. Everything it asks for is met" in robin.text
    assert lapsing.end_due(house, datetime(2027, 1, 30, 15, 0, tzinfo=UTC)) == 0
    robin.say("submit my recertification")
    assert "(by exam) is submitted" in robin.text
    with people(house, ROBIN) as (session, (person,)):
        begun = recertification.begun_of(session, person, ENDS)
        assert begun is not None
        recertification.withdraw(session, begun, by=person, now=DAY_AFTER)
    assert lapsing.end_due(house, datetime(2027, 1, 31, 15, 0, tzinfo=UTC)) == 1


def test_between_the_end_and_the_clock_nothing_can_be_submitted(robin: Chat) -> None:
    robin.say("recertify by exam")
    robin.now = DAY_AFTER
    robin.say("recertify")
    assert "ended on 31 December 2026, so it can't be submitted any more" in robin.text
    assert "[Tell the office]" in robin.text
    assert "[Submit]" not in robin.text


def test_a_fee_paid_too_late_is_kept_and_says_so(robin: Chat) -> None:
    house = robin.house
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 10000})
    with people(house, ROBIN) as (_, (person,)):
        person.member_until = None
    robin.say("recertify by exam")
    robin.say("submit my recertification")
    assert "100.00 USD, due by 31 December 2026" in robin.text
    lapsing.end_due(house, DAY_AFTER)
    with people(house, ROBIN, OFFICE) as (session, (person, olga)):
        (fee,) = fees_of(session, person)
        fees.record_payment(session, house, fee, by=olga, now=DAY_AFTER)
        assert fee.state == "paid"
    assert "could not go in by itself. Your credential ended on 31 December 2026" in letters_to(house, ROBIN)


def test_two_clocks_tell_once(robin: Chat) -> None:
    house = robin.house
    counts: list[int] = []
    both = threading.Barrier(4)

    def sweep() -> None:
        both.wait()
        counts.append(lapsing.end_due(house, DAY_AFTER))

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 0, 0, 1]
    assert told(house, ROBIN) == ["Your credential has expired"]


def test_the_office_is_told_how_many_and_sees_who(robin: Chat) -> None:
    house = robin.house
    lapsing.end_due(house, DAY_AFTER)
    evening = datetime(2027, 1, 2, 15, 0, tzinfo=UTC)
    assert digest.sweep(house, evening) == 1
    letter = letters_to(house, OFFICE)
    assert "1 credential has expired in the last 14 days: *people expired*" in letter
    olga = Chat(house, OFFICE, now=evening)
    olga.say("people expired")
    assert "1 person is expired:" in olga.text
    assert "Robin Sample · robin@example.org, credential to 31 December 2026" in olga.text
    assert digest.sweep(house, evening + timedelta(days=1)) == 0
    assert digest.due_on(house, date(2027, 1, 20)) == []
    carl = Chat(house, COMMITTEE, now=evening)
    carl.say("people candidate")
    assert "Nobody's standing is candidate" in carl.text


def waiting_candidate(house: House) -> int:
    """Ann, approved for March 2027."""
    add_staff(house)
    add_applicant(house)
    with people(house, "ann@example.org", OFFICE) as (session, (ann, olga)):
        ann.standing = Standing.CANDIDATE.value
        window = load_exam().in_year(2027)[0]
        return open_by_office(session, house, ann, window, by=olga, now=NOW).id


def test_an_exam_nobody_sat_waits_for_the_office(house: House) -> None:
    number = waiting_candidate(house)
    later = datetime(2027, 6, 1, 15, 0, tzinfo=UTC)
    assert lapsing.end_due(house, later) == 0
    olga = Chat(house, OFFICE, now=datetime(2027, 3, 31, 15, 0, tzinfo=UTC))
    olga.say("queue exams")
    assert "Nothing waits" in olga.text
    assert digest.sweep(house, datetime(2027, 4, 2, 15, 0, tzinfo=UTC)) == 1
    assert "1 exam's window is over without a word of whether it was sat: *queue exams*" in letters_to(house, OFFICE)
    olga.now = later
    olga.say("queue exams")
    assert f"exam {number}" in olga.text
    assert "the exam's window is over: was it sat?" in olga.text
    olga.say(f"close exam {number} because it was not sat")
    assert "closed" in olga.text
    assert standing(house, "ann@example.org") == "none"


def test_the_clock_closes_it_only_where_the_days_are_set(house: House) -> None:
    waiting_candidate(house)
    house.settings = house.settings.model_copy(update={"exam_close_after_days": 60})
    assert lapsing.end_due(house, datetime(2027, 5, 30, 15, 0, tzinfo=UTC)) == 0
    assert lapsing.end_due(house, datetime(2027, 5, 31, 15, 0, tzinfo=UTC)) == 1
    assert lapsing.end_due(house, datetime(2027, 6, 1, 15, 0, tzinfo=UTC)) == 0
    letter = letters_to(house, "ann@example.org")
    assert (
        "for the window 1 March 2027 to 31 March 2027 is closed: within 60 days of its end no exam was recorded"
        in letter
    )
    assert "If you did sit it, type: tell the office about my exam" in letter
    with people(house, "ann@example.org") as (session, (ann,)):
        application = application_of(session, ann)
        assert application is not None
        assert (application.state, ann.standing) == ("closed", "none")


def test_a_sat_exam_is_not_closed(house: House) -> None:
    waiting_candidate(house)
    house.settings = house.settings.model_copy(update={"exam_close_after_days": 60})
    march = datetime(2027, 3, 15, 15, 0, tzinfo=UTC)
    with people(house, "ann@example.org", OFFICE) as (session, (ann, olga)):
        application = application_of(session, ann)
        assert application is not None
        examining.authorize(session, house, application, by=olga, came_at=NOW, now=NOW)
        examining.schedule(session, house, application, by=olga, at=march, now=NOW)
        examining.sit(session, house, application, by=olga, on=march.date(), now=march)
    assert lapsing.end_due(house, datetime(2027, 8, 1, 15, 0, tzinfo=UTC)) == 0


def test_progress_by_exam_asks_for_no_credits(robin: Chat) -> None:
    robin.say("recertify by exam")
    robin.say("how am I doing?")
    assert robin.text.startswith("You recertify by exam. That asks for no credits; the bars are for your information.")
    assert "Employment is met: " in robin.text
    assert "What it needs besides is a pass, which the office enters." in robin.text
    assert robin.replies[0].picture is not None
    by_exam(robin)
    robin.say("am I on track?")
    assert "Your recertification by exam is submitted; you will be told what is decided." in robin.text
    approve(robin.house, NOW)
    robin.say("how am I doing?")
    assert "You are recertified by exam: your next cycle begins on 1 January 2027" in robin.text
    assert "Not yet" not in robin.text


def test_progress_by_exam_names_the_employment_that_is_missing(house: House) -> None:
    add_person(house, ROBIN, "Robin Sample", cycle=(date(2022, 1, 1), ENDS))
    chat = Chat(house, ROBIN)
    chat.say("recertify by exam")
    chat.say("how am I doing?")
    assert "Employment is asked for: 0 of 3 years by 31 December (in 40 days, midnight in New York)." in chat.text
    chat.press("By credit instead")
    chat.say("how am I doing?")
    assert "Not yet" in chat.text
    with people(house, ROBIN) as (session, (person,)):
        begun = recertification.begun_of(session, person, ENDS)
        assert begun is not None
        assert begun.pathway == Pathway.CREDIT.value
