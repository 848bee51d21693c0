"""One move in a matter: looked up in its table, made under a lock, kept as a step and in the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, write
from core.actions.roles import acts_as
from core.rules.moves import (
    AUDIT,
    DEFERRAL,
    EXAM_APPLICATION,
    FEE,
    MENTORING,
    RECERTIFICATION,
    REQUEST,
    VOLUNTEER,
    Moves,
    Who,
)
from core.store.tables import (
    Audit,
    CreditRequest,
    Deferral,
    ExamApplication,
    Fee,
    Mentoring,
    MentorOffer,
    Practitioner,
    Recertification,
    Step,
)

Matter = CreditRequest | ExamApplication | Deferral | Fee | Recertification | MentorOffer | Mentoring | Audit
M = TypeVar("M", CreditRequest, ExamApplication, Deferral, Fee, Recertification, MentorOffer, Mentoring, Audit)

TABLES: dict[type[Matter], tuple[str, Moves]] = {
    CreditRequest: ("request", REQUEST),
    ExamApplication: ("exam", EXAM_APPLICATION),
    Deferral: ("deferral", DEFERRAL),
    Fee: ("fee", FEE),
    Recertification: ("recertification", RECERTIFICATION),
    MentorOffer: ("offer", VOLUNTEER),
    Mentoring: ("mentoring", MENTORING),
    Audit: ("audit", AUDIT),
}


def subject_of(matter: Matter) -> str:
    """What a matter is called in steps, the journal and fees: 'request:17'."""
    return f"{TABLES[type(matter)][0]}:{matter.id}"


def moves_of(matter: Matter) -> Moves:
    """The table of what may follow what in this matter."""
    return TABLES[type(matter)][1]


def begin(
    session: Session, matter: M, *, who: Who, by: Practitioner | None, now: datetime, state: str | None = None,
    words: str | None = None,
) -> M:  # fmt: skip
    """Keep a new matter in the first state of its table; in a later ``state`` when it came that far elsewhere."""
    matter.state = state or moves_of(matter).first
    session.add(matter)
    session.flush()
    _note(session, matter, "begin", None, who, by, words, None, now)
    return matter


def move(
    session: Session,
    matter: Matter,
    verb: str,
    *,
    who: Who,
    by: Practitioner | None,
    now: datetime,
    words: str | None = None,
    facts: dict[str, Any] | None = None,
    **changes: Any,
) -> Step:
    """Make a move, changing the columns named with it; two at once come one after the other.

    ``words`` and ``facts`` (JSON) are kept with the step. Raises NotNow and NotYours, each saying what is possible.
    """
    _hold(session, matter)
    before = facts_of(matter)
    matter.state = moves_of(matter).after(matter.state, verb, who)
    for name, value in changes.items():
        setattr(matter, name, value)
    session.flush()
    return _note(session, matter, verb, before, who, by, words, facts, now)


def move_as_staff(
    session: Session,
    matter: Matter,
    verb: str,
    *,
    by: Practitioner | None,
    now: datetime,
    words: str | None = None,
    facts: dict[str, Any] | None = None,
    **changes: Any,
) -> Step:
    """``move`` in whichever of their roles ``by`` may make it. Raises OwnMatter, NotAllowed, NotNow, NotYours."""
    _hold(session, matter)
    who = acts_as(session, by, moves_of(matter), matter.state, verb, owner_id=matter.practitioner_id, now=now)
    return move(session, matter, verb, who=who, by=by, now=now, words=words, facts=facts, **changes)


def hold_person(session: Session, practitioner_id: int) -> None:
    """One at a time per person, as in their own turns."""
    session.execute(select(Practitioner.id).where(Practitioner.id == practitioner_id).with_for_update())


def _hold(session: Session, matter: Matter) -> None:
    """The person first and the matter after, in this order everywhere: two in opposite orders would wait for ever."""
    session.flush()
    hold_person(session, matter.practitioner_id)
    session.refresh(matter, with_for_update=True)


def change(session: Session, matter: Matter, *, now: datetime, **changes: Any) -> None:
    """Change columns without a move, with a line in the journal."""
    before = facts_of(matter)
    for name, value in changes.items():
        setattr(matter, name, value)
    session.flush()
    write(
        session, matter.practitioner_id, verb="change", subject=subject_of(matter), before=before,
        after=facts_of(matter), now=now,
    )  # fmt: skip


def steps_of(session: Session, matter: Matter) -> list[Step]:
    """Every step taken in a matter, oldest first."""
    return list(session.scalars(select(Step).where(Step.subject == subject_of(matter)).order_by(Step.id)))


def _note(
    session: Session,
    matter: Matter,
    verb: str,
    before: dict[str, Any] | None,
    who: Who,
    by: Practitioner | None,
    words: str | None,
    facts: dict[str, Any] | None,
    now: datetime,
) -> Step:
    step = Step(
        practitioner_id=matter.practitioner_id, subject=subject_of(matter), at=now, by_id=by.id if by else None,
        who=who.value, verb=verb, state=matter.state, words=words, facts=facts,
    )  # fmt: skip
    session.add(step)
    session.flush()
    write(
        session, matter.practitioner_id, verb=verb.replace(" ", "-"), subject=subject_of(matter), before=before,
        after=facts_of(matter), now=now,
    )  # fmt: skip
    return step
