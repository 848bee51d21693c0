"""A reminder on its way: to whom, by which channels, with which buttons; owed once under its key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actions import tokens
from core.actions.practitioners import primary_address
from core.house import House
from core.message import Choice, Reply
from core.outbox import post
from core.store.tables import Practitioner

SNOOZE, STOP = Choice("Snooze a week", "snooze a week"), Choice("Stop these", "stop reminders")


@dataclass(frozen=True, slots=True)
class Found:
    """A reminder due to somebody ``at`` an instant, and the channels it goes by.

    ``letter_thread`` is the thread its letter continues, when it is about something asked in one; ``is_later`` says
    that it waits until ``at``.
    """

    practitioner: Practitioner
    key: str
    at: datetime
    reply: Reply
    channels: tuple[str, ...]
    kind: str = "nudge"
    letter_thread: str | None = None
    is_later: bool = False

    def to_json(self) -> dict[str, Any]:
        """What ``tally nudge --json`` prints."""
        return {
            "address": primary_address(self.practitioner),
            "name": self.practitioner.name,
            "key": self.key,
            "at": self.at.isoformat(),
            "channels": list(self.channels),
            "subject": self.reply.subject,
            "text": self.reply.text,
        }


def channels_of(person: Practitioner) -> tuple[str, ...]:
    """The channels somebody chose to be reminded by, of those that reach them; one that does when none was chosen."""
    chosen = list(person.reminders.channels) if person.reminders and person.reminders.channels else ["slack", "mail"]
    reachable = []
    if person.slack_identities:
        reachable.append("slack")
    if primary_address(person):
        reachable.append("mail")
    return tuple(c for c in reachable if c in chosen) or tuple(reachable[:1])


def post_found(session: Session, house: House, found: Found, now: datetime) -> int:
    """Owe a reminder on each of its channels, once; how many were posted."""
    person, posted = found.practitioner, 0
    for channel in found.channels:
        key = f"{found.key}|{person.id}|{channel}"
        to, thread = _place(found, channel, key)
        made = post(
            session, key=key, channel=channel, to=to, reply=found.reply, kind=found.kind, now=now,
            practitioner_id=person.id, thread=thread, due_at=found.at if found.is_later else None,
        )  # fmt: skip
        if made is None:
            continue
        posted += 1
        if channel == "mail":
            token = tokens.token_for(house.secret, key)
            tokens.issue(session, token, practitioner_id=person.id, address=to["address"], purpose="reply",
                         thread=thread, now=found.at if found.is_later else now)  # fmt: skip
    return posted


def _place(found: Found, channel: str, key: str) -> tuple[dict[str, Any], str]:
    """Where it goes, and the thread in which an answer to it comes."""
    if channel == "mail":
        to = {"address": primary_address(found.practitioner), "token": True}
        return to, found.letter_thread or f"mail:{key}"
    identity = found.practitioner.slack_identities[0]
    to = {"team": identity.team, "user": identity.user, "channel": identity.channel}
    return to, f"slack:{identity.team}:{identity.channel}:"
