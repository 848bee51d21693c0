"""Deleting credits: one at once, several after one more question; what is gone is said and undo brings it back."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.adding.card import describe
from bot.answers.adding.saving import listed
from bot.answers.changing import chosen_number
from bot.answers.picking import choices_of, is_settled, lines_of, pick, spelled_out
from bot.intents import Answer, DeleteCredit
from bot.router import Router
from bot.turn import Turn
from bot.understand.some_go import some_that_go
from core.actions.credits import credit_of, credits_of, delete_credit
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
    if _is_kept(turn, wish.which.words or "", numbers):
        return Reply("I am not sure what is to go and what stays, so nothing is deleted. Type for example: delete 12")
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


def _is_kept(turn: Turn, words: str, numbers: list[int]) -> bool:
    """Whether words say of one of these that it stays ("11 and 12, but keep the consort one")."""
    held = credits_of(turn.session, turn.practitioner)
    going = some_that_go(words, [credit.number for credit in held], [credit.title for credit in held])
    return bool(going) and not set(numbers) <= set(going or ())


def _delete(turn: Turn, numbers: list[int]) -> Reply:
    gone = [credit_of(turn.session, turn.practitioner, number) for number in numbers]
    for credit in gone:
        delete_credit(turn.session, turn.practitioner, credit, now=turn.now)
    proof = sum(len(credit.documents) for credit in gone)
    kept = f" Its {'document comes' if proof == 1 else 'documents come'} back with it." if proof else ""
    lines = "\n".join(f"Deleted #{credit.number}: {describe(credit)}." for credit in gone)
    return Reply(f"{lines}\nType *undo* to bring it back.{kept}", choices=(UNDO,))


def of_these(turn: Turn, question: Question | None, text: str) -> Answer | None:
    """Words about those that are asked about, before they go ("delete 11, but keep the other"); None for all others."""
    if question is None or question.payload["hearer"] != "delete_all" or turn.chosen is not None:
        return None
    numbers = question.payload["numbers"]
    held = {credit.number: credit.title for credit in credits_of(turn.session, turn.practitioner)}
    titles = [held.get(number, "") for number in numbers]
    return Answer(words=text) if some_that_go(text, numbers, titles) else None


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
    numbers: list[int] = question.payload["numbers"]
    held = [credit_of(turn.session, turn.practitioner, number) for number in numbers]
    going = some_that_go(answer.words, numbers, [credit.title for credit in held]) if turn.chosen is None else None
    if answer.says not in {"yes", "save", "both", "no"} and not going:
        text = "Shall I delete them? Type *yes* or *no*, or which of them, for example: only {}"
        return questions.ask_again(turn, question, Reply(text.format(numbers[0])))
    if going == ():
        text = f"I am not sure which of them shall go, so nothing is deleted yet. Type for example: only {numbers[0]}"
        return questions.ask_again(turn, question, Reply(text))
    questions.close(turn, question)
    if going is None and answer.says == "no":
        return Reply("All of them stay.")
    reply = _delete(turn, list(going or numbers))
    left = [number for number in numbers if going and number not in going]
    stays = f"{listed([f'#{number}' for number in left])} {'stays' if len(left) == 1 else 'stay'}.\n" if left else ""
    return replace(reply, text=f"{stays}{reply.text}")
