"""What stands in the tables of the staff page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.files import file_link
from bot.web.room import room_of
from core.actions import recertification
from core.actions.audits import audits_of, draws, open_audits
from core.actions.cases import case_of, name_of, queue
from core.actions.charging import fees_of, show_money
from core.actions.deciding import show_split
from core.actions.health import private_of
from core.actions.moving import moves_of, steps_of
from core.actions.practitioners import primary_address
from core.actions.precedents import conflicts, precedents
from core.actions.record import record_of
from core.actions.requests import hours_asked, requests_of
from core.actions.roles import roles_of
from core.actions.today import programme_day
from core.actions.work import jobs_of
from core.errors import NotFound
from core.message import File
from core.rules.application import load_application
from core.rules.moves import Pathway, Who
from core.rules.prepared import load_reasons
from core.rules.rights import may
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import (
    Activity,
    Address,
    Audit,
    CreditRequest,
    ExamApplication,
    Fee,
    Practitioner,
    Recertification,
)

AT_ONCE = 50


def waiting(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """Everything that waits, by kind and for me."""
    today = programme_day(room_of(request).house, room_of(request).now())
    mine = request.query_params.get("mine") == "yes"
    found = queue(session, reviewer=me if mine else None)
    rows = [
        {
            "called": one.called, "about": one.about, "number": one.matter.id, "person": one.practitioner.name,
            "title": one.title, "days": (today - one.since.date()).days, "due": one.due_on,
            "late": one.due_on is not None and one.due_on < today,
            "reviewer": one.reviewer.name if one.reviewer else "", "state": one.matter.state,
        }
        for one in found
    ]  # fmt: skip
    return {"rows": rows, "mine": mine}


def case(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """One case: what it says, its documents, earlier ones, its steps, and what can be done now. Raises NotFound."""
    about, number = request.path_params["about"], request.path_params["number"]
    matter = case_of(session, about, number)
    guard = {Audit: "audit", Fee: "settle fee"}.get(type(matter))
    if (guard is not None and not may(guard, held)) or (guard is None and not may("see queue", held)):
        raise NotFound(what=name_of(about, number))
    house, now = room_of(request).house, room_of(request).now()
    mine = matter.practitioner_id == me.id
    possible = [] if mine else [move.verb for who in held for move in moves_of(matter).possible(matter.state, who)]
    files: list[tuple[str, str]] = []
    facts: list[tuple[str, str]] = []
    notes: list[str] = []
    private: list[dict[str, Any]] = []
    if isinstance(matter, CreditRequest):
        kept = [File(one.name, one.document.media_type, one.sha256, one.document.size) for one in matter.documents]
        files = [(file.name, file_link(house, file, now)) for file in kept]
        facts = _of_request(matter)
        earlier, why = precedents(session, matter), conflicts(session, matter, me)
        notes += [f"Earlier: {earlier.says}."] if earlier else []
        notes += [f"You may have a conflict of interest: {', '.join(why)}."] if why else []
    elif isinstance(matter, ExamApplication):
        facts = _of_exam(session, matter)
        if may("see private", held):
            private = [{"id": one.id, "kind": one.kind, "words": one.words, "name": one.name}
                       for one in private_of(session, matter, by=me, now=now)]  # fmt: skip
    elif isinstance(matter, Recertification):
        record = record_of(session, matter.practitioner, programme_day(house, now))
        gaps = recertification.lacking(record, Pathway(matter.pathway or Pathway.CREDIT))
        notes.append(
            f"Still missing: {recertification.say_lacking(gaps)}." if gaps else "Everything it asks for is met."
        )
    elif isinstance(matter, Audit):
        facts = [("Due", matter.due_on.isoformat()), ("Seed", matter.draw.seed), ("Finding", matter.finding or "")]
    return {
        "about": about, "called": name_of(about, number), "matter": matter, "facts": [f for f in facts if f[1]],
        "files": files, "notes": notes, "private": private, "steps": steps_of(session, matter), "possible": possible,
        "mine": mine, "reasons": load_reasons().get(about, ()),
    }  # fmt: skip


def _of_request(one: CreditRequest) -> list[tuple[str, str]]:
    days = f"{one.starts_on} to {one.ends_on}" if one.starts_on != one.ends_on else str(one.starts_on)
    return [
        ("Agenda", one.agenda or ""), ("Provider", one.provider or ""), ("Other faculty", one.faculty or ""),
        ("Role", one.own_role or ""), ("Dates", days), ("Preparation", f"{show_hours(one.preparation_seconds or 0)} h"),
        ("Presentation", f"{show_hours(one.presentation_seconds or 0)} h"), ("Asks", show_split(hours_asked(one))),
        ("Reviewer", one.reviewer.name if one.reviewer else ""), ("Due", one.due_on.isoformat() if one.due_on else ""),
    ]  # fmt: skip


def _of_exam(session: Session, one: ExamApplication) -> list[tuple[str, str]]:
    labels = {asked.key: asked.label for asked in load_application().fields}
    facts = [(labels[key], str(value)) for key, value in one.answers.items() if key in labels]
    facts += [
        ("Worked at", f"{j.employer}, {j.starts_on} to {j.ends_on or 'today'}")
        for j in jobs_of(session, one.practitioner)
    ]
    return facts


def people(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """People by name or address, some at a time."""
    words = request.query_params.get("q", "").strip()[:100]
    after = request.query_params.get("after", "0")
    wanted = select(Practitioner).where(Practitioner.id > (int(after) if after.isdecimal() and len(after) < 16 else 0))
    if words:
        like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        owners = select(Address.practitioner_id).where(Address.address.ilike(like, escape="\\"))
        wanted = wanted.where(or_(Practitioner.name.ilike(like, escape="\\"), Practitioner.id.in_(owners)))
    found = list(session.scalars(wanted.order_by(Practitioner.id).limit(AT_ONCE + 1)))
    rows = [
        (one, primary_address(one) or "", one.cycles[-1].ends_on if one.cycles else None) for one in found[:AT_ONCE]
    ]
    total = session.scalar(select(func.count()).select_from(Practitioner))
    return {
        "rows": rows,
        "words": words,
        "next": found[AT_ONCE - 1].id if len(found) > AT_ONCE else None,
        "total": total,
    }


def person(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """One person: standing, bars, cases, roles. Raises NotFound."""
    one = session.get(Practitioner, request.path_params["number"])
    if one is None:
        raise NotFound(what="that person")
    house, now = room_of(request).house, room_of(request).now()
    record = record_of(session, one, programme_day(house, now))
    cases = [("request", r.id, r.title or "", r.state) for r in requests_of(session, one)]
    if may("audit", held):
        cases += [("audit", a.id, f"due {a.due_on}", a.state) for a in audits_of(session, one)]
    fees = [(f.id, f.kind, show_money(f.cents, f.currency), f.state) for f in fees_of(session, one)]
    return {
        "one": one, "address": primary_address(one) or "", "record": record, "cases": cases, "name_of": name_of,
        "fees": fees if may("settle fee", held) else [], "roles": sorted(roles_of(session, one, now)),
        "bars": record.progress.bars if record.progress else (), "may_grant": may("grant", held),
    }  # fmt: skip


def audited(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """Every open audit and every draw."""
    today = programme_day(room_of(request).house, room_of(request).now())
    rows = [(one, one.due_on < today) for one in open_audits(session)]
    return {"rows": rows, "draws": [(one, len(one.audits)) for one in draws(session)]}


def catalogue(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """The approved list, the latest day first."""
    words = request.query_params.get("q", "").strip()[:100]
    wanted = select(Activity).order_by(Activity.starts_on.desc().nulls_last(), Activity.id.desc()).limit(200)
    if words:
        like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        wanted = wanted.where(or_(Activity.title.ilike(like, escape="\\"), Activity.code.ilike(like, escape="\\")))
    domains = {domain.value: title for domain, title in DOMAIN_TITLES.items()}
    rows = [(one, show_hours(one.seconds), domains.get(one.domain, one.domain)) for one in session.scalars(wanted)]
    return {"rows": rows, "words": words, "domains": list(Domain)}
