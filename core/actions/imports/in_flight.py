"""People in the middle of the exam: columns of the list of people that open their application where it stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from core.actions.exam_opening import BEGINS, NOT_AUTHORIZED, bring_on, instant_of, open_case
from core.actions.exams import OVER, application_of, show_window
from core.actions.imports.cells import Reader
from core.actions.imports.header import Column
from core.actions.imports.lines import Errand
from core.rules.exam import Window
from core.rules.exam_window import window_in
from core.store.tables import ExamApplication, Practitioner

COLUMNS: tuple[Column, ...] = (
    Column("window", "window", also=("exam window", "exam_window_opens", "test window")),
    Column("authorized_on", "authorized_on"),
    Column("appointment", "appointment"),
)


def read(reader: Reader, standing: str | None) -> dict[str, Any]:
    """The window, the day of the authorization, day and time of the appointment."""
    window = _window(reader)
    facts: dict[str, Any] = {
        "window": window,
        "authorized_on": reader.day("authorized_on"),
        "appointment": reader.moment("appointment"),
    }
    if reader.row["window"] and standing not in BEGINS:
        reader.wrong("window", "is for somebody whose standing is applicant or candidate.")
    for key in ("authorized_on", "appointment"):
        if reader.row[key] and not reader.row["window"]:
            reader.wrong(key, "needs the exam window beside it, like March 2027.")
        elif reader.row[key] and standing == "applicant":
            reader.wrong(key, "is for a candidate; an applicant's application is not approved yet.")
    if reader.row["appointment"] and not reader.row["authorized_on"]:
        reader.wrong("authorized_on", "must not be blank: an appointment comes after the authorization to test.")
    if window and facts["appointment"] and not window.opens <= facts["appointment"][0] <= window.closes:
        reader.wrong("appointment", f"lies outside the exam window, {window.opens} to {window.closes}.")
    return facts


def _window(reader: Reader) -> Window | None:
    cell = reader.text("window")
    found = window_in(cell) if cell else None
    if cell and found is None:
        reader.wrong("window", "is no exam window; write its month like March 2027.")
    return found


def check(session: Session, person: Practitioner | None, facts: dict[str, Any], reader: Reader) -> None:
    """A window may not contradict an application that is open."""
    latest = application_of(session, person) if person and facts["window"] else None
    if latest is None or latest.state in OVER:
        return
    if latest.state == "draft":
        reader.wrong("window", f"clashes with exam {latest.id}, which they have begun here and not sent. Ask them.")
    elif latest.window_opens is not None and latest.window_opens < facts["window"].opens:
        shown = show_window(latest)
        reader.wrong("window", f"is not that of exam {latest.id}, {shown}. Defer or close that one first.")


def is_known(session: Session, person: Practitioner, facts: dict[str, Any]) -> bool:
    """Whether the application meant stands here already, so that what has become of it since is known better here."""
    latest = application_of(session, person) if facts["window"] else None
    return latest is not None and latest.window_opens is not None and latest.window_opens >= facts["window"].opens


def changes(session: Session, errand: Errand, person: Practitioner, facts: dict[str, Any]) -> dict[str, Any]:
    """What ``keep`` would do for somebody who is here already."""
    if not facts["window"]:
        return {}
    if not is_known(session, person, facts):
        return {"window": facts["window"].opens}
    latest = _same(session, person, facts)
    if latest is None:
        return {}
    todo: dict[str, Any] = {}
    if facts["authorized_on"] and latest.state in NOT_AUTHORIZED:
        todo["authorized_on"] = facts["authorized_on"]
    at = instant_of(errand.house, person, facts["appointment"])
    if at and latest.appointment_at != at and (todo or latest.state in {"authorized", "scheduled"}):
        todo["appointment"] = at
    return todo


def _same(session: Session, person: Practitioner, facts: dict[str, Any]) -> ExamApplication | None:
    """The open application for the very window."""
    latest = application_of(session, person)
    is_same = latest is not None and latest.state not in OVER and latest.window_opens == facts["window"].opens
    return latest if is_same else None


def keep(session: Session, errand: Errand, person: Practitioner, facts: dict[str, Any]) -> None:
    """Open the application, or enter in the one that is open what is new."""
    if not facts["window"]:
        return
    words = f"Brought along with {errand.name}." if errand.name else None
    by = session.get(Practitioner, errand.by_id) if errand.by_id and errand.by_id != person.id else None
    is_new = not is_known(session, person, facts)
    if is_new:
        application: ExamApplication | None = open_case(
            session, person, facts["window"], by=by, now=errand.now, words=words or "Brought along."
        )
    else:
        application = _same(session, person, facts)
    if application is not None:
        bring_on(session, errand.house, application, authorized_on=facts["authorized_on"], is_new=is_new,
                 appointment=facts["appointment"], by=by, now=errand.now, words=words or "Brought along.")  # fmt: skip
