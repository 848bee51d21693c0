"""Requests for credit approval: drafted, completed and sent by the practitioner. Decisions stand in deciding.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.credits import check_facts
from core.actions.evidence import note_document
from core.actions.moving import begin as begin_matter
from core.actions.moving import change as change_matter
from core.actions.moving import move, steps_of
from core.actions.telling import tell
from core.errors import NotFound, TallyError
from core.house import House
from core.message import File
from core.phrases import phrased
from core.rules.moves import Who
from core.rules.terms import Domain
from core.rules.wording import listed
from core.store.tables import Credit, CreditRequest, Practitioner, RequestDocument, Step

DAY = timedelta(days=1)
OPEN = ("draft", "submitted", "under review", "question asked")
WITH_COMMITTEE = ("submitted", "under review", "question asked")
# Column to what people call it; all have to be there before a request can be sent. Other faculty may be nobody.
REQUIRED = {
    "title": "the course or session name",
    "agenda": "its agenda, description or learning objectives",
    "provider": "the educational provider",
    "own_role": "your specific role",
    "starts_on": "the dates",
    "preparation_seconds": "the preparation time",
    "presentation_seconds": "the presentation time",
    "seconds_by_domain": "the hours in each domain",
}


class RequestIncomplete(TallyError):
    """A request is sent only when it is whole."""

    says = "R{number} can't be sent yet; it still needs {missing}. {remedy}"


class RequestNotOpen(TallyError):
    """What the committee has can't be changed under its hands."""

    says = "R{number} is {state} and can't be changed. To add something, type: tell the office about R{number}"


def begin(
    session: Session, practitioner: Practitioner, *, now: datetime, thread: str | None = None,
    title: str | None = None, credit: Credit | None = None,
) -> CreditRequest:  # fmt: skip
    """A new draft; what a credit saved beforehand says is taken over from it, its documents too."""
    request = CreditRequest(practitioner_id=practitioner.id, title=title, thread=thread, begun_at=now, skipped=[])
    if credit is not None:
        request.credit_id, request.title = credit.id, credit.title
        request.starts_on, request.ends_on = credit.starts_on, credit.ends_on
    begin_matter(session, request, who=Who.PRACTITIONER, by=practitioner, now=now)
    for proof in credit.documents if credit is not None else ():
        file = File(proof.name, proof.document.media_type, proof.sha256, proof.document.size)
        attach(session, practitioner, request, file, now=now)
    return request


def change(session: Session, request: CreditRequest, *, now: datetime, **facts: Any) -> None:
    """Set columns of a draft, or of a request about which a question is open.

    Raises RequestNotOpen, and EndBeforeStart or InFuture for days that can't be.
    """
    if request.state not in {"draft", "question asked"}:
        raise RequestNotOpen(number=request.id, state=request.state)
    start = facts.get("starts_on", request.starts_on)
    check_facts(seconds=None, start=start, end=facts.get("ends_on", request.ends_on), today=now.date() + DAY)
    change_matter(session, request, now=now, **facts)


def attach(
    session: Session, practitioner: Practitioner, request: CreditRequest, file: File, *, now: datetime
) -> bool:  # fmt: skip
    """Keep a file with the request; False when it is there already. Raises RequestNotOpen once it is decided."""
    if request.state not in OPEN:
        raise RequestNotOpen(number=request.id, state=request.state)
    if any(one.sha256 == file.sha256 for one in request.documents):
        return False
    note_document(session, file, now=now)
    request.documents.append(
        RequestDocument(practitioner_id=practitioner.id, sha256=file.sha256, name=file.name, attached_at=now)
    )
    session.flush()
    return True


def take_out(session: Session, request: CreditRequest) -> RequestDocument | None:
    """Take the last file out again, unless the committee has had it; None when there is none to take out."""
    had_at = request.submitted_at if request.state == "question asked" else None
    last = request.documents[-1] if request.documents and request.state in {"draft", "question asked"} else None
    if last is None or (had_at is not None and last.attached_at <= had_at):
        return None
    request.documents.remove(last)
    session.flush()
    return last


def lacking(request: CreditRequest) -> list[str]:
    """The columns, and 'documents', that a request still needs before it can be sent."""
    missing = [name for name in REQUIRED if getattr(request, name) is None]
    return missing + ([] if request.documents else ["documents"])


def submit(session: Session, house: House, request: CreditRequest, *, by: Practitioner, now: datetime) -> Step:
    """Send a whole draft to the committee. Raises RequestIncomplete, which names everything that is missing."""
    missing = lacking(request)
    if missing:
        said = [REQUIRED.get(name, "supporting documents") for name in missing]
        remedy = "Drop the files here." if missing == ["documents"] else f"Go on with: request R{request.id}"
        raise RequestIncomplete(number=request.id, missing=listed(said), remedy=remedy)
    days = house.settings.request_review_days
    due_on = now.date() + timedelta(days=days) if days else None
    step = move(session, request, "submit", who=Who.PRACTITIONER, by=by, now=now, submitted_at=now, due_on=due_on)
    reply = phrased("requests.received", number=request.id, title=request.title)
    tell(session, house, by, reply, key=f"request:{request.id}:{step.id}", kind="request", now=now)
    return step


def withdraw(session: Session, request: CreditRequest, *, by: Practitioner, now: datetime) -> Step:
    """Take a request back."""
    return move(session, request, "withdraw", who=Who.PRACTITIONER, by=by, now=now)


def answer(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner, words: str, now: datetime
) -> Step:  # fmt: skip
    """Answer the committee's question; whoever reviews it, or else asked, is told."""
    asked = next((step for step in reversed(steps_of(session, request)) if step.verb == "ask"), None)
    step = move(session, request, "answer", who=Who.PRACTITIONER, by=by, now=now, words=words)
    told = request.reviewer or (asked.by if asked else None)
    if told is not None:
        reply = phrased("requests.answered", number=request.id, title=request.title, who=by.name, words=words)
        tell(session, house, told, reply, key=f"request:{request.id}:{step.id}", kind="review", now=now)
    return step


def of_number(session: Session, number: int) -> CreditRequest:
    """The request R``number``, whoever asks. Raises NotFound."""
    found = session.get(CreditRequest, number)
    if found is None:
        raise NotFound(what=f"R{number}")
    return found


def own(session: Session, practitioner: Practitioner, number: int) -> CreditRequest:
    """The person's own request R``number``. Raises NotFound, also for another's."""
    found = session.get(CreditRequest, number)
    if found is None or found.practitioner_id != practitioner.id:
        raise NotFound(what=f"R{number}")
    return found


def requests_of(session: Session, practitioner: Practitioner, *states: str) -> list[CreditRequest]:
    """The person's requests, oldest first; only those in ``states`` when named."""
    wanted = select(CreditRequest).where(CreditRequest.practitioner_id == practitioner.id)
    if states:
        wanted = wanted.where(CreditRequest.state.in_(states))
    return list(session.scalars(wanted.order_by(CreditRequest.id)))


def waiting(session: Session) -> list[CreditRequest]:
    """Everything that is with the committee, the one that was sent first before the others."""
    wanted = select(CreditRequest).where(CreditRequest.state.in_(WITH_COMMITTEE))
    return list(session.scalars(wanted.order_by(CreditRequest.submitted_at, CreditRequest.id)))


def hours_asked(request: CreditRequest) -> dict[Domain, int]:
    """Whole seconds asked for, by domain."""
    return in_order(request.seconds_by_domain or {})


def in_order(hours: Mapping[str, int]) -> dict[Domain, int]:
    """Whole seconds by domain, in the programme's order of domains."""
    return {domain: hours[domain.value] for domain in Domain if hours.get(domain.value)}
