"""Pressing a button of the staff page: what it says is said in the person's own conversation, with the files chosen."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.room import room_of, text_of
from bot.web.saying import NONCE, say
from bot.web.signing_in import A_PATH
from bot.web.uploads import keep_files
from bot.web.visitors import visitor_of

LONGEST = 4000
# The fields a form may have, in the order they are said in, and how each is said.
SAID_AS = (
    ("said", "{}"), ("more", "{}"), ("percent", "{}%"), ("seed", "seed {}"), ("by", "by {}"), ("words", "{}"),
    ("reason", "because {}"),
)  # fmt: skip


def act(request: Request, form: FormData) -> Response:
    """Say it, and go back to the page with the answer on top; the same press twice is heard once."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
    if visitor is None:
        return RedirectResponse("/sign-in?next=/staff", 303)
    nonce, onward = text_of(form, "nonce"), text_of(form, "next")
    onward = onward if A_PATH.fullmatch(onward) and onward.startswith("/staff") else "/staff"
    if text_of(form, "who") != str(visitor.practitioner_id) or not NONCE.fullmatch(nonce):
        return RedirectResponse(onward, 303)
    files, unread = keep_files(room.house, form, room.largest)
    token = text_of(form, "token") or None
    heard = say(room, visitor, nonce, words_of(form), token=token, files=files, unread=unread)
    return RedirectResponse(f"{onward}{'&' if '?' in onward else '?'}said={heard.arrival_id}", 303)


def words_of(form: FormData) -> str:
    """The command: its beginning, then what the fields say; one left empty says nothing."""
    said = ((" ".join(text_of(form, name).split()), shape) for name, shape in SAID_AS)
    return " ".join(shape.format(value) for value, shape in said if value)[:LONGEST]
