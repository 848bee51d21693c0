"""A file becomes proof of a credit that is there."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.adding.proposal import drafts_of
from bot.answers.adding.saving import listed, progress_line
from bot.answers.arriving.comparing import differences
from bot.intents import Answer, Attach, Which
from bot.router import Router, Said
from bot.turn import Turn
from core.actions.credits import credit_of, credits_of
from core.actions.evidence import attach
from core.errors import NotFound
from core.message import Choice, File, Reply
from core.store.tables import Credit, Proposal, Question

router = Router()


@router.answers(Attach)
def attach_files(turn: Turn, wish: Attach) -> Said:
    """Make the files sent the proof of a credit; without files, ask for them."""
    credit = _credit_meant(turn, wish.which)
    if credit is None:
        return Reply("Which credit is it for? Type its number with the file, for example: attach to 12")
    if not turn.message.files:
        waiting = _kept_file(turn)
        if waiting is None:
            text = (
                f"Send me the file for #{credit.number}, *{credit.title}*: drop it here, or forward the mail to "
                f"{turn.house.settings.mail_address}."
            )
            return questions.ask(turn, Reply(text), kind="file", hearer="attach", numbers=[credit.number])
        turn.message = replace(turn.message, files=(waiting,))
    new = [f for f in turn.message.files if attach(turn.session, turn.practitioner, credit, f, now=turn.now)]
    questions.close_all(turn, hearer="attach")
    return _attached(turn, credit, new)


def _attached(turn: Turn, credit: Credit, new: list[File]) -> Reply:
    differs = [words for file in new for words in differences(turn, credit, file)]
    if not new:
        return Reply(f"That file is the proof of #{credit.number} already; nothing changed.")
    names = listed([f'"{f.name}"' for f in new])
    record = turn.record(fresh=True)
    verdict = record.progress.verdicts.get(credit.number) if record.progress else None
    counts = "" if verdict is None else (" It counts now." if verdict.counts else f" {verdict.why_not}")
    pages = " They will be one PDF." if len(credit.documents) > 1 else ""
    but = f" Note that {listed(differs)}; if it is the wrong file, type *undo*." if differs else ""
    are = "is" if len(new) == 1 else "are"
    text = f"{names} {are} now proof of #{credit.number}, *{credit.title}*.{but}{pages}{counts}"
    standing = progress_line(record.progress, [credit.number])
    choices = (Choice("See the document", f"document {credit.number}"), Choice("Undo", "undo"))
    return Reply(f"{text}\n{standing}" if standing else text, choices=choices, subject=f"Proof of #{credit.number}")


def _kept_file(turn: Turn) -> File | None:
    """The file an open question of this thread is about, when "attach to 12" comes without one."""
    for question in questions.open_questions(turn):
        if question.payload["hearer"] == "attach_kept":
            questions.close(turn, question)
            return File(**question.payload["file"])
        if question.payload["hearer"] == "draft":
            proposal = turn.session.get_one(Proposal, question.payload["proposal"])
            files = [f for d in drafts_of(proposal) for f in d.files]
            if files:
                questions.close(turn, question)
                return files[0]
    return None


def _credit_meant(turn: Turn, which: Which) -> Credit | None:
    if which.numbers:
        return credit_of(turn.session, turn.practitioner, which.numbers[0])
    mine = credits_of(turn.session, turn.practitioner, words=which.words)
    if which.words and not mine:
        raise NotFound(what=f'a credit called "{which.words}"')
    if which.last or len(mine) == 1:
        return mine[-1] if mine else None
    return None


def names_a_credit(turn: Turn, which: Which) -> bool:
    """ "The certificate from the CONSORT workshop" names a credit only when there is one."""
    if which.words and not which.numbers:
        return bool(credits_of(turn.session, turn.practitioner, words=which.words))
    return bool(which.numbers or which.last)


@router.hears("attach")
def hear_instead_of_file(turn: Turn, question: Question, answer: Answer) -> Said:
    """Words came where a file was awaited."""
    if answer.says in {"no", "skip"}:
        questions.close(turn, question)
        return Reply("All right. You can send the file any time, with the number: attach to 12")
    return questions.ask_again(turn, question, Reply("I'm waiting for the file. Drop it here, or type *cancel*."))
