"""Saying something on a page: kept first and heard once, whichever page it was typed or pressed on."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from bot.reception import Received, receive
from bot.web.opening import open_web
from bot.web.room import Room
from bot.web.visitors import Visitor
from core.message import File, Message, Sender

NONCE = re.compile(r"[A-Za-z0-9._-]{8,80}")


def say(
    room: Room, visitor: Visitor, nonce: str, text: str, *, token: str | None = None, files: tuple[File, ...] = (),
    unread: tuple[str, ...] = (), form: dict[str, Any] | None = None,
) -> Received:  # fmt: skip
    """Say it in the visitor's own conversation. The same words with the same nonce are heard once."""
    # The words are part of the key: an old page sent again with other words is another message.
    content = json.dumps([text, token, [file.sha256 for file in files], unread, *([form] if form else [])])
    key = f"{visitor.practitioner_id}:{nonce}:{hashlib.sha256(content.encode()).hexdigest()[:16]}"
    message = Message(
        channel="web",
        key=key,
        sender=Sender(visitor.address, proven=True, name=visitor.name),
        text=text,
        thread=visitor.thread,
        files=files,
        token=token,
        unread=unread,
        form=form,
    )
    raw = json.dumps(message.to_json()).encode()
    return receive(room.house, open_web, channel="web", key=key, raw=raw, now=room.now())
