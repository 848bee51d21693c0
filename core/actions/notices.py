"""Tell a practitioner something unasked: by the channels they chose, once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actions import tokens
from core.actions.practitioners import primary_address
from core.message import Reply
from core.outbox import post
from core.store.tables import Practitioner


def ways_to(practitioner: Practitioner) -> dict[str, dict[str, Any]]:
    """Where a person is reached, by channel: what they chose, else whatever there is; empty when there is nothing."""
    ways: dict[str, dict[str, Any]] = {}
    if practitioner.slack_identities:
        slack = practitioner.slack_identities[0]
        ways["slack"] = {"team": slack.team, "user": slack.user, "channel": slack.channel}
    address = primary_address(practitioner)
    if address:
        ways["mail"] = {"address": address, "token": True}
    chosen = practitioner.reminders.channels if practitioner.reminders else []
    return {name: to for name, to in ways.items() if not chosen or name in chosen} or dict(list(ways.items())[:1])


def tell(
    session: Session, practitioner: Practitioner, reply: Reply, *, key: str, kind: str, secret: str, now: datetime
) -> int:
    """Owe ``reply`` under ``key`` on each of the person's channels; how many were posted, none when told before."""
    posted = 0
    for channel, to in ways_to(practitioner).items():
        own = f"{key}|{practitioner.id}|{channel}"
        thread = f"slack:{to['team']}:{to['channel']}:" if channel == "slack" else f"{channel}:{own}"
        made = post(
            session, key=own, channel=channel, to=to, reply=reply, kind=kind, now=now,
            practitioner_id=practitioner.id, thread=thread,
        )  # fmt: skip
        if made is None:
            continue
        posted += 1
        if channel == "mail":
            token = tokens.token_for(secret, own)
            tokens.issue(
                session, token, practitioner_id=practitioner.id, address=to["address"], purpose="reply",
                thread=thread, now=now,
            )  # fmt: skip
    return posted
