"""A request for credit approval as a modal: shown as the draft stands, read back box by box."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.answers.requesting.form import BOXES, MOST_FILES, SPLIT, Box, opened_by, shown
from bot.answers.requesting.reading import Filled, marks_of, read
from bot.slack.buttons import press_of
from bot.slack.cards import WHOLE, Block, context, section
from bot.slack.events import Coming
from bot.slack.markup import escape_clipped
from bot.slack.modals import box, plain, values_of
from core.actions import requests
from core.actions.practitioners import by_slack
from core.actions.requests import RequestNotOpen
from core.errors import NotFound
from core.house import House
from core.store.tables import CreditRequest

CALLBACK = "request"
TITLE = "Request R{}"
LONGEST = 3000  # the most characters an input of Slack's holds
A_DAY = timedelta(days=1)  # where it is tomorrow already
FILES = "documents"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: the request's number, what its boxes say, and the files as Slack lists them."""

    number: int
    filled: Filled
    files: list[dict[str, Any]]


def number_of(action: dict[str, Any]) -> int | None:
    """The number of the request whose form a button opens; None for other forms."""
    return opened_by(press_of(action).say) if action.get("value") else None


def made(house: House, came: Coming, number: int) -> Block:
    """The form of the presser's own draft. Raises NotFound, RequestNotOpen."""
    with house.database.read() as session:
        person = by_slack(session, came.team, came.user)
        if person is None:
            raise NotFound(what=f"R{number}")
        request = requests.own(session, person, number)
        if request.state != "draft":
            raise RequestNotOpen(number=number, state=request.state)
        return view_of(request, came)


def view_of(request: CreditRequest, came: Coming) -> Block:
    """The modal of a draft; ``came`` says where the button stood, so that the answer comes there too."""
    words = shown(request)
    view = _view(request, words, came)
    while len(json.dumps(view["blocks"], ensure_ascii=False)) > WHOLE:
        # More than Slack shows in one view: what is longest stays out, and as it is unless it is written anew.
        longest = max(words, key=lambda name: len(words[name]))
        words = {**words, longest: ""}
        view = _view(request, words, came)
    return view


def _view(request: CreditRequest, words: Mapping[str, str], came: Coming) -> Block:
    fits = {name: said if len(said) <= LONGEST else "" for name, said in words.items()}
    held = shown(request)
    boxes = [_box(one, fits[one.name], held[one.name]) for one in BOXES]
    place = len(BOXES) - len(SPLIT)
    card = {"c": came.channel, "t": came.thread_ts} if came.response_url is None else {}
    kept = {"r": request.id, "m": marks_of(fits), **{name: value for name, value in card.items() if value}}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps(kept),
        "title": plain(TITLE.format(request.id)),
        "submit": plain("Save"),
        "close": plain("Cancel"),
        "blocks": [
            context("Fill in what you know. It is kept as a draft; nothing is sent to the committee yet."),
            *boxes[:place],
            section("*Hours in each domain*"),
            *boxes[place:],
            *_documents(request),
        ],
    }


def _box(one: Box, words: str, held: str) -> Block:
    hint = one.hint if words or not held else f"{len(held):,} characters are there; empty keeps them."
    return box(one.name, one.label, _element(one, words), optional=True, hint=hint)


def _element(one: Box, words: str) -> Block:
    if one.kind == "day":
        return {"type": "datepicker", **({"initial_date": words} if words else {})}
    initial = {"initial_value": words} if words else {}
    if one.kind == "hours":
        return {"type": "number_input", "is_decimal_allowed": True, "min_value": "0", **initial}
    return {
        "type": "plain_text_input",
        "multiline": one.kind == "text",
        "max_length": max(min(one.most, LONGEST), len(words)),
        **initial,
    }


def _documents(request: CreditRequest) -> list[Block]:
    held = ", ".join(document.name for document in request.documents)
    there = [context(f"With R{request.id} already: {escape_clipped(held, 1500)}")] if held else []
    hint = f"Up to {MOST_FILES} files of 10 MB. Larger ones can be dropped in the conversation."
    element = {"type": "file_input", "max_files": MOST_FILES}
    return [*there, box(FILES, "Supporting documents", element, optional=True, hint=hint)]


def sent(view: dict[str, Any], today: date) -> Sent:
    """What a submitted modal says."""
    values, kept = values_of(view), json.loads(view["private_metadata"])
    words = {name: str(held.get("value") or held.get("selected_date") or "") for name, held in values.items()}
    filled = read(words, kept["m"], today=today + A_DAY)
    return Sent(kept["r"], filled, values.get(FILES, {}).get("files") or [])


def problems_of(view: dict[str, Any], today: date) -> dict[str, str]:
    """What can't be, by block."""
    return sent(view, today).filled.problems
