"""Right after saving: plain corrections change what was saved; anything else is not taken for one."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.adding.correcting import ask_whether_changed
from bot.intents import Answer, EditCredit, Entry, Which
from bot.router import Router, Said
from bot.turn import Turn
from core.message import Reply
from core.store.tables import Question

router = Router()
CORRECTION = re.compile(r"\W*(?:actually|sorry|oops|it|that|this|the|make|change|i meant)\b")


@router.hears("saved")
def hear_after_saving(turn: Turn, question: Question, answer: Answer) -> Said:
    """Corrections right after saving ("no, 2 hours") change the saved credit."""
    numbers: list[int] = question.payload["numbers"]
    last = numbers[-1]
    if _corrects(answer):
        entry = answer.entry if "title" in answer.words.casefold() else replace(answer.entry, title=None)
        return turn.serve(EditCredit(Which(numbers=(last,)), entry))
    if answer.says == "maybe":
        return ask_whether_changed(turn, last, answer.words.strip()[:80])
    if answer.says in {"no", "change"}:
        return turn.serve(EditCredit(Which(numbers=(last,))))
    if answer.says in {"yes", "save"}:
        return Reply(f"#{last} is saved already.")
    return Reply(
        f'I don\'t know what to do with "{answer.words[:60]}". To change #{last}, type: change {last} to 2h - to add '
        "something new: add 1h GPP3"
    )


def _corrects(answer: Answer) -> bool:
    """Whether words after saving plainly correct what was saved; bare values might as well begin something new."""
    if answer.entry == replace(Entry(), spans=answer.entry.spans):
        return False
    return answer.says in {"no", "change"} or bool(CORRECTION.match(answer.words.casefold()))
