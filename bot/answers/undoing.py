"""Taking back: the last change, whatever is open, and answers to nothing."""

from __future__ import annotations

from sqlalchemy import update

from bot import questions
from bot.answers.adding.card import describe
from bot.intents import Answer, Cancel, Undo
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import credit_of
from core.actions.journal import last_turn
from core.actions.undo import FINAL, undo_last
from core.message import Reply
from core.store.tables import Entry, Proposal

router = Router()


@router.answers(Undo)
def undo(turn: Turn, wish: Undo) -> Reply:
    """Take back the speaker's last change, unless it was changed since or can't be recalled."""
    lines = last_turn(turn.session, turn.practitioner.id, turn.actor)
    if lines and all(line.verb in FINAL for line in lines):
        return Reply(
            "The last thing you did can't be taken back: it was about who may speak for you, or went to the office. "
            "Type *list* to see your record, or *profile* for your addresses."
        )
    undone = undo_last(turn.session, turn.practitioner, turn.actor, now=turn.now)
    return Reply("\n".join(_undone(turn, line) for line in undone))


def _undone(turn: Turn, line: Entry) -> str:
    kind, name = line.subject.split(":", 1)
    if kind == "credit":
        how = {"add": "off your record again", "delete": "back on your record"}.get(line.verb, "as it was before")
        if line.verb == "add":
            return f"Undone: #{name} is {how}. Its number isn't used again."
        return f"Undone: #{name} is {how}: {describe(credit_of(turn.session, turn.practitioner, int(name)))}."
    if kind == "document":
        return f"Undone: the file is off #{name.split(':')[0]} again."
    if kind == "reminder":
        return (
            "Undone: the one reminder you asked for won't be sent."
            if line.verb == "remind"
            else "Undone: the one reminder you asked for will be sent on its day after all."
        )
    return {
        "job": f"Undone: job {name} of your work history is as it was before.",
        "practitioner": "Undone: your time zone is as it was before.",
        "reminders": "Undone: your reminders are as they were before.",
    }.get(kind, f"Undone: your {kind} is as it was before.")


@router.answers(Cancel)
def cancel(turn: Turn, wish: Cancel) -> Reply:
    """Drop what is open in this thread; nothing is saved."""
    kept = _drafts(turn)
    dropped = questions.close_all(turn)
    turn.session.execute(
        update(Proposal)
        .where(
            Proposal.practitioner_id == turn.practitioner.id,
            Proposal.thread == turn.message.thread,
            Proposal.closed_at.is_(None),
        )
        .values(closed_at=turn.now, outcome="cancelled")
    )
    if not dropped:
        return Reply("There is nothing open here to cancel. To take your last change back, type *undo*.")
    return Reply("\n".join(kept) or "Dropped; nothing was saved or changed.")


def _drafts(turn: Turn) -> list[str]:
    """What stays of the forms that are open here: their drafts, and how to go on or drop them."""
    said: dict[str, None] = {}
    for one in questions.open_questions(turn):
        if one.payload.get("hearer") == "request":
            name = f"R{one.payload['request']}"
            said[
                f"All right. {name} is kept as a draft: go on with *request {name}*, or drop it with *withdraw {name}*."
            ] = None
        elif one.payload.get("hearer") == "exam":
            said[
                "All right. Your exam application is kept as a draft: go on with *apply for the exam*, or drop it with "
                "*withdraw my exam application*."
            ] = None
        elif one.payload.get("hearer") == "deferral":
            said["All right. No deferral is asked for; your exam stays where it is."] = None
    return list(said)


@router.answers(Answer)
def answer_to_nothing(turn: Turn, wish: Answer) -> Reply:
    """An answer where nothing was asked: it is never taken for another thread's."""
    if wish.entry.seconds and (wish.entry.title or wish.entry.start):
        return Reply(f"I take it that is something you attended. To add it, type: add {wish.words.strip()[:200]}")
    return Reply(
        "I have nothing open here that this could answer, so nothing was saved or changed. "
        "If it belongs to another card or letter, answer there; else tell me what you would like, for example: list"
    )
