"""How a bare text answers what was asked, by the kind of question: words, a code, hours, a day, a domain, a title, a credit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.intents import Ambiguity, Answer, Entry, Intent, Which
from bot.language.frames import talk
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.saying import says_of
from bot.understand.sharing import listed_domains
from bot.understand.steps import NOTHING, Nothing, first_of
from bot.understand.unreal import says_nothing
from bot.understand.values_only import only_values, untitled
from bot.understand.waiting import Waiting, resembling
from bot.understand.which import position_of, which_credits
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR

INSTEAD = re.compile(r",?\s(?:not|instead of|rather than|and not)\s.{1,60}$", re.IGNORECASE)
THE_ONE = talk("which").frames["the_one"]
_NAME = re.compile(r"(?<!^)[A-ZÀ-Þ]|\d|^[A-Z]{2}")
_YEAR = re.compile(r"(?:in |since |from |until |it was in |during )?((?:19|20)\d\d)")
FITTING = ("hours", "start", "domain", "location", "instructor", "recording")
"""Values one of which an answer holds that answers anything."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A line as an answer: its text without what it was not, and the values in it."""

    line: Said
    waiting: Waiting
    text: str
    entry: Entry


def answered(line: Said, waiting: Waiting) -> Intent | None:
    """What a bare text means as the answer to this question; None when it doesn't fit."""
    if (by_words := BY_WORDS.get(waiting.kind)) is not None:
        return by_words(line)
    text = INSTEAD.sub("", line.text)
    entry = read_entry(text, today=line.today, locale=line.locale)
    if (read_as := READ_AS.get(waiting.kind)) is not None:
        entry = read_as(line, text, entry)
    return first_of(ANSWERING, _Told(line, waiting, text, entry))


def _free(line: Said) -> Answer:
    """Whatever the words are, they are the answer."""
    says = says_of(line.low)
    return Answer(says if says in ("skip", "yes", "no") else None, words=line.whole)


def _of_words(line: Said) -> Answer:
    return Answer(says_of(line.low), position_of(line.low), words=line.whole)


def _of_times(line: Said) -> Answer:
    """Words, and from when to when."""
    times = read_entry(line.text, today=line.today, locale=line.locale)
    return replace(_of_words(line), entry=replace(times, ambiguous=()))


def _code(line: Said) -> Answer | None:
    match = re.search(r"(?<!\w)(?:\d{3}[\s-]\d{3}|\d{4,10}|[A-Z0-9]{6,10})(?!\w)", line.text)
    return Answer(words=re.sub(r"[\s-]", "", match.group())) if match else None


BY_WORDS: dict[str, Callable[[Said], Intent | None]] = {
    "text": _free, "code": _code, "employer": _of_times, "address": _of_words, "locale": _of_words,
}  # fmt: skip
"""Kinds of question that are answered by words and not by a value."""


def _title(told: _Told) -> Answer | Nothing | None:
    """A title that was asked for: any words that say something."""
    if told.waiting.kind != "title":
        return None
    says = not says_nothing(told.text) and (told.entry.title or told.entry.spans)
    return Answer(entry=told.entry, words=told.line.whole) if says else NOTHING


def _the_one(told: _Told) -> Answer | None:
    """ "The one on 4 March": a day alone."""
    dated = THE_ONE.match(told.line.low) and told.entry.spans.get("start") and only_values(told.text, told.entry)
    return Answer(entry=untitled(told.entry), words=told.line.whole) if dated else None


def _credit(told: _Told) -> Answer | None:
    """A credit that was asked for: by its place, its number, or any words for its title."""
    if told.waiting.kind != "which_credit":
        return None
    low = told.line.low
    which = which_credits(told.text, low, loosely=True)
    return Answer(position=position_of(low), which=which or Which(), entry=told.entry, words=told.line.whole)


def _activity(told: _Told) -> Answer | None:
    """An offered activity by a part of its title, or another one by its name."""
    if told.waiting.kind != "activity" or not told.entry.title:
        return None
    place = resembling(told.entry.title.lower(), told.waiting.options)
    fits = place is not None or _NAME.search(told.text)
    return Answer(position=place, entry=told.entry, words=told.line.whole) if fits else None


def _values(told: _Told) -> Answer | None:
    """Values and nothing else, or with a title in quotes."""
    entry, quoted = told.entry, '"' in told.text
    fits = any(name in entry.spans for name in FITTING)
    if not fits or (entry.title and not quoted and not only_values(told.text, entry)):
        return None
    return Answer(entry=entry if quoted else untitled(entry), words=told.line.whole)


ANSWERING = (_title, _the_one, _credit, _activity, _values)
"""Ways to answer with a value, tried in this order."""


def _year_alone(line: Said, text: str, entry: Entry) -> Entry:
    """ "2025" for a day: which of its days is to be asked."""
    year = _YEAR.fullmatch(line.low) if "start" not in entry.spans else None
    found = line.days(year[1]) if year else []
    if year is None or not found:
        return entry
    return Entry(ambiguous=(Ambiguity("start", found[0].options, year[1]),), spans={"start": year[1]})


def _domain_alone(line: Said, text: str, entry: Entry) -> Entry:
    """ "Foster" is the domain; "foster and develop" is in doubt."""
    named = tuple(dict.fromkeys(domain for domain, _ in listed_domains(text)))
    if len(named) > 1:
        return Entry(ambiguous=(Ambiguity("domain", named, text.strip(" .!")),), spans={"domain": text})
    domain = domain_of(text) if entry.domain is None else None
    return replace(entry, domain=domain, spans={**entry.spans, "domain": text}) if domain else entry


def _bare_number(line: Said, text: str, entry: Entry) -> Entry:
    """A number alone is the hours; one too large for hours may be minutes."""
    if "hours" in entry.spans:
        return entry
    words = re.sub(r"[,\s]+(?:i (?:think|guess|believe)|in total|total|please)$", "", text.strip(" .!").lower())
    words = re.sub(
        r"^(?:(?:it'?s|just|only|i think|it was|total|about|i'?d say|i would say|i reckon|i guess)\s)+", "", words
    )
    number = number_value(words)
    if number is None:
        read = find_amounts(f"{words} hours")
        settled = len(read) == 1 and read[0].is_settled and read[0].at == 0
        return Entry(seconds=read[0].options[0], spans={"hours": text.strip()}) if settled else entry
    seconds = round(number * SECONDS_PER_HOUR)
    spans = {"hours": text.strip()}
    if number >= 15:
        doubt = Ambiguity("hours", (round(number * 60), seconds), text.strip())
        return Entry(ambiguous=(doubt,), spans=spans)
    return Entry(seconds=seconds, spans=spans)


READ_AS: dict[str, Callable[[Said, str, Entry], Entry]] = {
    "hours": _bare_number, "domain": _domain_alone, "day": _year_alone,
}  # fmt: skip
"""What the bare words of an answer are taken for, by what was asked."""
