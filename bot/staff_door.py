"""The door for staff: their commands and sentences are read for who holds a role, never from mail.

A line that names somebody else, a case or a list is never the speaker's own wish: what staff mean by it is asked about or
said to be impossible, and who holds no role is told for whom it is.
"""

from __future__ import annotations

from bot.intents import (
    AddCredit,
    Answer,
    Cancel,
    ContactOffice,
    Intent,
    Undo,
)  # fmt: skip
from bot.language.lexicon import pattern_of
from bot.questions import OFFERS
from bot.staff_intents import (
    GrantRole,
    NotByMail,
    SeePerson,
    StaffIntent,
    StaffSentence,
    TellPerson,
)
from bot.staff_reading import held_by, is_theirs, plain_wish, read_for, sentence_of
from bot.staff_slots import fits_open, value_of
from bot.staff_subject import ASSIGN, case_seen, points_at_case, seen_last, spellings
from bot.turn import Turn
from bot.understand.holding import lets_go
from bot.understand.linking import is_only_address, linking_said
from bot.understand.office.owning import asks_of_case, is_of_record, is_own
from bot.understand.office.reading import Reading
from bot.understand.staff import read_staff
from bot.understand.waiting import FREE
from core.rules.rights import require
from core.store.tables import Question

POINTING = 3
"""Words of a line that does something to what was just spoken of, and says no more."""
PERSON, LETTERS = "person {person}", "letters to {person}"


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
        is_plain = (
            said is None
            or (isinstance(said, Answer) and said.says is None)
            or (isinstance(said, StaffSentence) and not said.says)
        )
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
    plain = plain_wish(turn, text)
    if isinstance(plain, ContactOffice) and not _writes_to_somebody(reading):
        return None
    if question is not None and _lets_go(question, reading, text):
        return Answer("no", words=text)
    if is_pointed and (
        isinstance(plain, Cancel | Undo) or (reading is not None and _points_elsewhere(turn, reading, text))
    ):
        return None
    if reading is None or (not is_pointed and is_theirs(turn, text, reading)):
        return None
    if reading.command is None and question is not None and _may_answer(turn, question, text):
        return Answer(words=text)
    if reading.command is None and (look := _only_named(turn, reading, text)) is not None:
        return look
    return sentence_of(reading, own=isinstance(plain_wish(turn, text), AddCredit))


def _lets_go(question: Question, reading: Reading | None, text: str) -> bool:
    """Whether a line lets go of the card that is shown, and names no deed of its own: "nah, drop it"."""
    asks = question.payload.get("hearer") in ("staff_meant", "staff_slot")
    return asks and lets_go(text) and (reading is None or reading.command is None or reading.is_pointed)


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


def admit(turn: Turn, wish: Intent) -> None:
    """Raise NotAllowed, saying for whom it is, unless the table of rights lets this person."""
    if isinstance(wish, StaffIntent):
        require(wish.act, held_by(turn))
