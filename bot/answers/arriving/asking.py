"""Ask what a file is for, and hear it."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.adding.asking import go_on
from bot.answers.adding.card import describe, understood
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import begin
from bot.answers.adding.saving import listed
from bot.answers.arriving.attaching import attach_files
from bot.answers.arriving.comparing import differences, read_in
from bot.intents import Answer, Attach, Which
from bot.router import Router, Said
from bot.turn import Turn
from core.message import Choice, File, Reply
from core.store.tables import Credit, Question

router = Router()
NO_PROOF = {
    "receipt": "It looks like a receipt: it shows that it was paid for, not that you attended.",
    "invitation": "It looks like an invitation or a registration, which doesn't show that you attended.",
    "slides": "It looks like slides, which don't show that you attended.",
}


def ask_whether_for(turn: Turn, credit: Credit, file: File) -> Reply:
    differs = differences(turn, credit, file)
    other = f" But {listed(differs)}." if differs else ""
    text = f'Is "{file.name}" the certificate for #{credit.number}, {describe(credit)}?{other}'
    draft = Draft(files=[file])
    for claims in read_in(turn, file).claims[:1]:
        draft.fill(claims, file.name)
    choices = (Choice(f"Yes, attach to #{credit.number}", "yes"), Choice("No, a new credit", "no"))
    reply = Reply(text, understood(draft), choices, subject=f"A certificate for #{credit.number}?")
    return questions.ask(turn, reply, kind="confirm", hearer="attach_kept", file=_plain(file), number=credit.number)


def say_no_proof(turn: Turn, file: File, kind: str) -> Reply:
    text = f'I kept "{file.name}". {NO_PROOF[kind]} If it is proof all the same, tell me which credit: attach to 12'
    return questions.ask(turn, Reply(text), kind="which_credit", hearer="attach_kept", file=_plain(file))


def _plain(file: File) -> dict[str, object]:
    return {"name": file.name, "media_type": file.media_type, "sha256": file.sha256, "size": file.size}


@router.hears("attach_kept")
def hear_about_kept(turn: Turn, question: Question, answer: Answer) -> Said:
    """Which credit a kept file is for."""
    file = File(**question.payload["file"])
    number = question.payload.get("number")
    numbers = answer.which.numbers or ((number,) if number and answer.says in {"yes", "save"} else ())
    if numbers:
        questions.close(turn, question)
        turn.message = replace(turn.message, files=(file,))
        return attach_files(turn, Attach(Which(numbers=tuple(numbers))))
    if answer.says == "no":
        questions.close(turn, question)
        draft = Draft(files=[file], holder_ok=True)
        for claims in read_in(turn, file).claims[:1]:
            draft.fill(claims, file.name)
        return go_on(turn, begin(turn, [draft]))
    return questions.ask_again(
        turn, question, Reply("Which credit is it for? Type its number, for example: attach to 12")
    )
