"""The conversation as it stands: what one person said on the page and what was answered, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from bot.web.files import file_link
from bot.web.opening import message_of
from bot.web.visitors import Visitor
from core.actions.credits import show_day
from core.house import House
from core.message import Message, Reply
from core.store.tables import Arrival, Outgoing, Question

A_PAGE = 40


@dataclass(frozen=True)
class Shown:
    """One reply as the page shows it: ``links`` go with its files; ``asks`` says whether its buttons still mean something."""

    id: int
    reply: Reply
    links: tuple[str, ...]
    asks: bool


@dataclass(frozen=True)
class Said:
    """One turn: what was said (None when Tally spoke unasked) and the replies, at the person's own time.

    ``day`` is the day's name where a new day begins.
    """

    id: str
    at: datetime
    day: str | None
    message: Message | None
    replies: tuple[Shown, ...]


@dataclass(frozen=True)
class Thread:
    """The latest turns; ``earlier`` is the arrival to ask before for older ones; ``last`` marks how far it goes."""

    turns: tuple[Said, ...]
    earlier: int | None
    last: str


def read_thread(session: Session, house: House, visitor: Visitor, now: datetime, before: int | None = None) -> Thread:
    """The turns of the person's page, the latest ones or those before an arrival."""
    arrivals = _arrivals(session, visitor, before)
    earlier = arrivals[-A_PAGE].id if len(arrivals) > A_PAGE else None
    arrivals = arrivals[-A_PAGE:]
    rows = _replies(session, arrivals) + _unasked(session, visitor, arrivals, before, whole=earlier is None)
    replies = {row.id: Reply.from_json(row.reply) for row in rows}
    spoken = sorted(_group(arrivals, rows), key=lambda turn: (turn[1], turn[0]))
    open_tokens = _open_tokens(session, rows, replies, now)
    turns: list[Said] = []
    day: date | None = None
    for place, (key, at, arrival, said) in enumerate(spoken, 1):
        local = at.astimezone(visitor.zone)
        latest = place == len(spoken) and before is None
        turns.append(
            Said(
                id=key,
                at=local,
                day=None if local.date() == day else _day_name(local.date(), now.astimezone(visitor.zone).date()),
                message=message_of(arrival) if arrival else None,
                replies=tuple(_shown(house, row, replies[row.id], open_tokens, latest, now) for row in said),
            )
        )
        day = local.date()
    last = max((a.id for a in arrivals), default=0), max((r.id for r in rows), default=0)
    return Thread(tuple(turns), earlier, f"{last[0]}.{last[1]}")


def read_answer(session: Session, house: House, visitor: Visitor, arrival_id: int, now: datetime) -> tuple[Shown, ...]:
    """What was answered to one thing the visitor said on a page; nothing when somebody else said it."""
    said = session.scalars(select(Arrival).where(Arrival.id == arrival_id, *_mine(visitor))).all()
    rows = _replies(session, said)
    replies = {row.id: Reply.from_json(row.reply) for row in rows}
    open_tokens = _open_tokens(session, rows, replies, now)
    newer = select(Arrival.id).where(Arrival.thread == visitor.thread, Arrival.id > arrival_id).limit(1)
    latest = session.scalar(newer) is None
    return tuple(_shown(house, row, replies[row.id], open_tokens, latest, now) for row in rows)


def _arrivals(session: Session, visitor: Visitor, before: int | None) -> list[Arrival]:
    """One more than a page, oldest first."""
    rows = select(Arrival).where(*_mine(visitor))
    if before is not None:
        rows = rows.where(Arrival.id < before)
    return list(session.scalars(rows.order_by(Arrival.id.desc()).limit(A_PAGE + 1)))[::-1]


def _mine(visitor: Visitor) -> tuple[ColumnElement[bool], ...]:
    """What this person said on a page; what could not be answered has no thread yet and is found by its key."""
    unheard = and_(Arrival.heard_at.is_(None), Arrival.key.startswith(f"{visitor.practitioner_id}:", autoescape=True))
    return Arrival.channel == "web", or_(Arrival.thread == visitor.thread, unheard)


def _replies(session: Session, arrivals: Sequence[Arrival]) -> list[Outgoing]:
    rows = select(Outgoing).where(Outgoing.arrival_id.in_([a.id for a in arrivals]), Outgoing.channel == "web")
    return list(session.scalars(rows.order_by(Outgoing.id)))


def _unasked(
    session: Session, visitor: Visitor, arrivals: Sequence[Arrival], before: int | None, *, whole: bool
) -> list[Outgoing]:
    """What was said to this page without being asked, in the time the page covers."""
    rows = select(Outgoing).where(
        Outgoing.thread == visitor.thread, Outgoing.channel == "web", Outgoing.arrival_id.is_(None)
    )
    if arrivals and not whole:
        rows = rows.where(Outgoing.posted_at >= arrivals[0].received_at)
    following = session.get(Arrival, before) if before is not None else None
    if following is not None:
        rows = rows.where(Outgoing.posted_at < following.received_at)
    return list(session.scalars(rows.order_by(Outgoing.id.desc()).limit(A_PAGE)))[::-1]


def _group(
    arrivals: Iterable[Arrival], rows: Sequence[Outgoing]
) -> Iterable[tuple[str, datetime, Arrival | None, list[Outgoing]]]:
    for arrival in arrivals:
        yield f"a{arrival.id}", arrival.received_at, arrival, [r for r in rows if r.arrival_id == arrival.id]
    for row in rows:
        if row.arrival_id is None:
            yield f"o{row.id}", row.posted_at, None, [row]


def _open_tokens(
    session: Session, rows: Iterable[Outgoing], replies: dict[int, Reply], now: datetime
) -> dict[str, int]:
    """The latest reply that carries each question still open, by token."""
    shown = {token: row.id for row in rows if (token := replies[row.id].token)}
    ids = [int(token[1:]) for token in shown if token.startswith("q") and token[1:].isdigit()]
    still = select(Question.id).where(Question.id.in_(ids), Question.closed_at.is_(None), Question.expires_at > now)
    return {f"q{found}": shown[f"q{found}"] for found in session.scalars(still)} if ids else {}


def _shown(
    house: House, row: Outgoing, reply: Reply, open_tokens: dict[str, int], latest: bool, now: datetime
) -> Shown:
    """Buttons stay while their question is open; those without a question, while nothing was said since."""
    asks = open_tokens.get(reply.token) == row.id if reply.token else latest
    return Shown(row.id, reply, tuple(file_link(house, file, now) for file in reply.files), asks)


def _day_name(day: date, today: date) -> str:
    return {0: "Today", 1: "Yesterday"}.get((today - day).days, show_day(day))
