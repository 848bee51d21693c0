"""The door for staff: their commands and sentences are read for who holds a role, never from mail; and whose wish a line is.

A line that names somebody else, a case or a list is never the speaker's own wish: what staff mean by it is asked about or
said to be impossible, and who holds no role is told for whom it is.
"""

from __future__ import annotations

from typing import Any

from bot.intents import AddCredit, Answer, Chitchat, ContactOffice, Intent, Link, Unknown, Unlink
from bot.matters import ActOnMatter
from bot.naming import addresses_in, people_in
from bot.staff_intents import ForOffice, GrantRole, NotByMail, SeePerson, StaffIntent, StaffSentence, WhoseAddress
from bot.staff_slots import fits_open
from bot.turn import Turn
from bot.understand import understand
from bot.understand.linking import is_only_address, linking_said
from bot.understand.matters import read_matter
from bot.understand.office.reading import Reading, gives_to, is_own, read, tidied
from bot.understand.staff import read_staff
from bot.understand.waiting import FREE
from core.actions.cases import KINDS
from core.actions.roles import ACTS_AS, roles_of
from core.rules.moves import Who
from core.rules.rights import require
from core.store.tables import Question


def staff_wish(turn: Turn, text: str, question: Question | None = None) -> Intent | None:
    """What somebody with a role wishes for in a staff command or sentence; None for everybody and everything else.

    Raises NotAllowed for somebody without a role who grants or revokes one.
    """
    held = held_by(turn)
    if held and fits_open(turn, question, text):
        return Answer(words=text)
    wish = read_staff(text, turn.today, turn.practitioner.locale)
    if not held:
        if isinstance(wish, GrantRole) and wish.address is not None:
            admit(turn, wish)  # nothing else can be meant; "revoke … from me@…" is not to be heard as "unlink me@…"
        return None
    if wish is None and not _waits_for_words(turn, question):
        wish = _sentence(turn, text)
    if wish is not None and (turn.message.channel == "mail" or not turn.message.sender.proven):
        return NotByMail()
    return wish


def _waits_for_words(turn: Turn, question: Question | None) -> bool:
    """Whether whatever is said now is the answer to something."""
    return question is not None and (question.kind in FREE or turn.chosen is not None)


def _sentence(turn: Turn, text: str) -> Intent | None:
    """A sentence of staff, or None for the speaker's own affairs."""
    if linking_said(text) or isinstance(_plain(turn, text), ContactOffice) or text.casefold().startswith("unlink"):
        return None
    reading = read_for(turn, text)
    if reading is None or _is_own(turn, text, reading):
        return None
    if reading.command is None and reading.people and is_only_address(text):
        return SeePerson(reading.people[0].addresses[0])
    return sentence_of(reading, own=isinstance(_plain(turn, text), AddCredit))


def read_for(turn: Turn, text: str) -> Reading | None:
    """What the line means as a sentence of staff, whoever says it; names are looked up for staff alone."""
    tidy = tidied(text)
    people = people_in(turn, tidy) if held_by(turn) else addresses_in(turn, tidy)
    return read(tidy, people, today=turn.today, locale=turn.practitioner.locale)


def _plain(turn: Turn, text: str) -> Intent:
    return understand(text, now=turn.local, locale=turn.practitioner.locale)


def _is_own(turn: Turn, text: str, reading: Reading) -> bool:
    """Whether the line is about the speaker: nobody else in it, their own case, or something they attended with somebody."""
    command = reading.command
    if _owns_all(turn, reading):
        return isinstance(read_matter(text, turn.today, turn.practitioner.locale), ActOnMatter)
    if not reading.names_somebody:
        said_so = is_own(text) and not (command and (command.cannot or "my" in command.says))
        return said_so or read_matter(text, turn.today, turn.practitioner.locale) is not None
    if not command and "\n" in text.strip():
        return True  # something pasted, with an address for questions in it
    is_credit = command is None or command.cannot == "enter credits for somebody"
    return is_credit and isinstance(_plain(turn, text), AddCredit) and not gives_to(reading)


def _owns_all(turn: Turn, reading: Reading) -> bool:
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
        return StaffSentence(slots=_first(reading), whom=whom, own=own and "case" not in names)
    return StaffSentence(
        command.says, command.asks, command.right, command.is_look, bool(command.cannot), dict(reading.slots),
        reading.about, command.about, whom, command.near, own and bool(command.cannot) and "case" not in names,
    )  # fmt: skip


def _first(reading: Reading) -> dict[str, str]:
    slots = {"case": reading.cases[0][1]} if reading.cases else {}
    return slots | ({"person": reading.people[0].addresses[0]} if reading.people else {})


def whose(turn: Turn, text: str, wish: Intent) -> Intent:
    """The wish, if it is the speaker's to have: an address is theirs only if they said so, an act of staff is for staff."""
    if isinstance(wish, Link) and wish.address and not linking_said(text):
        return WhoseAddress(wish.address)
    if isinstance(wish, Answer | ContactOffice | Link | Unlink | ActOnMatter) or held_by(turn):
        return wish
    reading = read_for(turn, text)
    strict = read_staff(text, turn.today, turn.practitioner.locale)
    is_lost = isinstance(wish, Unknown) or wish == Chitchat("other")
    if is_lost and strict is not None:
        return ForOffice()
    if reading is None or _owns_all(turn, reading):
        return wish
    return ForOffice() if _is_for_staff(turn, reading, wish, is_lost=is_lost) else wish


def _is_for_staff(turn: Turn, reading: Reading, wish: Intent, *, is_lost: bool) -> bool:
    """Whether an act on somebody else or on a case was meant, or a credit for somebody else."""
    command = reading.command
    names = bool(reading.people) or any(kind != "audit" for kind, _ in reading.cases)
    if command is None or not names or not (is_lost or wish.changes):
        return False
    if isinstance(wish, AddCredit):
        return gives_to(reading) or (not command.is_look and command.cannot != "enter credits for somebody")
    return True


def admit(turn: Turn, wish: Intent) -> None:
    """Raise NotAllowed, saying for whom it is, unless the table of rights lets this person."""
    if isinstance(wish, StaffIntent):
        require(wish.act, held_by(turn))


def held_by(turn: Turn) -> set[Who]:
    """In which roles this person may act now."""
    return {ACTS_AS[role] for role in roles_of(turn.session, turn.practitioner, turn.now)}
