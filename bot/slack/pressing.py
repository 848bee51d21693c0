"""A card whose button was pressed, or whose question was settled otherwise, loses its buttons and says what was chosen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select

from bot.slack.calling import LinkOver, answer_at, call
from bot.slack.cards import Block, context, posts_of
from bot.slack.markup import escape_clipped
from core.errors import DeliveryFault
from core.house import House
from core.message import Reply
from core.store.tables import Arrival, Outgoing, Question

log = structlog.get_logger()
NOT_YOURS = "That card belongs to somebody else, so I left it alone. Write to me directly to work on your own record."
ONCE = "You pressed *{label}* on that card already. If you want it once more, just type it."


def strip(house: House, body: dict[str, Any], label: str) -> None:
    """Take the buttons off a pressed card at once. Losing this is no harm: a card can be pressed once anyway."""
    message, container = body.get("message") or {}, body["container"]
    blocks = _without_buttons(message.get("blocks") or [], f"✓ {escape_clipped(label, 200)}")
    card = {"text": message.get("text") or label, "blocks": blocks}
    try:
        answer_at(house, str(body.get("response_url") or ""), {"replace_original": True, **card})
    except (LinkOver, DeliveryFault) as fault:
        log.info("slack.strip", why=str(fault))
        if not container.get("is_ephemeral"):
            _redraw(house, container["channel_id"], container["message_ts"], card)


def _without_buttons(blocks: list[Block], chosen: str) -> list[Block]:
    return [*[block for block in blocks if block.get("type") != "actions"][:49], context(chosen)]


def _redraw(house: House, channel: str, ts: str, card: dict[str, Any]) -> None:
    try:
        call(house, "chat.update", channel=channel, ts=ts, **card)
    except DeliveryFault as fault:
        log.info("slack.redraw", why=str(fault))


def whisper(house: House, body: dict[str, Any], text: str) -> None:
    """Tell the presser something nobody else needs to see."""
    try:
        url = str(body.get("response_url") or "")
        answer_at(house, url, {"response_type": "ephemeral", "replace_original": False, "text": text})
    except (LinkOver, DeliveryFault) as fault:
        log.info("slack.whisper", why=str(fault))


def strip_settled(house: House, arrival_id: int, heard_at: datetime) -> None:
    """Take the buttons off cards whose question this turn settled by other means: typed, or pressed elsewhere."""
    for row in _settled(house, arrival_id, heard_at):
        channel, _, ts = (row.remote or "").partition(":")
        if not ts:
            continue
        reply = Reply.from_json(row.reply)
        last = posts_of(reply)[-1]
        _redraw(house, channel, ts, {"text": last.text, "blocks": _without_buttons(last.blocks, "✓ answered")})


def _settled(house: House, arrival_id: int, heard_at: datetime) -> list[Outgoing]:
    with house.database.read() as session:
        arrival = session.get_one(Arrival, arrival_id)
        if arrival.practitioner_id is None or arrival.message is None:
            return []
        closed = session.scalars(
            select(Question).where(Question.practitioner_id == arrival.practitioner_id, Question.closed_at == heard_at)
        )
        tokens = {f"q{question.id}": question.thread for question in closed}
        if not tokens:
            return []
        rows = session.scalars(
            select(Outgoing).where(
                Outgoing.thread.in_(set(tokens.values())), Outgoing.channel == "slack", Outgoing.remote.is_not(None)
            )
        )
        shown = [row for row in rows if row.reply.get("token") in tokens and row.reply.get("choices")]
        # The pressed card itself was stripped as it was pressed.
        return [row for row in shown if not arrival.key.endswith(f":{row.remote}:press")]
