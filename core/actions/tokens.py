"""Secrets that prove a person once: reply tokens in letters, sign-in links. Only hashes are kept."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from core.store.tables import Token

REPLY_LIFETIME = timedelta(days=30)
LINK_LIFETIME = timedelta(minutes=30)


def token_for(secret: str, key: str) -> str:
    """The token that belongs to ``key``: 130 bits, lower case, safe in a mail address and a link.

    It is derived, so that a message owed can be sent again with the same token while only its hash is stored.
    """
    digest = hmac.new(secret.encode(), f"token:{key}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:26]


def _hash(token: str) -> str:
    return hashlib.sha256(token.strip().lower().encode()).hexdigest()


def issue(
    session: Session,
    token: str,
    *,
    practitioner_id: int | None,
    address: str | None,
    purpose: str,
    thread: str | None,
    now: datetime,
    lifetime: timedelta = REPLY_LIFETIME,
) -> None:
    """Make ``token`` valid for one use by that person."""
    session.add(
        Token(
            hash=_hash(token),
            practitioner_id=practitioner_id,
            address=address,
            purpose=purpose,
            thread=thread,
            made_at=now,
            expires_at=now + lifetime,
        )
    )
    session.flush()


def peek(session: Session, token: str, *, purpose: str, now: datetime) -> Token | None:
    """The token's row while it may still be used."""
    row = session.get(Token, _hash(token))
    if row is None or row.purpose != purpose or row.used_at is not None or row.expires_at <= now:
        return None
    return row


def use(session: Session, token: str, *, purpose: str, now: datetime) -> Token | None:
    """Spend a token; None when it is unknown, spent, of another purpose or too old. Two at once: one gets it."""
    return session.scalars(
        update(Token)
        .where(Token.hash == _hash(token), Token.purpose == purpose, Token.used_at.is_(None), Token.expires_at > now)
        .values(used_at=now)
        .returning(Token)
    ).one_or_none()
