"""What staff say in the middle of writing a reason: a look or a question is served, what may be either is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from bot import questions
from bot.answers.instead import served
from bot.intents import AddCredit, Answer, Chitchat, Intent, Unknown
from bot.language.lexicon import pattern_of
from bot.staff_door import LONGEST_LOOK, read_for, sentence_of
from bot.turn import Turn
from bot.understand.clauses import is_courtesy
from bot.understand.grammar import by_grammar
from bot.understand.holding import holds
from bot.understand.office.composing import lacking, written
from bot.understand.office.reading import Reading
from bot.understand.saying import says_of
from bot.understand.whole import is_question, whole_wish
from core.message import Reply
from core.store.tables import Question

POINTING = 4
"""Words up to which a line may point at the case that is open: "just approve it"."""
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
    asks = is_question(words) or words.rstrip().endswith("?")
    for_person = may_ask and asks and not pattern_of("third_person").search(words)
    if (found := None if for_person else _of_staff(turn, words)) is not None:
        return found
    if holds(words) or _thinks_again(words):
        return Aside(None, is_sure=True)
    own = whole_wish(words, now=turn.local, locale=turn.practitioner.locale)
    if own is not None and not own.changes and not may_ask:
        return Aside(own, is_sure=True)
    if asks and not for_person:
        look = read_for(turn, f"show {case}")
        return Aside(sentence_of(look, own=False) if look else None, is_sure=not may_ask, called=f"Show {case}")
    if not asks and len(words.split()) <= POINTING and (found := _pointed(turn, words, case)) is not None:
        return found
    return Aside(wish, is_sure=False) if (wish := _for_me(turn, words)) is not None else None


def _thinks_again(words: str) -> bool:
    """Whether a line takes the deed back or puts it off: "hmm, actually not, leave it". It goes out to nobody."""
    low = words.strip().replace("’", "'")
    return pattern_of("second_thoughts").match(low) is not None or pattern_of("taken_back").search(low) is not None


def _of_staff(turn: Turn, words: str) -> Aside | None:
    """A sentence of staff: a look, or something that is done to a case."""
    reading = read_for(turn, words)
    if _is_look(reading) and reading is not None:
        return Aside(sentence_of(reading, own=False), is_sure=True)
    short = reading is not None and reading.words <= LONGEST_LOOK and not reading.is_pointed
    short = short and reading is not None and bool(reading.command or reading.cases)
    return _asked_about(turn, reading) if short and reading is not None else None


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
        return [questions.ask_again(turn, question, Reply(NO_REASON))]
    replies = served(turn, aside.wish)
    return replies if question.closed_at is not None else [*replies, questions.still_asked(turn, question)]


def _capital(command: str) -> str:
    return command[:1].upper() + command[1:]
