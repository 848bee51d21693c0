"""The staff page: tables of what waits, who is who, what is audited. Its buttons say what one would type."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.reception import receive
from bot.web import staff_tables
from bot.web.opening import open_web
from bot.web.room import posted, room_of, show, text_of
from bot.web.saying import NONCE
from bot.web.signing_in import A_PATH
from bot.web.visitors import Visitor, visitor_of
from core.actions.health import private_of
from core.actions.roles import ACTS_AS, roles_of
from core.errors import NotFound, TallyError
from core.message import Message, Reply, Sender
from core.rules.moves import Who
from core.rules.rights import may
from core.store.tables import ExamApplication, OfficeOnly, Outgoing, Practitioner

LONGEST = 4000
Facts = Callable[[Request, Session, Practitioner, set[Who]], dict[str, Any]]
TABS = (
    ("/staff", "Queue", "see queue"), ("/staff/people", "People", "see people"), ("/staff/audits", "Audits", "audit"),
    ("/staff/catalogue", "Catalogue", "see catalogue"),
)  # fmt: skip


def page(template: str, act: str, facts: Facts) -> Callable[[Request], Response]:
    """A page for who may ``act``; everybody else is told so, and who isn't known is asked to sign in."""

    def endpoint(request: Request) -> Response:
        with room_of(request).house.database.read() as session:
            visitor = visitor_of(request, session)
            if visitor is None:
                return RedirectResponse(f"/sign-in?next={request.url.path}", 303)
            person = session.get_one(Practitioner, visitor.practitioner_id)
            held = {ACTS_AS[role] for role in roles_of(session, person, room_of(request).now())}
            if not may(act, held):
                return _not_for(request, held)
            try:
                found = facts(request, session, person, held)
            except TallyError as refused:
                return show(request, "note.html", status=404, title="Nothing here", words=str(refused))
            return show(
                request, template, visitor=visitor, tabs=[tab for tab in TABS if may(tab[2], held)], held=held,
                path=request.url.path, nonce=secrets.token_urlsafe(12), told=_told(request, session, visitor), **found,
            )  # fmt: skip

    return endpoint


def _not_for(request: Request, held: set[Who]) -> Response:
    """Somebody with another role goes to their own first page; others learn whom it is for."""
    first = next((path for path, _, act in TABS if may(act, held)), None)
    if first is not None and request.url.path == "/staff":
        return RedirectResponse(first, 303)
    words = "This page is for who works for the programme. The office grants roles: write to it in the conversation."
    return show(request, "note.html", status=403, title="Not for you", words=words)


def _told(request: Request, session: Session, visitor: Visitor) -> list[Reply]:
    """What was said to the button pressed before, when it was this person's."""
    asked = request.query_params.get("said", "")
    if not asked.isdecimal() or len(asked) > 15:
        return []
    wanted = select(Outgoing).where(
        Outgoing.arrival_id == int(asked), Outgoing.practitioner_id == visitor.practitioner_id
    )
    return [Reply.from_json(row.reply) for row in session.scalars(wanted.order_by(Outgoing.id))]


def act(request: Request, form: FormData) -> Response:
    """Say what the button says, in the person's own conversation; the same press twice is heard once."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is None:
        return RedirectResponse("/sign-in?next=/staff", 303)
    nonce, onward = text_of(form, "nonce"), text_of(form, "next")
    onward = onward if A_PATH.fullmatch(onward) and onward.startswith("/staff") else "/staff"
    if text_of(form, "who") != str(visitor.practitioner_id) or not NONCE.fullmatch(nonce):
        return RedirectResponse(onward, 303)
    said = words_of(form)
    key = f"{visitor.practitioner_id}:{nonce}:{hashlib.sha256(said.encode()).hexdigest()[:16]}"
    message = Message(
        channel="web", key=key, sender=Sender(visitor.address, proven=True, name=visitor.name), text=said,
        thread=visitor.thread,
    )  # fmt: skip
    raw = json.dumps(message.to_json()).encode()
    heard = receive(room.house, open_web, channel="web", key=key, raw=raw, now=room.now())
    return RedirectResponse(f"{onward}?said={heard.arrival_id}", 303)


def words_of(form: FormData) -> str:
    """The command: its beginning, then hours or an address, then the words, after "because" where they are a reason."""
    parts = [text_of(form, "said"), text_of(form, "more"), text_of(form, "words")]
    if text_of(form, "reason").strip():
        parts.append(f"because {text_of(form, 'reason')}")
    return " ".join(" ".join(part.split()) for part in parts if part.strip())[:LONGEST]


def private_file(request: Request) -> Response:
    """A document that is for the office alone, to be saved and never run."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
        row = session.get(OfficeOnly, int(request.path_params["number"]))
        if visitor is None or row is None or row.sha256 is None:
            return show(request, "note.html", status=404, title="Nothing here", words="There is no such page.")
        try:
            person = session.get_one(Practitioner, visitor.practitioner_id)
            private_of(session, session.get_one(ExamApplication, row.application_id), by=person, now=room.now())
            content = room.house.documents.load(row.sha256)
        except (TallyError, NotFound):
            return show(request, "note.html", status=404, title="Nothing here", words="There is no such page.")
    headers = {"content-disposition": "attachment", "content-security-policy": "sandbox; default-src 'none'"}
    return Response(content, media_type="application/octet-stream", headers=headers)


PAGES = [
    Route("/staff", page("staff_queue.html", "see queue", staff_tables.waiting)),
    Route("/staff/cases/{about}/{number:int}", page("staff_case.html", "see case", staff_tables.case)),
    Route("/staff/people", page("staff_people.html", "see people", staff_tables.people)),
    Route("/staff/people/{number:int}", page("staff_person.html", "see people", staff_tables.person)),
    Route("/staff/audits", page("staff_audits.html", "audit", staff_tables.audited)),
    Route("/staff/catalogue", page("staff_catalogue.html", "see catalogue", staff_tables.catalogue)),
    Route("/staff/private/{number:int}", private_file),
    Route("/staff/act", posted(act), methods=["POST"]),
]
