"""Letters the conversation sends beside its answers: codes, notices, a word to the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.turn import Turn
from core.actions import codes, tokens
from core.actions.credits import show_day
from core.actions.identities import verified_addresses
from core.actions.sealed import CODE, SEALED, code_for
from core.house import House
from core.message import Reply
from core.outbox import post
from core.phrases import phrased
from core.store.tables import Practitioner


def send_code(session: Session, house: House, *, address: str, asker: str, what: str, key: str, now: datetime) -> None:
    """Owe ``address`` a code. Raises TooManyCodes.

    The letter stands in nobody's communications: who reads them elsewhere must not find the code there.
    """
    key = f"code:{key}"
    codes.issue(session, code_for(house.secret, key), secret=house.secret, address=address, asker=asker, now=now)
    reply = phrased(
        "linking.code", code=SEALED, what=what, tally=house.settings.mail_name, programme=house.settings.programme
    )
    post(session, key=key, channel="mail", to={"address": address}, reply=reply, kind=CODE, now=now)
    house.wake()


def send_notice(
    session: Session,
    house: House,
    practitioner: Practitioner,
    name: str,
    *,
    key: str,
    now: datetime,
    to: list[str] | None = None,
    **facts: Any,
) -> None:
    """Tell every address on file (or those in ``to``) what was changed about who may speak for the record."""
    reply = phrased(name, tally=house.settings.mail_name, day=show_day(now.date()), **facts)
    for address in verified_addresses(practitioner) if to is None else to:
        send_letter(
            session, house, practitioner, reply, address=address, key=f"{key}:{address}", kind="notice", now=now
        )
    house.wake()


def send_letter(
    session: Session,
    house: House,
    practitioner: Practitioner | None,
    reply: Reply,
    *,
    address: str,
    key: str,
    kind: str,
    now: datetime,
    back: dict[str, Any] | None = None,
) -> bool:
    """Owe a letter whose answer proves ``address``; False when one under this ``key`` was owed before."""
    key, thread = key[-255:], f"mail:{key}"[-255:]
    posted = post(
        session,
        key=key,
        channel="mail",
        to={**(back or {}), "address": address, "token": True},
        reply=reply,
        kind=kind,
        now=now,
        practitioner_id=practitioner.id if practitioner else None,
        thread=thread,
    )
    if posted is None:
        return False
    tokens.issue(
        session,
        tokens.token_for(house.secret, key),
        practitioner_id=practitioner.id if practitioner else None,
        address=address,
        purpose="reply",
        thread=thread,
        now=now,
    )
    return True


def phrased_to_office(turn: Turn, office: str, words: str) -> None:
    """Owe the office what the person writes, word for word; its reply goes to the person."""
    person = turn.practitioner
    address = next(iter(verified_addresses(person)), turn.message.sender.identity)
    reply = phrased("linking.office", who=person.name, address=address, words=words)
    key = f"office:{turn.message.channel}:{turn.message.key}"[-255:]
    to = {"address": office, "reply_to": address}
    files = tuple(turn.message.files)
    post(
        turn.session, key=key, channel="mail", to=to, reply=replace(reply, files=files), kind="office", now=turn.now,
        practitioner_id=None,
    )  # fmt: skip
    turn.house.wake()
