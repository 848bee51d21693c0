"""Credits: logged, changed, deleted; numbered per person, numbers never reused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, note
from core.actions.practitioners import current_cycle
from core.errors import NotFound, TallyError
from core.rules.terms import SECONDS_PER_HOUR, Basis, Domain, show_hours
from core.store.tables import Activity, Credit, Practitioner

DAY = timedelta(days=1)
FIXED = ("title", "seconds", "domain")


class HoursImpossible(TallyError):
    """No activity can be that long."""

    says = "{hours} h can't be right for {days}. How long was it? Type for example: 1.5h"


class InFuture(TallyError):
    """Only what was attended can be added."""

    says = "{on} is still to come; a credit is for something you attended. When was it? Type for example: last Friday"


class EndBeforeStart(TallyError):
    """The days run backwards."""

    says = "It would end on {end}, before it starts on {start}. Which days was it? Type for example: 27-28 Jan 2026"


class FixedByCommittee(TallyError):
    """Hours and domain of an approved request come from the committee."""

    says = "#{number} was entered by the programme; its {field} was decided there. To ask, type: tell the office about #{number}"


class FixedByProgramme(TallyError):
    """Hours and domain of an approved activity come from the list."""

    says = (
        "#{number} is an approved activity: title, hours and domain come from the approved list and can't be changed. "
        "If the list is wrong, type: tell the office #{number} has the wrong {field}"
    )


def show_day(day: date) -> str:
    """A day as Tally writes it: Wed 18 Nov 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def show_days(start: date, end: date) -> str:
    """One day, or from one to another."""
    return show_day(start) if start == end else f"{show_day(start)} to {show_day(end)}"


def check_facts(*, seconds: int | None, start: date | None, end: date | None, today: date) -> None:
    """Refuse what cannot be: hours that don't fit the days, a future day, an end before the start."""
    if start and end and end < start:
        raise EndBeforeStart(start=show_day(start), end=show_day(end))
    last = end or start
    if last and last > today:
        raise InFuture(on=show_day(last))
    days = (end - start).days + 1 if start and end else 1
    limit = 24 * SECONDS_PER_HOUR * days if start else 24 * SECONDS_PER_HOUR * 14
    if seconds is not None and not 0 < seconds <= limit:
        raise HoursImpossible(hours=show_hours(seconds), days="one day" if days == 1 else f"{days} days")


def log_credit(
    session: Session,
    practitioner: Practitioner,
    *,
    title: str,
    seconds: int,
    start: date,
    end: date,
    domain: str | None,
    now: datetime,
    description: str | None = None,
    location: str | None = None,
    instructor: str | None = None,
    expires_on: date | None = None,
    added_by: str = "Self",
    activity: Activity | None = None,
    basis: Basis | None = None,
    is_recording: bool | None = None,
    import_key: str | None = None,
) -> Credit:
    """Save a credit under the person's next number. Raises HoursImpossible, InFuture (a day of slack for time zones)."""
    check_facts(seconds=seconds, start=start, end=end, today=now.date() + DAY)
    practitioner.credits_numbered += 1
    credit = Credit(
        practitioner_id=practitioner.id,
        number=practitioner.credits_numbered,
        title=activity.title if activity else title,
        seconds=activity.seconds if activity else seconds,
        starts_on=start,
        ends_on=end,
        domain=activity.domain if activity else domain,
        description=description or (activity.course_type if activity else None),
        location=location,
        instructor=instructor,
        expires_on=expires_on,
        added_by=added_by,
        activity_id=activity.id if activity else None,
        basis=(Basis.ACTIVITY.value if activity else None) if basis is None else basis.value,
        is_recording=activity.is_recording if activity else is_recording,
        import_key=import_key,
        created_at=now,
    )
    session.add(credit)
    note(session, practitioner.id, credit, verb="add", subject=f"credit:{credit.number}", before=None, now=now)
    return credit


def credit_of(session: Session, practitioner: Practitioner, number: int) -> Credit:
    """The person's credit of that number. Raises NotFound."""
    found = session.scalars(
        select(Credit).where(
            Credit.practitioner_id == practitioner.id, Credit.number == number, Credit.deleted_at.is_(None)
        )
    ).one_or_none()
    if found is None:
        raise NotFound(what=f"#{number}")
    return found


def credits_of(
    session: Session,
    practitioner: Practitioner,
    *,
    start: date | None = None,
    end: date | None = None,
    domain: Domain | None = None,
    words: str | None = None,
) -> list[Credit]:
    """The person's credits that touch the days given, of the domain, with the words; in order of number."""
    wanted = select(Credit).where(Credit.practitioner_id == practitioner.id, Credit.deleted_at.is_(None))
    if start:
        wanted = wanted.where(Credit.ends_on >= start)
    if end:
        wanted = wanted.where(Credit.starts_on <= end)
    if domain:
        wanted = wanted.where(Credit.domain == domain.value)
    if words:
        for word in words.split():
            like = f"%{word}%"
            wanted = wanted.where(or_(Credit.title.ilike(like), Credit.description.ilike(like)))
    return list(session.scalars(wanted.order_by(Credit.number)))


def fixed_of(credit: Credit, changes: Mapping[str, Any]) -> list[str]:
    """Which of the columns named the approved list or the committee fixed, and what they would say is another value."""
    decided = credit.activity_id is not None or credit.basis in {Basis.REQUEST.value, Basis.ATTENDANCE.value}
    return [name for name in FIXED if decided and name in changes and changes[name] != getattr(credit, name)]


def change_credit(
    session: Session, practitioner: Practitioner, credit: Credit, *, now: datetime, **changes: Any
) -> Credit:
    """Change the columns named. Raises FixedByProgramme for what the approved list fixes, and like ``log_credit``."""
    if credit.activity_id is not None:
        for name in FIXED:
            if name in changes and changes[name] != getattr(credit, name):
                raise FixedByProgramme(number=credit.number, field="hours" if name == "seconds" else name)
    if credit.basis in {Basis.REQUEST.value, Basis.ATTENDANCE.value} and credit.activity_id is None:
        for name in FIXED:
            if name in changes and changes[name] != getattr(credit, name):
                raise FixedByCommittee(number=credit.number, field="hours" if name == "seconds" else name)
    before = facts_of(credit)
    start, end = changes.get("starts_on", credit.starts_on), changes.get("ends_on", credit.ends_on)
    check_facts(seconds=changes.get("seconds", credit.seconds), start=start, end=end, today=now.date() + DAY)
    for name, value in changes.items():
        setattr(credit, name, value)
    note(session, practitioner.id, credit, verb="change", subject=f"credit:{credit.number}", before=before, now=now)
    return credit


def delete_credit(session: Session, practitioner: Practitioner, credit: Credit, *, now: datetime) -> None:
    """Take a credit off the record; its number stays used and undo brings it back."""
    before = facts_of(credit)
    credit.deleted_at = now
    note(session, practitioner.id, credit, verb="delete", subject=f"credit:{credit.number}", before=before, now=now)


def twins_of(
    session: Session,
    practitioner: Practitioner,
    *,
    title: str,
    start: date,
    end: date,
    activity_id: int | None,
) -> list[Credit]:
    """Credits that are the same thing already: the same activity, or the same title on days that touch."""
    found = []
    for credit in credits_of(session, practitioner, start=start, end=end):
        same_activity = activity_id is not None and credit.activity_id == activity_id
        same_title = " ".join(credit.title.casefold().split()) == " ".join(title.casefold().split())
        if same_activity or same_title:
            found.append(credit)
    return found


def is_in_cycle(practitioner: Practitioner, start: date, end: date, today: date) -> bool:
    """Whether the days touch the person's current cycle; true when there is none to be outside of."""
    cycle = current_cycle(practitioner, today)
    return cycle is None or (start <= cycle.ends_on and end >= cycle.starts_on)
