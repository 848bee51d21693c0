"""Roles: who acts for the programme, granted by the office; and that nobody decides on their own matter."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, write
from core.errors import NotAllowed, TallyError
from core.rules.moves import Moves, NotYours, Who
from core.rules.wording import listed
from core.store.tables import Practitioner, Role


class Office(StrEnum):
    """The roles there are."""

    OFFICE = "office"
    COMMITTEE = "committee"
    AUDITOR = "auditor"


ACTS_AS = {Office.OFFICE: Who.OFFICE, Office.COMMITTEE: Who.COMMITTEE, Office.AUDITOR: Who.AUDITOR}


class OwnMatter(TallyError):
    """Nobody decides on their own request, application, fee or audit."""

    says = "That is your own, so somebody else has to decide on it. It stays in the queue for them."


class LastOffice(TallyError):
    """Somebody has to be left who can grant roles."""

    says = "{name} is the only one in the office. Grant the role to somebody else first: grant office to ADDRESS"


class NoSuchRole(TallyError):
    """There are three roles."""

    says = 'There is no role "{role}". The roles are office, committee and auditor.'


def role_named(words: str) -> Office:
    """The role of that name. Raises NoSuchRole."""
    try:
        return Office(words.strip().casefold())
    except ValueError:
        raise NoSuchRole(role=words.strip()) from None


def roles_of(session: Session, practitioner: Practitioner, now: datetime) -> set[Office]:
    """The roles somebody holds at ``now``."""
    return {Office(row.role) for row in _held(session, now, practitioner)}


def _held(session: Session, now: datetime, practitioner: Practitioner | None = None) -> list[Role]:
    rows = select(Role).where(Role.since <= now, or_(Role.until.is_(None), Role.until > now))
    if practitioner is not None:
        rows = rows.where(Role.practitioner_id == practitioner.id)
    return list(session.scalars(rows.order_by(Role.id)))


def has_role(session: Session, practitioner: Practitioner, *roles: Office, now: datetime) -> bool:
    """Whether somebody holds one of ``roles``; any role at all when none is named."""
    return bool(roles_of(session, practitioner, now) & set(roles or Office))


def require_role(session: Session, practitioner: Practitioner | None, *roles: Office, now: datetime, what: str) -> None:
    """Raise NotAllowed, saying for whom ``what`` is, unless one of ``roles`` is held. None is the machine's terminal."""
    if practitioner is None or has_role(session, practitioner, *roles, now=now):
        return
    who = listed([ACTS_AS[role].value for role in roles or tuple(Office)], "or")
    raise NotAllowed(what=what, who=who, remedy="The office grants roles: *contact the office*.")


def holders(session: Session, role: Office, now: datetime) -> list[Practitioner]:
    """Everybody who holds a role, in the order they got it."""
    ids = [row.practitioner_id for row in _held(session, now) if row.role == role.value]
    return [session.get_one(Practitioner, one) for one in dict.fromkeys(ids)]


def grant(
    session: Session, practitioner: Practitioner, role: Office, *, by: Practitioner | None, now: datetime
) -> Role:
    """Give somebody a role; the one they hold already when they do. Raises NotAllowed unless the office grants it."""
    require_role(session, by, Office.OFFICE, now=now, what="Granting roles")
    held = next((row for row in _held(session, now, practitioner) if row.role == role.value), None)
    if held is not None:
        return held
    row = Role(
        practitioner_id=practitioner.id, role=role.value, since=now, until=None, revoked_by_id=None,
        granted_by_id=by.id if by else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    _note(session, row, "grant", None, now)
    return row


def revoke(
    session: Session, practitioner: Practitioner, role: Office, *, by: Practitioner | None, now: datetime
) -> bool:
    """Take a role from somebody; False when they don't hold it. Raises NotAllowed, LastOffice."""
    require_role(session, by, Office.OFFICE, now=now, what="Revoking roles")
    rows = [row for row in _held(session, now, practitioner) if row.role == role.value]
    if rows and role is Office.OFFICE and len(holders(session, role, now)) == 1:
        raise LastOffice(name=practitioner.name)
    for row in rows:
        before = facts_of(row)
        row.until, row.revoked_by_id = now, by.id if by else None
        session.flush()
        _note(session, row, "revoke", before, now)
    return bool(rows)


def _note(session: Session, row: Role, verb: str, before: dict[str, object] | None, now: datetime) -> None:
    write(
        session, row.practitioner_id, verb=verb, subject=f"role:{row.id}", before=before, after=facts_of(row), now=now
    )


def acts_as(
    session: Session, by: Practitioner | None, moves: Moves, state: str, verb: str, *, owner_id: int, now: datetime
) -> Who:
    """In which of their roles somebody may make a move in another person's matter; None is the machine's terminal.

    Raises OwnMatter for their own, NotNow and NotYours like ``Moves.after``, NotAllowed for who has no role at all.
    """
    if by is None:
        moves.after(state, verb, Who.OFFICE)
        return Who.OFFICE
    require_role(session, by, now=now, what=f"To {moves.phrase(verb)}")
    if by.id == owner_id:
        raise OwnMatter
    held = roles_of(session, by, now)
    mine = [who for role, who in ACTS_AS.items() if role in held]
    moves.after(state, verb)
    fitting = next(move.who for move in moves.possible(state) if move.verb == verb)
    for who in mine:
        if who in fitting:
            return who
    remedy = moves.outlook(state, mine[0])
    raise NotYours(wish=moves.phrase(verb), who=listed([who.value for who in fitting], "or"), remedy=remedy)
