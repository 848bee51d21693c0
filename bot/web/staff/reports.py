"""Reports: a button each; the picture and the table come back as the answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.answers.staff_reporting import REPORTS
from core.rules.editions import load_policies
from core.rules.moves import Who
from core.store.tables import Practitioner


def reports(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """The reports there are, and the policies one can ask about."""
    return {"reports": REPORTS, "policies": [policy.name for policy in load_policies()]}
