"""Attendance: checking in to a session by its code, asking for one that was missed, "was it you?"."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer
from bot.router import Router
from bot.turn import Turn
from core.actions import attendance
from core.actions.attendance import NotWaiting
from core.actions.attendance_crediting import announcement
from core.message import Reply
from core.store.tables import Question

router = Router()


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
