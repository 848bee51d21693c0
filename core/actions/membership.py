"""The membership mirror: joiners and changes taken over, memberships ended for those who left the list."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.imports.days import Order
from core.actions.imports.header import ColumnMap
from core.actions.imports.outcome import FileUnusable, Outcome, Problem
from core.actions.imports.running import import_bytes
from core.actions.journal import speaking_as
from core.actions.membership_record import end
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
    mapping: ColumnMap | None = None,
    many_leave: bool = False,
    now: datetime,
) -> Mirrored:
    """Take over the membership list in a file on this machine, like ``mirror_bytes``."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise FileUnusable(name=path.name, why=f"{fault.strerror}.", remedy="Name a CSV file or workbook.") from None
    return mirror_bytes(
        house, content, path.name, dry_run=dry_run, dates=dates, mapping=mapping, many_leave=many_leave, now=now
    )


def mirror_bytes(
    house: House,
    content: bytes,
    name: str,
    *,
    dry_run: bool = False,
    dates: Order | None = None,
    mapping: ColumnMap | None = None,
    many_leave: bool = False,
    by: Practitioner | None = None,
    session: Session | None = None,
    now: datetime,
) -> Mirrored:
    """Take over the whole membership list; a second time changes nothing.

    Members who are not on it any more were members until yesterday. With problems nothing is written. Within a
    ``session`` everything is one transaction, the caller's. Raises FileUnusable, NotAllowed unless ``by`` is of the
    office or None, and TooManyLeavers for a list that lacks more than a fifth, unless ``many_leave``.
    """
    importing = partial(
        import_bytes, house, "membership", content, name, dates=dates, mapping=mapping, by=by, session=session, now=now
    )
    looked = importing(dry_run=True)
    if looked.problems:
        return Mirrored(looked, [])
    with nullcontext(session) if session else house.database.read() as looking:
        leavers = _leavers(looking, house, looked.members, many_leave, now)
        names = [one.name for one in leavers]
    if dry_run:
        return Mirrored(looked, names)
    done = importing()
    turn = f"membership:{now:%Y%m%d%H%M%S}"
    with nullcontext(session) if session else house.database.begin() as writing, speaking_as(writing, "import", turn):
        for one in leavers:
            end(writing, writing.get_one(Practitioner, one.id), _yesterday(house, now), now=now)
    return Mirrored(done, names)


def _leavers(
    session: Session, house: House, listed: dict[str, str], many_leave: bool, now: datetime
) -> list[Practitioner]:  # fmt: skip
    """The members who are not on the list, neither by number nor by address. Raises TooManyLeavers."""
    members = _members(session, house, now)
    leavers = [one for one in members if _is_gone(one, set(listed), set(listed.values()))]
    if not many_leave and len(leavers) > max(FEW, MOST_LEAVERS * len(members)):
        raise TooManyLeavers(left=len(leavers), all=len(members))
    return leavers


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
