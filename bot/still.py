"""What is still open after something was served: said again, unless it is settled, its subject gone, or the person went on."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer, Cancel, Chitchat, Intent, Unknown
from bot.turn import Turn
from core.actions.credits import credits_of
from core.message import Reply
from core.store.tables import Question

POINTING = frozenset({"which_credit", "confirm", "save", "file", "address", "code", "day", "hours", "domain"})
"""Kinds of question that only point at something: they end when the same thing is wished for anew."""
HOLDING = frozenset(
    {"draft", "request", "exam", "deferral", "job", "recertify", "is_it_you", "answer_elsewhere", "import_list"}
)
"""Who hears about something that was begun: it waits until it is done or let go."""
COURTEOUS = frozenset({"thanks", "grateful", "praise", "farewell", "remark"})
"""Small talk after which nothing is asked again."""


def and_still(turn: Turn, question: Question | None, wish: Intent, replies: list[Reply]) -> list[Reply]:
    """After something was served in the middle: what waits is said again, unless something new was asked."""
    _settle(turn, wish, {reply.token for reply in replies})
    waiting = questions.waiting_below(turn)
    if waiting is None or _is_told(wish) or any(reply.token == f"q{waiting.id}" for reply in replies):
        return replies
    if waiting is question and isinstance(wish, Answer):
        return replies
    newest = next(one for one in questions.open_questions(turn) if one.kind not in questions.OFFERS)
    if newest.payload["hearer"] == "found":  # what is pointed at is the list shown just now
        return [*replies, questions.reminded(waiting)]
    return replies if newest is not waiting else [*replies, questions.still_asked(turn, waiting)]


def _is_told(wish: Intent) -> bool:
    """Whether nothing need be said again: it was let go of, praised, or the words were not understood."""
    return isinstance(wish, Cancel | Unknown) or (isinstance(wish, Chitchat) and wish.kind in COURTEOUS)


def _settle(turn: Turn, wish: Intent, asked_now: set[str | None]) -> None:
    """Close what the person went on from: the same was wished for anew, or what it is about is gone."""
    held: set[int] | None = None
    for one in questions.open_questions(turn):
        if f"q{one.id}" in asked_now or one.kind not in POINTING or _holds(one):
            continue
        if not isinstance(wish, Answer) and one.payload.get("by") == wish.name:
            questions.close(turn, one)
        elif numbers := _numbers_of(one):
            held = (
                held if held is not None else {credit.number for credit in credits_of(turn.session, turn.practitioner)}
            )
            if not held.issuperset(numbers):
                _narrow(turn, one, held)


def _holds(question: Question) -> bool:
    hearer = question.payload["hearer"]
    return hearer in HOLDING or hearer in questions.MATTERS or hearer.startswith("staff_")


def _numbers_of(question: Question) -> list[int]:
    """The credits a question is about, or offers."""
    if question.kind == "which_credit":
        return [int(say[1:]) for _, say in question.payload["choices"] if say.startswith("#") and say[1:].isdigit()]
    return question.payload.get("numbers") or [n for n in [question.payload.get("number")] if n]


def _narrow(turn: Turn, question: Question, held: set[int]) -> None:
    """Offer only what is left; a question about what is gone is closed."""
    left = [[label, say] for label, say in question.payload["choices"] if say.lstrip("#") in {str(one) for one in held}]
    if question.kind != "which_credit" or not left:
        questions.close(turn, question)
    else:
        question.payload = {**question.payload, "choices": left}
