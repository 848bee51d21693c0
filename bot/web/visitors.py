"""Who is looking: a signed-in browser, or a sample practitioner while there are only samples and nobody else can see."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from bot.web.guard import is_at_home
from bot.web.room import Room, room_of
from core.actions.practitioners import everyone_is_sample, primary_address
from core.store.tables import Practitioner, Visit

VISIT = "tally_visit"
SAMPLE = "tally_sample"
STAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose record the page shows and for whom it speaks; ``is_sample`` when nobody signed in."""

    practitioner_id: int
    name: str
    address: str
    zone: ZoneInfo
    is_sample: bool

    @property
    def thread(self) -> str:
        """Where the page's conversation stands."""
        return f"web:{self.practitioner_id}"


def visitor_of(request: Request, session: Session) -> Visitor | None:
    """Who is looking; None for somebody who has to sign in."""
    room = room_of(request)
    signed_in = _signed_in(session, request.cookies.get(VISIT), room.now())
    if signed_in is not None:
        return _visitor(room, signed_in, is_sample=False)
    if not may_be_sample(request, session):
        return None
    people = samples(session)
    wanted = request.cookies.get(SAMPLE)
    chosen = next((p for p in people if str(p.id) == wanted), people[0] if people else None)
    return _visitor(room, chosen, is_sample=True) if chosen else None


def may_be_sample(request: Request, session: Session) -> bool:
    """Whether this page may speak as a sample practitioner."""
    return is_at_home(request) and everyone_is_sample(session)


def samples(session: Session) -> list[Practitioner]:
    """The sample practitioners one can speak as."""
    rows = select(Practitioner).where(Practitioner.is_sample).order_by(Practitioner.id).limit(50)
    return [person for person in session.scalars(rows) if primary_address(person)]


def _visitor(room: Room, person: Practitioner, *, is_sample: bool) -> Visitor | None:
    address = primary_address(person)
    if address is None:
        return None
    zone = ZoneInfo(person.zone or room.house.settings.zone)
    return Visitor(person.id, person.name, address, zone, is_sample)


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def _signed_in(session: Session, cookie: str | None, now: datetime) -> Practitioner | None:
    visit = session.get(Visit, _hash(cookie)) if cookie else None
    if visit is None or visit.expires_at <= now:
        return None
    return session.get(Practitioner, visit.practitioner_id)


def begin_visit(session: Session, practitioner_id: int, now: datetime) -> str:
    """Let a browser in; the cookie's value, of which only the hash is kept."""
    cookie = secrets.token_urlsafe(32)
    session.execute(delete(Visit).where(Visit.practitioner_id == practitioner_id, Visit.expires_at <= now))
    session.add(Visit(hash=_hash(cookie), practitioner_id=practitioner_id, made_at=now, expires_at=now + STAYS))
    return cookie


def end_visit(session: Session, cookie: str | None) -> None:
    """Forget a browser."""
    if cookie:
        session.execute(delete(Visit).where(Visit.hash == _hash(cookie)))


def set_cookie(request: Request, response: Response, name: str, value: str, stays: timedelta = STAYS) -> None:
    """A cookie no script reads and no other site sends; secure wherever the page is."""
    public = room_of(request).house.settings.public_url or ""
    response.set_cookie(
        name,
        value,
        max_age=int(stays.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https" or public.startswith("https://"),
    )
