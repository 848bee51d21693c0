"""Secrets in letters: the row of what is owed holds a mark, the secret itself is made again only as the letter is sent."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

from core.actions.tokens import token_for
from core.message import Reply
from core.store.tables import Outgoing

SEALED = "⟨sealed⟩"
CODE, LINK = "code", "sign-in"


def code_for(secret: str, key: str) -> str:
    """The six digits that belong to ``key``, the same each time they are made."""
    digest = hmac.new(secret.encode(), f"six digits:{key}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06}"


def unsealed(row: Outgoing, secret: str) -> Reply:
    """What a row says, its mark replaced by the code or the token of the row's own key."""
    reply = Reply.from_json(row.reply)
    made = {CODE: code_for, LINK: token_for}.get(row.kind)
    if made is None:
        return reply
    hidden = made(secret, row.key)
    subject = reply.subject.replace(SEALED, hidden) if reply.subject else None
    return replace(reply, text=reply.text.replace(SEALED, hidden), subject=subject)
