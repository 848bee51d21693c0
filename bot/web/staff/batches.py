"""Lists that were imported: attendance (B3) and the approved list (C2), what came of each, and the lines that wait."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload
from starlette.requests import Request

from bot.web.staff.paging import stretch
from bot.web.staff.people import name_of_one
from core.actions.attendance_crediting import CREDITED, WAITING
from core.actions.attendance_undoing import SETTLED
from core.actions.catalogue_batches import batch_of, listed_under, restored
from core.actions.catalogue_changes import SHOWN, Change
from core.actions.corrections import show_value
from core.actions.practitioners import primary_address
from core.errors import NotFound
from core.rules.moves import Who
from core.store.tables import Activity, Attendance, AttendanceBatch, CatalogueBatch, CatalogueLine, Practitioner

# As many sessions as a list to choose from can show; any other code can be typed.
MOST_SESSIONS = 200


def batches(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """Every list, the latest first, and the lines that wait for somebody to say whom they mean."""
    found = stretch(request, session, select(AttendanceBatch).order_by(AttendanceBatch.id.desc()))
    lines = stretch(
        request, session, select(Attendance).where(Attendance.state.in_(WAITING)).order_by(Attendance.id), "lines"
    )
    lists = stretch(request, session, select(CatalogueBatch).order_by(CatalogueBatch.id.desc()), "lists")
    waiting = session.scalar(select(func.count()).select_from(Attendance).where(Attendance.state.in_(WAITING)))
    return {
        "rows": _attendance(session, found.rows), "found": found, "waiting": waiting, "lines": lines,
        "line_rows": [_line(session, one) for one in lines.rows], "lists": lists,
        "list_rows": [_listed(session, one) for one in lists.rows], "sessions": _sessions(session),
    }  # fmt: skip


def _attendance(session: Session, found: list[AttendanceBatch]) -> list[dict[str, Any]]:
    counted = select(Attendance.batch_id, Attendance.state, func.count()).where(
        Attendance.batch_id.in_([one.id for one in found])
    )
    counts: dict[int | None, dict[str, int]] = {}
    for batch_id, state, many in session.execute(counted.group_by(Attendance.batch_id, Attendance.state)):
        counts.setdefault(batch_id, {})[state] = many
    return [
        {
            "batch": one, "activity": one.live.activity, "by": name_of_one(session, one.by_id),
            "counts": sorted(counts.get(one.id, {}).items(), key=lambda state: (state[0] != CREDITED, state[0])),
            "credited": counts.get(one.id, {}).get(CREDITED, 0),
            # An undo that was broken off goes on when it is said again.
            "left": sum(many for state, many in counts.get(one.id, {}).items() if state not in SETTLED),
            "undone_by": name_of_one(session, one.undone_by_id) if one.undone_at else "",
        }
        for one in found
    ]  # fmt: skip


def _listed(session: Session, one: CatalogueBatch) -> dict[str, Any]:
    """A batch of the approved list, and how much of it was left when it was undone."""
    lines = CatalogueLine.batch_id == one.id
    left = session.scalar(select(func.count()).where(lines, CatalogueLine.undone_at.is_(None))) if one.undone_at else 0
    return {
        "batch": one, "by": name_of_one(session, one.by_id), "left": left,
        "undone_by": name_of_one(session, one.undone_by_id) if one.undone_at else "",
    }  # fmt: skip


def _line(session: Session, row: Attendance) -> dict[str, Any]:
    """A line that waits, why it does, and who might be meant."""
    people = [session.get(Practitioner, one) for one in row.candidates]
    candidates = [(one.name, address) for one in people if one and (address := primary_address(one))]
    denied = [session.get(Practitioner, one) for one in (row.was or {}).get("denied", ())]
    if denied:
        why = f"{' and '.join(one.name for one in denied if one)} said it was somebody else"
    elif candidates:
        why = (
            "the name could be theirs; they are asked" if len(candidates) == 1 else "the name could be several people's"
        )
    else:
        why = "nobody is known by this address" if row.address else "nobody is known by this name"
    return {"row": row, "activity": row.live.activity, "candidates": candidates, "why": why}


def _sessions(session: Session) -> list[Activity]:
    """The live activities one can import a list of, the latest day first."""
    live = select(Activity).where(Activity.is_recording.is_(False), Activity.is_withdrawn.is_(False))
    return list(
        session.scalars(live.order_by(Activity.starts_on.desc().nulls_last(), Activity.id).limit(MOST_SESSIONS))
    )


def attendance_batch(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """One list line by line. Raises NotFound."""
    batch = session.get(AttendanceBatch, request.path_params["number"])
    if batch is None:
        raise NotFound(what=f"B{request.path_params['number']}")
    lines = select(Attendance).where(Attendance.batch_id == batch.id).order_by(Attendance.id)
    joined = lines.options(selectinload(Attendance.practitioner), selectinload(Attendance.credit))
    return {**_attendance(session, [batch])[0], "found": stretch(request, session, joined)}


def catalogue_batch(request: Request, session: Session, me: Practitioner, held: set[Who]) -> dict[str, Any]:
    """One import of the approved list: each activity it added or changed, as it was and as it became. Raises NotFound."""
    batch = batch_of(session, request.path_params["number"])
    lines = select(CatalogueLine).where(CatalogueLine.batch_id == batch.id).order_by(CatalogueLine.code)
    found = stretch(request, session, lines)
    listed = listed_under(session, [line.code for line in found.rows])
    return {
        **_listed(session, batch), "found": found, "shown": show_value, "called": SHOWN,
        "rows": [(line, listed.get(line.code), _change(line, listed.get(line.code))) for line in found.rows],
    }  # fmt: skip


def _change(line: CatalogueLine, activity: Activity | None) -> Change:
    was = restored(line.was) if line.was is not None else None
    return Change(line.code, activity.title if activity else "", was, restored(line.became))
