"""What is said after staff have looked at something, and says nothing by itself."""

from __future__ import annotations

from bot.intents import Answer
from bot.router import Router
from bot.staff_subject import HEARER
from bot.turn import Turn
from core.message import Reply
from core.store.tables import Question

router = Router()


@router.hears(HEARER)
def hear_after_looking(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Words that say nothing by themselves."""
    seen = question.payload
    example = (
        f"ask {seen['case']} which domain it is" if seen["case"] else f"tell {seen['person']} that the day is fine"
    )
    if answer.says in {"yes", "no", "save"}:
        whom = seen["case"] or seen["person"]
        return Reply(
            f"Nothing waits for a yes or a no here, so nothing was done. About {whom} you can type for example: {example}"
        )
    return Reply(f"What shall I do about {seen['case'] or seen['person']}? Type for example: {example}")
