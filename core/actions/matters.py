"""One person's matters with the programme, as the JSON that ``tally record`` adds to a transcript."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.charging import fees_of
from core.actions.exams import application_of
from core.actions.mentors import offer_of
from core.actions.requests import requests_of
from core.rules.terms import Standing, hours_of
from core.store.tables import (
    Badge,
    CreditRequest,
    Deferral,
    ExamApplication,
    Fee,
    Mentoring,
    Practitioner,
    Recertification,
)


def matters_of(session: Session, practitioner: Practitioner) -> dict[str, Any]:
    """Requests, exam, recertification, mentoring, fees and badge; nothing that is for the office alone."""
    application = application_of(session, practitioner)
    return {
        "requests": [_request(one) for one in requests_of(session, practitioner)],
        "exam": _exam(application) if application else None,
        "recertification": _recertification(session, practitioner),
        "mentoring": _mentoring(session, practitioner),
        "fees": [_fee(one) for one in fees_of(session, practitioner)],
        "badge": _badge(session, practitioner),
    }


def _iso(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None


def _hours(by_domain: dict[str, Any] | None) -> dict[str, float] | None:
    return {name: hours_of(seconds) for name, seconds in by_domain.items()} if by_domain else None


def _request(one: CreditRequest) -> dict[str, Any]:
    return {
        "number": one.id,
        "state": one.state,
        "title": one.title,
        "agenda": one.agenda,
        "provider": one.provider,
        "faculty": one.faculty,
        "role": one.own_role,
        "start": _iso(one.starts_on),
        "end": _iso(one.ends_on),
        "preparation": None if one.preparation_seconds is None else hours_of(one.preparation_seconds),
        "presentation": None if one.presentation_seconds is None else hours_of(one.presentation_seconds),
        "hours": _hours(one.seconds_by_domain),
        "documents": [{"name": d.name, "sha256": d.sha256} for d in one.documents],
        "submitted": _iso(one.submitted_at),
        "decided": _iso(one.decided_at),
        "decided_by": one.decided_by.name if one.decided_by else None,
        "approved_hours": _hours(one.decided_seconds) if one.state == "approved" else None,
        "reason": one.reason,
        "credits": [link.credit.number for link in one.entered],
    }


def _exam(one: ExamApplication) -> dict[str, Any]:
    return {
        "state": one.state,
        "window": {"opens": _iso(one.window_opens), "closes": _iso(one.window_closes)} if one.window_opens else None,
        "submitted": _iso(one.submitted_at),
        "decided": _iso(one.decided_at),
        "authorized": _iso(one.authorized_at),
        "appointment": _iso(one.appointment_at),
        "cancelled": _iso(one.appointment_cancelled_at),
        "sat": _iso(one.sat_on),
        "deferrals": [_deferral(deferral) for deferral in one.deferrals],
    }


def _deferral(one: Deferral) -> dict[str, Any]:
    return {"state": one.state, "asked": _iso(one.asked_at), "from": _iso(one.from_opens), "to": _iso(one.to_opens)}


def _recertification(session: Session, practitioner: Practitioner) -> dict[str, Any] | None:
    """The latest application that was begun; a CMPP's is in progress even before anybody looked at it."""
    wanted = select(Recertification).where(Recertification.practitioner_id == practitioner.id)
    one = session.scalars(wanted.order_by(Recertification.id.desc())).first()
    if one is None:
        in_progress = practitioner.standing == Standing.CMPP.value and practitioner.cycles
        return {"state": "in progress", "pathway": None, "submitted": None, "decided": None} if in_progress else None
    return {
        "state": one.state,
        "pathway": one.pathway,
        "submitted": _iso(one.submitted_at),
        "decided": _iso(one.decided_at),
    }


def _mentoring(session: Session, practitioner: Practitioner) -> dict[str, Any]:
    offer = offer_of(session, practitioner)
    wanted = select(Mentoring).where(
        or_(Mentoring.practitioner_id == practitioner.id, Mentoring.mentor_id == practitioner.id)
    )
    return {
        "offer": offer.state if offer else None,
        "matches": [_match(one, practitioner) for one in session.scalars(wanted.order_by(Mentoring.id))],
    }


def _match(one: Mentoring, practitioner: Practitioner) -> dict[str, Any]:
    is_mentor = one.mentor_id == practitioner.id
    other = one.practitioner if is_mentor else one.mentor
    known = other is not None and one.state in {"accepted", "ended"}
    return {
        "as": "mentor" if is_mentor else "candidate",
        "state": one.state,
        "with": other.name if known and other else None,
    }


def _fee(one: Fee) -> dict[str, Any]:
    return {
        "number": one.id,
        "kind": one.kind,
        "state": one.state,
        "cents": one.cents,
        "currency": one.currency,
        "due": _iso(one.due_on),
        "settled": _iso(one.settled_at),
        "by": one.settled_by.name if one.settled_by else None,
        "reason": one.reason,
    }


def _badge(session: Session, practitioner: Practitioner) -> dict[str, Any] | None:
    wanted = select(Badge).where(Badge.practitioner_id == practitioner.id).order_by(Badge.id.desc())
    one = session.scalars(wanted).first()
    if one is None:
        return None
    return {
        "state": one.state,
        "id": one.remote,
        "expires": _iso(one.expires_on),
        "sent": _iso(one.sent_at),
        "would_send": one.wanted if one.state != "issued" else None,
        "fault": one.fault,
    }
