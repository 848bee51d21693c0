"""Reports: a button each; the picture and the table come back as the answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request

from core.rules.editions import load_policies
from core.rules.moves import Who
from core.store.tables import Practitioner

# What is said, what the button is called, and what one gets.
REPORTS = (
    ("people at risk", "People at risk", "who lacks something by the end of their cycle year, and how much"),
    ("report domains", "Domains and years", "hours and people by calendar year and domain"),
    ("report requests", "Requests by age", "what is with the committee, for how long, and what is past its day"),
    ("report attendance", "Attendance", "each session with who came by list and by code, and which lines wait"),
)


def reports(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """The reports there are, and the policies one can ask about."""
    return {"reports": REPORTS, "policies": [policy.name for policy in load_policies()]}
