"""Take back the speaker's last change: whole, or not at all when the record moved on since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.actions.journal import last_turn, lines_of, write
from core.errors import Changed, NotFound, TallyError
from core.store.tables import Address, Base, Credit, CreditDocument, Entry, Job, Outgoing, Practitioner, Reminders

Find = Callable[[Session, Practitioner, str], Base | None]


def _credit(session: Session, person: Practitioner, name: str) -> Base | None:
    return session.scalars(
        select(Credit).where(Credit.practitioner_id == person.id, Credit.number == int(name))
    ).first()


def _job(session: Session, person: Practitioner, name: str) -> Base | None:
    return session.scalars(select(Job).where(Job.practitioner_id == person.id, Job.number == int(name))).first()


def _document(session: Session, person: Practitioner, name: str) -> Base | None:
    number, sha256 = name.split(":")
    return session.scalars(
        select(CreditDocument)
        .join(Credit)
        .where(Credit.practitioner_id == person.id, Credit.number == int(number), CreditDocument.sha256 == sha256)
    ).first()


def _reminders(session: Session, person: Practitioner, name: str) -> Base | None:
    return session.get(Reminders, person.id)


def _address(session: Session, person: Practitioner, name: str) -> Base | None:
    return session.scalars(select(Address).where(Address.practitioner_id == person.id, Address.address == name)).first()


def _practitioner(session: Session, person: Practitioner, name: str) -> Base | None:
    return person


def _reminder(session: Session, person: Practitioner, name: str) -> Base | None:
    """A reminder asked for, while it is not sent."""
    unsent = (Outgoing.practitioner_id == person.id, Outgoing.kind == "asked", Outgoing.sent_at.is_(None))
    return session.scalars(select(Outgoing).where(Outgoing.id == int(name), *unsent)).first()


FINDERS: dict[str, Find] = {
    "credit": _credit,
    "job": _job,
    "document": _document,
    "reminders": _reminders,
    "reminder": _reminder,
    "address": _address,
    "practitioner": _practitioner,
}
FINAL = {"link", "unlink", "contact"}


class NotTakenBack(TallyError):
    """What has gone to others isn't undone, but withdrawn."""

    says = "Your last change was to {what}, which others may have seen, so it isn't undone. {remedy}"


WITHDRAWN_BY = {
    "request": ("a request for credit approval", "To take it back, type: withdraw R{id}"),
    "exam": ("your exam application", "To take it back, type: withdraw my exam application"),
    "deferral": ("your deferral", "To take it back, type: withdraw my deferral"),
    "recertification": ("your recertification application", "To take it back, type: withdraw my recertification"),
    "offer": ("your offer to mentor", "To take it back, type: withdraw my mentor offer"),
    "mentoring": ("your mentoring", "To end it, type: end mentoring"),
    "mentor-message": ("a message that was passed on", ""),
    "audit": ("an audit", "Who was drawn has been told; write to them, or settle each audit as usual."),
    "role": ("a role", "Grant or revoke it instead."),
    "fee": ("a fee", ""),
}


def undo_last(
    session: Session,
    practitioner: Practitioner,
    actor: str,
    *,
    now: datetime,
    turn: str | None = None,
    credit: int | None = None,
) -> list[Entry]:
    """Undo every line of the speaker's latest turn, or of the one named; the lines undone, newest first.

    With ``credit`` only what the turn did to the credit of that number.

    Raises NotFound when there is nothing to take back, Changed when one of the things was changed since.
    """
    made = last_turn(session, practitioner.id, actor) if turn is None else lines_of(session, practitioner.id, turn)
    lines = [line for line in made if line.verb not in FINAL and line.payload is not None]
    if credit is not None:
        lines = [line for line in lines if _is_of(line, credit)]
    kinds = {line.subject.partition(":")[0] for line in lines}
    lines = [line for line in lines if line.subject.partition(":")[0] in FINDERS]
    if not lines and kinds:
        _refuse(made[0])
    if not lines:
        raise NotFound(what="a change of yours to take back")
    for line in lines:
        _check_untouched(session, practitioner, line)
    for line in lines:
        _restore(session, practitioner, line)
        kind, name = line.subject.split(":", 1)
        taken_back = write(
            session,
            practitioner.id,
            verb="undo",
            subject=f"{kind}:{name}",
            before=line.payload.after if line.payload else None,
            after=line.payload.before if line.payload else None,
            now=now,
        )
        line.undone_by = taken_back.id
    session.flush()
    return lines


def _is_of(line: Entry, credit: int) -> bool:
    return line.subject == f"credit:{credit}" or line.subject.startswith(f"document:{credit}:")


def _refuse(last: Entry) -> None:
    """Say what the last change was to and how it is taken back."""
    kind, _, number = last.subject.partition(":")
    what, remedy = WITHDRAWN_BY.get(kind, (f"a matter of the office ({kind})", ""))
    raise NotTakenBack(what=what, remedy=remedy.format(id=number))


def _check_untouched(session: Session, practitioner: Practitioner, line: Entry) -> None:
    later = session.scalars(
        select(Entry.id).where(
            Entry.practitioner_id == practitioner.id,
            Entry.subject == line.subject,
            Entry.id > line.id,
            Entry.turn != line.turn,
            Entry.undone_by.is_(None),
            Entry.verb != "undo",
        )
    ).first()
    kind, name = line.subject.split(":", 1)
    if later is not None:
        shown = f"#{name}" if kind == "credit" else f"your {kind}"
        raise Changed(what=shown, remedy="Type *list* to see it as it is now.")


def _restore(session: Session, practitioner: Practitioner, line: Entry) -> None:
    kind, name = line.subject.split(":", 1)
    row = FINDERS[kind](session, practitioner, name)
    payload = line.payload
    if row is None or payload is None:
        raise Changed(what=f"your {kind}", remedy="Type *list* to see what is there.")
    if payload.before is None:
        _take_away(session, row, line.at)
        return
    columns = {c.key: _kind_of(c.columns[0].type) for c in inspect(row).mapper.column_attrs}
    for key, value in payload.before.items():
        if key not in {"id", "practitioner_id"}:
            setattr(row, key, _revive(value, columns[key]))
    session.flush()


def _take_away(session: Session, row: Base, at: datetime) -> None:
    if isinstance(row, Credit | Job):
        row.deleted_at = at  # the number stays used
    else:
        session.delete(row)
    session.flush()


def _kind_of(column: TypeEngine[Any]) -> type:
    """What the column holds in Python; a decorated type (Instant) holds what it decorates."""
    return column.impl_instance.python_type if isinstance(column, TypeDecorator) else column.python_type


def _revive(value: Any, kind: type) -> Any:
    if isinstance(value, str) and kind in {date, datetime, time}:
        return kind.fromisoformat(value)
    return value
