"""Deciding requests for credit approval: assigned, asked about, approved, declined, reversed; the person is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.conflicts import declared
from core.actions.credits import delete_credit, log_credit, show_day
from core.actions.evidence import attach
from core.actions.journal import facts_of, write
from core.actions.moving import move_as_staff, steps_of
from core.actions.requests import hours_asked, in_order
from core.actions.roles import Office, require_role
from core.actions.telling import Asking, tell
from core.errors import TallyError, WrongValue
from core.house import House
from core.message import File, Reply
from core.phrases import phrased
from core.rules.terms import DOMAIN_TITLES, Basis, Domain, show_hours
from core.rules.wording import listed
from core.store.tables import Credit, CreditRequest, Practitioner, RequestedCredit, Step


class SecondOpinion(TallyError):
    """With two reviewers, one recommends and another decides."""

    says = "R{number} needs two people: one recommends, another decides. {remedy}"


def assign(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, to: Practitioner,
    now: datetime, due_on: date | None = None,
) -> Step:  # fmt: skip
    """Give a request to a reviewer, who is told. Raises WrongValue when it is the reviewer's own."""
    require_role(session, to, Office.COMMITTEE, Office.OFFICE, now=now, what="Reviewing requests")
    if to.id == request.practitioner_id:
        raise WrongValue(field="The reviewer", value=to.name, remedy="it is their own request.")
    step = move_as_staff(
        session, request, "assign", by=by, now=now, facts={"to": to.id}, reviewer_id=to.id,
        due_on=due_on or request.due_on,
    )  # fmt: skip
    due = f", to be decided by {show_day(request.due_on)}" if request.due_on else ""
    reply = phrased("requests.assigned", number=request.id, title=request.title, due=due)
    tell(session, house, to, reply, key=f"request:{request.id}:{step.id}", kind="review", now=now)
    return step


def ask(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, words: str, now: datetime
) -> Step:  # fmt: skip
    """Ask the person something; their answer is heard wherever they give it."""
    step = move_as_staff(session, request, "ask", by=by, now=now, words=words)
    reply = phrased("requests.asked", number=request.id, title=request.title, words=words, who=_upper(step.who))
    asks = Asking("text", "committee_asked", {"request": request.id, "takes_files": True})
    _tell(session, house, request, reply, step, now, asks=asks)
    return step


def recommend(
    session: Session, request: CreditRequest, *, by: Practitioner | None, words: str, now: datetime,
    hours_by_domain: Mapping[Domain, int] | None = None, despite: bool = False,
) -> Step:  # fmt: skip
    """Give the first of two opinions: in ``words``, with the hours (whole seconds by domain) that one would approve.

    Raises MayConflict unless ``despite`` a conflict of interest it is wanted.
    """
    facts = declared(session, request, "recommend", by, despite=despite, now=now)
    if hours_by_domain:
        facts |= {"hours": _plain(hours_by_domain)}
    return move_as_staff(session, request, "recommend", by=by, now=now, words=words, facts=facts or None)


def approve(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, now: datetime,
    hours_by_domain: Mapping[Domain, int] | None = None, reason: str | None = None, despite: bool = False,
) -> list[Credit]:  # fmt: skip
    """Approve whole seconds by domain (as asked for when not named): one credit each is entered, with the documents.

    A credit the person saved beforehand for the same thing gives way to them. Raises WrongValue for no hours, and
    MayConflict unless ``despite`` a conflict of interest it is wanted.
    """
    hours = in_order({domain.value: seconds for domain, seconds in (hours_by_domain or hours_asked(request)).items()})
    if not hours or min(hours.values()) < 0:
        raise WrongValue(field="The hours", value="none", remedy="name them, for example: 1.5 implement")
    _second_opinion(session, house, request, by)
    facts = {"hours": _plain(hours)} | declared(session, request, "approve", by, despite=despite, now=now)
    step = move_as_staff(
        session, request, "approve", by=by, now=now, words=reason, facts=facts,
        decided_by_id=by.id if by else None, decided_at=now, decided_seconds=_plain(hours), reason=reason,
    )  # fmt: skip
    entered = _enter(session, request, hours, now)
    numbers = listed([f"#{credit.number}" for credit in entered])
    reply = phrased(
        "requests.approved", number=request.id, title=request.title, hours=show_split(hours),
        entered=f"It is in your record as {numbers}, with its documents; there is nothing more to do.",
        reason=f"\n\nThe committee adds: {reason}" if reason else "",
    )  # fmt: skip
    _tell(session, house, request, reply, step, now)
    return entered


def decline(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, reason: str, now: datetime,
    despite: bool = False,
) -> Step:  # fmt: skip
    """Decline with a reason, which the person is told with what they can do. Raises WrongValue without one, MayConflict."""
    _need_reason(reason)
    _second_opinion(session, house, request, by)
    facts = declared(session, request, "decline", by, despite=despite, now=now)
    step = move_as_staff(
        session, request, "decline", by=by, now=now, words=reason, facts=facts or None,
        decided_by_id=by.id if by else None, decided_at=now, reason=reason,
    )  # fmt: skip
    reply = phrased("requests.declined", number=request.id, title=request.title, reason=reason)
    _tell(session, house, request, reply, step, now)
    return step


def reverse(
    session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, reason: str, now: datetime,
    despite: bool = False,
) -> Step:  # fmt: skip
    """Reverse an approval: what it entered is taken off, what gave way to it comes back.

    Raises WrongValue without a reason, MayConflict.
    """
    _need_reason(reason)
    facts = declared(session, request, "reverse", by, despite=despite, now=now)
    step = move_as_staff(session, request, "reverse", by=by, now=now, words=reason, facts=facts or None, reason=reason)
    person = _locked(session, request)
    undone = []
    for link in request.entered:
        if link.credit.deleted_at is None:
            delete_credit(session, person, link.credit, now=now)
            undone.append(f"#{link.credit.number}")
    session.query(RequestedCredit).filter_by(request_id=request.id).delete()
    session.expire(request, ["entered"])
    back = _bring_back(session, request, now)
    said = listed(undone) if undone else "nothing was left of it"
    said += f" ({back} is back as you had saved it)" if back else ""
    reply = phrased("requests.reversed", number=request.id, title=request.title, undone=said, reason=reason)
    _tell(session, house, request, reply, step, now)
    return step


def reopen(session: Session, house: House, request: CreditRequest, *, by: Practitioner | None, now: datetime) -> Step:
    """Look at a declined or reversed request again."""
    step = move_as_staff(session, request, "reopen", by=by, now=now, decided_by_id=None, decided_at=None, reason=None)
    reply = phrased("requests.reopened", number=request.id, title=request.title)
    _tell(session, house, request, reply, step, now)
    return step


def show_split(hours: Mapping[Domain, int]) -> str:
    """'1.5 h Implement Publication Plan and 0.5 h Develop Publication Plan'."""
    return listed([f"{show_hours(seconds)} h {DOMAIN_TITLES[domain]}" for domain, seconds in hours.items()])


def _plain(hours: Mapping[Domain, int]) -> dict[str, Any]:
    return {domain.value: seconds for domain, seconds in hours.items()}


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why in a few words; the person reads it.")


def _second_opinion(session: Session, house: House, request: CreditRequest, by: Practitioner | None) -> None:
    """With two reviewers asked for, somebody else has to have recommended since the request was last opened."""
    if house.settings.request_reviewers < 2:
        return
    steps = steps_of(session, request)
    opened = max((n for n, step in enumerate(steps) if step.verb in {"submit", "reopen"}), default=0)
    others = [s for s in steps[opened:] if s.verb == "recommend" and s.by_id != (by.id if by else None)]
    if not others:
        remedy = f"Ask a colleague to type: recommend R{request.id} 1.5 implement because …"
        raise SecondOpinion(number=request.id, remedy=remedy)


def _locked(session: Session, request: CreditRequest) -> Practitioner:
    """The person, held so that numbers are given one after the other."""
    return session.scalars(
        select(Practitioner)
        .where(Practitioner.id == request.practitioner_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _enter(session: Session, request: CreditRequest, hours: Mapping[Domain, int], now: datetime) -> list[Credit]:
    person = _locked(session, request)
    start = request.starts_on
    if start is None:
        raise WrongValue(field="The dates", value=None, remedy="ask the person for them first.")
    earlier = session.get(Credit, request.credit_id) if request.credit_id else None
    if earlier is not None and earlier.deleted_at is None:
        delete_credit(session, person, earlier, now=now)
    entered = []
    for domain, seconds in hours.items():
        credit = log_credit(
            session, person, title=request.title or "", seconds=seconds, start=start, end=request.ends_on or start,
            domain=domain.value, description=request.own_role, added_by=f"Programme (R{request.id})",
            basis=Basis.REQUEST, now=now,
        )  # fmt: skip
        for proof in request.documents:
            file = File(proof.name, proof.document.media_type, proof.sha256, proof.document.size)
            attach(session, person, credit, file, now=now)
        session.add(RequestedCredit(request_id=request.id, credit_id=credit.id))
        entered.append(credit)
    session.flush()
    session.expire(request, ["entered"])
    return entered


def _bring_back(session: Session, request: CreditRequest, now: datetime) -> str | None:
    """The credit that gave way to the approval; its number, or None when there was none."""
    credit = session.get(Credit, request.credit_id) if request.credit_id else None
    if credit is None or credit.deleted_at is None:
        return None
    before = facts_of(credit)
    credit.deleted_at = None
    session.flush()
    write(
        session, credit.practitioner_id, verb="restore", subject=f"credit:{credit.number}", before=before,
        after=facts_of(credit), now=now,
    )  # fmt: skip
    return f"#{credit.number}"


def _tell(
    session: Session, house: House, request: CreditRequest, reply: Reply, step: Step, now: datetime,
    asks: Asking | None = None,
) -> None:  # fmt: skip
    tell(
        session, house, request.practitioner, reply, key=f"request:{request.id}:{step.id}", kind="request", now=now,
        thread=request.thread, asks=asks,
    )  # fmt: skip
