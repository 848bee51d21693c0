"""Owing replies and notes: where they go, and what is said when the fault is ours."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.turn import Heard
from core.actions import tokens
from core.actions.practitioners import primary_address
from core.house import House
from core.message import Message, Reply
from core.outbox import post

SHOWN_AT_ONCE = {"web", "terminal"}
OUR_FAULT = (
    "Something went wrong on my side; the office has been told. What you sent is kept, you needn't send it again."
)


def owe(
    session: Session,
    house: House,
    message: Message,
    heard: Heard,
    reply: Reply,
    *,
    key: str,
    arrival: int | None,
    now: datetime,
) -> None:
    """Owe a reply where the message came from; a letter goes to the address on file and carries a token."""
    to = dict(message.back or {})
    person = heard.practitioner
    if message.channel == "mail":
        to["address"] = (primary_address(person) if person else None) or message.sender.identity
        to["token"] = True
        tokens.issue(
            session,
            tokens.token_for(house.secret, key),
            practitioner_id=person.id if person else None,
            address=to["address"],
            purpose="reply",
            thread=heard.thread,
            now=now,
        )
    post(
        session,
        key=key,
        channel=message.channel,
        to=to,
        reply=reply,
        kind="reply",
        now=now,
        practitioner_id=person.id if person else None,
        arrival_id=arrival,
        thread=heard.thread,
        sent=message.channel in SHOWN_AT_ONCE,
    )


def tell_office(session: Session, house: House, key: str, reply: Reply, now: datetime) -> None:
    """Owe the office a letter, when its address is set."""
    if house.settings.office_address:
        to = {"address": house.settings.office_address}
        post(session, key=key, channel="mail", to=to, reply=reply, kind="office", now=now)
