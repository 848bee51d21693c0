"""One practitioner's record as the rules see it: credits, work history, cycle, edition, progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, selectinload

from core.actions.practitioners import current_cycle
from core.rules import cycle as cycles
from core.rules.credit import CreditFacts
from core.rules.employment import Job
from core.rules.policy import Policy
from core.rules.policy_file import parse_policy
from core.rules.progress import Progress, progress
from core.rules.terms import Basis, Domain
from core.store.tables import Credit, Cycle, Practitioner
from core.store.tables import Job as JobRow

DOMAINS = {d.value for d in Domain}


@dataclass(frozen=True)
class Record:
    """Everything the rules need about one person on one day.

    ``cycle``, ``policy`` and ``progress`` are None before certification.
    """

    credits: list[Credit]
    facts: list[CreditFacts]
    work: list[Job]
    cycle: cycles.Cycle | None
    policy: Policy | None
    progress: Progress | None


@lru_cache(maxsize=64)
def _edition(sha256: str, text: str) -> Policy:
    return parse_policy(text.encode())


def edition_of(cycle: Cycle) -> Policy:
    """The edition a cycle began under, from the text it kept."""
    return _edition(cycle.policy.sha256, cycle.policy.text)


def facts_of_credit(credit: Credit) -> CreditFacts:
    """A credit as the rules look at it."""
    return facts_of_row(credit, documented=bool(credit.documents))


def facts_of_row(credit: Credit | Row[*tuple[Any, ...]], *, documented: bool) -> CreditFacts:
    """The same of a row that has a credit's columns under their names."""
    known = credit.domain in DOMAINS
    return CreditFacts(
        number=credit.number,
        title=credit.title,
        seconds=credit.seconds,
        start=credit.starts_on,
        end=credit.ends_on,
        domain=Domain(credit.domain) if known and credit.domain else None,
        course_type=credit.description,
        basis=Basis(credit.basis) if credit.basis else None,
        documented=documented,
        added_by=credit.added_by,
        recording=credit.is_recording,
        legacy_domain=None if known else credit.domain,
    )


def record_of(session: Session, practitioner: Practitioner, today: date) -> Record:
    """The person's record on ``today`` (their own day)."""
    rows = list(
        session.scalars(
            select(Credit)
            .where(Credit.practitioner_id == practitioner.id, Credit.deleted_at.is_(None))
            .options(selectinload(Credit.documents), selectinload(Credit.activity))
            .order_by(Credit.number)
        )
    )
    jobs = session.scalars(select(JobRow).where(JobRow.practitioner_id == practitioner.id, JobRow.deleted_at.is_(None)))
    work = [Job(employer=j.employer, start=j.starts_on, end=j.ends_on) for j in jobs]
    facts = [facts_of_credit(row) for row in rows]
    row = current_cycle(practitioner, today)
    if row is None:
        return Record(rows, facts, work, None, None, None)
    policy = edition_of(row)
    cycle = cycles.Cycle(row.starts_on, row.ends_on, row.policy.name)
    return Record(rows, facts, work, cycle, policy, progress(facts, work, policy, cycle, today))
