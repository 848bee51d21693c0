"""A first record to try Tally with: invented, marked as sample, put into an empty database only.

The files in ``core/samples`` are written as of ``WRITTEN_ON``. Approved activities move with the clock by days, so that
the newest live one lies three days back; cycles and credits move by whole years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any, overload

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.catalogue import add_activity
from core.actions.credits import log_credit
from core.actions.exam_opening import open_case
from core.actions.imports.activities import COLUMNS as ACTIVITY_COLUMNS
from core.actions.imports.cells import Reader, domain_in, seconds_of
from core.actions.imports.credits import COLUMNS as CREDIT_COLUMNS
from core.actions.imports.practitioners import COLUMNS as PRACTITIONER_COLUMNS
from core.actions.imports.table import Column, read_table
from core.actions.journal import speak_as
from core.actions.practitioners import begin_cycle, certify, join
from core.actions.work import add_job
from core.rules.exam import load_exam
from core.rules.terms import Basis, Domain, Standing
from core.store.tables import Activity, Practitioner

WRITTEN_ON = date(2026, 11, 21)
EMPLOYER = "Sample Agency"


def load_samples(session: Session, now: datetime) -> bool:
    """Put the samples into an empty database; False when anybody or any activity is there already."""
    for table in (Practitioner, Activity):
        if session.scalar(select(table.id).limit(1)) is not None:
            return False
    speak_as(session, "sample", "sample")
    activities = {activity.title: activity for activity in _add_activities(session, now.date())}
    people = {
        reader.needed("address"): _add_person(session, reader, now)
        for reader in _rows("practitioners.csv", PRACTITIONER_COLUMNS)
    }
    for reader in _rows("credits.csv", CREDIT_COLUMNS):
        _add_credit(session, people[reader.needed("address")], activities, reader, now)
    return True


def sample_addresses() -> set[str]:
    """The addresses of the sample's people."""
    return {reader.needed("address") for reader in _rows("practitioners.csv", PRACTITIONER_COLUMNS)}


def _rows(name: str, columns: tuple[Column, ...]) -> Iterator[Reader]:
    content = (resources.files("core") / "samples" / name).read_bytes()
    titles = {column.key: column.title for column in columns}
    for row in read_table(content, name, columns).rows:
        yield Reader(row, titles, "iso")


def _add_activities(session: Session, today: date) -> list[Activity]:
    """Add every sample activity; the live ones are returned."""
    moved = today - WRITTEN_ON
    live = []
    for reader in _rows("activities.csv", ACTIVITY_COLUMNS):
        start, end = reader.day("start"), reader.day("end")
        activity = add_activity(
            session,
            code=reader.needed("code"),
            title=reader.needed("title"),
            provider=reader.text("provider"),
            course_type=reader.text("course_type"),
            starts_on=start + moved if start else None,
            ends_on=end + moved if end else None,
            seconds=_seconds(reader),
            domain=Domain(reader.needed("domain")),
            is_recording=bool(reader.live_or_recording("kind")),
            is_sample=True,
        )
        if not activity.is_recording:
            live.append(activity)
    return live


def _add_person(session: Session, reader: Reader, now: datetime) -> Practitioner:
    years = now.year - WRITTEN_ON.year
    starts_on, ends_on = _later(reader.day("cycle_start"), years), _later(reader.day("cycle_end"), years)
    person = join(
        session,
        name=reader.needed("name"),
        address=reader.needed("address"),
        now=now,
        standing=reader.standing("standing") or Standing.NONE,
        zone=reader.zone("zone"),
        is_sample=True,
        joined_on=starts_on,
    )
    person.member_until = _later(reader.day("member_until"), years)
    issued_on, holds_until = _later(reader.day("issued_on"), years), _later(reader.day("ends_on"), years)
    if issued_on and holds_until:
        certify(session, person, number=reader.needed("number"), issued_on=issued_on, ends_on=holds_until)
    if reader.text("window"):
        window = load_exam().next_window(now.date())
        open_case(session, person, window, by=None, now=now, words="Part of the sample.")
    if starts_on and ends_on:
        begin_cycle(session, person, starts_on=starts_on, ends_on=ends_on, policy=reader.needed("policy"))
        add_job(session, person, employer=EMPLOYER, role="publication planner", start=starts_on, end=None, now=now)
    return person


def _add_credit(
    session: Session, person: Practitioner, activities: dict[str, Activity], reader: Reader, now: datetime
) -> None:
    """What the programme entered counts; what the person added stands on the list and still wants its certificate."""
    start, end = reader.days("days") or (WRITTEN_ON, WRITTEN_ON)
    years = now.year - WRITTEN_ON.year
    if _later(end, years) > now.date() - timedelta(days=1):
        years -= 1
    facts: dict[str, Any] = {"start": _later(start, years), "end": _later(end, years)}
    added_by = reader.needed("added_by")
    activity = activities.get(reader.needed("title")) if added_by == "Self" else None
    if activity is not None and activity.starts_on and activity.starts_on < now.date():
        facts = {"start": activity.starts_on, "end": activity.ends_on}
    domain = domain_in(reader.needed("category"))
    log_credit(
        session,
        person,
        title=reader.needed("title"),
        seconds=_seconds(reader),
        domain=domain.value if domain else None,
        description=reader.text("description"),
        location=reader.text("location"),
        added_by=added_by,
        activity=activity,
        basis=None if added_by == "Self" else Basis.ATTENDANCE,
        now=now,
        **facts,
    )


def _seconds(reader: Reader) -> int:
    found = seconds_of(reader.needed("hours"))
    if found is None:
        raise ValueError(f"the sample row {reader.row} has no hours")
    return found


@overload
def _later(day: date, years: int) -> date: ...


@overload
def _later(day: date | None, years: int) -> date | None: ...


def _later(day: date | None, years: int) -> date | None:
    """The same day ``years`` later; the samples have no 29 February."""
    return day.replace(year=day.year + years) if day else None
