"""A table dropped without a word by somebody of the office: is it a list to import?"""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.arriving import hear_files
from bot.answers.staff_importing import plain_file
from bot.intents import Answer
from bot.router import Router, Said
from bot.staff_intents import ImportList
from bot.staff_reading import held_by
from bot.turn import Turn
from core.actions.lists import ATTENDANCE, could_be
from core.message import Choice, File, Reply
from core.rules.rights import may
from core.store.tables import Question

router = Router()
ENDINGS = (".csv", ".tsv", ".xlsx")
# It is read within the turn; a larger one is imported by saying so.
LARGEST = 1_000_000
LABELS = {
    ATTENDANCE: "Attendance", "activities": "Approved list", "practitioners": "Practitioners", "credits": "Credits",
    "membership": "Membership",
}  # fmt: skip


def ask_whether_list(turn: Turn) -> Reply | None:
    """The question; None for what is no table with columns that we know, and for who doesn't import lists."""
    message = turn.message
    if len(message.files) != 1 or message.channel == "mail" or not message.sender.proven:
        return None
    file = message.files[0]
    if not file.name.casefold().endswith(ENDINGS) or file.size > LARGEST or not may("import", held_by(turn)):
        return None
    fitting = could_be(turn.house.documents.load(file.sha256), file.name)
    if not fitting:
        return None
    what = "an attendance list" if fitting[0] == ATTENDANCE else "a list to import"
    text = f'Is "{file.name}" {what}? Nothing is changed before you have seen what it would do.'
    choices = tuple(Choice(LABELS[one], f"import {one}") for one in fitting)
    reply = Reply(text, choices=(*choices, Choice("No, a certificate", "no")), subject=file.name)
    return questions.ask(turn, reply, kind="confirm", hearer="which_list", file=plain_file(file), fits=fitting)


@router.hears("which_list")
def hear_which(turn: Turn, question: Question, answer: Answer) -> Said:
    """It is the first list offered, or no list at all; the other buttons say what they are."""
    file = File(**question.payload["file"])
    fits = question.payload["fits"]
    if answer.says in {"yes", "save"} and len(fits) == 1:
        return turn.serve(ImportList(fits[0]))
    if answer.says == "no":
        questions.close(turn, question)
        turn.message = replace(turn.message, files=(file,), text="")
        return hear_files(turn, None, Answer(), "")
    return questions.ask_again(
        turn, question, Reply("What is it a list of? Press a button, or type for example: import attendance A1")
    )
