"""The values that are meant where a line says more than one: "Tuesday, not Wednesday", "make it 1,5 hours instead of 3". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from bot.intents import Entry
from bot.language.lexicon import words_of
from bot.understand.domains import domain_of
from bot.understand.said import domains_in
from bot.understand.sighting import Sight

FACTS = {"hours": ("seconds",), "start": ("start", "end"), "domain": ("domain",)}
"""A field, and what of an entry it fills."""
FURTHEST = 60
"""So many characters before a value are looked at for what is said of it."""
_SENTENCE = re.compile(r"[.!?;]\s")


@dataclass(frozen=True, slots=True)
class Found:
    """A value where it stands in a line."""

    at: int
    to: int
    value: Any


@cache
def _ends_with(name: str) -> Callable[[str], re.Match[str] | None]:
    """Whether words end with one of the lexicon's, and at most a few small ones behind it."""
    listed = "|".join(re.escape(word) for word in sorted(words_of(name), key=len, reverse=True))
    small = "|".join(words_of("between"))
    return re.compile(rf"(?<!\w)(?:{listed})(?:\s(?:{small}))*\s*$", re.IGNORECASE).search


def values_meant(view: Sight) -> Entry:
    """The hours, the day and the domain a line means, each where it means exactly one."""
    text, entry, spans = view.text, Entry(), {}
    amounts = [Found(a.at, a.to, a.options[0]) for a in view.amounts if a.is_settled or _is_about(a)]
    days = [Found(d.at, d.to, d.options[0]) for d in view.days if d.is_settled]
    if (hours := meant(text, amounts)) is not None:
        entry, spans["hours"] = replace(entry, seconds=hours.value), text[hours.at : hours.to]
    if (day := meant(text, days)) is not None:
        entry = replace(entry, start=day.value[0], end=day.value[1])
        spans["start"] = spans["end"] = text[day.at : day.to]
    if (domain := _domain(view)) is not None:
        entry, spans["domain"] = replace(entry, domain=domain.value), text[domain.at : domain.to]
    return replace(entry, spans=spans)


def settled(entry: Entry, said: Entry) -> Entry:
    """The entry, its doubts settled by the values that are meant."""
    for doubt in entry.ambiguous:
        if doubt.field in said.spans:
            facts = {name: getattr(said, name) for name in FACTS[doubt.field]}
            left = tuple(one for one in entry.ambiguous if one is not doubt)
            entry = replace(entry, **facts, ambiguous=left, spans={**entry.spans, doubt.field: said.spans[doubt.field]})
    return entry


def _is_about(amount: Any) -> bool:
    return bool(amount.kind == "about" and len(amount.options) == 1)


def _domain(view: Sight) -> Found | None:
    alone = domain_of(view.text)
    if alone is not None:
        return Found(0, len(view.text), alone)
    return meant(view.text, [Found(at, to, domain) for at, to, domain in domains_in(view.text)])


def meant(text: str, found: Sequence[Found]) -> Found | None:
    """The one of several values that is meant; None where that can't be told."""
    said = [one for one in found if not _ends_with("denied")(_before(text, one))]
    if len({one.value for one in said}) > 1:
        said = [one for one in said if _ends_with("settling")(_before(text, one))] or said
    if len({one.value for one in said}) > 1 and _is_repaired(text, said):
        said = said[-1:]
    return said[0] if len({one.value for one in said}) == 1 else None


def is_denied(text: str, at: int) -> bool:
    """Whether what begins here is said not to be meant."""
    return _ends_with("denied")(_before(text, Found(at, at, None))) is not None


def _before(text: str, one: Found) -> str:
    """What stands before a value in its own sentence."""
    before = text[max(0, one.at - FURTHEST) : one.at]
    cuts = [match.end() for match in _SENTENCE.finditer(before)]
    return before[cuts[-1] :] if cuts else before


def _is_repaired(text: str, said: Sequence[Found]) -> bool:
    """Whether each value is followed by a repair: "one hour, no, one hour fifteen"."""
    gaps = [text[one.to : then.at].casefold().strip(" ,.!-–") for one, then in pairwise(said)]
    return all(gap.partition(" ")[0] in words_of("repairs") or gap in words_of("repairs") for gap in gaps)
