"""Chunks of a line put together to activities: whose hours, whose day, whose domain. Values are read by the value readers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Ambiguity, Entry
from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import Chunk, Read
from bot.understand.domains import domain_of
from bot.understand.said import domain_in
from bot.understand.sighting import Sight
from bot.understand.titles import TO_RECORD
from bot.understand.unreal import HOLLOW
from core.rules.amounts import AmountFound, find_amounts, number_value
from core.rules.days import DayFound, find_days
from core.rules.terms import SECONDS_PER_HOUR, Domain

EDGES = " \t\n,;:.-–—|/•·*>\"“”„«»'‘’`"
OPENING, CLOSING = "([{", ")]}"
MOST_BARE_HOURS = 12
MOST_ACTIVITIES = 30
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Activities as read; ``titles`` holds for each the likeliest titles, best first, each with how sure it is."""

    entries: tuple[Entry, ...]
    titles: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class _Value:
    """A value where it stands: ``facts`` for the entry, or a doubt instead."""

    at: int
    words: str
    facts: tuple[tuple[str, object], ...]
    doubt: Ambiguity | None = None


def assemble(line: Sight, read: Read, *, today: date, locale: str | None) -> Reading:
    """The activities of a line as the learned reader marks it."""
    named = [(chunks[0].at, cuts) for chunks in read.titles if (cuts := _cuts(line.text, chunks))]
    named = sorted(named)[:MOST_ACTIVITIES] or [(0, ())]
    places = [at for at, _ in named]
    values = _values(line, read, len(places), today, locale)
    shares = _shares(line.text, values, places)
    entries = []
    for at, (place, cuts) in enumerate(named):
        title = cuts[0][0] if cuts else None
        entry = Entry(title=title, description=_kind(line.text, place), spans={"title": title} if title else {})
        for name, given in shares.items():
            entry = _with(entry, name, given[at])
        entries.append(entry)
    if len(entries) == 1:
        entries = [_with_kind(entries[0], line.text)]
    return Reading(tuple(entries), tuple(cuts for _, cuts in named))


def _values(line: Sight, read: Read, count: int, today: date, locale: str | None) -> dict[str, list[_Value]]:
    """The hours, days and domains of ``count`` activities: those the tagger marks, or those outside of all titles."""
    titles = [chunks[0] for chunks in read.titles]
    chunks = [c for c in read.values if not any(title.at < c.to and title.to > c.at for title in titles)]
    hours, days, domains = ([c for c in chunks if c.kind == kind] for kind in "HDG")
    timed = _hours(line, hours)
    if 1 < len(timed) + 1 <= count and len(outside := _hours_outside(line, titles)) == count:
        timed = outside
    dated = _days(line, days, today, locale)
    return {"hours": timed, "start": dated, "domain": _domains(line, domains) or _domains_outside(line, titles)}


def _shares(text: str, values: Mapping[str, list[_Value]], places: list[int]) -> dict[str, list[list[_Value]]]:
    """Which value is whose; one that is not said of all belongs to the nearest."""
    shares = {name: _given(found, places, len(text)) for name, found in values.items()}
    if len(places) > 1 and not pattern_of("all").search(text):
        alone = [name for name in ("domain", "hours") if len(values[name]) == 1]
        shares |= {name: _nearest(values[name], places, len(text)) for name in alone}
    return shares


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


def _cuts(text: str, chunks: Sequence[Chunk]) -> tuple[tuple[str, float], ...]:
    """The readings of one title as words with their share; cuts that differ by marks alone are one."""
    shares: dict[str, tuple[str, float]] = {}
    for chunk in chunks:
        if words := trimmed(text, chunk):
            key = words.casefold()
            shares[key] = (shares[key][0], shares[key][1] + chunk.sure) if key in shares else (words, chunk.sure)
    return tuple(sorted(shares.values(), key=lambda one: -one[1]))


def trimmed(text: str, chunk: Chunk) -> str | None:
    """The words of a title without marks at its edges; None when nothing with a letter or digit is left."""
    words = _bare_title(text[chunk.at : chunk.to].strip(EDGES), begins=chunk.at == 0 or text[chunk.at - 1] == "\n")
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if words.startswith(opening) and closing not in words:
            words = words[1:].strip(EDGES)
        if words.endswith(closing) and opening not in words:
            words = words[:-1].strip(EDGES)
    words = _without_kind(re.sub(r"\s*\n\s*", " ", words))
    words = _untrailed(TO_RECORD.sub("", words))
    return words if any(c.isalnum() for c in words) and not is_no_title(words) else None


def is_no_title(words: str) -> bool:
    """Whether words name no activity: small ones alone, or a kind of activity and nothing that tells it from others."""
    hollow = set(words.split()) <= HOLLOW | set(words_of("kinds")) | set(words_of("hollow"))
    return words.islower() and (hollow or len(words) < LEAST_LETTERS)


def _untrailed(words: str) -> str:
    """A title without the small words that lead on to something else: "course to my"."""
    said = words.split()
    while len(said) > 1 and said[-1] in words_of("leading_on"):
        del said[-1]
    return " ".join(said) if len(said) < len(words.split()) else words


def _without_kind(words: str) -> str:
    """A title without the kind of activity that a comma parts from it: "Negative results, journal club", "guide, Figures"."""
    parts = [part.strip(EDGES) for part in words.split(", ")]
    kinds = set(words_of("kinds"))
    if len(parts) > 1 and parts[-1].islower() and set(parts[-1].split()) <= kinds:
        del parts[-1]
    if len(parts) > 1 and parts[0].islower() and set(parts[0].split()) <= kinds:
        del parts[0]
    return ", ".join(parts) if len(parts) <= words.count(", ") else words


def _bare_title(words: str, *, begins: bool) -> str:
    """Without the name of the field it stood in, at the beginning of a line, and without an article in lower case."""
    label, colon, rest = words.partition(":")
    if begins and colon and rest[:1].isspace() and label.strip().lower() in words_of("labels"):
        words = rest.strip(EDGES)
    first, _, rest = words.partition(" ")
    return rest.strip(EDGES) if rest.strip(EDGES) and first in words_of("articles") else words


def _hours_outside(line: Sight, titles: Sequence[Chunk]) -> list[_Value]:
    """Every settled amount that is no part of a title."""
    return [
        _amount(a, a.at) for a in line.amounts if a.is_settled and not any(t.at < a.to and t.to > a.at for t in titles)
    ]


def _hours(line: Sight, chunks: Sequence[Chunk]) -> list[_Value]:
    values = []
    for chunk in chunks:
        found = [a for a in line.amounts if a.at < chunk.to and a.to > chunk.at]
        words = line.text[chunk.at : chunk.to]
        found = found or find_amounts(words)
        if found:
            values += [_amount(a, max(chunk.at, a.at)) for a in found]
        elif (bare := _bare(words)) is not None:
            values.append(_Value(chunk.at, words, (("seconds", bare),)))
    return values


def _amount(found: AmountFound, at: int) -> _Value:
    if found.is_settled or (found.kind == "about" and len(found.options) == 1):  # the card shows it before it is saved
        return _Value(at, found.words, (("seconds", found.options[0]),))
    return _Value(at, found.words, (), Ambiguity("hours", found.options, found.words))


def _bare(words: str) -> int | None:
    """A number that says hours without a unit ("put 1 for …")."""
    number = number_value(words.strip(EDGES + "()"))
    return round(number * SECONDS_PER_HOUR) if number and 0 < number <= MOST_BARE_HOURS else None


def _days(line: Sight, chunks: Sequence[Chunk], today: date, locale: str | None) -> list[_Value]:
    values: list[_Value] = []
    for chunk in chunks:
        found = [d for d in line.days if d.at < chunk.to and d.to > chunk.at]
        words = line.text[chunk.at : chunk.to]
        found = found or find_days(words, today=today, locale=locale)
        if found:
            values.append(_day(found, chunk.at))
    return values


def _day(found: Sequence[DayFound], at: int) -> _Value:
    """One value of the days in one chunk; several that agree are one, several that don't are a doubt."""
    words = ", ".join(dict.fromkeys(day.words for day in found))
    options = list(dict.fromkeys(option for day in found for option in day.options))
    settled = [day for day in found if day.is_settled]
    if len(settled) == 1 and all(d.whole != "day" or d.is_settled for d in found) and len(found) > 1:
        options = list(settled[0].options)
    if len(options) == 1 and settled:
        start, end = options[0]
        words = settled[0].words if len(found) == 1 else words  # no word beside it that the tagger takes along
        return _Value(at, words, (("start", start), ("end", end)))
    return _Value(at, words, (), Ambiguity("start", tuple(options), words))


def _domains(line: Sight, chunks: Sequence[Chunk]) -> list[_Value]:
    values = []
    for chunk in chunks:
        words = line.text[chunk.at : chunk.to]
        named = [domain for at, to, domain in line.domains if at < chunk.to and to > chunk.at]
        domain: Domain | None = named[0] if named else domain_of(words.strip(EDGES + "#()")) or domain_in(words.lower())
        if domain is not None:
            values.append(_Value(chunk.at, words.strip(EDGES + "#()"), (("domain", domain),)))
    return values


def _domains_outside(line: Sight, titles: Sequence[Chunk]) -> list[_Value]:
    """The one domain that stands by itself outside every title, where the tagger marked none."""
    alone = [one for one in line.domains if not any(t.at < one[1] and t.to > one[0] for t in titles)]
    if len({domain for _, _, domain in alone}) != 1:
        return []
    at, to, domain = alone[0]
    return [_Value(at, line.text[at:to].strip(EDGES + "#()"), (("domain", domain),))]


def _given(values: list[_Value], places: Sequence[int], length: int) -> list[list[_Value]]:
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


def _between(values: list[_Value], ends: Sequence[int]) -> list[list[_Value]]:
    given: list[list[_Value]] = [[] for _ in ends]
    for value in values:
        given[next((at for at, end in enumerate(ends) if value.at < end), len(ends) - 1)].append(value)
    return given


def _nearest(values: list[_Value], places: Sequence[int], length: int) -> list[list[_Value]]:
    """Values led by their title, or leading it where the first value comes first; one that lacks takes none."""
    if values[0].at < places[0]:
        starts = [0, *(max((v.at for v in values if v.at < place), default=place) for place in places[1:])]
        return _between(values, [*starts[1:], length])
    return _between(values, [*places[1:], length])


def _with(entry: Entry, name: str, values: Sequence[_Value]) -> Entry:
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
