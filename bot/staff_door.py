"""The door for staff: their commands and sentences are read for who holds a role, never from mail; and whose wish a line is.

A line that names somebody else, a case or a list is never the speaker's own wish: what staff mean by it is asked about or
said to be impossible, and who holds no role is told for whom it is.
"""

from __future__ import annotations

from typing import Any

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
    Unknown,
    Unlink,
)  # fmt: skip
from bot.language.lexicon import pattern_of
from bot.matters import ActOnMatter
from bot.naming import addresses_in, people_in
from bot.questions import OFFERS
from bot.staff_intents import (
    ForOffice,
    GrantRole,
    NotByMail,
    SeePerson,
    StaffIntent,
    StaffSentence,
    TellPerson,
    WhoseAddress,
)
from bot.staff_slots import fits_open, value_of
from bot.staff_subject import ASSIGN, case_seen, points_at_case, seen_last, spellings
from bot.turn import Turn
from bot.understand.grammar import by_grammar
from bot.understand.linking import is_only_address, linking_said
from bot.understand.matters import read_matter
from bot.understand.office.marks import may_name
from bot.understand.office.owning import asks_of_case, gives_to, is_of_record, is_own, speaks_in_general
from bot.understand.office.reading import LONGEST, Reading, read, tidied
from bot.understand.office.table import in_general
from bot.understand.staff import read_staff
from bot.understand.waiting import FREE
from core.actions.cases import KINDS
from core.actions.identities import verified_addresses
from core.actions.practitioners import plain_address
from core.actions.roles import ACTS_AS, roles_of
from core.rules.moves import Who
from core.rules.rights import require
from core.store.tables import Question

LONGEST_LOOK = 14
COURTESIES = frozenset(("thanks", "praise", "greeting", "bye"))
POINTING = 3
"""Words of a line that does something to what was just spoken of, and says no more."""
PERSON, LETTERS = "person {person}", "letters to {person}"
OWN_RECORD = (Progress, Deadline, ListCredits, Export, Profile, Communications, Badge)
"""Wishes that are answered from the speaker's own record."""
NOTE = "keep a note"
ENTER = "enter credits for somebody"


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
        said = _sentence(turn, text, question)
        is_plain = said is None or isinstance(said, Answer) or (isinstance(said, StaffSentence) and not said.says)
        is_plain = is_plain or (
            isinstance(said, StaffSentence) and said.is_look and not said.slots and points_at_case(turn, text)
        )
        wish = (_of_subject(turn, text, question) if is_plain else None) or said
    elif isinstance(wish, SeePerson) and wish.loosely:
        look = _sentence(turn, text, question)  # "who is behind this year?" asks for nobody called so
        of_theirs = isinstance(look, StaffSentence) and (look.says != PERSON or is_of_record(wish.query))
        wish = look if isinstance(look, StaffSentence) and look.is_look and of_theirs else wish
    elif isinstance(wish, TellPerson) and wish.address.casefold() == "me":
        other = _sentence(turn, text, question)  # "tell me when R1 is decided" is no letter to oneself
        wish = other if isinstance(other, StaffSentence) and other.cannot else wish
    elif getattr(wish, "unread", None) and isinstance(other := _sentence(turn, text, question), StaffSentence):
        wish = other if other.cannot else wish  # "approve R1 and R2" is no question of hours
    if wish is not None and (turn.message.channel == "mail" or not turn.message.sender.proven):
        return NotByMail()
    return wish


def _of_subject(turn: Turn, text: str, question: Question | None) -> StaffSentence | None:
    """The sentence read with what was looked at last in the place of "her" or "it"; None where nothing comes of it."""
    if is_own(text):
        return None
    read = [_sentence(turn, again, question) for again in spellings(turn, text)]
    found = [one for one in read if isinstance(one, StaffSentence) and one.says and not one.cannot]
    if seen_last(turn) is None:  # which one it is has to be asked, and only where nothing else can be meant
        found = [one for one in found if one.right == ASSIGN]
    if found and found[0].says in (PERSON, LETTERS) and not is_of_record(text):
        found = found[1:] or found  # "was she the speaker?" asks about the case
    if found:
        return found[0]
    case = case_seen(turn)
    if case is None:
        return None
    dated = _sentence(turn, f"{text.rstrip(' .!')} {case}", question)  # "change the deadline to 4 December"
    if isinstance(dated, StaffSentence) and "{day}" in dated.says and "day" in dated.slots:
        return dated
    look = read_for(turn, f"show {case}") if asks_of_case(text) else None
    return sentence_of(look, own=False) if look is not None else None


def _waits_for_words(turn: Turn, question: Question | None) -> bool:
    """Whether whatever is said now is the answer to something."""
    return question is not None and (question.kind in FREE or turn.chosen is not None)


def _sentence(turn: Turn, text: str, question: Question | None) -> Intent | None:
    """A sentence of staff, or None for the speaker's own affairs. What names no deed may correct what is asked just now."""
    if linking_said(text) or text.casefold().startswith("unlink"):
        return None
    learned = question is None or question.kind in OFFERS  # what is asked takes short answers
    reading = read_for(turn, text, learned=learned)
    is_pointed = reading is not None and reading.is_pointed and question is None
    plain = _plain(turn, text)
    if isinstance(plain, ContactOffice) and not _writes_to_somebody(reading):
        return None
    if is_pointed and (
        isinstance(plain, Cancel | Undo) or (reading is not None and _points_elsewhere(turn, reading, text))
    ):
        return None
    if reading is None or (not is_pointed and _is_own(turn, text, reading)):
        return None
    if reading.command is None and question is not None and _may_answer(turn, question, text):
        return Answer(words=text)
    if reading.command is None and (look := _only_named(turn, reading, text)) is not None:
        return look
    return sentence_of(reading, own=isinstance(_plain(turn, text), AddCredit))


def _points_elsewhere(turn: Turn, reading: Reading, text: str) -> bool:
    """Whether a deed on "that" can't mean a case: another kind was looked at, or none and more is said than the deed."""
    seen = seen_last(turn)
    if seen is not None and seen["about"]:
        return reading.command is not None and seen["about"] not in reading.command.about
    return reading.words > POINTING or pattern_of("dropping").search(text) is not None


def _writes_to_somebody(reading: Reading | None) -> bool:
    """Whether words are for somebody who is named, or for everybody, and so not for the office itself."""
    command = reading.command if reading is not None else None
    return command is not None and ("{words}" in command.says or bool(command.cannot))


def _only_named(turn: Turn, reading: Reading, text: str) -> Intent | None:
    """Nothing but a name or a case is a look at it: "R3?", "robin"."""
    if reading.people and is_only_address(text):
        return SeePerson(reading.people[0].addresses[0])
    if reading.words - text.count("?") != 1 or len(reading.people) + len(reading.cases) != 1:
        return None
    if reading.people:
        return SeePerson(reading.people[0].addresses[0]) if len(reading.people[0].addresses) == 1 else None
    return read_staff(f"show {reading.cases[0][1]}", turn.today, turn.practitioner.locale)


def _may_answer(turn: Turn, question: Question, text: str) -> bool:
    """Whether a line without a deed of its own may put right the card that is shown, or hold the part that was asked for."""
    hearer, asked = question.payload.get("hearer"), question.payload
    if hearer == "staff_slot":
        return value_of(turn, asked["slot"], text, asked["kinds"], asked["wish"]["says"]) is not None
    return hearer == "staff_meant"


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


def _plain(turn: Turn, text: str) -> Intent:
    """The speaker's own wish by the grammar alone: the learned reader knows none of the office's sentences."""
    return by_grammar(text, now=turn.local, locale=turn.practitioner.locale)


def _is_own(turn: Turn, text: str, reading: Reading) -> bool:
    """Whether the line is about the speaker: nobody else in it, their own case, or something they attended with somebody."""
    plain, command = _plain(turn, text), reading.command
    if reading.learned and not reading.names_somebody and not _is_lost(plain):
        return True
    if _owns_all(turn, reading):
        return isinstance(read_matter(text, turn.today, turn.practitioner.locale), ActOnMatter)
    if not reading.names_somebody:
        return _is_about_oneself(turn, reading, plain, text)
    if command is None:
        return _is_nothing(reading, plain, text)
    if command.cannot and not reading.cases and is_own(text):
        return True
    if command.cannot == NOTE:
        return False
    return isinstance(plain, AddCredit) and reading.about is None and not _for_others(reading, text)


def _is_nothing(reading: Reading, plain: Intent, text: str) -> bool:
    """Of a line that means no command: whether it is talk, something pasted with an address, or an activity called A2."""
    if "\n" in text.strip():
        return True
    if reading.cases and any(kind != "audit" for kind, _ in reading.cases):
        return False
    if reading.people:
        return isinstance(plain, Chitchat) and not _is_lost(plain)
    return not _is_lost(plain)


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
    return not (is_firm or _is_lost(plain))


def _is_lost(wish: Intent) -> bool:
    return isinstance(wish, Unknown | Clarify) or wish == Chitchat("other")


def _for_others(reading: Reading, text: str) -> bool:
    """Whether a line that may be a credit is for somebody else all the same: it gives it to them, or begins with a deed."""
    command = reading.command
    if reading.cases or (reading.begins and command is not None and command.cannot != ENTER):
        return True
    return "\n" not in text.strip() and (command is None or command.cannot == ENTER) and gives_to(reading)


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
        reading.about, reading.owner, command.about, whom, command.near, own and bool(command.cannot) and "case" not in names,
    )  # fmt: skip


def _first(reading: Reading) -> dict[str, str]:
    slots = {"case": reading.cases[0][1]} if reading.cases else {}
    return slots | ({"person": reading.people[0].addresses[0]} if reading.people else {})


def whose(turn: Turn, text: str, wish: Intent) -> Intent:
    """The wish, if it is the speaker's to have: an address is theirs only if they said so, an act of staff is for staff."""
    if isinstance(wish, Link) and wish.address and not linking_said(text):
        if not held_by(turn) and _names_deed(turn, text):
            return ForOffice()
        is_mine = plain_address(wish.address) in verified_addresses(turn.practitioner)
        return wish if is_mine else WhoseAddress(wish.address)
    if isinstance(wish, Answer | ContactOffice | Link | Unlink | ActOnMatter):
        return wish
    if held_by(turn):
        readings = wish.readings if isinstance(wish, Clarify) else (wish,)
        general = any(isinstance(one, OWN_RECORD) for one in readings) and speaks_in_general(text)
        if general:
            return StaffSentence(in_general().says, cannot=True, near=in_general().near)
        return _of_somebody(turn, text, wish) or wish
    is_lost = _is_lost(wish)
    if is_lost and read_staff(text, turn.today, turn.practitioner.locale) is not None:
        return ForOffice()
    if not may_name(text) or not (is_lost or wish.changes or isinstance(wish, AddCredit)):
        return wish
    reading = read_for(turn, text)
    if reading is None or _owns_all(turn, reading):
        return wish
    return ForOffice() if _is_for_staff(reading, wish, text) else wish


def _of_somebody(turn: Turn, text: str, wish: Intent) -> StaffSentence | None:
    """What an officer says of somebody else, and I don't understand: never an affair of their own. None for what is theirs."""
    reading = read_for(turn, text)
    names = bool(reading and reading.people)
    if is_own(text) or not (names or pattern_of("third_person").search(text)):
        return None
    told = isinstance(wish, AddCredit) and any(one.seconds for one in wish.entries)
    if told and (entered := _entered_for(turn, text)) is not None:
        return entered
    talk = isinstance(wish, Chitchat) and wish.kind in COURTESIES
    if told or talk or isinstance(wish, Cancel | Undo | NotByMail) or not (seen_last(turn) or names):
        return None
    seen = seen_last(turn) or {}
    slots = {name: seen[name] for name in ("case", "person") if seen.get(name)}
    return StaffSentence(slots=_first(reading) if names and reading is not None else slots)


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
    return _for_others(reading, text) if isinstance(wish, AddCredit) else True


def admit(turn: Turn, wish: Intent) -> None:
    """Raise NotAllowed, saying for whom it is, unless the table of rights lets this person."""
    if isinstance(wish, StaffIntent):
        require(wish.act, held_by(turn))


def held_by(turn: Turn) -> set[Who]:
    """In which roles this person may act now."""
    return {ACTS_AS[role] for role in roles_of(turn.session, turn.practitioner, turn.now)}
