"""Corrections in half a sentence: "amwa thing was thursday not wed btw", "10 nov not 24", "orcid was wrong day, was tues". Pure.

What is said to be wrong tells which one is meant: only what has the old value can be put right by the new one. Every word must be
accounted for, as a value, as a word of the title, or as one that corrections are made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.intents import Ambiguity, Entry
from bot.language.lexicon import pattern_of, words_of
from bot.understand.open_cards import POINTS
from bot.understand.said import domains_in
from bot.understand.sighting import Sight, sight
from bot.understand.values_meant import values_meant
from core.rules.amounts import find_amounts
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR, Domain
from core.rules.words import lowered

LONGEST, MOST_WORDS = 160, 24
LEAST_LETTERS, LONGEST_NAME = 3, 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = re.compile(rf"(?:\s+(?:{'|'.join(words_of('between'))}|{'|'.join(words_of('articles'))}))*\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,#])\d{1,2}(?:[.,]\d{1,2})?(?:st|nd|rd|th)?(?![\w%])")


@dataclass(frozen=True, slots=True)
class Held:
    """What may be put right: its values, as far as they are known."""

    title: str
    seconds: int | None
    start: date | None
    end: date | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class HalfSaid:
    """A correction: its new values, what is said to be wrong, and the words that name what is meant.

    ``days`` are days that it was not, each with whether a weekday alone was said; ``numbers`` those without a unit.
    ``kinds`` are words for kinds of activity beside the others; ``told`` says that these words put something right,
    ``states`` that they tell how something was.
    """

    entry: Entry
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    told: bool
    states: bool
    seconds: tuple[int, ...] = ()
    days: tuple[tuple[date, bool], ...] = ()
    domains: tuple[Domain, ...] = ()
    numbers: tuple[float, ...] = ()

    @property
    def denies(self) -> bool:
        """Whether an old value is said."""
        return bool(self.seconds or self.days or self.domains or self.numbers)


@dataclass(frozen=True, slots=True)
class _Denied:
    """One value that is said to be wrong, where it stands in the text."""

    at: int
    to: int
    seconds: int | None = None
    day: tuple[date, bool] | None = None
    domain: Domain | None = None
    number: float | None = None
    unit: str = ""


def half_said(text: str, *, today: date, locale: str | None) -> HalfSaid | None:
    """The correction that a text is and nothing else; None for all else."""
    text = text.replace("’", "'")
    if len(text) > LONGEST or "\n" in text or "?" in text or len(text.split()) > MOST_WORDS:
        return None
    denied = _all_denied(text, today, locale)
    rest = _with_unit(_blanked(text, [(one.at, one.to) for one in denied]), denied)
    view = sight(rest, today=today, locale=locale)
    entry = values_meant(view)
    read = [(one.at, one.to) for one in view.amounts] + [(one.at, one.to) for one in view.days]
    left = _blanked(rest, read + _domains_at(rest))
    if not entry.spans or _is_doubtful(view) or _NUMBER.search(left):
        return None  # a number without a unit may be anything, a credit's own among it
    said = [word for word in _WORD.findall(lowered(left)) if word not in words_of("around_half_said")]
    kinds = set(words_of("kinds"))
    return HalfSaid(
        entry,
        tuple(word for word in said if word not in kinds),
        tuple(word for word in said if word in kinds),
        bool(denied) or pattern_of("half_said").search(text) is not None,
        pattern_of("stating").search(text) is not None,
        _all_of(denied, "seconds"),
        _all_of(denied, "day"),
        _all_of(denied, "domain"),
        _all_of(denied, "number"),
    )


def _is_doubtful(view: Sight) -> bool:
    return any(not one.is_settled for one in view.amounts) or any(not one.is_settled for one in view.days)


def _all_of(denied: Sequence[_Denied], name: str) -> tuple[Any, ...]:
    return tuple(value for one in denied if (value := getattr(one, name)) is not None)


def _all_denied(text: str, today: date, locale: str | None) -> list[_Denied]:
    """The values behind "not", "instead of" and the like, each with the words that deny it."""
    found = [_denied(text, match.start(), match.end(), today, locale) for match in pattern_of("denied").finditer(text)]
    return [one for one in found if one is not None]


def _denied(text: str, at: int, to: int, today: date, locale: str | None) -> _Denied | None:
    """The value that stands right behind a place."""
    small = _SMALL.match(text, to)
    begins = small.end() if small else to
    tail = text[begins:]
    for amount in find_amounts(tail)[:1]:
        if amount.at == 0 and len(amount.options) == 1:
            return _Denied(at, begins + amount.to, seconds=amount.options[0], unit=amount.words.lstrip("0123456789.,"))
    number = _NUMBER.match(tail)
    for day in find_days(tail, today=today, locale=locale)[:1]:
        if day.at == 0 and day.options and (number is None or day.to > number.end()):
            return _Denied(at, begins + day.to, day=(day.options[0][0], _is_weekday(day.words)))
    for place, end, domain in domains_in(tail)[:1]:
        if place == 0:
            return _Denied(at, begins + end, domain=domain)
    bare = re.sub(r"[a-z]+$", "", number.group()).replace(",", ".") if number else ""
    return _Denied(at, begins + number.end(), number=float(bare)) if number else None


def _with_unit(text: str, denied: Sequence[_Denied]) -> str:
    """ "45 not 30 min": a number without a unit has that of the amount that it was not."""
    units, numbers = [one.unit for one in denied if one.unit], list(_NUMBER.finditer(text))
    if len(units) != 1 or len(numbers) != 1 or find_amounts(text):
        return text
    return f"{text[: numbers[0].end()]}{units[0]}{text[numbers[0].end() :]}"


def _domains_at(text: str) -> list[tuple[int, int]]:
    return [(at, to) for at, to, _ in domains_in(text)]


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for what stands at these places."""
    chars = list(text)
    for at, to in spans:
        chars[at:to] = " " * (to - at)
    return "".join(chars)


def _is_weekday(words: str) -> bool:
    """Whether a day is said by its weekday alone."""
    return not any(char.isdigit() for char in words)


def leads(said: HalfSaid, text: str) -> bool:
    """Whether the words that name stand together before what is told of them: "the amwa thing was thursday"; few of them."""
    words = _WORD.findall(lowered(text.replace("’", "'")))
    tells = next((at for at, word in enumerate(words) if word in words_of("tells_of")), 0)
    before = [word for word in words[:tells] if word in said.words]
    return (
        tells > 0 and words[tells - 1] not in POINTS and len(said.words) <= LONGEST_NAME and before == list(said.words)
    )


def named_by(said: HalfSaid, title: str) -> tuple[str, ...] | None:
    """The words that name this title, shortened ones and initials among them; None where one is of another.

    A word for a domain that the title holds names it, too: "the ethics workshop was 2h"."""
    words = [word.lower() for word in _WORD.findall(title)]
    initials = "".join(word[0] for word in words)
    if not all(_is_of(word, words, initials) for word in said.words):
        return None
    return (*said.words, *(word for word in said.kinds if word in words), *_of_domain(said, words))


def _of_domain(said: HalfSaid, title: Sequence[str]) -> tuple[str, ...]:
    spoken = tuple(_WORD.findall(lowered(said.entry.spans.get("domain", ""))))
    return spoken if spoken and set(spoken) <= set(title) else ()


def values_for(said: HalfSaid, title: str) -> Entry:
    """The new values; a word that is of the title is no domain, where other values are said."""
    if not _of_domain(said, [word.lower() for word in _WORD.findall(title)]):
        return said.entry
    left = {name: words for name, words in said.entry.spans.items() if name != "domain"}
    return replace(said.entry, domain=None, spans=left) if left else said.entry


def is_shortened(said: str, title: str) -> bool:
    """Whether all words are of a title, shortened ones and initials among them: "the ai one", "plain lang"."""
    words = [word.lower() for word in _WORD.findall(title)]
    initials = "".join(word[0] for word in words)
    spoken = [word for word in _WORD.findall(lowered(said)) if word not in words_of("around_half_said")]
    return bool(spoken) and all(_is_of(word, words, initials) for word in spoken)


def _is_of(word: str, title: Sequence[str], initials: str) -> bool:
    bare = word.removesuffix("s") if len(word) > LEAST_LETTERS else word
    if len(bare) < LEAST_LETTERS:
        return word in title or (len(word) > 1 and word in initials)
    return any(other.startswith(bare) for other in title) or word in initials


def was_so(said: HalfSaid, held: Held) -> bool:
    """Whether something had every value that is said to be wrong; so had all, where none is."""
    days = held.start is None or all(_is_day(day, alone, held) for day, alone in said.days)
    hours = held.seconds is None or all(abs(held.seconds - seconds) < 60 for seconds in said.seconds)
    domains = held.domain is None or all(held.domain == domain.value for domain in said.domains)
    return days and hours and domains and all(_has(number, held) for number in said.numbers)


def _is_day(day: date, alone: bool, held: Held) -> bool:
    if held.start is None or held.end is None:
        return True
    return held.start <= day <= held.end or (alone and held.start.weekday() == day.weekday())


def _has(number: float, held: Held) -> bool:
    """Whether a bare number is the day of the month, or the hours, of something."""
    in_hours = held.seconds is not None and abs(held.seconds - number * SECONDS_PER_HOUR) < 60
    return in_hours or (held.start is not None and held.start.day == number)


def is_new(entry: Entry, held: Held) -> bool:
    """Whether an entry says anything that isn't so already."""
    return (
        entry.seconds not in (None, held.seconds)
        or entry.start not in (None, held.start)
        or (entry.domain is not None and entry.domain.value != held.domain)
    )


def near(entry: Entry, held: Held, today: date) -> Entry:
    """The entry; a weekday alone is the one nearest to the day that is put right, or in doubt where that is another."""
    words = entry.spans.get("start", "")
    if entry.start is None or entry.start != entry.end or held.start is None or not _is_weekday(words):
        return entry
    if len(words.split()) > 1 or lowered(words) in words_of("days_by_today"):
        return entry
    behind = (held.start - entry.start).days % 7
    nearest = held.start - timedelta(days=behind if behind <= 3 else behind - 7)
    nearest = nearest if nearest <= today else nearest - timedelta(days=7)
    if nearest == entry.start:
        return entry
    doubt = Ambiguity("start", ((nearest, nearest), (entry.start, entry.start)), words)
    return replace(entry, start=None, end=None, ambiguous=(*entry.ambiguous, doubt))
