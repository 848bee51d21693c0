"""Digital badges: what the badge provider is to be told, visible always, sent once it is configured."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.actions.practitioners import primary_address
from core.actions.telling import tell
from core.errors import DeliveryFault
from core.house import House
from core.phrases import phrased
from core.providers import credly
from core.rules.wording import show_day
from core.store.tables import Badge, Credential, Practitioner

LEASE = timedelta(minutes=5)
LAST_TRY = 12


def want(session: Session, house: House, practitioner: Practitioner, credential: Credential, *, now: datetime) -> Badge:
    """A badge with the credential's end date is wanted: issued when there is none yet, else its date moved."""
    badge = badge_of(session, credential)
    if badge is None:
        badge = Badge(practitioner_id=practitioner.id, credential_id=credential.id, state="wanted", wanted={},
                      expires_on=credential.ends_on, wanted_at=now, tries=0)  # fmt: skip
        session.add(badge)
    badge.expires_on, badge.wanted_at, badge.state = credential.ends_on, now, "wanted"
    badge.tries, badge.fault = 0, None
    badge.wanted = {
        "action": "update" if badge.remote else "issue",
        "body": _body(practitioner, credential),
    }
    badge.due_at = now if credly.is_configured(house.settings) else None
    session.flush()
    return badge


def _body(practitioner: Practitioner, credential: Credential) -> dict[str, Any]:
    """What Credly asks for; the template is added when it is sent."""
    first, _, last = practitioner.name.rpartition(" ")
    return {
        "recipient_email": primary_address(practitioner),
        "issued_to_first_name": first or last,
        "issued_to_last_name": last,
        "issued_at": credential.issued_on.isoformat(),
        "expires_at": credential.ends_on.isoformat(),
        "issuer_earner_id": credential.number,
    }


def revoke(session: Session, house: House, credential: Credential, *, now: datetime) -> None:
    """The credential is taken back: a badge that was issued is revoked, one that was not is forgotten."""
    badge = badge_of(session, credential)
    if badge is None:
        return
    if badge.remote is None:
        session.delete(badge)
        session.flush()
        return
    badge.credential_id, badge.state, badge.wanted_at, badge.tries = None, "wanted", now, 0
    badge.wanted = {"action": "revoke", "body": {"reason": "The credential was entered by mistake."}}
    badge.due_at = now if credly.is_configured(house.settings) else None
    session.flush()


def badge_of(session: Session, credential: Credential) -> Badge | None:
    """The badge of a credential."""
    return session.scalars(select(Badge).where(Badge.credential_id == credential.id)).one_or_none()


def deliver(house: House, now: datetime, *, most: int = 20) -> int:
    """Send what is due; how many were sent. Two at once: each badge is sent by one of them."""
    if not credly.is_configured(house.settings):
        return 0
    sent = 0
    for badge_id, wanted, remote in _claim(house, now, most):
        try:
            made = credly.send(house.settings, wanted, remote)
        except DeliveryFault as fault:
            _put_off(house, badge_id, fault, now)
            continue
        _settle(house, badge_id, wanted, made, now)
        sent += 1
    if sent:
        house.wake()
    return sent


def _claim(house: House, now: datetime, most: int) -> list[tuple[int, dict[str, Any], str | None]]:
    """Lease what is due, and what was wanted before the provider was configured."""
    with house.database.begin() as session:
        session.execute(
            update(Badge).where(Badge.state == "wanted", Badge.due_at.is_(None), Badge.tries == 0).values(due_at=now)
        )
        due = select(Badge.id).where(Badge.due_at <= now, Badge.state == "wanted").order_by(Badge.due_at).limit(most)
        if session.get_bind().dialect.name == "postgresql":
            due = due.with_for_update(skip_locked=True)
        rows = session.execute(
            update(Badge)
            .where(Badge.id.in_(due.scalar_subquery()), Badge.due_at <= now)
            .values(due_at=now + LEASE, tries=Badge.tries + 1)
            .returning(Badge.id, Badge.wanted, Badge.remote)
            .execution_options(synchronize_session=False)
        ).all()
        return [(row.id, row.wanted, row.remote) for row in rows]


def _settle(house: House, badge_id: int, wanted: dict[str, Any], remote: str, now: datetime) -> None:
    with house.database.begin() as session:
        badge = session.get_one(Badge, badge_id, with_for_update=True)
        badge.remote, badge.sent_at, badge.fault = remote, now, None
        if badge.wanted != wanted:
            # Something newer was wanted while this was on its way: it is sent next, as an update of this one.
            badge.wanted = {**badge.wanted, "action": "update"} if badge.wanted["action"] == "issue" else badge.wanted
            badge.due_at = now
            return
        badge.due_at = None
        badge.state = "revoked" if wanted["action"] == "revoke" else "issued"
        if wanted["action"] in {"issue", "update"}:
            _tell(session, house, badge, wanted, now)


def _tell(session: Session, house: House, badge: Badge, wanted: dict[str, Any], now: datetime) -> None:
    person = session.get_one(Practitioner, badge.practitioner_id)
    ends = show_day(badge.expires_on)
    if wanted["action"] == "issue":
        reply = phrased("badges.issued", ends=ends, address=wanted["body"]["recipient_email"] or "your address")
    else:
        reply = phrased("badges.updated", ends=ends)
    tell(session, house, person, reply, key=f"badge:{badge.id}:{badge.expires_on}", kind="badge", now=now)


def _put_off(house: House, badge_id: int, fault: DeliveryFault, now: datetime) -> None:
    with house.database.begin() as session:
        badge = session.get_one(Badge, badge_id, with_for_update=True)
        gives_up = fault.permanent or badge.tries >= LAST_TRY
        badge.fault = str(fault)[:2000]
        badge.state = "failed" if gives_up else badge.state
        badge.due_at = None if gives_up else now + timedelta(minutes=min(2**badge.tries, 240))
