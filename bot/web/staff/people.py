"""Who is who: people by name or address, and one person's standing, cases, fees and roles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.room import room_of
from bot.web.staff.paging import like_words
from core.actions.audits import audits_of
from core.actions.cases import name_of
from core.actions.charging import fees_of, show_money
from core.actions.practitioners import primary_address
from core.actions.record import record_of
from core.actions.requests import requests_of
from core.actions.roles import roles_of
from core.actions.today import programme_day
from core.errors import NotFound
from core.rules.moves import Who
from core.rules.rights import may
from core.store.tables import Address, Practitioner

AT_ONCE = 50


def people(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """People by name or address, some at a time."""
    words = request.query_params.get("q", "").strip()[:100]
    after = request.query_params.get("after", "0")
    wanted = select(Practitioner).where(Practitioner.id > (int(after) if after.isdecimal() and len(after) < 16 else 0))
    if words:
        like = like_words(words)
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


def name_of_one(session: Session, practitioner_id: int | None) -> str:
    """Somebody's name; the machine's own terminal has none."""
    person = session.get(Practitioner, practitioner_id) if practitioner_id else None
    return person.name if person else "the terminal"
