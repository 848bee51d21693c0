"""The forms one can open in Slack: what each shows, what it says when it is sent, what is wrong with it before that."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import structlog

from bot.slack import request_form
from bot.slack.buttons import OPEN_FORM
from bot.slack.cards import Block
from bot.slack.events import Coming
from bot.slack.modals import box, open_modal, plain, values_of
from core.errors import DeliveryFault
from core.house import House
from core.rules.terms import DOMAIN_TITLES

log = structlog.get_logger()
ADD = f"{OPEN_FORM}add"
_NUMBER = re.compile(r"\d+([.,]\d+)?|[.,]\d+")
_TITLE = "Add a credit"


def open_form(house: House, came: Coming, body: dict[str, Any], pressed_at: datetime) -> str:
    """Open the form a button asks for; what became of it."""
    trigger, number = body["trigger_id"], request_form.number_of(body["actions"][0])
    try:
        if number is None:
            open_modal(house, trigger, _TITLE, add_form)
        else:
            open_modal(
                house, trigger, request_form.TITLE.format(number), lambda: request_form.made(house, came, number)
            )
    except DeliveryFault as fault:
        # It can't be opened later: its trigger is over by then, and nobody waits for it any more.
        log.info("slack.form", why=str(fault), pressed_at=pressed_at.isoformat())
        return f"the form could not be opened: {fault}"
    return "form opened"


def problems_of(view: dict[str, Any], today: date) -> dict[str, str]:
    """What can't be, by block, to be shown in the form before anything is kept; empty when it can be sent."""
    return request_form.problems_of(view, today) if view.get("callback_id") == request_form.CALLBACK else {}


def add_form() -> Block:
    """The modal. Only the title is required: what is missing is asked for in the conversation."""
    domains = [{"text": plain(title), "value": domain.value} for domain, title in DOMAIN_TITLES.items()]
    hours = {"type": "plain_text_input", "max_length": 40, "placeholder": plain("1.5 h or 90 min")}
    return {
        "type": "modal",
        "callback_id": "add",
        "title": plain(_TITLE),
        "submit": plain("Next"),
        "close": plain("Cancel"),
        "blocks": [
            box("title", "What did you attend?", {"type": "plain_text_input", "max_length": 300}),
            box("hours", "How long?", hours, optional=True),
            box("day", "When?", {"type": "datepicker"}, optional=True),
            box("domain", "Domain", {"type": "static_select", "options": domains}, optional=True),
        ],
    }


def words_of(view: dict[str, Any]) -> str:
    """The line one would have typed instead of filling in the form for a credit."""
    values = values_of(view)
    title = " ".join((values.get("title", {}).get("value") or "").split()).replace('"', "'")
    hours = (values.get("hours", {}).get("value") or "").strip()
    if _NUMBER.fullmatch(hours):
        hours += "h"
    day = values.get("day", {}).get("selected_date")
    domain = ((values.get("domain", {}).get("selected_option")) or {}).get("value")
    parts = ["add", hours, f'"{title}"', f"on {day}" if day else ""]
    return " ".join(part for part in parts if part) + (f", {domain}" if domain else "")
