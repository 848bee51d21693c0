"""Credits from the older tracker's list: brought along whole, counting only for what they bring with them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions import evidence
from core.actions.catalogue import plain_words
from core.actions.credits import DAY, log_credit, twins_of
from core.actions.imports.cells import Reader, domain_in
from core.actions.imports.certificates import Certificates
from core.actions.imports.header import Column
from core.actions.imports.lines import Errand, Line
from core.actions.imports.outcome import Repeat
from core.actions.practitioners import by_address
from core.errors import NotFound
from core.message import File
from core.rules.terms import Basis
from core.store.tables import Activity, Credit, Practitioner

COLUMNS: tuple[Column, ...] = (
    Column("address", "address", is_required=True, also=("email", "e-mail"), longest=320),
    Column("days", "Date Range", is_required=True),
    Column("title", "Event / Session", is_required=True, also=("Event/Session Name",)),
    Column("hours", "Hours", is_required=True, also=("Credit Hours",)),
    Column("category", "Category", also=("Domain",)),
    Column("added_by", "Added By", longest=64),
    Column("location", "Location"),
    Column("instructor", "Instructor"),
    Column("expiration", "Expiration"),
    Column("certificate", "Certificate"),
    Column("description", "Description"),
)
# Who is entered as having added a line; only the programme's own entries need no documentation.
PROGRAMME = {"programme", "program"}


class Credits:
    """Lines of people's trackers, known by all that they say save their certificate."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._certificates = Certificates(errand)
        self._files: dict[int, File] = {}

    def read(self, reader: Reader) -> Line:
        """A row of the list. A category that is no domain is kept as it stands; nothing about it is guessed."""
        days = reader.days("days")
        category = reader.text("category")
        domain = domain_in(category) if category else None
        facts: dict[str, Any] = {
            "start": days[0] if days else None,
            "end": days[1] if days else None,
            "title": reader.needed("title"),
            "seconds": reader.hours("hours", (days[1] - days[0]).days + 1 if days else 366),
            "domain": domain.value if domain else category,
            "added_by": reader.text("added_by") or "",
            "location": reader.text("location"),
            "instructor": reader.text("instructor"),
            "expires_on": reader.day("expiration"),
            "description": reader.text("description"),
        }
        address = reader.address("address")
        if days and days[1] > self.errand.now.date() + DAY:
            reader.wrong("days", "is still to come; a credit is for something attended.")
        self._certificates.look(reader)
        return Line(reader.row.number, _key(address, facts), facts | {"address": address})

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """The address must be somebody's; what the record seems to have already is noted."""
        person = _person(session, line)
        if person is None:
            reader.wrong("address", "belongs to no record. Import practitioners first, or mend the address.")
        elif not reader.problems and line.key not in _kept(session, person):
            facts = line.facts
            twins = twins_of(
                session, person, title=facts["title"], start=facts["start"], end=facts["end"], activity_id=None
            )
            self.errand.outcome.twins += [Repeat(line.row, twin.number) for twin in twins[:1]]

    def judge(self, session: Session, line: Line) -> str:
        """Whether the line is new, or brings a new certificate; what was changed or deleted since stays so."""
        person = _person(session, line)
        credit = _kept(session, person).get(line.key) if person else None
        if credit is None:
            return "added"
        content = None if credit.deleted_at else self._certificates.content_of(line.row)
        if content is None:
            return "same"
        sha256 = hashlib.sha256(content).hexdigest()
        return "same" if any(d.sha256 == sha256 for d in credit.documents) else "changed"

    def prepare(self, lines: list[Line]) -> None:
        """Keep the certificates of a chunk, synced, before anything names them."""
        kept = ((line.row, self._certificates.keep(line.row)) for line in lines)
        self._files = {row: file for row, file in kept if file is not None}

    def keep(self, session: Session, line: Line) -> str:
        """Log the credit with its certificate, once."""
        person = _person(session, line, for_update=True)
        if person is None:
            raise NotFound(what=f"a record with the address {line.facts['address']}")
        kept = _kept(session, person)
        is_new = line.key not in kept
        if is_new:
            kept[line.key] = self._log(session, person, line)
        credit = kept[line.key]
        file = None if credit.deleted_at else self._files.get(line.row)
        is_proven = file is not None and evidence.attach(session, person, credit, file, now=self.errand.now)
        if is_new:
            return "added"
        return "changed" if is_proven else "same"

    def close_chunk(self, session: Session) -> None:
        """Nobody is written to."""

    def _log(self, session: Session, person: Practitioner, line: Line) -> Credit:
        facts = {k: v for k, v in line.facts.items() if k != "address"}
        is_programmes = facts["added_by"].lower() in PROGRAMME
        return log_credit(
            session, person, now=self.errand.now, import_key=line.key, activity=_listed(session, person, facts),
            basis=Basis.ATTENDANCE if is_programmes else None, **facts,
        )  # fmt: skip


def _person(session: Session, line: Line, *, for_update: bool = False) -> Practitioner | None:
    """Whose line it is, looked up once a session; locked, so that two imports at once number one after the other."""
    known: dict[str, Practitioner | None] = session.info.setdefault("import people", {})
    address = line.facts["address"]
    if address not in known:
        person = by_address(session, address)
        known[address] = session.get(Practitioner, person.id, with_for_update=True) if person and for_update else person
    return known[address]


def _key(address: str, facts: dict[str, Any]) -> str:
    said = json.dumps([address, sorted(facts.items())], default=str, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _kept(session: Session, person: Practitioner) -> dict[str, Credit]:
    """The person's imported credits by key, deleted ones too; asked for once a session."""
    known: dict[int, dict[str, Credit]] = session.info.setdefault("import credits", {})
    if person.id not in known:
        wanted = select(Credit).where(Credit.practitioner_id == person.id, Credit.import_key.is_not(None))
        known[person.id] = {str(credit.import_key): credit for credit in session.scalars(wanted)}
    return known[person.id]


def _listed(session: Session, person: Practitioner, facts: dict[str, Any]) -> Activity | None:
    """The one approved activity of the same name, days, hours and domain; None when any of them differs."""
    likely = select(Activity).where(
        Activity.is_withdrawn.is_(False),
        Activity.is_sample.is_(person.is_sample),
        Activity.starts_on <= facts["start"],
        Activity.ends_on >= facts["end"],
        Activity.seconds == facts["seconds"],
        Activity.domain == facts["domain"],
    )
    same = [a for a in session.scalars(likely) if plain_words(a.title) == plain_words(facts["title"])]
    return same[0] if len(same) == 1 else None
