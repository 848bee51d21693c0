"""A card whose button was pressed, or whose question was settled otherwise, loses its buttons and says what was chosen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog

from bot.slack.calling import LinkOver, answer_at, call
from bot.slack.cards import Block, context, posts_of
from bot.slack.markup import escape_clipped
from core.actions.telling import settled_cards
from core.errors import DeliveryFault
from core.house import House
from core.message import Reply
from core.store.tables import Arrival, Outgoing

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
        if ts:
            _redraw(house, channel, ts, settled_card(row))


def settled_card(row: Outgoing) -> dict[str, Any]:
    """What was sent with ``row``, without its buttons."""
    last = posts_of(Reply.from_json(row.reply))[-1]
    return {"text": last.text, "blocks": _without_buttons(last.blocks, "✓ answered")}


def _settled(house: House, arrival_id: int, heard_at: datetime) -> list[Outgoing]:
    with house.database.read() as session:
        arrival = session.get_one(Arrival, arrival_id)
        if arrival.practitioner_id is None or arrival.message is None:
            return []
        shown = settled_cards(session, arrival.practitioner_id, heard_at)
        # The pressed card itself was stripped as it was pressed.
        return [row for row in shown if not arrival.key.endswith(f":{row.remote}:press")]
