"""Which of two wishes was meant: both as buttons, each standing for a line one could have typed."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer, Clarify, DeleteCredit
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from bot.understand.open_cards import EVERY, FILLER
from bot.understand.typed import label, typed
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()
NEITHER = Choice("Neither", "neither")
DROPPED = "All right, nothing was changed. Say it in other words, for example: add 1.5h GPP3 - or type *help*."


@router.answers(Clarify)
def ask_which(turn: Turn, wish: Clarify) -> Reply:
    """Ask; nothing is done before the answer."""
    choices = tuple(Choice(label(one), typed(one)) for one in wish.readings)
    text = "I am not sure what you mean, and nothing was changed yet. Which is it?"
    first_only = all(one.name == "chitchat" for one in wish.readings[1:])
    first_only = first_only and not isinstance(wish.readings[0], DeleteCredit)  # nothing goes away on a yes to "which"
    return questions.ask(
        turn, Reply(text, choices=(*choices, NEITHER)), kind="clarify", hearer="clarify", yes=first_only
    )


def pointed(turn: Turn, question: Question | None, text: str) -> Answer | None:
    """ "Log it", "change them": the only reading that begins with this word; None for words that say more."""
    if question is None or question.payload["hearer"] != "clarify" or turn.chosen is not None:
        return None
    first, *rest = text.casefold().strip(" .!").split() or [""]
    fitting = [
        at for at, (label, _) in enumerate(question.payload["choices"], 1) if label.casefold().split()[0] == first
    ]
    return (
        Answer(position=fitting[0], words=text) if len(fitting) == 1 and rest and set(rest) <= FILLER | EVERY else None
    )


@router.hears("clarify")
def hear_which(turn: Turn, question: Question, answer: Answer) -> Said:
    """Do what was picked: by its button, its number, or "yes" where only one of them would do anything."""
    choices = question.payload["choices"]
    place = turn.chosen if turn.chosen is not None else _place(answer, yes=question.payload.get("yes", False))
    if answer.says == "no" or (place is not None and choices[place : place + 1] == [[NEITHER.label, NEITHER.say]]):
        questions.close(turn, question)
        return Reply(DROPPED)
    if place is None or not 0 <= place < len(choices):
        return questions.ask_again(turn, question, Reply("Which of these is it? Pick one, or type its number."))
    questions.close(turn, question)
    return turn.serve(understand(choices[place][1], now=turn.local, locale=turn.practitioner.locale))


def _place(answer: Answer, *, yes: bool) -> int | None:
    if answer.position is not None:
        return answer.position - 1 if answer.position > 0 else None
    return 0 if yes and answer.says in ("yes", "save") else None
