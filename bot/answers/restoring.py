"""What was deleted last comes back when its loss is regretted: all of it, or what is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from bot.answers.adding.card import describe
from bot.answers.undoing import undo
from bot.intents import AddCredit, Attach, Cancel, DeleteCredit, EditCredit, Intent, SetReminder, Snooze, Undo
from bot.language.lexicon import pattern_of
from bot.router import Router
from bot.turn import Turn
from bot.understand.clauses import sentences
from bot.understand.stated import mentioned
from core.actions.credits import credit_of, delete_credit
from core.actions.journal import last_turn
from core.message import Reply
from core.store.tables import Credit

router = Router()
MOST_SENTENCES = 6
OTHER = (AddCredit, EditCredit, DeleteCredit, Cancel, Attach, SetReminder, Snooze)
"""Wishes that are what they say, whatever was deleted."""


@dataclass(frozen=True, slots=True)
class Restore(Intent):
    """Bring back what was deleted last; only these numbers where some are named."""

    name: ClassVar[str] = "restore"
    changes: ClassVar[bool] = True
    only: tuple[int, ...] = ()


def restored(turn: Turn, text: str, wish: Intent) -> Intent:
    """The wish; or, where words regret what was deleted last ("pls bring it back"), the wish to have it again."""
    is_other = isinstance(wish, OTHER) and wish != Snooze()  # "no, now I regret it" asks for no quiet
    if is_other or not pattern_of("restores").search(text) or len(sentences(text)) > MOST_SENTENCES:
        return wish
    gone = _deleted_last(turn)
    if not gone:
        return wish
    named = mentioned(text, [credit.title for credit in gone])
    return Restore(tuple(gone[place].number for place in named))


def _deleted_last(turn: Turn) -> list[Credit]:
    """The credits that the speaker's last change took off the record."""
    lines = last_turn(turn.session, turn.practitioner.id, turn.actor)
    numbers = [
        int(line.subject.partition(":")[2]) for line in lines if line.verb == "delete" and "credit:" in line.subject
    ]
    mine = select(Credit).where(Credit.practitioner_id == turn.practitioner.id, Credit.number.in_(numbers))
    return list(turn.session.scalars(mine.order_by(Credit.number)))


@router.answers(Restore)
def restore(turn: Turn, wish: Restore) -> list[Reply]:
    """Take the deletion back; what was not named goes off again."""
    gone = [credit.number for credit in _deleted_last(turn)]
    reply = undo(turn, Undo())
    again = [number for number in gone if wish.only and number not in wish.only]
    if not again or reply.token is not None:  # deleted elsewhere: asked about first
        return [reply]
    back = [credit_of(turn.session, turn.practitioner, number) for number in wish.only]
    for number in again:
        delete_credit(turn.session, turn.practitioner, credit_of(turn.session, turn.practitioner, number), now=turn.now)
    said = [f"#{credit.number} is back on your record: {describe(credit)}." for credit in back]
    stays = ", ".join(f"#{number}" for number in sorted(again))
    return [Reply("\n".join([*said, f"{stays} stays deleted. To have all of it back, type: undo"]))]
