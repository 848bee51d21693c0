"""An application for the exam, and a deferral within it.

Whether a deferral is in time, paid and the appointment cancelled is decided beside these tables (core.rules.exam).
"""

from __future__ import annotations

from core.rules.moves.table import Moves, Who, rows

EITHER = (Who.PRACTITIONER, Who.OFFICE)
LATE = (Who.OFFICE, Who.CLOCK)

EXAM_APPLICATION = Moves(
    "exam application",
    "draft",
    rows(
        ("draft", "submit", "submitted", Who.PRACTITIONER),
        ("draft", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("submitted", "ask", "more information asked", Who.OFFICE),
        ("submitted", "approve", "approved", Who.OFFICE),
        ("submitted", "decline", "declined", Who.OFFICE),
        ("submitted", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("more information asked", "answer", "submitted", Who.PRACTITIONER),
        ("more information asked", "decline", "declined", Who.OFFICE),
        ("more information asked", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("approved", "authorize", "authorized", Who.OFFICE),
        ("approved", "ask deferral", "deferral asked", Who.PRACTITIONER),
        ("approved", "close", "closed", LATE),
        ("approved", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("authorized", "schedule", "scheduled", EITHER),
        ("authorized", "ask deferral", "deferral asked", Who.PRACTITIONER),
        ("authorized", "close", "closed", LATE),
        ("authorized", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("scheduled", "schedule", "scheduled", EITHER),
        ("scheduled", "cancel appointment", "authorized", EITHER),
        ("scheduled", "ask deferral", "deferral asked", Who.PRACTITIONER),
        ("scheduled", "sit", "sat", Who.OFFICE),
        ("scheduled", "close", "closed", LATE),
        ("scheduled", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("deferral asked", "approve deferral", "deferred", Who.OFFICE),
        # The appointment is cancelled by then; an authorization on record is entered anew.
        ("deferral asked", "decline deferral", "approved", LATE),
        ("deferral asked", "withdraw deferral", "approved", Who.PRACTITIONER),
        ("deferred", "authorize", "authorized", Who.OFFICE),
        ("deferred", "ask deferral", "deferral asked", Who.PRACTITIONER),
        ("deferred", "close", "closed", LATE),
        ("deferred", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("sat", "pass", "passed", Who.OFFICE),
        ("sat", "fail", "failed", Who.OFFICE),
        ("passed", "correct", "sat", Who.OFFICE),
        ("failed", "correct", "sat", Who.OFFICE),
    ),
    {
        "ask": "ask for more information",
        "answer": "send what was asked",
        "authorize": "record the authorization to test",
        "schedule": "enter the appointment",
        "cancel appointment": "cancel the appointment",
        "ask deferral": "ask to defer it",
        "approve deferral": "approve the deferral",
        "decline deferral": "decline the deferral",
        "withdraw deferral": "take the deferral back",
        "sit": "record that the exam was sat",
        "pass": "record a pass",
        "fail": "record a fail",
        "correct": "correct the result",
    },
)

DEFERRAL = Moves(
    "deferral",
    "asked",
    rows(
        ("asked", "charge", "fee due", LATE),
        ("asked", "waive", "fee settled", Who.OFFICE),
        ("asked", "decline", "declined", Who.OFFICE),
        ("asked", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("fee due", "pay", "fee settled", (Who.OFFICE, Who.PAYMENTS)),
        ("fee due", "waive", "fee settled", Who.OFFICE),
        ("fee due", "decline", "declined", Who.OFFICE),
        ("fee due", "lapse", "lapsed", LATE),
        ("fee due", "withdraw", "withdrawn", Who.PRACTITIONER),
        ("fee settled", "approve", "approved", Who.OFFICE),
        ("fee settled", "decline", "declined", Who.OFFICE),
        ("fee settled", "withdraw", "withdrawn", Who.PRACTITIONER),
    ),
    {
        "charge": "ask for its fee",
        "waive": "waive its fee",
        "pay": "record its fee as paid",
        "lapse": "close it for want of the fee",
    },
)
