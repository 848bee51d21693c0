"""What a search of the approved list asks for: its words as course types, years and titles, which only the list tells apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.intents import SearchActivities
from bot.turn import Turn
from core.actions.catalogue import Hit, course_types, plain_words, search

MOST = 50
YEAR = re.compile(r"(?:19|20)\d\d")
# The society's webinars are its ISMPP U series, whatever its list calls the type.
KNOWN_AS = {"webinar": "ismpp u"}
ABBREVIATIONS = {
    "ai": "artificial intelligence",
    "gpp": "good publication practice",
    "heor": "health economics outcomes research",
    "llm": "large language models",
    "ml": "machine learning",
    "pls": "plain language summaries",
    "qc": "quality control",
    "rwe": "real world evidence",
    "sr": "systematic review",
}
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for in the end, and the hits. ``but`` says what of the wish had to be left out to find any."""

    hits: list[Hit]
    words: str | None
    types: tuple[str, ...]
    days: Days
    but: str = ""


def look(turn: Turn, wish: SearchActivities) -> Sought:
    """The hits of a wish: as it was said, else without the kind of activity that fits none of them."""
    known = course_types(turn.session)
    named = _named(wish, known)
    words, types = named or (wish.query, _of_kind(wish.course_type, known))
    words, days, year = _dated(words, wish)
    found = Sought(_hits(turn, wish, words, types, days, year), words, types, days)
    if named or not wish.course_type or (types and found.hits):
        return found
    hits = found.hits or _hits(turn, wish, words, (), days, year)
    but = "Nothing among the {} fits; without that" if types else "No course type is called {}; without it"
    return Sought(hits, words, (), days, but.format(wish.course_type))


def _named(wish: SearchActivities, known: list[str]) -> tuple[str | None, tuple[str]] | None:
    """The course type that stands whole among the words, or as its capitals (AMWA); with the words that are left."""
    said = " ".join(filter(None, (wish.query, wish.course_type)))
    spelled = [(name, r"\W+".join(plain_words(name).split())) for name in sorted(known, key=len, reverse=True)]
    for name, pattern in [*spelled, *_capitals(known)]:
        if match := re.search(rf"(?<!\w){pattern}s?(?!\w)", said, re.IGNORECASE):
            return _left(f"{said[: match.start()]} {said[match.end() :]}", wish), (name,)
    return None


def _capitals(known: list[str]) -> list[tuple[str, str]]:
    """Types by a word of capitals that only one of them has: AMWA is the AMWA meeting, ISMPP could be several."""
    marks = {name: next((w for w in name.split() if w.isupper() and len(w) > 2), None) for name in known}
    return [(name, re.escape(mark)) for name, mark in marks.items() if mark and sum(mark in k for k in known) == 1]


def _left(words: str, wish: SearchActivities) -> str | None:
    """What is left beside a type, without the kind of activity that only repeats it ("AMWA meetings")."""
    left = words.replace(wish.course_type, " ") if wish.course_type else words
    return " ".join(left.split()).strip(" ,") or None


def _of_kind(kind: str | None, known: list[str]) -> tuple[str, ...]:
    """The course types of a kind: "meetings" are all whose name holds the word."""
    if kind is None:
        return ()
    one = plain_words(kind).removesuffix("s")
    wanted = {one, KNOWN_AS.get(one, one)}
    return tuple(name for name in known if any(word in plain_words(name) for word in wanted))


def _dated(words: str | None, wish: SearchActivities) -> tuple[str | None, Days, int | None]:
    """The words less a bare year, and the days; the year when exactly one whole year was asked for."""
    if wish.start or wish.end:
        return words, (wish.start, wish.end), whole_year(wish.start, wish.end)
    match = YEAR.search(words or "")
    years = YEAR.findall(words or "")
    if words is None or match is None or len(years) > 1 or not _stands_alone(words, match):
        return words, (None, None), None
    year = int(match[0])
    left = " ".join((words[: match.start()] + words[match.end() :]).split()).strip(" ,")
    return left or None, (date(year, 1, 1), date(year, 12, 31)), year


def _stands_alone(words: str, year: re.Match[str]) -> bool:
    return not re.match(r"[\w-]", words[year.end() :]) and not re.search(r"[\w-]$", words[: year.start()])


def whole_year(start: date | None, end: date | None) -> int | None:
    """The year these days are from its first to its last; None when they are none."""
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return start.year
    return None


def _hits(
    turn: Turn, wish: SearchActivities, words: str | None, types: tuple[str, ...], days: Days, year: int | None
) -> list[Hit]:
    """What has the words as they are; else with the field's abbreviations among them spelled out.

    A year is when it was, unless a title holds it: those come first when other words were said, else last.
    """
    found = _found(turn, wish, words, types, days)
    spelled = " ".join(ABBREVIATIONS.get(word.casefold(), word) for word in (words or "").split())
    if not found and spelled != (words or ""):
        found = _found(turn, wish, spelled, types, days)
    if year is None:
        return found
    titled = [
        hit
        for hit in _found(turn, wish, f"{words or ''} {year}".strip(), types, (None, None))
        if str(year) in plain_words(hit.activity.title).split()
    ]
    both = [*titled, *found] if words else [*found, *titled]
    return list({hit.activity.id: hit for hit in both}.values())[:MOST]


def _found(turn: Turn, wish: SearchActivities, words: str | None, types: tuple[str, ...], days: Days) -> list[Hit]:
    hits = search(
        turn.session, words, course_types=types, start=days[0], end=days[1], domain=wish.domain,
        recording=wish.is_recording, open_on=turn.today if wish.is_open else None, near=turn.today, most=MOST,
    )  # fmt: skip
    if not wish.is_open:
        return hits
    mine = {credit.activity_id for credit in turn.record().credits}
    return [hit for hit in hits if hit.activity.id not in mine]
