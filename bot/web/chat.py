"""The chat page: the conversation, a line to write in, files to drop."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.calendar import calendar_link
from bot.web.room import room_of, show, text_of
from bot.web.saying import NONCE
from bot.web.saying import say as hear
from bot.web.thread import Thread, read_thread
from bot.web.uploads import keep_files
from bot.web.visitors import SAMPLE, Visitor, may_be_sample, samples, set_cookie, visitor_of
from core.actions.roles import has_role
from core.store.tables import Practitioner

BEGINNINGS = ("add 1.5h GPP3", "am I on track?", "find webinars about AI", "help")


def chat_page(request: Request) -> Response:
    """The conversation; whoever isn't known is asked to sign in."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
        if visitor is None:
            return RedirectResponse("/sign-in", 303)
        others = [(p.id, p.name) for p in samples(session)] if may_be_sample(request, session) else []
        turns = _read(request, session, visitor)
        is_staff = has_role(session, session.get_one(Practitioner, visitor.practitioner_id), now=room.now())
    return show(
        request,
        "chat.html",
        is_staff=is_staff,
        visitor=visitor,
        others=others,
        letters_are_here=bool(others) and not room.house.settings.smtp_host,
        largest=room.largest,
        calendar=calendar_link(room.house, visitor.practitioner_id),
        nonce=secrets.token_urlsafe(12),
        beginnings=BEGINNINGS,
        thread=turns,
        before=_before(request),
    )


def thread_part(request: Request) -> Response:
    """The turns alone, for the page's script; not sent again while nothing changed."""
    with room_of(request).house.database.read() as session:
        visitor = visitor_of(request, session)
        if visitor is None:
            return Response(status_code=401)
        return _part(request, session, visitor)


def _part(request: Request, session: Session, visitor: Visitor) -> Response:
    turns = _read(request, session, visitor)
    part = room_of(request).pages.get_template("thread.html").render(visitor=visitor, thread=turns, before=None)
    mark = f'"{hashlib.sha256(part.encode()).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"etag": mark})
    return HTMLResponse(part, headers={"etag": mark})


def _read(request: Request, session: Session, visitor: Visitor) -> Thread:
    room = room_of(request)
    return read_thread(session, room.house, visitor, room.now(), _before(request))


def _before(request: Request) -> int | None:
    asked = request.query_params.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < 16 else None


def say(request: Request, form: FormData) -> Response:
    """Hear one message. The same one again (a double click, a retry) is heard once and shows the same replies."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is None:
        return _signed_out(request)
    nonce = text_of(form, "nonce")
    if text_of(form, "who") != str(visitor.practitioner_id) or not NONCE.fullmatch(nonce):
        return _moved_on(request, visitor)
    files, unread = keep_files(room.house, form, room.largest)
    hear(room, visitor, nonce, text_of(form, "text"), token=text_of(form, "token") or None, files=files, unread=unread)
    if not _wants_part(request):
        return RedirectResponse("/#latest", 303)
    with room.house.database.read() as session:
        return _part(request, session, visitor)


def _wants_part(request: Request) -> bool:
    return request.headers.get("x-tally") == "part"


def _signed_out(request: Request) -> Response:
    if _wants_part(request):
        return Response(status_code=401)
    return RedirectResponse("/sign-in", 303)


def _moved_on(request: Request, visitor: Visitor) -> Response:
    """The page was opened for another person, or isn't whole: nothing is filed in the wrong record."""
    if _wants_part(request):
        return Response(status_code=409)
    return show(
        request,
        "note.html",
        status=409,
        title="Nothing was sent",
        words=f"The page was not up to date: it speaks for {visitor.name} now. Open it again and send it once more.",
    )


def choose_sample(request: Request, form: FormData) -> Response:
    """Speak as another sample practitioner."""
    with room_of(request).house.database.read() as session:
        known = {str(p.id) for p in samples(session)} if may_be_sample(request, session) else set()
    back = RedirectResponse("/", 303)
    wanted = text_of(form, "who")
    if wanted in known:
        set_cookie(request, back, SAMPLE, wanted)
    return back
