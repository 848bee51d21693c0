"""What was asked and is open, and how a bare text answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import Ambiguity, Answer, Entry, Intent, Which
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.saying import NOT_NOW, THAT_ONE, says_of
from bot.understand.sharing import listed_domains
from bot.understand.unreal import says_nothing
from bot.understand.values_only import only_values, untitled
from bot.understand.which import position_of, some_of, which_credits
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question: its ``kind`` and the labels of the choices offered with it."""

    kind: str
    options: tuple[str, ...] = ()


POINTED = frozenset({"activity", "which_credit", "save", "confirm", "day", "domain", "locale"})
FREE = frozenset({"text", "code", "employer", "address", "locale", "title"})


def spoken(line: Said, waiting: Waiting | None) -> Answer | None:
    """The answer that is nothing but an answer: yes, no, save, the first one, both, an offered label."""
    low = line.low.strip()
    if (waiting is None or waiting.kind in ("save", "activity", "confirm")) and (some := some_of(low)) is not None:
        return replace(some, words=line.whole)
    if waiting is not None and waiting.kind in ("save", "confirm") and low in NOT_NOW:
        return Answer("no", words=line.whole)
    if waiting is not None and low != "cancel" and (place := _offered(low, waiting)) is not None:
        return _picked(line, says_of(low), place, waiting)
    if says := says_of(low) or _whole_says(line):
        which = Which(every=True) if says == "both" else Which()
        position = position_of(low.removeprefix("save ").strip()) if says == "save" else None
        return Answer(says, position, which=which, words=line.whole)
    if THAT_ONE.fullmatch(low):
        return Answer(
            "yes" if waiting is None or waiting.kind in ("confirm", "save") else None,
            1 if waiting and waiting.kind == "activity" else None,
            words=line.whole,
        )
    if waiting is not None and waiting.kind == "domain" and domain_of(line.text) is not None:
        return None
    if waiting is None or waiting.kind in POINTED or (waiting.kind == "title" and waiting.options):
        return pointed_at(line, low, waiting)
    return None


def _whole_says(line: Said) -> str | None:
    """What the line says with its polite words, where they were the answer ("sure, thanks!")."""
    whole = " ".join(line.whole.lower().split()) if len(line.whole) < 60 else ""
    return says_of(whole) if whole.strip(" .!?") != line.low else None


def _picked(line: Said, says: str | None, place: int, waiting: Waiting) -> Answer:
    """An offered label said word for word, with the value it stands for."""
    entry = Entry()
    if waiting.kind in ("day", "hours", "domain"):
        entry = replace(read_entry(line.text, today=line.today, locale=line.locale), title=None)
        domain = domain_of(line.text)
        entry = replace(entry, domain=domain, spans={"domain": line.text}) if domain else entry
    return Answer(says, None if says in ("yes", "no", "save", "change") else place, entry, words=line.whole)


def _offered(low: str, waiting: Waiting) -> int | None:
    for place, label in enumerate(waiting.options, 1):
        if low == " ".join(label.lower().split()).rstrip(" .!?"):
            return place
    return None


def pointed_at(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    position = position_of(low)
    which = which_credits(line.text, low)
    if waiting is not None and waiting.kind == "day" and (nth := _NTH.fullmatch(low)):
        if place := _dated(nth[1], waiting):
            return Answer(position=place, words=line.whole)
        if int(nth[1]) > len(waiting.options):
            return None
    if which is not None and which.words and waiting is None and not low.endswith(("one", "ones", "credit", "entry")):
        return None
    if which is not None and which.words and waiting is not None and waiting.kind == "activity":
        place = _resembling(which.words.lower(), waiting)
        return Answer(position=place, which=which, words=line.whole, entry=_live(which.words))
    if (
        which is not None
        and which.numbers
        and waiting is not None
        and waiting.kind in ("day", "save", "confirm", "domain")
        and not waiting.options
    ):
        return None
    if position is not None or which is not None:
        if waiting is not None and waiting.kind == "which_credit" and which is not None and which.numbers:
            position = None if which.numbers[0] > len(waiting.options) else position
        return Answer(position=position, which=which or Which(), words=line.whole)
    return None


_NTH = re.compile(r"(?:on |it was )?(?:the )?(\d{1,2})(?:st|nd|rd|th)")


def _dated(number: str, waiting: Waiting) -> int | None:
    """The one of the offered days that has this number: "the 4th" of 3 April and 4 March."""
    hits = [place for place, label in enumerate(waiting.options, 1) if re.match(rf"(?:\D*\s)?{number}(?!\d)", label)]
    return hits[0] if len(hits) == 1 else None


def _live(words: str) -> Entry:
    if re.fullmatch(r"(?:the )?(?:recorded|recording|on[- ]demand)", words.lower()):
        return Entry(recording=True, spans={"recording": words})
    return Entry(recording=False, spans={"recording": words}) if words.lower() == "live" else Entry()


def _resembling(words: str, waiting: Waiting) -> int | None:
    hits = [place for place, label in enumerate(waiting.options, 1) if words in label.lower()]
    return hits[0] if len(hits) == 1 else None


INSTEAD = re.compile(r",?\s(?:not|instead of|rather than|and not)\s.{1,60}$", re.IGNORECASE)


THE_ONE = re.compile(
    r"(?:no,? |it'?s |it was |i mean |i meant )?(?:the|that) (?:one|credit|entry|session|webinar)\s?(?:from|on|of|in|dated|at)\b"
)
_NAME = re.compile(r"(?<!^)[A-ZÀ-Þ]|\d|^[A-Z]{2}")
_YEAR = re.compile(r"(?:in |since |from |until |it was in |during )?((?:19|20)\d\d)")


def answered(line: Said, waiting: Waiting) -> Intent | None:
    """What a bare text means as the answer to this question; None when it doesn't fit."""
    kind, text = waiting.kind, line.text
    if kind == "text":
        return Answer(says_of(line.low) if says_of(line.low) in ("skip", "yes", "no") else None, words=line.whole)
    if kind == "code":
        return _code(line)
    if kind in ("employer", "address", "locale"):
        times = read_entry(text, today=line.today, locale=line.locale) if kind == "employer" else Entry()
        return Answer(says_of(line.low), position_of(line.low), entry=replace(times, ambiguous=()), words=line.whole)
    text = INSTEAD.sub("", text)
    entry = read_entry(text, today=line.today, locale=line.locale)
    if kind == "hours" and "hours" not in entry.spans:
        entry = _bare_number(text, entry)
    if kind == "domain":
        entry = _domain_alone(text, entry)
    if kind == "day" and "start" not in entry.spans and (year := _YEAR.fullmatch(line.low)):
        found = line.days(year[1])
        doubt = Ambiguity("start", found[0].options, year[1]) if found else None
        entry = Entry(ambiguous=(doubt,), spans={"start": year[1]}) if doubt else entry
    if kind == "title" and says_nothing(text):
        return None
    if kind == "title":
        return Answer(entry=entry, words=line.whole) if entry.title or entry.spans else None
    if THE_ONE.match(line.low) and entry.spans.get("start") and only_values(text, entry):
        return Answer(entry=untitled(entry), words=line.whole)
    if kind == "which_credit":
        which = which_credits(text, line.low, loosely=True)
        return Answer(position=position_of(line.low), which=which or Which(), entry=entry, words=line.whole)
    if kind == "activity" and entry.title and (place := _resembling(entry.title.lower(), waiting)):
        return Answer(position=place, entry=entry, words=line.whole)
    if kind == "activity" and entry.title and _NAME.search(text):
        return Answer(entry=entry, words=line.whole)
    fits = any(name in entry.spans for name in ("hours", "start", "domain", "location", "instructor", "recording"))
    if not fits or (entry.title and '"' not in text and not only_values(text, entry)):
        return None
    return Answer(entry=untitled(entry) if '"' not in text else entry, words=line.whole)


def _domain_alone(text: str, entry: Entry) -> Entry:
    """ "Foster" is the domain; "foster and develop" is in doubt."""
    named = tuple(dict.fromkeys(domain for domain, _ in listed_domains(text)))
    if len(named) > 1:
        return Entry(ambiguous=(Ambiguity("domain", named, text.strip(" .!")),), spans={"domain": text})
    domain = domain_of(text) if entry.domain is None else None
    return replace(entry, domain=domain, spans={**entry.spans, "domain": text}) if domain else entry


def _bare_number(text: str, entry: Entry) -> Entry:
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


def _code(line: Said) -> Intent | None:
    match = re.search(r"(?<!\w)(?:\d{3}[\s-]\d{3}|\d{4,10}|[A-Z0-9]{6,10})(?!\w)", line.text)
    if match:
        return Answer(words=re.sub(r"[\s-]", "", match.group()))
    return None
