"""Everybody's open matters that have a day that counts, gathered for many people in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.exams import OVER
from core.actions.moving import Matter as Kept
from core.actions.moving import subject_of
from core.actions.practitioners import current_cycle
from core.house import House
from core.rules import cycle as cycles
from core.rules.deadlines import NOT_BEGUN, Matter, states_of, window_ahead
from core.rules.exam import ExamRules, load_exam
from core.rules.terms import Standing
from core.store.tables import (
    Audit,
    CreditRequest,
    Cycle,
    Deferral,
    Entry,
    ExamApplication,
    Practitioner,
    Recertification,
    RequestDocument,
    Step,
)

ASKED = ("question asked", "more information asked")
WANT_THE_EXAM = (Standing.APPLICANT.value, Standing.CANDIDATE.value)
FINAL_DAYS = timedelta(days=100)
"""From how long before the end of a cycle its recertification is looked at."""


@dataclass(frozen=True, slots=True)
class OneDay:
    """One person on a day of theirs."""

    person: Practitioner
    today: date
    zone: ZoneInfo

    def day(self, at: datetime | None) -> date:
        """The day of an instant where they live; the day they joined when it isn't known."""
        return at.astimezone(self.zone).date() if at else self.person.joined_on

    @property
    def ending(self) -> Cycle | None:
        """Their certification cycle, when it ends soon."""
        cycle = current_cycle(self.person, self.today) if self.person.standing == Standing.CMPP.value else None
        return cycle if cycle and cycle.ends_on - FINAL_DAYS <= self.today <= cycle.ends_on else None


def open_matters(
    session: Session, house: House, days: Mapping[int, tuple[Practitioner, date]], rules: ExamRules | None = None
) -> dict[int, list[Matter]]:  # fmt: skip
    """The open matters of everybody in ``days`` (by their ids: the person, their own day), by the same ids."""
    ones = [
        OneDay(person, today, ZoneInfo(person.zone or house.settings.zone)) for person, today in days.values()
    ]  # fmt: skip
    kept = _kept(session, [one.person.id for one in ones])
    since = _since(session, [matter for theirs in kept.values() for matter in theirs])
    recertifications = _recertifications(session, ones)
    known = rules or load_exam()
    return {
        one.person.id: [
            *_exam(one, kept[one.person.id], since, known),
            *_others(one, kept[one.person.id], since),
            *_recertification(one, recertifications),
        ]
        for one in ones
    }


def _kept(session: Session, ids: Sequence[int]) -> dict[int, list[Kept]]:
    """What each has open: a query a table."""
    found: dict[int, list[Kept]] = defaultdict(list)
    for wanted in (
        select(ExamApplication).where(ExamApplication.practitioner_id.in_(ids), ExamApplication.state.not_in(OVER)),
        select(Deferral).where(Deferral.practitioner_id.in_(ids), Deferral.state.in_(states_of("deferral"))),
        select(Audit).where(Audit.practitioner_id.in_(ids), Audit.state.in_(states_of("audit"))),
        select(CreditRequest).where(
            CreditRequest.practitioner_id.in_(ids), CreditRequest.state.in_(states_of("request"))
        ),
        select(Recertification).where(Recertification.practitioner_id.in_(ids), Recertification.state.in_(ASKED)),
    ):
        for matter in session.scalars(wanted):
            found[matter.practitioner_id].append(matter)
    return found


def _since(session: Session, matters: Iterable[Kept]) -> dict[str, datetime]:
    """When each came to be as it is; a draft of a request: when it was last touched."""
    found: dict[str, datetime] = {}
    subjects = {subject_of(matter): matter for matter in matters}
    if not subjects:
        return found
    steps = select(Step.subject, func.max(Step.at)).where(Step.subject.in_(subjects), Step.verb != "assign")
    found.update((subject, at) for subject, at in session.execute(steps.group_by(Step.subject)))
    drafts = {one.id: name for name, one in subjects.items() if isinstance(one, CreditRequest) and one.state == "draft"}
    if drafts:
        lines = select(Entry.subject, func.max(Entry.at)).where(Entry.subject.in_(drafts.values()))
        for subject, at in session.execute(lines.group_by(Entry.subject)):
            found[subject] = max(found[subject], at)
        files = select(RequestDocument.request_id, func.max(RequestDocument.attached_at))
        files = files.where(RequestDocument.request_id.in_(drafts)).group_by(RequestDocument.request_id)
        for number, at in session.execute(files):
            found[drafts[number]] = max(found[drafts[number]], at)
    return found


def _exam(
    one: OneDay, kept: Sequence[Kept], since: Mapping[str, datetime], rules: ExamRules
) -> Iterator[Matter]:  # fmt: skip
    """The application that is open, or the one that an applicant or candidate has not begun."""
    application = next((matter for matter in kept if isinstance(matter, ExamApplication)), None)
    window = window_ahead(rules, one.today)
    closing = window.applications_close if window else None
    if application is None:
        if closing and one.person.standing in WANT_THE_EXAM:
            yield Matter("exam", NOT_BEGUN, closing, one.person.joined_on)
        return
    begun = one.day(since.get(subject_of(application)))
    counts: dict[str, date | None] = {
        "draft": closing if one.person.standing != Standing.CMPP.value else None,
        "authorized": application.window_closes,
        "scheduled": one.day(application.appointment_at) if application.appointment_at else None,
        "more information asked": begun,
    }
    if on := counts.get(application.state):
        yield Matter("exam", application.state, on, begun, application.id)


def _others(one: OneDay, kept: Sequence[Kept], since: Mapping[str, datetime]) -> Iterator[Matter]:
    for matter in kept:
        begun = one.day(since.get(subject_of(matter)))
        match matter:
            case Deferral():
                yield Matter("deferral", matter.state, matter.from_closes, begun, matter.id)
            case Audit():
                yield Matter("audit", matter.state, matter.due_on, begun, matter.id)
            case CreditRequest() | Recertification():
                yield Matter(subject_of(matter).partition(":")[0], matter.state, begun, begun, matter.id)


def _recertifications(session: Session, ones: Sequence[OneDay]) -> dict[int, Recertification]:
    """The applications of the cycles that end soon, by the cycles' ids."""
    ending = [one.ending.id for one in ones if one.ending is not None]
    if not ending:
        return {}
    rows = session.scalars(select(Recertification).where(Recertification.cycle_id.in_(ending)))
    return {row.cycle_id: row for row in rows}


def _recertification(one: OneDay, kept: Mapping[int, Recertification]) -> Iterator[Matter]:
    """In progress from the first day of the cycle, whether anybody has looked at it or not."""
    cycle = one.ending
    if cycle is None:
        return
    row = kept.get(cycle.id)
    if row is None or row.state == "in progress":
        since = cycles.Cycle(cycle.starts_on, cycle.ends_on, cycle.policy.name).final_year.start
        yield Matter("recertification", "in progress", cycle.ends_on, since, row.id if row else 0)


def asked_in(session: Session, matter: Matter, practitioner: Practitioner) -> str | None:
    """The thread of the letter in which a question was asked, so that an answer to its reminder is heard as one to it."""
    subject = f"{matter.kind}:{matter.number}"
    asked = select(func.max(Step.id)).where(Step.subject == subject, Step.verb == "ask")
    step = session.scalar(asked)
    return f"mail:{subject}:{step}|{practitioner.id}|mail" if step else None
