"""Audits once they are drawn: answered, extended, found wanting or passed, closed; each step is told to the person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.moving import change, move, move_as_staff, steps_of, subject_of
from core.actions.telling import tell
from core.errors import NotFound, WrongValue
from core.house import House
from core.phrases import phrased
from core.rules.moves import Who
from core.rules.wording import show_day
from core.store.tables import Audit, AuditDraw, Practitioner, Step


class NoAudit(NotFound):
    """No audit of theirs is open."""

    says = "No audit of your record is open."


def extend(
    session: Session, house: House, audit: Audit, *, by: Practitioner | None, due_on: date, now: datetime
) -> Step:  # fmt: skip
    """Give somebody more time. Raises WrongValue for a day that isn't later than the one they have."""
    if due_on <= audit.due_on:
        remedy = f"it has to lie after {show_day(audit.due_on)}."
        raise WrongValue(field="The deadline", value=due_on.isoformat(), remedy=remedy)
    facts = {"from": audit.due_on.isoformat(), "to": due_on.isoformat()}
    step = move_as_staff(session, audit, "extend", by=by, now=now, facts=facts, due_on=due_on)
    tell_audited(session, house, audit, "extended", step, now, due=show_day(due_on))
    return step


def ask(
    session: Session, house: House, audit: Audit, *, by: Practitioner | None, words: str, now: datetime,
    due_on: date | None = None,
) -> Step:  # fmt: skip
    """Ask for more after an answer."""
    _need(words)
    step = move_as_staff(session, audit, "ask", by=by, now=now, words=words, due_on=due_on or audit.due_on)
    due = show_day(audit.due_on)
    tell_audited(
        session, house, audit, "asked", step, now, programme=_upper(house.settings.programme), words=words, due=due
    )
    return step


def find(
    session: Session, house: House, audit: Audit, *, by: Practitioner | None, words: str, now: datetime
) -> Step:  # fmt: skip
    """Record a finding, which the person is told and can answer. Raises WrongValue without words."""
    _need(words)
    step = move_as_staff(session, audit, "find", by=by, now=now, words=words, finding=words)
    tell_audited(session, house, audit, "finding", step, now, words=words)
    return step


def record_pass(session: Session, house: House, audit: Audit, *, by: Practitioner | None, now: datetime) -> Step:
    """The record is as it should be."""
    step = move_as_staff(session, audit, "pass", by=by, now=now, outcome="passed")
    tell_audited(session, house, audit, "passed", step, now)
    return step


def close(
    session: Session, house: House, audit: Audit, *, by: Practitioner | None, now: datetime, words: str | None = None
) -> Step:  # fmt: skip
    """Close an audit that is passed, or whose finding stands; the latter needs ``words`` for its outcome."""
    if audit.state == "finding":
        _need(words or "")
    said = words or audit.outcome or "passed"
    step = move_as_staff(session, audit, "close", by=by, now=now, words=words, outcome=said, closed_at=now)
    tell_audited(session, house, audit, "closed", step, now, outcome=said)
    return step


def cancel(
    session: Session, house: House, audit: Audit, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Call an audit off. Raises WrongValue without a reason."""
    _need(reason)
    said = f"called off: {reason}"
    step = move_as_staff(session, audit, "cancel", by=by, now=now, words=reason, outcome=said, closed_at=now)
    tell_audited(session, house, audit, "closed", step, now, outcome=said)
    return step


def answer(
    session: Session, house: House, audit: Audit, *, by: Practitioner, words: str, now: datetime
) -> Step:  # fmt: skip
    """The person's answer; who asked, found or drew is told."""
    _need(words)
    step = move(session, audit, "answer", who=Who.PRACTITIONER, by=by, now=now, words=words, answered_at=now)
    asked = next((one.by for one in reversed(steps_of(session, audit)) if one.by and one.by_id != by.id), None)
    told = asked or (session.get(Practitioner, audit.draw.drawn_by_id) if audit.draw.drawn_by_id else None)
    if told is not None:
        reply = phrased("audits.answered", audit=f"A{audit.id}", who=by.name, words=words)
        tell(session, house, told, reply, key=f"{subject_of(audit)}:{step.id}", kind="review", now=now)
    return step


def note_pack(session: Session, audit: Audit, sha256: str, *, now: datetime) -> None:
    """Which pack was made of it last."""
    change(session, audit, now=now, pack_sha256=sha256, packed_at=now)


def open_audits(session: Session) -> list[Audit]:
    """Every audit that is not closed, the one that is due first before the others."""
    return list(session.scalars(select(Audit).where(Audit.state != "closed").order_by(Audit.due_on, Audit.id)))


def draws(session: Session) -> list[AuditDraw]:
    """Every draw, the latest first."""
    return list(session.scalars(select(AuditDraw).order_by(AuditDraw.id.desc())))


def audits_of(session: Session, practitioner: Practitioner) -> list[Audit]:
    """The person's audits, oldest first."""
    return list(session.scalars(select(Audit).where(Audit.practitioner_id == practitioner.id).order_by(Audit.id)))


def open_audit(session: Session, practitioner: Practitioner) -> Audit:
    """The person's audit that is open. Raises NoAudit."""
    found = [one for one in audits_of(session, practitioner) if one.state != "closed"]
    if not found:
        raise NoAudit(what="an audit")
    return found[-1]


def audits_shown(session: Session, practitioner: Practitioner) -> list[dict[str, Any]]:
    """The person's audits as ``tally record`` prints them."""
    return [
        {
            "number": one.id,
            "state": one.state,
            "drawn": one.draw.drawn_at.isoformat(),
            "due": one.due_on.isoformat(),
            "answered": one.answered_at.isoformat() if one.answered_at else None,
            "finding": one.finding,
            "outcome": one.outcome,
            "closed": one.closed_at.isoformat() if one.closed_at else None,
        }
        for one in audits_of(session, practitioner)
    ]


def _need(words: str) -> None:
    if not words.strip():
        raise WrongValue(field="The text", value=words, remedy="say it in a few words; the person reads it.")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def tell_audited(
    session: Session, house: House, audit: Audit, name: str, step: Step, now: datetime, **facts: object
) -> None:  # fmt: skip
    """Owe the person a message about a step of their audit."""
    reply = phrased(f"audits.{name}", audit=f"A{audit.id}", **facts)
    tell(session, house, audit.practitioner, reply, key=f"{subject_of(audit)}:{step.id}", kind="audit", now=now)
