"""What waits for staff on a day: counted by subject, for each role, with what came anew and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from core.actions.attendance_crediting import WAITING
from core.actions.lapsing import expired_since, not_sat, window_end
from core.actions.requests import WITH_COMMITTEE
from core.actions.roles import Office
from core.store.tables import Attendance, Audit, CreditRequest, Deferral, Fee, Role

UNASSIGNED_DAYS = 7
"""How many days a request may be without a reviewer."""
DEFERRAL_DAYS = 7
"""How many days before its window closes a deferral that waits is late."""
EXPIRED_DAYS = 14
"""How many days a credential that has expired is counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the digest: for which roles, how one and how many of it are called, what one types to see them."""

    name: str
    roles: tuple[Office, ...]
    one: str
    many: str
    command: str


# fmt: off
LINES = (
    # name           for whom                            one, and how many                                what to type
    Line("past",       (Office.OFFICE, Office.COMMITTEE),  "1 request is past its day",
                                                           "{many} requests are past their day",            "queue requests"),
    Line("unassigned", (Office.OFFICE, Office.COMMITTEE),  f"1 request has had no reviewer for over {UNASSIGNED_DAYS} days",
                       f"{{many}} requests have had no reviewer for over {UNASSIGNED_DAYS} days",           "queue requests"),
    Line("audits",     (Office.OFFICE, Office.AUDITOR),    "1 audit is overdue", "{many} audits are overdue", "audits"),
    Line("lines",      (Office.OFFICE,),                   "1 line of an attendance list waits for its person",
                                        "{many} lines of attendance lists wait for their person",           "waiting lines"),
    Line("deferrals",  (Office.OFFICE,),                   "1 deferral waits for you", "{many} deferrals wait for you",
                                                                                                            "queue deferrals"),
    Line("fees",       (Office.OFFICE,),                   "1 fee is due", "{many} fees are due",            "fees due"),
    Line("exams",      (Office.OFFICE,),                   "1 exam's window is over without a word of whether it was sat",
                       "{many} exams' windows are over without a word of whether they were sat",            "queue exams"),
    Line("expired",    (Office.OFFICE,),                   f"1 credential has expired in the last {EXPIRED_DAYS} days",
                       f"{{many}} credentials have expired in the last {EXPIRED_DAYS} days",                "people expired"),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: in which line, whose it is if anybody's, since when, and whether it is late."""

    line: str
    practitioner_id: int | None
    since: datetime
    is_late: bool = False


def holders(session: Session, since: datetime, now: datetime) -> dict[int, set[Office]]:
    """The roles of everybody who has held one from ``since`` to ``now``, by their ids."""
    rows = select(Role).where(Role.since <= since, or_(Role.until.is_(None), Role.until > now))
    held: dict[int, set[Office]] = {}
    for row in session.scalars(rows.order_by(Role.id)):
        held.setdefault(row.practitioner_id, set()).add(Office(row.role))
    return held


def items(session: Session, today: date, until: datetime) -> list[Item]:
    """Everything that waits on ``today`` (the programme's day) and came before the instant ``until``."""
    found = [*_requests(session, today, until), *_audits(session, today), *_lines(session)]
    found += [*_deferrals(session, today), *_fees(session, today), *_exams(session, today), *_expired(session, until)]
    return [item for item in found if item.since < until]


def _requests(session: Session, today: date, until: datetime) -> Iterator[Item]:
    waited = until - timedelta(days=UNASSIGNED_DAYS)
    unassigned = and_(CreditRequest.reviewer_id.is_(None), CreditRequest.submitted_at < waited)
    wanted = select(CreditRequest.practitioner_id, CreditRequest.submitted_at, CreditRequest.due_on)
    wanted = wanted.where(CreditRequest.state.in_(WITH_COMMITTEE), or_(CreditRequest.due_on < today, unassigned))
    for person, at, due_on in session.execute(wanted):
        line = "past" if due_on is not None and due_on < today else "unassigned"
        yield Item(line, person, at or until, is_late=True)


def _audits(session: Session, today: date) -> Iterator[Item]:
    wanted = select(Audit.practitioner_id, Audit.told_at)
    wanted = wanted.where(Audit.state.in_(("told", "extended")), Audit.due_on < today)
    return (Item("audits", person, at, is_late=True) for person, at in session.execute(wanted) if at is not None)


def _lines(session: Session) -> Iterator[Item]:
    wanted = select(Attendance.noted_at).where(Attendance.state.in_(WAITING))
    return (Item("lines", None, at) for at in session.scalars(wanted))


def _deferrals(session: Session, today: date) -> Iterator[Item]:
    wanted = select(Deferral.practitioner_id, Deferral.asked_at, Fee.settled_at, Deferral.from_closes)
    wanted = wanted.outerjoin(Fee, Fee.id == Deferral.fee_id).where(Deferral.state.in_(("asked", "fee settled")))
    for person, asked_at, settled_at, closes in session.execute(wanted):
        is_late = closes - timedelta(days=DEFERRAL_DAYS) <= today
        yield Item("deferrals", person, settled_at or asked_at, is_late=is_late)


def _fees(session: Session, today: date) -> Iterator[Item]:
    wanted = select(Fee.practitioner_id, Fee.charged_at, Fee.due_on).where(Fee.state == "due")
    for person, at, due_on in session.execute(wanted):
        yield Item("fees", person, at, is_late=due_on is not None and due_on < today)


def _exams(session: Session, today: date) -> Iterator[Item]:
    """New on the day after the window, never late: results come in later."""
    return (Item("exams", one.practitioner_id, window_end(one)) for one in not_sat(session, today))


def _expired(session: Session, until: datetime) -> Iterator[Item]:
    since = until - timedelta(days=EXPIRED_DAYS)
    return (Item("expired", person.id, at) for person, at in expired_since(session, since))


@dataclass(frozen=True, slots=True)
class Told:
    """What one of the staff is told: each line with how many there are, how many of them late and how many new."""

    lines: tuple[tuple[Line, int, int, int], ...]

    @property
    def many(self) -> int:
        """How many things wait."""
        return sum(many for _, many, _, _ in self.lines)

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(late for _, _, late, _ in self.lines)


def told(found: list[Item], reader_id: int, roles: set[Office], last: datetime | None) -> Told | None:
    """What is for somebody in these roles, their own matters left out; None unless something is late or came since ``last``."""
    lines = []
    for line in LINES:
        theirs = [item for item in found if item.line == line.name and item.practitioner_id != reader_id]
        if theirs and roles & set(line.roles):
            late = sum(item.is_late for item in theirs)
            new = sum(last is None or item.since >= last for item in theirs)
            lines.append((line, len(theirs), late, new))
    return Told(tuple(lines)) if any(late or new for _, _, late, new in lines) else None
