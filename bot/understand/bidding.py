"""A line that says nothing of its own and bids do something with what is shown: "put it thru", "get 14 and 15 approved". Pure.

Every word must be accounted for: a deed, what it points at, where it goes, courtesies. So a title is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.language.lexicon import words_of
from core.rules.words import lowered

LONGEST = 80
_WORD = re.compile(r"#?\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Bid:
    """``approves``: it is to go to the committee, too. ``numbers`` of the credits named, ``many`` where several are meant."""

    approves: bool = False
    many: bool = False
    numbers: tuple[int, ...] = ()


def bid_of(text: str, titles: Iterable[str] = ()) -> Bid | None:
    """What is bid; None unless every word is known. Words of ``titles`` point, too."""
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
