"""What a membership event means for the records: whose it is, what stands against it, what it would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.imports.cells import Reader
from core.actions.imports.lines import Errand
from core.actions.imports.membership import Membership
from core.actions.imports.outcome import Outcome
from core.actions.imports.table import Row
from core.actions.membership_forms import ENDED, Event, Fault, Unusable, read_event
from core.actions.membership_record import RULES, changes, conflict, numbered, whose
from core.actions.today import programme_day
from core.house import House
from core.store.tables import Entry, Practitioner

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an event, or would: added, changed, same, older, again; unusable or refused, with ``faults``.

    ``rule`` is what refused it. ``changes`` are each field's values before and after, in a dry run only.
    """

    result: str
    faults: tuple[Fault, ...] = ()
    rule: str | None = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meant:
    """An event with the facts it brings: all of the member, or number and last day when the membership ended."""

    event: Event
    facts: dict[str, Any]

    @property
    def is_end(self) -> bool:
        """Whether it says that the membership ended."""
        return self.event.kind == ENDED


def read_meant(house: House, body: bytes, now: datetime) -> Meant:
    """The event's facts, read as a list's cells are. Raises Unusable with everything that is wrong."""
    event, faults = read_event(body, now)
    importer = Membership(Errand(house, None, now, Outcome("membership")))
    reader = Reader(Row(1, event.member), {column.key: column.key for column in importer.columns}, "iso")
    if event.kind == ENDED:
        facts = {"member_number": reader.needed("member_number"), "member_until": reader.day("member_until")}
    else:
        facts = importer.read(reader).facts
    named = {one.field for one in faults}
    found = [Fault(f"member.{p.column}", p.value, p.remedy) for p in reader.problems]
    faults = (*faults, *(one for one in found if not {one.field, "member", "type"} & named))
    if faults:
        raise Unusable(faults)
    return Meant(event, facts)


def owner_of(session: Session, meant: Meant) -> Practitioner | None:
    """Whose record an event is about; an end is known by its number alone."""
    return numbered(session, meant.facts["member_number"]) if meant.is_end else whose(session, meant.facts)


def stopped(session: Session, meant: Meant, person: Practitioner | None, newest: datetime | None) -> Became | None:
    """Why an event changes nothing: something newer was heard of the member, or number and address don't fit.

    ``newest`` is when the newest event about them was.
    """
    at = meant.event.at
    if (newest is not None and newest > at) or (person is not None and _listed_since(session, person, at)):
        return Became("older")
    found = None if meant.is_end else conflict(session, meant.facts)
    if found is None:
        return None
    fault = Fault(f"member.{found.field}", str(meant.facts[found.field]), RULES[found.rule])
    return Became("refused", (fault,), rule=found.rule)


def _listed_since(session: Session, person: Practitioner, at: datetime) -> bool:
    """Whether a membership list changed the record after that moment; a list is as of its import."""
    wanted = select(Entry.id).where(
        Entry.practitioner_id == person.id, Entry.verb.in_(("mirror", "primary")), Entry.actor == "import", Entry.at > at
    )  # fmt: skip
    return session.scalars(wanted.limit(1)).first() is not None


def last_day(house: House, meant: Meant, person: Practitioner) -> date | None:
    """When the membership ends: on the day that was named, else the day before the event's unless it had ended by then."""
    named: date | None = meant.facts["member_until"]
    if named is not None or person.member_until is None:
        return named
    return min(person.member_until, programme_day(house, meant.event.at) - ONE_DAY)


def foreseen(session: Session, house: House, meant: Meant, person: Practitioner | None) -> Became:
    """What an event that nothing stands against would change."""
    if meant.is_end:
        until = last_day(house, meant, person) if person else None
        if person is None or until is None or until == person.member_until:
            return Became("same")
        return Became("changed", changes={"member_until": (person.member_until, until)})
    if person is None:
        return Became("added", changes={k: (None, v) for k, v in meant.facts.items() if v is not None})
    found = changes(session, person, meant.facts)
    return Became("changed" if found else "same", changes=found)
