"""What somebody says of the cards that are open: which to save, which to drop, which one is meant. Pure.

Grammar, over the titles in the order they were said::

    said   = clause {(, | ; | and | but | then) clause}
    clause = [verb] target             a clause without a verb has that of the one before
    target = the first | number 2 | the last two | both | all | the rest | the other | words of one title
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.rules.words import word_set

SAVE = word_set("save keep log add take store record file accept confirm")
DROP = word_set("drop forget remove cancel delete discard skip scrap ditch bin leave")
BETWEEN = word_set(", ; . and but & + then")
NOT = word_set("not don't dont without except minus")
"""These turn down their own clause only: "not that one, the other"."""
BUT = word_set("but except without minus")
FILLER = word_set(
    "a an the my this that these those it them one ones card cards entry entries credit credits item items of to for from"
    " in out too also as well just only now then please thanks thank you ok okay yes yeah yep sure so no can could would will"
    " i i'd want like let's lets let us we me instead first's proposal proposals"
)
POINTS = word_set("it this that")
ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4,
    "last": -1, "latest": -1, "newest": -1, "former": 0, "latter": -1,
}  # fmt: skip
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
EVERY = word_set("both all everything every each")
REST = word_set("rest others remaining else other")
LONGEST = 160
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,;.&+]")
_AMOUNT = re.compile(r"\d[.,:]\d")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Places (from 0) of the cards to ``save``, to ``drop``, and those named without a verb."""

    save: tuple[int, ...] = ()
    drop: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    by_title: bool = False


def sort_out(text: str, titles: Sequence[str], current: Sequence[int]) -> Sorted | None:
    """Which of the open cards are meant; None unless every word is accounted for.

    ``current`` are the places of the card that is asked about now: "it" is that one, "the other" is not.
    """
    if len(text) > LONGEST or _AMOUNT.search(text):
        return None
    clauses = _clauses(_plain(text))
    found: dict[str | None, list[int]] = {"save": [], "drop": [], None: []}
    verb: str | None = None
    by_title = False
    for clause in clauses:
        own = _verb(clause)
        seen = [place for places in found.values() for place in places]
        target = _Target([word for word in clause if word not in SAVE | DROP | NOT], titles, current, seen)
        places = target.places(alone=len(clauses) == 1)
        if places is None:
            return None
        by_title = by_title or target.by_title
        found[own or verb] += places
        verb = verb if NOT & set(clause) else own or verb
    save = [place for place in found["save"] if place not in found["drop"]]
    named = [place for place in found[None] if place not in found["drop"]]
    if not (save or found["drop"] or named):
        return None
    return Sorted(_once(save), _once(found["drop"]), _once(named), by_title=by_title)


def _once(places: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places))


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return bare.casefold().replace("get rid of", "drop").replace("apart from", "except")


def _clauses(low: str) -> list[list[str]]:
    """The words of each clause; what begins with "but" or "except" and says no verb of its own is turned down."""
    clauses: list[list[str]] = [[]]
    for token in _TOKEN.findall(low):
        if token in BETWEEN or token in BUT:
            clauses.append(["not"] if token in BUT else [])
            continue
        clauses[-1].append(token)
    for clause in clauses:
        if clause[:1] == ["not"] and not SAVE.isdisjoint(clause):
            del clause[0]
    return [clause for clause in clauses if any(word not in FILLER or word in POINTS for word in clause)]


def _verb(clause: list[str]) -> str | None:
    said = set(clause)
    takes_out = "out" in said and "take" in said
    if said & (DROP | NOT) or takes_out:
        return "drop"
    return "save" if said & SAVE else None


@dataclass
class _Target:
    """The words of a clause that say which cards; ``by_title`` once words of a title said it."""

    words: list[str]
    titles: Sequence[str]
    current: Sequence[int]
    seen: Sequence[int]
    by_title: bool = False

    def places(self, *, alone: bool) -> list[int] | None:
        """The places meant; None for words that name none. ``alone``: a lone "it" is left to the card it answers."""
        count, content = len(self.titles), [word for word in self.words if word not in FILLER]
        if not content:
            return None if alone else list(self.current)
        if found := _ordinal(content, count):
            return found
        if not EVERY.isdisjoint(content) or set(content) <= set(COUNTS):
            return self._every(content, count)
        if not REST.isdisjoint(content) and set(content) <= REST:
            return self._others(content)
        fitting = [place for place, title in enumerate(self.titles) if set(content) <= set(_words_of(title))]
        self.by_title = len(fitting) == 1
        return fitting if len(fitting) == 1 else None

    def _every(self, content: list[str], count: int) -> list[int] | None:
        named = {COUNTS[word] for word in content if word in COUNTS} | ({2} if "both" in content else set())
        left = set(content) - EVERY - set(COUNTS) - REST
        if left or (named and named not in ({count}, {len(self.current)})):
            return None
        if "else" in content or "other" in content or "others" in content:
            return self._others(content)
        every = list(range(count))
        return list(self.current) if named and named != {count} else every

    def _others(self, content: list[str]) -> list[int] | None:
        known = set(self.seen) or set(self.current)
        left = [place for place in range(len(self.titles)) if place not in known]
        return left if left and (len(left) == 1 or "other" not in content) else None


def _ordinal(content: list[str], count: int) -> list[int]:
    """ "the first", "number 2", "the first two", "the last two"; nothing for other words or a place that is not there."""
    words = [word for word in content if word not in {"number", "no", "nr"}]
    if not words or len(words) > 2 or (len(words) == 2 and words[1] not in COUNTS):
        return []
    place = int(words[0]) - 1 if words[0].isdigit() else ORDINALS.get(words[0])
    if place is None or not -1 <= place < count or (words[0].isdigit() and (place < 0 or len(words) > 1)):
        return []
    many = COUNTS[words[1]] if len(words) == 2 else 1
    if many > count:
        return []
    return list(range(count - many, count)) if place < 0 else list(range(place, min(place + many, count)))


def _words_of(title: str) -> list[str]:
    return _TOKEN.findall(_plain(title))
