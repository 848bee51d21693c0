"""Which case a sentence means that names its owner alone, and what is said of a case before it is acted on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.intents import Intent
from bot.staff_intents import StaffSentence
from bot.staff_reading import held_by
from bot.staff_subject import case_in, seen_last
from bot.turn import Turn
from bot.understand.office.composing import lacking
from bot.understand.office.table import command_for, single
from core.actions.cases import KINDS, WAITS, Waiting, case_of, name_of, queue
from core.actions.moving import moves_of
from core.actions.practitioners import of_address, primary_address
from core.errors import TallyError
from core.rules.moves import Who, state_in_words
from core.store.tables import CreditRequest

DATED = "assign {case} to {person} by {day}"
ASKED_OF = "ask {person}"
OVER = {"closed", "withdrawn", "draft"}


class NoSuchCase(TallyError):
    """Somebody is named with a kind of case they don't have."""

    says = "{name} has no {about} that I could mean. To see what there is, type: person {address}"


def resolved(turn: Turn, wish: StaffSentence) -> StaffSentence:
    """With the number of the only case that can be meant by its owner's name; unchanged where one has to be asked.

    Raises NoRecord, NoSuchCase.
    """
    if (
        wish.about is None
        and wish.owner
        and len(wish.kinds) == 1
        and lacking(wish.says, wish.slots) in ("case", "number")
    ):
        wish = replace(wish, about=wish.kinds[0])  # "give Alex until 15 February": only an audit is given time
    if wish.about is None or wish.owner is None:
        return wish
    address = wish.owner
    numbers = _numbers(turn, wish.about, address)
    if not numbers:
        name = of_address(turn.session, address).name
        raise NoSuchCase(name=name, about=wish.about, address=address)
    if len(numbers) > 1 and single("newest").isdisjoint(re.findall(r"\w+", turn.message.text.casefold())):
        return wish
    numbers = numbers[-1:]
    called = name_of(wish.about, numbers[0])
    return replace(wish, about=None, slots={**wish.slots, "case": called, "number": str(numbers[0])})


def _numbers(turn: Turn, about: str, address: str) -> list[int]:
    """The open cases of that kind of that person: those that wait for staff, else those that go on, else all."""
    person = of_address(turn.session, address)
    table: Any = KINDS[about]
    found = list(turn.session.scalars(select(table).where(table.practitioner_id == person.id).order_by(table.id)))
    sent = [one for one in found if one.state != "draft"]
    waiting = [one.id for one in sent if one.state in WAITS.get(about, ())]
    return waiting or [one.id for one in sent if one.state not in OVER] or [one.id for one in sent]


def with_reviewer(turn: Turn, wish: StaffSentence) -> StaffSentence:
    """A new day to decide by leaves a request with whoever has it; unchanged where nobody does."""
    number = wish.slots.get("case", "").lstrip("R")
    if not wish.says.startswith(DATED) or "person" in wish.slots or not number.isdigit() or "day" not in wish.slots:
        return wish
    reviewer = case_of(turn.session, "request", int(number))
    address = primary_address(reviewer.reviewer) if isinstance(reviewer, CreditRequest) and reviewer.reviewer else None
    return replace(wish, slots={**wish.slots, "person": address}) if address else wish


def of_their_case(turn: Turn, wish: StaffSentence) -> StaffSentence:
    """What a person is asked goes with the case of theirs that was looked at last, or with their only open one."""
    if not wish.says.startswith(ASKED_OF) or "@" not in wish.slots.get("person", ""):
        return wish
    person = of_address(turn.session, wish.slots["person"])
    seen = seen_last(turn)
    ask = command_for("ask {case}")
    mine = [(about, number) for about in ask.about for number in _open(turn, about, person.id)]
    if seen is not None and (seen["about"], seen["number"]) in mine:
        mine = [(seen["about"], seen["number"])]
    if len(mine) != 1:
        return wish
    slots = {**wish.slots, "case": name_of(*mine[0])}
    return replace(wish, says=ask.says, asks=ask.asks, slots=slots, kinds=ask.about, about=None)


def _open(turn: Turn, about: str, person: int) -> list[int]:
    """The numbers of somebody's cases of a kind about which they can be asked something now."""
    table: Any = KINDS[about]
    found = turn.session.scalars(select(table).where(table.practitioner_id == person).order_by(table.id))
    held = held_by(turn)
    return [one.id for one in found if any("ask" in verbs_of(one, who) for who in held)]


def verbs_of(matter: Any, who: Who) -> set[str]:
    """What somebody in a role can do about a case now."""
    return {move.verb for move in moves_of(matter).possible(matter.state, who)}


def open_cases(turn: Turn, wish: StaffSentence) -> Sequence[Waiting]:
    """What waits of the kind that is meant, of the person who is named if one is."""
    kind = wish.about or (wish.kinds[0] if len(wish.kinds) == 1 else None)
    found = [one for one in queue(turn.session, about=kind) if not wish.kinds or one.about in wish.kinds]
    owner = of_address(turn.session, wish.owner).id if wish.owner else None
    return [one for one in found if one.practitioner.id == owner] or found


def owner_of(turn: Turn, act: Intent) -> str | None:
    """The name of whose case an act is about."""
    about, number = case_in(act)
    return case_of(turn.session, about, number).practitioner.name if about else None


def said_of(turn: Turn, act: Intent) -> str:
    """A line on the case an act is about: whose it is, what it is, where it stands. Raises CaseNotFound."""
    about, number = case_in(act)
    if not about:
        return ""
    matter = case_of(turn.session, about, number)
    title = f' "{matter.title}"' if isinstance(matter, CreditRequest) and matter.title else ""
    return f"{name_of(about, number)} · {matter.practitioner.name}{title} · {state_in_words(matter.state)}\n"


__all__ = ["NoSuchCase", "open_cases", "owner_of", "resolved", "said_of"]
