"""Somebody edited what they said: the draft it began is begun anew, a saved credit is left alone."""

from __future__ import annotations

from sqlalchemy import select

from bot import questions
from bot.turn import Turn
from core.message import Choice, Reply
from core.store.tables import Entry, Proposal, Question


def hear_edit(turn: Turn) -> list[Reply] | None:
    """What to say to an edit; None when the new words are to be answered like new ones."""
    proposal = turn.session.scalars(
        select(Proposal).where(
            Proposal.practitioner_id == turn.practitioner.id, Proposal.arrival_key == turn.message.edits
        )
    ).first()
    if proposal is None:
        return [] if _changed_something(turn) else None
    if proposal.outcome == "saved":
        text = (
            "You edited a message whose credit is saved already; the credit stays as it is. To change it, type for "
            "example: change 12 to 2h"
        )
        return [Reply(text, choices=(Choice("List", "list"),))]
    for question in turn.session.scalars(
        select(Question).where(Question.practitioner_id == turn.practitioner.id, Question.closed_at.is_(None))
    ):
        if question.payload.get("proposal") == proposal.id:
            questions.close(turn, question)
    proposal.closed_at, proposal.outcome = turn.now, "edited"
    return None


def _changed_something(turn: Turn) -> bool:
    """Whether the words that were edited changed the record; they are then not heard a second time."""
    said = f"{turn.message.channel}:{turn.message.edits}"[-64:]
    wanted = select(Entry.id).where(Entry.practitioner_id == turn.practitioner.id, Entry.turn == said)
    return turn.session.scalars(wanted).first() is not None
