"""Practitioners from a file: who they are, what they hold, the cycle they are in."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.imports import in_flight
from core.actions.imports.cells import Reader
from core.actions.imports.header import Column
from core.actions.imports.lines import Errand, Line, state_of
from core.actions.journal import facts_of, write
from core.actions.lapsing import is_over, revive
from core.actions.practitioners import begin_cycle, by_address, certify, join
from core.actions.today import programme_day
from core.errors import WrongValue
from core.rules.editions import load_policies, load_policy, policy_for
from core.rules.terms import Standing
from core.store.tables import Address, Credential, Cycle, Practitioner

COLUMNS: tuple[Column, ...] = (
    Column("address", "address", is_required=True, also=("email", "e-mail"), longest=320),
    Column("name", "name", is_required=True, longest=320),
    Column("standing", "standing"),
    Column("number", "number", longest=64),
    Column("issued_on", "issued_on"),
    Column("ends_on", "ends_on"),
    Column("cycle_start", "cycle_start"),
    Column("cycle_end", "cycle_end"),
    Column("policy", "policy"),
    Column("zone", "zone"),
    Column("member_until", "member_until"),
    *in_flight.COLUMNS,
)
CREDENTIAL = ("number", "issued_on", "ends_on")
HOLDERS = {Standing.CMPP, Standing.EXPIRED}


class Practitioners:
    """Lines about people, known by their mail address, which the file vouches for."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._numbers: dict[str, int] = {}

    def read(self, reader: Reader) -> Line:
        """A row about one person. A blank cell leaves what the record has."""
        facts: dict[str, Any] = {
            "name": reader.needed("name"),
            "standing": reader.standing("standing"),
            "number": reader.text("number"),
            "issued_on": reader.day("issued_on"),
            "ends_on": reader.day("ends_on"),
            "cycle_start": reader.day("cycle_start"),
            "cycle_end": reader.day("cycle_end"),
            "policy": reader.text("policy"),
            "zone": reader.zone("zone"),
            "member_until": reader.day("member_until"),
        }
        facts |= in_flight.read(reader, facts["standing"])
        _check_together(reader, CREDENTIAL, "number, issued_on and ends_on belong together")
        _check_together(reader, ("cycle_start", "cycle_end"), "cycle_start and cycle_end belong together")
        _check_order(reader, facts, "issued_on", "ends_on")
        _check_order(reader, facts, "cycle_start", "cycle_end")
        if facts["number"] and facts["standing"] not in HOLDERS:
            reader.wrong("standing", "must be CMPP or expired for somebody with a certification number.")
        self._settle_policy(reader, facts)
        return Line(reader.row.number, reader.address("address"), facts)

    def _settle_policy(self, reader: Reader, facts: dict[str, Any]) -> None:
        """The edition named, else the configured one when it was in force on the cycle's first day, else the one that was."""
        named, start = facts["policy"], facts["cycle_start"]
        editions = [policy.name for policy in load_policies()]
        if named is not None and named not in editions:
            reader.wrong("policy", f"is no edition; they are {', '.join(editions)}.")
        elif named is None and start is not None:
            usual = load_policy(self.errand.house.settings.policy)
            in_force = usual if usual.covers(start) else policy_for(start)
            if in_force is None:
                reader.wrong("policy", f"must be named: no edition is known for cycles that begin on {start}.")
            else:
                facts["policy"] = in_force.name

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """The number and the address may be nobody else's; a cycle keeps its edition."""
        person = by_address(session, line.key)
        held = session.scalar(select(Address.id).where(Address.address == line.key)) if person is None else None
        if held:
            reader.wrong("address", "belongs to a record that has not proven it yet; ask them, or take the row out.")
        number = line.facts["number"]
        if number:
            holder = session.scalar(select(Credential.practitioner_id).where(Credential.number == number))
            if holder is not None and (person is None or holder != person.id):
                reader.wrong(
                    "number", "is somebody else's certification number already. Mend the number or the address."
                )
            elif (first := self._numbers.setdefault(number, line.row)) != line.row:
                reader.wrong("number", f"stands in row {first} too, for another address. Mend one of them.")
        elif line.facts["standing"] is Standing.CMPP and not (person and person.credentials):
            reader.wrong("number", "must not be blank for a CMPP; give number, issued_on and ends_on.")
        cycle = _cycle_of(person, line.facts["cycle_start"])
        if cycle is not None and reader.row["policy"] and cycle.policy.name != line.facts["policy"]:
            remedy = f"isn't the edition this cycle began under, {cycle.policy.name}; a cycle keeps its edition."
            reader.wrong("policy", remedy)
        in_flight.check(session, person, line.facts, reader)

    def judge(self, session: Session, line: Line) -> str:
        """Whether the address is new, or some of its values are."""
        person = by_address(session, line.key)
        return state_of(person, person is not None and self._changes(session, person, line.facts))

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Make the record, or bring it up to date; one line in its journal."""
        facts, now = line.facts, self.errand.now
        person = by_address(session, line.key)
        existing, before = person, _shown(person) if person else None
        changes = self._changes(session, person, facts) if person else {"name": facts["name"]}
        if not changes:
            return "same"
        if person is None:
            person = join(session, name=facts["name"], address=line.key, now=now)
        was_expired = person.standing == Standing.EXPIRED.value
        for name, value in self._own(session, person, facts).items():
            setattr(person, name, value)
        _keep_credential(session, person, facts)
        _keep_cycle(session, person, facts)
        session.flush()
        session.refresh(person)
        if was_expired and person.standing == Standing.CMPP.value:
            revive(session, self.errand.house, person, now=now)
            self.errand.outcome.told += 1
        in_flight.keep(session, self.errand, person, facts)
        write(
            session, person.id, verb="import", subject=f"practitioner:{person.id}", before=before,
            after=_shown(person), now=now,
        )  # fmt: skip
        return state_of(existing, changes)

    def close_chunk(self, session: Session) -> None:
        """Everybody was told with their own line."""

    def _own(self, session: Session, person: Practitioner, facts: dict[str, Any]) -> dict[str, Any]:
        """The person's own columns that the file changes; a zone they have is theirs, an end that is over stays one."""
        wanted = {"name": facts["name"], "standing": facts["standing"], "member_until": facts["member_until"]}
        if person.zone is None:
            wanted["zone"] = facts["zone"]
        if in_flight.is_known(session, person, facts) or self._stays_expired(person, facts):
            del wanted["standing"]
        return {k: v for k, v in wanted.items() if v is not None and getattr(person, k) != v}

    def _stays_expired(self, person: Practitioner, facts: dict[str, Any]) -> bool:
        """Whether the file calls somebody a CMPP whose credential ran out by its own days."""
        if person.standing != Standing.EXPIRED.value or facts["standing"] is not Standing.CMPP:
            return False
        ends = [facts["ends_on"]] if facts["ends_on"] else [one.ends_on for one in person.credentials]
        return is_over(self.errand.house, max(ends), programme_day(self.errand.house, self.errand.now))

    def _changes(self, session: Session, person: Practitioner, facts: dict[str, Any]) -> dict[str, Any]:
        return (
            self._own(session, person, facts)
            | _held(person, facts)
            | in_flight.changes(session, self.errand, person, facts)
        )


def _check_together(reader: Reader, keys: tuple[str, ...], rule: str) -> None:
    missing = [key for key in keys if not reader.row[key]]
    if missing and len(missing) < len(keys):
        for key in missing:
            reader.wrong(key, f"must not be blank: {rule}.")


def _check_order(reader: Reader, facts: dict[str, Any], first: str, last: str) -> None:
    if facts[first] and facts[last] and facts[last] < facts[first]:
        reader.wrong(last, f"lies before {first}, {facts[first]}.")


def _cycle_of(person: Practitioner | None, start: date | None) -> Cycle | None:
    return next((c for c in person.cycles if c.starts_on == start), None) if person and start else None


def _held(person: Practitioner, facts: dict[str, Any]) -> dict[str, Any]:
    """What the file changes in credential and cycle."""
    changes: dict[str, Any] = {}
    if facts["number"] and facts["issued_on"] and facts["ends_on"]:
        held = next((c for c in person.credentials if c.number == facts["number"]), None)
        if held is None or (held.issued_on, held.ends_on) != (facts["issued_on"], facts["ends_on"]):
            changes["number"] = facts["number"]
    if facts["cycle_start"]:
        cycle = _cycle_of(person, facts["cycle_start"])
        if cycle is None or cycle.ends_on != facts["cycle_end"]:
            changes["cycle_end"] = facts["cycle_end"]
    return changes


def _keep_credential(session: Session, person: Practitioner, facts: dict[str, Any]) -> None:
    if not facts["number"]:
        return
    held = session.scalars(select(Credential).where(Credential.number == facts["number"])).one_or_none()
    if held is None:
        certify(session, person, number=facts["number"], issued_on=facts["issued_on"], ends_on=facts["ends_on"])
        person.standing = facts["standing"]
    elif held.practitioner_id != person.id:
        raise WrongValue(field="number", value=facts["number"], remedy="somebody else got it meanwhile; run it again.")
    else:
        held.issued_on, held.ends_on = facts["issued_on"], facts["ends_on"]


def _keep_cycle(session: Session, person: Practitioner, facts: dict[str, Any]) -> None:
    if not facts["cycle_start"]:
        return
    cycle = _cycle_of(person, facts["cycle_start"])
    if cycle is None:
        begin_cycle(session, person, starts_on=facts["cycle_start"], ends_on=facts["cycle_end"], policy=facts["policy"])
    else:
        cycle.ends_on = facts["cycle_end"]


def _shown(person: Practitioner) -> dict[str, Any]:
    """The person with credentials and cycles, as the journal keeps them."""
    held = [facts_of(credential) for credential in person.credentials]
    return facts_of(person) | {"credentials": held, "cycles": [facts_of(cycle) for cycle in person.cycles]}
