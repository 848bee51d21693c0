"""What a line means as a sentence of staff, and whether it is about the speaker alone; a reading becomes a wish here."""

from __future__ import annotations

from typing import Any

from bot.intents import AddCredit, Chitchat, Clarify, Intent, Unknown
from bot.matters import ActOnMatter
from bot.naming import addresses_in, people_in
from bot.staff_intents import StaffSentence
from bot.turn import Turn
from bot.understand.grammar import by_grammar
from bot.understand.matters import read_matter
from bot.understand.office.marks import may_name
from bot.understand.office.owning import gives_to, is_own
from bot.understand.office.reading import LONGEST, Reading, read, tidied
from core.actions.cases import KINDS
from core.actions.roles import ACTS_AS, roles_of
from core.rules.moves import Who

LONGEST_LOOK = 14
NOTE = "keep a note"
ENTER = "enter credits for somebody"


def held_by(turn: Turn) -> set[Who]:
    """In which roles this person may act now."""
    return {ACTS_AS[role] for role in roles_of(turn.session, turn.practitioner, turn.now)}


def read_for(turn: Turn, text: str, *, learned: bool = False) -> Reading | None:
    """What the line means as a sentence of staff, whoever says it; names are looked up for staff alone.

    ``learned``: where notions find nothing the learned model is asked as well, for staff.
    """
    if len(text) > LONGEST:
        return None
    tidy = tidied(text)
    is_staff = bool(held_by(turn))
    people = people_in(turn, tidy) if is_staff else addresses_in(turn, tidy)
    names = bool(people) or may_name(text) or not is_own(text)
    by_staff = is_staff and learned and names
    return read(tidy, people, today=turn.today, locale=turn.practitioner.locale, by_staff=by_staff)


def plain_wish(turn: Turn, text: str) -> Intent:
    """The speaker's own wish by the grammar alone: the learned reader knows none of the office's sentences."""
    return by_grammar(text, now=turn.local, locale=turn.practitioner.locale)


def is_theirs(turn: Turn, text: str, reading: Reading) -> bool:
    """Whether the line is about the speaker: nobody else in it, their own case, or something they attended with somebody."""
    plain, command = plain_wish(turn, text), reading.command
    if reading.learned and not reading.names_somebody and not is_lost(plain):
        return True
    if owns_all(turn, reading):
        return isinstance(read_matter(text, turn.today, turn.practitioner.locale), ActOnMatter)
    if not reading.names_somebody:
        return _is_about_oneself(turn, reading, plain, text)
    if command is None:
        return _is_nothing(reading, plain, text)
    if command.cannot and not reading.cases and is_own(text):
        return True
    if command.cannot == NOTE:
        return False
    return isinstance(plain, AddCredit) and reading.about is None and not for_others(reading, text)


def _is_nothing(reading: Reading, plain: Intent, text: str) -> bool:
    """Of a line that means no command: whether it is talk, something pasted with an address, or an activity called A2."""
    if "\n" in text.strip():
        return True
    if reading.cases and any(kind != "audit" for kind, _ in reading.cases):
        return False
    if reading.people:
        return isinstance(plain, Chitchat) and not is_lost(plain)
    return not is_lost(plain)


def _is_about_oneself(turn: Turn, reading: Reading, plain: Intent, text: str) -> bool:
    """Of a line that names nobody: whether it says something else as well, or is too long for a command."""
    command = reading.command
    if command is None or reading.words > LONGEST_LOOK or (not command.is_look and command.about and reading.is_asked):
        return True
    if is_own(text) and not (command.cannot or "my" in command.says):
        return True
    looks = command.is_firm and command.is_look and not reading.learned
    if not looks and read_matter(text, turn.today, turn.practitioner.locale) is not None:
        return True
    is_firm = command.is_firm and not reading.learned and (command.is_look or not reading.is_asked)
    return not (is_firm or is_lost(plain))


def is_lost(wish: Intent) -> bool:
    return isinstance(wish, Unknown | Clarify) or wish == Chitchat("other")


def for_others(reading: Reading, text: str) -> bool:
    """Whether a line that may be a credit is for somebody else all the same: it gives it to them, or begins with a deed."""
    command = reading.command
    if reading.cases or (reading.begins and command is not None and command.cannot != ENTER):
        return True
    return "\n" not in text.strip() and (command is None or command.cannot == ENTER) and gives_to(reading)


def owns_all(turn: Turn, reading: Reading) -> bool:
    """Whether all cases named are the speaker's own and nobody else is named."""
    if not reading.cases or reading.people:
        return False
    return all(_owner(turn, kind, called) == turn.practitioner.id for kind, called in reading.cases)


def _owner(turn: Turn, kind: str, called: str) -> int | None:
    digits = "".join(char for char in called if char.isdigit())
    found: Any = turn.session.get(KINDS[kind], int(digits)) if digits else None
    return found.practitioner_id if found is not None else None


def sentence_of(reading: Reading, *, own: bool) -> StaffSentence:
    """A reading as a wish."""
    whom = tuple(one.addresses for one in reading.people)
    names = reading.speaks_of
    command = reading.command
    if command is None:
        return StaffSentence(slots=first_named(reading), whom=whom, own=own and "case" not in names)
    return StaffSentence(
        command.says, command.asks, command.right, command.is_look, bool(command.cannot), dict(reading.slots),
        reading.about, reading.owner, command.about, whom, command.near, own and bool(command.cannot) and "case" not in names,
    )  # fmt: skip


def first_named(reading: Reading) -> dict[str, str]:
    slots = {"case": reading.cases[0][1]} if reading.cases else {}
    return slots | ({"person": reading.people[0].addresses[0]} if reading.people else {})
