"""How lists of attendance and sessions stand: lines counted by what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.attendance_crediting import CREDITED, WAITING
from core.store.tables import Attendance

SHOWN = {CREDITED: "credited", "too short": "too short", "declined": "nobody of ours", "duplicate": "there already"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How many lines came to what."""

    states: Counter[str] = field(default_factory=Counter)

    @property
    def waits(self) -> int:
        """Lines that nobody could be told for yet."""
        return sum(self.states[state] for state in WAITING)

    @property
    def says(self) -> str:
        """'41 credited, 2 too short, 3 wait'; what was undone is left out."""
        said = [f"{self.states[state]:,} {words}" for state, words in SHOWN.items() if self.states[state]]
        return ", ".join([*said, *([f"{self.waits:,} wait"] if self.waits else [])])


def standings(session: Session) -> defaultdict[int, Standing]:
    """Every batch's standing by its number, in one query."""
    counted = select(Attendance.batch_id, Attendance.state, func.count()).where(Attendance.batch_id.is_not(None))
    found: defaultdict[int, Standing] = defaultdict(Standing)
    for batch_id, state, many in session.execute(counted.group_by(Attendance.batch_id, Attendance.state)):
        found[batch_id or 0].states[state] = many
    return found
