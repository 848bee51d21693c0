"""The year of membership that the non-member fee includes: the office is told to enter it, as its dates aren't ours to make."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.charging import NON_MEMBER, show_money
from core.actions.membership_notices import tell_office
from core.actions.practitioners import primary_address
from core.actions.today import programme_day
from core.house import House
from core.phrases import phrased
from core.rules.wording import show_day
from core.store.tables import Fee, Practitioner


def ask_to_enter(session: Session, house: House, fee: Fee, *, now: datetime) -> None:
    """Tell the office, once a fee, that a paid one includes a year of membership. Nothing for other fees."""
    if fee.kind != NON_MEMBER:
        return
    person = fee.practitioner
    reply = phrased(
        "membership.year_paid", who=person.name, address=primary_address(person) or "no address", fee=fee.id,
        day=show_day(programme_day(house, now)), amount=show_money(fee.cents, fee.currency),
    )  # fmt: skip
    tell_office(session, house, reply, key=f"membership-year:{fee.id}", now=now)


def year_to_come(session: Session, house: House, practitioner: Practitioner) -> date | None:
    """The day a year of membership was paid with a fee, while the membership record doesn't show it yet."""
    wanted = select(Fee).where(
        Fee.practitioner_id == practitioner.id, Fee.kind == NON_MEMBER, Fee.state == "paid", Fee.settled_at.is_not(None)
    )
    fee = session.scalars(wanted.order_by(Fee.settled_at.desc(), Fee.id.desc()).limit(1)).first()
    if fee is None or fee.settled_at is None:
        return None
    paid_on = programme_day(house, fee.settled_at)
    until = practitioner.member_until
    return None if until is not None and until >= paid_on else paid_on
