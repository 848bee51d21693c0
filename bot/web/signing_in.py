"""Signing in by a mailed one-time link: GET only shows, POST spends, as link scanners press GET."""

from __future__ import annotations

import re
import secrets

from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.asking import ASKER, browser_mark, note_asking
from bot.web.room import room_of, show, text_of
from bot.web.visitors import VISIT, begin_visit, end_visit, set_cookie, visitor_of
from core.actions import tokens
from core.actions.attendance import match_waiting
from core.actions.codes import TooManyCodes
from core.actions.practitioners import by_address, join, plain_address
from core.actions.sealed import SEALED
from core.errors import TallyError
from core.message import Reply
from core.outbox import post

PURPOSE = "sign-in"
ADDRESS = re.compile(r"[^\s@<>\"',;:\\]{1,64}@[^\s@<>\"',;:\\]{1,190}\.[^\s@<>\"',;:\\.]{2,63}")
A_PATH = re.compile(r"/(?![/\\])[\w\-./?=&%~]{0,200}")
LONGEST_NAME = 200


def sign_in_page(request: Request) -> Response:
    """Ask for the address; whoever is signed in already goes on."""
    onward = _onward(request.query_params.get("next", ""))
    with room_of(request).house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is not None and not visitor.is_sample:
        return RedirectResponse(onward, 303)
    page = show(request, "sign_in.html", onward=onward, address="", problem=None)
    if ASKER not in request.cookies:
        set_cookie(request, page, ASKER, browser_mark(room_of(request).house))
    return page


def ask_for_link(request: Request, form: FormData) -> Response:
    """Mail a link; the answer is the same whether the address is known or not."""
    room, now = room_of(request), room_of(request).now()
    address, onward = plain_address(text_of(form, "address")), _onward(text_of(form, "next"))
    if not ADDRESS.fullmatch(address):
        problem = "That doesn't look like a mail address. It should read like name@example.org"
        return show(request, "sign_in.html", status=422, onward=onward, address=address[:320], problem=problem)
    try:
        with room.house.database.begin() as session:
            note_asking(request, session, address, now)
            _owe_link(request, session, address, onward)
    except TooManyCodes:
        problem = "Three letters an hour are enough. Please use the link in the latest one, or try again in an hour."
        return show(request, "sign_in.html", status=429, onward=onward, address=address, problem=problem)
    room.house.wake()
    return show(request, "link_sent.html", address=address, letters_are_here=_letters_are_here(request))


def _letters_are_here(request: Request) -> bool:
    with room_of(request).house.database.read() as session:
        visitor = visitor_of(request, session)
    return visitor is not None and visitor.is_sample and not room_of(request).house.settings.smtp_host


def _owe_link(request: Request, session: Session, address: str, onward: str) -> None:
    room, now = room_of(request), room_of(request).now()
    key = f"sign-in:{secrets.token_hex(12)}"
    token = tokens.token_for(room.house.secret, key)
    # The token's thread is where the person wanted to go; practitioner_id stays empty, known or not.
    tokens.issue(
        session, token, practitioner_id=None, address=address, purpose=PURPOSE, thread=onward, now=now,
        lifetime=tokens.LINK_LIFETIME,
    )  # fmt: skip
    minutes = int(tokens.LINK_LIFETIME.total_seconds() // 60)
    text = (
        f"Here is your link to Tally, the credit record of {room.house.settings.programme}:\n\n"
        f"{own_address(request)}/sign-in/{SEALED}\n\n"
        f"It works once, for {minutes} minutes. If you didn't ask for it, there is nothing to do: "
        "nobody gets in without this letter."
    )
    reply = Reply(text, subject="Your link to sign in to Tally")
    post(session, key=key, channel="mail", to={"address": address}, reply=reply, kind=PURPOSE, now=now)


def own_address(request: Request) -> str:
    """The page's address for letters: as configured, or on this machine; never what a Host header says."""
    public = room_of(request).house.settings.public_url
    if public:
        return public.rstrip("/")
    server = request.scope.get("server") or ("127.0.0.1", room_of(request).house.settings.web_port)
    return f"http://127.0.0.1:{server[1]}"


def link_page(request: Request) -> Response:
    """Show whom the link signs in, and the button that does it."""
    return _ask_to_press(request, name="", problem=None, status=200)


def _ask_to_press(request: Request, *, name: str, problem: str | None, status: int) -> Response:
    token = request.path_params["token"]
    with room_of(request).house.database.read() as session:
        row = tokens.peek(session, token, purpose=PURPOSE, now=room_of(request).now())
        if row is None or row.address is None:
            return _link_is_over(request)
        person = by_address(session, row.address)
    return show(
        request, "link.html", status=status, token=token, address=row.address, known=person is not None,
        name=name, problem=problem,
    )  # fmt: skip


def press_link(request: Request, form: FormData) -> Response:
    """Spend the link and let the browser in; an unknown address gets a record with standing none."""
    room, now = room_of(request), room_of(request).now()
    name = " ".join(text_of(form, "name").split())[:LONGEST_NAME]
    try:
        with room.house.database.begin() as session:
            row = tokens.peek(session, request.path_params["token"], purpose=PURPOSE, now=now)
            if row is None or row.address is None:
                return _link_is_over(request)
            person = by_address(session, row.address)
            if person is None and not name:
                problem = "Please write your name, as it stands on your certificates."
                return _ask_to_press(request, name="", problem=problem, status=422)
            if tokens.use(session, request.path_params["token"], purpose=PURPOSE, now=now) is None:
                return _link_is_over(request)
            if person is None:
                person = join(session, name=name, address=row.address, now=now)
                match_waiting(session, room.house, person, now)
            cookie = begin_visit(session, person.id, now)
    except TallyError as refused:
        return _ask_to_press(request, name=name, problem=str(refused), status=409)
    inside = RedirectResponse(_onward(row.thread or ""), 303)
    set_cookie(request, inside, VISIT, cookie)
    return inside


def _link_is_over(request: Request) -> Response:
    problem = "That link was used already or is older than half an hour. Write your address and a new one comes."
    return show(request, "sign_in.html", status=410, onward="/", address="", problem=problem)


def sign_out(request: Request, form: FormData) -> Response:
    """Forget this browser."""
    with room_of(request).house.database.begin() as session:
        end_visit(session, request.cookies.get(VISIT))
    away = RedirectResponse("/sign-in", 303)
    away.delete_cookie(VISIT)
    return away


def _onward(path: str) -> str:
    """Where to go after signing in: a page of ours, else the chat."""
    return path if A_PATH.fullmatch(path) else "/"
