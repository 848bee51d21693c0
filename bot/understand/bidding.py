"""A line that says nothing of its own and bids do something with what is shown: "put it thru", "get 14 and 15 approved". Pure.

Every word must be accounted for: a deed, what it points at, where it goes, courtesies. So a title is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.language.lexicon import pattern_of, words_of
from bot.understand.clauses import is_courtesy, sentences
from bot.understand.domains import domain_of
from core.rules.amounts import find_amounts
from core.rules.days import find_days
from core.rules.words import lowered

LONGEST, MOST_AGREEING = 80, 7
ANY_DAY = date(2024, 1, 1)
"""Whether a sentence holds a day doesn't hang on when it was said."""
_WORD = re.compile(r"#?\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Bid:
    """``approves``: it is to go to the committee, too. ``numbers`` of the credits named, ``many`` where several are meant."""

    approves: bool = False
    many: bool = False
    numbers: tuple[int, ...] = ()


def bid_of(text: str, titles: Iterable[str] = ()) -> Bid | None:
    """What is bid, also behind a short agreement ("Quite so. Please save it."); None for all else.

    Words of ``titles`` point, too."""
    listed, parts = list(titles), [part for part in sentences(text) if not is_courtesy(part)]
    if len(parts) < 2 or not all(_agrees(part) for part in parts[:-1]):
        return _bid_of(text, listed)
    return _bid_of(parts[-1], listed)


def _agrees(part: str) -> bool:
    """Whether a sentence may be an agreement: a few words without a value that take nothing back."""
    is_short = len(part.split()) <= MOST_AGREEING and not any(char.isdigit() for char in part)
    is_bare = domain_of(part) is None and not find_days(part, today=ANY_DAY) and not find_amounts(part)
    return is_short and is_bare and "?" not in part and pattern_of("unless").search(part) is None


def _bid_of(text: str, titles: Iterable[str]) -> Bid | None:
    """What one sentence bids; None unless every word is known."""
    words = _WORD.findall(lowered(text).replace("’", "'"))
    if not words or len(text) > LONGEST:
        return None
    numbers = tuple(int(word.lstrip("#")) for word in words if word.lstrip("#").isdigit())
    said = {word for word in words if not word.lstrip("#").isdigit()}
    many, approving, deeds = (set(words_of(name)) for name in ("bid_many", "bid_approving", "bid_deeds"))
    named = {word for title in titles for word in _WORD.findall(lowered(title))}
    points = set(words_of("bid_points")) | many
    if said - named - points - approving - deeds - set(words_of("bid_beside")) or not said & (deeds | approving):
        return None
    approves = bool(said & approving)
    if numbers and not approves:
        return None
    pointed = bool(said & points) or bool(said & named and said & deeds) or bool(numbers)
    return Bid(approves, bool(said & many) or len(numbers) > 1, numbers) if pointed or approves else None
