"""What the page keeps of an arrival is the message itself."""

from __future__ import annotations

import json

from bot.reception import Opened
from core.house import House
from core.message import Message
from core.store.tables import Arrival


def message_of(arrival: Arrival) -> Message:
    """The message a page's arrival holds."""
    return Message.from_json(json.loads(arrival.raw))


def open_web(house: House, arrival: Arrival) -> Opened:
    """Open what was said on the page; its files were kept before it."""
    return Opened(message_of(arrival), "heard")
