"""A request for credit approval as a page: every field at once, what was typed stays, and it is heard as one message."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.answers.dropping import sort_out
from bot.answers.requesting.form import BOXES, DAYS, HOURS, MOST_FILES, SPLIT, WORDS, shown
from bot.answers.requesting.reading import Filled, marks_of, read
from bot.answers.requesting.reading import text_of as words_of
from bot.web.room import Room, posted, room_of, show, text_of
from bot.web.saying import NONCE, say
from bot.web.uploads import keep_files
from bot.web.visitors import Visitor, visitor_of
from core.actions import requests
from core.actions.requests import RequestNotOpen
from core.errors import NotFound, TallyError
from core.house import House
from core.message import File
from core.store.tables import CreditRequest, Practitioner

LARGEST_NUMBER = 999_999_999
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FILES = "documents"
SIGNED_OUT = (
    "You were signed out meanwhile. Nothing is lost: sign in in a new window, come back here and press Save again."
)


@dataclass(frozen=True)
class Sheet:
    """The form as one page shows it: what stands in its boxes, what can't be, and the files that wait to be sent."""

    number: int
    words: Mapping[str, str]
    marks: Mapping[str, str]
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    held: tuple[str, ...] = ()
    kept: tuple[tuple[File, str], ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None


def form_page(request: Request) -> Response:
    """The form of the visitor's own draft. Looking at it changes nothing."""
    number = request.path_params["number"]
    with room_of(request).house.database.read() as session:
        visitor = visitor_of(request, session)
        if visitor is None:
            return RedirectResponse(f"/sign-in?next={request.url.path}", 303)
        try:
            draft = _draft(session, visitor, number)
            if draft.state != "draft":
                raise RequestNotOpen(number=number, state=draft.state)
        except TallyError as refused:
            return _refused(request, refused)
        words = shown(draft)
        return _page(request, visitor, Sheet(number, words, marks_of(words), held=_held(draft)))


def _draft(session: Session, visitor: Visitor, number: int) -> CreditRequest:
    """The visitor's own request. Raises NotFound, also for another's."""
    if number > LARGEST_NUMBER:
        raise NotFound(what=f"R{number}")
    return requests.own(session, session.get_one(Practitioner, visitor.practitioner_id), number)


def _held(draft: CreditRequest) -> tuple[str, ...]:
    return tuple(document.name for document in draft.documents)


def _refused(request: Request, refused: TallyError) -> Response:
    missing = isinstance(refused, NotFound)
    title = "Nothing here" if missing else "It can't be changed any more"
    return show(request, "note.html", status=404 if missing else 409, title=title, words=str(refused))


def _page(request: Request, visitor: Visitor | None, sheet: Sheet, *, who: str = "", status: int = 200) -> Response:
    return show(
        request, "request_form.html", status=status, visitor=visitor, sheet=sheet, parts=(WORDS, DAYS, HOURS, SPLIT),
        marks=json.dumps(dict(sheet.marks)), who=visitor.practitioner_id if visitor else who, most_files=MOST_FILES,
        first_problem=next((name for name in (*(box.name for box in BOXES), FILES) if name in sheet.problems), None),
        is_day=lambda words: not words or A_DAY.fullmatch(words) is not None, largest=room_of(request).largest,
    )  # fmt: skip


def save(request: Request, form: FormData) -> Response:
    """Say what the form says, in the visitor's conversation; what can't be is shown at its box, and nothing is lost."""
    room, number = room_of(request), request.path_params["number"]
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
        if visitor is None:
            return _signed_out(request, number, form)
        try:
            held = _held(_draft(session, visitor, number))
        except TallyError as refused:
            return _refused(request, refused)
    nonce = text_of(form, "nonce")
    if text_of(form, "who") != str(visitor.practitioner_id) or not NONCE.fullmatch(nonce):
        words = f"The page was not up to date: it speaks for {visitor.name} now. Open it again and send it once more."
        return show(request, "note.html", status=409, title="Nothing was saved", words=words)
    typed, marks = _typed(form), _marks(form)
    filled = read(typed, marks, today=room.now().astimezone(visitor.zone).date())
    files, problem = _files(room, visitor, form)
    problems = filled.problems | ({FILES: problem} if problem else {})
    if problems:
        kept = tuple((file, _sign(room.house, visitor, file)) for file in files)
        sheet = Sheet(number, typed, marks, nonce, held, kept, problems)
        return _page(request, visitor, sheet, status=422)
    return _hear(room, visitor, nonce, number, filled, files)


def _hear(room: Room, visitor: Visitor, nonce: str, number: int, filled: Filled, files: Iterable[File]) -> Response:
    values = {"request": number, "values": filled.values}
    say(room, visitor, nonce, words_of(number, filled), files=tuple(files), form=values)
    return RedirectResponse("/#latest", 303)


def _signed_out(request: Request, number: int, form: FormData) -> Response:
    """What was typed is shown once more to who typed it; the files have to be chosen again."""
    nonce, who = text_of(form, "nonce"), text_of(form, "who")
    sheet = Sheet(
        number, _typed(form), _marks(form), nonce if NONCE.fullmatch(nonce) else secrets.token_urlsafe(12),
        notice=SIGNED_OUT,
    )  # fmt: skip
    return _page(request, None, sheet, who=who if who.isdecimal() else "", status=401)


def _typed(form: FormData) -> dict[str, str]:
    return {box.name: text_of(form, box.name) for box in BOXES}


def _marks(form: FormData) -> dict[str, str]:
    """The marks of what the page showed; none where they are not whole."""
    try:
        marks = json.loads(text_of(form, "marks"))
    except ValueError:
        return {}
    return {str(name): str(mark) for name, mark in marks.items()} if isinstance(marks, dict) else {}


def _files(room: Room, visitor: Visitor, form: FormData) -> tuple[list[File], str | None]:
    """The files that can serve, those kept from the try before first; and what can't be about the others."""
    new, left = keep_files(room.house, form, room.largest)
    before = [_signed(room.house, visitor, str(value)) for value in form.getlist("kept")[: 2 * MOST_FILES]]
    usable, refused = sort_out([*(file for file in before if file is not None), *new])
    said = [*left, *(reply.text for reply in refused)]
    if len(usable) > MOST_FILES:
        said.append(f"These are {len(usable)} files and {MOST_FILES} go at once. Untick some here, and drop them in the "
                    "conversation afterwards.")  # fmt: skip
    return usable, " ".join(said) or None


def _signer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="request-form")


def _sign(house: House, visitor: Visitor, file: File) -> str:
    return str(_signer(house).dumps([visitor.practitioner_id, asdict(file)]))


def _signed(house: House, visitor: Visitor, value: str) -> File | None:
    """A file that this visitor sent a moment ago; None for anything else."""
    try:
        owner, facts = _signer(house).loads(value)
        return File(**facts) if owner == visitor.practitioner_id else None
    except (BadData, ValueError, TypeError):
        return None


PAGES = [
    Route("/requests/{number:int}/form", form_page),
    Route("/requests/{number:int}/form", posted(save), methods=["POST"]),
]
