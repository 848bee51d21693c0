"""Short ways to write a credit, a cycle and a person for the rules' tests."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from core.rules.credit import CreditFacts
from core.rules.cycle import Cycle
from core.rules.editions import load_policy
from core.rules.employment import Job
from core.rules.nudges import Reminding
from core.rules.terms import Basis, Domain

POLICY = load_policy()
CYCLE = Cycle(date(2024, 1, 1), date(2028, 12, 31), POLICY.name)
EMPLOYED = (Job(date(2024, 1, 1)),)
BERLIN = ZoneInfo("Europe/Berlin")


def credit(number: int, hours: float, day: str, domain: str | None = "foster", **facts: object) -> CreditFacts:
    """A documented credit for an approved activity on one day; ``facts`` replace fields."""
    on = date.fromisoformat(day)
    known: dict[str, object] = {
        "number": number,
        "title": f"Session {number}",
        "seconds": round(hours * 3600),
        "start": on,
        "end": on,
        "domain": Domain(domain) if domain else None,
        "basis": Basis.ACTIVITY,
        "documented": True,
        "added_by": "Self",
    }
    return CreditFacts(**{**known, **facts})  # type: ignore[arg-type]


def person(**facts: object) -> Reminding:
    """Somebody in Berlin who joined with the cycle."""
    return Reminding(**{"joined_on": date(2024, 1, 1), "zone": BERLIN, **facts})  # type: ignore[arg-type]
