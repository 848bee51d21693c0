"""A line where a title or a credit was asked for that may be none: somebody talks, or wishes for something else. Pure.

A title stands alone, or behind words that lead to one ("it was called …"). What speaks of oneself, or leaves words over that
are no values, is read like any other line: the wish or the talk it surely is, else whether it is the title is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.intents import (
    AddCredit,
    Ambiguity,
    Answer,
    Chitchat,
    Clarify,
    DeleteCredit,
    EditCredit,
    Intent,
    Unknown,
)
from bot.language.lexicon import pattern_of, words_of
from bot.understand.said import Said
from core.rules.words import lowered

SURE_BESIDE, SURE_TALKED = 0.6, 0.6
"""A wish, or talk, with at least this share is served where a title was asked for and the line reads like none."""
MOST_POINTING = 4
"""Words a credit is pointed at by; more may be something else."""
NO_WISH = (AddCredit, Answer, Clarify, DeleteCredit, EditCredit, Unknown)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Apart:
    """How a line reads where nothing was asked: the wish, and how sure it is."""

    intent: Intent
    score: float


def said_beside(line: Said, kind: str, answer: Answer, apart: Callable[[], Apart]) -> Intent | None:
    """What a line is that was taken for a title or a credit and may be neither; None where it is one."""
    if kind == "which_credit":
        points = answer.position or answer.which.numbers or answer.which.last or answer.entry.spans.keys() - {"title"}
        return None if points or len(line.text.split()) <= MOST_POINTING else _sure(apart())
    if kind != "title" or not answer.entry.title or not reads_as_spoken(line, answer):
        return None
    return _sure(apart()) or _doubted(line, answer)


def _sure(found: Apart) -> Intent | None:
    if isinstance(found.intent, NO_WISH) or found.intent.changes:  # "Undo harm: …" may be a title all the same
        return None
    return found.intent if found.score >= (SURE_TALKED if isinstance(found.intent, Chitchat) else SURE_BESIDE) else None


def _doubted(line: Said, answer: Answer) -> Answer:
    """The answer with its title in doubt: the part that was read, or all of the line."""
    whole = line.whole.strip(" .,;:!?\n")
    entry = answer.entry
    part = [entry.title] if entry.title and " " in entry.title else []
    options = tuple(dict.fromkeys([*part, whole]))
    doubt = Ambiguity("title", options, whole)
    spans = {name: words for name, words in entry.spans.items() if name != "title"}
    return replace(answer, entry=replace(entry, title=None, ambiguous=(*entry.ambiguous, doubt), spans=spans))


def speaks_of_oneself(text: str) -> bool:
    """Whether somebody speaks of themselves: "I", "me", "my"."""
    words = set(_WORD.findall(lowered(text).replace("’", "'")))
    return not words.isdisjoint({*words_of("of_oneself"), *words_of("my_own")})


def reads_as_spoken(line: Said, answer: Answer) -> bool:
    """Whether a line speaks, and is no title: of oneself, or with words left over beside the title and the values."""
    title = answer.entry.title or ""
    if _is_in_capitals(line.text) or '"' in line.text or pattern_of("outright").search(line.low):
        return False
    words = _WORD.findall(lowered(line.whole).replace("’", "'"))
    oneself, tells = set(words_of("of_oneself")), pattern_of("attended").search(line.low) is not None
    if (not tells and oneself & set(words)) or _asks(line, words):
        return True
    said = {word for part in (title, *answer.entry.spans.values()) for word in _WORD.findall(lowered(part))}
    around = {*words_of("around_title"), *words_of("small"), *words_of("kinds"), *words_of("courtesies"), *oneself}
    left = [word for word in words if word not in said and word not in around and not word.isdigit()]
    return bool(left) or (not tells and words[:1] != [] and words[0] in words_of("speaking"))


def _asks(line: Said, words: list[str]) -> bool:
    """Whether a line asks: in small letters with its mark, or somebody about somebody ("what did she attach")."""
    if line.is_question and line.text[:1].islower():
        return True
    spoken_to = bool({*words_of("spoken_to")} & set(words)) or pattern_of("third_person").search(line.low) is not None
    return spoken_to and bool(words) and words[0] in words_of("whether")


def _is_in_capitals(text: str) -> bool:
    """Whether a line is written like a title: two capitals behind its first word."""
    return sum(word[:1].isupper() and word.lower() != "i" for word in text.split()[1:]) > 1
