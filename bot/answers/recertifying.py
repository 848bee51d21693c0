"""Recertification: where the application stands, its bars, the pathway, submitting it."""

from __future__ import annotations

from bot import questions
from bot.answers.awaited import with_question
from bot.answers.instead import served_instead
from bot.answers.standing import amount, bars_of, programme_record, programme_today
from bot.intents import Answer, Recertify
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from core.actions import recertification
from core.actions.charging import how_to_pay
from core.actions.moving import subject_of
from core.actions.record import Record
from core.message import Choice, Picture, Reply
from core.rules.moves import Pathway
from core.rules.wording import show_day
from core.store.tables import Fee, Question, Recertification

router = Router()
STATES = {"in progress": "In Progress"}


@router.answers(Recertify)
def see(turn: Turn, wish: Recertify | None = None) -> Reply:
    """The application with every bar, what is missing and what can be done now."""
    application = recertification.application_of(turn.session, turn.house, turn.practitioner, now=turn.now)
    record = programme_record(turn)
    shown = STATES.get(application.state, application.state)
    pathway = f", {application.pathway}" if application.pathway else ", by credits or by exam"
    text = f"Your recertification application is {shown}{pathway}. {_outlook(turn, application, record)}"
    bars = record.progress.bars if record.progress else ()
    picture = Picture("; ".join(f"{bar.label} {amount(bar)}" for bar in bars), bars_of(bars)) if bars else None
    reply = Reply(text.strip(), picture=picture, choices=_choices(turn, application), subject="Recertification")
    if application.state == "in progress" and any(one.say.startswith("recertify") for one in reply.choices):
        return questions.ask(turn, reply, kind="confirm", hearer="recertify")
    return with_question(turn, reply, "office_asked", subject_of(application))


def _outlook(turn: Turn, application: Recertification, record: Record) -> str:
    """When it can be submitted, what it lacks, or what was decided."""
    if application.state in {"approved", "declined", "closed"}:
        on = f" on {show_day(application.decided_at.date())}" if application.decided_at else ""
        reason = f" The reason given: {application.reason}" if application.reason else ""
        return f"It was decided{on}.{reason}"
    if application.state == "more information asked":
        return "The office waits for your answer to its question."
    final, today = recertification.final_year(application), programme_today(turn)
    if application.state != "in progress":
        stays = f" Your credential ran to {show_day(final.end)}; it stays as it is until then." * (today > final.end)
        return f"You will be told what is decided.{stays}"
    last = recertification.last_day(turn.house, application)
    if today > last:
        return (
            f"Your certification cycle ended on {show_day(final.end)}, so it can't be submitted any more. What is possible "
            "now the office can say; type: tell the office about my recertification"
        )
    if today < final.start:
        when = f"It can be submitted in the final year, from {show_day(final.start)}."
    else:
        when = f"It can be submitted until {show_day(last)}."
    lacking = recertification.lacking(record, Pathway(application.pathway or Pathway.CREDIT))
    still = f"Still missing: {recertification.say_lacking(lacking)}." if lacking else "Everything it asks for is met."
    return f"{when} {still}"


def _choices(turn: Turn, application: Recertification) -> tuple[Choice, ...]:
    if application.state == "submitted":
        return (Choice("Take it back", "withdraw my recertification"),)
    if application.state != "in progress":
        return ()
    if programme_today(turn) < recertification.final_year(application).start:
        return (Choice("Am I on track?", "am I on track?"),)
    if programme_today(turn) > recertification.last_day(turn.house, application):
        return (Choice("Tell the office", "tell the office about my recertification"),)
    by = (Choice("By credit", "recertify by credit"), Choice("By exam", "recertify by exam"))
    return (Choice("Submit", "submit my recertification"), *by) if application.pathway else by


@router.hears("recertify")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """A bare "yes" here is no decision: the wish is to be said. What is a question or a wish of its own is served."""
    if instead := served_instead(turn, answer):
        return instead
    return questions.ask_again(turn, question, Reply("Type: submit my recertification - or take one of these."))


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Choose the pathway, submit, take back."""
    application = recertification.application_of(turn.session, turn.house, turn.practitioner, now=turn.now)
    if wish.verb == "withdraw":
        recertification.withdraw(turn.session, application, by=turn.practitioner, now=turn.now)
        return see(turn)
    if wish.verb == "choose":
        if application.state != "in progress":
            return see(turn)
        exam = "exam" in (wish.words or "")
        recertification.choose(turn.session, application, Pathway.EXAM if exam else Pathway.CREDIT, now=turn.now)
        application.thread = turn.message.thread
        return see(turn)
    return _submit(turn, application)


def _submit(turn: Turn, application: Recertification) -> Reply:
    application.thread = turn.message.thread
    came = recertification.submit(turn.session, turn.house, application, by=turn.practitioner, now=turn.now)
    if isinstance(came, Fee):
        text = (
            "You are not a member now, so the administrative fee comes first; then your application goes in by itself."
        )
        return Reply(f"{text}\n{how_to_pay(turn.house, came)}", subject="Recertification")
    sit = (
        " You sit the exam in its window; the office enters the result."
        if application.pathway == Pathway.EXAM.value
        else ""
    )
    return Reply(
        f"Your recertification application ({application.pathway}) is submitted.{sit} You will be told what is decided."
    )
