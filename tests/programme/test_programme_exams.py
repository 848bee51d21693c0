"""The exam: applied for, approved, authorized, scheduled, deferred, sat; and a CMPP at the end of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from programme_people import DANA, OFFICE, add_applicant, add_staff, kept, letters_to, people, told
from talking import NOW, Chat, add_person

from core.actions import deferrals, examining, exams, fees
from core.actions.deferrals import NoProofOfEmergency
from core.actions.examining import OutsideWindow
from core.actions.exams import ApplicationIncomplete, HoldsCredential
from core.actions.health import EMERGENCY, keep_private
from core.actions.transcript import transcript
from core.errors import WrongValue
from core.house import House
from core.rules.exam import DeferralRefused
from core.rules.moves import NotNow
from core.store.tables import ExamApplication, Practitioner, Question

ANN = "ann@example.org"
ANSWERS = {"certificate_name": "Ann Applicant", "position": "Writer, Acme Medical", "education": "PhD, Biology"}
AT = datetime(2027, 3, 15, 14, 0, tzinfo=UTC)
CYCLE = (date(2027, 1, 1), date(2031, 12, 31))


@pytest.fixture
def ready(house: House) -> House:
    """A house with staff and an applicant who is a member."""
    add_staff(house)
    add_applicant(house)
    return house


def submitted(session: object, house: House, ann: Practitioner) -> ExamApplication:
    application = exams.begin(session, ann, now=NOW)
    exams.fill(session, application, now=NOW, **ANSWERS)
    exams.attest(session, application, now=NOW)
    exams.submit(session, house, application, by=ann, now=NOW)
    return application


def scheduled(session: object, house: House, ann: Practitioner, olga: Practitioner) -> ExamApplication:
    application = submitted(session, house, ann)
    examining.approve(session, house, application, by=olga, now=NOW)
    examining.authorize(session, house, application, by=olga, came_at=NOW, words="Your ID is 123.", now=NOW)
    examining.schedule(session, house, application, by=ann, at=AT, place="online", now=NOW)
    return application


def test_applying_question_by_question(ready: House) -> None:
    ann = Chat(ready, ANN)
    ann.say("apply for the exam")
    assert "1 March 2027 to 31 March 2027; applications close on 1 February 2027" in ann.text
    ann.say("Ann Applicant")
    ann.say("Writer, Acme Medical")
    ann.say("PhD, Biology")
    assert "accommodations under the ADA" in ann.text
    ann.say("no")
    assert "I attest that what I have entered" in ann.text
    ann.press("I attest and submit")
    assert "window 1 March 2027 to 31 March 2027 is in" in ann.text
    assert ann.person().standing == "applicant"
    ann.say("apply for the exam")
    assert "is submitted" in ann.text
    ann.say("withdraw my exam application")
    assert "you give up the window 1 March 2027 to 31 March 2027" in ann.text
    assert ann.person().standing == "applicant"
    ann.press("Withdraw")
    assert ann.person().standing == "none"


def test_without_work_history_it_waits(house: House) -> None:
    add_person(house, ANN, "Ann Applicant", cycle=None)
    ann = Chat(house, ANN)
    for words in ("apply for the exam", "Ann Applicant", "Writer", "PhD, Biology"):
        ann.say(words)
    assert "Your work history is empty" in ann.text
    ann.say("submit my exam application")
    with people(house, ANN) as (session, (person,)):
        application = exams.need_application(session, person)
        with pytest.raises(ApplicationIncomplete, match="the work history and the attestation"):
            exams.submit(session, house, application, by=person, now=NOW)


def test_it_is_closed_to_cmpps(ready: House) -> None:
    add_person(ready)
    with people(ready, DANA) as (session, (dana,)), pytest.raises(HoldsCredential):
        exams.begin(session, dana, now=NOW)


def test_after_the_closing_day_it_is_for_the_next_window(ready: House) -> None:
    with people(ready, ANN) as (session, (ann,)):
        application = exams.begin(session, ann, now=NOW)
        exams.fill(session, application, now=NOW, **ANSWERS)
        exams.attest(session, application, now=NOW)
        exams.submit(session, ready, application, by=ann, now=datetime(2027, 2, 2, 5, 30, tzinfo=UTC))
        assert application.window_opens == date(2027, 9, 1)


def test_from_approval_to_cmpp(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        assert ann.standing == "candidate"
        examining.sit(session, ready, application, by=olga, on=date(2027, 3, 15), now=AT)
        examining.record_pass(session, ready, application, by=olga, number="C-9001", issued_on=date(2027, 4, 1),
                              cycle=CYCLE, now=AT)  # fmt: skip
        assert ann.standing == "CMPP"
        shown = transcript(session, ann, date(2027, 4, 2))
        assert (shown["exam"]["state"], shown["recertification"]["state"]) == ("passed", "in progress")
        assert shown["badge"]["would_send"]["body"]["expires_at"] == "2031-12-31"
        assert shown["cycle"] == {"start": "2027-01-01", "end": "2031-12-31", "year": 1}
        assert shown["policy"] == "ismpp-2022"
    assert told(ready, ANN) == [
        "Your exam application is in", "Your exam application is approved", "Your authorization to test is here",
        "Your exam is on 15 March 2027", "You have sat the exam", "You passed: welcome, CMPP C-9001",
    ]  # fmt: skip
    assert "Your ID is 123." in letters_to(ready, ANN)


def test_a_wrong_result_is_corrected_with_all_that_followed(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        examining.sit(session, ready, application, by=olga, on=date(2027, 3, 15), now=AT)
        examining.record_pass(session, ready, application, by=olga, number="C-9001", issued_on=date(2027, 4, 1),
                              cycle=CYCLE, now=AT)  # fmt: skip
        examining.correct(session, ready, application, by=olga, reason="Another's result.", now=AT)
        assert (ann.standing, ann.credentials, ann.cycles) == ("candidate", [], [])
        examining.record_fail(session, ready, application, by=olga, now=AT)
        assert ann.standing == "none"
        assert transcript(session, ann, date(2027, 4, 2))["badge"] is None


def test_the_appointment_is_entered_in_words(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = submitted(session, ready, ann)
        examining.approve(session, ready, application, by=olga, now=NOW)
        examining.authorize(session, ready, application, by=olga, came_at=NOW, now=NOW)
    chat = Chat(ready, ANN)
    chat.say("my exam is on 15 April 2027 at 10:00")
    assert "outside your exam window, 1 March 2027 to 31 March 2027" in chat.text
    chat.say("my exam is on 15 March 2027 at 10:00")
    assert "Mon 15 Mar 2027, 10:00 (America/New_York)" in chat.text
    chat.say("my appointment is cancelled")
    assert "stands as cancelled" in chat.text


def test_a_deferral_is_paid_and_approved(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        scheduled(session, ready, ann, olga)
    chat = Chat(ready, ANN)
    chat.say("defer my exam")
    assert "next window only to 1 September 2027 to 30 September 2027. The fee is 50.00 USD" in chat.text
    chat.press("No")
    chat.press("Not yet")
    assert "first, then type again" in chat.text
    chat.say("defer my exam")
    chat.press("No")
    chat.press("Yes, cancelled or none")
    assert "exam deferral fee is 50.00 USD, due by 31 March 2027" in chat.text
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = exams.need_application(session, ann)
        deferral = deferrals.open_deferral(session, application)
        assert deferral is not None
        assert deferral.fee is not None
        assert (application.appointment_at, application.state) == (None, "deferral asked")
        with pytest.raises(NotNow):
            deferrals.approve(session, ready, deferral, by=olga, now=NOW)
        fees.record_payment(session, ready, deferral.fee, by=olga, reference="cheque 7", now=NOW)
        deferrals.approve(session, ready, deferral, by=olga, now=NOW)
        assert (application.state, application.window_opens) == ("deferred", date(2027, 9, 1))
        assert application.authorized_at is None
    chat.say("my fees")
    assert "exam deferral fee, 50.00 USD, paid" in chat.text
    assert told(ready, ANN)[-4:] == [
        "Your deferral is asked for", "The deferral fee is settled", "Thank you: the exam deferral fee is paid",
        "Your exam is deferred to 1 September 2027 to 30 September 2027",
    ]  # fmt: skip


def test_less_than_72_hours_before_it_is_too_late(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        with pytest.raises(DeferralRefused, match="at least 72 hours"):
            deferrals.ask(session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=True,
                          now=AT - timedelta(hours=71))  # fmt: skip
        with pytest.raises(DeferralRefused, match="still stands"):
            deferrals.ask(
                session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=False, now=NOW
            )


def test_an_emergency_is_documented_waived_and_final_the_second_time(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        for time in (1, 2):
            if time == 1:
                with pytest.raises(NoProofOfEmergency):
                    deferrals.ask(
                        session, ready, application, by=ann, is_emergency=True, cancellation_confirmed=True, now=NOW
                    )
            keep_private(
                session, application, kind=EMERGENCY, files=[kept(ready, f"{time}.txt", b"%d" % time)], now=NOW
            )
            deferral = deferrals.ask(session, ready, application, by=ann, is_emergency=True, cancellation_confirmed=True,
                                     now=NOW)  # fmt: skip
            with pytest.raises(WrongValue):
                deferrals.waive(session, ready, deferral, by=olga, reason="", now=NOW)
            deferrals.waive(session, ready, deferral, by=olga, reason="documented", now=NOW)
            deferrals.approve(session, ready, deferral, by=olga, now=NOW)
        assert application.window_opens == date(2028, 3, 1)
        with pytest.raises(DeferralRefused, match="final"):
            deferrals.ask(session, ready, application, by=ann, is_emergency=True, cancellation_confirmed=True, now=NOW)
    assert "not sitting this window closes the application" in letters_to(ready, ANN)


def test_an_unpaid_deferral_lapses_when_its_window_has_closed(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        deferrals.ask(session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=True, now=NOW)
    assert deferrals.lapse_due(ready, datetime(2027, 3, 31, 20, 0, tzinfo=UTC)) == 0
    assert deferrals.lapse_due(ready, datetime(2027, 4, 1, 12, 0, tzinfo=UTC)) == 1
    assert deferrals.lapse_due(ready, datetime(2027, 4, 2, 12, 0, tzinfo=UTC)) == 0
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = exams.need_application(session, ann)
        assert application.state == "approved"
        examining.close(session, ready, application, by=olga, reason="The exam was not sat", now=NOW)
        assert ann.standing == "none"
    assert told(ready, ANN)[-2:] == ["Your deferral has lapsed", "Your exam application is closed"]


def test_a_deferral_is_withdrawn_or_declined(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = scheduled(session, ready, ann, olga)
        deferrals.ask(session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=True, now=NOW)
    chat = Chat(ready, ANN)
    chat.say("withdraw my deferral")
    assert "stays in 1 March 2027 to 31 March 2027" in chat.text
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = exams.need_application(session, ann)
        again = deferrals.ask(
            session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=True, now=NOW
        )
        deferrals.decline(session, ready, again, by=olga, reason="No more seats.", now=NOW)
        assert [fee.state for fee in fees.due(session)] == []
        assert application.state == "approved"


def test_the_office_asks_and_the_answer_comes_back(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = submitted(session, ready, ann)
        examining.ask(session, ready, application, by=olga, words="Which university?", now=NOW)
    chat = Chat(ready, ANN, channel="mail", thread="mail:exam:1:3|4|mail")
    with people(ready, ANN) as (session, _):
        chat.thread = session.query(Question).filter_by(kind="text").one().thread
    chat.say("Sample University")
    chat.say("yes")
    assert "Your answer is with the office" in chat.text
    assert told(ready, OFFICE) == ["Ann Applicant answered about the exam application"]


def test_outside_the_window_nothing_is_scheduled(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (ann, olga)):
        application = submitted(session, ready, ann)
        examining.approve(session, ready, application, by=olga, now=NOW)
        examining.authorize(session, ready, application, by=olga, came_at=NOW, now=NOW)
        with pytest.raises(OutsideWindow):
            examining.schedule(session, ready, application, by=olga, at=AT + timedelta(days=30), now=NOW)
