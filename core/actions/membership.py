"""The membership mirror: joiners and changes taken over, memberships ended for those who left the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.imports.days import Order
from core.actions.imports.membership import COLUMNS
from core.actions.imports.outcome import Outcome, Problem
from core.actions.imports.running import import_file
from core.actions.imports.table import read_table
from core.actions.journal import facts_of, speak_as, write
from core.errors import TallyError
from core.house import House
from core.store.tables import Practitioner

# A list that was cut off, or of one chapter only, must not end everybody's membership.
MOST_LEAVERS = 0.2
FEW = 5
ONE_DAY = timedelta(days=1)


class TooManyLeavers(TallyError):
    """A list that lacks many members is likelier to be cut off than true."""

    says = (
        "{left} of {all} members are missing from this list, so nothing was changed. If that is right, say --leavers; "
        "otherwise export the whole list again."
    )


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What became of the list, and the names of the members who are no longer on it."""

    outcome: Outcome
    leavers: list[str]

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong with the list."""
        return self.outcome.problems

    def lines(self) -> list[str]:
        """The outcome for a terminal."""
        said = list(self.outcome.lines())
        verb = "ended" if self.outcome.is_done else "would end"
        if self.leavers:
            said.insert(-1, f"membership {verb} for {len(self.leavers)}: {', '.join(self.leavers)}")
        return said

    def to_json(self) -> dict[str, Any]:
        """The same as a dict for JSON."""
        return {**self.outcome.to_json(), "leavers": self.leavers}


def mirror(
    house: House,
    path: Path,
    *,
    dry_run: bool = False,
    dates: Order | None = None,
    many_leave: bool = False,
    now: datetime,
) -> Mirrored:
    """Take over the whole membership list; a second time changes nothing.

    Members who are not on it any more were members until yesterday. With problems nothing is written. Raises
    FileUnusable, and TooManyLeavers for a list that lacks more than a fifth, unless ``many_leave``.
    """
    looked = import_file(house, "membership", path, dry_run=True, dates=dates, now=now)
    if looked.problems:
        return Mirrored(looked, [])
    table = read_table(path.read_bytes(), path.name, COLUMNS)
    listed = {" ".join(row["member_number"].split()) for row in table.rows}
    addresses = {row["address"].lower() for row in table.rows}
    with house.database.read() as session:
        members = _members(session, house, now)
        leavers = [one for one in members if _is_gone(one, listed, addresses)]
        names = [one.name for one in leavers]
        if not many_leave and len(names) > max(FEW, MOST_LEAVERS * len(members)):
            raise TooManyLeavers(left=len(names), all=len(members))
    if dry_run:
        return Mirrored(looked, names)
    done = import_file(house, "membership", path, dates=dates, now=now)
    if done.is_done:
        with house.database.begin() as session:
            speak_as(session, "import", f"membership:{now:%Y%m%d%H%M%S}")
            for one in leavers:
                _end(session, house, one.id, now)
    return Mirrored(done, names)


def _yesterday(house: House, now: datetime) -> date:
    return now.astimezone(ZoneInfo(house.settings.zone)).date() - ONE_DAY


def _members(session: Session, house: House, now: datetime) -> list[Practitioner]:
    """Everybody with a membership number who is a member today; samples are left alone."""
    current = select(Practitioner).where(
        Practitioner.member_number.is_not(None),
        Practitioner.member_until > _yesterday(house, now),
        Practitioner.is_sample.is_(False),
    )
    return list(session.scalars(current.order_by(Practitioner.name)))


def _is_gone(person: Practitioner, listed: set[str], addresses: set[str]) -> bool:
    return person.member_number not in listed and not addresses & {one.address for one in person.addresses}


def _end(session: Session, house: House, practitioner_id: int, now: datetime) -> None:
    person = session.get_one(Practitioner, practitioner_id)
    before = facts_of(person)
    person.member_until = _yesterday(house, now)
    session.flush()
    write(
        session, person.id, verb="mirror", subject=f"practitioner:{person.id}", before=before, after=facts_of(person),
        now=now,
    )  # fmt: skip
