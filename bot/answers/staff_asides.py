"""What staff say in the middle of writing a reason: a look or a question is served, what may be either is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from bot import questions
from bot.answers.instead import served
from bot.answers.staff_amending import waits
from bot.intents import AddCredit, Answer, Chitchat, Intent, Unknown
from bot.language.lexicon import pattern_of
from bot.staff_reading import LONGEST_LOOK, read_for, sentence_of
from bot.staff_subject import spellings
from bot.turn import Turn
from bot.understand.clauses import is_courtesy
from bot.understand.grammar import by_grammar
from bot.understand.office.composing import lacking, written
from bot.understand.office.owning import is_asked
from bot.understand.office.reading import Reading
from bot.understand.saying import says_of
from bot.understand.whole import whole_wish
from core.message import Reply
from core.store.tables import Question

POINTING = 4
"""Words up to which a line may point at the case that is open: "just approve it"."""
FEW = 9
"""Words up to which a line may let go of a deed; a longer one is a reason, and shown before it goes anywhere."""
NO_REASON = "Please write it in a few words, or type: cancel"


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that may be no reason: the wish it is otherwise, whether that is sure, and how it is called on a button."""

    wish: Intent | None
    is_sure: bool
    called: str = ""


def aside_of(turn: Turn, words: str, case: str, *, may_ask: bool) -> Aside | None:
    """What else than the words that were asked for a line is; None for a reason.

    ``case`` is what the reason is about; ``may_ask``: the words go out as a question, so a question is no aside.
    """
    if says_of(words.casefold().strip()) is not None or is_courtesy(words):
        return Aside(None, is_sure=True)
    asks = is_asked(words)
    of_person = pattern_of("third_person").search(words) is not None
    for_person = may_ask and asks and not of_person
    if (found := None if for_person else _of_staff(turn, words, about_case=asks and of_person)) is not None:
        return found
    if not asks and waits(words):
        return Aside(None, is_sure=True)
    if asks and of_person and not for_person:
        return _look_at(turn, case, is_sure=True)
    own = whole_wish(words, now=turn.local, locale=turn.practitioner.locale)
    if own is not None and not own.changes and not may_ask:
        return Aside(own, is_sure=True)
    if asks and not for_person:
        return _look_at(turn, case, is_sure=not may_ask)
    if not asks and len(words.split()) <= POINTING and (found := _pointed(turn, words, case)) is not None:
        return found
    return Aside(wish, is_sure=False) if (wish := _for_me(turn, words)) is not None else None


def _look_at(turn: Turn, case: str, *, is_sure: bool) -> Aside:
    look = read_for(turn, f"show {case}")
    return Aside(sentence_of(look, own=False) if look else None, is_sure=is_sure, called=f"Show {case}")


def is_let_go(words: str) -> bool:
    """Whether a line takes the deed back: "hmm, actually not, leave it", "wrong one". It goes out to nobody."""
    low = words.strip().replace("’", "'")
    few = len(low.split()) <= FEW and not is_asked(words)
    return few and (says_of(low.casefold().strip(" .!")) == "no" or pattern_of("taken_back").search(low) is not None)


def _of_staff(turn: Turn, words: str, *, about_case: bool) -> Aside | None:
    """A sentence of staff: a look, or something that is done to a case.

    ``about_case``: it asks about whoever has the case, so a look at what names neither is not meant: "what did she put as role?"
    """
    reading = read_for(turn, words)
    if about_case and reading is not None and not reading.names_somebody:
        return None
    if (told := _told_somebody(turn, words)) is not None:
        return told
    if _is_look(reading) and reading is not None:
        return Aside(sentence_of(reading, own=False), is_sure=True)
    short = reading is not None and reading.words <= LONGEST_LOOK and not reading.is_pointed
    short = short and reading is not None and bool(reading.command or reading.cases)
    return _asked_about(turn, reading) if short and reading is not None else None


def _told_somebody(turn: Turn, words: str) -> Aside | None:
    """What somebody is to be asked or told beside the reason: "ask her first". It is shown before it goes out."""
    read = (read_for(turn, one) for one in spellings(turn, words))
    found = next((one for one in read if one is not None and one.command is not None and one.command.lead), None)
    return Aside(sentence_of(found, own=False), is_sure=True) if found is not None else None


def _pointed(turn: Turn, words: str, case: str) -> Aside | None:
    """A few words that do something to the case that is open, or look at it: "just approve it"."""
    reading = read_for(turn, f"{words.rstrip(' .!')} {case}")
    if _is_look(reading) and reading is not None:
        return Aside(sentence_of(reading, own=False), is_sure=True)
    command = reading.command if reading else None
    does = command is not None and not command.cannot and not command.lead
    return _asked_about(turn, reading) if does and reading is not None else None


def _is_look(reading: Reading | None) -> bool:
    return bool(reading and reading.command and reading.command.is_look and reading.words <= LONGEST_LOOK)


def _asked_about(turn: Turn, reading: Reading) -> Aside:
    """A deed, or a case that is only named: then it may be meant to be seen."""
    command = reading.command
    if command is None:
        look = read_for(turn, f"show {reading.cases[0][1]}")
        return Aside(sentence_of(look, own=False) if look else None, False, f"Show {reading.cases[0][1]}")
    says = command.says.partition(" because")[0].partition("[")[0].strip()
    called = "" if command.cannot or lacking(says, reading.slots) else _capital(written(says, reading.slots))
    return Aside(sentence_of(reading, own=False), False, called)


def _for_me(turn: Turn, words: str) -> Intent | None:
    """The wish these words are when said to me, by the grammar: what is only likely one is a reason. None for no wish."""
    wish = by_grammar(words, now=turn.local, locale=turn.practitioner.locale)
    return None if isinstance(wish, Unknown | Answer | Chitchat | AddCredit) else wish


def serve_aside(turn: Turn, question: Question, aside: Aside) -> list[Reply]:
    """Serve what was sure to be said to me; the question stays and is asked again."""
    if aside.wish is None:
        lead = "No hurry. " if waits(turn.message.text) else ""
        return [questions.ask_again(turn, question, Reply(f"{lead}{NO_REASON}"))]
    replies = served(turn, aside.wish)
    newest = questions.open_questions(turn)
    asks_itself = bool(newest) and newest[0] is not question and newest[0].kind not in questions.OFFERS
    return (
        replies if question.closed_at is not None or asks_itself else [*replies, questions.still_asked(turn, question)]
    )


def _capital(command: str) -> str:
    return command[:1].upper() + command[1:]
