"""Whom a deployment knows, to be left out of lines."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.masking.finding import Known
from core.actions import known


def everybody(session: Session) -> Known:
    """Everybody's names, addresses and numbers."""
    return Known(tuple(known.names(session)), tuple(known.addresses(session)), tuple(known.numbers(session)))
