"""The values in the chunks of a line, each where it stands: hours, days and domains, read by the value readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.intents import Ambiguity
from bot.learned.models import Chunk
from bot.understand.chunk_titles import EDGES
from bot.understand.domains import domain_of
from bot.understand.said import domain_in
from bot.understand.sighting import Sight
from core.rules.amounts import AmountFound, find_amounts, number_value
from core.rules.days import DayFound, find_days
from core.rules.terms import SECONDS_PER_HOUR, Domain

MOST_BARE_HOURS = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A value where it stands: ``facts`` for the entry, or a doubt instead."""

    at: int
    words: str
    facts: tuple[tuple[str, object], ...]
    doubt: Ambiguity | None = None


def hours_outside(line: Sight, titles: Sequence[Chunk]) -> list[Value]:
    """Every settled amount that is no part of a title."""
    return [
        _amount(a, a.at) for a in line.amounts if a.is_settled and not any(t.at < a.to and t.to > a.at for t in titles)
    ]


def days_outside(line: Sight, titles: Sequence[Chunk]) -> list[Value]:
    """Every settled day that is no part of a title."""
    return [_day([d], d.at) for d in line.days if d.is_settled and not any(t.at < d.to and t.to > d.at for t in titles)]


def hours_of(line: Sight, chunks: Sequence[Chunk]) -> list[Value]:
    values = []
    for chunk in chunks:
        found = [a for a in line.amounts if a.at < chunk.to and a.to > chunk.at]
        words = line.text[chunk.at : chunk.to]
        found = found or find_amounts(words)
        if found:
            values += [_amount(a, max(chunk.at, a.at)) for a in found]
        elif (bare := _bare(words)) is not None:
            values.append(Value(chunk.at, words, (("seconds", bare),)))
    return values


def _amount(found: AmountFound, at: int) -> Value:
    if found.is_settled or (found.kind == "about" and len(found.options) == 1):  # the card shows it before it is saved
        return Value(at, found.words, (("seconds", found.options[0]),))
    return Value(at, found.words, (), Ambiguity("hours", found.options, found.words))


def _bare(words: str) -> int | None:
    """A number that says hours without a unit ("put 1 for …")."""
    number = number_value(words.strip(EDGES + "()"))
    return round(number * SECONDS_PER_HOUR) if number and 0 < number <= MOST_BARE_HOURS else None


def days_of(line: Sight, chunks: Sequence[Chunk], today: date, locale: str | None) -> list[Value]:
    values: list[Value] = []
    for chunk in chunks:
        found = [d for d in line.days if d.at < chunk.to and d.to > chunk.at]
        words = line.text[chunk.at : chunk.to]
        found = found or find_days(words, today=today, locale=locale)
        if found:
            values.append(_day(found, chunk.at))
    return values


def _day(found: Sequence[DayFound], at: int) -> Value:
    """One value of the days in one chunk; several that agree are one, several that don't are a doubt."""
    words = ", ".join(dict.fromkeys(day.words for day in found))
    options = list(dict.fromkeys(option for day in found for option in day.options))
    settled = [day for day in found if day.is_settled]
    if len(settled) == 1 and all(d.whole != "day" or d.is_settled for d in found) and len(found) > 1:
        options = list(settled[0].options)
    if len(options) == 1 and settled:
        start, end = options[0]
        words = settled[0].words if len(found) == 1 else words  # no word beside it that the tagger takes along
        return Value(at, words, (("start", start), ("end", end)))
    return Value(at, words, (), Ambiguity("start", tuple(options), words))


def domains_of(line: Sight, chunks: Sequence[Chunk]) -> list[Value]:
    values = []
    for chunk in chunks:
        words = line.text[chunk.at : chunk.to]
        named = [domain for at, to, domain in line.domains if at < chunk.to and to > chunk.at]
        domain: Domain | None = named[0] if named else domain_of(words.strip(EDGES + "#()")) or domain_in(words.lower())
        if domain is not None:
            values.append(Value(chunk.at, words.strip(EDGES + "#()"), (("domain", domain),)))
    return values


def domains_outside(line: Sight, titles: Sequence[Chunk]) -> list[Value]:
    """The one domain that stands by itself outside every title, where the tagger marked none."""
    alone = [one for one in line.domains if not any(t.at < one[1] and t.to > one[0] for t in titles)]
    if len({domain for _, _, domain in alone}) != 1:
        return []
    at, to, domain = alone[0]
    return [Value(at, line.text[at:to].strip(EDGES + "#()"), (("domain", domain),))]
