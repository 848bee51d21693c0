"""A message that brought files: what can serve, and where it goes."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.adding.saving import listed
from bot.answers.arriving.asking import ask_whether_for
from bot.answers.arriving.attaching import attach_files, names_a_credit
from bot.answers.arriving.comparing import differences
from bot.answers.arriving.proposing import from_files, into_draft, with_words
from bot.answers.confirming import ask_first
from bot.intents import AddCredit, Answer, Attach, Chitchat, Intent, Unknown, Which
from bot.router import said
from bot.turn import Turn
from core.actions.credits import credit_of
from core.actions.evidence import DOCUMENT_TYPES, credits_proved_by, reading_of
from core.message import File, Reply
from core.store.tables import Question


def hear_files(turn: Turn, question: Question | None, wish: Intent, text: str) -> list[Reply]:
    """Answer a message that brought files."""
    replies = [Reply(sentence) for sentence in turn.message.unread]
    usable, refused = _sort_out(turn)
    replies += refused
    if not usable:
        together = [Reply("\n".join(reply.text for reply in replies))] if replies else []
        says_nothing = not text or isinstance(wish, Answer | Attach | Unknown | Chitchat)
        return together + ([] if says_nothing else turn.serve(wish))
    turn.message = replace(turn.message, files=tuple(usable))
    return replies + _use(turn, question, wish, usable)


def _sort_out(turn: Turn) -> tuple[list[File], list[Reply]]:
    """The files that can serve, and a sentence for each that can't. All of them are kept."""
    usable, refused = [], []
    for file in dict.fromkeys(turn.message.files):
        reading = reading_of(turn.session, file.sha256)
        proved = credits_proved_by(turn.session, turn.practitioner, file.sha256)
        if file.size == 0:
            refused.append(Reply(f'"{file.name}" is empty (0 bytes). Please send it again.'))
        elif file.media_type not in DOCUMENT_TYPES:
            refused.append(Reply(f'I kept "{file.name}", but it can\'t be proof in that format. Please send it as '
                                 "PDF, PNG, JPEG, HEIC or plain text."))  # fmt: skip
        elif proved:
            numbers = listed([f"#{c.number}" for c in proved])
            refused.append(Reply(f'"{file.name}" is here already: it is the proof of {numbers}.'))
        elif reading is not None and reading.error and "password" in reading.error.casefold():
            refused.append(Reply(f'I kept "{file.name}". {reading.error}'))
        else:
            usable.append(file)
    return usable, refused


def _use(turn: Turn, question: Question | None, wish: Intent, files: list[File]) -> list[Reply]:
    if isinstance(wish, Attach) and names_a_credit(turn, wish.which):
        return [ask_first(turn, wish)] if not turn.message.sender.proven else said(attach_files(turn, wish))
    if question is not None and question.payload["hearer"] in {"saved", "attach"} and turn.message.sender.proven:
        numbers = question.payload["numbers"]
        if len(numbers) == 1 and not isinstance(wish, AddCredit):
            credit = credit_of(turn.session, turn.practitioner, numbers[0])
            if question.payload["hearer"] == "saved" and len(files) == 1 and differences(turn, credit, files[0]):
                return [ask_whether_for(turn, credit, files[0])]
            return said(attach_files(turn, Attach(Which(numbers=tuple(numbers)))))
    if isinstance(wish, AddCredit) and wish.entries:
        return with_words(turn, wish, files)
    if question is not None and question.payload["hearer"] == "draft" and question.payload["index"] is not None:
        joined = into_draft(turn, question, files)
        if joined is not None:
            return [joined]
    return from_files(turn, files, wish)
