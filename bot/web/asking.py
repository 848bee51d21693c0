"""How often one may ask for a sign-in link: three an hour for an address and for a browser, sixty for a network address."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import deque
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer
from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.guard import is_forwarded
from bot.web.room import room_of
from core.actions import codes
from core.actions.codes import TooManyCodes
from core.house import House

ASKER = "tally_browser"
AN_HOUR = timedelta(hours=1)
# A whole office, or a meeting on one wireless network, shares one address; a script that floods has one too.
MOST_FROM_ONE_PLACE = 60
MOST_PLACES = 10_000


class Places:
    """How many letters were asked for from each network address within the hour; kept by this process alone."""

    def __init__(self) -> None:
        self._asked: dict[str, deque[datetime]] = {}
        self._lock = threading.Lock()

    def note(self, place: str, now: datetime) -> bool:
        """Count one more; False when it is too many."""
        with self._lock:
            if len(self._asked) >= MOST_PLACES:
                self._asked = {p: times for p, times in self._asked.items() if times[-1] > now - AN_HOUR}
            times = self._asked.setdefault(place, deque())
            while times and times[0] <= now - AN_HOUR:
                times.popleft()
            if len(times) >= MOST_FROM_ONE_PLACE:
                return False
            times.append(now)
            return True


def place_of(request: Request) -> str:
    """The network address that asks; behind a proxy the one that the nearest proxy saw."""
    seen = request.headers.get("x-forwarded-for", "") if is_forwarded(request.headers) else ""
    return seen.rpartition(",")[2].strip()[:64] or (request.client.host if request.client else "unknown")


def browser_mark(house: House) -> str:
    """A signed mark for a browser, so that colleagues behind one network address don't use up each other's letters."""
    return Signer(house.secret, salt="browser").sign(secrets.token_urlsafe(9)).decode()


def asker_of(request: Request) -> str:
    """Who asks: the marked browser, else the network address."""
    mark = request.cookies.get(ASKER, "")
    try:
        known = Signer(room_of(request).house.secret, salt="browser").unsign(mark).decode()
    except BadSignature:
        known = place_of(request)
    return f"web:{hashlib.sha256(known.encode()).hexdigest()[:32]}"


def note_asking(request: Request, session: Session, address: str, now: datetime) -> None:
    """Count one more letter to ``address``. Raises TooManyCodes."""
    places: Places = request.app.state.places
    if not places.note(place_of(request), now):
        raise TooManyCodes
    # The ledger of codes counts links too: one may not ask for three of each. The digits made here are sent to nobody.
    nobody_knows = secrets.token_hex(8)
    seal = room_of(request).house.secret
    codes.issue(session, nobody_knows, secret=seal, address=address, asker=asker_of(request), now=now)
