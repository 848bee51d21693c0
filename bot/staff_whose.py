"""Whose wish a line is: an address is one's own only if one said so, an act on others is for staff, and what an officer says
of somebody else is never an affair of their own."""

from __future__ import annotations

from bot.intents import (
    AddCredit,
    Answer,
    Badge,
    Cancel,
    Chitchat,
    Clarify,
    Communications,
    ContactOffice,
    Deadline,
    Export,
    Intent,
    Link,
    ListCredits,
    Profile,
    Progress,
    Undo,
    Unlink,
)
from bot.language.lexicon import pattern_of
from bot.matters import ActOnMatter, SeeMatter
from bot.staff_intents import ForOffice, NotByMail, StaffSentence, WhoseAddress
from bot.staff_reading import ENTER, first_named, for_others, held_by, is_lost, owns_all, read_for, sentence_of
from bot.staff_subject import seen_last, spellings
from bot.turn import Turn
from bot.understand.linking import is_only_address, linking_said
from bot.understand.office.marks import may_name
from bot.understand.office.owning import gives_to, is_own, speaks_in_general
from bot.understand.office.reading import Reading
from bot.understand.office.table import in_general
from bot.understand.staff import read_staff
from core.actions.identities import verified_addresses
from core.actions.practitioners import plain_address

COURTESIES = frozenset(("thanks", "praise", "greeting"))
OWN_RECORD = (Progress, Deadline, ListCredits, Export, Profile, Communications, Badge)
"""Wishes that are answered from the speaker's own record."""


def whose(turn: Turn, text: str, wish: Intent) -> Intent:
    """The wish, if it is the speaker's to have: an address is theirs only if they said so, an act of staff is for staff."""
    if isinstance(wish, Link) and wish.address and not linking_said(text):
        if not held_by(turn) and _names_deed(turn, text):
            return ForOffice()
        is_mine = plain_address(wish.address) in verified_addresses(turn.practitioner)
        return wish if is_mine else WhoseAddress(wish.address)
    if isinstance(wish, SeeMatter) and held_by(turn) and _names_case_of_others(turn, text):
        return Answer(words=text)  # said while a reason is awaited: whoever hears it looks at the case
    if isinstance(wish, Answer | ContactOffice | Link | Unlink | ActOnMatter):
        return wish
    if held_by(turn):
        readings = wish.readings if isinstance(wish, Clarify) else (wish,)
        general = any(isinstance(one, OWN_RECORD) for one in readings) and speaks_in_general(text)
        if general:
            return StaffSentence(in_general().says, cannot=True, near=in_general().near)
        return _of_somebody(turn, text, wish) or wish
    lost = is_lost(wish)
    if lost and read_staff(text, turn.today, turn.practitioner.locale) is not None:
        return ForOffice()
    if not may_name(text) or not (lost or wish.changes or isinstance(wish, AddCredit)):
        return wish
    reading = read_for(turn, text)
    if reading is None or owns_all(turn, reading):
        return wish
    return ForOffice() if _is_for_staff(reading, wish, text) else wish


def _names_case_of_others(turn: Turn, text: str) -> bool:
    """Whether a case stands in the line that isn't the speaker's."""
    reading = read_for(turn, text)
    return reading is not None and bool(reading.cases) and not owns_all(turn, reading)


def _of_somebody(turn: Turn, text: str, wish: Intent) -> StaffSentence | None:
    """What an officer says of somebody else, and I don't understand: never an affair of their own. None for what is theirs."""
    reading = read_for(turn, text)
    names = bool(reading and reading.people)
    if is_own(text) or not (names or pattern_of("one_person").search(text)):
        return None
    told = isinstance(wish, AddCredit) and any(one.seconds for one in wish.entries)
    if told and (entered := _entered_for(turn, text)) is not None:
        return entered
    talk = isinstance(wish, Chitchat) and wish.kind in COURTESIES
    if told or talk or isinstance(wish, Cancel | Undo | NotByMail) or not (seen_last(turn) or names):
        return None
    seen = seen_last(turn) or {}
    slots = {name: seen[name] for name in ("case", "person") if seen.get(name)}
    return StaffSentence(slots=first_named(reading) if names and reading is not None else slots)


def _entered_for(turn: Turn, text: str) -> StaffSentence | None:
    """A credit for whom we spoke of last: "log her 2 hours for the talk". It is nobody's from a sentence."""
    read = (read_for(turn, one) for one in spellings(turn, text))
    found = (one for one in read if one is not None and one.command is not None and one.command.cannot == ENTER)
    return next((sentence_of(one, own=True) for one in found if gives_to(one)), None)


def _names_deed(turn: Turn, text: str) -> bool:
    """Whether the line says to do something to whoever it names, as the office does."""
    reading = read_for(turn, text)
    return reading is not None and reading.command is not None and not is_only_address(text)


def _is_for_staff(reading: Reading, wish: Intent, text: str) -> bool:
    """Whether an act on somebody else or on a case was meant, or a credit for somebody else."""
    names = bool(reading.people) or any(kind != "audit" for kind, _ in reading.cases)
    if reading.command is None or not names:
        return False
    return for_others(reading, text) if isinstance(wish, AddCredit) else True
