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
from bot.understand.smalltalk import thanks
from bot.understand.together import said_with_values
from bot.understand.typos import mended
from bot.understand.values_only import only_values
from bot.understand.waiting import FREE, Waiting, spoken
from bot.understand.wishes import indexed
from bot.understand.wishes.asking import asked, explained
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
_deed = indexed((unplaced((SMALL, SEE_REMINDERS, EXPLAIN, *_DEEDS)), *_DEEDS))


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
    found = _understood(line, waiting)
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
    short = len(line.text) <= LONGEST_WISH
    if waiting is not None and waiting.kind == "text":
        wish = _wish(line) if short else None
        return wish if isinstance(wish, Cancel) else answered(line, waiting)
    if (
        waiting is not None
        and waiting.kind in ("address", "code")
        and (ADDRESS.search(line.text) or waiting.kind == "code")
        and (answer := answered(line, waiting))
    ):
        return answer
    adds = line.low.partition(" ")[0] in ADDS and " " in line.low
    if short and not adds and (answer := spoken(line, waiting)) is not None:
        return answer
    if short and (wish := _wish_in(line, waiting)) is not None and not _is_title(line, wish, waiting):
        return wish
    if waiting is not None and waiting.kind in ("activity", "save") and (answer := said_with_values(line)) is not None:
        return answer
    if short and not adds and "\n" not in line.whole and (answer := corrected(line, waiting)) is not None:
        return answer
    if waiting is not None and not COMMAND.match(line.text) and "\n" not in line.whole.strip():
        adding = None if waiting.kind in FREE else read_adding(line)
        is_new = (
            isinstance(adding, AddCredit)
            and any("hours" in e.spans for e in adding.entries)
            and not INSTEAD.search(line.text)
            and not (len(adding.entries) == 1 and only_values(line.text, adding.entries[0]))
        )
        if not is_new and (answer := answered(line, waiting)) is not None:
            return answer
        if isinstance(adding, AddCredit) and not is_new and not line.low.startswith(("i ", "we ")):
            return None
    return read_adding(line)


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
