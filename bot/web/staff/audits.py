"""Audits: those that are open with their day, every draw with its seed, and what a new draw needs."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.web.room import room_of
from bot.web.staff.paging import counted
from bot.web.staff.people import name_of_one
from core.actions.audits import draws, open_audits
from core.actions.today import programme_day
from core.rules.moves import Who
from core.rules.wording import show_days_left
from core.store.tables import Audit, AuditDraw, Practitioner


def audited(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """Every open audit, the one due first before the others, and every draw, the latest first."""
    house = room_of(request).house
    today = programme_day(house, room_of(request).now())
    rows = [
        {
            "audit": one, "late": one.due_on < today, "mine": one.practitioner_id == me.id,
            "left": f"overdue by {(today - one.due_on).days} d" if one.due_on < today
            else show_days_left((one.due_on - today).days),
        }
        for one in open_audits(session)
    ]  # fmt: skip
    return {
        "rows": rows, "late": sum(row["late"] for row in rows), "draws": _draws(session), "today": today,
        "days": house.settings.audit_days,
    }  # fmt: skip


def _draws(session: Session) -> list[tuple[AuditDraw, str, int, int]]:
    """Each draw with who made it, how many people it took and how many of their audits are still open."""
    taken = counted(session, Audit.draw_id)
    left = counted(session, Audit.draw_id, Audit.state != "closed")
    return [
        (one, name_of_one(session, one.drawn_by_id), taken.get(one.id, 0), left.get(one.id, 0))
        for one in draws(session)
    ]
