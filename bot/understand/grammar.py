"""The grammar's reading of what somebody typed: ``by_grammar(text, now=…)``. Pure: no clock, no record, no I/O.

Grammar of a message, in the order it is tried::

    message  = [greeting] line {line} [signature]
    line     = {please} (wish | answer | adding | small talk) {thanks}
    wish     = a command or a question about the record         (wishes/: a table of cue words and patterns)
    answer   = yes | save | the first one | no, 2 hours | …     (waiting.py; with an open question, whatever fits it)
    adding   = [add | log | I attended …] activity {(, | and | newline) activity} | a pasted list | a pasted table
    activity = {amount | day | domain | place | person} title   (entry.py; amounts and days in core.rules)

A typing mistake in a command is mended only when nothing else fits. What fits nothing is ``Unknown`` and says which
words were not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bot.intents import AddCredit, Answer, Attach, Cancel, Chitchat, Help, Intent, StopReminders, Unknown
from bot.understand.adding import COMMAND, not_understood, read_adding
from bot.understand.answering import INSTEAD, answered
from bot.understand.clean import one_line, plain, unsigned
from bot.understand.correcting import corrected
from bot.understand.dictated import undictated
from bot.understand.domains import domain_of
from bot.understand.holding import unheld
from bot.understand.linking import is_only_address
from bot.understand.said import Said, said
from bot.understand.smalltalk import thanks, unattended
from bot.understand.steps import NOTHING, Nothing, first_of
from bot.understand.together import said_with_values
from bot.understand.typos import mended
from bot.understand.values_only import only_values
from bot.understand.waiting import FREE, Waiting, spoken
from bot.understand.wishes import indexed
from bot.understand.wishes.asking import ABOUT, asked, explained
from bot.understand.wishes.changes import CHANGES
from bot.understand.wishes.explaining import EXPLAIN
from bot.understand.wishes.helping import HELP, SMALL
from bot.understand.wishes.letters import LETTERS
from bot.understand.wishes.people import ADDRESS, PEOPLE, office_message
from bot.understand.wishes.record import ASK
from bot.understand.wishes.reminders import REMINDERS, SEE_REMINDERS
from bot.understand.wishes.search import SEARCH
from bot.understand.wishes.seeing import SEE
from bot.understand.wishes.spoken import unplaced

ADDS = frozenset(("add", "log", "enter", "register"))
LONGEST_WISH = 400
LONGEST_LINE = 700
MOST_LINES = 200
MOST_READ = 40_000
MOST_KEPT = 32
"""Readings kept: a line is read several times in one turn, on one day."""

_word = indexed((SMALL, SEE_REMINDERS, EXPLAIN))
_DEEDS = (PEOPLE, REMINDERS, LETTERS, CHANGES, SEE, SEARCH, ASK, HELP)
_deed = indexed((unplaced((SMALL, SEE_REMINDERS, EXPLAIN, ABOUT, *_DEEDS)), *_DEEDS))


def by_grammar(text: str, *, now: datetime, locale: str | None = None, waiting: Waiting | None = None) -> Intent:
    """The wish in these words. ``now`` is aware, in the person's zone; ``locale`` None: day/month order unknown."""
    return _read(text, now.date(), locale, waiting)


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str, today: date, locale: str | None, waiting: Waiting | None) -> Intent:
    tidy = unheld(undictated(plain(text[:MOST_READ])))
    if tidy.count("\n") <= 2 * MOST_LINES:
        tidy = unsigned(tidy)
    line = said(one_line(tidy), today=today, locale=locale, whole=tidy)
    if "?" in tidy and not line.words - {"?"}:
        return Help()
    if not line.text:
        return Unknown() if not text.strip() else Chitchat("other")
    if _is_too_long(line):
        return _of_long(line, waiting)
    if (talk := thanks(one_line(tidy))) is not None and not _answers(line, waiting):
        return talk
    found = unattended(line.text, line.words) or _understood(line, waiting)
    if found is None or isinstance(found, Unknown) or found == Chitchat("other"):
        better = _mended(line, waiting)
        found = better or found
    return found if found is not None else not_understood(line)


def _wish(line: Said) -> Intent | None:
    """The wish of a whole line: a word's meaning, a question about the programme, then everything one can do."""
    return _word(line) or asked(line) or explained(line, _deed(line))


def firm_wish(line: Said) -> Intent | None:
    """The wish a whole sentence of the line says; None where only a word of it points to one."""
    return _wish_in(line, None)


def _answers(line: Said, waiting: Waiting | None) -> bool:
    """Whether thanks come with an answer: "yes, thanks"; "ok, thanks" only when something was asked."""
    plainly = line.low.startswith(("yes", "no", "yep", "nope", "help"))
    return (waiting is not None or plainly) and (spoken(line, waiting) is not None or line.low == "help")


def _is_too_long(line: Said) -> bool:
    """Longer than any wish, activity or list somebody types: prose, or a paste gone wrong."""
    if len(line.whole) <= LONGEST_LINE:
        return False
    lines = line.whole.split("\n")
    return len(lines) > MOST_LINES or max(map(len, lines)) > LONGEST_LINE


def _of_long(line: Said, waiting: Waiting | None) -> Intent:
    """Long prose answers an open free question or goes to the office; anything else would be guessed."""
    if waiting is not None and waiting.kind == "text":
        return Answer(words=line.whole)
    return office_message(line) or Unknown(tuple(line.text[:LONGEST_WISH].split()[:60]))


def _understood(line: Said, waiting: Waiting | None) -> Intent | None:
    adds = line.low.partition(" ")[0] in ADDS and " " in line.low
    return first_of(READERS, _Heard(line, waiting, len(line.text) <= LONGEST_WISH, adds))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A line, what is open, whether the line is ``short`` enough for a wish, and whether it begins by adding."""

    line: Said
    waiting: Waiting | None
    short: bool
    adds: bool

    @property
    def asked(self) -> str:
        """The kind of what is open; nothing where nothing is."""
        return self.waiting.kind if self.waiting is not None else ""


def _in_own_words(heard: _Heard) -> Intent | Nothing | None:
    """Free words were asked for: they are the answer, whatever they are, unless they put an end to it."""
    if heard.waiting is None or heard.asked != "text":
        return None
    wish = _wish(heard.line) if heard.short else None
    return (wish if isinstance(wish, Cancel) else answered(heard.line, heard.waiting)) or NOTHING


def _as_code(heard: _Heard) -> Intent | None:
    """An address or a code that was asked for would be read as another wish's."""
    if heard.waiting is None or not (heard.asked == "code" or (heard.asked == "address" and _has_address(heard.line))):
        return None
    return answered(heard.line, heard.waiting)


def _has_address(line: Said) -> bool:
    return ADDRESS.search(line.text) is not None


def _as_answer(heard: _Heard) -> Intent | None:
    """Nothing but an answer: "yes", "the first one"."""
    return spoken(heard.line, heard.waiting) if heard.short and not heard.adds else None


def _as_wish(heard: _Heard) -> Intent | None:
    """A wish; not what only begins like one and is the title that was asked for."""
    wish = _wish_in(heard.line, heard.waiting) if heard.short else None
    return wish if wish is not None and not _is_title(heard.line, wish, heard.waiting) else None


def _with_values(heard: _Heard) -> Intent | None:
    """A yes to a card and the values it lacks."""
    return said_with_values(heard.line) if heard.asked in ("activity", "save") else None


def _as_correction(heard: _Heard) -> Intent | None:
    """ "No, two hours": one short line that puts right what was said."""
    fits = heard.short and not heard.adds and "\n" not in heard.line.whole
    return corrected(heard.line, heard.waiting) if fits else None


def _as_value(heard: _Heard) -> Intent | Nothing | None:
    """A value that was asked for; a line with an amount, a title and more is another activity instead."""
    line, waiting = heard.line, heard.waiting
    if waiting is None or COMMAND.match(line.text) or "\n" in line.whole.strip():
        return None
    adding = None if waiting.kind in FREE else read_adding(line)
    told = isinstance(adding, AddCredit) and not _is_new(line, adding)
    if (told or not isinstance(adding, AddCredit)) and (answer := answered(line, waiting)) is not None:
        return answer
    return NOTHING if told and not line.low.startswith(("i ", "we ")) else None


def _is_new(line: Said, adding: AddCredit) -> bool:
    """Whether a line tells of another activity: it has hours, and is neither values alone nor says what it was not."""
    timed = any("hours" in entry.spans for entry in adding.entries)
    alone = len(adding.entries) == 1 and only_values(line.text, adding.entries[0])
    return timed and not alone and not INSTEAD.search(line.text)


def _as_activity(heard: _Heard) -> Intent | None:
    """Activities to add."""
    return read_adding(heard.line)


READERS = (_in_own_words, _as_code, _as_answer, _as_wish, _with_values, _as_correction, _as_value, _as_activity)
"""Ways to read a line, tried in this order."""


def _is_title(line: Said, wish: Intent, waiting: Waiting | None) -> bool:
    """Whether a title was asked for and these words, though they begin like a wish, read as one."""
    if waiting is None or waiting.kind != "title" or line.is_question:
        return False
    return (
        line.text[:1].isupper()
        and len(line.text.split()) > 2
        and not re.search(r"\d|\bmy\b|\bI\b", line.text)
        and bool(wish.name)
    )


_AT_LAST = re.compile(
    r".{8,160}[,.;!]\s(?:so\s|and\s|but\s)?(?:can|could|would|will)\syou\s(?:please\s)?(?=\S)", re.IGNORECASE
)


def _wish_in(line: Said, waiting: Waiting | None) -> Intent | None:
    if line.is_question and (told := _AT_LAST.match(line.text)):  # "I logged it twice, can you delete the duplicate?"
        asked = _wish(line.again(line.text[told.end() :]))
        if asked is not None and asked.name not in ("help", "chitchat"):
            return asked
    wish = _wish(line)
    if wish is None and "@" in line.text and is_only_address(line.text):
        wish = _wish(line.again(f"link {line.text}"))
    if isinstance(wish, Attach) and domain_of(wish.which.words or "") is not None:
        return None  # "it goes under develop" is no file for a credit called Develop
    if isinstance(wish, StopReminders) and line.low == "stop" and waiting is not None:
        return Cancel()
    return wish


def _mended(line: Said, waiting: Waiting | None) -> Intent | None:
    """The same with a command's typing mistake mended, when that makes a wish of it."""
    if waiting is not None and waiting.kind in FREE:
        return None
    better = mended(line.text)
    if better is None:
        return None
    again = said(better, today=line.today, locale=line.locale)
    found = _understood(again, waiting)
    return None if isinstance(found, Unknown | Chitchat | Answer | None) else found


__all__ = ["Waiting", "by_grammar"]
