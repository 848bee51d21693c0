"""The whole approved list: searched, narrowed, some rows at a time, with what hangs on each activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.room import room_of
from bot.web.staff.paging import Stretch, counted, like_words, stretch
from core.actions.catalogue import search
from core.actions.live_sessions import screen_token
from core.rules.moves import Who
from core.rules.rights import may
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Activity, Credit, LiveSession, Practitioner

HOW = {"live": "live", "recording": "recordings", "withdrawn": "taken off the list"}


@dataclass(frozen=True, slots=True)
class Sought:
    """What the form asks for; ``problem`` says which day could not be read."""

    words: str
    kind: str
    domain: str
    how: str
    start: date | None
    end: date | None
    problem: str

    @property
    def is_anything(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.words or self.kind or self.domain or self.how or self.start or self.end)


def sought_in(request: Request) -> Sought:
    """What the address of the page asks for."""
    query = {name: request.query_params.get(name, "").strip()[:100] for name in ("q", "kind", "domain", "how")}
    days: dict[str, date | None] = {}
    problem = ""
    for name in ("start", "end"):
        said = request.query_params.get(name, "").strip()
        try:
            days[name] = date.fromisoformat(said) if said else None
        except ValueError:
            days[name] = None
            problem = f'"{said[:40]}" is no day I can read, so the list is not narrowed by it. Write it as 2026-12-31.'
    return Sought(query["q"], query["kind"], query["domain"], query["how"], days["start"], days["end"], problem)


def catalogue(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """The approved list, the latest day first; what nothing is called exactly is looked for with typing mistakes."""
    sought = sought_in(request)
    found = stretch(request, session, _wanted(sought))
    close = not found.rows and bool(sought.words)
    if close:
        found = Stretch(_close(session, sought), 1, None, None)
    kinds = select(Activity.course_type).where(Activity.course_type.is_not(None)).distinct()
    return {
        "rows": _rows(request, session, found.rows, may("see lists", held)), "sought": sought, "found": found,
        "close": close, "domains": [(domain.value, domain.title) for domain in Domain], "hows": HOW,
        "kinds": sorted(filter(None, session.scalars(kinds))),
        "total": session.scalar(select(func.count()).select_from(Activity).where(Activity.is_withdrawn.is_(False))),
    }  # fmt: skip


def _close(session: Session, sought: Sought) -> list[Activity]:
    """What is called nearly like the words, narrowed as the form says."""
    if sought.how == "withdrawn":
        return []
    hits = search(
        session, sought.words, course_types=[sought.kind] if sought.kind else (), start=sought.start, end=sought.end,
        domain=Domain(sought.domain) if sought.domain in set(Domain) else None,
        recording={"live": False, "recording": True}.get(sought.how), most=20,
    )  # fmt: skip
    return [hit.activity for hit in hits]


def _wanted(sought: Sought) -> Select[Activity]:
    """Every word stands in the title, the code, the provider or the type; days are those the activity runs on."""
    wanted = select(Activity).order_by(Activity.starts_on.desc().nulls_last(), Activity.id.desc())
    for word in sought.words.split():
        places = (Activity.title, Activity.code, Activity.provider, Activity.course_type)
        wanted = wanted.where(or_(*(place.ilike(like_words(word), escape="\\") for place in places)))
    if sought.kind:
        wanted = wanted.where(Activity.course_type == sought.kind)
    if sought.domain:
        wanted = wanted.where(Activity.domain == sought.domain)
    if sought.start:
        wanted = wanted.where(func.coalesce(Activity.ends_on, Activity.starts_on) >= sought.start)
    if sought.end:
        wanted = wanted.where(Activity.starts_on <= sought.end)
    if sought.how in {"live", "recording"}:
        wanted = wanted.where(Activity.is_recording.is_(sought.how == "recording"), Activity.is_withdrawn.is_(False))
    elif sought.how == "withdrawn":
        wanted = wanted.where(Activity.is_withdrawn.is_(True))
    return wanted


def _rows(request: Request, session: Session, found: list[Activity], sheets: bool) -> list[dict[str, Any]]:
    """Each activity with how many credits were logged from it and the session one checks in to."""
    ids = [one.id for one in found]
    credits = counted(session, Credit.activity_id, Credit.activity_id.in_(ids), Credit.deleted_at.is_(None))
    lives = {
        one.activity_id: one for one in session.scalars(select(LiveSession).where(LiveSession.activity_id.in_(ids)))
    }
    titles = {domain.value: title for domain, title in DOMAIN_TITLES.items()}
    secret = room_of(request).house.secret
    return [
        {
            "activity": one, "hours": show_hours(one.seconds), "domain": titles.get(one.domain, one.domain),
            "credits": credits.get(one.id, 0),
            "live": (live := lives.get(one.id)), "sheet": _sheet(secret, live) if live and sheets else None,
        }
        for one in found
    ]  # fmt: skip


def _sheet(secret: str, live: LiveSession) -> str:
    """The page for the room: a sheet to print, or the screen where the code changes."""
    return f"/check-in/{live.code}/{'screen' if live.rotates else 'sheet'}/{screen_token(secret, live)}"
