"""The exam: applying question by question, attesting, asking for accommodations, entering the appointment."""

from __future__ import annotations

from datetime import time

from bot import questions
from bot.answers import accommodating
from bot.answers.accommodating import NOTHING, SOUNDS_LIKE_IT, WHAT, ask_what_for, not_in_slack, plainly_asks
from bot.answers.arriving import hear_files
from bot.answers.exam_day import see
from bot.answers.instead import served_instead
from bot.intents import Answer, ApplyExam, Attach
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.affirming import attests
from bot.understand.whole import unquoted, whole_wish
from core.actions import examining, exams
from core.actions.charging import how_to_pay
from core.actions.health import ACCOMMODATIONS, has_private
from core.actions.today import programme_day
from core.message import Choice, Field, Reply
from core.rules.application import load_application
from core.rules.cycle import instant
from core.rules.exam import load_exam
from core.rules.terms import Span
from core.rules.wording import show_day, show_span
from core.store.tables import ExamApplication, Fee, Question

router = Router(accommodating.router)
MOST_OF_A_YES = 2
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
    choices: tuple[Choice, ...] = (),
) -> Reply:  # fmt: skip
    reply = Reply(text, choices=choices, subject="Your exam application")
    return questions.ask(turn, reply, kind=kind, hearer="exam", application=application.id, column=column,
                         takes_files=True)  # fmt: skip


def _attest(turn: Turn, application: ExamApplication, lead: str) -> Reply:
    form = load_application()
    shown = tuple(Field(one.label, str(application.answers[one.key])) for one in form.fields)
    text = f"{lead}Your application is ready. Please read and attest:\n{form.attestation}"
    choices = (Choice("I attest and submit", "i attest"), Choice("Change", "change"), Choice("Later", "later"))
    reply = Reply(text, shown, choices, subject="Your exam application")
    return questions.ask(turn, reply, kind="confirm", hearer="exam", application=application.id, column="attestation",
                         takes_files=True)  # fmt: skip


@router.hears("exam")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take an answer into the application."""
    application = exams.need_application(turn.session, turn.practitioner)
    column, words = question.payload["column"], answer.words.strip()
    if application.state != "draft":
        questions.close(turn, question)
        return see(turn)
    if turn.message.files:
        return _hear_files(turn, question, application, words)
    if column == "accommodations":
        return _hear_whether(turn, question, application, answer)
    if column == "accommodations words":
        return _keep_accommodations(turn, question, application, words)
    if column == "attestation":
        return _hear_attestation(turn, question, application, answer)
    turn.private = plainly_asks(words)
    if instead := served_instead(turn, answer, _place(column)):
        return instead
    if turn.private:
        return questions.ask_again(turn, question, Reply(f"{SOUNDS_LIKE_IT}\n{_place(column)}"))
    words = unquoted(words)
    if not words or answer.says is not None or words.casefold().rstrip(".!") in {"yes", "no", "ok", "skip"}:
        return questions.ask_again(
            turn, question, Reply(f"I need this one. {load_application().field(column).question}")
        )
    exams.fill(turn.session, application, now=turn.now, **{column: words[:1000]})
    return go_on(turn, application)


def _place(column: str) -> str:
    """ "2 of 3: your current position and employer?" """
    form = load_application()
    field = form.field(column)
    return f"{form.fields.index(field) + 1} of {len(form.fields)}: {field.question}"


def _hear_files(turn: Turn, question: Question, application: ExamApplication, words: str) -> Said:
    """Files are for the office alone where accommodations are asked about; elsewhere the person says what they are for."""
    wish = whole_wish(words, now=turn.local, locale=turn.practitioner.locale)
    if isinstance(wish, Attach):
        return hear_files(turn, None, wish, words)
    about = question.payload["column"] in {"accommodations", "accommodations words"}
    if not about and not plainly_asks(words):
        return ask_what_for(turn, application, ACCOMMODATIONS, "exam")
    if about and words.casefold().strip(" .!") in NOTHING:
        return ask_what_for(turn, application, ACCOMMODATIONS, "exam")
    return _keep_accommodations(turn, question, application, "" if attests(words) else words)


def _hear_whether(turn: Turn, question: Question, application: ExamApplication, answer: Answer) -> Said:
    words = answer.words.strip()
    if plainly_asks(words) or (words.casefold().startswith("yes") and len(words.split()) > MOST_OF_A_YES):
        return _keep_accommodations(turn, question, application, words)
    turn.private = answer.says not in {"yes", "no"}
    if answer.says == "no":
        return go_on(turn, application, accommodations=False)
    if answer.says != "yes":
        return questions.ask_again(turn, question, Reply("Type *yes* or *no*; what you need comes after."))
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "apply for the exam")
    return _ask(turn, application, "accommodations words", WHAT, kind="text")


def _keep_accommodations(turn: Turn, question: Question, application: ExamApplication, words: str) -> Said:
    """Keep words and files for the office; nothing of them is said back."""
    turn.private = True
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "apply for the exam")
    if not turn.message.files and words.casefold().strip(" .!") in NOTHING:
        return go_on(turn, application, "All right, no accommodations.\n", accommodations=False)
    if not turn.message.files and (instead := served_instead(turn, Answer(words=words), WHAT)):
        return instead
    refused, kept = accommodating.keep(turn, application, words)
    if kept is None:
        return [*refused, questions.ask_again(turn, question, Reply("What do you need? Or type *cancel*."))]
    return [*refused, go_on(turn, application, f"{kept}\n")]


def _hear_attestation(turn: Turn, question: Question, application: ExamApplication, answer: Answer) -> Reply:
    words = answer.words.casefold().strip(" .!")
    if words == "later":
        questions.close(turn, question)
        return Reply("It is kept as a draft. Go on any time with: apply for the exam")
    if answer.says == "change":
        exams.clear(turn.session, application, now=turn.now)
        return go_on(turn, application, "All right, from the beginning.\n")
    if not attests(words):
        again = (
            "Nothing is sent. Only *I attest* submits it; to fill it in anew type *change*, to keep the draft *later*."
        )
        return questions.ask_again(turn, question, Reply(again))
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
