"""Who is told what about memberships: the person at both addresses when letters move, the office about the rest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.actions import tokens
from core.actions.roles import Office, holders
from core.actions.telling import tell
from core.actions.today import programme_day
from core.house import House
from core.message import Reply
from core.outbox import post
from core.phrases import phrased
from core.rules.wording import show_day
from core.store.tables import Practitioner


def tell_moved(
    session: Session, house: House, person: Practitioner, *, before: str, address: str, key: str, now: datetime
) -> None:
    """Tell the person at the old address and at the new one that letters go to the new one; once under ``key``."""
    reply = phrased(
        "membership.address_moved", address=address, before=before, day=show_day(programme_day(house, now)),
        tally=house.settings.mail_name, programme=house.settings.programme,
    )  # fmt: skip
    for place, to in enumerate((before, address)):
        own = f"{key}:{place}"
        made = post(
            session, key=own, channel="mail", to={"address": to, "token": True}, reply=reply, kind="notice", now=now,
            practitioner_id=person.id, thread=f"mail:{own}",
        )  # fmt: skip
        if made is not None:
            tokens.issue(
                session, tokens.token_for(house.secret, own), practitioner_id=person.id, address=to, purpose="reply",
                thread=f"mail:{own}", now=now,
            )  # fmt: skip


def tell_office(session: Session, house: House, reply: Reply, *, key: str, now: datetime) -> None:
    """Tell the office, once under ``key``: at its own address, or else everybody who holds the role."""
    if house.settings.office_address:
        to = {"address": house.settings.office_address}
        post(session, key=key, channel="mail", to=to, reply=reply, kind="office", now=now)
        return
    for one in holders(session, Office.OFFICE, now):
        tell(session, house, one, reply, key=key, kind="office", now=now)
