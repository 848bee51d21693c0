"""The letters Tally would have sent: on a machine without a mail server they lie in a Maildir and are read here."""

from __future__ import annotations

import mailbox
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.guard import HEADERS
from bot.web.room import room_of, show
from bot.web.visitors import Visitor, visitor_of
from core.house import House

FOLDER = "letters"
SHOWN = 100
# A letter's own page: no script, nothing from elsewhere, framed by our page only; links open in a window of their own.
LETTER_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as a reader sees it; ``files`` are names of what is attached."""

    key: str
    to: str
    sender: str
    subject: str
    at: datetime | None
    text: str
    html: str | None
    files: tuple[str, ...]


def letters_page(request: Request) -> Response:
    """The list, newest first."""
    with room_of(request).house.database.read() as session:
        visitor = _reader(request, session)
    if visitor is None:
        return _not_here(request)
    return show(request, "letters.html", visitor=visitor, letters=all_letters(room_of(request).house)[:SHOWN])


def letter_page(request: Request) -> Response:
    """One letter: its text, and its HTML in a frame that runs nothing."""
    letter = _asked_for(request)
    if letter is None:
        return _not_here(request)
    return show(request, "letter.html", letter=letter)


def letter_html(request: Request) -> Response:
    """The letter's HTML alone, for the frame."""
    letter = _asked_for(request)
    if letter is None or letter.html is None:
        return _not_here(request)
    headers = HEADERS | {"content-security-policy": LETTER_POLICY, "x-frame-options": "SAMEORIGIN"}
    base = '<base target="_blank">'
    framed = letter.html.replace("<head>", f"<head>{base}", 1) if "<head>" in letter.html else base + letter.html
    return HTMLResponse(framed, headers=headers)


def _reader(request: Request, session: Session) -> Visitor | None:
    """Letters to everyone are shown only while everyone is a sample and no mail server sends them."""
    visitor = visitor_of(request, session)
    here = not room_of(request).house.settings.smtp_host
    return visitor if here and visitor is not None and visitor.is_sample else None


def _asked_for(request: Request) -> Letter | None:
    with room_of(request).house.database.read() as session:
        if _reader(request, session) is None:
            return None
    wanted = request.path_params["key"]
    return next((one for one in all_letters(room_of(request).house) if one.key == wanted), None)


def _not_here(request: Request) -> Response:
    return show(
        request,
        "note.html",
        status=404,
        title="No letters here",
        words="Letters are shown on this page only while Tally is being tried out with sample people and without a "
        "mail server.",
    )


def all_letters(house: House) -> list[Letter]:
    """Every letter in the data folder's Maildir, newest first; none when the folder isn't there yet."""
    folder: Path = house.settings.data / FOLDER
    if not (folder / "new").is_dir():
        return []
    box = mailbox.Maildir(folder, create=False)
    found = [_letter(key, box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118 - iterating a Maildir gives letters
    return sorted(found, key=lambda one: (one.at or datetime.min.replace(tzinfo=UTC), one.key), reverse=True)


def _letter(key: str, raw: bytes) -> Letter:
    # These are letters we wrote ourselves, so the modern parser is safe here.
    parsed = message_from_bytes(raw, policy=policy.default)
    if not isinstance(parsed, EmailMessage):
        raise TypeError("policy.default makes EmailMessage")
    plain, html = parsed.get_body(("plain",)), parsed.get_body(("html",))
    return Letter(
        key=key,
        to=str(parsed["To"] or ""),
        sender=str(parsed["From"] or ""),
        subject=str(parsed["Subject"] or "(no subject)"),
        at=_instant(parsed["Date"]),
        text=str(plain.get_content()) if isinstance(plain, EmailMessage) else "",
        html=str(html.get_content()) if isinstance(html, EmailMessage) else None,
        files=tuple(part.get_filename() or "file" for part in parsed.iter_attachments()),
    )


def _instant(date_line: object) -> datetime | None:
    if not date_line:
        return None
    try:
        at = parsedate_to_datetime(str(date_line))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
