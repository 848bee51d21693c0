"""Wishes about matters that were begun, each handed to its subject; answers to what the office asked; fees."""

from __future__ import annotations

from collections.abc import Callable

from bot import questions
from bot.answers import (
    accommodating,
    attending,
    audited,
    awaited,
    deferring,
    exam_day,
    filing,
    mentoring,
    recertifying,
    requesting,
    sitting,
    withdrawing,
)
from bot.answers.instead import served_instead
from bot.answers.requesting.hearing import act as act_on_request
from bot.intents import Answer
from bot.matters import ActOnMatter, SeeMatter
from bot.router import Router, Said
from bot.turn import Turn
from core.actions import exams, recertification
from core.actions.charging import CALLED, fees_of, how_to_pay, show_money
from core.actions.moving import subject_of
from core.errors import NotFound
from core.message import Choice, Reply
from core.store.tables import ExamApplication, Question, Recertification

router = Router(awaited.router, filing.router)
ACT: dict[str, Callable[[Turn, ActOnMatter], Said]] = {
    "request": act_on_request,
    "exam": sitting.act,
    "accommodations": accommodating.act,
    "deferral": deferring.act,
    "recertification": recertifying.act,
    "mentoring": mentoring.act,
    "offer": mentoring.act,
    "audit": audited.act,
    "attendance": attending.act,
}


@router.answers(ActOnMatter)
def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Go on with a matter, send it, take it back; answer what was asked about it."""
    if wish.verb == "answer" and wish.about in {"exam", "recertification"}:
        return answer_office(turn, wish)
    if (asked := withdrawing.ask_before(turn, wish)) is not None:
        return asked
    return ACT[wish.about](turn, wish)


@router.hears("withdraw")
def hear_withdrawal(turn: Turn, question: Question, answer: Answer) -> Said:
    """A plain yes takes it back; everything else keeps it."""
    if answer.says not in {"yes", "no"}:
        return questions.ask_again(turn, question, Reply("Type *yes* to withdraw it, or *no* to keep it."))
    questions.close(turn, question)
    if answer.says == "no":
        return Reply("It is kept as it is.")
    wish = ActOnMatter(question.payload["about"], "withdraw", question.payload["number"])
    return ACT[wish.about](turn, wish)


@router.answers(SeeMatter)
def see(turn: Turn, wish: SeeMatter) -> Said:
    """Where a matter stands."""
    if wish.about == "questions":
        return awaited.see(turn)
    if wish.about == "request":
        return requesting.see(turn, wish)
    seen: dict[str, Callable[[Turn], Reply]] = {
        "requests": requesting.see_all, "fees": see_fees, "exam": exam_day.see, "mentoring": mentoring.see,
        "audit": audited.see, "accommodations": accommodating.see,
    }  # fmt: skip
    return seen[wish.about](turn)


def see_fees(turn: Turn) -> Reply:
    """What is due, paid and waived."""
    mine = fees_of(turn.session, turn.practitioner)
    if not mine:
        return Reply("There is no fee in your record; nothing is due.")
    lines = []
    for fee in mine:
        what = CALLED[fee.kind].partition(" (")[0]
        why = f": {fee.reason}" if fee.reason else ""
        due = f" {how_to_pay(turn.house, fee)}" if fee.state == "due" else ""
        lines.append(f"{fee.id}. {what}, {show_money(fee.cents, fee.currency)}, {fee.state}{why}.{due}")
    return Reply("Your fees:\n" + "\n".join(lines))


@router.hears("office_asked")
def hear_answer(turn: Turn, question: Question, answer: Answer) -> Said:
    """The answer to what was asked about an application, confirmed before it goes."""
    subject, words = question.payload["subject"], question.payload.get("words")
    if words is not None and answer.says in {"yes", "save"}:
        questions.close(turn, question)
        return _send(turn, subject, words)
    if words is not None and answer.says == "no":
        questions.close(turn, question)
        return Reply("Not sent. Write it again whenever you like.")
    if instead := served_instead(turn, answer):
        return instead
    said = turn.message.text.strip()
    reply = Reply(
        f'Shall I send this as your answer?\n"{said}"', choices=(Choice("Send it", "yes"), Choice("No", "no"))
    )
    return questions.ask(turn, reply, kind="confirm", hearer="office_asked", subject=subject, words=said)


def answer_office(turn: Turn, wish: ActOnMatter) -> Reply:
    """ "answer exam 3: …": the answer to what was asked about an application; without words they are asked for."""
    application = _application(turn, wish)
    if application.state != "more information asked":
        return Reply(
            f"Nothing is asked about your {wish.about} application now: it is {application.state}. To tell the office "
            "more, type: tell the office …"
        )
    subject = subject_of(application)
    if wish.words:
        return _send(turn, subject, wish.words.strip())
    shown = awaited.awaited(turn, "office_asked", subject)
    lead = shown[-1].text.rpartition("\n")[0] if shown else "The office asked you about it."
    text = f"{lead}\nWrite your answer here; you see it once more before it goes."
    return questions.ask(turn, Reply(text), kind="text", hearer="office_asked", subject=subject)


def _application(turn: Turn, wish: ActOnMatter) -> ExamApplication | Recertification:
    """The person's own application that is meant. Raises NotFound, also for another's."""
    if wish.number is None and wish.about == "exam":
        return exams.need_application(turn.session, turn.practitioner)
    if wish.number is None:
        return recertification.application_of(turn.session, turn.house, turn.practitioner, now=turn.now)
    found: ExamApplication | Recertification | None
    if wish.about == "exam":
        found = turn.session.get(ExamApplication, wish.number)
    else:
        found = turn.session.get(Recertification, wish.number)
    if found is None or found.practitioner_id != turn.practitioner.id:
        raise NotFound(what=f"an application of yours for {wish.about} with the number {wish.number}")
    return found


def _send(turn: Turn, subject: str, words: str) -> Reply:
    kind, _, number = subject.partition(":")
    if kind == "exam":
        application = turn.session.get_one(ExamApplication, int(number))
        exams.answer(turn.session, turn.house, application, by=turn.practitioner, words=words, now=turn.now)
    else:
        recertifying_one = turn.session.get_one(Recertification, int(number))
        recertification.answer(
            turn.session, turn.house, recertifying_one, by=turn.practitioner, words=words, now=turn.now
        )
    questions.settle(turn, "office_asked", subject)
    return Reply("Your answer is with the office.")
