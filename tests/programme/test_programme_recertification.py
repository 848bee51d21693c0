"""Recertification: one application a cycle, sent in the final year only, and the next cycle begun under the policy in force."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from programme_people import COMMITTEE, DANA, OFFICE, add_applicant, add_staff, letters_to, people, told
from talking import NOW, Chat, add_person

from core.actions import fees, recertification, recertifying
from core.actions.badges import badge_of
from core.actions.catalogue import add_activity
from core.actions.charging import fees_of
from core.actions.credits import log_credit
from core.actions.evidence import attach
from core.actions.recertification import NotCertified, RecertificationIncomplete, TooEarly
from core.actions.recertifying import CycleInUse, ExamNotPassed
from core.actions.transcript import transcript
from core.actions.work import add_job
from core.errors import WrongValue
from core.house import House
from core.message import File
from core.rules.moves import Pathway
from core.rules.terms import Domain
from core.store.tables import Practitioner

FINAL = datetime(2028, 6, 1, 15, 0, tzinfo=UTC)
NEXT_END = date(2033, 12, 31)


def fulfil(session: object, house: House, dana: Practitioner) -> None:
    """Everything the policy asks for: ten hours a year in all domains, documented, and a job."""
    dana.member_until = date(2030, 12, 31)
    add_job(session, dana, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)
    proof = File("proof.txt", "text/plain", house.documents.keep(b"You were there"), 14)
    for year in range(2024, 2029):
        for domain in Domain:
            activity = add_activity(
                session, code=f"Y{year}{domain.value}", title=f"{domain.value} {year}", provider=None, course_type=None,
                starts_on=date(year, 3, 1), ends_on=None, seconds=4 * 3600, domain=domain, is_recording=False,
            )  # fmt: skip
            credit = log_credit(session, dana, title=activity.title, seconds=1, start=date(year, 3, 1), end=date(year, 3, 1),
                                domain=None, activity=activity, now=FINAL)  # fmt: skip
            attach(session, dana, credit, proof, now=FINAL)


@pytest.fixture
def dana_at(house: House) -> Chat:
    """Dana in the final year of her cycle, with everything fulfilled, a member."""
    add_staff(house)
    add_person(house)
    with people(house, DANA) as (session, (dana,)):
        fulfil(session, house, dana)
    return Chat(house, now=FINAL)


def test_in_progress_from_the_first_day_and_not_sent_before_the_final_year(house: House) -> None:
    add_person(house)
    chat = Chat(house, now=datetime(2024, 1, 1, 15, 0, tzinfo=UTC))
    chat.say("recertify")
    assert (
        "is In Progress, by credits or by exam. It can be submitted in the final year, from 1 January 2028" in chat.text
    )
    assert chat.replies[0].picture is not None
    assert len(chat.replies[0].picture.bars) == 10
    with people(house, DANA) as (session, (dana,)):
        assert transcript(session, dana, date(2024, 1, 1))["recertification"]["state"] == "in progress"
        application = recertification.application_of(session, house, dana, now=NOW)
        recertification.choose(session, application, Pathway.CREDIT, now=NOW)
        with pytest.raises(TooEarly, match="1 January 2028"):
            recertification.submit(session, house, application, by=dana, now=NOW)


def test_what_is_missing_is_listed(house: House) -> None:
    add_person(house)
    chat = Chat(house, now=FINAL)
    chat.say("recertify by credit")
    chat.press("Submit")
    for words in ("total 0 of 50", "employment 0 of 3 years", "year 5 0 of 5", "Foster 0 of 5"):
        assert words in chat.text
    with people(house, DANA) as (session, (dana,)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        recertification.choose(session, application, Pathway.EXAM, now=FINAL)
        with pytest.raises(RecertificationIncomplete) as refused:
            recertification.submit(session, house, application, by=dana, now=FINAL)
        assert "total" not in str(refused.value)
        assert "employment 0 of 3 years" in str(refused.value)


def test_by_credit_to_the_next_cycle(dana_at: Chat) -> None:
    house = dana_at.house
    dana_at.say("recertify")
    assert "Everything it asks for is met" in dana_at.text
    dana_at.press("By credit")
    dana_at.press("Submit")
    assert "(by credit) is submitted" in dana_at.text
    dana_at.say("recertify")
    assert "is submitted, by credit. You will be told" in dana_at.text
    with people(house, DANA, COMMITTEE) as (session, (dana, carl)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        following = recertifying.approve(session, house, application, by=carl, now=FINAL)
        assert (following.starts_on, following.ends_on) == (date(2029, 1, 1), NEXT_END)
        assert following.policy.name == "ismpp-2022"
        assert dana.credentials[0].ends_on == NEXT_END
        badge = badge_of(session, dana.credentials[0])
        assert badge is not None
        assert badge.expires_on == NEXT_END
        after = recertification.application_of(session, house, dana, now=datetime(2029, 1, 2, 15, 0, tzinfo=UTC))
        assert (after.state, after.pathway) == ("in progress", None)
    assert told(house, DANA)[-1] == "You are recertified to 31 December 2033"


def test_a_reversal_puts_everything_back(dana_at: Chat) -> None:
    house = dana_at.house
    dana_at.say("recertify by credit")
    dana_at.say("submit my recertification")
    with people(house, DANA, COMMITTEE, OFFICE) as (session, (dana, carl, olga)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        recertifying.approve(session, house, application, by=carl, now=FINAL)
        with pytest.raises(WrongValue):
            recertifying.reverse(session, house, application, by=olga, reason="", now=FINAL)
        recertifying.reverse(session, house, application, by=olga, reason="A wrong record.", now=FINAL)
        assert (dana.credentials[0].ends_on, len(dana.cycles)) == (date(2028, 12, 31), 1)
        assert application.state == "submitted"
        recertifying.decline(session, house, application, by=carl, reason="Too little.", now=FINAL)
        recertifying.reopen(session, house, application, by=olga, now=FINAL)
        assert application.state == "in progress"
    assert "runs to 31 December 2028 again. The reason given: A wrong record." in letters_to(house, DANA)


def test_a_next_cycle_in_use_is_not_taken_away(dana_at: Chat) -> None:
    house = dana_at.house
    dana_at.say("recertify by credit")
    dana_at.say("submit my recertification")
    with people(house, DANA, COMMITTEE, OFFICE) as (session, (dana, carl, olga)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        following = recertifying.approve(session, house, application, by=carl, now=FINAL)
        later = recertification.ensure(session, dana, following, now=FINAL)
        recertifying.close(session, house, later, by=olga, reason="For the test.", now=FINAL)
        nested = session.begin_nested()
        with pytest.raises(CycleInUse):
            recertifying.reverse(session, house, application, by=olga, reason="A wrong record.", now=FINAL)
        nested.rollback()
        session.expire_all()
        assert len(dana.cycles) == 2


def test_by_exam_a_pass_comes_first(dana_at: Chat) -> None:
    house = dana_at.house
    dana_at.say("recertify by exam")
    dana_at.say("submit my recertification")
    assert "(by exam) is submitted" in dana_at.text
    with people(house, DANA, COMMITTEE, OFFICE) as (session, (dana, carl, olga)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        with pytest.raises(ExamNotPassed):
            recertifying.approve(session, house, application, by=carl, now=FINAL)
        recertifying.record_exam(session, house, application, by=olga, passed=False, on=date(2028, 3, 3), now=FINAL)
        recertifying.record_exam(session, house, application, by=olga, passed=True, on=date(2028, 9, 3), now=FINAL)
        recertifying.approve(session, house, application, by=carl, now=FINAL)
    assert "did not pass the recertification exam on 3 March 2028" in letters_to(house, DANA)


def test_a_non_member_pays_first_and_then_it_goes_in(dana_at: Chat) -> None:
    house = dana_at.house
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 10000})
    with people(house, DANA) as (session, (dana,)):
        dana.member_until = date(2028, 5, 31)
    dana_at.say("recertify by credit")
    dana_at.say("submit my recertification")
    assert "100.00 USD, due by 31 December 2028" in dana_at.text
    dana_at.say("submit my recertification")
    with people(house, DANA, OFFICE) as (session, (dana, olga)):
        (fee,) = fees_of(session, dana)
        fees.record_payment(session, house, fee, by=olga, now=FINAL + timedelta(days=1))
        application = recertification.application_of(session, house, dana, now=FINAL)
        assert (application.state, application.is_member) == ("submitted", False)


def test_a_question_in_between_is_answered(dana_at: Chat) -> None:
    dana_at.say("recertify by credit")
    dana_at.say("how many hours do I have in foster?")
    assert "Foster" in dana_at.text
    assert "Type: submit my recertification" not in dana_at.text
    dana_at.say("yes")
    assert "Type: submit my recertification" in dana_at.text


def test_asked_answered_and_taken_back(dana_at: Chat) -> None:
    house = dana_at.house
    dana_at.say("recertify by credit")
    dana_at.say("submit my recertification")
    with people(house, DANA, OFFICE) as (session, (dana, olga)):
        application = recertification.application_of(session, house, dana, now=FINAL)
        recertifying.ask(session, house, application, by=olga, words="Where did you work?", now=FINAL)
    dana_at.say("At Acme Medical all along")
    dana_at.press("Send it")
    assert "with the office" in dana_at.text
    dana_at.say("withdraw my recertification")
    assert "until it is submitted again, nothing is decided" in dana_at.text
    dana_at.press("Withdraw")
    assert "is In Progress, by credit" in dana_at.text


def test_it_is_closed_to_everyone_else(house: House) -> None:
    add_applicant(house)
    ann = Chat(house, "ann@example.org")
    ann.say("recertify")
    assert "for who holds the credential" in ann.text
    with people(house, "ann@example.org") as (session, (person,)), pytest.raises(NotCertified):
        recertification.application_of(session, house, person, now=NOW)
