"""Whom a line of an attendance list means: by number, by address, else by a name that somebody has to confirm."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.imports.presence import Attendee, plain_name
from core.actions.practitioners import by_address
from core.store.tables import Attendance, Credential, Practitioner


@dataclass(frozen=True, slots=True)
class Meant:
    """The practitioner, when there is no doubt; otherwise the ids of who might be meant."""

    practitioner_id: int | None
    candidates: tuple[int, ...] = ()


class Matcher:
    """Matches the lines of one list; the names of all practitioners are read once, when first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, list[int]] | None = None

    def of(self, attendee: Attendee) -> Meant:
        """A number and an address that point to two people leave it open which; so does a name alone."""
        sure = self._sure(attendee.number, attendee.address)
        if len(sure) == 1:
            return Meant(sure[0])
        if sure:
            return Meant(None, tuple(sure))
        named = {one for name in attendee.names if name for one in self._by_name().get(name, ())}
        return Meant(None, tuple(sorted(named)))

    def _sure(self, number: str | None, address: str | None) -> list[int]:
        found = [by_number(self._session, number)] if number else []
        person = by_address(self._session, address) if address else None
        found.append(person.id if person else None)
        return sorted({one for one in found if one is not None})

    def _by_name(self) -> dict[str, list[int]]:
        if self._names is None:
            self._names = {}
            for one, name in self._session.execute(select(Practitioner.id, Practitioner.name)):
                self._names.setdefault(plain_name(name), []).append(one)
        return self._names


def by_number(session: Session, number: str) -> int | None:
    """Whose certification or membership number this is; None when it is nobody's, or two people's."""
    said = number.strip().casefold()
    certified = select(Credential.practitioner_id).where(func.lower(Credential.number) == said)
    members = select(Practitioner.id).where(func.lower(Practitioner.member_number) == said)
    found = {*session.scalars(certified), *session.scalars(members)}
    return found.pop() if len(found) == 1 else None


def attendee_of(row: Attendance) -> Attendee:
    """A kept line as it was read."""
    return Attendee(row.key, 0, row.name, row.address, row.number, row.seconds, None, row.joined_at)
