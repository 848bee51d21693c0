"""One fee. Which fees are refundable is the fee's own affair, decided beside this table."""

from __future__ import annotations

from core.rules.moves.table import Moves, Who, rows

FEE = Moves(
    "fee",
    "due",
    rows(
        ("due", "pay", "paid", (Who.OFFICE, Who.PAYMENTS)),
        ("due", "waive", "waived", Who.OFFICE),
        ("due", "void", "void", (Who.OFFICE, Who.CLOCK)),
        ("waived", "charge", "due", Who.OFFICE),
        ("paid", "refund", "refunded", (Who.OFFICE, Who.PAYMENTS)),
    ),
    {"pay": "record it as paid", "charge": "ask for it again"},
)
