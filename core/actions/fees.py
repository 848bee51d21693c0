"""Fees settled: paid or waived, by whom and why; what waited for one goes on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions import deferrals, exams, recertification
from core.actions.charging import CALLED, DEFERRAL, NON_MEMBER, how_to_pay, show_money
from core.actions.membership_year import ask_to_enter
from core.actions.moving import move, move_as_staff, moves_of, subject_of
from core.actions.roles import acts_as
from core.actions.telling import tell
from core.actions.today import programme_day
from core.errors import NotFound, TallyError, WrongValue
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.rules.moves import Who
from core.rules.wording import show_day
from core.store.tables import Deferral, ExamApplication, Fee, Practitioner, Recertification, Step


class NotRefundable(TallyError):
    """The administrative fee of non-members stays paid."""

    says = "The {what} is not given back."


def of_number(session: Session, number: int) -> Fee:
    """The fee of that number. Raises NotFound."""
    found = session.get(Fee, number)
    if found is None:
        raise NotFound(what=f"fee {number}")
    return found


def due(session: Session) -> list[Fee]:
    """Every fee that is due, the one that is due first before the others."""
    return list(session.scalars(select(Fee).where(Fee.state == "due").order_by(Fee.due_on, Fee.id)))


def record_payment(
    session: Session, house: House, fee: Fee, *, by: Practitioner | None, now: datetime, reference: str | None = None
) -> Step:  # fmt: skip
    """The office records a fee as paid; what waited for it goes on. Raises OwnMatter, NotNow, NotAllowed."""
    step = move_as_staff(session, fee, "pay", by=by, now=now, words=reference, settled_at=now, reference=reference,
                         settled_by_id=by.id if by else None)  # fmt: skip
    _paid(session, house, fee, step, Who.OFFICE, by, now)
    return step


def take_payment(session: Session, house: House, fee: Fee, *, reference: str, now: datetime) -> Step:
    """The payment provider says that a fee is paid. Raises NotNow when it isn't due."""
    step = move(session, fee, "pay", who=Who.PAYMENTS, by=None, now=now, words=reference, settled_at=now,
                reference=reference)  # fmt: skip
    _paid(session, house, fee, step, Who.PAYMENTS, None, now)
    return step


def _paid(
    session: Session, house: House, fee: Fee, step: Step, who: Who, by: Practitioner | None, now: datetime
) -> None:  # fmt: skip
    after = _go_on(session, house, fee, who, by, now)
    reply = phrased("fees.paid", what=short(fee), amount=show_money(fee.cents, fee.currency),
                    day=show_day(programme_day(house, now)), after=after)  # fmt: skip
    _tell(session, house, fee, reply, step, now)
    ask_to_enter(session, house, fee, now=now)


def waive(
    session: Session, house: House, fee: Fee, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Waive a fee, saying why; what waited for it goes on. Raises WrongValue without a reason, NoEmergency.

    That of a deferral is waived for a documented emergency only (FAQ, deferral of the exam).
    """
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why the fee is waived.")
    acts_as(session, by, moves_of(fee), fee.state, "waive", owner_id=fee.practitioner_id, now=now)
    about, _, number = fee.subject.partition(":")
    if about == DEFERRAL:
        deferrals.need_emergency(session, session.get_one(Deferral, int(number)))
    step = move_as_staff(session, fee, "waive", by=by, now=now, words=reason, reason=reason, settled_at=now,
                         settled_by_id=by.id if by else None)  # fmt: skip
    after = _go_on(session, house, fee, Who.OFFICE, by, now)
    reply = phrased(
        "fees.waived", what=short(fee), amount=show_money(fee.cents, fee.currency), reason=reason, after=after
    )
    _tell(session, house, fee, reply, step, now)
    return step


def charge_again(session: Session, house: House, fee: Fee, *, by: Practitioner | None, now: datetime) -> Step:
    """A waived fee is due after all."""
    step = move_as_staff(session, fee, "charge", by=by, now=now, reason=None, settled_at=None, settled_by_id=None)
    _tell(session, house, fee, phrased("fees.again", what=short(fee), pay=how_to_pay(house, fee)), step, now)
    return step


def void(session: Session, fee: Fee, *, by: Practitioner | None, reason: str, now: datetime) -> Step:
    """A fee that was asked for in error is not due any more."""
    return move_as_staff(session, fee, "void", by=by, now=now, words=reason, reason=reason)


def refund(
    session: Session, house: House, fee: Fee, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Record that a fee was paid back. Raises NotRefundable for the administrative fee."""
    if fee.kind == NON_MEMBER:
        raise NotRefundable(what=short(fee))
    step = move_as_staff(session, fee, "refund", by=by, now=now, words=reason, reason=reason)
    _told_refund(session, house, fee, step, reason, now)
    return step


def take_refund(session: Session, house: House, fee: Fee, *, now: datetime) -> Step:
    """The payment provider says that a fee was paid back; whatever its kind, it is so."""
    step = move(session, fee, "refund", who=Who.PAYMENTS, by=None, now=now)
    _told_refund(session, house, fee, step, "the payment provider returned it", now)
    return step


def _told_refund(session: Session, house: House, fee: Fee, step: Step, reason: str, now: datetime) -> None:
    reply = phrased("fees.refunded", what=short(fee), amount=show_money(fee.cents, fee.currency), reason=reason,
                    day=show_day(programme_day(house, now)))  # fmt: skip
    _tell(session, house, fee, reply, step, now)


def short(fee: Fee) -> str:
    """'exam deferral fee'."""
    return CALLED[fee.kind].partition(" (")[0]


def _go_on(
    session: Session, house: House, fee: Fee, who: Who, by: Practitioner | None, now: datetime
) -> str:  # fmt: skip
    """Let what waited for the fee go on; a sentence about it when it could not."""
    kind, _, number = fee.subject.partition(":")
    if kind == "deferral":
        deferral = session.get_one(Deferral, int(number))
        deferrals.fee_settled(session, house, deferral, who=who, by=by, now=now)
        return ""
    try:
        with session.begin_nested():
            if kind == "exam":
                exams.fee_settled(session, house, session.get_one(ExamApplication, int(number)), now=now)
            elif kind == "recertification":
                recertification.fee_settled(session, house, session.get_one(Recertification, int(number)), now=now)
    except TallyError as refused:
        # The payment stands whatever has happened to the application meanwhile; the person reads what is wanting.
        return f" Your application could not be submitted yet: {refused}"
    return ""


def _tell(session: Session, house: House, fee: Fee, reply: Reply, step: Step, now: datetime) -> None:
    tell(session, house, fee.practitioner, reply, key=f"{subject_of(fee)}:{step.id}", kind="fee", now=now)
