"""The form of a request in the conversation: how one comes to it, and what is said when it comes back filled in."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.dropping import sort_out
from bot.answers.requesting.asking import at_once, fields_of, go_on, next_question
from bot.answers.requesting.filling import difference
from bot.answers.requesting.reading import columns_of
from bot.turn import Turn
from core.actions import requests
from core.actions.requests import REQUIRED, RequestNotOpen
from core.message import Reply
from core.rules.wording import listed
from core.store.tables import CreditRequest


def show_form(turn: Turn, request: CreditRequest) -> Reply:
    """The way to the form of a draft, and the lines one can fill in here instead. Raises RequestNotOpen."""
    _check_draft(request)
    asked = go_on(turn, request)
    if next_question(request) is None:
        return asked
    offered = at_once(turn, request)
    return replace(asked, text=offered.text, choices=offered.choices)


def fill_in(turn: Turn, request: CreditRequest) -> list[Reply]:
    """Save what the form said and its files; say what is in and what is missing. Raises RequestNotOpen and the like."""
    _check_draft(request)
    values = (turn.message.form or {}).get("values", {})
    if values:
        requests.change(turn.session, request, now=turn.now, **columns_of(request, values))
    usable, refused = sort_out(turn.message.files)
    for file in usable:
        requests.attach(turn.session, turn.practitioner, request, file, now=turn.now)
    _note_nobody(turn, request)
    said = [*(Reply(sentence) for sentence in turn.message.unread), *refused]
    return [*said, _where_it_stands(turn, request, difference(request) if "seconds_by_domain" in values else "")]


def _check_draft(request: CreditRequest) -> None:
    if request.state != "draft":
        raise RequestNotOpen(number=request.id, state=request.state)


def _note_nobody(turn: Turn, request: CreditRequest) -> None:
    """In a form that is whole otherwise, no other faculty means that there was nobody else, as the form says."""
    is_whole = set(requests.lacking(request)) <= {"documents"}
    if request.faculty is None and is_whole and "faculty" not in request.skipped:
        requests.change(turn.session, request, now=turn.now, skipped=[*request.skipped, "faculty"])


def _where_it_stands(turn: Turn, request: CreditRequest, note: str) -> Reply:
    missing = requests.lacking(request)
    if not missing and next_question(request) is None:
        return go_on(turn, request, note)
    lead = f"R{request.id} is kept as a draft. {note}".strip()
    needed = [REQUIRED[name] for name in missing if name in REQUIRED]
    if needed:
        lead += f" It still needs {listed(needed)}."
        if "documents" in missing:
            lead += " It can't be sent without supporting documents, too; drop them here any time."
    reply = go_on(turn, request, f"{lead}\n", form=True)
    return replace(reply, fields=fields_of(request))
