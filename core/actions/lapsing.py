"""What ends by the clock: credentials whose day is over and, where the programme says so, exams that nobody sat."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, String, cast, func, literal, select
from sqlalchemy.orm import Session

from core.actions import examining
from core.actions.journal import write
from core.actions.moving import hold_person
from core.actions.telling import tell
from core.actions.today import programme_day
from core.house import House
from core.phrases import phrased
from core.rules.moves import Who
from core.rules.terms import Standing
from core.rules.wording import show_day
from core.store.tables import Credential, Entry, ExamApplication, Practitioner, Recertification

BEING_DECIDED = ("submitted", "more information asked")
EXPIRE = "expire"
LOOK_BACK = timedelta(days=800)
"""How long before it expired a credential may have ended: a decision that waits holds it up."""
TO_BE_SAT = ("approved", "authorized", "scheduled", "deferred")
"""The states of an exam application that ends unless its exam is sat."""


def end_due(house: House, now: datetime) -> int:
    """End what is over on the programme's day, a transaction each; how many. A second sweep finds nothing."""
    ended = sum(_expire(house, one, now) for one in _found(house, _over(house, programme_day(house, now))))
    days = house.settings.exam_close_after_days
    if days is not None:
        last = programme_day(house, now) - timedelta(days=days)
        ended += sum(_close(house, one, last, days, now) for one in _found(house, _not_sat(last)))
    if ended:
        house.wake()
    return ended


def is_over(house: House, ends_on: date, today: date) -> bool:
    """Whether a credential with that end has run out, its days of grace included."""
    return ends_on < today - timedelta(days=house.settings.grace_days or 0)


def revive(session: Session, house: House, practitioner: Practitioner, *, now: datetime) -> None:
    """An expired credential was given a new end: tell its holder that it runs again."""
    last = max(practitioner.credentials, key=lambda one: one.ends_on)
    reply = phrased("recertification.revived", ends=show_day(last.ends_on))
    tell(session, house, practitioner, reply, key=f"credential:{last.id}:revived:{last.ends_on}", kind="recertification",
         now=now)  # fmt: skip


def _found(house: House, wanted: Select[int]) -> list[int]:
    with house.database.read() as session:
        return list(session.scalars(wanted))


def _over(house: House, today: date) -> Select[int]:
    """Which CMPPs hold nothing that still runs, without a recertification that waits to be decided."""
    limit = today - timedelta(days=house.settings.grace_days or 0)
    runs = select(Credential.id).where(Credential.practitioner_id == Practitioner.id, Credential.ends_on >= limit)
    waits = select(Recertification.id).where(
        Recertification.practitioner_id == Practitioner.id, Recertification.state.in_(BEING_DECIDED)
    )
    ended = select(Credential.practitioner_id).where(Credential.ends_on < limit)
    wanted = select(Practitioner.id).where(Practitioner.id.in_(ended), Practitioner.standing == Standing.CMPP.value)
    return wanted.where(~runs.exists(), ~waits.exists()).order_by(Practitioner.id)


def _expire(house: House, practitioner_id: int, now: datetime) -> bool:
    """Looked at once more under the person's lock: what was approved or entered meanwhile holds."""
    with house.database.begin() as session:
        hold_person(session, practitioner_id)
        due = _over(house, programme_day(house, now)).where(Practitioner.id == practitioner_id)
        if session.scalar(due) is None:
            return False
        person = session.get_one(Practitioner, practitioner_id, populate_existing=True)
        person.standing = Standing.EXPIRED.value
        write(session, person.id, verb=EXPIRE, subject=f"practitioner:{person.id}", now=now,
              before={"standing": Standing.CMPP.value}, after={"standing": person.standing})  # fmt: skip
        last = session.scalars(
            select(Credential).where(Credential.practitioner_id == person.id).order_by(Credential.ends_on.desc())
        ).first()
        if last is not None:
            reply = phrased("recertification.expired", ends=show_day(last.ends_on))
            tell(session, house, person, reply, key=f"credential:{last.id}:expired:{last.ends_on}",
                 kind="recertification", now=now)  # fmt: skip
        return True


def expired_since(session: Session, since: datetime) -> list[tuple[Practitioner, datetime]]:
    """Whose credential the clock let expire after ``since`` and is expired still, each with when, the latest first."""
    subject = literal("practitioner:") + cast(Practitioner.id, String)
    ended = select(Credential.practitioner_id).where(Credential.ends_on >= since.date() - LOOK_BACK)
    wanted = (
        select(Practitioner, func.max(Entry.at))
        .join(Entry, Entry.subject == subject)
        .where(Practitioner.standing == Standing.EXPIRED.value, Practitioner.id.in_(ended))
        .where(Entry.verb == EXPIRE, Entry.at >= since)
        .group_by(Practitioner.id)
        .order_by(func.max(Entry.at).desc(), Practitioner.id)
    )
    return [(person, at) for person, at in session.execute(wanted)]


def window_end(application: ExamApplication) -> datetime:
    """When an application's window was over, the whole world round."""
    closes = application.window_closes
    return datetime.combine(closes + timedelta(days=1), time(12), tzinfo=UTC) if closes else application.begun_at


def not_sat(session: Session, today: date) -> list[ExamApplication]:
    """The applications whose window is over without a word of whether the exam was sat, the oldest window first."""
    wanted = select(ExamApplication).where(ExamApplication.state.in_(TO_BE_SAT), ExamApplication.window_closes < today)
    return list(session.scalars(wanted.order_by(ExamApplication.window_closes, ExamApplication.id)))


def _not_sat(last: date) -> Select[int]:
    wanted = select(ExamApplication.id).where(
        ExamApplication.state.in_(TO_BE_SAT), ExamApplication.window_closes < last
    )
    return wanted.order_by(ExamApplication.id)


def _close(house: House, application_id: int, last: date, days: int, now: datetime) -> bool:
    with house.database.begin() as session:
        application = session.get_one(ExamApplication, application_id)
        hold_person(session, application.practitioner_id)
        session.refresh(application, with_for_update=True)
        closes = application.window_closes
        if application.state not in TO_BE_SAT or closes is None or closes >= last:
            return False
        reason = (
            f"within {days} days of its end no exam was recorded as sat in it, and fees paid for it are forfeited. "
            "If you did sit it, type: tell the office about my exam."
        )
        examining.end(session, house, application, who=Who.CLOCK, by=None, reason=reason, now=now)
        return True
