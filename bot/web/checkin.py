"""Checking in on a phone: scan, press once. And the pages for the room: the code on the screen, the sheet to print."""

from __future__ import annotations

import hmac
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.web.asking import ASKER, browser_mark
from bot.web.room import posted, room_of, show, text_of
from bot.web.signing_in import own_address
from bot.web.visitors import Visitor, set_cookie, visitor_of
from core.actions import checkin, live_sessions
from core.actions.attendance_crediting import note_entered
from core.actions.checkin import CheckInOver, KeyMovedOn, NotOpenYet
from core.actions.checkin_sheet import address_of, picture, sheet
from core.actions.live_sessions import NoSuchSession
from core.errors import TallyError
from core.store.tables import LiveSession, Practitioner

# A screen that is asked for anew twice a turn never shows a key that is no longer taken.
REFRESH = live_sessions.TURNS_EVERY // 2


def check_in_page(request: Request) -> Response:
    """What one is about to check in to, and the button; whoever isn't signed in is asked for their address."""
    room, now = room_of(request), room_of(request).now()
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
        try:
            live = live_sessions.of_code(session, request.path_params["code"])
            at = _scanned(request, live, request.query_params.get("t", ""), request.query_params.get("k"), now)
            checkin.check_open(room.house, live, at)
        except TallyError as refused:
            return _refused(request, refused, visitor)
        return _ready(request, live, visitor, checkin.scan_of(room.house, live, at))


def _ready(request: Request, live: LiveSession, visitor: Visitor | None, scan: str) -> Response:
    settings = room_of(request).house.settings
    page = show(
        request, "check_in.html", live=live, visitor=visitor, scan=scan, letters_to=settings.mail_address,
        window=live_sessions.show_window(live, settings.zone), onward=f"/check-in/{live.code}?t={scan}",
    )  # fmt: skip
    if visitor is None and ASKER not in request.cookies:
        set_cookie(request, page, ASKER, browser_mark(room_of(request).house))
    return page


def _scanned(request: Request, live: LiveSession, scan: str, key: str | None, now: datetime) -> datetime:
    """When the code was scanned: just now, or before signing in. Raises KeyMovedOn for a code that was passed on."""
    house = room_of(request).house
    before = checkin.scanned_at(house, live, scan, now) if scan else None
    if before is None:
        checkin.check_key(house, live, key, now)
    return before or now


def press(request: Request, form: FormData) -> Response:
    """Check the visitor in. A second press, or a second phone, shows the same and changes nothing."""
    room, now = room_of(request), room_of(request).now()
    code, scan = request.path_params["code"], text_of(form, "scan")
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is None or text_of(form, "who") != str(visitor.practitioner_id):
        return RedirectResponse(f"/check-in/{code}?t={scan}", 303)
    try:
        with room.house.database.begin() as session:
            live = live_sessions.of_code(session, code)
            at = _scanned(request, live, scan, None, now)
            person = session.get_one(Practitioner, visitor.practitioner_id)
            done = checkin.check_in(session, room.house, person, live, at=at, now=now)
            if done.entered is not None:
                note_entered(session, person, done.row, done.entered, now)
    except TallyError as refused:
        return _refused(request, refused, visitor)
    return show(
        request, "checked_in.html", visitor=visitor, credit=done.credit, is_new=done.entered is not None,
        vouched=done.entered is not None and done.entered.vouched, twin=done.entered.twin if done.entered else None,
    )  # fmt: skip


def missed(request: Request, form: FormData) -> Response:
    """Begin a request for a session whose check-in is over, and go on in the conversation."""
    room, now = room_of(request), room_of(request).now()
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is None:
        return RedirectResponse("/sign-in", 303)
    try:
        with room.house.database.begin() as session:
            live = live_sessions.of_code(session, request.path_params["code"])
            person = session.get_one(Practitioner, visitor.practitioner_id)
            asked = checkin.ask_for_missed(session, room.house, person, live, now=now, thread=visitor.thread)
            number = asked.number
    except TallyError as refused:
        return _refused(request, refused, visitor)
    words = (
        f"Your request R{number} is begun. It needs something that shows you were there, such as a badge, a ticket or a "
        f"note of the chair. Go to the conversation and type: request R{number}"
    )
    return show(request, "note.html", title="Almost there", words=words)


def _refused(request: Request, refused: TallyError, visitor: Visitor | None) -> Response:
    """Why not, and what one can do about it."""
    status, title = 409, "Not now"
    if isinstance(refused, NoSuchSession):
        status, title = 404, "No such session"
    elif isinstance(refused, KeyMovedOn):
        status, title = 410, "Scan it once more"
    elif isinstance(refused, NotOpenYet):
        title = "A little early"
    over = isinstance(refused, CheckInOver)
    return show(
        request, "check_in_refused.html", status=status, title="Check-in is over" if over else title,
        words=str(refused).partition(", so I can't")[0] + "." if over else str(refused), over=over, visitor=visitor,
        code=request.path_params["code"],
    )  # fmt: skip


def screen_page(request: Request) -> Response:
    """The code on the wall; one that rotates is drawn anew by the page itself."""
    return _for_the_room(request, "check_in_screen.html")


def sheet_page(request: Request) -> Response:
    """The sheet to print."""
    return _for_the_room(request, "check_in_sheet.html")


def sheet_pdf(request: Request) -> Response:
    """The sheet as a PDF."""
    live = _live_of_token(request)
    if live is None or live.rotates:
        return _unknown(request)
    made = sheet(room_of(request).house, live, address_of(own_address(request), live))
    name = f"check-in-{live.code}.pdf"
    return Response(made, media_type="application/pdf", headers={"content-disposition": f'inline; filename="{name}"'})


def _for_the_room(request: Request, template: str) -> Response:
    room, live = room_of(request), _live_of_token(request)
    if live is None or (live.rotates and template == "check_in_sheet.html"):
        return _unknown(request)
    key = live_sessions.turning_key(room.house.secret, live, room.now()) if live.rotates else None
    token = request.path_params["token"]
    return show(
        request, template, live=live, drawn=picture(address_of(own_address(request), live, key)), refresh=REFRESH,
        typed=f"{live.code}-{key}" if key else live.code, pdf=f"/check-in/{live.code}/sheet/{token}/sheet.pdf",
        window=live_sessions.show_window(live, room.house.settings.zone),
    )  # fmt: skip


def _live_of_token(request: Request) -> LiveSession | None:
    room = room_of(request)
    with room.house.database.read() as session:
        try:
            live = live_sessions.of_code(session, request.path_params["code"])
        except NoSuchSession:
            return None
    expected = live_sessions.screen_token(room.house.secret, live)
    return live if hmac.compare_digest(expected, request.path_params["token"]) else None


def _unknown(request: Request) -> Response:
    return show(request, "note.html", status=404, title="Nothing here", words="There is no such page.")


PAGES = [
    Route("/check-in/{code}", check_in_page),
    Route("/check-in/{code}", posted(press), methods=["POST"]),
    Route("/check-in/{code}/missed", posted(missed), methods=["POST"]),
    Route("/check-in/{code}/screen/{token}", screen_page),
    Route("/check-in/{code}/sheet/{token}", sheet_page),
    Route("/check-in/{code}/sheet/{token}/sheet.pdf", sheet_pdf),
]
