"""Deferring the exam: whether there is an emergency, whether the appointment is cancelled, what is due."""

from __future__ import annotations

from bot import questions
from bot.answers.accommodating import ask_what_for, not_in_slack
from bot.answers.dropping import sort_out
from bot.intents import Answer, DeferExam
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from core.actions import deferrals, exams
from core.actions.charging import DEFERRAL as DEFERRAL_FEE
from core.actions.charging import how_to_pay, price, show_money
from core.actions.health import EMERGENCY, has_private, keep_private
from core.actions.today import programme_day
from core.errors import NotFound
from core.message import Choice, Reply
from core.rules.exam import DeferralRefused
from core.rules.terms import Span
from core.rules.wording import show_span
from core.store.tables import Deferral, ExamApplication, Question

router = Router()


@router.answers(DeferExam)
def defer(turn: Turn, wish: DeferExam) -> Reply:
    """Refuse at once what can't be deferred; else ask what the deferral needs."""
    application = exams.need_application(turn.session, turn.practitioner)
    following = deferrals.need_possible(turn.session, turn.house, application, is_emergency=True, now=turn.now)
    to = show_span(Span(following.opens, following.closes))
    refused = _without_emergency(turn, application)
    if refused is not None:
        text = f"{refused} A documented one could still move it to {to}, and the fee is waived then."
    else:
        cents, currency = price(turn.house, DEFERRAL_FEE, programme_day(turn.house, turn.now))
        text = (
            f"Your exam can move to the next window only to {to}. The fee is {show_money(cents, currency)}, waived for a "
            "documented medical or family emergency."
        )
    if turn.message.channel == "slack":
        text += f" {not_in_slack(turn, 'medical and family documents', 'defer my exam').text}"
        go_on = (Choice("Go on with the fee", "no"),)
        return Reply(text) if refused else _ask(turn, application, "emergency", text, go_on)
    text += " Is it because of one?"
    choices = (Choice("No", "no"), Choice("Yes, an emergency", "yes"))
    return _ask(turn, application, "emergency", text, choices)


def _without_emergency(turn: Turn, application: ExamApplication) -> str | None:
    """Why it can't be deferred unless there is an emergency; None when it can."""
    try:
        deferrals.need_possible(turn.session, turn.house, application, is_emergency=False, now=turn.now)
    except DeferralRefused as refused:
        return str(refused)
    return None


def _ask(
    turn: Turn, application: ExamApplication, step: str, text: str, choices: tuple[Choice, ...] = (), *,
    emergency: bool = False, kind: str = "confirm",
) -> Reply:  # fmt: skip
    questions.close_all(turn, hearer="deferral")
    reply = Reply(text, choices=choices, subject="Your deferral")
    return questions.ask(turn, reply, kind=kind, hearer="deferral", step=step, emergency=emergency,
                         takes_files=True)  # fmt: skip


@router.hears("deferral")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take the answers in their order, then ask for the deferral."""
    application = exams.need_application(turn.session, turn.practitioner)
    emergency, step = bool(question.payload["emergency"]), question.payload["step"]
    turn.private = answer.says not in {"yes", "no"} or bool(turn.message.files)
    if turn.message.files and step == "cancelled" and not emergency:
        return ask_what_for(turn, application, EMERGENCY, "deferral")
    if turn.message.files or step == "documents":
        return _keep_documents(turn, question, application)
    if answer.says not in {"yes", "no"}:
        return questions.ask_again(turn, question, Reply("Type *yes* or *no*."))
    if step == "emergency":
        return _emergency(turn, application) if answer.says == "yes" else _no_emergency(turn, application)
    questions.close(turn, question)
    if answer.says == "no":
        return Reply("Cancel your appointment with Pearson VUE first, then type again: defer my exam")
    return _defer(turn, application, emergency)


def _no_emergency(turn: Turn, application: ExamApplication) -> Reply:
    refused = _without_emergency(turn, application)
    if refused is None:
        return _cancelled(turn, application, emergency=False)
    questions.close_all(turn, hearer="deferral")
    return Reply(refused)


def _emergency(turn: Turn, application: ExamApplication) -> Reply:
    if turn.message.channel == "slack":
        questions.close_all(turn, hearer="deferral")
        return not_in_slack(turn, "medical and family documents", "defer my exam")
    text = "I'm sorry to hear that. Drop the documents here; only the office will see them."
    return _ask(turn, application, "documents", text, kind="file", emergency=True)


def _keep_documents(turn: Turn, question: Question, application: ExamApplication) -> Said:
    if turn.message.channel == "slack":
        return not_in_slack(turn, "medical and family documents", "defer my exam")
    usable, refused = sort_out(turn.message.files)
    keep_private(turn.session, application, kind=EMERGENCY, files=usable, now=turn.now)
    if not has_private(turn.session, application, EMERGENCY):
        again = Reply("I need at least one document; only the office will see it. Or type *cancel*.")
        return [*refused, questions.ask_again(turn, question, again)]
    return [*refused, _cancelled(turn, application, emergency=True)]


def on_after_file(turn: Turn, application: ExamApplication, lead: str, *, is_emergency: bool) -> Reply:
    """Go on once it is said what a file was for; one about an emergency makes it one."""
    return _cancelled(turn, application, emergency=is_emergency, lead=lead)


def _cancelled(turn: Turn, application: ExamApplication, *, emergency: bool, lead: str = "") -> Reply:
    kept = "The documents are kept for the office alone. " if emergency and not lead else lead
    text = f"{kept}Your appointment with Pearson VUE has to be cancelled before. Is it cancelled, or have you none?"
    choices = (Choice("Yes, cancelled or none", "yes"), Choice("Not yet", "no"))
    return _ask(turn, application, "cancelled", text, choices, emergency=emergency)


def _defer(turn: Turn, application: ExamApplication, emergency: bool) -> Reply:
    try:
        made = deferrals.ask(
            turn.session, turn.house, application, by=turn.practitioner, is_emergency=emergency,
            cancellation_confirmed=True, now=turn.now,
        )  # fmt: skip
    except DeferralRefused as refused:  # too late by now: nothing stays open that can't be answered
        return Reply(str(refused))
    to = show_span(Span(made.to_opens, made.to_closes))
    if made.fee is not None:
        return Reply(f"Your deferral to {to} is asked for. {how_to_pay(turn.house, made.fee)}", subject="Your deferral")
    text = f"Your deferral to {to} is asked for. The office looks at your documents; you will be told what is decided."
    return Reply(text, subject="Your deferral")


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Take the deferral back."""
    deferral = _mine(turn)
    deferrals.withdraw(turn.session, deferral, by=turn.practitioner, now=turn.now)
    return Reply(
        f"Your deferral is withdrawn; your exam stays in {show_span(Span(deferral.from_opens, deferral.from_closes))}."
    )


def _mine(turn: Turn) -> Deferral:
    application = exams.need_application(turn.session, turn.practitioner)
    found = deferrals.open_deferral(turn.session, application)
    if found is None:
        raise NotFound(what="a deferral that is being decided")
    return found
