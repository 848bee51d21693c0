"""Correct an activity of the approved list, and with it every credit that was logged from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actions.catalogue import index
from core.actions.credits import show_day
from core.actions.journal import facts_of, write
from core.actions.telling import tell
from core.house import House
from core.message import Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Activity, Credit, Outgoing, Practitioner

# What a credit takes over from its activity, and what the reader calls it.
SHOWN = {
    "title": "name", "seconds": "hours", "domain": "domain", "description": "type",
    "starts_on": "first day", "ends_on": "last day",
}  # fmt: skip
# What the approved list says of an activity, in the order it is said.
LISTED = ("title", "provider", "course_type", "starts_on", "ends_on", "seconds", "domain", "is_recording")

HEAD = "The office corrected the approved list, and your record with it:"
FOOT = "Type *progress* to see where that leaves you. If it looks wrong, type: tell the office …"


@dataclass(frozen=True, slots=True)
class Correction:
    """One credit a correction of the list reached; ``changes`` are (column, before, after)."""

    practitioner_id: int
    number: int
    title: str
    changes: tuple[tuple[str, Any, Any], ...]

    def line(self) -> str:
        """What changed, for the person: '#14 GPP3: hours 1.5 → 1'."""
        shown = ", ".join(
            f"{SHOWN[name]} {show_value(name, was)} → {show_value(name, now)}" for name, was, now in self.changes
        )
        return f"#{self.number} {self.title}: {shown}"


def correct_activities(
    session: Session, wanted: Sequence[tuple[Activity, dict[str, Any]]], *, now: datetime
) -> dict[int, list[Correction]]:
    """Change the columns named of each activity, and its credits with it, each with a line in its journal.

    What was reached is given by the activity's id.
    """
    spans = {activity.id: _before_and_after(activity, changes) for activity, changes in wanted}
    for activity, changes in wanted:
        for name, value in changes.items():
            setattr(activity, name, value)
    session.flush()
    for activity, changes in wanted:
        if {"title", "provider", "course_type"} & changes.keys():
            index(session, activity)
    return {
        activity_id: [
            _follow(session, credit, following, now)
            for credit in logged
            if (following := _following(credit, *spans[activity_id]))
        ]
        for activity_id, logged in logged_from(session, spans).items()
    }


def reach_of(activity: Activity, changes: dict[str, Any], logged: Iterable[Credit]) -> list[Correction]:
    """Which of an activity's credits a correction would change. Changes nothing."""
    before, after = _before_and_after(activity, changes)
    reached = [(credit, _following(credit, before, after)) for credit in logged]
    return [Correction(credit.practitioner_id, credit.number, credit.title, f) for credit, f in reached if f]


def logged_from(session: Session, activity_ids: Iterable[int]) -> dict[int, list[Credit]]:
    """The credits that people have of activities, by the activity's id."""
    logged = select(Credit).where(Credit.activity_id.in_(list(activity_ids)), Credit.deleted_at.is_(None))
    found: dict[int, list[Credit]] = {}
    for credit in session.scalars(logged.order_by(Credit.id)):
        if credit.activity_id is not None:
            found.setdefault(credit.activity_id, []).append(credit)
    return found


def _before_and_after(activity: Activity, changes: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An activity as its credits hold it, as it is and as it will be."""
    now = {name: getattr(activity, name) for name in LISTED}
    return _as_held(now), _as_held(now | changes)


def _as_held(listed: dict[str, Any]) -> dict[str, Any]:
    is_live = not listed["is_recording"]
    return {
        "title": listed["title"],
        "seconds": listed["seconds"],
        "domain": listed["domain"],
        "description": listed["course_type"],
        "starts_on": listed["starts_on"] if is_live else None,
        "ends_on": listed["ends_on"] if is_live else None,
    }


def _following(credit: Credit, before: dict[str, Any], after: dict[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    """Hours, domain and name always follow the list; days and type only where the credit had the list's own."""
    wanted = {name: after[name] for name in ("title", "seconds", "domain")}
    if credit.description == before["description"]:
        wanted["description"] = after["description"]
    has_listed_days = (credit.starts_on, credit.ends_on) == (before["starts_on"], before["ends_on"])
    if has_listed_days and after["starts_on"] and after["ends_on"]:
        wanted |= {"starts_on": after["starts_on"], "ends_on": after["ends_on"]}
    return tuple((k, getattr(credit, k), v) for k, v in wanted.items() if getattr(credit, k) != v)


def _follow(session: Session, credit: Credit, following: tuple[tuple[str, Any, Any], ...], now: datetime) -> Correction:
    held = facts_of(credit)
    for name, _, value in following:
        setattr(credit, name, value)
    write(
        session, credit.practitioner_id, verb="correct", subject=f"credit:{credit.number}", before=held,
        after=facts_of(credit), now=now,
    )  # fmt: skip
    return Correction(credit.practitioner_id, credit.number, credit.title, following)


def tell_of_corrections(
    session: Session, house: House, corrections: Iterable[Correction], *, bundle: str, now: datetime
) -> set[int]:
    """Owe each person one message about all their corrected credits; the ids of who were told.

    What was said under the same ``bundle`` and is not on its way yet is said together with it.
    """
    told: set[int] = set()
    ordered = sorted(corrections, key=lambda one: (one.practitioner_id, one.number))
    for person_id, theirs in groupby(ordered, key=lambda one: one.practitioner_id):
        lines = "\n".join([*_unsent(session, bundle, person_id), *(one.line() for one in theirs)])
        reply = Reply(f"{HEAD}\n{lines}\n{FOOT}", subject="The approved list was corrected, and your record with it")
        key = f"correction:{bundle}:{hashlib.sha256(lines.encode()).hexdigest()[:32]}"
        if tell(session, house, session.get_one(Practitioner, person_id), reply, key=key, kind="correction", now=now):
            told.add(person_id)
    return told


def _unsent(session: Session, bundle: str, practitioner_id: int) -> list[str]:
    """Take back the messages of a bundle that nobody has begun to send; the lines they held."""
    waiting = delete(Outgoing).where(
        Outgoing.practitioner_id == practitioner_id, Outgoing.key.startswith(f"correction:{bundle}:", autoescape=True),
        Outgoing.sent_at.is_(None), Outgoing.due_at.is_not(None), Outgoing.tries == 0,
    )  # fmt: skip
    replies = session.scalars(waiting.returning(Outgoing.reply).execution_options(synchronize_session=False)).all()
    lines = [reply["text"].removeprefix(f"{HEAD}\n").removesuffix(f"\n{FOOT}").split("\n") for reply in replies]
    return max(lines, key=len, default=[])


def show_value(name: str, value: Any) -> str:
    """A value of the column called ``name`` as one reads it: 1.5 h, Wed 18 Nov 2026, "GPP3"."""
    if value is None or value == "":
        return "none"
    if name == "is_recording":
        return "recording" if value else "live"
    if name == "seconds":
        return f"{show_hours(value)} h"
    if name == "domain" and value in set(Domain):
        return DOMAIN_TITLES[Domain(value)]
    if isinstance(value, date):
        return show_day(value)
    return f'"{value}"'
