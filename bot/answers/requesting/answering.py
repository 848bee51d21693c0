"""Answers to what the committee asked about a request, confirmed before they go."""

from __future__ import annotations

from bot import questions
from bot.answers.instead import served_instead
from bot.answers.requesting.documents import take_files
from bot.intents import Answer
from bot.router import Router, Said
from bot.turn import Turn
from core.actions import requests
from core.actions.moving import steps_of
from core.message import Choice, Reply
from core.store.tables import CreditRequest, Question

router = Router()


@router.hears("committee_asked")
def hear_answer(turn: Turn, question: Question, answer: Answer) -> Said:
    """The person's answer to the committee's question, confirmed before it goes."""
    request = requests.own(turn.session, turn.practitioner, question.payload["request"])
    if request.state != "question asked":
        questions.close(turn, question)
        return Reply(
            f"R{request.id} is {request.state}, so its question is closed. To add something, type: tell the office …"
        )
    if turn.message.files:
        return take_files(turn, request)
    words = question.payload.get("words")
    if words is not None and answer.says in {"yes", "save"}:
        return send_answer(turn, request, words)
    if words is not None and answer.says == "no":
        questions.close(turn, question)
        return Reply(f"Not sent. The question stays open: answer R{request.id} …")
    if instead := served_instead(turn, answer):
        return instead
    return _confirm(turn, request, turn.message.text.strip())


def ask_for_answer(turn: Turn, request: CreditRequest) -> Reply:
    """Ask for the words of the answer here, whichever way the question was sent; documents may come with them."""
    if request.state != "question asked":
        return Reply(f"Nothing is asked about R{request.id} now; to see where it is, type: status of R{request.id}")
    asked = next((step.words for step in reversed(steps_of(turn.session, request)) if step.verb == "ask"), None)
    text = (
        f'About R{request.id} you were asked:\n"{asked}"\nWrite your answer here; you see it once more before it goes. '
        "Documents for it can be dropped here too."
    )
    return questions.ask(turn, Reply(text), kind="text", hearer="committee_asked", request=request.id, takes_files=True)


def _confirm(turn: Turn, request: CreditRequest, words: str) -> Reply:
    text = f'Shall I send this to the committee as your answer about R{request.id}?\n"{words}"'
    choices = (Choice("Send it", "yes"), Choice("No", "no"))
    return questions.ask(turn, Reply(text, choices=choices), kind="confirm", hearer="committee_asked", request=request.id,
                         words=words, takes_files=True)  # fmt: skip


def send_answer(turn: Turn, request: CreditRequest, words: str) -> Reply:
    """Give the answer to the committee, and close its question wherever it was shown."""
    requests.answer(turn.session, turn.house, request, by=turn.practitioner, words=words, now=turn.now)
    questions.settle(turn, "committee_asked", request.id)
    return Reply(f"Your answer is with the committee; R{request.id} is under review again.")
