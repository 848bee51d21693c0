"""Values shared out among several open cards: "first foster, second develop, the rest foster", "Monday and Tuesday". Pure.

Grammar, over the titles in the order they were said::

    shared = {target values | values target}       "all foster except the second, that's develop"
    target = first | 2 | last two | both | all | the rest | words of one title, joined by "and"
    listed = value {and value}                     as many values of what was asked as there are cards that lack it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.intents import Entry
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.open_cards import COUNTS, EVERY, FILLER, ORDINALS, REST
from bot.understand.relative import relative
from bot.understand.values_only import only_values, untitled
from core.rules.amounts import find_amounts
from core.rules.days import find_days
from core.rules.terms import Domain
from core.rules.words import lowered, word_set

LONGEST = 300
EXCEPT = word_set("except but without not besides")
EDGES = (
    FILLER - {"a", "an"}
    | EXCEPT
    | word_set("and is was are were that's counts they they're both actually rather instead sorry though")
)
"""Words that lead to a value or away from it, cut off at the edges of what stands between two targets."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_LISTED = re.compile(r",|;|/|&|\band\b|\bor\b|\bthen\b", re.IGNORECASE)
_AND = re.compile(r",|;|/|&|\band\b|\bthen\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bthen\b|\s)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is open: the cards' ``titles``, the ``kind`` of question asked last, and how days are read."""

    titles: Sequence[str]
    kind: str
    today: date
    locale: str | None

    def entry(self, text: str) -> Entry:
        """The values in these words."""
        words = _trimmed(text)
        return relative(words) or untitled(read_entry(words, today=self.today, locale=self.locale))


def _trimmed(text: str) -> str:
    words = list(_WORD.finditer(text))
    while words and words[0].group().lower() in EDGES:
        del words[0]
    while words and words[-1].group().lower() in EDGES:
        del words[-1]
    return text[words[0].start() : words[-1].end()] if words else ""


@dataclass
class _Group:
    """Cards named together: their places, where the words stand, what stands behind them until the next."""

    places: list[int]
    at: int
    to: int
    spare: bool = False
    entry: Entry = field(default_factory=Entry)


def shared_out(text: str, asked: Asked) -> dict[int, Entry] | None:
    """Each card's new values by its place (from 0); None unless every word is accounted for."""
    if len(text) > LONGEST or len(asked.titles) < 2 or "?" in text:
        return None
    groups = _groups(text, asked)
    if not groups or not _filled(text, groups, asked):
        return None
    shared: dict[int, Entry] = {}
    for group in groups:
        for place in group.places:
            if group.entry.spans:
                shared[place] = group.entry
            else:
                shared.pop(place, None)
    return shared or None


def in_order(text: str, asked: Asked, count: int) -> list[Entry] | None:
    """As many values of the kind that was asked as there are cards that lack it, in their order; None for all else."""
    found = {"domain": _domains, "day": _days, "hours": _hours}.get(asked.kind)
    values = found(text, asked) if found is not None and len(text) <= LONGEST else []
    return values if len(values) == count and len({str(one) for one in values}) > 1 else None


def _domains(text: str, asked: Asked) -> list[Entry]:
    return [Entry(domain=domain, spans={"domain": words}) for domain, words in listed_domains(text)]


def listed_domains(text: str) -> list[tuple[Domain, str]]:
    """The domains of a text that is nothing but domains ("foster and develop"), each with its words; none for all else."""
    found = [(domain_of(part), part.strip()) for part in _LISTED.split(text) if part.strip(" .!")]
    known = [(domain, words) for domain, words in found if domain is not None]
    return known if len(known) == len(found) else []


def _days(text: str, asked: Asked) -> list[Entry]:
    """The days of a list, one by one; a reader of days alone takes "Monday and Tuesday" for one span of two days."""
    found = find_days(text, today=asked.today, locale=asked.locale)
    if not found or not _nothing_else(text, [(day.at, day.to) for day in found]):
        return []
    parts = [part.strip() for part in _AND.split(text) if part.strip(" .!")]
    each = [find_days(part, today=asked.today, locale=asked.locale) for part in parts]
    if all(len(days) == 1 and days[0].is_settled for days in each):
        found = [days[0] for days in each]
    spans = [
        option for day in found for option in day.options
    ]  # "3 and 5 March" is one day found, with two to choose from
    is_listed = all(day.is_settled for day in found) or (len(found) == 1 and _AND.search(text))
    words = parts if len(parts) == len(spans) else [text] * len(spans)
    rows = zip(spans, words, strict=True)
    return [Entry(start=at, end=to, spans={"start": said, "end": said}) for (at, to), said in rows] if is_listed else []


def _hours(text: str, asked: Asked) -> list[Entry]:
    found = [amount for amount in find_amounts(text) if amount.is_settled]
    hours = [Entry(seconds=one.options[0], spans={"hours": one.words}) for one in found]
    return hours if _nothing_else(text, [(one.at, one.to) for one in found]) else []


def _nothing_else(text: str, spans: list[tuple[int, int]]) -> bool:
    left = text
    for at, to in spans:
        left = left[:at] + " " * (to - at) + left[to:]
    return only_values(left, Entry())


def _groups(text: str, asked: Asked) -> list[_Group]:
    """The cards named in a text, those side by side together, in the order of the words."""
    low, held = lowered(text), _held(text, asked)
    words = [m for m in _WORD.finditer(low) if not any(at < m.end() and m.start() < to for at, to in held)]
    groups: list[_Group] = []
    skipped = -1
    for at, word in enumerate(words):
        if at <= skipped:
            continue
        found = _target(words, at, asked, groups)
        if found is None:
            continue
        places, skipped = found
        one = _Group(places, word.start(), words[skipped].end())
        before = groups[-1] if groups else None
        if before is not None and _BETWEEN.fullmatch(text[before.to : one.at] or " "):
            before.places, before.to = [*before.places, *places], one.to
        else:
            one.spare = before is not None and not EXCEPT.isdisjoint(_WORD.findall(low[before.to : one.at]))
            groups.append(one)
    return groups


def _held(text: str, asked: Asked) -> list[tuple[int, int]]:
    """Where amounts and days stand: their numbers are no places. "Monday, the second" is a day and a place here."""
    days = []
    for day in find_days(text, today=asked.today, locale=asked.locale):
        named, comma, last = text[day.at : day.to].rpartition(",")
        is_place = comma and last.split()[-1:] and last.split()[-1].lower() in ORDINALS and not _NTH.search(last)
        days.append((day.at, day.at + len(named) if is_place else day.to))
    return [*days, *((amount.at, amount.to) for amount in find_amounts(text))]


Words = Sequence[re.Match[str]]


def _target(words: Words, at: int, asked: Asked, before: list[_Group]) -> tuple[list[int], int] | None:
    """The places a word names, and the last word that belongs to it; None when it names none."""
    word, count = words[at].group(), len(asked.titles)
    following = words[at + 1].group() if at + 1 < len(words) else ""
    if word in REST or (word in EVERY and following in REST):
        known = {place for group in before for place in group.places}
        return [place for place in range(count) if place not in known], at + (word in EVERY)
    if word in EVERY:
        return list(range(count)), at + (following in COUNTS)
    if word in ORDINALS and not (asked.kind == "day" and _NTH.fullmatch(word)):
        return _ordinal(words, at, count)
    if word.isdigit() and asked.kind != "hours" and 1 <= int(word) <= count:
        return [int(word) - 1], at
    return _titled(words, at, asked.titles)


def _ordinal(words: Words, at: int, count: int) -> tuple[list[int], int] | None:
    place = ORDINALS[words[at].group()]
    many = COUNTS.get(words[at + 1].group(), 1) if at + 1 < len(words) else 1
    if place >= count or many > count:
        return None
    last = at + (many > 1)
    if place < 0:
        return list(range(count - many, count)), last
    return list(range(place, min(place + many, count))), last


def _titled(words: Words, at: int, titles: Sequence[str]) -> tuple[list[int], int] | None:
    """The one title that has this word and those that follow it."""
    contents = [frozenset(_WORD.findall(lowered(title))) - FILLER for title in titles]
    known = frozenset().union(*contents)
    if words[at].group() not in known or domain_of(words[at].group()):
        return None
    said, last = [words[at].group()], at
    for place in range(at + 1, len(words)):
        word, gap = words[place].group(), words[place].start() - words[place - 1].end()
        if gap > 1 or word not in known or domain_of(word):
            break
        said, last = [*said, word], place
    fitting = [place for place, content in enumerate(contents) if content.issuperset(said)]
    return (fitting, last) if len(fitting) == 1 else None


def _filled(text: str, groups: list[_Group], asked: Asked) -> bool:
    """Give each group the values beside it; whether every word was a value, a place or a connecting word."""
    ends = [group.at for group in groups[1:]] + [len(text)]
    chunks = [text[group.to : end] for group, end in zip(groups, ends, strict=True)]
    first, *entries = (asked.entry(chunk) for chunk in (text[: groups[0].at], *chunks))
    for chunk, entry in zip((text[: groups[0].at], *chunks), (first, *entries), strict=True):
        if relative(_trimmed(chunk)) is None and not only_values(_trimmed(chunk), entry):
            return False
    if first.spans and not entries[-1].spans:
        entries = [first, *entries[:-1]]  # values first: "foster for the first, develop for the second"
    elif first.spans and not entries[0].spans:
        entries[0] = first
    elif first.spans:
        return False
    for group, entry in zip(groups, entries, strict=True):
        group.entry = entry
    return _joined(groups)


def _joined(groups: list[_Group]) -> bool:
    """Groups with nothing of their own take what the next one has ("the clinic and the talk were both yesterday")."""
    for group, following in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if not group.entry.spans and not group.spare:
            group.entry = replace(following.entry)
    return all(group.entry.spans or group.spare for group in groups)
