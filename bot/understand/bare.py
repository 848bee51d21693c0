"""Bare facts ("GPP3, 1.5h, yesterday"): whether a line without a command is an activity or only something told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.intents import AddCredit, Answer, Chitchat, Entry, Intent
from bot.understand.domains import domain_of
from bot.understand.said import Said
from bot.understand.smalltalk import LEARNING, LIVES
from bot.understand.steps import NOTHING, Nothing, first_of
from core.rules.amounts import find_amounts
from core.rules.terms import SECONDS_PER_HOUR
from core.rules.words import word_set

LONGEST_TITLE = 80
_UNSURE_WORDS = re.compile(
    r"\b(?:me|you|your|i'm|i'll|it's|he|she|they|him|her|them|sorry|brb|please|who|why|whether|if|because|sorry)\b",
    re.IGNORECASE,
)


# A wish to change a credit that was not understood must not add one.
_CHANGES = re.compile(
    r"(?:change|edit|correct|fix|modify|delete|remove|rename|move|replace)\s(?:the|my|that|this|last|on|from|#?\d)"
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """A line without a command, its activities, those of them with a title, and what is said of them."""

    line: Said
    entries: tuple[Entry, ...]
    titled: tuple[Entry, ...]
    has_amount: bool
    has_day: bool
    named: bool


def bare_facts(line: Said, entries: tuple[Entry, ...], has_amount: bool) -> Intent | None:
    """Facts without a command as the credits to add; small talk that only holds an amount; None when it is neither."""
    if not entries or _CHANGES.match(line.low):
        return None
    titled = tuple(entry for entry in entries if entry.title)
    has_day = any("start" in entry.spans for entry in entries)
    named = any(_is_named(line, entry) for entry in titled)
    return first_of(JUDGED, _Facts(line, entries, titled, has_amount, has_day, named))


def _values_alone(facts: _Facts) -> Intent | Nothing | None:
    """Values without a title answer something."""
    if facts.titled:
        return None
    only = facts.entries[0]
    return Answer(entry=only, words=facts.line.whole) if only.spans else NOTHING


def _asks_or_talks(facts: _Facts) -> Nothing | None:
    """Questions, and words to or about somebody, are no bare facts."""
    return NOTHING if facts.line.is_question or _UNSURE_WORDS.search(QUOTES.sub("", facts.line.text)) else None


def _from_now(facts: _Facts) -> Intent | None:
    """ "In 5 min": an amount that says when."""
    from_now = facts.has_amount and any(_FROM_NOW.search(facts.line.text[: at + 3]) for at in _amounts_at(facts.line))
    return Chitchat("other") if from_now else None


def _told(facts: _Facts) -> Intent | Nothing | None:
    """A sentence tells something: "the train was 20 min late"."""
    if not _is_sentence(facts.line):
        return None
    return Chitchat("other") if facts.has_amount else NOTHING


def _only_amount(facts: _Facts) -> Intent | Nothing | None:
    """An amount with a word or two that are no activity's name, and no day."""
    if not facts.has_amount or facts.has_day or facts.named:
        return None
    return Chitchat("other") if all(" " not in (entry.title or "") for entry in facts.titled) else NOTHING


def _ahead(facts: _Facts) -> Intent | None:
    """What lies ahead is planned."""
    ahead = any(entry.start and entry.start > facts.line.today for entry in facts.titled)
    return Chitchat("planned") if ahead else None


def _an_activity(facts: _Facts) -> Intent | None:
    """A title with its hours, or its day and a name, or its domain behind a comma."""
    domain = any(entry.domain and len(entry.title or "") < LONGEST_TITLE for entry in facts.titled)
    parted = domain and domain_of(facts.line.text) is None and "," in facts.line.text
    dated = facts.has_day and facts.named and _short(facts.titled)
    return AddCredit(facts.entries) if facts.has_amount or dated or parted else None


JUDGED = (_values_alone, _asks_or_talks, _from_now, _told, _only_amount, _ahead, _an_activity)
"""What bare facts can be, tried in this order."""


_TELLING = word_set(
    "gotta gonna wanna is are i i'm im i'll i've i'd we we're we'll we've he she they it it's that's there's me him"
    " her them my was were has had have lasted took takes"
    " will won't late need needs want wants wanted did didn't doesn't don't been am isn't wasn't said says told"
    " asked went came gone"
    " starts started ends ended waiting waited nobody someone somebody everyone"
)


# "im" and "am" are German too ("Autorschaft im Alltag am 5. Juni"); English ones open the line or follow "I".
_FIRST_ONLY = frozenset(("im", "am"))
_AT_TIME = re.compile(r"\bat \d", re.IGNORECASE)
_NAMED = re.compile(r"(?:[^\W\d_]|\s|^)\d|(?<=.)[A-ZÀ-Þ]")
_FROM_NOW = re.compile(
    r"\b(?:in|for the next|within|another)\s(?:about\s)?(?:\d|an?\b|half|ten|five|two|three|twenty|thirty)",
    re.IGNORECASE,
)


_LASTED = re.compile(r"(?P<what>[^,;:.]{4,80}?) (?:took|lasted) (?:me |us |exactly |precisely )*(?=[\d½¼¾a])")
_CHORE = re.compile(r"(?:the|my|our|your|this|that|these|it|he|she|they|i|we|you|\w+ing)\b", re.IGNORECASE)


def is_lasting_activity(line: Said, entries: tuple[Entry, ...]) -> bool:
    """Whether "Rebuttal letters took 1 ¼ h" names an activity: a title, an exact time and nothing of everyday life."""
    told = _LASTED.match(line.text)
    if told is None or len(entries) != 1 or line.is_question or not told["what"][0].isupper():
        return False
    entry, words = entries[0], told["what"].lower().split()
    if " " not in told["what"] or _CHORE.match(told["what"]) or entry.title is None or entry.seconds is None:
        return False
    if not LIVES.isdisjoint(words) or not _TELLING.isdisjoint(words) or (entry.start and entry.start > line.today):
        return False
    is_exact = entry.seconds % SECONDS_PER_HOUR != 0
    return is_exact or entry.start is not None or entry.domain is not None or LEARNING.search(told["what"]) is not None


def _is_named(line: Said, entry: Entry) -> bool:
    """Whether the title looks like an activity's: a word of learning, a capital, a digit, quotes, or a domain said with it."""
    title = entry.title or ""
    if entry.domain or LEARNING.search(title) or _NAMED.search(title) or '"' in line.text:
        return True
    first = title.partition(" ")[0]
    return first[:1].isupper() and first.lower() not in LIVES and not _AT_TIME.search(title)


def _amounts_at(line: Said) -> list[int]:
    """Where "in 5 min" and its like would have their number; only what ends right before an amount counts."""
    return [
        amount.at
        for amount in find_amounts(line.text)
        if _FROM_NOW.search(line.text[max(0, amount.at - 14) : amount.at + 3])
    ]


def _is_sentence(line: Said) -> bool:
    """Whether the line tells something ("the train was 20 min late") and is not the bare facts of an activity."""
    for part in QUOTES.sub("", line.whole).split("\n"):
        words = [] if part.rstrip().endswith(":") else part.replace("’", "'").split()
        if any(
            (word.strip(".,;:!?()") in _TELLING and word not in _FIRST_ONLY) or (at == 0 and word.lower() in _TELLING)
            for at, word in enumerate(words)
        ):
            return True
    return False


QUOTES = re.compile(r"\"[^\"\n]*\"")


def _short(titled: Iterable[Entry]) -> bool:
    return all(len((entry.title or "").split()) <= 14 for entry in titled)
