"""The form for adding a credit: everything it holds could be typed, and is said as if it had been."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import structlog

from bot.slack.buttons import OPEN_FORM
from bot.slack.calling import call
from bot.slack.cards import Block, section
from core.errors import DeliveryFault
from core.house import House
from core.rules.terms import DOMAIN_TITLES

log = structlog.get_logger()
ADD = f"{OPEN_FORM}add"
_NUMBER = re.compile(r"\d+([.,]\d+)?|[.,]\d+")
_TITLE = {"type": "plain_text", "text": "Add a credit"}


def open_form(house: House, body: dict[str, Any], pressed_at: datetime) -> str:
    """Open the form, at first as a placeholder, as Slack gives three seconds; what became of it."""
    try:
        shown = call(house, "views.open", trigger_id=body["trigger_id"], view=_loading())
        call(house, "views.update", view_id=shown["view"]["id"], view=add_form())
    except DeliveryFault as fault:
        # It can't be opened later: its trigger is over by then, and nobody waits for it any more.
        log.info("slack.form", why=str(fault), pressed_at=pressed_at.isoformat())
        return f"the form could not be opened: {fault}"
    return "form opened"


def _loading() -> Block:
    return {"type": "modal", "title": _TITLE, "blocks": [section("One moment …")]}


def add_form() -> Block:
    """The modal. Only the title is required: what is missing is asked for in the conversation."""
    domains = [{"text": _plain(title), "value": domain.value} for domain, title in DOMAIN_TITLES.items()]
    return {
        "type": "modal",
        "callback_id": "add",
        "title": _TITLE,
        "submit": _plain("Next"),
        "close": _plain("Cancel"),
        "blocks": [
            _input("title", "What did you attend?", {"type": "plain_text_input", "max_length": 300}),
            _input("hours", "How long?", {"type": "plain_text_input", "max_length": 40, "placeholder": _plain("1.5 h or 90 min")},
                   optional=True),
            _input("day", "When?", {"type": "datepicker"}, optional=True),
            _input("domain", "Domain", {"type": "static_select", "options": domains}, optional=True),
        ],
    }  # fmt: skip


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def _input(name: str, label: str, element: Block, *, optional: bool = False) -> Block:
    made = {"type": "input", "block_id": name, "label": _plain(label), "optional": optional}
    return {**made, "element": {**element, "action_id": name}}


def words_of(view: dict[str, Any]) -> str:
    """The line one would have typed instead of filling in the form."""
    values = {name: next(iter(fields.values())) for name, fields in view["state"]["values"].items()}
    title = " ".join((values.get("title", {}).get("value") or "").split()).replace('"', "'")
    hours = (values.get("hours", {}).get("value") or "").strip()
    if _NUMBER.fullmatch(hours):
        hours += "h"
    day = values.get("day", {}).get("selected_date")
    domain = ((values.get("domain", {}).get("selected_option")) or {}).get("value")
    parts = ["add", hours, f'"{title}"', f"on {day}" if day else ""]
    return " ".join(part for part in parts if part) + (f", {domain}" if domain else "")
