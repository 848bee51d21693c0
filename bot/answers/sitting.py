"""The exam: applying question by question, attesting, asking for accommodations, entering the appointment."""

from __future__ import annotations

from datetime import time

from bot import questions
from bot.answers.awaited import with_question
from bot.answers.dropping import sort_out
from bot.answers.instead import served_instead
from bot.intents import Answer, ApplyExam
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from core.actions import examining, exams
from core.actions.charging import how_to_pay
from core.actions.deferrals import open_deferral
from core.actions.health import ACCOMMODATIONS, has_private, keep_private
from core.actions.moving import subject_of
from core.actions.today import programme_day
from core.message import Choice, Field, Reply
from core.rules.application import load_application
from core.rules.cycle import instant
from core.rules.exam import load_exam
from core.rules.terms import Span
from core.rules.wording import show_day, show_span
from core.store.tables import ExamApplication, Fee, Question

router = Router()
YES_NO = (Choice("No", "no"), Choice("Yes", "yes"))


@router.answers(ApplyExam)
def apply(turn: Turn, wish: ApplyExam) -> Reply:
    """Begin an application, go on with the draft, or say where it stands."""
    application = exams.begin(turn.session, turn.practitioner, now=turn.now, thread=turn.message.thread)
    if application.state != "draft":
        return see(turn)
    window = load_exam().window_to_apply_for(programme_day(turn.house, turn.now))
    lead = (
        f"The next exam you can apply for is {show_span(Span(window.opens, window.closes))}; applications close on "
        f"{show_day(window.applications_close)}.\n"
    )
    return go_on(turn, application, lead)


def go_on(turn: Turn, application: ExamApplication, lead: str = "", *, accommodations: bool = True) -> Reply:
    """Ask the next question of a draft."""
    questions.close_all(turn, hearer="exam")
    form = load_application()
    missing = exams.lacking(turn.session, application, turn.practitioner)
    field = next((one for one in form.fields if one.key in missing), None)
    if field is not None:
        place, most = form.fields.index(field) + 1, len(form.fields)
        return _ask(turn, application, field.key, f"{lead}{place} of {most}: {field.question}", kind="text")
    if "work history" in missing:
        text = (
            f"{lead}Your work history is empty. Add your jobs, for example: add employment Acme Medical since March 2023 - "
            "then type: apply for the exam"
        )
        return Reply(text)
    if accommodations and not has_private(turn.session, application, ACCOMMODATIONS):
        if turn.message.channel == "slack":
            elsewhere = not_in_slack(turn, "accommodations under the ADA", "apply for the exam").text
            return _ask(
                turn, application, "accommodations", f"{lead}{elsewhere}", choices=(Choice("Go on here", "no"),)
            )
        text = f"{lead}Do you need accommodations under the ADA for the exam? Only the office sees what you ask for."
        return _ask(turn, application, "accommodations", text, choices=YES_NO)
    return _attest(turn, application, lead)


def _ask(
    turn: Turn, application: ExamApplication, column: str, text: str, *, kind: str = "confirm",
    choices: tuple[Choice, ...] = (), files: bool = False,
) -> Reply:  # fmt: skip
    reply = Reply(text, choices=choices, subject="Your exam application")
    return questions.ask(turn, reply, kind=kind, hearer="exam", application=application.id, column=column,
                         takes_files=files)  # fmt: skip


def _attest(turn: Turn, application: ExamApplication, lead: str) -> Reply:
    form = load_application()
    shown = tuple(Field(one.label, str(application.answers[one.key])) for one in form.fields)
    text = f"{lead}Your application is ready. Please read and attest:\n{form.attestation}"
    choices = (Choice("I attest and submit", "i attest"), Choice("Change", "change"), Choice("Later", "later"))
    reply = Reply(text, shown, choices, subject="Your exam application")
    return questions.ask(turn, reply, kind="confirm", hearer="exam", application=application.id, column="attestation")


@router.hears("exam")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take an answer into the application."""
    application = exams.need_application(turn.session, turn.practitioner)
    column, words = question.payload["column"], answer.words.strip()
    if application.state != "draft":
        questions.close(turn, question)
        return see(turn)
    if column == "accommodations":
        return _hear_whether(turn, question, application, answer)
    if column == "accommodations words":
        return _keep_accommodations(turn, question, application, words)
    if column == "attestation":
        return _hear_attestation(turn, question, application, answer)
    if instead := served_instead(turn, answer):
        return instead
    if not words or answer.says is not None or words.casefold().rstrip(".!") in {"yes", "no", "ok", "skip"}:
        return questions.ask_again(
            turn, question, Reply(f"I need this one. {load_application().field(column).question}")
        )
    exams.fill(turn.session, application, now=turn.now, **{column: words[:1000]})
    return go_on(turn, application)


def _hear_whether(turn: Turn, question: Question, application: ExamApplication, answer: Answer) -> Reply:
    if answer.says == "no":
        return go_on(turn, application, accommodations=False)
    if answer.says != "yes":
        return questions.ask_again(turn, question, Reply("Type *yes* or *no*; what you need comes after."))
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "apply for the exam")
    text = "What do you need? Write it here, and drop the documents for it in the same message. Only the office will see it."
    return _ask(turn, application, "accommodations words", text, kind="text", files=True)


def not_in_slack(turn: Turn, what: str, then: str) -> Reply:
    """Health is nothing for Slack: name the page and the address instead."""
    page = f"open {turn.house.settings.public_url}" if turn.house.settings.public_url else "open Tally's page"
    return Reply(
        f"Please keep {what} out of Slack: they are for the office only. If you need to send any, {page} or write to "
        f"{turn.house.settings.mail_address}, and type there: {then}"
    )


def _keep_accommodations(turn: Turn, question: Question, application: ExamApplication, words: str) -> Said:
    """Keep words and files for the office; nothing of them is said back."""
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "apply for the exam")
    usable, refused = sort_out(turn.message.files)
    kept = keep_private(turn.session, application, kind=ACCOMMODATIONS, words=words or None, files=usable, now=turn.now)
    if not kept:
        return [*refused, questions.ask_again(turn, question, Reply("What do you need? Or type *cancel*."))]
    files = f" with {len(usable)} {'file' if len(usable) == 1 else 'files'}" if usable else ""
    return [
        *refused,
        go_on(turn, application, f"Your request for accommodations{files} is kept for the office alone.\n"),
    ]


def _hear_attestation(turn: Turn, question: Question, application: ExamApplication, answer: Answer) -> Reply:
    words = answer.words.casefold().strip(" .!")
    if words == "later":
        questions.close(turn, question)
        return Reply("It is kept as a draft. Go on any time with: apply for the exam")
    if answer.says in {"change", "no"}:
        exams.clear(turn.session, application, now=turn.now)
        return go_on(turn, application, "All right, from the beginning.\n")
    if answer.says not in {"yes", "save"} and "attest" not in words:
        return questions.ask_again(turn, question, Reply("Type *I attest* to submit it, *change*, or *later*."))
    exams.attest(turn.session, application, now=turn.now)
    return submit(turn, application)


def submit(turn: Turn, application: ExamApplication) -> Reply:
    """Send it, or say which fee comes first."""
    came = exams.submit(turn.session, turn.house, application, by=turn.practitioner, now=turn.now)
    questions.close_all(turn, hearer="exam")
    if isinstance(came, Fee):
        text = (
            "You are not a member now, so the administrative fee comes first; then your application goes in by itself."
        )
        return Reply(f"{text}\n{how_to_pay(turn.house, came)}", subject="Your exam application")
    return Reply(
        f"Your application for the window {exams.show_window(application)} is in. You will be told what is decided."
    )


def see(turn: Turn) -> Reply:
    """Where the person's application stands."""
    application = exams.application_of(turn.session, turn.practitioner)
    if application is None:
        return Reply("You have not applied for the exam. To apply, type: apply for the exam")
    if application.state == "draft":
        return Reply("Your exam application is a draft. Go on with: apply for the exam")
    lines = [f"Your exam application for the window {exams.show_window(application)} is {application.state}."]
    if application.appointment_at:
        when = examining.show_when(turn.house, turn.practitioner, application.appointment_at)
        lines.append(f"Your appointment: {when}.")
    elif application.appointment_cancelled_at:
        lines.append("Your appointment stands as cancelled.")
    deferral = open_deferral(turn.session, application)
    if deferral is not None:
        lines.append(f"Your deferral to {show_span(Span(deferral.to_opens, deferral.to_closes))}: {deferral.state}.")
    hints = {
        "approved": "Pearson VUE sends the authorization to test, usually 3 to 4 days after approval. To move it: defer my exam",
        "authorized": "Once you have an appointment, type for example: my exam is on 15 March 2027 at 10:00",
        "scheduled": "To move it to the next window, type: defer my exam",
        "more information asked": "The office waits for your answer to its question.",
    }
    lines += [hints[application.state]] if application.state in hints else []
    reply = Reply("\n".join(lines), subject="Your exam application")
    return with_question(turn, reply, "office_asked", subject_of(application))


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Submit, withdraw, enter or cancel the appointment."""
    application = exams.need_application(turn.session, turn.practitioner)
    if wish.verb == "submit":
        return submit(turn, application) if application.attested_at else go_on(turn, application)
    if wish.verb == "withdraw":
        exams.withdraw(turn.session, application, by=turn.practitioner, now=turn.now)
        questions.close_all(turn, hearer="exam")
        return Reply("Your exam application is withdrawn. To apply again, type: apply for the exam")
    if wish.verb == "unschedule":
        examining.cancel_appointment(turn.session, turn.house, application, by=turn.practitioner, now=turn.now)
        return Reply(
            "It stands as cancelled. Once you have another one, type for example: my exam is on 15 March 2027 at 10:00"
        )
    if wish.on is None or wish.at is None:
        return Reply("I need its day and time without doubt, for example: my exam is on 15 March 2027 at 10:00")
    at = instant(wish.on, time.fromisoformat(wish.at), turn.zone)
    examining.schedule(turn.session, turn.house, application, by=turn.practitioner, at=at, now=turn.now)
    when = examining.show_when(turn.house, turn.practitioner, at)
    return Reply(f"Your exam appointment is entered: {when}. If it is cancelled, type: my appointment is cancelled")
