"""Reminders beyond the cycle through the whole stack: who hears what on which day, once, the most urgent first."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from programme_people import COMMITTEE, DANA, OFFICE, add_applicant, draft, people
from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import deciding, deferrals, evidence, examining, exams, recertification, requests, roles
from core.actions.credits import log_credit
from core.actions.drawing import draw
from core.actions.practitioners import of_address
from core.actions.roles import Office
from core.actions.work import add_job
from core.house import House
from core.message import File
from core.rules.moves import Pathway
from core.rules.terms import Basis, Domain
from core.store.tables import ExamApplication, Outgoing, Reminders
from scheduler import nudge

ANN = "ann@example.org"
ANSWERS = {"certificate_name": "Ann Applicant", "position": "Writer", "education": "PhD"}


def at(day: date, hour: int = 15) -> datetime:
    """An hour (UTC) of a day: 15 is ten or eleven in New York."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def heard(house: House, address: str, kind: str = "nudge") -> list[tuple[str, str]]:
    """Every reminder somebody was posted by mail: (day, key)."""
    with house.database.read() as session:
        rows = select(Outgoing).where(
            Outgoing.practitioner_id == of_address(session, address).id,
            Outgoing.kind == kind,
            Outgoing.channel == "mail",
        )
        found = session.scalars(rows.order_by(Outgoing.id))
        return [(row.posted_at.date().isoformat(), row.key.split("|")[0]) for row in found]


def letter(house: House, address: str) -> Outgoing:
    """The last reminder somebody was posted."""
    with house.database.read() as session:
        rows = select(Outgoing).where(Outgoing.practitioner_id == of_address(session, address).id)
        row = session.scalars(rows.where(Outgoing.kind == "nudge").order_by(Outgoing.id.desc())).first()
        assert row is not None
        session.expunge(row)
        return row


def live(house: House, first: date, last: date) -> None:
    """Sweep once a day."""
    for number in range((last - first).days + 1):
        nudge.sweep(house, at(first + timedelta(days=number)))


def pass_by(house: House, *days: str) -> None:
    """Sweep on the day before each of these, on the day and on the one after; tests/rules live every day of the year."""
    for day in map(date.fromisoformat, days):
        live(house, day - timedelta(days=1), day + timedelta(days=1))


def add_staff(house: House) -> None:
    """Olga in the office, Carl in the committee; neither has a cycle of their own."""
    for address, role in ((OFFICE, Office.OFFICE), (COMMITTEE, Office.COMMITTEE)):
        add_person(house, address, address, cycle=None)
        with people(house, address) as (session, (person,)):
            roles.grant(session, person, role, by=None, now=NOW - timedelta(days=800))


@pytest.fixture
def ready(house: House) -> House:
    """A house with staff and Ann, a member with a job who has applied for nothing yet."""
    add_staff(house)
    add_applicant(house)
    return house


def test_the_year_of_somebody_who_begins_an_application_and_sends_the_next(ready: House) -> None:
    pass_by(ready, "2026-12-03")
    assert heard(ready, ANN) == [], "nothing applied for: nobody is pestered"
    with people(ready, ANN) as (session, (ann,)):
        exams.begin(session, ann, now=at(date(2026, 12, 18)))
    pass_by(ready, "2026-12-20", "2027-01-02", "2027-01-18", "2027-01-25", "2027-01-31", "2027-06-02")
    assert heard(ready, ANN) == [
        ("2027-01-02", "exam-application:2027-02-01:-30"),
        ("2027-01-18", "exam-application:2027-02-01:-14"),
        ("2027-01-25", "exam-application:2027-02-01:-7"),
        ("2027-01-31", "exam-application:2027-02-01:-1"),
        ("2027-06-02", "exam-application:2027-08-01:-60"),
    ]
    said = letter(ready, ANN).reply
    assert said["subject"] == "Exam applications close in 60 days"
    assert "1 September 2027 to 30 September 2027 close in 60 days, on 1 August, and yours is begun" in said["text"]
    assert [one["say"] for one in said["choices"]] == ["apply for the exam", "snooze a week", "stop reminders"]
    with people(ready, ANN) as (session, (ann,)):
        submitted(session, ready, at(date(2027, 6, 11)))
    pass_by(ready, "2027-07-02", "2027-07-18", "2027-07-31")
    assert len(heard(ready, ANN)) == 5, "it is in: nothing more to say"


def submitted(session: object, house: House, now: datetime) -> ExamApplication:
    ann = of_address(session, ANN)  # type: ignore[arg-type]
    application = exams.begin(session, ann, now=now)  # type: ignore[arg-type]
    exams.fill(session, application, now=now, **ANSWERS)  # type: ignore[arg-type]
    exams.attest(session, application, now=now)  # type: ignore[arg-type]
    exams.submit(session, house, application, by=ann, now=now)  # type: ignore[arg-type]
    return application


def test_a_clock_that_slept_a_month_sends_the_latest_step_alone(ready: House) -> None:
    with people(ready, ANN) as (session, (ann,)):
        exams.begin(session, ann, now=at(date(2026, 11, 1)))
    pass_by(ready, "2026-12-03", "2026-12-26")
    live(ready, date(2027, 1, 28), date(2027, 2, 3))
    assert heard(ready, ANN) == [
        ("2026-12-03", "exam-application:2027-02-01:-60"),
        ("2027-01-28", "exam-application:2027-02-01:-7"),
        ("2027-01-31", "exam-application:2027-02-01:-1"),
    ]
    assert "The day ends at midnight in New York." in letter(ready, ANN).reply["text"]


def test_the_year_of_a_candidate(ready: House) -> None:
    with people(ready, ANN, OFFICE) as (session, (_, olga)):
        application = submitted(session, ready, NOW)
        examining.approve(session, ready, application, by=olga, now=NOW)
        examining.authorize(session, ready, application, by=olga, came_at=NOW, now=NOW)
    live(ready, date(2026, 11, 22), date(2027, 3, 12))
    assert (
        "no appointment is entered yet; your window, 1 March 2027 to 31 March 2027" in letter(ready, ANN).reply["text"]
    )
    with people(ready, ANN) as (session, (ann,)):
        application = exams.need_application(session, ann)
        appointment = datetime(2027, 3, 29, 14, tzinfo=UTC)
        examining.schedule(
            session, ready, application, by=ann, at=appointment, place="online", now=at(date(2027, 3, 12))
        )
    pass_by(ready, "2027-03-17", "2027-03-22")
    week = letter(ready, ANN).reply["text"]
    assert "Your exam is in 7 days: Mon 29 Mar 2027, 10:00 (America/New_York), online." in week
    assert "until Fri 26 Mar 2027, 10:00 (America/New_York): defer my exam" in week
    with people(ready, ANN) as (session, (ann,)):
        application = exams.need_application(session, ann)
        deferrals.ask(session, ready, application, by=ann, is_emergency=False, cancellation_confirmed=True,
                      now=at(date(2027, 3, 23)))  # fmt: skip
    live(ready, date(2027, 3, 24), date(2027, 4, 2))
    assert "The exam deferral fee is 50.00 USD" in letter(ready, ANN).reply["text"]
    assert heard(ready, ANN) == [
        ("2027-03-01", "exam-to-schedule:1:2027-03-31:-30"),
        ("2027-03-22", "appointment:1:2027-03-29:-7"),
        ("2027-03-24", "deferral-fee:1:2027-03-31:-7"),
        ("2027-03-30", "deferral-fee:1:2027-03-31:-1"),
    ]


def test_an_application_that_waits_for_its_fee_says_so(house: House) -> None:
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    add_applicant(house, member=False)
    with people(house, ANN) as (session, _):
        application = exams.begin(session, of_address(session, ANN), now=NOW)
        exams.fill(session, application, now=NOW, **ANSWERS)
        exams.attest(session, application, now=NOW)
        exams.submit(session, house, application, by=of_address(session, ANN), now=NOW)
    nudge.sweep(house, at(date(2027, 1, 25)))
    text = letter(house, ANN).reply["text"]
    assert "yours goes in by itself once its fee is settled" in text
    assert "275.00 USD, due by 1 February 2027" in text


@pytest.fixture
def dana(house: House) -> House:
    """A house with staff, and Dana in the final year of her cycle with all she needs but for one document."""
    add_staff(house)
    add_person(house)
    with people(house, DANA) as (session, (person,)):
        person.member_until = date(2030, 12, 31)
        add_job(session, person, employer="Acme", start=date(2023, 1, 1), end=None, now=NOW)
        file = File("proof.pdf", "application/pdf", house.documents.keep(b"%PDF-1.4"), 8)
        for year in range(2024, 2029):
            for domain in Domain:
                credit = log_credit(
                    session, person, title=f"{domain} {year}", seconds=4 * 3600, start=date(year, 3, 1),
                    end=date(year, 3, 1), domain=domain.value, basis=Basis.ACTIVITY, now=at(date(2028, 4, 1)),
                )  # fmt: skip
                if (year, domain) != (2028, Domain.FOSTER):
                    evidence.attach(session, person, credit, file, now=at(date(2028, 4, 1)))
    return house


def test_all_is_met_and_not_submitted(dana: House) -> None:
    pass_by(dana, "2028-10-02", "2028-11-01", "2028-12-01")
    assert heard(dana, DANA) == [
        ("2028-10-02", "recertification:2028-12-31:-90"),
        ("2028-11-01", "recertification:2028-12-31:-60"),
        ("2028-12-01", "recertification:2028-12-31:-30"),
    ]
    assert letter(dana, DANA).reply["subject"] == "Everything is met: submit your recertification by 31 December"
    with people(dana, DANA) as (session, (person,)):
        now = at(date(2028, 12, 2))
        application = recertification.application_of(session, dana, person, now=now)
        recertification.choose(session, application, Pathway.CREDIT, now=now)
        recertification.submit(session, dana, application, by=person, now=now)
    pass_by(dana, "2028-12-17", "2028-12-30")
    assert len(heard(dana, DANA)) == 3


def test_by_exam_nobody_is_reminded_of_credits(house: House) -> None:
    add_person(house)
    with people(house, DANA) as (session, (person,)):
        add_job(session, person, employer="Acme", start=date(2023, 1, 1), end=None, now=NOW)
        now = at(date(2028, 2, 1))
        application = recertification.application_of(session, house, person, now=now)
        recertification.choose(session, application, Pathway.EXAM, now=now)
    live(house, date(2028, 11, 29), date(2028, 12, 3))
    assert [key for _, key in heard(house, DANA)] == [
        "recertification:2028-12-31:-60", "recertification:2028-12-31:-30",
    ]  # fmt: skip


def test_an_audit_before_its_day_and_after_it(dana: House) -> None:
    with people(dana, OFFICE) as (session, (olga,)):
        roles.grant(session, olga, Office.AUDITOR, by=None, now=NOW)
        draw(session, dana, percent=100, seed=7, by=olga, now=at(date(2028, 4, 2)), due_on=date(2028, 5, 31))
    pass_by(dana, "2028-05-17", "2028-05-24")
    live(dana, date(2028, 5, 29), date(2028, 5, 30))
    before = letter(dana, DANA).reply
    assert before["subject"].endswith("is to be answered by 31 May")
    assert "#15 still lacks its document; send a file with its number, for example: attach to 15" in before["text"]
    pass_by(dana, "2028-06-01", "2028-06-08", "2028-06-15", "2028-06-22", "2028-06-29", "2028-07-06", "2028-07-13")
    number = heard(dana, DANA)[0][1].split(":")[1]
    assert [(day, key) for day, key in heard(dana, DANA) if key.startswith("audit")] == [
        (day, f"audit:{number}:2028-05-31:{step}")
        for day, step in (
            ("2028-05-17", -14), ("2028-05-24", -7), ("2028-05-30", -1),
            ("2028-06-01", 1), ("2028-06-08", 8), ("2028-06-15", 15), ("2028-06-22", 22), ("2028-06-29", 29),
        )
    ]  # fmt: skip
    assert "is overdue since 31 May" in letter(dana, DANA).reply["subject"]


def test_one_a_day_the_most_urgent_first(house: House) -> None:
    """Thirty days before the year's end an audit is due in a week, a question waits and a draft lies about."""
    add_staff(house)
    add_person(house)
    with people(house, DANA, COMMITTEE, OFFICE) as (session, (person, carl, olga)):
        early = at(date(2026, 11, 12))
        asked = draft(session, house, person)
        requests.submit(session, house, asked, by=person, now=early)
        deciding.ask(session, house, asked, by=carl, words="Who else taught it?", now=at(date(2026, 11, 24)))
        requests.begin(session, person, now=at(date(2026, 11, 15)), title="A poster")
        draw(session, house, percent=100, seed=7, by=olga, now=early, due_on=date(2026, 12, 8))
    live(house, date(2026, 12, 1), date(2026, 12, 6))
    assert [(day, key.split(":")[0]) for day, key in heard(house, DANA)] == [
        ("2026-12-01", "audit"), ("2026-12-02", "question"), ("2026-12-03", "nudge"), ("2026-12-04", "request-draft"),
    ]  # fmt: skip


def test_a_question_is_answered_by_answering_its_reminder(house: House) -> None:
    add_staff(house)
    add_person(house)
    with people(house, DANA, COMMITTEE) as (session, (person, carl)):
        asked = draft(session, house, person)
        number = asked.id
        requests.submit(session, house, asked, by=person, now=NOW)
        deciding.ask(session, house, asked, by=carl, words="Who else taught it?", now=NOW)
    nudge.sweep(house, at(date(2026, 11, 28)))
    reminder = letter(house, DANA)
    assert reminder.reply["subject"] == f"R{number} still waits for your answer"
    assert "The committee asked about your request" in reminder.reply["text"]
    by_mail = Chat(house, channel="mail", thread=reminder.thread, now=at(date(2026, 11, 28)))
    by_mail.say("Nobody else; I taught it alone.")
    if "Shall I send" in by_mail.text:
        by_mail.say("yes")
    with people(house, DANA) as (session, _):
        assert requests.of_number(session, number).state == "under review"
    pass_by(house, "2026-12-12", "2026-12-20")
    assert [key for _, key in heard(house, DANA) if key.startswith("question")] == [
        f"question:request:{number}:2026-11-21:7"
    ]


def test_a_draft_once_and_touching_it_begins_anew(house: House) -> None:
    add_person(house)
    with people(house, DANA) as (session, (person,)):
        request = requests.begin(session, person, now=NOW, title="A poster")
        number = request.id
    with people(house, DANA) as (session, (person,)):
        requests.change(session, requests.own(session, person, number), now=at(date(2026, 11, 30)), agenda="Posters")
    pass_by(house, "2026-12-05", "2026-12-14", "2026-12-28")
    drafts = [one for one in heard(house, DANA) if one[1].startswith("request-draft")]
    assert drafts == [("2026-12-14", f"request-draft:{number}:2026-11-30:14")]


def test_stopped_and_snoozed_are_quiet_where_they_live(ready: House) -> None:
    with people(ready, ANN) as (session, (ann,)):
        exams.begin(session, ann, now=NOW)
        ann.zone = "Asia/Tokyo"
    chat = Chat(ready, ANN)
    chat.say("stop reminders")
    pass_by(ready, "2027-01-02", "2027-01-18")
    assert heard(ready, ANN) == []
    Chat(ready, ANN, now=at(date(2027, 1, 21))).say("reminders on")
    assert nudge.sweep(ready, at(date(2027, 1, 22), 23)) == 0, "eight in the morning in Tokyo"
    assert nudge.sweep(ready, at(date(2027, 1, 23), 0)) == 1, "nine"
    assert heard(ready, ANN) == [("2027-01-23", "exam-application:2027-02-01:-14")]


def test_two_sweeps_at_once_send_one(house: House) -> None:
    """A race tested by a race: four clocks look at the same twenty people, who have several things due each."""
    many = [f"p{number}@example.org" for number in range(20)]
    for address in many:
        add_person(house, address, address)
    with people(house, *many) as (session, persons):
        for person in persons:
            requests.begin(session, person, now=at(date(2026, 11, 10)), title="One")
            requests.begin(session, person, now=at(date(2026, 11, 11)), title="Two")
    begin, faults = threading.Barrier(4), []

    def sweep() -> None:
        begin.wait()
        try:
            nudge.sweep(house, at(date(2026, 12, 1)))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert {len(heard(house, address)) for address in many} == {1}


def test_a_sweep_and_the_command_at_once_send_one_a_day(house: House) -> None:
    many = [f"p{number}@example.org" for number in range(10)]
    for address in many:
        add_person(house, address, address)
    with people(house, *many) as (session, persons):
        for person in persons:
            requests.begin(session, person, now=at(date(2026, 11, 10)), title="One")
    day = date(2026, 12, 1)
    begin = threading.Barrier(2)

    def run(look: object) -> None:
        begin.wait()
        look()  # type: ignore[operator]

    both = (lambda: nudge.sweep(house, at(day)), lambda: nudge.post_due(house, day, at(day)))
    threads = [threading.Thread(target=run, args=(one,)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {len(heard(house, address)) for address in many} == {1}


def test_somebody_in_a_turn_is_left_for_the_next_tick(house: House) -> None:
    """On PostgreSQL the sweep waits for nobody's turn; SQLite has one writer at a time."""
    if house.database.is_sqlite:
        pytest.skip("one writer at a time: nothing is held row by row")
    add_person(house)
    add_person(house, ANN, "Ann Example")
    with house.database.begin() as turn:
        turn.execute(select(Reminders).limit(1))
        person = of_address(turn, DANA)
        turn.refresh(person, with_for_update=True)
        assert nudge.sweep(house, at(date(2026, 12, 1))) == 1
        assert person.reminders is not None
        person.reminders.snoozed_until = None
    assert nudge.sweep(house, at(date(2026, 12, 1))) == 1
    assert [len(heard(house, one)) for one in (DANA, ANN)] == [1, 1]
