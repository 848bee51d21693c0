"""Wishes to see the record: how far one is, and what stands in it."""

from __future__ import annotations

import re

from bot.intents import Intent, ListCredits
from bot.understand.said import Said, domain_in, period_in, without_domain
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import SLOTS, cues_of, file_of, fits, spoken

_FILE = file_of("list_credits")
_WORD = re.compile(r"[^\s,;:.?!\"'()]+")
_ONE, _NEWEST, _ALL = (_FILE.named[name] for name in ("one", "newest", "all"))
_PICKED = {"by_me": "added by me", "by_programme": "added by the programme", "undocumented": "undocumented"}
"""Credits picked by what the record knows of them -> the search that finds them."""


def _about_one(line: Said) -> Intent | None:
    if (found := fits(_ONE, line)) is None:
        return None
    kind, at, to = found.slots["number"]
    return ListCredits(query=f"#{SLOTS[kind](line.text[at:to])}")


def _list(line: Said) -> Intent | None:
    if (newest := fits(_NEWEST, line)) is not None:
        _, at, to = newest.slots.get("few", ("", 0, 0))
        return ListCredits(last=int(SLOTS["count"](line.low[at:to])) if to else _one_of(line.low))
    if fits(_ALL, line) is None:
        return None
    period, domain = period_in(line), domain_in(line.low)
    picked = next((query for name, query in _PICKED.items() if fits(_FILE.named[name], line)), None)
    if picked is not None:
        return ListCredits(period.start, period.end, domain, picked)
    rest = line.low[: period.at] + " " * (period.to - period.at) + line.low[period.to :]
    return ListCredits(period.start, period.end, domain, _query(line.text, without_domain(rest) if domain else rest))


def _one_of(low: str) -> int | None:
    """How many of the newest are meant where no number is said: one for "my last credit", unknown for several."""
    return None if low.endswith("s") else 1


def _query(text: str, rest: str) -> str | None:
    """The person's own words from the first to the last that narrow anything; None for none."""
    words = [word for word in _WORD.finditer(rest) if word.group() not in _FILE.words["filler"]]
    return text[words[0].start() : words[-1].end()] if words else None


ASK: tuple[Rule, ...] = (
    Rule(cues_of([_ONE.sentences]), _about_one, "list_credits"),
    spoken("progress"),
    Rule(cues_of([_NEWEST.sentences, _ALL.sentences]), _list, "list_credits"),
)
