"""What whole sentences say of several open cards: "the budget one is Develop, acknowledgements is Foster". Pure.

Unlike the grammars of sharing and sorting, words may be left over: each clause must name one card, by words that no other
card's title holds, and say one thing of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.intents import Entry
from bot.language.lexicon import pattern_of, words_of
from bot.understand.clauses import sentences
from bot.understand.open_cards import FILLER, Sorted
from bot.understand.sharing import Asked
from bot.understand.sighting import sight
from bot.understand.values_meant import values_meant
from core.rules.words import lowered

LONGEST = 300
_NUMBER = re.compile(r"(?:#|\b(?:number|no|nr|num|item)\b\.?)\s?(\d{1,2})(?![\d.,:]\d)", re.IGNORECASE)
LEAST_LETTERS = 4
ANY_DAY = date(2024, 1, 1)
"""Whether a clause holds a value doesn't hang on the day it was said."""
_JOINT = re.compile(r"[,;:]\s|\s(?:and|but)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
FIELDS = {
    "domain": ("domain",),
    "hours": ("hours",),
    "day": ("start", "end"),
    "save": ("domain", "hours", "start", "end"),
}


def shared_loosely(text: str, asked: Asked) -> dict[int, Entry]:
    """The value each card is given by a clause that names it; empty where a value stands without a card.

    With one card alone, what is said of others is passed over: "the budget one is Develop, acknowledgements is Foster"."""
    found: dict[int, Entry] = {}
    others = 0
    if len(text) > LONGEST or asked.kind not in FIELDS:
        return found
    for clause in _clauses(text):
        entry = values_meant(sight(clause, today=asked.today, locale=asked.locale))
        if asked.kind != "save" and not any(name in entry.spans for name in FIELDS[asked.kind]):
            continue
        places = _named(clause, asked.titles)
        if not entry.spans or (not places and pattern_of("by_the_way").fullmatch(" ".join(set(entry.spans.values())))):
            continue
        if len(asked.titles) == 1 and not places:
            others += 1
            continue
        if len(places) != 1 or places[0] in found:
            return {}
        found[places[0]] = entry
    return found if len(asked.titles) > 1 or others else {}


def sorted_loosely(text: str, titles: Sequence[str]) -> Sorted | None:
    """Which cards clauses let go and which they keep; "only the workshop" lets the others go."""
    if len(text) > LONGEST or "?" in text:
        return None
    save: list[int] = []
    drop: list[int] = []
    only = False
    last: list[int] | None = None
    for places, clause in _clauses_on(text, titles):
        goes, stays = (pattern_of(name).search(clause) is not None for name in ("goes", "stays"))
        if goes != stays:
            last = drop if goes else save
            only = only or (stays and bool(places) and pattern_of("only").search(clause) is not None)
        if last is not None and (goes != stays or not goes):  # "just the club and the agency one": said of both
            last += places
    if only:
        drop += [place for place in range(len(titles)) if place not in save]
    if not drop or set(save) & set(drop):
        return None
    return Sorted((), tuple(dict.fromkeys(drop)), ())


def _clauses_on(text: str, titles: Sequence[str]) -> Iterator[tuple[list[int], str]]:
    """The clauses that say no value, each with the places of the cards it names."""
    for clause in (side for whole in _clauses(text) for side in _sides(whole, titles)):
        if not values_meant(sight(clause, today=ANY_DAY, locale=None)).spans:
            yield _named(clause, titles), clause


def _sides(clause: str, titles: Sequence[str]) -> list[str]:
    """A clause parted where it goes over from what stays to what goes, or back: "save the two without the club"."""
    found = sorted((m.start(), name) for name in ("goes", "stays") for m in pattern_of(name).finditer(clause))
    cuts = {at for (_, before), (at, name) in itertools.pairwise(found) if name != before}
    named = {m.start() for m in pattern_of("leaving_out").finditer(clause) if _named(clause[: m.start()], titles)}
    return [clause[at:to] for at, to in itertools.pairwise([0, *sorted(cuts | named), len(clause)])]


def named_alone(text: str, titles: Sequence[str]) -> list[str]:
    """The clauses of a text that name one of the titles."""
    return [clause for clause in _clauses(text) if _named(clause, titles)]


def _clauses(text: str) -> list[str]:
    return [part.strip() for sentence in sentences(text) for part in _JOINT.split(sentence) if part.strip()]


def _named(clause: str, titles: Sequence[str]) -> list[int]:
    """The places whose own words a clause holds: those of one title alone, of four letters at least."""
    said = {word for word in _WORD.findall(lowered(clause)) if len(word) >= LEAST_LETTERS} - FILLER - _values()
    words = [set(_WORD.findall(lowered(title))) for title in titles]
    own = [mine - set().union(*(words[:at] + words[at + 1 :])) for at, mine in enumerate(words)]
    by_title = [place for place, mine in enumerate(own) if any(_is_of(word, mine) for word in said)]
    return by_title or _numbered(clause, len(titles))


def _numbered(clause: str, count: int) -> list[int]:
    """The place a clause gives by its number: "number 2 was longer", "#3"."""
    places = {int(match[1]) - 1 for match in _NUMBER.finditer(clause)}
    return [place for place in sorted(places) if 0 <= place < count]


def _values() -> set[str]:
    return {*words_of("domain_words"), *words_of("kinds_of_value")}


def _is_of(word: str, title: set[str]) -> bool:
    """Whether a word is one of a title's, its plural aside ("figure" of "Figures …")."""
    return word in title or f"{word}s" in title or word.removesuffix("s") in title
