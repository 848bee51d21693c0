"""Being audited: where it stands, and the answer."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer
from bot.matters import ActOnMatter
from bot.router import Router
from bot.turn import Turn
from core.actions import audits
from core.actions.moving import steps_of
from core.message import Choice, Reply
from core.rules.moves import state_in_words
from core.rules.wording import show_day
from core.store.tables import Question

router = Router()


def see(turn: Turn) -> Reply:
    """The person's open audit, with what was asked and found."""
    audit = audits.open_audit(turn.session, turn.practitioner)
    lines = [
        f"Your audit A{audit.id} is {state_in_words(audit.state)}; the day to answer by is {show_day(audit.due_on)}."
    ]
    lines += [f"{one.verb.capitalize()}: {one.words}" for one in steps_of(turn.session, audit) if one.words]
    if audit.state in {"told", "extended", "finding"}:
        lines.append("To see which credits lack a document, type: list. When all is there, type: answer audit …")
    return Reply("\n".join(lines), subject=f"Audit A{audit.id}")


def act(turn: Turn, wish: ActOnMatter) -> Reply:
    """Answer; without words they are asked for."""
    audit = audits.open_audit(turn.session, turn.practitioner)
    if not (wish.words or "").strip():
        reply = Reply("What shall I tell the auditor? For example: all certificates are attached now")
        return questions.ask(turn, reply, kind="text", hearer="audit_words")
    audits.answer(turn.session, turn.house, audit, by=turn.practitioner, words=wish.words or "", now=turn.now)
    return Reply(f"Your answer to audit A{audit.id} is with the auditor.", choices=(Choice("My audit", "my audit"),))


@router.hears("audit_words")
def hear_words(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The words of the answer."""
    words = turn.message.text.strip()
    if not words:
        return questions.ask_again(turn, question, Reply("What shall I tell the auditor? Or type: cancel"))
    questions.close(turn, question)
    return act(turn, ActOnMatter("audit", "answer", None, words))
