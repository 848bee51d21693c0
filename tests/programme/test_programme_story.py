"""Seven years, told as they happen: applicant, candidate, deferred, CMPP, audited, recertified by credit; her mentor by exam.

docs/seven-years.md quotes it; the last step sees that what the page quotes is what was said.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from programme_book import Teller, Turn, quoted, unlike
from programme_people import COMMITTEE, OFFICE, add_staff, people, told
from talking import add_person

from core.actions.attendance_lists import import_attendance
from core.actions.catalogue import add_activity
from core.actions.credits import log_credit
from core.actions.evidence import attach
from core.actions.live_sessions import hold
from core.actions.transcript import transcript
from core.house import House
from core.message import File
from core.rules.terms import Domain
from core.store.tables import Activity

PAGE = Path(__file__).resolve().parents[2] / "docs" / "seven-years.md"
NOA, MIA = "noa@example.org", "mia@example.org"
SEMINARS = {
    Domain.DEVELOP: "Planning across a portfolio",
    Domain.IMPLEMENT: "Writing plain language summaries",
    Domain.FOSTER: "Authorship disputes and how to settle them",
}


def at(year: int, month: int, day: int) -> datetime:
    """Three in the afternoon, UTC."""
    return datetime(year, month, day, 15, 0, tzinfo=UTC)


class Cast:
    """Everybody in the story; the clock is the same for all of them."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house, self.folder = house, folder
        self.book: list[Turn] = []
        everybody = ((NOA, "Noa"), (MIA, "Mia"), (OFFICE, "Olga"), (COMMITTEE, "Carl"))
        tellers = [Teller(house, address, name, self.book, at(2025, 1, 10)) for address, name in everybody]
        self.noa, self.mia, self.olga, self.carl = tellers

    def on(self, year: int, month: int, day: int) -> datetime:
        """Let it be that day for everybody."""
        now = at(year, month, day)
        for one in (self.noa, self.mia, self.olga, self.carl):
            one.now = now
        return now

    def is_member(self, address: str, until: date) -> None:
        """The membership list says so."""
        with people(self.house, address) as (_, (person,)):
            person.member_until = until


def test_from_applicant_to_recertified(house: House, tmp_path: Path) -> None:
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    add_staff(house)
    add_person(house, NOA, "Noa Newcomer", cycle=None, joined_on=date(2025, 1, 3))
    add_person(house, MIA, "Mia Mentor", cycle=(date(2023, 1, 1), date(2027, 12, 31)))
    cast = Cast(house, tmp_path)
    apply_and_pay(cast)
    defer_and_find_a_mentor(cast)
    pass_the_exam(cast)
    a_year_by_hand(cast)
    a_year_by_list_and_her_mentor_by_exam(cast)
    a_year_by_code(cast)
    an_audit(cast)
    a_request(cast)
    recertify(cast)
    page = PAGE.read_text()
    assert len(quoted(page)) > 40
    assert unlike(page, cast.book, cast.house, {"Noa": NOA, "Mia": MIA}) == [], "said in this order, and so answered"


def apply_and_pay(cast: Cast) -> None:
    """January 2025: no job entered yet, no member; both are said, and nothing is typed twice."""
    noa, olga = cast.noa, cast.olga
    cast.on(2025, 1, 10)
    noa.tells("apply for the exam", "Noa Newcomer", "Medical writer, Acme Medical")
    assert "Your work history is empty" in noa.tells("PhD, Pharmacology")
    noa.tells("add employment Acme Medical since March 2021", "apply for the exam", "no")
    assert "275.00 USD, due by 1 February 2025" in noa.presses("I attest and submit")
    cast.on(2025, 1, 15)
    olga.tells("fee 1 paid transfer 2025-118")
    cast.is_member(NOA, date(2026, 1, 14))
    cast.on(2025, 1, 20)
    assert "Your profile" in noa.tells("profile")
    assert "applicant" in noa.text
    olga.tells("show exam 1")
    assert "approved now" in olga.presses("Approve")
    cast.on(2025, 1, 23)
    olga.tells("exam 1 authorized on 23 January 2025")
    assert "candidate" in noa.tells("profile")


def defer_and_find_a_mentor(cast: Cast) -> None:
    """March is too soon: the exam moves to September, and a mentor helps."""
    noa, mia, olga = cast.noa, cast.mia, cast.olga
    cast.on(2025, 2, 20)
    noa.tells("my exam is on 20 March 2025 at 10:00", "defer my exam")
    noa.presses("No")
    assert "50.00 USD, due by 31 March 2025" in noa.presses("Yes, cancelled or none")
    olga.tells("fee 2 paid transfer 2025-203")
    assert "approved now" in olga.tells("approve deferral 1")
    noa.tells("I'd like a mentor", "Somebody from oncology")
    mia.tells("I want to volunteer as a mentor", "skip")
    olga.tells("accept offer 1", "mentors")
    olga.tells(f"assign mentor {MIA} to {NOA}")
    assert "You mentor Noa Newcomer now" in mia.writes_back("Would you mentor Noa Newcomer?", "yes")
    assert "Passed on to Mia Mentor" in noa.tells("tell my mentor thank you for taking me on")


def pass_the_exam(cast: Cast) -> None:
    """September 2025: sat and passed; the cycle begins with the new year."""
    noa, olga = cast.noa, cast.olga
    cast.on(2025, 8, 20)
    olga.tells("exam 1 authorized on 20 August 2025")
    noa.tells("my exam is on 25 September 2025 at 10:00")
    cast.on(2025, 9, 26)
    olga.tells("exam 1 sat on 25 September 2025")
    cast.on(2025, 11, 1)
    olga.tells("exam 1 passed C-2025-7 issued 1 November 2025 cycle 1 January 2026 to 31 December 2030")
    assert "C-2025-7" in noa.tells("profile")
    assert "You passed: welcome, CMPP C-2025-7" in told(cast.house, NOA)


def approved(cast: Cast, year: int) -> None:
    """Three approved webinars of three hours on the fourth of March."""
    with cast.house.database.begin() as session:
        for domain, title in SEMINARS.items():
            add_activity(
                session, code=f"{year}-{domain.value}", title=title if year == 2026 else f"{title}, {year}", provider=None,
                course_type="ISMPP U", starts_on=date(year, 3, 4), ends_on=None, seconds=3 * 3600, domain=domain,
                is_recording=False,
            )  # fmt: skip


def logged(cast: Cast, year: int, *domains: Domain) -> None:
    """What she logs by herself in a year the story passes over."""
    proof = File("proof.txt", "text/plain", cast.house.documents.keep(b"Noa was there"), 13)
    with people(cast.house, NOA) as (session, (person,)):
        for domain in domains:
            activity = session.query(Activity).filter_by(code=f"{year}-{domain.value}").one()
            credit = log_credit(session, person, title=activity.title, seconds=1, start=date(year, 3, 4),
                                end=date(year, 3, 4), domain=None, activity=activity, now=at(year, 4, 1))  # fmt: skip
            attach(session, person, credit, proof, now=at(year, 4, 1))


def a_year_by_hand(cast: Cast) -> None:
    """2026: three approved webinars, each named in a few words, each with its certificate."""
    noa = cast.noa
    approved(cast, 2026)
    cast.on(2026, 3, 20)
    for number, title in enumerate(SEMINARS.values(), start=1):
        assert "Is it this approved activity?" in noa.tells(f"add {title}")
        noa.presses("That one")
        assert f"Saved as #{number}" in noa.presses("Save")
        noa.drops("certificate.txt", f"Certificate {number}".encode(), f"attach to {number}")
    assert "9 of 5" in noa.tells("am I on track?")


def a_year_by_list_and_her_mentor_by_exam(cast: Cast) -> None:
    """2027: the webinar's list enters a credit that needs no certificate; Mia goes the other way."""
    noa, mia, olga, carl = cast.noa, cast.mia, cast.olga, cast.carl
    approved(cast, 2027)
    now = cast.on(2027, 3, 20)
    (cast.folder / "came.csv").write_text(f"name,email,minutes\nNoa Newcomer,{NOA},178\n")
    import_attendance(cast.house, cast.folder / "came.csv", code="2027-develop", now=now)
    logged(cast, 2027, Domain.IMPLEMENT, Domain.FOSTER)
    noa.tells("what did I log in March?")
    cast.is_member(MIA, date(2028, 12, 31))
    mia.tells("add employment Beta Health since March 2019", "recertify by exam")
    assert "(by exam) is submitted" in mia.presses("Submit")
    cast.on(2027, 4, 10)
    olga.tells("recertification 2 exam passed on 12 March 2027")
    carl.tells("approve recertification 2")
    assert "You are recertified to 31 December 2032" in told(cast.house, MIA)


def a_year_by_code(cast: Cast) -> None:
    """2028: the code in the room."""
    approved(cast, 2028)
    now = cast.on(2028, 3, 4)
    with cast.house.database.begin() as session:
        code = hold(session, cast.house, "2028-develop", now=now).code
    cast.noa.say(f"check in {code}")
    assert "It is #7. It needs no certificate." in cast.noa.text
    logged(cast, 2028, Domain.IMPLEMENT, Domain.FOSTER)
    assert "#7" in cast.noa.tells("what did I log in March?")


def an_audit(cast: Cast) -> None:
    """2029: drawn by its seed, answered, passed."""
    noa, olga = cast.noa, cast.olga
    approved(cast, 2029)
    logged(cast, 2029, *Domain)
    cast.on(2029, 6, 4)
    olga.tells("draw audit 50% seed 7 by 31 July 2029")
    noa.tells("my audit", "answer audit: every credit has its certificate")
    olga.tells("pass A1", "close A1")
    assert "No audit of your record is open" in noa.tells("my audit")


def a_request(cast: Cast) -> None:
    """2030: the last five hours are a workshop of one's own, asked for and approved."""
    noa, carl = cast.noa, cast.carl
    approved(cast, 2030)
    logged(cast, 2030, *Domain)
    cast.on(2030, 4, 1)
    assert "Still missing: total 45 of 50" in noa.tells("recertify")
    cast.on(2030, 5, 10)
    noa.tells("request credit", "Writing for patients", "How to write a summary", "Example Society", "skip", "speaker",
              "3 May 2030", "3h", "2h", "implement")  # fmt: skip
    noa.drops("agenda.txt", b"Agenda")
    noa.presses("Send it")
    cast.on(2030, 5, 20)
    carl.tells("queue", "show R1")
    carl.tells("approve R1")
    with people(cast.house, NOA) as (session, (person,)):
        assert transcript(session, person, date(2030, 5, 20))["requests"][0]["credits"] == [16]


def recertify(cast: Cast) -> None:
    """The final year: submitted, approved, and seven years after the application the next cycle is under way."""
    noa, carl = cast.noa, cast.carl
    cast.on(2030, 6, 1)
    cast.is_member(NOA, date(2031, 1, 14))
    assert "Everything it asks for is met" in noa.tells("recertify")
    noa.presses("By credit")
    assert "is submitted" in noa.presses("Submit")
    cast.on(2030, 7, 1)
    carl.tells("approve recertification 1")
    now = cast.on(2032, 1, 10)
    assert "from 1 January 2035" in noa.tells("recertify")
    with people(cast.house, NOA) as (session, (person,)):
        shown = transcript(session, person, now.date())
    assert shown["cycle"] == {"start": "2031-01-01", "end": "2035-12-31", "year": 2}
    assert shown["badge"]["expires"] == "2035-12-31"
    assert [fee["state"] for fee in shown["fees"]] == ["paid", "paid"]
    assert [audit["outcome"] for audit in shown["audits"]] == ["passed"]
