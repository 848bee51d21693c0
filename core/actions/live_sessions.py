"""Live sessions: the approved activities one can check in to, their codes, their windows, the keys that change."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.catalogue import plain_words
from core.actions.imports.days import show_plainly
from core.errors import TallyError, WrongValue
from core.house import House
from core.store.tables import Activity, LiveSession

# Without the letters and digits that are taken for one another: 31 signs, 8 of them hold 39 bits.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8
KEY_LENGTH = 6
TURNS_EVERY = 30
# How many turns a key is taken after its own: a hall needs a moment to lift its phones.
STILL_TAKEN = 3
DAY = timedelta(days=1)


class NoSuchSession(TallyError):
    """A code nobody has given out; the same words for every wrong one."""

    says = "I know no session with that code. It stands under the QR code in the room, for example: check in AB23CD45"


class NoSuchActivity(TallyError):
    """Sessions are held of approved live activities."""

    says = "{code} is no live activity of the approved list. Import the list first, or mend the code."


def plain_code(code: str) -> str:
    """A code as it is compared: no blanks, upper case."""
    return "".join(code.split()).upper()


def of_code(session: Session, code: str) -> LiveSession:
    """The session with this check-in code. Raises NoSuchSession."""
    found = session.scalars(select(LiveSession).where(LiveSession.code == plain_code(code))).one_or_none()
    if found is None:
        raise NoSuchSession
    return found


def hold(
    session: Session,
    house: House,
    code: str,
    *,
    now: datetime,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
    rotates: bool | None = None,
) -> LiveSession:
    """The session of an activity (by the activity's code or its own check-in code), begun when there is none yet.

    It opens with the activity's first day and closes with its last, in the programme's zone, unless told otherwise.
    Raises NoSuchActivity, and WrongValue for a window that can't be.
    """
    live = session.scalars(select(LiveSession).where(LiveSession.code == plain_code(code))).one_or_none()
    activity = live.activity if live else session.scalars(select(Activity).where(Activity.code == code)).one_or_none()
    if activity is None or activity.is_recording or activity.is_withdrawn:
        raise NoSuchActivity(code=code)
    # Two at once begin one session: the second waits here and finds it.
    session.execute(select(Activity.id).where(Activity.id == activity.id).with_for_update(key_share=True))
    live = live or session.scalars(select(LiveSession).where(LiveSession.activity_id == activity.id)).one_or_none()
    if live is None:
        first, last = window_of(activity, house.settings.zone, opens_at, closes_at)
        live = LiveSession(
            code=_new_code(), activity=activity, opens_at=first, closes_at=last, rotates=bool(rotates), made_at=now
        )
        session.add(live)
    else:
        live.opens_at, live.closes_at = opens_at or live.opens_at, closes_at or live.closes_at
        live.rotates = live.rotates if rotates is None else rotates
    if live.closes_at <= live.opens_at:
        raise WrongValue(field="--until", value=live.closes_at.isoformat(), remedy="it lies before the beginning.")
    session.flush()
    return live


def window_of(
    activity: Activity, zone: str, opens_at: datetime | None = None, closes_at: datetime | None = None
) -> tuple[datetime, datetime]:
    """When one can check in: the activity's days where nothing else is said. Raises WrongValue without either."""
    starts, ends = activity.starts_on, activity.ends_on or activity.starts_on
    if (starts is None or ends is None) and (opens_at is None or closes_at is None):
        remedy = "the approved list has no day for it; say --from and --until."
        raise WrongValue(field="The session", value=activity.code, remedy=remedy)
    if opens_at is None and starts:
        opens_at = datetime.combine(starts, time(), ZoneInfo(zone))
    if closes_at is None and ends:
        closes_at = datetime.combine(ends + DAY, time(), ZoneInfo(zone))
    assert opens_at is not None
    assert closes_at is not None
    return opens_at, closes_at


def titled(session: Session, title: str) -> list[Activity]:
    """Live approved activities of exactly this title, whatever its case and signs."""
    words = plain_words(title)
    live = select(Activity).where(Activity.is_recording.is_(False), Activity.is_withdrawn.is_(False))
    return [activity for activity in session.scalars(live) if plain_words(activity.title) == words]


def show_window(live: LiveSession, zone: str) -> str:
    """'18 November 2026, 09:00 to 10:30', in the programme's zone."""
    opens, closes = (moment.astimezone(ZoneInfo(zone)) for moment in (live.opens_at, live.closes_at))
    last = closes - timedelta(seconds=1)
    if (opens.time(), closes.time()) == (time(), time()):
        days = {show_plainly(opens.date()), show_plainly(last.date())}
        return " to ".join(sorted(days, key=lambda day: day != show_plainly(opens.date())))
    until = f"{closes:%H:%M}" if opens.date() == last.date() else f"{show_plainly(closes.date())}, {closes:%H:%M}"
    return f"{show_plainly(opens.date())}, {opens:%H:%M} to {until} ({opens:%Z})"


def turning_key(secret: str, live: LiveSession, now: datetime, *, ago: int = 0) -> str:
    """The key the projected page shows at ``now``, or showed ``ago`` turns before."""
    turn = int(now.timestamp()) // TURNS_EVERY - ago
    return _signs(_digest(secret, f"turn:{live.id}:{live.code}:{turn}"), KEY_LENGTH)


def key_fits(secret: str, live: LiveSession, key: str, now: datetime) -> bool:
    """Whether a key is the one on the screen, or was a moment ago."""
    said = plain_code(key)
    return any(hmac.compare_digest(turning_key(secret, live, now, ago=ago), said) for ago in range(STILL_TAKEN + 1))


def screen_token(secret: str, live: LiveSession) -> str:
    """What opens the pages for the room, which whoever scans the code can't open."""
    return _digest(secret, f"screen:{live.id}:{live.code}").hex()[:24]


def _new_code() -> str:
    """Letters and digits both, so that no word people type looks like one."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not code.isalpha() and not code.isdigit():
            return code


def _digest(secret: str, words: str) -> bytes:
    return hmac.new(secret.encode(), words.encode(), hashlib.sha256).digest()


def _signs(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(length))
