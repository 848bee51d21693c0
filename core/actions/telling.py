"""Telling a practitioner what became of a matter: by Slack and by mail, so that it stands in their communications."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions import tokens
from core.actions.practitioners import primary_address
from core.house import House
from core.message import Reply
from core.outbox import post
from core.store.tables import Outgoing, Practitioner, Question

ANSWERED_WITHIN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a message waits to hear: a kind of answer, who hears it, and what comes back with it (JSON)."""

    kind: str
    hearer: str
    payload: dict[str, Any] = field(default_factory=dict)


def tell(
    session: Session,
    house: House,
    practitioner: Practitioner,
    reply: Reply,
    *,
    key: str,
    kind: str,
    now: datetime,
    thread: str | None = None,
    asks: Asking | None = None,
) -> int:
    """Owe ``reply`` on each of the person's channels, once under ``key``; how many were posted.

    ``thread`` is where they began the matter: when that is the page, it is said there too. What it ``asks`` is heard
    wherever they answer.
    """
    posted = 0
    for channel, to in _ways(practitioner, thread).items():
        own = f"{key}|{practitioner.id}|{channel}"
        place = _place(channel, to, own, thread)
        said = _asked(session, practitioner, reply, asks, place, now) if asks else reply
        made = post(
            session, key=own, channel=channel, to=to, reply=said, kind=kind, now=now,
            practitioner_id=practitioner.id, thread=place, sent=channel == "web",
        )  # fmt: skip
        if made is None:
            continue
        posted += 1
        if channel == "mail":
            tokens.issue(
                session, tokens.token_for(house.secret, own), practitioner_id=practitioner.id, address=to["address"],
                purpose="reply", thread=place, now=now,
            )  # fmt: skip
    return posted


def _ways(practitioner: Practitioner, thread: str | None) -> dict[str, dict[str, Any]]:
    ways: dict[str, dict[str, Any]] = {}
    if thread is not None and thread.startswith("web:"):
        ways["web"] = {}
    if practitioner.slack_identities:
        slack = practitioner.slack_identities[0]
        ways["slack"] = {"team": slack.team, "user": slack.user, "channel": slack.channel}
    address = primary_address(practitioner)
    if address:
        ways["mail"] = {"address": address, "token": True}
    return ways


def _place(channel: str, to: dict[str, Any], key: str, thread: str | None) -> str:
    """The thread an answer comes in: Slack's direct message, the page, a letter's own."""
    if channel == "slack":
        return f"slack:{to['team']}:{to['channel']}:"
    return thread if channel == "web" and thread else f"{channel}:{key}"


def _asked(
    session: Session, practitioner: Practitioner, reply: Reply, asks: Asking, thread: str, now: datetime
) -> Reply:
    """The reply with the token of a question that waits in ``thread``."""
    question = Question(
        practitioner_id=practitioner.id,
        thread=thread,
        kind=asks.kind,
        payload={"hearer": asks.hearer, "choices": [[c.label, c.say] for c in reply.choices], **asks.payload},
        asked_at=now,
        expires_at=now + ANSWERED_WITHIN,
    )
    session.add(question)
    session.flush()
    return replace(reply, token=f"q{question.id}")


def settled_cards(session: Session, practitioner_id: int, at: datetime) -> list[Outgoing]:
    """The cards in Slack whose question was settled at ``at``, in whichever place it was answered."""
    closed = session.scalars(
        select(Question).where(Question.practitioner_id == practitioner_id, Question.closed_at == at)
    ).all()
    tokens_of = {f"q{question.id}" for question in closed}
    if not tokens_of:
        return []
    since = min(question.asked_at for question in closed)
    sent = select(Outgoing).where(
        Outgoing.practitioner_id == practitioner_id, Outgoing.channel == "slack", Outgoing.remote.is_not(None),
        Outgoing.posted_at >= since,
    )  # fmt: skip
    return [row for row in session.scalars(sent) if row.reply.get("token") in tokens_of and row.reply.get("choices")]


def take_off_buttons(session: Session, practitioner: Practitioner, now: datetime) -> int:
    """Owe Slack the cards without their buttons whose question was just answered elsewhere; how many."""
    cards = settled_cards(session, practitioner.id, now)
    for card in cards:
        to = {**card.to, "redraws": card.id}
        reply = Reply("answered elsewhere")
        post(session, key=f"settled:{card.id}", channel="slack", to=to, reply=reply, kind="settled", now=now)
    return len(cards)
