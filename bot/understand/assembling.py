"""Chunks of a line put together to activities: whose hours, whose day, whose domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Ambiguity, Entry
from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import Chunk, Read
from bot.understand.chunk_titles import cuts_of
from bot.understand.chunk_values import (
    Value,
    days_of,
    days_outside,
    domains_of,
    domains_outside,
    hours_of,
    hours_outside,
)
from bot.understand.sighting import Sight

MOST_ACTIVITIES = 30
MOST_OPTIONS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """Activities as read; ``titles`` holds for each the likeliest titles, best first, each with how sure it is."""

    entries: tuple[Entry, ...]
    titles: tuple[tuple[tuple[str, float], ...], ...]


def assemble(line: Sight, read: Read, *, today: date, locale: str | None) -> Reading:
    """The activities of a line as the learned reader marks it."""
    named = [(chunks[0].at, cuts) for chunks in read.titles if (cuts := cuts_of(line.text, chunks))]
    named = sorted(named)[:MOST_ACTIVITIES] or [(0, ())]
    places = [at for at, _ in named]
    chunks = [c for c in read.values if not any(t[0].at < c.to and t[0].to > c.at for t in read.titles)]
    values = {
        "hours": hours_of(line, [c for c in chunks if c.kind == "H"]),
        "start": days_of(line, [c for c in chunks if c.kind == "D"], today, locale),
        "domain": domains_of(line, [c for c in chunks if c.kind == "G"]),
    }
    titles = [chunks[0] for chunks in read.titles]
    _look_outside(line, titles, values, len(places))
    shares = {name: _given(found, places, len(line.text)) for name, found in values.items()}
    if len(places) > 1 and not pattern_of("all").search(line.text):  # said of one, or of all?
        for name in ("domain", "hours"):
            if len(values[name]) == 1:
                shares[name] = _nearest(values[name], places, len(line.text))
    entries = []
    for at, (_, cuts) in enumerate(named):
        title = cuts[0][0] if cuts else None
        entry = Entry(title=title, description=_kind(line.text, named[at][0]), spans={"title": title} if title else {})
        for name, given in shares.items():
            entry = _with(entry, name, given[at])
        entries.append(entry)
    if len(entries) == 1:
        entries = [_with_kind(_doubting(entries[0], hours_outside(line, titles)), line.text)]
    return Reading(tuple(entries), tuple(cuts for _, cuts in named))


def _look_outside(line: Sight, titles: Sequence[Chunk], values: dict[str, list[Value]], count: int) -> None:
    """Add what the tagger marked too little of: values that stand outside the titles, one for each or more."""
    values["domain"] = values["domain"] or domains_outside(line, titles)
    if 1 < len(values["hours"]) + 1 <= count:
        outside = hours_outside(line, titles)
        values["hours"] = outside if len(outside) == count else values["hours"]
    if count > 1:
        outside = days_outside(line, titles)
        values["start"] = outside if len(outside) > len(values["start"]) else values["start"]


def _kind(text: str, at: int) -> str | None:
    """The kind of activity that is said right before its title: "a podcast, Gossip …"."""
    words = re.findall(r"[a-z-]+", text[max(0, at - 24) : at].lower())
    return words[-1] if words and words[-1] in words_of("kinds") else None


def _with_kind(entry: Entry, text: str) -> Entry:
    """The one activity of a line with whether it was a recording, or live, where that is said."""
    recorded = pattern_of("recorded").search(text)
    live = pattern_of("live").search(text.replace(entry.title or "\n", " "))
    if recorded is None and live is None:
        return entry
    is_recording = recorded is not None and (live is None or live.group().lower() == "live")
    words = (recorded if is_recording and recorded else live or recorded).group()  # type: ignore[union-attr]
    return replace(entry, recording=is_recording, spans={**entry.spans, "recording": words})


def _doubting(entry: Entry, outside: Sequence[Value]) -> Entry:
    """The one activity of a line in doubt about its hours where another amount is said, unless they are all together."""
    own = entry.spans.get("hours", "")
    others = [value for value in outside if value.words not in own and dict(value.facts)["seconds"] != entry.seconds]
    seconds = [int(str(dict(value.facts)["seconds"])) for value in others]
    if entry.seconds is None or not others or sum(seconds) == entry.seconds:
        return entry
    options = tuple(dict.fromkeys((entry.seconds, *seconds)))[:MOST_OPTIONS]
    doubt = Ambiguity("hours", options, ", ".join((own, *(value.words for value in others))))
    return replace(
        entry, seconds=None, ambiguous=(*entry.ambiguous, doubt), spans={**entry.spans, "hours": doubt.words}
    )


def _given(values: list[Value], places: Sequence[int], length: int) -> list[list[Value]]:
    """Which values belong to the activity whose title begins at each place."""
    count = len(places)
    if count == 1 or not values:
        return [list(values) for _ in places]
    if len(values) == 1:
        return [list(values) for _ in places]
    if len(values) == count:
        return [[value] for value in values]
    if len(values) % count == 0 and values[0].at > places[0]:
        return _between(values, [*places[1:], length])
    return _nearest(values, places, length)


def _between(values: list[Value], ends: Sequence[int]) -> list[list[Value]]:
    given: list[list[Value]] = [[] for _ in ends]
    for value in values:
        given[next((at for at, end in enumerate(ends) if value.at < end), len(ends) - 1)].append(value)
    return given


def _nearest(values: list[Value], places: Sequence[int], length: int) -> list[list[Value]]:
    """Values led by their title, or leading it where the first value comes first; one that lacks takes none."""
    if values[0].at < places[0]:
        starts = [0, *(max((v.at for v in values if v.at < place), default=place) for place in places[1:])]
        return _between(values, [*starts[1:], length])
    return _between(values, [*places[1:], length])


def _with(entry: Entry, name: str, values: Sequence[Value]) -> Entry:
    """The entry with a value; several that differ are a doubt."""
    if not values:
        return entry
    words = ", ".join(dict.fromkeys(value.words for value in values))
    spans = {**entry.spans, name: words} | ({"end": words} if name == "start" else {})
    facts = {value.facts for value in values if value.doubt is None}
    doubts = [value.doubt for value in values if value.doubt is not None]
    if name == "start" and len(facts) == 1:
        day = _option(name, dict(next(iter(facts))))
        doubts = [doubt for doubt in doubts if not _holds(doubt.options, day)]
    if len(facts) == 1 and not doubts:
        return replace(entry, **dict(facts.pop()), spans=spans)  # type: ignore[arg-type]
    options = [_option(name, dict(one)) for one in facts] + [o for doubt in doubts for o in doubt.options]
    doubt = Ambiguity(name, tuple(dict.fromkeys(options)), words)
    return replace(entry, ambiguous=(*entry.ambiguous, doubt), spans=spans)


def _holds(options: Sequence[object], day: object) -> bool:
    """Whether a doubt is one period that only says again when a day was: "this week … Monday"."""
    return len(options) == 1 and options[0][0] <= day[0] <= day[1] <= options[0][1]  # type: ignore[index]


def _option(name: str, facts: dict[str, object]) -> object:
    if name == "start":
        return facts["start"], facts["end"]
    return facts["seconds" if name == "hours" else name]
