"""Asking first: a letter that is only said to be theirs changes nothing until they say yes with its token."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.intents import Answer, Intent
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from bot.understand.matters import read_matter
from bot.understand.typed import can_be_typed, label
from core.message import Choice, Message, Reply
from core.store.tables import Question

router = Router()


def ask_first(turn: Turn, wish: Intent) -> Reply:
    """Keep the wish; do it when the owner of the address on file says so."""
    asked = turn.message.text.strip()[:200] or "add the file you sent"
    meant = f" I take it as: {label(wish)}." if can_be_typed(wish) else ""
    text = (
        f'A letter in your name asks me to: "{asked}".{meant} Nothing is changed yet. '
        "Reply YES to this letter if it is from you; otherwise ignore it."
    )
    reply = Reply(text, choices=(Choice("Yes, it's from me", "yes"), Choice("No", "no")), subject="Is this from you?")
    return questions.ask(turn, reply, kind="confirm", hearer="is_it_you", message=turn.message.to_json())


@router.hears("is_it_you")
def hear_confirmation(turn: Turn, question: Question, answer: Answer) -> Said:
    """Do what the letter asked for, or leave it."""
    if not turn.message.sender.proven:
        return Reply("I can take that only as a reply to the letter I sent you.")
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right, nothing was changed.")
    if answer.says not in {"yes", "save"}:
        return questions.ask_again(turn, question, Reply("Reply YES if the letter is from you, or NO if it isn't."))
    questions.close(turn, question)
    first = Message.from_json(question.payload["message"])
    turn.message = replace(
        first, sender=replace(first.sender, proven=True), thread=turn.message.thread, key=turn.message.key
    )
    locale = turn.practitioner.locale
    matter = read_matter(first.text, turn.today, locale)
    return turn.serve(matter or understand(first.text, now=turn.local, locale=locale))
