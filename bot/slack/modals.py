"""Modals: opened within Slack's three seconds, filled after; and the blocks they are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.slack.calling import call
from bot.slack.cards import Block, section
from bot.slack.markup import escape
from core.errors import TallyError
from core.house import House


def open_modal(house: House, trigger_id: str, title: str, view: Callable[[], Block]) -> None:
    """Open a modal; ``view`` is made while it asks for a moment. Raises DeliveryFault."""
    shown = call(house, "views.open", trigger_id=trigger_id, view=_saying(title, "One moment …"))
    try:
        made = view()
    except TallyError as refused:
        made = _saying(title, escape(str(refused)))
    call(house, "views.update", view_id=shown["view"]["id"], view=made)


def _saying(title: str, markdown: str) -> Block:
    return {"type": "modal", "title": plain(title), "close": plain("Close"), "blocks": [section(markdown)]}


def plain(text: str) -> Block:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def box(name: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """An input block; its block and action are both called ``name``."""
    made = {"type": "input", "block_id": name, "label": plain(label), "optional": optional}
    hinted = {"hint": plain(hint)} if hint else {}
    return {**made, **hinted, "element": {**element, "action_id": name}}


def values_of(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What each box of a submitted modal holds, by its name."""
    return {name: next(iter(fields.values())) for name, fields in view["state"]["values"].items()}
