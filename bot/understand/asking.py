"""Which topic of the programme a question is about: by its notions, whatever their order and small typing mistakes. Pure.

A topic is meant when the line holds one of its sets of notions; what is left over speaks against it. A question about
one's own record ("when is my exam?") leaves words over that no topic takes, and goes where it always went.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.language.frames import talk
from core.phrases.topics import Topic, topics
from core.phrases.topics.words import question_words

LONGEST = 220
MOST_WORDS = 32
MOST_NEAR = 4
SHORTEST_MENDED = 4
LONGEST_FIGURE = 2
"""Figures so short say how much or on which day, and nothing of what a question is about."""
MOST_KEPT = 1_000
"""Words kept with what they are slips of: everybody uses the same small ones."""
_SAID = talk("asking").frames
_MARKED = re.compile(r"#\s?\d|@|https?:")
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_ENDS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("'s", ""))
_SOFT, _STRANGE = 0.6, 1.2
"""What a soft notion weighs beside a full one, and a strange word left over."""


@dataclass(frozen=True, slots=True)
class Notions:
    """What a line speaks of; ``strange`` are the words that say nothing known."""

    known: frozenset[str]
    strange: tuple[str, ...]


@cache
def _longest() -> dict[str, int]:
    """A word -> how many words the longest way of saying a notion has that begins with it; not those of one word."""
    longest: dict[str, int] = {}
    for first, *rest in question_words().spelled:
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return longest


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(sorted(way[0] for way in question_words().spelled if len(way) == 1 and len(way[0]) >= SHORTEST_MENDED))


def notions(low: str) -> Notions:
    """The notions of a lower-case line; the longest way of saying one goes first."""
    words = _WORD.findall(low.replace("’", "'"))
    known: set[str] = set()
    strange: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_longest().get(words[at], 1), len(words) - at), 0, -1):
            if names := _named(tuple(words[at : at + size])):
                known |= names
                at += size
                break
        else:
            mended = _mended(words[at])
            known.update(mended or ())
            strange += [words[at]] if mended is None else []
            at += 1
    return Notions(frozenset(known), tuple(strange))


def _named(words: tuple[str, ...]) -> frozenset[str]:
    """The notions these words are, as they stand or with the last one's ending off."""
    spelled = question_words().spelled
    if words in spelled:
        return spelled[words]
    for end, instead in _ENDS:
        if words[-1].endswith(end) and len(words[-1]) > len(end) + 2:
            bare = (*words[:-1], words[-1][: -len(end)] + instead)
            if bare in spelled:
                return spelled[bare]
    return frozenset()


@lru_cache(maxsize=MOST_KEPT)
def _mended(word: str) -> frozenset[str] | None:
    """The notions of a mistyped word, none for an empty one; None for a word that says nothing known."""
    if word in question_words().empty or (word.isdigit() and len(word) <= LONGEST_FIGURE):
        return frozenset()
    if len(word) >= SHORTEST_MENDED and word.isalpha():
        near = extract(word, _long_words(), scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
        near = [hit for hit in near if len(word) > SHORTEST_MENDED or hit[0][0] == word[0]]
        if near:
            best = min(near, key=lambda hit: (hit[1], sorted(hit[0]) != sorted(word)))
            return question_words().spelled[(best[0],)]
    return None


def unled(low: str) -> str:
    """The line without what leads to its question ("hello, could you tell me …")."""
    while led := _SAID["led"].match(low):
        low = low[led.end() :]
    return low


def _is_to_be_done(low: str) -> bool:
    return _SAID["to_be_done"].match(unled(low)) is not None


def is_asking(low: str, *, marked: bool) -> bool:
    """Whether the line asks how things are; "could you find me a mentor?" asks for a deed."""
    bare = unled(low)
    if _SAID["to_be_done"].match(bare):
        return False
    if marked or _SAID["tell_me"].match(low) or _SAID["later"].search(low):
        return True
    return _SAID["asks"].match(bare) is not None and _SAID["denies"].match(bare) is None


def _is_own(low: str) -> bool:
    return _MARKED.search(low) is not None or _SAID["own"].search(low) is not None


def topic_of(low: str, *, marked: bool) -> str | None:
    """The name of the topic that a lower-case line asks about; ``marked`` with a question mark. None for none."""
    if len(low) > LONGEST or len(low.split()) > MOST_WORDS or _is_own(low) or _is_to_be_done(low):
        return None
    asking = is_asking(low, marked=marked)
    heard = notions(low)
    best, most = None, 0.0
    for topic in topics().values():
        value = _fit(topic, heard, asking=asking)
        if value > most:
            best, most = topic.name, value
    return best


def near_topics(low: str, least: float = 1.0) -> tuple[str, ...]:
    """The topics a question that fits none may be about, nearest first. ``least`` is the share of what a topic is asked by."""
    if len(low) > LONGEST or len(low.split()) > MOST_WORDS or _is_to_be_done(low):
        return ()
    heard = notions(low)
    hard = heard.known - question_words().soft
    shares: dict[str, float] = {}
    for topic in topics().values():
        touched = [one for one in topic.asks if one & hard]
        share = max((_weight(one & heard.known) / _weight(one) for one in touched), default=0.0)
        if share >= least:
            shares[topic.name] = share - 0.2 * len(topic.unless & heard.known) + 0.01 * len(topic.also & heard.known)
    ranked = sorted(shares, key=lambda name: -shares[name])
    full = [name for name in ranked if shares[name] >= 1]
    return tuple(full if len(full) == 1 else ranked[:MOST_NEAR])


def _fit(topic: Topic, heard: Notions, *, asking: bool) -> float:
    """How well a topic fits, 0 for not at all: what it is asked by counts for it, what it leaves over against it."""
    if topic.unless & heard.known:
        return 0.0
    sets = [one for one in (topic.asks if asking else topic.says) if one <= heard.known]
    if not sets:
        return 0.0
    met = max(sets, key=_weight)
    beside = heard.known - met - topic.also - question_words().soft
    weight, over = _weight(met), len(beside) + _STRANGE * len(heard.strange)
    if over > (max(0.9, weight - 0.5) if asking else 0.9):
        return 0.0
    return weight - 0.6 * over + 0.1 * len(topic.also & heard.known)


def _weight(met: frozenset[str]) -> float:
    return sum(_SOFT if name in question_words().soft else 1.0 for name in met)
