"""People of the programme for the tests: an office, a committee, somebody who applies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from talking import NOW, add_person

from core.actions import requests, roles
from core.actions.practitioners import of_address
from core.actions.roles import Office
from core.actions.work import add_job
from core.house import House
from core.message import File
from core.store.tables import CreditRequest, Outgoing, Practitioner

OFFICE, COMMITTEE, SECOND, DANA = "olga@example.org", "carl@example.org", "cora@example.org", "dana@example.org"
WORKSHOP = {
    "title": "Authorship for oncologists", "agenda": "Who is an author", "provider": "Example Society",
    "own_role": "speaker", "starts_on": date(2026, 10, 12), "ends_on": date(2026, 10, 12), "skipped": ["faculty"],
    "preparation_seconds": 7200, "presentation_seconds": 3600, "seconds_by_domain": {"implement": 10800},
}  # fmt: skip


def add_staff(house: House) -> None:
    """Olga in the office, Carl and Cora in the committee."""
    for address, name in ((OFFICE, "Olga Office"), (COMMITTEE, "Carl Committee"), (SECOND, "Cora Committee")):
        add_person(house, address, name)
    with house.database.begin() as session:
        since = NOW - timedelta(days=800)
        roles.grant(session, of_address(session, OFFICE), Office.OFFICE, by=None, now=since)
        for address in (COMMITTEE, SECOND):
            roles.grant(session, of_address(session, address), Office.COMMITTEE, by=None, now=since)


def add_applicant(
    house: House, address: str = "ann@example.org", name: str = "Ann Applicant", *, member: bool = True
) -> None:
    """Somebody who has a job and may apply for the exam."""
    add_person(house, address, name, cycle=None)
    with house.database.begin() as session:
        person = of_address(session, address)
        person.member_until = date(2030, 12, 31) if member else None
        add_job(session, person, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)


@contextmanager
def people(house: House, *addresses: str) -> Iterator[tuple[Session, list[Practitioner]]]:
    """A transaction with the people of these addresses."""
    with house.database.begin() as session:
        yield session, [of_address(session, address) for address in addresses]


def kept(house: House, name: str = "agenda.txt", content: bytes = b"Agenda of the workshop") -> File:
    """A file that is kept."""
    return File(name, "text/plain", house.documents.keep(content), len(content))


def draft(session: Session, house: House, person: Practitioner) -> CreditRequest:
    """A whole draft with its document."""
    request = requests.begin(session, person, now=NOW)
    requests.change(session, request, now=NOW, **WORKSHOP)
    requests.attach(session, person, request, kept(house), now=NOW)
    return request


def told(house: House, address: str) -> list[str]:
    """The subjects of everything owed to one person, oldest first."""
    with people(house, address) as (session, (person,)):
        rows = select(Outgoing).where(Outgoing.practitioner_id == person.id, Outgoing.channel == "mail")
        return [row.subject or "" for row in session.scalars(rows.order_by(Outgoing.id))]


def letters_to(house: House, address: str) -> str:
    """All that was owed to one person by mail, as one text."""
    with people(house, address) as (session, (person,)):
        rows = select(Outgoing).where(Outgoing.practitioner_id == person.id).order_by(Outgoing.id)
        return "\n".join(f"{row.subject}\n{row.reply['text']}" for row in session.scalars(rows))
