"""One person's audit, from being drawn to being closed."""

from __future__ import annotations

from core.rules.moves.table import Moves, Who, rows

AUDITORS = (Who.AUDITOR, Who.OFFICE)

AUDIT = Moves(
    "audit",
    "drawn",
    rows(
        ("drawn", "tell", "told", (Who.OFFICE, Who.AUDITOR, Who.CLOCK)),
        ("drawn", "cancel", "closed", Who.OFFICE),
        ("told", "answer", "answered", Who.PRACTITIONER),
        ("told", "extend", "extended", AUDITORS),
        ("told", "find", "finding", AUDITORS),
        ("told", "cancel", "closed", Who.OFFICE),
        ("extended", "answer", "answered", Who.PRACTITIONER),
        ("extended", "extend", "extended", AUDITORS),
        ("extended", "find", "finding", AUDITORS),
        ("extended", "cancel", "closed", Who.OFFICE),
        ("answered", "pass", "passed", AUDITORS),
        ("answered", "ask", "told", AUDITORS),
        ("answered", "find", "finding", AUDITORS),
        ("finding", "answer", "answered", Who.PRACTITIONER),
        ("finding", "close", "closed", AUDITORS),
        ("passed", "close", "closed", AUDITORS),
    ),
    {
        "tell": "tell the person",
        "extend": "extend its deadline",
        "find": "record a finding",
        "ask": "ask for more",
    },
)
