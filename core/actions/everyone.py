"""Where everybody stands: CMPPs with a current cycle, their credits loaded a few hundred people at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core.actions.record import edition_of, facts_of_row
from core.rules import cycle as cycles
from core.rules.credit import CreditFacts
from core.rules.employment import Job
from core.rules.policy import Policy
from core.rules.progress import Progress, progress
from core.rules.terms import Standing
from core.store.tables import Credit, CreditDocument, Cycle, Practitioner
from core.store.tables import Job as JobRow

AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Stand:
    """One person on one day, as the rules see them."""

    practitioner: Practitioner
    cycle: cycles.Cycle
    facts: Sequence[CreditFacts]
    work: Sequence[Job]
    progress: Progress
    today: date

    def under(self, policy: Policy) -> Progress:
        """The same record under another edition."""
        cycle = cycles.Cycle(self.cycle.start, self.cycle.end, policy.name)
        return progress(self.facts, self.work, policy, cycle, self.today)


def everyone(session: Session, today: date) -> Iterator[Stand]:
    """Every CMPP who has a cycle on ``today``, by their ids."""
    wanted = (
        select(Practitioner, Cycle)
        .join(Cycle, Cycle.practitioner_id == Practitioner.id)
        .where(Practitioner.standing == Standing.CMPP.value, Cycle.starts_on <= today, Cycle.ends_on >= today)
        .options(selectinload(Practitioner.addresses))
        .order_by(Practitioner.id, Cycle.id)
    )
    pairs = {person.id: (person, cycle) for person, cycle in session.execute(wanted)}
    ids = list(pairs)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        credits, jobs = _credits(session, some), _jobs(session, some)
        for one in some:
            yield _stand(*pairs[one], credits[one], jobs[one], today)


def _stand(
    person: Practitioner, row: Cycle, facts: list[CreditFacts], work: list[Job], today: date
) -> Stand:  # fmt: skip
    cycle = cycles.Cycle(row.starts_on, row.ends_on, row.policy.name)
    return Stand(person, cycle, facts, work, progress(facts, work, edition_of(row), cycle, today), today)


# Plain columns: an object for each of a hundred thousand credits would take longer than all the rules.
COLUMNS = (
    Credit.practitioner_id, Credit.id, Credit.number, Credit.title, Credit.seconds, Credit.starts_on, Credit.ends_on,
    Credit.domain, Credit.description, Credit.basis, Credit.added_by, Credit.is_recording,
)  # fmt: skip


def _credits(session: Session, ids: list[int]) -> dict[int, list[CreditFacts]]:
    found: dict[int, list[CreditFacts]] = defaultdict(list)
    theirs = (Credit.practitioner_id.in_(ids), Credit.deleted_at.is_(None))
    proven = select(CreditDocument.credit_id).join(Credit, Credit.id == CreditDocument.credit_id).where(*theirs)
    documented = set(session.scalars(proven))
    rows = select(*COLUMNS).where(*theirs).order_by(Credit.practitioner_id, Credit.number)
    for row in session.execute(rows):
        found[row.practitioner_id].append(facts_of_row(row, documented=row.id in documented))
    return found


def _jobs(session: Session, ids: list[int]) -> dict[int, list[Job]]:
    found: dict[int, list[Job]] = defaultdict(list)
    for row in session.scalars(select(JobRow).where(JobRow.practitioner_id.in_(ids), JobRow.deleted_at.is_(None))):
        found[row.practitioner_id].append(Job(employer=row.employer, start=row.starts_on, end=row.ends_on))
    return found
