"""A page for staff: who may see it, where it stands among the others, and what was answered to the button pressed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.room import room_of, show
from bot.web.staff.paging import address_with
from bot.web.thread import Shown, read_answer
from bot.web.visitors import Visitor, visitor_of
from core.actions.roles import ACTS_AS, roles_of
from core.errors import TallyError
from core.rules.moves import Who
from core.rules.rights import may
from core.store.tables import Practitioner

Facts = Callable[[Request, Session, Practitioner, set[Who]], dict[str, Any]]
TABS = (
    ("/staff", "Queue", "see queue"), ("/staff/people", "People", "see people"),
    ("/staff/catalogue", "Catalogue", "see catalogue"), ("/staff/batches", "Batches", "see lists"),
    ("/staff/audits", "Audits", "audit"), ("/staff/reports", "Reports", "report"),
)  # fmt: skip


def page(template: str, act: str, facts: Facts) -> Callable[[Request], Response]:
    """A page for who may ``act``; everybody else is told so, and who isn't known is asked to sign in."""

    def endpoint(request: Request) -> Response:
        room = room_of(request)
        with room.house.database.read() as session:
            visitor = visitor_of(request, session)
            if visitor is None:
                return RedirectResponse(f"/sign-in?next={request.url.path}", 303)
            person = session.get_one(Practitioner, visitor.practitioner_id)
            held = {ACTS_AS[role] for role in roles_of(session, person, room.now())}
            if not may(act, held):
                return _not_for(request, held)
            try:
                found = facts(request, session, person, held)
            except TallyError as refused:
                return show(request, "note.html", status=404, title="Nothing here", words=str(refused))
            return show(
                request, template, visitor=visitor, tabs=[tab for tab in TABS if may(tab[2], held)], held=held, may=may,
                path=address_with(request), here=_tab_of(request.url.path), nonce=secrets.token_urlsafe(12),
                told=_told(request, session, visitor), largest=room.largest, **found,
            )  # fmt: skip

    return endpoint


def _tab_of(path: str) -> str:
    """The tab a page belongs to; cases belong to the queue."""
    return max((to for to, _, _ in TABS if path.startswith(to)), key=len)


def _not_for(request: Request, held: set[Who]) -> Response:
    """Somebody with another role goes to their own first page; others learn whom it is for."""
    first = next((path for path, _, act in TABS if may(act, held)), None)
    if first is not None and request.url.path == "/staff":
        return RedirectResponse(first, 303)
    words = "This page is for who works for the programme. The office grants roles: write to it in the conversation."
    return show(request, "note.html", status=403, title="Not for you", words=words)


def _told(request: Request, session: Session, visitor: Visitor) -> tuple[Shown, ...]:
    """What was answered to the button pressed before, when it was this person's."""
    asked = request.query_params.get("said", "")
    if not asked.isdecimal() or len(asked) > 15:
        return ()
    return read_answer(session, room_of(request).house, visitor, int(asked), room_of(request).now())
