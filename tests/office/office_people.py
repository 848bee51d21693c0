"""The office's side for the tests: staff who talk, requests that wait."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import requests, roles
from core.actions.practitioners import of_address
from core.actions.roles import Office
from core.actions.work import add_job
from core.house import House
from core.message import File
from core.store.tables import Outgoing

OLGA, CARL, CORA, AUDREY = "olga@example.org", "carl@example.org", "cora@example.org", "audrey@example.org"
DANA, ANN = "dana@example.org", "ann@example.org"
STAFF = {
    OLGA: ("Olga Office", Office.OFFICE),
    CARL: ("Carl Committee", Office.COMMITTEE),
    CORA: ("Cora Committee", Office.COMMITTEE),
    AUDREY: ("Audrey Auditor", Office.AUDITOR),
}


def add_staff(house: House) -> None:
    """Olga in the office, Carl and Cora in the committee, Audrey audits; none of them holds the credential."""
    for address, (name, _) in STAFF.items():
        add_person(house, address, name, cycle=None)
    with house.database.begin() as session:
        for address, (_, role) in STAFF.items():
            roles.grant(session, of_address(session, address), role, by=None, now=NOW - timedelta(days=800))


def add_request(
    house: House, address: str = DANA, title: str = "Authorship for oncologists", *, faculty: str | None = None
) -> int:
    """A request that was sent: 2 h preparation and 1 h presentation, 3 h Implement, with an agenda."""
    with house.database.begin() as session:
        person = of_address(session, address)
        request = requests.begin(session, person, now=NOW)
        requests.change(
            session, request, now=NOW, title=title, agenda="Who is an author", provider="Example Society",
            own_role="speaker", starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 12),
            skipped=[] if faculty else ["faculty"], faculty=faculty, preparation_seconds=7200, presentation_seconds=3600,
            seconds_by_domain={"implement": 10800},
        )  # fmt: skip
        requests.attach(session, person, request, kept(house), now=NOW)
        requests.submit(session, house, request, by=person, now=NOW)
        return request.id


def add_applicant(house: House) -> Chat:
    """Ann, a member with a job, whose exam application is in."""
    add_person(house, ANN, "Ann Applicant", cycle=None)
    with house.database.begin() as session:
        ann = of_address(session, ANN)
        ann.member_until = date(2035, 12, 31)
        add_job(session, ann, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)
    chat = Chat(house, ANN)
    for words in (
        "apply for the exam",
        "Ann Applicant",
        "Writer",
        "PhD, Biology",
        "yes",
        "I need a quiet room, reason Xyz-secret",
    ):
        chat.say(words)
    chat.press("I attest and submit")
    return chat


def kept(house: House, name: str = "agenda.txt", content: bytes = b"Agenda of the workshop") -> File:
    """A file that is kept."""
    return File(name, "text/plain", house.documents.keep(content), len(content))


def letters_to(house: House, address: str) -> str:
    """All that was owed to one person, as one text."""
    with house.database.read() as session:
        person = of_address(session, address)
        rows = (
            select(Outgoing)
            .where(Outgoing.practitioner_id == person.id, Outgoing.channel == "mail")
            .order_by(Outgoing.id)
        )
        return "\n".join(f"{row.subject}\n{row.reply['text']}" for row in session.scalars(rows))
