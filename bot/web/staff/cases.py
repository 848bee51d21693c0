"""Cases: what waits for a decision, and one case with its documents, its steps and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.files import file_link
from bot.web.room import Room, room_of
from core.actions import recertification
from core.actions.cases import name_of, queue, sent_case_of
from core.actions.conflicts import conflicts
from core.actions.deciding import show_split
from core.actions.health import private_of
from core.actions.moving import Matter, moves_of, steps_of
from core.actions.precedents import precedents
from core.actions.record import record_of
from core.actions.requests import hours_asked
from core.actions.today import programme_day
from core.actions.told import facts_of_case
from core.actions.work import jobs_of
from core.errors import NotFound
from core.message import File
from core.rules.application import load_application
from core.rules.moves import Pathway, Who, state_in_words
from core.rules.prepared import load_reasons
from core.rules.rights import may
from core.rules.terms import show_hours
from core.store.tables import (
    Audit,
    CreditRequest,
    ExamApplication,
    Fee,
    OfficeOnly,
    Practitioner,
    Recertification,
)


def waiting(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """Everything that waits, by kind and for me."""
    today = programme_day(room_of(request).house, room_of(request).now())
    mine = request.query_params.get("mine") == "yes"
    found = queue(session, reviewer=me if mine else None, today=today)
    rows = [
        {
            "called": one.called, "about": one.about, "number": one.matter.id, "person": one.practitioner.name,
            "title": one.title, "days": (today - one.since.date()).days, "due": one.due_on,
            "late": one.due_on is not None and one.due_on < today,
            "reviewer": one.reviewer.name if one.reviewer else "", "state": state_in_words(one.matter.state),
        }
        for one in found
    ]  # fmt: skip
    return {"rows": rows, "mine": mine}


@dataclass(frozen=True, slots=True)
class Told:
    """What a case says: facts and files by name, notes to heed, what is for the office alone."""

    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    private: tuple[OfficeOnly, ...] = ()


def case(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """One case: what it says, its documents, earlier ones, its steps, and what can be done now. Raises NotFound."""
    about, number = request.path_params["about"], request.path_params["number"]
    matter = sent_case_of(session, about, number, to=me)
    guard = {Audit: "audit", Fee: "settle fee"}.get(type(matter), "see queue")
    if not may(guard, held):
        raise NotFound(what=name_of(about, number))
    mine = matter.practitioner_id == me.id
    possible = [] if mine else [move.verb for who in held for move in moves_of(matter).possible(matter.state, who)]
    told = _told_of(room_of(request), session, matter, me, held)
    return {
        "about": about, "called": name_of(about, number), "matter": matter, "state": state_in_words(matter.state),
        "facts": [f for f in told.facts if f[1]],
        "files": told.files, "notes": told.notes, "private": told.private, "steps": steps_of(session, matter),
        "possible": possible, "mine": mine, "reasons": load_reasons().get(about, ()),
    }  # fmt: skip


def _told_of(room: Room, session: Session, matter: Matter, me: Practitioner, held: set[Who]) -> Told:
    house, now = room.house, room.now()
    match matter:
        case CreditRequest():
            return _told_of_request(room, session, matter, me)
        case ExamApplication():
            private = private_of(session, matter, by=me, now=now) if may("see private", held) else []
            return Told(_of_exam(session, matter), private=tuple(private))
        case Recertification():
            record = record_of(session, matter.practitioner, programme_day(house, now))
            gaps = recertification.lacking(record, Pathway(matter.pathway or Pathway.CREDIT))
            lacking = (
                f"Still missing: {recertification.say_lacking(gaps)}." if gaps else "Everything it asks for is met."
            )
            return Told(notes=(lacking,))
        case Audit():
            draw = (("Due", matter.due_on.isoformat()), ("Seed", matter.draw.seed), ("Finding", matter.finding or ""))
            return Told(draw)
        case _:
            return Told(facts_of_case(session, matter, private=may("see private", held)))


def _told_of_request(room: Room, session: Session, one: CreditRequest, me: Practitioner) -> Told:
    kept = [File(doc.name, doc.document.media_type, doc.sha256, doc.document.size) for doc in one.documents]
    files = tuple((file.name, file_link(room.house, file, room.now())) for file in kept)
    earlier, why = precedents(session, one), conflicts(session, one, me)
    notes = [f"Earlier: {earlier.says}."] if earlier else []
    notes += [f"You may have a conflict of interest: {', '.join(why)}."] if why else []
    return Told(_of_request(one), files, tuple(notes))


def _of_request(one: CreditRequest) -> tuple[tuple[str, str], ...]:
    days = f"{one.starts_on} to {one.ends_on}" if one.starts_on != one.ends_on else str(one.starts_on)
    return (
        ("Agenda", one.agenda or ""), ("Provider", one.provider or ""), ("Other faculty", one.faculty or ""),
        ("Role", one.own_role or ""), ("Dates", days), ("Preparation", f"{show_hours(one.preparation_seconds or 0)} h"),
        ("Presentation", f"{show_hours(one.presentation_seconds or 0)} h"), ("Asks", show_split(hours_asked(one))),
        ("Reviewer", one.reviewer.name if one.reviewer else ""), ("Due", one.due_on.isoformat() if one.due_on else ""),
    )  # fmt: skip


def _of_exam(session: Session, one: ExamApplication) -> tuple[tuple[str, str], ...]:
    labels = {asked.key: asked.label for asked in load_application().fields}
    facts = [(labels[key], str(value)) for key, value in one.answers.items() if key in labels]
    facts += [
        ("Worked at", f"{j.employer}, {j.starts_on} to {j.ends_on or 'today'}")
        for j in jobs_of(session, one.practitioner)
    ]
    return tuple(facts)
