"""The year of membership that a non-member's fee includes, and the last day on which a member is one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from talking import NOW, Chat, add_person

from core.actions import exams, fees
from core.actions.charging import DEFERRAL, NON_MEMBER, charge
from core.actions.membership import mirror_bytes
from core.actions.practitioners import of_address
from core.actions.roles import Office, grant
from core.actions.work import add_job
from core.house import House
from core.rules.application import load_application
from core.store.tables import ExamApplication, Fee, Outgoing

ANN = "ann@example.org"
PROMISE = "Membership: a year of membership comes with your fee of Sat 21 Nov 2026; the society enters its dates"
LISTED = "member_number,name,address,member_until\nM-5,Ann Applicant,ann@example.org,2027-11-30\n"


@pytest.fixture
def applying(house: House) -> House:
    """Ann, no member any more, who applied for the exam and has a fee to pay."""
    more = {"fee_non_member_cents": 27500, "office_address": "office@example.org"}
    house.settings = house.settings.model_copy(update=more)
    add_person(house, ANN, "Ann Applicant", cycle=None)
    with house.database.begin() as session:
        ann = of_address(session, ANN)
        ann.member_until = date(2025, 12, 31)
        add_job(session, ann, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)
    return house


def submit(session: Session, house: House, now: datetime) -> ExamApplication | Fee:
    """Ann's whole application sent; the fee when one is due."""
    ann = of_address(session, ANN)
    application = exams.begin(session, ann, now=now)
    exams.fill(session, application, now=now, **{one.key: "given" for one in load_application().fields})
    exams.attest(session, application, now=now)
    became = exams.submit(session, house, application, by=ann, now=now)
    return became if isinstance(became, Fee) else application


def pay(house: House) -> int:
    with house.database.begin() as session:
        fee = submit(session, house, NOW)
        assert isinstance(fee, Fee)
        fees.take_payment(session, house, fee, reference="pi_1", now=NOW)
        return fee.id


def to_office(house: House) -> list[Outgoing]:
    with house.database.read() as session:
        return list(session.scalars(select(Outgoing).where(Outgoing.kind == "office").order_by(Outgoing.id)))


def test_the_office_is_told_once_to_enter_the_year(applying: House) -> None:
    number = pay(applying)
    (letter,) = to_office(applying)
    assert letter.subject == "Ann Applicant has paid for a year of membership"
    said = letter.reply["text"]
    assert said.startswith("Ann Applicant (ann@example.org) paid the non-member administrative fee on 21 November 2026")
    assert f"(275.00 USD, fee {number})" in said
    with applying.database.begin() as session:
        fee = fees.of_number(session, number)
        assert of_address(session, ANN).member_until == date(2025, 12, 31)  # nothing is made up
        fees.take_refund(session, applying, fee, now=NOW)
    assert len(to_office(applying)) == 1


def test_the_profile_promises_the_year_until_its_dates_are_there(applying: House) -> None:
    ann = Chat(applying, ANN)
    ann.say("profile")
    assert "a year of membership" not in ann.text
    number = pay(applying)
    ann.say("profile")
    assert PROMISE in ann.text
    mirror_bytes(applying, LISTED.encode(), "members.csv", now=NOW)
    ann.say("profile")
    assert "a year of membership" not in ann.text
    assert "Membership until: Tue 30 Nov 2027" in ann.text
    with applying.database.begin() as session:
        of_address(session, ANN).member_until = None
        fees.take_refund(session, applying, fees.of_number(session, number), now=NOW)
    ann.say("profile")
    assert "a year of membership" not in ann.text


def test_without_an_office_address_whoever_holds_the_role_is_told(applying: House) -> None:
    applying.settings = applying.settings.model_copy(update={"office_address": None})
    add_person(applying, "olga@example.org", "Olga Office")
    with applying.database.begin() as session:
        grant(session, of_address(session, "olga@example.org"), Office.OFFICE, by=None, now=NOW)
    pay(applying)
    assert [row.to["address"] for row in to_office(applying)] == ["olga@example.org"]


def test_other_fees_and_waived_ones_bring_no_membership(applying: House) -> None:
    with applying.database.begin() as session:
        ann = of_address(session, ANN)
        other = charge(session, applying, ann, kind=NON_MEMBER, subject="exam:1", today=NOW.date(), now=NOW)
        submit(session, applying, NOW)
        fees.waive(session, applying, other, by=None, reason="Invited speaker.", now=NOW)
        late = charge(session, applying, ann, kind=DEFERRAL, subject="exam:1", today=NOW.date(), now=NOW)
        fees.record_payment(session, applying, late, by=None, now=NOW)
    assert to_office(applying) == []
    chat = Chat(applying, ANN)
    chat.say("profile")
    assert "a year of membership" not in chat.text


def test_a_member_until_today_is_a_member_today(applying: House) -> None:
    with applying.database.begin() as session:
        of_address(session, ANN).member_until = NOW.date()
    # The programme's day ends at its own midnight: 05:00 UTC in New York's winter.
    last_minute = datetime(2026, 11, 22, 4, 59, tzinfo=UTC)
    with applying.database.read() as session:
        assert isinstance(submit(session, applying, last_minute + timedelta(minutes=1)), Fee)
    with applying.database.read() as session:
        sent = submit(session, applying, last_minute)
        assert isinstance(sent, ExamApplication)
        assert sent.state == "submitted"


def test_a_list_without_them_ends_it_the_day_before(applying: House) -> None:
    mirror_bytes(applying, LISTED.encode(), "members.csv", now=NOW)
    empty = LISTED.splitlines()[0] + "\n"
    mirror_bytes(applying, empty.encode(), "members.csv", now=datetime(2026, 11, 22, 4, 59, tzinfo=UTC))
    with applying.database.read() as session:
        assert of_address(session, ANN).member_until == date(2026, 11, 20)
    mirror_bytes(applying, LISTED.replace("2027-11-30", "2026-11-21").encode(), "members.csv", now=NOW)
    dry = mirror_bytes(applying, empty.encode(), "members.csv", dry_run=True, now=NOW)
    assert dry.leavers == ["Ann Applicant"]
