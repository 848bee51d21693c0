"""Attendance: checking in to a session by its code, asking for one that was missed, "was it you?"."""

from __future__ import annotations

from bot import questions
from bot.answers.awaited import whether
from bot.intents import Answer, CheckIn
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions import attendance, checkin, live_sessions
from core.actions.attendance import NotWaiting
from core.actions.attendance_crediting import announcement
from core.actions.catalogue import SMALL_WORDS, named_in, plain_words
from core.errors import TallyError
from core.message import Choice, Reply
from core.store.tables import Attendance, LiveSession, Question

router = Router()


class NoneOfYours(TallyError):
    """Only whoever bears the name on a list is asked whether it was them."""

    says = "No list of attendance asks you about that. To see what waits for your answer, type: my questions"


@router.answers(CheckIn)
def check_in(turn: Turn, wish: CheckIn) -> Said:
    """Enter the speaker's attendance of the session whose code they typed; ask for the code without one."""
    if wish.code is None:
        reply = Reply("Which session? Type the code that stands under the QR code in the room, for example: AB23CD45")
        return questions.ask(turn, reply, kind="text", hearer="check_in_code", missed=wish.missed)
    live = live_sessions.of_code(turn.session, wish.code)
    still_open = live.opens_at <= turn.now < live.closes_at
    if wish.missed and not still_open:
        return _ask_for(turn, live)
    if wish.missed and live.rotates and not wish.key:
        return Reply(
            f"You haven't missed it: check-in for *{live.activity.title}* is still open. Scan the code that is on the screen "
            f"now, or type all of it: check in {live.code}-…"
        )
    checkin.check_key(turn.house, live, wish.key, turn.now)
    done = checkin.check_in(turn.session, turn.house, turn.practitioner, live, at=turn.now, now=turn.now)
    choices = (Choice("Am I on track?", "am I on track?"),)
    if done.entered is None:
        return Reply(
            f"You are checked in to *{live.activity.title}* already; it is #{done.credit.number}.", choices=choices
        )
    said = announcement(done.row, done.entered)
    in_time = "Check-in is still open, so I have checked you in. " if wish.missed else ""
    return Reply(f"{in_time}{said.text}", subject="You are checked in", choices=choices)


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
    said = whether(answer)
    if said not in {"yes", "save", "no"}:
        return questions.ask_again(turn, question, Reply("Was that you? Type yes or no."))
    return _say_whether(turn, attendance.of_number(turn.session, question.payload["attendance"]), it_was=said != "no")


def act(turn: Turn, wish: ActOnMatter) -> Reply:
    """Say that a line of a list of attendance is oneself, or isn't: by its number, or by the activity's name."""
    row = _line(turn, wish.number) if wish.number is not None else _named(turn, wish.words or "")
    return _say_whether(turn, row, it_was=wish.verb == "confirm")


def _line(turn: Turn, number: int) -> Attendance:
    row = attendance.of_number(turn.session, number)
    if turn.practitioner.id not in {row.practitioner_id, *row.candidates}:
        raise NoneOfYours  # as for a line that isn't there: whose it is, is nobody's business
    return row


def _named(turn: Turn, words: str) -> Attendance:
    """The line that waits for this person at an activity so called. Raises NoneOfYours."""
    wanted = set(plain_words(named_in(words)[0]).split()) - SMALL_WORDS
    asked = [one.payload for one in questions.everywhere(turn) if one.payload.get("hearer") == "was_it_you"]
    rows = [attendance.of_number(turn.session, number) for number in {one["attendance"] for one in asked}]
    fitting = [row for row in rows if wanted <= set(plain_words(row.live.activity.title).split())]
    if len(fitting) != 1:
        raise NoneOfYours
    return fitting[0]


def _say_whether(turn: Turn, row: Attendance, *, it_was: bool) -> Reply:
    """Take a yes or no to "was it you?", and close the question wherever it was asked."""
    questions.settle(turn, "was_it_you", row.id)
    try:
        if not it_was:
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
