"""Who speaks for a record: its mail addresses and Slack accounts, added and taken off, each with a line in the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, note, write
from core.actions.practitioners import by_address, plain_address
from core.errors import NotFound, TallyError
from core.store.tables import Address, Entry, Practitioner, SlackIdentity


class AddressTaken(TallyError):
    """A proven address that speaks for another record."""

    says = (
        "{address} belongs to another record. The office can join the two: "
        "type for example: tell the office {address} is mine too"
    )


class LastAddress(TallyError):
    """A record without an address could never be reached again."""

    says = (
        "{address} is the only address of your record, so I keep it. "
        "Add another one first, for example: link dana@example.org"
    )


def verified_addresses(practitioner: Practitioner) -> list[str]:
    """The addresses that speak for the person, the primary one first."""
    verified = [one for one in practitioner.addresses if one.verified_at]
    return [one.address for one in sorted(verified, key=lambda one: (not one.is_primary, one.id))]


def add_address(session: Session, practitioner: Practitioner, address: str, *, now: datetime) -> Address:
    """Let a proven address speak for the person. Raises AddressTaken."""
    wanted = plain_address(address)
    owner = by_address(session, wanted)
    if owner is not None and owner.id != practitioner.id:
        raise AddressTaken(address=wanted)
    row = session.scalars(select(Address).where(Address.address == wanted)).one_or_none()
    if row is None:
        row = Address(address=wanted, is_primary=not verified_addresses(practitioner))
        practitioner.addresses.append(row)
    elif row.practitioner_id != practitioner.id:
        # Only claimed, never proven, on another record: who has proven it now has the better right.
        row.practitioner_id = practitioner.id
        row.is_primary = False
    row.verified_at = now
    session.flush()
    session.expire(practitioner, ["addresses"])
    write(session, practitioner.id, verb="link", subject=_subject(wanted), before=None, after=facts_of(row), now=now)
    return row


def remove_address(session: Session, practitioner: Practitioner, address: str, *, now: datetime) -> None:
    """Take an address off the record; another one becomes the primary. Raises NotFound, LastAddress."""
    wanted = plain_address(address)
    row = next((one for one in practitioner.addresses if one.address == wanted), None)
    if row is None:
        raise NotFound(what=f"{wanted} among your addresses")
    left = [one for one in practitioner.addresses if one is not row and one.verified_at]
    if not left:
        raise LastAddress(address=wanted)
    before = facts_of(row)
    practitioner.addresses.remove(row)
    if row.is_primary:
        left[0].is_primary = True
    session.flush()
    write(session, practitioner.id, verb="unlink", subject=_subject(wanted), before=before, after=None, now=now)


def make_primary(session: Session, practitioner: Practitioner, address: str, *, now: datetime) -> Entry:
    """Let letters go to an address of the record from now on; the line in the journal. Raises NotFound."""
    wanted = plain_address(address)
    row = next((one for one in practitioner.addresses if one.address == wanted and one.verified_at), None)
    if row is None:
        raise NotFound(what=f"{wanted} among the addresses of the record")
    was = facts_of(row)
    for one in practitioner.addresses:
        one.is_primary = one is row
    return note(session, practitioner.id, row, verb="primary", subject=_subject(wanted), before=was, now=now)


def took_off(session: Session, address: str) -> Practitioner | None:
    """Who took an address off their record and has not put it back; None while it was never taken off."""
    wanted = select(Entry).where(Entry.subject == _subject(plain_address(address)), Entry.verb.in_(("link", "unlink")))
    last = session.scalars(wanted.order_by(Entry.id.desc()).limit(1)).first()
    if last is None or last.verb == "link":
        return None
    return session.get_one(Practitioner, last.practitioner_id)


def bind_slack(session: Session, practitioner: Practitioner, team: str, user: str, *, now: datetime) -> SlackIdentity:
    """Let a Slack account speak for the person."""
    row = SlackIdentity(team=team, user=user, linked_at=now)
    practitioner.slack_identities.append(row)
    session.flush()
    subject = f"slack:{team}:{user}"[:64]
    write(session, practitioner.id, verb="link", subject=subject, before=None, after=facts_of(row), now=now)
    return row


def unbind_slack(session: Session, practitioner: Practitioner, *, now: datetime) -> int:
    """Take every Slack account off the record; how many there were. Raises NotFound without any."""
    rows = list(practitioner.slack_identities)
    if not rows:
        raise NotFound(what="a Slack account on your record")
    for row in rows:
        before, subject = facts_of(row), f"slack:{row.team}:{row.user}"[:64]
        practitioner.slack_identities.remove(row)
        session.flush()
        write(session, practitioner.id, verb="unlink", subject=subject, before=before, after=None, now=now)
    return len(rows)


def _subject(address: str) -> str:
    return f"address:{address}"
