"""The digest of staff: once a day at nine, to who may act on it, only when something is new or late."""

from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from office_people import ANN, AUDREY, CARL, CORA, DANA, OLGA, STAFF, add_applicant, add_request, add_staff
from sqlalchemy import select
from talking import NOW, Chat, add_activities, add_person

import tally
from bot.understand.staff import read_staff
from core.actions import deciding, deferrals, examining, exams, fees, live_sessions, requests, roles
from core.actions.charging import NON_MEMBER, charge
from core.actions.digest import DEFERRAL_DAYS, LINES, Line
from core.actions.drawing import draw
from core.actions.practitioners import of_address
from core.actions.roles import Office
from core.house import House
from core.store.tables import Attendance, Deferral, Outgoing
from scheduler import digest, nudge


def at(day: str, hour: int = 15) -> datetime:
    """An hour (UTC) of a day of December 2026 or so: 14 is nine in New York in winter."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=UTC) + timedelta(hours=hour)


def digests(house: House, address: str) -> list[tuple[str, str]]:
    """The digests of one person by mail: (day, subject and lines)."""
    with house.database.read() as session:
        person = of_address(session, address)
        rows = select(Outgoing).where(Outgoing.practitioner_id == person.id, Outgoing.kind == "digest")
        found = session.scalars(rows.where(Outgoing.channel == "mail").order_by(Outgoing.id))
        return [(row.key.split("|")[0], f"{row.subject}\n{row.reply['text']}") for row in found]


def add_line(house: House, noted_at: datetime, name: str = "Wanda Waiting") -> None:
    """A line of an attendance list that nobody could be told for."""
    with house.database.begin() as session:
        live = live_sessions.hold(session, house, "A1", now=noted_at)
        session.add(
            Attendance(
                live=live, key=f"name:{name}", state="unmatched", name=name, noted_at=noted_at, candidates=[], was=None
            )
        )


@pytest.fixture
def office(house: House) -> House:
    """Staff, Dana, the approved list."""
    add_staff(house)
    add_person(house)
    add_activities(house)
    return house


def test_nothing_waits_nothing_is_sent(office: House) -> None:
    add_request(office)
    assert digest.sweep(office, at("2026-11-23")) == 0, "sent two days ago and nobody is late"


def test_a_request_without_a_reviewer_is_late_after_a_week(office: House) -> None:
    add_request(office)
    assert digest.sweep(office, at("2026-11-28", 13)) == 0, "eight in the morning"
    assert digest.sweep(office, at("2026-11-28")) == 0, "a week to the day at ten: not over it at nine"
    assert digest.sweep(office, at("2026-11-29")) == 3
    (one,) = digests(office, CARL)
    assert one[0] == "digest:2026-11-29"
    assert "1 thing waits, 1 late, for you at the certification programme" in one[1]
    assert "- 1 request has had no reviewer for over 7 days: *queue requests*" in one[1]
    assert [len(digests(office, who)) for who in (OLGA, CARL, CORA, AUDREY)] == [1, 1, 1, 0]
    assert digest.sweep(office, at("2026-11-29", 18)) == 0, "once a day"
    assert digest.sweep(office, at("2026-11-30")) == 3, "it is late still"


def test_a_request_past_its_day_is_not_told_twice_over(office: House) -> None:
    number = add_request(office)
    with office.database.begin() as session:
        carl, request = of_address(session, CARL), requests.of_number(session, number)
        deciding.assign(session, office, request, by=None, to=carl, now=NOW, due_on=date(2026, 12, 1))
    assert digest.sweep(office, at("2026-12-01")) == 0, "its day is not over"
    digest.sweep(office, at("2026-12-02"))
    assert "- 1 request is past its day: *queue requests*" in digests(office, OLGA)[0][1]
    assert "no reviewer" not in digests(office, OLGA)[0][1]


def test_ones_own_request_is_not_ones_to_decide(office: House) -> None:
    with office.database.begin() as session:
        roles.grant(session, of_address(session, DANA), Office.COMMITTEE, by=None, now=NOW - timedelta(days=9))
    add_request(office, DANA)
    digest.sweep(office, at("2026-12-02"))
    assert digests(office, DANA) == []
    assert len(digests(office, CARL)) == 1


def test_lines_that_wait_are_told_when_they_are_new(office: House) -> None:
    add_line(office, at("2026-11-23"))
    assert digest.sweep(office, at("2026-11-23", 16)) == 0, "what came after nine waits for tomorrow"
    assert digest.sweep(office, at("2026-11-24")) == 1
    assert "- 1 line of an attendance list waits for its person: *waiting lines*" in digests(office, OLGA)[0][1]
    assert digest.sweep(office, at("2026-11-25")) == 0, "nothing came since"
    add_line(office, at("2026-11-25", 20), "Walt Waiting")
    assert digest.sweep(office, at("2026-11-26")) == 1
    assert "- 2 lines of attendance lists wait for their person (1 new): *waiting lines*" in digests(office, OLGA)[1][1]
    assert digests(office, CARL) == []


def test_audits_overdue_are_for_auditors_and_the_office(office: House) -> None:
    with office.database.begin() as session:
        draw(session, office, percent=100, seed=7, by=None, now=NOW, due_on=date(2026, 12, 8))
    assert digest.sweep(office, at("2026-12-08")) == 0
    assert digest.sweep(office, at("2026-12-09")) == 2
    assert "- 1 audit is overdue: *audits*" in digests(office, AUDREY)[0][1]
    assert [len(digests(office, who)) for who in (OLGA, AUDREY, CARL)] == [1, 1, 0]


def test_a_deferral_that_waits_and_its_fee(office: House) -> None:
    add_applicant(office)
    with office.database.begin() as session:
        olga, ann = of_address(session, OLGA), of_address(session, ANN)
        application = exams.need_application(session, ann)
        examining.approve(session, office, application, by=olga, now=NOW)
        deferral = deferrals.ask(session, office, application, by=ann, is_emergency=False, cancellation_confirmed=True,
                                 now=at("2026-12-01"))  # fmt: skip
        number = deferral.id
    assert digest.sweep(office, at("2026-12-02")) == 1
    assert "- 1 fee is due: *fees due*" in digests(office, OLGA)[0][1]
    with office.database.begin() as session:
        fee = session.get_one(Deferral, number).fee
        assert fee is not None
        fees.record_payment(session, office, fee, by=of_address(session, OLGA), now=at("2026-12-03"))
    assert digest.sweep(office, at("2026-12-04")) == 1
    assert "- 1 deferral waits for you: *queue deferrals*" in digests(office, OLGA)[1][1]
    assert digest.sweep(office, at("2026-12-05")) == 0
    near = date(2027, 3, 31) - timedelta(days=DEFERRAL_DAYS)
    assert digest.sweep(office, at(near.isoformat())) == 1, "its window closes in a week"
    assert "1 late" in digests(office, OLGA)[2][1]


def test_a_fee_past_its_day_is_late(office: House) -> None:
    office.settings = office.settings.model_copy(update={"fee_non_member_cents": 27500})
    with office.database.begin() as session:
        charge(session, office, of_address(session, DANA), kind=NON_MEMBER, subject="exam:1", today=NOW.date(), now=NOW,
               due_on=date(2026, 12, 1))  # fmt: skip
    assert digest.sweep(office, at("2026-11-22")) == 1, "new"
    assert digest.sweep(office, at("2026-12-01")) == 0
    assert digest.sweep(office, at("2026-12-02")) == 1, "late"


def test_stop_and_snooze_hold_for_it_too_and_it_goes_where_they_chose(office: House) -> None:
    add_request(office)
    Chat(office, CARL).say("stop reminders")
    Chat(office, CORA).say("snooze until 4 December 2026")
    digest.sweep(office, at("2026-12-01"))
    assert [len(digests(office, who)) for who in (OLGA, CARL, CORA)] == [1, 0, 0]
    digest.sweep(office, at("2026-12-04"))
    assert [len(digests(office, who)) for who in (OLGA, CARL, CORA)] == [2, 0, 1]


def test_a_role_from_this_morning_hears_of_it_tomorrow_a_revoked_one_not_at_all(office: House) -> None:
    add_request(office)
    with office.database.begin() as session:
        olga = of_address(session, OLGA)
        roles.grant(session, of_address(session, DANA), Office.OFFICE, by=olga, now=at("2026-12-01"))
        roles.revoke(session, of_address(session, CORA), Office.COMMITTEE, by=olga, now=at("2026-12-01"))
    digest.sweep(office, at("2026-12-01", 17))
    assert [len(digests(office, who)) for who in (OLGA, CARL, CORA, DANA)] == [1, 1, 0, 0]


def test_at_night_nobody_is_woken(office: House) -> None:
    add_request(office)
    assert digest.sweep(office, datetime(2026, 12, 2, 2, tzinfo=UTC)) == 0, "nine in the evening of the first"
    assert digest.sweep(office, at("2026-12-02", 19)) == 3, "after an outage, later the same day"


def test_who_is_staff_and_certified_hears_both(office: House) -> None:
    with office.database.begin() as session:
        roles.grant(session, of_address(session, DANA), Office.COMMITTEE, by=None, now=NOW - timedelta(days=9))
    add_person(office, "erin@example.org", "Erin Example")
    add_request(office, "erin@example.org")
    digest.sweep(office, at("2026-12-01"))
    nudge.sweep(office, at("2026-12-01"))
    with office.database.read() as session:
        rows = select(Outgoing.kind).where(Outgoing.practitioner_id == of_address(session, DANA).id)
        assert sorted(session.scalars(rows)) == ["digest", "nudge"]


def test_four_clocks_at_once_send_one(office: House) -> None:
    """A race tested by a race."""
    add_request(office)
    begin, faults = threading.Barrier(4), []

    def sweep() -> None:
        begin.wait()
        try:
            digest.sweep(office, at("2026-12-01"))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [len(digests(office, who)) for who in STAFF] == [1, 1, 1, 0]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_what_it_says_to_type_is_understood(line: Line) -> None:
    assert read_staff(line.command, NOW.date()) is not None


def test_the_command_shows_digests_and_reminders_of_open_matters(
    office: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_request(office)
    with office.database.begin() as session:
        requests.begin(session, of_address(session, DANA), now=NOW, title="A poster")
    monkeypatch.setenv("TALLY_DATA", str(office.settings.data))
    if office.settings.database_url:
        monkeypatch.setenv("TALLY_DATABASE_URL", office.settings.database_url.get_secret_value())
    ran = CliRunner().invoke(tally.main, ["nudge", "--on", "2026-12-06", "--dry-run", "--json"])
    assert ran.exit_code == 0, ran.output
    shown = [json.loads(line) for line in ran.output.splitlines()]
    found = {(one["address"], one["key"].split(":")[0]) for one in shown}
    assert {(DANA, "nudge"), (OLGA, "digest"), (CARL, "digest"), (CORA, "digest")} == found
    assert digests(office, OLGA) == [], "nothing was sent"
