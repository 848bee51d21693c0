"""A request for credit approval, from draft to decision."""

from __future__ import annotations

from core.rules.moves.table import Moves, Who, rows

REVIEWERS = (Who.COMMITTEE, Who.OFFICE)

REQUEST = Moves(
    "request for credit approval",
    "draft",
    rows(
        ("draft", "submit", "submitted", Who.PRACTITIONER),
        ("draft", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("submitted", "assign", "under review", REVIEWERS),
        ("submitted", "ask", "question asked", REVIEWERS),
        ("submitted", "recommend", "under review", Who.COMMITTEE),
        ("submitted", "approve", "approved", Who.COMMITTEE),
        ("submitted", "decline", "declined", Who.COMMITTEE),
        ("submitted", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("under review", "assign", "under review", REVIEWERS),
        ("under review", "ask", "question asked", REVIEWERS),
        ("under review", "recommend", "under review", Who.COMMITTEE),
        ("under review", "approve", "approved", Who.COMMITTEE),
        ("under review", "decline", "declined", Who.COMMITTEE),
        ("under review", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("question asked", "answer", "under review", Who.PRACTITIONER),
        ("question asked", "assign", "question asked", REVIEWERS),
        ("question asked", "approve", "approved", Who.COMMITTEE),
        ("question asked", "decline", "declined", Who.COMMITTEE),
        ("question asked", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("approved", "reverse", "reversed", Who.COMMITTEE),
        ("declined", "reopen", "under review", Who.COMMITTEE),
        ("reversed", "reopen", "under review", Who.COMMITTEE),
    ),
    {
        "ask": "ask a question about it",
        "answer": "answer the question",
        "recommend": "give the first of two opinions on it",
        "reverse": "reverse the decision",
    },
)
