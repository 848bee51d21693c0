"""Attendance: checking in to a session by its code, asking for one that was missed, "was it you?"."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer, CheckIn
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions import attendance, checkin, live_sessions
from core.actions.attendance import NotWaiting
from core.actions.attendance_crediting import announcement
from core.message import Choice, Reply
from core.store.tables import LiveSession, Question

router = Router()


@router.answers(CheckIn)
def check_in(turn: Turn, wish: CheckIn) -> Said:
    """Enter the speaker's attendance of the session whose code they typed; ask for the code without one."""
    if wish.code is None:
        reply = Reply("Which session? Type the code that stands under the QR code in the room, for example: AB23CD45")
        return questions.ask(turn, reply, kind="text", hearer="check_in_code", missed=wish.missed)
    live = live_sessions.of_code(turn.session, wish.code)
    if wish.missed:
        return _ask_for(turn, live)
    checkin.check_key(turn.house, live, wish.key, turn.now)
    done = checkin.check_in(turn.session, turn.house, turn.practitioner, live, at=turn.now, now=turn.now)
    choices = (Choice("Am I on track?", "am I on track?"),)
    if done.entered is None:
        return Reply(
            f"You are checked in to *{live.activity.title}* already; it is #{done.credit.number}.", choices=choices
        )
    said = announcement(done.row, done.entered)
    return Reply(said.text, subject="You are checked in", choices=choices)


def _ask_for(turn: Turn, live: LiveSession) -> list[Reply]:
    request = checkin.ask_for_missed(
        turn.session, turn.house, turn.practitioner, live, now=turn.now, thread=turn.message.thread
    )
    begun = Reply(
        f"R{request.number} is begun for *{live.activity.title}*. It needs something that shows you were there: a badge, a "
        "ticket, a note of the chair."
    )
    return [begun, *turn.serve(ActOnMatter("request", "go on", request.id))]


@router.hears("check_in_code")
def hear_code(turn: Turn, question: Question, answer: Answer) -> Said:
    """The code of the session to check in to."""
    before = "I missed the check-in" if question.payload["missed"] else "check in"
    words = turn.message.text.strip()
    wish = understand(words, now=turn.local)
    if not isinstance(wish, CheckIn) or wish.code is None:
        wish = understand(f"{before} {words}", now=turn.local)
    if not isinstance(wish, CheckIn) or wish.code is None:
        text = "That isn't a session's code. It has eight letters and digits, for example AB23CD45. Type it, or: cancel"
        return questions.ask_again(turn, question, Reply(text))
    questions.close(turn, question)
    return check_in(turn, wish)


@router.hears("was_it_you")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Whether a name on a list of attendance is this person's."""
    if answer.says not in {"yes", "save", "no"}:
        return questions.ask_again(turn, question, Reply("Was that you? Type yes or no."))
    questions.close(turn, question)
    row = attendance.of_number(turn.session, question.payload["attendance"])
    try:
        if answer.says == "no":
            attendance.decline(turn.session, row, by=turn.practitioner, now=turn.now)
            return Reply("Thank you; nothing was entered in your record, and the office sees to it.")
        entered = attendance.confirm(
            turn.session, turn.house, row, turn.practitioner, by=turn.practitioner, now=turn.now
        )
    except NotWaiting:
        return Reply("That is settled already. Type *list* to see your record.")
    if not entered:
        return Reply(f"Thank you. Nothing was entered: {_why(row.state)}.")
    return announcement(row, entered[0])


def _why(state: str) -> str:
    if state == "too short":
        return "you were there for less time than the programme asks for"
    return "your attendance of that session is in your record already"
