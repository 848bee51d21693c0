"""What another system sends over HTTP, proven by a signature over the moment and the body: HMAC-SHA256, hexadecimal."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from pydantic import SecretStr

from core.errors import TallyError

TOLERANCE = 300


class NotSigned(TallyError):
    """The event is not, or no longer, proven to be the other system's."""

    says = "That event is not signed as it should be: {why}."


def prove(secret: SecretStr, body: bytes, signature: str | None, now: datetime) -> None:
    """Accept ``t=1795273200,v1=<seal>`` over ``t.body``, made with ``secret`` at most five minutes ago. Raises NotSigned.

    Several seals may be given while the secret is being changed; one that fits is enough.
    """
    parts = [part.strip().split("=", 1) for part in (signature or "").split(",") if "=" in part]
    made = next((value for name, value in parts if name == "t"), "")
    seals = [value for name, value in parts if name == "v1"]
    if not (made.isascii() and made.isdigit() and len(made) <= 12) or not seals:
        raise NotSigned(why="it carries no signature")
    expected = seal(secret, body, made)
    if not any(hmac.compare_digest(expected.encode(), one.encode()) for one in seals):
        raise NotSigned(why="the signature is another's")
    if abs(now.timestamp() - int(made)) > TOLERANCE:
        raise NotSigned(why="it was made more than five minutes ago, or ahead; send it with the time of now")


def seal(secret: SecretStr, body: bytes, made: str) -> str:
    """The signature of a body made at ``made``, in seconds since 1970. Raises NotSigned for an empty secret."""
    key = secret.get_secret_value().encode()
    if not key:
        raise NotSigned(why="the secret is empty here")
    return hmac.new(key, made.encode() + b"." + body, hashlib.sha256).hexdigest()
