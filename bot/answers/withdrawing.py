"""Taking back what was sent: asked once, naming what is lost and the way back. A draft is taken back without."""

from __future__ import annotations

from sqlalchemy import select

from bot import questions
from bot.matters import ActOnMatter
from bot.turn import Turn
from core.actions import examining, exams, recertification, requests
from core.actions.charging import NON_MEMBER, is_member, show_money
from core.actions.moving import subject_of
from core.actions.today import programme_day
from core.message import Choice, Reply
from core.rules.exam import load_exam
from core.rules.moves import EXAM_APPLICATION, Who, state_in_words
from core.rules.terms import Span
from core.rules.wording import show_day, show_span
from core.store.tables import Deferral, ExamApplication, Fee

CHOICES = (Choice("Withdraw", "yes"), Choice("Keep it", "no"))


def ask_before(turn: Turn, wish: ActOnMatter) -> Reply | None:
    """The question before something that was sent is taken back; None when nothing of weight would be lost."""
    if wish.verb != "withdraw" or wish.about not in LOSSES:
        return None
    lost = LOSSES[wish.about](turn, wish)
    if lost is None:
        return None
    reply = Reply(lost, choices=CHOICES)
    return questions.ask(turn, reply, kind="confirm", hearer="withdraw", about=wish.about, number=wish.number)


def _exam(turn: Turn, wish: ActOnMatter) -> str | None:
    application = exams.need_application(turn.session, turn.practitioner)
    if application.state == "draft":
        return None
    EXAM_APPLICATION.after(application.state, "withdraw", Who.PRACTITIONER)
    lines = [
        f"Withdraw your exam application? It is {state_in_words(application.state)}, and you give up the window "
        f"{exams.show_window(application)}."
    ]
    if application.appointment_at:
        when = examining.show_when(turn.house, turn.practitioner, application.appointment_at)
        lines.append(f"Your appointment, {when}, would be without an application; cancel it with Pearson VUE yourself.")
    lines += _fees(turn, application)
    today = programme_day(turn.house, turn.now)
    window = load_exam().window_to_apply_for(today)
    way = f"To come back you apply anew, now for {show_span(Span(window.opens, window.closes))}"
    anew = "" if is_member(turn.practitioner, today) else ", and the administrative fee is due again"
    lines.append(f"{way} (by {show_day(window.applications_close)}){anew}.")
    return "\n".join(lines)


def _fees(turn: Turn, application: ExamApplication) -> list[str]:
    """What was paid and does not come back with this, and what is still due."""
    deferred = turn.session.scalars(select(Deferral).where(Deferral.application_id == application.id))
    subjects = [subject_of(application), *(subject_of(one) for one in deferred)]
    fees = turn.session.scalars(select(Fee).where(Fee.subject.in_(subjects), Fee.state == "paid").order_by(Fee.id))
    return [
        f"The administrative fee you paid, {show_money(fee.cents, fee.currency)}, is non-refundable."
        if fee.kind == NON_MEMBER
        else f"The deferral fee you paid, {show_money(fee.cents, fee.currency)}, is not given back by this."
        for fee in fees
    ]


def _request(turn: Turn, wish: ActOnMatter) -> str | None:
    request = requests.own(turn.session, turn.practitioner, wish.number or 0)
    if request.state not in {"submitted", "under review", "question asked"}:
        return None
    return (
        f"Withdraw R{request.id}, *{request.title}*? It is {state_in_words(request.state)}; the committee stops looking at it, "
        "and it can't be sent again. To ask for the same, you begin a new request and fill it in anew: request credit"
    )


def _recertification(turn: Turn, wish: ActOnMatter) -> str | None:
    application = recertification.application_of(turn.session, turn.house, turn.practitioner, now=turn.now)
    if application.state != "submitted":
        return None
    final = recertification.final_year(application)
    return (
        "Withdraw your recertification application? It is with the office; until it is submitted again, nothing is decided and "
        f"your credential isn't renewed. It can be submitted again until {show_day(final.end)}: submit my recertification"
    )


LOSSES = {"exam": _exam, "request": _request, "recertification": _recertification}
