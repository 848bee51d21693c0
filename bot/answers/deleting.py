"""Deleting credits: one at once, several after one more question; what is gone is said and undo brings it back."""

from __future__ import annotations

from bot import questions
from bot.answers.adding.card import describe
from bot.answers.changing import chosen_number
from bot.answers.picking import choices_of, is_settled, lines_of, pick, spelled_out
from bot.intents import Answer, DeleteCredit
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import credit_of, delete_credit
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()
UNDO = Choice("Undo", "undo")


@router.answers(DeleteCredit)
def delete(turn: Turn, wish: DeleteCredit) -> Reply:
    """Delete the credit meant and say what it was; ask which when several fit, and once more before several go."""
    which = spelled_out(turn, wish.which)
    found = pick(turn, which)
    numbers = [credit.number for credit in found]
    if len(found) > 1 and is_settled(which, found):
        reply = Reply(
            f"Delete these {len(found)}?\n{lines_of(found)}" + ("\n…" if len(found) > 5 else ""),
            choices=(Choice("Yes, delete them", "yes"), Choice("Keep them", "no")),
        )
        return questions.ask(turn, reply, kind="confirm", hearer="delete_all", numbers=numbers)
    if len(found) > 1:
        reply = Reply(f"Which one do you want to delete?\n{lines_of(found)}", choices=choices_of(found))
        return questions.ask(turn, reply, kind="which_credit", hearer="delete_which")
    return _delete(turn, numbers)


def _delete(turn: Turn, numbers: list[int]) -> Reply:
    gone = [credit_of(turn.session, turn.practitioner, number) for number in numbers]
    for credit in gone:
        delete_credit(turn.session, turn.practitioner, credit, now=turn.now)
    proof = sum(len(credit.documents) for credit in gone)
    kept = f" Its {'document comes' if proof == 1 else 'documents come'} back with it." if proof else ""
    lines = "\n".join(f"Deleted #{credit.number}: {describe(credit)}." for credit in gone)
    return Reply(f"{lines}\nType *undo* to bring it back.{kept}", choices=(UNDO,))


@router.hears("delete_which")
def hear_which_to_delete(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The credit chosen from several."""
    number = chosen_number(turn, question, answer)
    if number is None:
        return questions.ask_again(turn, question, Reply("Which one? Type its number, for example: #12 - or: cancel"))
    questions.close(turn, question)
    return _delete(turn, [number])


@router.hears("delete_all")
def hear_delete_all(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Whether several credits are to go."""
    if answer.says not in {"yes", "save", "both", "no"}:
        return questions.ask_again(turn, question, Reply("Shall I delete them? Type *yes* or *no*."))
    questions.close(turn, question)
    if answer.says == "no":
        return Reply("All of them stay.")
    return _delete(turn, question.payload["numbers"])
