"""Undo a batch of the approved list: what it corrected is as it was, credits too; what it added is off the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from core.actions.catalogue_batches import batch_of, listed_under, lock_list, restored
from core.actions.catalogue_changes import SHOWN, counted
from core.actions.corrections import correct_activities, show_value, tell_of_corrections
from core.actions.journal import speaking_as
from core.actions.roles import Office, require_role
from core.errors import TallyError
from core.house import House
from core.store.tables import Activity, ActivityTrigram, CatalogueLine, Credit, LiveSession, Practitioner

# As many as an import writes at once: others wait some tenths of a second at most.
CHUNK = 50
BY_IMPORT = "To change it all the same, import it with the values it should have."


class UndoneAlready(TallyError):
    """A batch is undone once."""

    says = "C{number} was undone already; what it changed is as it was before. To see all of them, type: batches"


@dataclass
class Undone:
    """What became of a batch: activities put back and taken off, credits and people reached, and what was left and why."""

    number: int
    put_back: int = 0
    taken_off: int = 0
    credits: int = 0
    people: set[int] = field(default_factory=set)
    left: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """It to be read, what is done first."""
        made = f"{counted(self.put_back, 'activity is', 'activities are')} as before, {self.taken_off} off the list"
        said = [f"C{self.number}: {made if self.put_back or self.taken_off else 'nothing was undone'}."]
        if self.credits:
            reach = f"{counted(self.credits, 'credit')} of {counted(len(self.people), 'person', 'people')}"
            said.append(f"{reach} followed; they are told.")
        if self.left:
            return [*said, f"{counted(len(self.left), 'is left as it is', 'are left as they are')}:", *self.left]
        return said

    def to_json(self) -> dict[str, Any]:
        """The same as a dict for JSON."""
        return {
            "batch": self.number, "put_back": self.put_back, "taken_off": self.taken_off, "credits": self.credits,
            "people": len(self.people), "left": self.left,
        }  # fmt: skip


def undo_batch(house: House, number: int, *, by: Practitioner | None, now: datetime) -> Undone:
    """Take back a batch; what was changed or used since is left and named, and is tried again when it is said again.

    It opens transactions of its own, a few lines each, so it must not be called inside one. Raises NotAllowed,
    NotFound, UndoneAlready.
    """
    with house.database.read() as session:
        require_role(session, by, Office.OFFICE, now=now, what="Undoing an import")
        batch = batch_of(session, number)
        waiting = select(CatalogueLine.id).where(CatalogueLine.batch_id == batch.id, CatalogueLine.undone_at.is_(None))
        lines = session.scalars(waiting.order_by(CatalogueLine.code)).all()
    if not lines:
        raise UndoneAlready(number=number)
    undone = Undone(number)
    for at in range(0, len(lines), CHUNK):
        if at:
            house.database.give_way()
        with house.database.begin() as session, speaking_as(session, "import", f"undo:C{number}"):
            _undo_lines(session, house, lines[at : at + CHUNK], undone, by, now)
    if not (undone.put_back or undone.taken_off or undone.left):
        raise UndoneAlready(number=number)  # somebody else did, at the same moment
    if undone.people:
        house.wake()
    return undone


def _undo_lines(
    session: Session, house: House, ids: Sequence[int], undone: Undone, by: Practitioner | None, now: datetime
) -> None:
    lock_list(session)
    held = select(CatalogueLine).where(CatalogueLine.id.in_(ids), CatalogueLine.undone_at.is_(None))
    lines = session.scalars(held.order_by(CatalogueLine.code)).all()
    listed = listed_under(session, [line.code for line in lines])
    later = _later(session, lines)
    wanted: list[tuple[Activity, dict[str, Any]]] = []
    settled, added = list[CatalogueLine](), dict[int, CatalogueLine]()
    for line in lines:
        activity = listed.get(line.code)
        reason = _changed_since(line, activity, later.get(line.code, []))
        if reason or activity is None:
            undone.left.append(reason)
        elif line.was is None:
            added[activity.id] = line
        else:
            wanted.append((activity, restored(line.was)))
            settled.append(line)
    corrections = [one for reached in correct_activities(session, wanted, now=now).values() for one in reached]
    undone.put_back += len(wanted)
    settled += _take_off(session, added, undone)
    for line in settled:
        line.undone_at = now
        line.batch.undone_at, line.batch.undone_by_id = now, by.id if by else None
    undone.credits += len(corrections)
    undone.people |= tell_of_corrections(session, house, corrections, bundle=f"undo C{undone.number}", now=now)


def _later(session: Session, lines: Sequence[CatalogueLine]) -> dict[str, list[CatalogueLine]]:
    """By code, the lines of later batches that still hold."""
    if not lines:
        return {}
    rows = select(CatalogueLine).where(
        CatalogueLine.code.in_([line.code for line in lines]), CatalogueLine.batch_id > lines[0].batch_id,
        CatalogueLine.undone_at.is_(None),
    )  # fmt: skip
    found: dict[str, list[CatalogueLine]] = {}
    for row in session.scalars(rows.order_by(CatalogueLine.id)):
        found.setdefault(row.code, []).append(row)
    return found


def _changed_since(line: CatalogueLine, activity: Activity | None, later: list[CatalogueLine]) -> str:
    """Why a line can't be taken back; empty when it can."""
    is_new = line.was is None
    again = [f"C{other.batch_id}" for other in reversed(later) if is_new or other.became.keys() & line.became.keys()]
    if again:
        return (
            f"{line.code} was corrected again by {', '.join(again)}: undo that first, then C{line.batch_id} once more."
        )
    if activity is None:
        return f"{line.code} is not on the list any more. {BY_IMPORT}"
    for name, value in restored(line.became).items():
        if getattr(activity, name) != value:
            now = show_value(name, getattr(activity, name))
            return f"{line.code} was changed since: {SHOWN[name]} is {now}, not {show_value(name, value)}. {BY_IMPORT}"
    return ""


def _take_off(session: Session, added: dict[int, CatalogueLine], undone: Undone) -> list[CatalogueLine]:
    """Delete the new activities that nothing refers to; the lines of those that went."""
    # Who logs a credit at this moment holds its activity; waiting for them could be waiting for each other.
    free = select(Activity.id).where(Activity.id.in_(added)).with_for_update(skip_locked=True)
    mine = set(session.scalars(free))
    reasons = {one: "is being used at this moment. Undo it again in a minute" for one in added if one not in mine}
    reasons |= _referred(session, mine)
    gone = sorted(mine - reasons.keys())
    session.execute(delete(ActivityTrigram).where(ActivityTrigram.activity_id.in_(gone)))
    session.execute(delete(Activity).where(Activity.id.in_(gone)).execution_options(synchronize_session=False))
    undone.taken_off += len(gone)
    undone.left += [f"{added[one].code} {reason}." for one, reason in reasons.items()]
    return [added[one] for one in gone]


def _referred(session: Session, ids: set[int]) -> dict[int, str]:
    """Why activities have to stay on the list."""
    held = select(LiveSession.activity_id, LiveSession.code).where(LiveSession.activity_id.in_(ids))
    reasons = {
        activity_id: f"stays: it has a live session, check-in {code}, that people can come to"
        for activity_id, code in session.execute(held)
    }
    logged = select(Activity.id, func.count(), func.count(Credit.deleted_at)).join(
        Credit, Credit.activity_id == Activity.id
    )
    for activity_id, several, deleted in session.execute(logged.where(Activity.id.in_(ids)).group_by(Activity.id)):
        also = f", {deleted} of them deleted since" if deleted else ""
        reasons[activity_id] = f"stays: {counted(several, 'credit was', 'credits were')} logged from it{also}"
    return reasons
