"""Six-digit codes that prove an address: ten minutes, five tries, three an hour per address and per asker."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.practitioners import plain_address
from core.errors import TallyError
from core.store.tables import Code

LIFETIME = timedelta(minutes=10)
TRIES = 5
AN_HOUR = 3


class TooManyCodes(TallyError):
    """Three codes an hour are enough."""

    says = "I have sent three codes within the hour. Please use the latest one, or try again in an hour."


class CodeWrong(TallyError):
    """Not the code that was sent."""

    says = "That isn't the code I sent. {left} Type it again, or type *cancel*."


class CodeOver(TallyError):
    """The code can't be used any more."""

    says = "That code has expired or was tried too often. Type your address again and I'll send a new one."


def _seal(secret: str, address: str, code: str) -> str:
    return hmac.new(secret.encode(), f"code:{address}:{code}".encode(), hashlib.sha256).hexdigest()


def issue(session: Session, code: str, *, secret: str, address: str, asker: str, now: datetime) -> None:
    """Make ``code`` the one that proves ``address`` to ``asker``; only its seal is kept. Raises TooManyCodes."""
    wanted = plain_address(address)
    for column, value in ((Code.address, wanted), (Code.asker, asker)):
        lately = select(func.count()).where(column == value, Code.made_at > now - timedelta(hours=1))
        if (session.scalar(lately) or 0) >= AN_HOUR:
            raise TooManyCodes
    session.add(
        Code(
            address=wanted,
            asker=asker,
            hash=_seal(secret, wanted, code),
            made_at=now,
            expires_at=now + LIFETIME,
            tries=0,
        )
    )
    session.flush()


def check(session: Session, *, secret: str, address: str, asker: str, code: str, now: datetime) -> None:
    """Accept the latest code once. Raises CodeWrong, CodeOver; a wrong try is counted by the caller's commit."""
    wanted = plain_address(address)
    row = session.scalars(
        select(Code)
        .where(Code.address == wanted, Code.asker == asker, Code.used_at.is_(None), Code.expires_at > now)
        .order_by(Code.id.desc())
        .limit(1)
    ).first()
    if row is None or row.tries >= TRIES:
        raise CodeOver
    row.tries += 1
    digits = "".join(c for c in code if c.isdigit())
    if not hmac.compare_digest(row.hash, _seal(secret, wanted, digits)):
        left = TRIES - row.tries
        if not left:
            raise CodeOver
        raise CodeWrong(left=f"You have {left} {'try' if left == 1 else 'tries'} left.")
    row.used_at = now
