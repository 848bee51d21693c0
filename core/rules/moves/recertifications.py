"""A recertification application: in progress from the first day of the cycle, by credit or by exam."""

from __future__ import annotations

from enum import StrEnum

from core.rules.moves.table import Moves, Who, rows

DECIDERS = (Who.OFFICE, Who.COMMITTEE)


class Pathway(StrEnum):
    """The two ways to recertify, one application."""

    CREDIT = "by credit"
    EXAM = "by exam"


RECERTIFICATION = Moves(
    "recertification application",
    "in progress",
    rows(
        ("in progress", "submit", "submitted", Who.PRACTITIONER),
        ("in progress", "close", "closed", Who.OFFICE),
        ("submitted", "ask", "more information asked", DECIDERS),
        ("submitted", "approve", "approved", DECIDERS),
        ("submitted", "decline", "declined", DECIDERS),
        ("submitted", "withdraw", "in progress", Who.PRACTITIONER),
        ("more information asked", "answer", "submitted", Who.PRACTITIONER),
        ("more information asked", "decline", "declined", DECIDERS),
        ("more information asked", "withdraw", "in progress", Who.PRACTITIONER),
        ("approved", "reverse", "submitted", Who.OFFICE),
        ("declined", "reopen", "in progress", Who.OFFICE),
        ("closed", "reopen", "in progress", Who.OFFICE),
    ),
    {
        "ask": "ask for more information",
        "answer": "send what was asked",
        "withdraw": "take it back",
        "reverse": "reverse the decision",
    },
)
