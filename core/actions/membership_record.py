"""What the society's membership record says of one member, taken over; a list's line and an event do the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.identities import add_address, make_primary, took_off
from core.actions.journal import facts_of, note
from core.actions.membership_notices import tell_moved
from core.actions.moving import hold_person
from core.actions.practitioners import by_address, join, plain_address, primary_address
from core.errors import TallyError
from core.house import House
from core.store.tables import Address, Practitioner

MIRRORED = ("member_number", "name", "member_until", "organisation", "phone", "postal_address")
# Said to whoever sent the line: nothing of another person's record beyond what was sent.
RULES = {
    "address-of-another": "This address belongs to another record than the member number does. "
    "The office has to join the two, or mend the membership record.",
    "number-of-another": "This address is known by another member number. Mend one of them in the membership record.",
    "address-unproven": "This address belongs to a record that has not proven it yet. Ask that person, or leave it out.",
}


class MetOthers(TallyError):
    """Somebody else's change came between looking and writing."""

    says = "The number or the address of member {number} was taken by another record at this moment. Try it once more."


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a member can't be taken over: the rule, the field at fault, and the remedy for the office's eyes."""

    rule: str
    field: str
    remedy: str


def numbered(session: Session, number: str) -> Practitioner | None:
    """Who has that member number."""
    return session.scalars(select(Practitioner).where(Practitioner.member_number == number)).one_or_none()


def whose(session: Session, facts: dict[str, Any]) -> Practitioner | None:
    """The record a member's facts are about: by number, by address, or by an address they took off themselves."""
    found = numbered(session, facts["member_number"]) or by_address(session, facts["address"])
    if found is not None:
        return found
    once = took_off(session, facts["address"])
    # An address of an employer goes to somebody else one day; the same name is the same person.
    is_same = once is not None and once.member_number is None and _plain(once.name) == _plain(facts["name"])
    return once if is_same else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def conflict(session: Session, facts: dict[str, Any]) -> Conflict | None:
    """Number and address may not point to two people, nor may a number change hands."""
    number, address = facts["member_number"], facts["address"]
    by_number, owner = numbered(session, number), by_address(session, address)
    if by_number and owner and by_number.id != owner.id:
        remedy = f"belongs to another record than member {number}. The office has to join the two, or mend the row."
        return Conflict("address-of-another", "address", remedy)
    if by_number is None and owner is not None and owner.member_number not in {None, number}:
        remedy = f"isn't the number this address is known by, {owner.member_number}. Mend one of them."
        return Conflict("number-of-another", "member_number", remedy)
    held = select(Address.id).where(Address.address == plain_address(address), Address.verified_at.is_(None))
    if owner is None and session.scalar(held):
        remedy = "belongs to a record that has not proven it yet; ask them, or take the row out."
        return Conflict("address-unproven", "address", remedy)
    return None


def changes(session: Session, person: Practitioner, facts: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What would change in a record, each field with its value before and after. None leaves what is there.

    The membership record's address is where letters go, save one that the person took off their record themselves.
    """
    new = {k: facts[k] for k in MIRRORED if facts[k] is not None and getattr(person, k) != facts[k]}
    found: dict[str, tuple[Any, Any]] = {k: (getattr(person, k), value) for k, value in new.items()}
    wanted, letters_to = plain_address(facts["address"]), primary_address(person)
    if wanted != letters_to and not _refused_by(session, person, wanted):
        found["address"] = (letters_to, wanted)
    return found


def _refused_by(session: Session, person: Practitioner, address: str) -> bool:
    once = took_off(session, address)
    return once is not None and once.id == person.id


def take_over(session: Session, house: House, facts: dict[str, Any], *, now: datetime) -> tuple[str, bool]:
    """Make the record or bring it up to date, with a line in its journal: added, changed or same; whether somebody is told.

    Raises MetOthers, and like it AddressTaken or WrongValue, when number or address became another's at this moment.
    """
    person = whose(session, facts)
    if person is not None and not changes(session, person, facts):
        return "same", False
    if person is not None:
        hold_person(session, person.id)
        session.refresh(person)
    if conflict(session, facts) is not None:
        raise MetOthers(number=facts["member_number"])
    if person is None:
        person = join(session, name=facts["name"], address=facts["address"], now=now)
        _set(session, person, facts, None, now)
        return "added", False
    found = changes(session, person, facts)
    before = facts_of(person)
    if set(found) - {"address"}:
        _set(session, person, facts, before, now)
    is_told = "address" in found and _move_letters(session, house, person, facts["address"], now)
    return ("changed" if found else "same"), is_told


def _set(
    session: Session, person: Practitioner, facts: dict[str, Any], before: dict[str, Any] | None, now: datetime
) -> None:
    for name in MIRRORED:
        if facts[name] is not None:
            setattr(person, name, facts[name])
    _note(session, person, before, now)


def _note(session: Session, person: Practitioner, before: dict[str, Any] | None, now: datetime) -> None:
    note(session, person.id, person, verb="mirror", subject=f"practitioner:{person.id}", before=before, now=now)


def _move_letters(session: Session, house: House, person: Practitioner, address: str, now: datetime) -> bool:
    """Letters go to the mirrored address; the old one stays on the record. Whether there was one to be told."""
    wanted, before = plain_address(address), primary_address(person)
    if all(one.address != wanted or not one.verified_at for one in person.addresses):
        add_address(session, person, wanted, now=now)
    line = make_primary(session, person, wanted, now=now)
    if before is None:
        return False
    tell_moved(session, house, person, before=before, address=wanted, key=f"moved:{line.id}", now=now)
    return True


def end(session: Session, person: Practitioner, until: date, *, now: datetime) -> bool:
    """Let a membership end on ``until``, its last day, with a line in the journal; whether that changed anything."""
    if person.member_until == until:
        return False
    before = facts_of(person)
    person.member_until = until
    _note(session, person, before, now)
    return True
