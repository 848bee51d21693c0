"""A change of one credit taken back, whatever was done since: "undo the deletion of number 5", "put 12 how it was before"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from bot.answers.adding.card import describe
from bot.answers.undoing import undone_line
from bot.intents import EditCredit, Intent, Several
from bot.language.lexicon import pattern_of
from bot.router import Router
from bot.turn import Turn
from bot.understand import understand
from bot.understand.put_back import PutBack, put_back
from bot.understand.stated import mentioned
from core.actions.journal import last_of, latest_of
from core.actions.undo import undo_last
from core.message import Choice, Reply
from core.store.tables import Credit, Entry

router = Router()


@dataclass(frozen=True, slots=True)
class TakeBack(Intent):
    """Take the last change of these credits back; ``of_deletion`` brings back what was deleted."""

    name: ClassVar[str] = "take_back"
    changes: ClassVar[bool] = True
    numbers: tuple[int, ...] = ()
    of_deletion: bool = False


def taken_back(turn: Turn, text: str) -> Intent | None:
    """The wish to take back what was done to credits that are named; None for words that name none of this person's."""
    said = put_back(text)
    if said is None:
        return None
    mine = list(turn.session.scalars(select(Credit).where(Credit.practitioner_id == turn.practitioner.id)))
    held = {credit.number for credit in mine}
    numbers = said.numbers if said.numbers and held.issuperset(said.numbers) else _by_title(turn, said, mine)
    if not numbers and not said.numbers and pattern_of("a_deletion").search(text):
        gone = latest_of(turn.session, turn.practitioner.id, turn.actor, "delete", thread=turn.message.thread)
        credits = [line.subject.partition(":")[2] for line in gone if line.subject.startswith("credit:")]
        numbers = tuple(sorted(int(number) for number in credits))
    if not numbers:
        return None
    back = TakeBack(numbers, said.of_deletion)
    other = understand(f"change {said.rest}", now=turn.local, locale=turn.practitioner.locale) if said.rest else None
    return Several((back, other)) if isinstance(other, EditCredit) else back


def _by_title(turn: Turn, said: PutBack, mine: list[Credit]) -> tuple[int, ...]:
    """What is named by its title, where its last change can be taken back; by no title where a number was said."""
    if said.numbers:
        return ()
    named = [mine[place] for place in mentioned(said.text, [credit.title for credit in mine])]
    changed = [one for one in named if (last := _last(turn, one.number, said.of_deletion)) and last.verb != "add"]
    gone = [credit for credit in changed if credit.deleted_at is not None]
    meant = gone or changed or (named if said.of_deletion else [])
    return tuple(credit.number for credit in meant) if len(meant) == 1 else ()


def _last(turn: Turn, number: int, of_deletion: bool) -> Entry | None:
    verb = "delete" if of_deletion else None
    return last_of(turn.session, turn.practitioner.id, turn.actor, f"credit:{number}", verb=verb)


@router.answers(TakeBack)
def take_back(turn: Turn, wish: TakeBack) -> Reply:
    """Take each change back and say what stands now; what was never changed by the speaker says so."""
    said = [_taken_back(turn, number, wish.of_deletion) for number in wish.numbers]
    return Reply("\n".join(said), choices=(Choice("List", "list"),))


def _taken_back(turn: Turn, number: int, of_deletion: bool) -> str:
    credit = turn.session.scalars(
        select(Credit).where(Credit.practitioner_id == turn.practitioner.id, Credit.number == number)
    ).one()
    last = _last(turn, number, of_deletion and credit.deleted_at is not None)
    if last is None:
        if of_deletion and credit.deleted_at is None:
            return f"#{number} is on your record, it wasn't deleted: {describe(credit)}."
        return f"You have not changed #{number}, so there is nothing to take back: {describe(credit)}."
    if last.verb == "add" or (of_deletion and last.verb != "delete"):
        return (
            f"#{number} stands as you saved it: {describe(credit)}. To take it off your record, type: delete {number}"
        )
    done = undo_last(turn.session, turn.practitioner, turn.actor, now=turn.now, turn=last.turn, credit=number)
    return "\n".join(undone_line(turn, line) for line in done)
