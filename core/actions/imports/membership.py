"""The society's membership list, mirrored: who is a member until when, and how the membership record names them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.identities import add_address
from core.actions.imports.cells import Reader
from core.actions.imports.lines import Errand, Line, state_of
from core.actions.imports.table import Column
from core.actions.journal import facts_of, write
from core.actions.practitioners import by_address, join, plain_address
from core.store.tables import Address, Practitioner

COLUMNS: tuple[Column, ...] = (
    Column("member_number", "member_number", is_required=True, also=("member id", "membership number"), longest=64),
    Column("name", "name", is_required=True, also=("full name",), longest=320),
    Column("address", "address", is_required=True, also=("email", "e-mail", "email address"), longest=320),
    Column("member_until", "member_until", is_required=True, also=("expires", "paid through", "end date")),
    Column("organisation", "organisation", also=("organization", "company", "employer")),
    Column("phone", "phone", also=("telephone",), longest=64),
    Column("postal_address", "postal_address", also=("mailing address", "postal address")),
)
MIRRORED = ("member_number", "name", "member_until", "organisation", "phone", "postal_address")


class Membership:
    """Lines about members, known by their number; who has none in the records yet is found by address, or joins."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._addresses: dict[str, int] = {}

    def read(self, reader: Reader) -> Line:
        """A member. A blank cell leaves what the record has, except the end of the membership, which must be there."""
        address = reader.address("address")
        facts: dict[str, Any] = {
            "name": reader.needed("name"),
            "address": address,
            "member_until": reader.day("member_until"),
            "organisation": reader.text("organisation"),
            "phone": reader.text("phone"),
            "postal_address": reader.text("postal_address"),
        }
        if not reader.row["member_until"]:
            reader.wrong("member_until", "must not be blank; it says until when the membership runs.")
        number = reader.needed("member_number")
        first = self._addresses.setdefault(address, reader.row.number)
        if first != reader.row.number:
            remedy = f"stands in row {first} too. An address belongs to one member; mend one of the rows."
            reader.wrong("address", remedy)
        return Line(reader.row.number, number, facts | {"member_number": number})

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """Number and address may not point to two people, nor may a number change hands."""
        numbered, addressed = _numbered(session, line.key), by_address(session, line.facts["address"])
        if numbered and addressed and numbered.id != addressed.id:
            remedy = (
                f"belongs to another record than member {line.key}. The office has to join the two, or mend the row."
            )
            reader.wrong("address", remedy)
        elif numbered is None and addressed is not None and addressed.member_number not in {None, line.key}:
            remedy = f"isn't the number this address is known by, {addressed.member_number}. Mend one of them."
            reader.wrong("member_number", remedy)
        held = select(Address.id).where(Address.address == line.facts["address"], Address.verified_at.is_(None))
        if addressed is None and session.scalar(held):
            reader.wrong("address", "belongs to a record that has not proven it yet; ask them, or take the row out.")

    def judge(self, session: Session, line: Line) -> str:
        """Whether the member is new to the records, or some of the values are."""
        person = _whose(session, line)
        return state_of(person, person is not None and _changes(person, line.facts))

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Make the record, or bring it up to date; one line in its journal."""
        facts, now = line.facts, self.errand.now
        person = existing = _whose(session, line)
        changes = _changes(person, facts) if person else {"name": facts["name"]}
        if not changes:
            return "same"
        before = facts_of(person) if person else None
        if person is None:
            person = join(session, name=facts["name"], address=facts["address"], now=now)
        for name in MIRRORED:
            if facts[name] is not None:
                setattr(person, name, facts[name])
        if "address" in changes:
            add_address(session, person, facts["address"], now=now)
        session.flush()
        subject = f"practitioner:{person.id}"
        write(session, person.id, verb="mirror", subject=subject, before=before, after=facts_of(person), now=now)
        return state_of(existing, changes)

    def close_chunk(self, session: Session) -> None:
        """Nobody is written to."""


def _numbered(session: Session, number: str) -> Practitioner | None:
    return session.scalars(select(Practitioner).where(Practitioner.member_number == number)).one_or_none()


def _whose(session: Session, line: Line) -> Practitioner | None:
    return _numbered(session, line.key) or by_address(session, line.facts["address"])


def _changes(person: Practitioner, facts: dict[str, Any]) -> dict[str, Any]:
    changes = {k: facts[k] for k in MIRRORED if facts[k] is not None and getattr(person, k) != facts[k]}
    known = {one.address for one in person.addresses if one.verified_at}
    if plain_address(facts["address"]) not in known:
        changes["address"] = facts["address"]
    return changes
