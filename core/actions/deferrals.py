"""Deferrals: an approved exam moved to the next window, its fee paid or waived, then approved by the office."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.charging import DEFERRAL as DEFERRAL_FEE
from core.actions.charging import SETTLED, charge, fee_for, how_to_pay
from core.actions.exams import window_of
from core.actions.health import EMERGENCY, claim_for, has_private
from core.actions.moving import begin, hold_person, move, move_as_staff, moves_of, steps_of, subject_of
from core.actions.roles import acts_as
from core.actions.telling import tell
from core.actions.today import programme_day
from core.errors import TallyError, WrongValue
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.rules.exam import Window, load_exam
from core.rules.moves import EXAM_APPLICATION, Who
from core.rules.terms import Span
from core.rules.wording import show_span
from core.store.tables import Deferral, ExamApplication, Practitioner, Step


class NoProofOfEmergency(TallyError):
    """A fee is waived for a documented emergency only."""

    says = "To waive the fee, the emergency has to be documented. Send its documents first; only the office sees them."


class NoEmergency(TallyError):
    """A deferral without a documented emergency has its fee."""

    says = (
        "The fee of a deferral is waived for a documented medical or family emergency only, and none is on file. "
        "If there was one, the person types *withdraw my deferral* and asks again with its documents."
    )


def ask(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner, is_emergency: bool,
    cancellation_confirmed: bool, now: datetime,
) -> Deferral:  # fmt: skip
    """Ask to sit the exam in the next window. Without an emergency its fee is due at once.

    Raises NotNow, DeferralRefused, NoProofOfEmergency, SettingMissing.
    """
    EXAM_APPLICATION.after(application.state, "ask deferral", Who.PRACTITIONER)
    window = window_of(application)
    if window is None:
        raise WrongValue(field="The window", value=None, remedy="the office has to enter it first.")
    before = sum(one.state == "approved" for one in application.deferrals)
    today = programme_day(house, now)
    following, _fee = load_exam().defer(
        window, asked_at=now, today=today, appointment_at=application.appointment_at,
        appointment_cancelled=cancellation_confirmed, deferred_before=before, emergency=is_emergency,
    )  # fmt: skip
    if is_emergency and not has_private(session, application, EMERGENCY):
        raise NoProofOfEmergency
    cancelled = now if application.appointment_at else application.appointment_cancelled_at
    step = move(
        session, application, "ask deferral", who=Who.PRACTITIONER, by=by, now=now, appointment_at=None,
        appointment_place=None, appointment_cancelled_at=cancelled,
    )  # fmt: skip
    deferral = Deferral(
        practitioner_id=by.id, application_id=application.id, from_opens=window.opens, from_closes=window.closes,
        to_opens=following.opens, to_closes=following.closes, is_emergency=is_emergency,
        cancellation_confirmed=cancellation_confirmed, asked_at=now,
    )  # fmt: skip
    begin(session, deferral, who=Who.PRACTITIONER, by=by, now=now)
    session.expire(application, ["deferrals"])
    if is_emergency:
        claim_for(session, application, deferral)
        next_step = "The office looks at your documents, and whether the fee is waived."
    else:
        next_step = _charge(session, house, deferral, Who.CLOCK, None, now)
    _tell(session, house, deferral, _phrase(deferral, "deferral_asked", next_step=next_step), step, now)
    return deferral


def need_possible(
    session: Session, house: House, application: ExamApplication, *, is_emergency: bool, now: datetime
) -> Window:  # fmt: skip
    """The window a deferral would lead to, asked before anything else. Raises NotNow, DeferralRefused, WrongValue.

    ``is_emergency`` asks whether it would be possible if there were a documented one; the appointment may still stand.
    """
    EXAM_APPLICATION.after(application.state, "ask deferral", Who.PRACTITIONER)
    window = window_of(application)
    if window is None:
        raise WrongValue(field="The window", value=None, remedy="the office has to enter it first.")
    before = sum(one.state == "approved" for one in application.deferrals)
    following, _fee = load_exam().defer(
        window, asked_at=now, today=programme_day(house, now), appointment_at=application.appointment_at,
        appointment_cancelled=True, deferred_before=before, emergency=is_emergency,
    )  # fmt: skip
    return following


def _charge(
    session: Session, house: House, deferral: Deferral, who: Who, by: Practitioner | None, now: datetime
) -> str:  # fmt: skip
    """Ask for the fee; the sentence that says how to pay it."""
    today = programme_day(house, now)
    fee = charge(session, house, deferral.practitioner, kind=DEFERRAL_FEE, subject=subject_of(deferral), today=today,
                 now=now, due_on=deferral.from_closes)  # fmt: skip
    move(session, deferral, "charge", who=who, by=by, now=now, fee_id=fee.id)
    return how_to_pay(house, fee)


def charge_fee(
    session: Session, house: House, deferral: Deferral, *, by: Practitioner | None, now: datetime
) -> Step:  # fmt: skip
    """The emergency is not accepted as one: ask for the fee after all."""
    _staff_only(session, deferral, "charge", by, now)
    pay = _charge(session, house, deferral, Who.OFFICE, by, now)
    step = _last(session, deferral)
    _tell(session, house, deferral, _phrase(deferral, "deferral_charged", pay=pay), step, now)
    return step


def waive(
    session: Session, house: House, deferral: Deferral, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Waive the fee for a documented emergency, saying why. Raises WrongValue without a reason, NoEmergency."""
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why the fee is waived.")
    _staff_only(session, deferral, "waive", by, now)
    need_emergency(session, deferral)
    step = move_as_staff(session, deferral, "waive", by=by, now=now, words=reason)
    fee = fee_for(session, DEFERRAL_FEE, subject_of(deferral))
    if fee is not None and fee.state == "due":
        move_as_staff(session, fee, "waive", by=by, now=now, words=reason, reason=reason, settled_at=now,
                      settled_by_id=by.id if by else None)  # fmt: skip
    _tell(session, house, deferral, _phrase(deferral, "deferral_settled", how="waived"), step, now)
    return step


def need_emergency(session: Session, deferral: Deferral) -> None:
    """Raise NoEmergency unless the deferral was asked for in a documented emergency."""
    if not (deferral.is_emergency and has_private(session, deferral.application, EMERGENCY, deferral)):
        raise NoEmergency


def fee_settled(
    session: Session, house: House, deferral: Deferral, *, who: Who, by: Practitioner | None, now: datetime
) -> None:
    """Its fee is paid or waived: the deferral waits for the office."""
    if deferral.state != "fee due":
        return
    fee = fee_for(session, DEFERRAL_FEE, subject_of(deferral))
    if fee is None or fee.state not in SETTLED:
        return
    verb = "pay" if fee.state == "paid" else "waive"
    step = move(session, deferral, verb, who=who, by=by, now=now)
    _tell(session, house, deferral, _phrase(deferral, "deferral_settled", how=fee.state), step, now)


def approve(session: Session, house: House, deferral: Deferral, *, by: Practitioner | None, now: datetime) -> Step:
    """Approve a deferral whose fee is settled: the exam is in the next window, and needs a new authorization."""
    step = move_as_staff(session, deferral, "approve", by=by, now=now, decided_by_id=by.id if by else None,
                         decided_at=now)  # fmt: skip
    move_as_staff(
        session, deferral.application, "approve deferral", by=by, now=now, window_opens=deferral.to_opens,
        window_closes=deferral.to_closes, authorized_at=None, appointment_at=None, appointment_place=None,
    )  # fmt: skip
    last = " It can't be moved again, save for a documented medical or family emergency."
    if sum(one.state == "approved" for one in deferral.application.deferrals) >= _most(house, now):
        last = " It can't be moved again; not sitting this window closes the application."
    _tell(session, house, deferral, _phrase(deferral, "deferred", last=last), step, now)
    return step


def _most(house: House, now: datetime) -> int:
    return load_exam().deferral_on(programme_day(house, now)).most_in_emergency


def decline(
    session: Session, house: House, deferral: Deferral, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Decline a deferral with a reason: the exam stays in its window. Raises WrongValue without one."""
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why in a few words; the person reads it.")
    step = move_as_staff(session, deferral, "decline", by=by, now=now, words=reason, reason=reason, decided_at=now,
                         decided_by_id=by.id if by else None)  # fmt: skip
    move_as_staff(session, deferral.application, "decline deferral", by=by, now=now, authorized_at=None)
    _void_fee(session, deferral, now)
    _tell(session, house, deferral, _phrase(deferral, "deferral_declined", reason=reason), step, now)
    return step


def withdraw(session: Session, deferral: Deferral, *, by: Practitioner, now: datetime) -> Step:
    """Take a deferral back: the exam stays in its window; a fee that is still due is void."""
    step = move(session, deferral, "withdraw", who=Who.PRACTITIONER, by=by, now=now)
    move(session, deferral.application, "withdraw deferral", who=Who.PRACTITIONER, by=by, now=now, authorized_at=None)
    _void_fee(session, deferral, now)
    return step


def lapse_due(house: House, now: datetime) -> int:
    """Close every deferral whose fee was not paid before its window closed; how many."""
    today, lapsed = programme_day(house, now), 0
    with house.database.begin() as session:
        wanted = select(Deferral).where(Deferral.state == "fee due", Deferral.from_closes < today).order_by(Deferral.id)
        for deferral in session.scalars(wanted).all():
            hold_person(session, deferral.practitioner_id)
            session.refresh(deferral, with_for_update=True)
            if deferral.state != "fee due":
                continue
            step = move(session, deferral, "lapse", who=Who.CLOCK, by=None, now=now)
            move(session, deferral.application, "decline deferral", who=Who.CLOCK, by=None, now=now, authorized_at=None)
            _void_fee(session, deferral, now)
            _tell(session, house, deferral, _phrase(deferral, "deferral_lapsed"), step, now)
            lapsed += 1
    if lapsed:
        house.wake()
    return lapsed


def open_deferral(session: Session, application: ExamApplication) -> Deferral | None:
    """The deferral that is being decided; None when there is none."""
    wanted = select(Deferral).where(
        Deferral.application_id == application.id, Deferral.state.in_(("asked", "fee due", "fee settled"))
    )
    return session.scalars(wanted.order_by(Deferral.id.desc())).first()


def _void_fee(session: Session, deferral: Deferral, now: datetime) -> None:
    fee = fee_for(session, DEFERRAL_FEE, subject_of(deferral))
    if fee is not None and fee.state == "due":
        move(session, fee, "void", who=Who.CLOCK, by=None, now=now)


def _staff_only(session: Session, deferral: Deferral, verb: str, by: Practitioner | None, now: datetime) -> None:
    acts_as(session, by, moves_of(deferral), deferral.state, verb, owner_id=deferral.practitioner_id, now=now)


def _last(session: Session, deferral: Deferral) -> Step:
    return steps_of(session, deferral)[-1]


def _phrase(deferral: Deferral, name: str, **facts: object) -> Reply:
    windows = {
        "from_window": show_span(Span(deferral.from_opens, deferral.from_closes)),
        "to_window": show_span(Span(deferral.to_opens, deferral.to_closes)),
    }
    return phrased(f"exams.{name}", **windows, **facts)


def _tell(session: Session, house: House, deferral: Deferral, reply: Reply, step: Step, now: datetime) -> None:
    tell(
        session, house, deferral.practitioner, reply, key=f"{subject_of(deferral)}:{step.id}", kind="exam", now=now,
        thread=deferral.application.thread,
    )  # fmt: skip
