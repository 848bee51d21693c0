"""An exam application that began elsewhere: opened where it stands, so that it can go on here."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.actions import examining
from core.actions.exams import OVER, application_of, show_window, tell_applicant
from core.actions.moving import begin, move, steps_of
from core.actions.roles import Office, OwnMatter, require_role
from core.errors import TallyError
from core.house import House
from core.phrases import phrased
from core.rules.cycle import instant
from core.rules.exam import Window
from core.rules.moves import Who
from core.rules.terms import Standing
from core.store.tables import ExamApplication, Practitioner

BEGINS = {Standing.APPLICANT.value: "submitted", Standing.CANDIDATE.value: "approved"}
"""Where the application of an applicant and of a candidate stands."""
NOT_AUTHORIZED = ("approved", "deferred")
Moment = tuple[date, time]


class NotInFlight(TallyError):
    """Only applicants and candidates have an application that began elsewhere."""

    says = (
        "{name} is neither applicant nor candidate (standing: {standing}), so there is no exam to open. They can apply "
        "themselves: apply for the exam"
    )


class AlreadyOpen(TallyError):
    """There is an application to go on with."""

    says = "{name} has an exam application already: exam {number} is {state}. To see it, type: show exam {number}"


def open_by_office(
    session: Session, house: House, person: Practitioner, window: Window, *, by: Practitioner | None, now: datetime
) -> ExamApplication:  # fmt: skip
    """Open one in conversation, and tell its applicant. Raises NotAllowed, OwnMatter, NotInFlight, AlreadyOpen."""
    require_role(session, by, Office.OFFICE, now=now, what="Opening an exam application")
    if by is not None and by.id == person.id:
        raise OwnMatter
    latest = application_of(session, person)
    if latest is not None and latest.state not in OVER:
        raise AlreadyOpen(name=person.name, number=latest.id, state=latest.state)
    application = open_case(session, person, window, by=by, now=now, words="It began before Tally.")
    step = steps_of(session, application)[-1]
    state = "approved" if application.state == "approved" else "with the office"
    reply = phrased("in_flight.opened", window=show_window(application), state=state)
    tell_applicant(session, house, application, reply, step, now)
    return application


def open_case(
    session: Session, person: Practitioner, window: Window, *, by: Practitioner | None, now: datetime, words: str
) -> ExamApplication:  # fmt: skip
    """Open one where the person's standing says it is; nobody is told. Raises NotInFlight."""
    state = BEGINS.get(person.standing)
    if state is None:
        raise NotInFlight(name=person.name, standing=person.standing)
    application = ExamApplication(
        practitioner_id=person.id, answers={}, begun_at=now, window_opens=window.opens, window_closes=window.closes
    )
    return begin(session, application, who=Who.OFFICE, by=by, now=now, state=state, words=words)


def bring_on(
    session: Session, house: House, application: ExamApplication, *, authorized_on: date | None,
    appointment: Moment | None, is_new: bool, by: Practitioner | None, now: datetime, words: str,
) -> None:  # fmt: skip
    """Enter the authorization and the appointment that a list names and that are not there yet.

    Of an application that is new here, that is history and nobody is told.
    """
    if authorized_on is not None and application.state in NOT_AUTHORIZED:
        came_at = min(instant(authorized_on, time(12), ZoneInfo(house.settings.zone)), now)
        if is_new:
            move(session, application, "authorize", who=Who.OFFICE, by=by, now=now, words=words, authorized_at=came_at)
        else:
            examining.authorize(session, house, application, by=by, came_at=came_at, now=now)
    at = instant_of(house, application.practitioner, appointment)
    if at is not None and application.state in {"authorized", "scheduled"} and application.appointment_at != at:
        if is_new:
            move(session, application, "schedule", who=Who.OFFICE, by=by, now=now, words=words, appointment_at=at)
        else:
            examining.schedule(session, house, application, by=by, at=at, now=now)


def instant_of(house: House, person: Practitioner, appointment: Moment | None) -> datetime | None:
    """When an appointment is: named in the candidate's own time, as the test centre names it."""
    if appointment is None:
        return None
    return instant(*appointment, ZoneInfo(person.zone or house.settings.zone))
