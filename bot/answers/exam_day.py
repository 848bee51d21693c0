"""Where somebody's exam application stands, and when the exam is: the day once there is one, else what comes before it."""

from __future__ import annotations

from datetime import date

from bot.answers.awaited import with_question
from bot.turn import Turn
from core.actions import examining, exams
from core.actions.deferrals import open_deferral
from core.actions.moving import subject_of
from core.message import Reply
from core.rules.exam import load_exam
from core.rules.terms import Span
from core.rules.wording import show_day, show_span
from core.store.tables import ExamApplication


def exam_day(turn: Turn, today: date) -> str:
    """One's appointment, or what to do to have one; without an application the next window."""
    application = exams.open_application(turn.session, turn.practitioner)
    if application is None or application.state == "draft":
        window = load_exam().window_to_apply_for(today)
        begun = " Your application is a draft; go on with: apply for the exam" if application else ""
        return (
            f"You have no certification cycle yet, so no credits are due. The next exam you can apply for is "
            f"{show_day(window.opens)} to {show_day(window.closes)}; applications close on "
            f"{show_day(window.applications_close)}.{begun}"
        )
    return _of(turn, application)


def _of(turn: Turn, application: ExamApplication) -> str:
    window = exams.show_window(application)
    if application.appointment_at is not None:
        when = examining.show_when(turn.house, turn.practitioner, application.appointment_at)
        place = f" Place: {application.appointment_place}." if application.appointment_place else ""
        return (
            f"Your exam is on {when}, in the window {window}.{place} To move it to the next window, type: defer my exam"
        )
    said = {
        "authorized": "You are authorized to test but no appointment is entered. Make one with Pearson VUE for a day in the "
        f"window {window}, then type for example: my exam is on 15 March 2027 at 10:00",
        "approved": f"Your application is approved for the window {window}. The authorization to test comes from Pearson VUE, "
        "usually 3 to 4 days after approval; with it you choose the day.",
        "deferred": f"Your exam was moved to the window {window}. The new authorization to test comes from Pearson VUE; "
        "with it you choose the day.",
        "deferral asked": "You asked to defer your exam, so it has no day now; you will be told what is decided.",
        "sat": "You have sat the exam; you will be told the result.",
        "more information asked": f"Your application is for the window {window}. The office waits for your answer to its "
        "question, then it decides; the day comes after that.",
    }
    return said.get(
        application.state,
        f"Your application for the window {window} is in. Once it is approved and authorized, you choose the day.",
    )


def asks_for_exam(words: str) -> bool:
    """Whether it is the exam's day that is asked for."""
    low = words.casefold()
    return "exam" in low or "appointment" in low


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
