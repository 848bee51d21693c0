"""Work history: the jobs behind the employment requirement."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, note
from core.errors import NotFound, WrongValue
from core.store.tables import Job, Practitioner


def jobs_of(session: Session, practitioner: Practitioner) -> list[Job]:
    """The person's work history, oldest first."""
    wanted = select(Job).where(Job.practitioner_id == practitioner.id, Job.deleted_at.is_(None))
    return list(session.scalars(wanted.order_by(Job.starts_on, Job.number)))


def _check_days(start: date, end: date | None, today: date) -> None:
    if start > today:
        raise WrongValue(field="The start", value=start.isoformat(), remedy="only work you have begun can be added.")
    if end and end < start:
        raise WrongValue(
            field="The end", value=end.isoformat(), remedy=f"it lies before the start, {start.isoformat()}."
        )


def add_job(
    session: Session,
    practitioner: Practitioner,
    *,
    employer: str,
    start: date,
    end: date | None,
    now: datetime,
    role: str | None = None,
) -> Job:
    """Add a line to the work history. Raises WrongValue for a start to come or an end before it."""
    _check_days(start, end, now.date())
    practitioner.jobs_numbered += 1
    job = Job(
        practitioner_id=practitioner.id,
        number=practitioner.jobs_numbered,
        employer=employer,
        role=role,
        starts_on=start,
        ends_on=end,
    )
    session.add(job)
    note(session, practitioner.id, job, verb="add", subject=f"job:{job.number}", before=None, now=now)
    return job


def job_named(session: Session, practitioner: Practitioner, words: str) -> Job:
    """The job of that number, or whose employer has these words. Raises NotFound."""
    jobs = jobs_of(session, practitioner)
    number = words.lstrip("#")
    found = [j for j in jobs if number.isdigit() and j.number == int(number)]
    found = found or [j for j in jobs if words.casefold() in j.employer.casefold()]
    if not found:
        raise NotFound(what=f'"{words}" in your work history')
    return found[-1]


def change_job(session: Session, practitioner: Practitioner, job: Job, *, now: datetime, **changes: Any) -> Job:
    """Change a line of the work history. Raises WrongValue like ``add_job``."""
    _check_days(changes.get("starts_on", job.starts_on), changes.get("ends_on", job.ends_on), now.date())
    before = facts_of(job)
    for name, value in changes.items():
        setattr(job, name, value)
    note(session, practitioner.id, job, verb="change", subject=f"job:{job.number}", before=before, now=now)
    return job


def delete_job(session: Session, practitioner: Practitioner, job: Job, *, now: datetime) -> None:
    """Take a line off the work history."""
    before = facts_of(job)
    job.deleted_at = now
    note(session, practitioner.id, job, verb="delete", subject=f"job:{job.number}", before=before, now=now)
