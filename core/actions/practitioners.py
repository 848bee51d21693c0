"""Practitioners: found by how they speak, made, named, given a cycle."""

from __future__ import annotations

from datetime import date, datetime
from importlib import resources

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import TallyError, WrongValue
from core.rules.editions import load_policy
from core.rules.terms import Standing
from core.store.tables import Address, Credential, Cycle, Policy, Practitioner, Reminders, SlackIdentity


class NoRecord(TallyError):
    """Nobody is reached at that address."""

    says = "There is no record with the address {address}. Bring people along with: tally import practitioners FILE.csv"


def plain_address(address: str) -> str:
    """An address as it is compared: trimmed, lower case."""
    return address.strip().lower()


def by_address(session: Session, address: str) -> Practitioner | None:
    """Whom a verified address belongs to."""
    return session.scalars(
        select(Practitioner)
        .join(Address)
        .where(Address.address == plain_address(address), Address.verified_at.is_not(None))
    ).one_or_none()


def by_slack(session: Session, team: str, user: str) -> Practitioner | None:
    """Whom a Slack account is bound to."""
    return session.scalars(
        select(Practitioner).join(SlackIdentity).where(SlackIdentity.team == team, SlackIdentity.user == user)
    ).one_or_none()


def of_address(session: Session, address: str) -> Practitioner:
    """Like ``by_address``. Raises NoRecord."""
    found = by_address(session, address)
    if found is None:
        raise NoRecord(address=address)
    return found


def join(
    session: Session,
    *,
    name: str,
    address: str,
    now: datetime,
    standing: Standing = Standing.NONE,
    zone: str | None = None,
    locale: str | None = None,
    is_sample: bool = False,
    joined_on: date | None = None,
) -> Practitioner:
    """A new record reached at ``address``, which must have been proven. Raises WrongValue when it is taken."""
    wanted = plain_address(address)
    if session.scalar(select(Address.id).where(Address.address == wanted)):
        raise WrongValue(field="The address", value=wanted, remedy="it belongs to another record already.")
    practitioner = Practitioner(
        name=name,
        standing=standing.value,
        zone=zone,
        locale=locale,
        joined_on=joined_on or now.date(),
        is_sample=is_sample,
        addresses=[Address(address=wanted, verified_at=now, is_primary=True)],
        reminders=Reminders(),
    )
    session.add(practitioner)
    session.flush()
    return practitioner


class NumberTaken(TallyError):
    """A certification number is given once."""

    says = "{number} is the certification number of {name} already. Please look it up once more, and name another one."


def certify(session: Session, practitioner: Practitioner, *, number: str, issued_on: date, ends_on: date) -> Credential:
    """Give a practitioner the credential and the standing CMPP. Raises NumberTaken for a number that is another's."""
    holder = session.scalars(select(Credential).where(Credential.number == number)).first()
    if holder is not None:
        raise NumberTaken(number=number, name=session.get_one(Practitioner, holder.practitioner_id).name)
    credential = Credential(practitioner_id=practitioner.id, number=number, issued_on=issued_on, ends_on=ends_on)
    session.add(credential)
    practitioner.standing = Standing.CMPP.value
    session.flush()
    return credential


def begin_cycle(session: Session, practitioner: Practitioner, *, starts_on: date, ends_on: date, policy: str) -> Cycle:
    """Begin a certification cycle under the edition ``policy``, which the cycle keeps by hash."""
    if ends_on < starts_on:
        raise WrongValue(
            field="cycle_end", value=ends_on.isoformat(), remedy=f"it lies before {starts_on.isoformat()}."
        )
    cycle = Cycle(
        practitioner_id=practitioner.id,
        starts_on=starts_on,
        ends_on=ends_on,
        policy=keep_policy(session, policy),
    )
    session.add(cycle)
    session.flush()
    session.expire(practitioner, ["cycles"])
    return cycle


def keep_policy(session: Session, name: str) -> Policy:
    """The stored copy of an edition that ships with Tally, made at its first use. Raises WrongValue for no such edition."""
    edition = load_policy(name)
    kept = session.scalars(
        select(Policy).where(Policy.name == edition.name, Policy.sha256 == edition.sha256)
    ).one_or_none()
    if kept is None:
        text = (resources.files("core") / "policies" / f"{edition.name}.toml").read_text()
        kept = Policy(name=edition.name, sha256=edition.sha256, text=text)
        session.add(kept)
        session.flush()
    return kept


def current_cycle(practitioner: Practitioner, today: date) -> Cycle | None:
    """The cycle ``today`` lies in, else the next one to come, else the last one that was."""
    cycles = practitioner.cycles
    for cycle in cycles:
        if cycle.starts_on <= today <= cycle.ends_on:
            return cycle
    ahead = [c for c in cycles if c.starts_on > today]
    return ahead[0] if ahead else (cycles[-1] if cycles else None)


def primary_address(practitioner: Practitioner) -> str | None:
    """Where letters go: the primary verified address, else the first verified one."""
    verified = [a for a in practitioner.addresses if a.verified_at]
    primary = [a for a in verified if a.is_primary] or verified
    return primary[0].address if primary else None


def everyone_is_sample(session: Session) -> bool:
    """Whether no real person is in the database yet."""
    real = session.scalar(select(func.count()).select_from(Practitioner).where(Practitioner.is_sample.is_(False)))
    return real == 0
