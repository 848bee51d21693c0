"""One person's way over seven years: applicant, candidate, deferred, CMPP, a request, recertified; told as it happens."""

from __future__ import annotations

from datetime import UTC, date, datetime

from programme_people import COMMITTEE, OFFICE, add_staff, people, told
from talking import Chat, add_person

from core.actions import deciding, deferrals, examining, exams, fees, mentors, recertification, recertifying, requests
from core.actions.catalogue import add_activity
from core.actions.charging import fees_of
from core.actions.transcript import transcript
from core.house import House
from core.rules.terms import Domain

NOA = "noa@example.org"
CYCLE = (date(2026, 1, 1), date(2030, 12, 31))


def at(year: int, month: int, day: int) -> datetime:
    """Three in the afternoon, UTC."""
    return datetime(year, month, day, 15, 0, tzinfo=UTC)


def test_from_applicant_to_recertified(house: House) -> None:
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    add_staff(house)
    add_person(house, NOA, "Noa Newcomer", cycle=None, joined_on=date(2025, 1, 3))
    noa = Chat(house, NOA)
    apply_and_pay(noa)
    defer_and_find_a_mentor(noa)
    pass_the_exam(noa)
    five_years_of_credits(noa)
    a_request(noa)
    recertify(noa)


def apply_and_pay(noa: Chat) -> None:
    """January 2025: no job entered yet, no member; both are said, and nothing is typed twice."""
    house, noa.now = noa.house, at(2025, 1, 10)
    for words in ("apply for the exam", "Noa Newcomer", "Medical writer, Acme Medical", "PhD, Pharmacology"):
        noa.say(words)
    assert "Your work history is empty" in noa.text
    noa.say("add employment Acme Medical since March 2021")
    noa.say("apply for the exam")
    noa.say("no")
    noa.press("I attest and submit")
    assert "275.00 USD, due by 1 February 2025" in noa.text
    with people(house, NOA, OFFICE) as (session, (person, olga)):
        fees.record_payment(session, house, fees_of(session, person)[0], by=olga, now=at(2025, 1, 15))
        person.member_until = date(2026, 1, 14)
        assert person.standing == "applicant"
        application = exams.need_application(session, person)
        examining.approve(session, house, application, by=olga, now=at(2025, 1, 20))
        examining.authorize(session, house, application, by=olga, came_at=at(2025, 1, 23), words="You may sit.",
                            now=at(2025, 1, 23))  # fmt: skip
    noa.say("profile")
    assert "candidate" in noa.text.casefold()


def defer_and_find_a_mentor(noa: Chat) -> None:
    """March is too soon: the exam moves to September, and a mentor helps."""
    house, noa.now = noa.house, at(2025, 2, 20)
    noa.say("my exam is on 20 March 2025 at 10:00")
    noa.say("defer my exam")
    noa.press("No")
    noa.press("Yes, cancelled or none")
    assert "50.00 USD, due by 31 March 2025" in noa.text
    noa.say("I'd like a mentor")
    noa.say("Somebody from oncology")
    add_person(house, "mia@example.org", "Mia Mentor", cycle=(date(2023, 1, 1), date(2027, 12, 31)))
    mia = Chat(house, "mia@example.org", now=noa.now)
    mia.say("I want to volunteer as a mentor")
    mia.say("skip")
    with people(house, NOA, OFFICE, "mia@example.org") as (session, (person, olga, mentor)):
        deferral = deferrals.open_deferral(session, exams.need_application(session, person))
        assert deferral is not None
        assert deferral.fee is not None
        fees.record_payment(session, house, deferral.fee, by=olga, now=noa.now)
        deferrals.approve(session, house, deferral, by=olga, now=noa.now)
        offer = mentors.offer_of(session, mentor)
        mentoring = mentors.mentoring_of(session, person)
        assert offer is not None
        assert mentoring is not None
        mentors.move_offer(session, house, offer, "accept", by=olga, now=noa.now)
        mentors.assign(session, house, mentoring, mentor=mentor, by=olga, now=noa.now)
        mentors.accept(session, house, mentoring, by=mentor, now=noa.now)
    noa.say("tell my mentor thank you for taking me on")
    assert "Passed on to Mia Mentor" in noa.text


def pass_the_exam(noa: Chat) -> None:
    """September 2025: sat and passed; the cycle begins with the new year."""
    house, noa.now = noa.house, at(2025, 9, 20)
    with people(house, NOA, OFFICE) as (session, (person, olga)):
        application = exams.need_application(session, person)
        examining.authorize(session, house, application, by=olga, came_at=noa.now, now=noa.now)
        examining.schedule(session, house, application, by=person, at=at(2025, 9, 25), now=noa.now)
        examining.sit(session, house, application, by=olga, on=date(2025, 9, 25), now=at(2025, 9, 26))
        examining.record_pass(session, house, application, by=olga, number="C-2025-7", issued_on=date(2025, 11, 1),
                              cycle=CYCLE, now=at(2025, 11, 1))  # fmt: skip
    noa.say("profile")
    assert "C-2025-7" in noa.text
    assert "You passed: welcome, CMPP C-2025-7" in told(house, NOA)


def five_years_of_credits(noa: Chat) -> None:
    """Each March three approved webinars of three hours, each with its certificate."""
    for year in range(2026, 2031):
        noa.now = at(year, 4, 1)
        with noa.house.database.begin() as session:
            for domain in Domain:
                add_activity(
                    session, code=f"{year}-{domain.value}", title=f"{domain.value} seminar {year}", provider=None,
                    course_type="ISMPP U", starts_on=date(year, 3, 4), ends_on=None, seconds=3 * 3600, domain=domain,
                    is_recording=False,
                )  # fmt: skip
        for domain in Domain:
            noa.say(f'add "{domain.value} seminar {year}"')
            if "Ready to save" not in noa.text:
                labels = [choice.label for reply in noa.replies for choice in reply.choices]
                fitting = [label for label in labels if f"{domain.value} seminar {year}" in label]
                noa.press(fitting[0] if fitting else "That one")
            noa.press("Save")
            number = noa.text.split("Saved as #", 1)[1].split(".", 1)[0]
            noa.say(f"attach to {number}", files=[noa.file(f"{number}.txt", f"Proof {number}".encode())])
    noa.now = at(2030, 4, 1)
    noa.say("recertify")
    assert "Still missing: total 45 of 50" in noa.text


def a_request(noa: Chat) -> None:
    """The last five hours are a workshop of one's own, asked for and approved."""
    house, noa.now = noa.house, at(2030, 5, 10)
    answers = ("request credit", "Writing for patients", "How to write a summary", "Example Society", "skip", "speaker",
               "3 May 2030", "3h", "2h", "implement")  # fmt: skip
    for words in answers:
        noa.say(words)
    noa.say(files=[noa.file("agenda.txt", b"Agenda")])
    noa.press("Send it")
    with people(house, NOA, COMMITTEE) as (session, (person, carl)):
        (request,) = requests.requests_of(session, person, "submitted")
        deciding.approve(session, house, request, by=carl, now=at(2030, 5, 20))
        assert transcript(session, person, date(2030, 5, 20))["requests"][0]["credits"] == [16]


def recertify(noa: Chat) -> None:
    """The final year: submitted, approved, and seven years after the application the next cycle is under way."""
    house, noa.now = noa.house, at(2030, 6, 1)
    with people(house, NOA) as (_, (person,)):
        person.member_until = date(2031, 1, 14)
    noa.say("recertify")
    assert "Everything it asks for is met" in noa.text
    noa.press("By credit")
    noa.press("Submit")
    assert "is submitted" in noa.text
    with people(house, NOA, COMMITTEE) as (session, (person, carl)):
        application = recertification.application_of(session, house, person, now=noa.now)
        recertifying.approve(session, house, application, by=carl, now=at(2030, 7, 1))
    noa.now = at(2032, 1, 10)
    noa.say("recertify")
    assert "is In Progress" in noa.text
    assert "from 1 January 2035" in noa.text
    with people(house, NOA) as (session, (person,)):
        shown = transcript(session, person, date(2032, 1, 10))
    assert shown["cycle"] == {"start": "2031-01-01", "end": "2035-12-31", "year": 2}
    assert shown["badge"]["expires"] == "2035-12-31"
    assert [fee["state"] for fee in shown["fees"]] == ["paid", "paid"]
