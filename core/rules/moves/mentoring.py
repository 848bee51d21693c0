"""A CMPP's offer to mentor, and the match of a candidate with a mentor."""

from __future__ import annotations

from core.rules.moves.table import Moves, Who, rows

ANYONE = (Who.PRACTITIONER, Who.MENTOR, Who.OFFICE)

VOLUNTEER = Moves(
    "offer to mentor",
    "offered",
    rows(
        ("offered", "accept", "active", Who.OFFICE),
        ("offered", "decline", "declined", Who.OFFICE),
        ("offered", "withdraw", "ended", Who.MENTOR),
        ("active", "pause", "paused", (Who.MENTOR, Who.OFFICE)),
        ("active", "end", "ended", (Who.MENTOR, Who.OFFICE)),
        ("paused", "resume", "active", (Who.MENTOR, Who.OFFICE)),
        ("paused", "end", "ended", (Who.MENTOR, Who.OFFICE)),
    ),
)

MENTORING = Moves(
    "mentoring",
    "requested",
    rows(
        ("requested", "assign", "assigned", Who.OFFICE),
        ("requested", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("assigned", "accept", "accepted", Who.MENTOR),
        ("assigned", "decline", "declined", Who.MENTOR),
        ("assigned", "assign", "assigned", Who.OFFICE),
        ("assigned", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("declined", "assign", "assigned", Who.OFFICE),
        ("declined", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("accepted", "end", "ended", ANYONE),
    ),
    {"assign": "assign a mentor", "withdraw": "take the request back"},
)
