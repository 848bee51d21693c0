"""One line as the wishes read it: polite words gone, lower-case beside the person's own casing, with the day it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.lexicon import words_of
from bot.language.phrases import any_of, domain_pattern
from bot.understand.clean import polite_less
from core.rules.days import DayFound, find_days
from core.rules.terms import Domain
from core.rules.words import lowered

_DOMAIN = re.compile(rf"(?<!\w)#?(?:{domain_pattern('said')})(?!\w)")
_WAYS = "|".join(
    f"(?P<{way}>{any_of(words_of(f'open_{way}'))})" for way in ("since", "from", "after", "before", "until")
)
_OPEN = re.compile(rf"(?:^|\s)(?:{_WAYS})\s(?:{any_of(words_of('open_of'))}\s)?$")
_WORDS = re.compile(r"[^\W_]+|#\d|\?|->|=>|→")
_COLON = re.compile(
    r"^(add|log|record|new|delete|remove|change|edit|list|show|find|search|export|remind me)\s?:\s", re.IGNORECASE
)
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}$")
_LED = re.compile(
    r"(?:^|\s)(?:on|in|during|for|of|over|at|within|between|from|dated|the|my|back in|throughout)\s(?:the\s)?$"
)


def words_in(low: str) -> list[str]:
    """The words of a lower-case line as the wishes are called by them."""
    return _WORDS.findall(low)


@dataclass(frozen=True, slots=True)
class Said:
    """``text`` in its own casing and ``low`` in lower case have the same length; both without the closing ".!?"."""

    text: str
    low: str
    whole: str
    is_question: bool
    today: date
    locale: str | None = None
    words: frozenset[str] = frozenset()

    def again(self, text: str) -> Said:
        """The same asked of other words."""
        return said(text, today=self.today, locale=self.locale)

    def days(self, text: str | None = None, *, lean: str = "past") -> list[DayFound]:
        """The days in these words (or all of them)."""
        return find_days(self.text if text is None else text, today=self.today, locale=self.locale, lean=lean)


def said(text: str, *, today: date, locale: str | None, whole: str | None = None) -> Said:
    """The line, made ready for the wishes."""
    line = _plainly(_COLON.sub(r"\1 ", polite_less(text)))
    bare = line.rstrip(" .!?;,:–-")
    bare += "." if _DOTTED.search(bare) and line[len(bare) :].startswith(".") else ""
    question = (
        "?" in text[-20:][len(text[-20:].rstrip(" .!?;,:–-")) :]
        or "?" in line[len(bare) :]
        or text.rstrip(" .!)").endswith(("please?", "thanks?"))
    )
    bare = bare or line
    low = lowered(bare)
    return Said(bare, low, text if whole is None else whole, question, today, locale, frozenset(words_in(low)))


_STEMS, _ACTED_ON = (any_of(words_of(name)) for name in ("ing_stems", "ing_things"))
_ING = re.compile(rf"(?P<verb>{_STEMS})(?P<t>t|l)?ing(?=\s(?:#?\d|{_ACTED_ON}\b))", re.IGNORECASE)
GERMAN = {
    "lösche": "delete", "lösch": "delete", "loesche": "delete", "zeige": "show", "zeig": "show", "suche": "search",
    "hilfe": "help", "abbrechen": "cancel", "speichern": "save", "rückgängig": "undo",
}  # fmt: skip
_HAB = re.compile(
    r"(?:ich\s)?habe?\s(?P<rest>.{4,200})\s(?:gemacht|besucht|absolviert|gesehen|gehört|abgeschlossen)", re.IGNORECASE
)
_SPELLED_OUT = {"delet": "delete", "remov": "remove", "eras": "erase", "chang": "change", "updat": "update",
                "renam": "rename", "mov": "move"}  # fmt: skip
_WHATS = re.compile(r"(what|how|where|when|who)s(?=\s)", re.IGNORECASE)
_WAT = re.compile(r"(?:wat|waht|wht|whta)(?=(?:'s)?\s)", re.IGNORECASE)


_FILTER = re.compile(
    rf"{any_of(words_of('filters'))}\b(?:\s(?:{any_of(words_of('filtered'))}|{any_of(words_of('filtered_from'))}(?!\s\d)))*\s*",
    re.IGNORECASE,
)
_LISTING = re.compile(r"(?:list|show|credits|my credits|export)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:from |between |in )?((?:19|20)\d\d)\s?(?:to|-|–|until|till|through)\s?((?:19|20)\d\d)\b")


def _plainly(line: str) -> str:
    """ "deleting 12" as "delete 12" (left of "would you mind …"), "whats" as "what's", "filter by foster" as "list foster"."""
    if match := _HAB.fullmatch(line.rstrip(" .!")):
        return f"add {match['rest']}"
    if match := _ING.match(line):
        verb = match["verb"].lower()
        return _SPELLED_OUT.get(verb, verb) + line[match.end() :]
    first, _, rest = line.partition(" ")
    if (command := GERMAN.get(first.lower())) is not None:
        return f"{command} {rest}".strip()
    if match := _WAT.match(line):
        return f"what{line[match.end() :]}"
    if match := _FILTER.match(line):
        line = "list " + line[match.end() :]
    if _LISTING.match(line):
        line = _YEARS.sub(r"between \1 and \2", line)
    if match := _WHATS.match(line):
        return f"{match[1]}'s{line[match.end() :]}"
    return line


def domain_in(low: str) -> Domain | None:
    """The one domain these lower-case words name, None for none or several."""
    names = {match.lastgroup for match in _DOMAIN.finditer(low)}
    return Domain(str(names.pop())) if len(names) == 1 else None


def domains_in(text: str) -> list[tuple[int, int, Domain]]:
    """Every domain these words name, where it stands."""
    found = _DOMAIN.finditer(lowered(text))
    return [(match.start(), match.end(), Domain(str(match.lastgroup))) for match in found]


def without_domain(low: str) -> str:
    """The words with the domain and what leads to it blanked out."""
    return re.sub(
        rf"(?:(?:in|for|under|of|towards|the|as)\s)*{_DOMAIN.pattern}(?:\s(?:domain|category))?",
        lambda m: " " * len(m.group()),
        low,
    )


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, either open; ``at:to`` is where it stood in the words, its preposition included."""

    start: date | None = None
    end: date | None = None
    at: int = 0
    to: int = 0


def period_in(line: Said, *, lean: str = "past") -> Period:
    """The period a list or a search is to be narrowed to: "in March", "2025", "since June", "between … and …"."""
    found = [day for day in line.days(lean=lean) if len(day.options) == 1]
    if not found:
        return Period()
    first = found[0]
    start, end = first.options[0]
    at, before = first.at, line.low[: first.at]
    if led := _OPEN.search(before):
        how, at = led.lastgroup, led.start()
        if how == "before":
            return Period(None, start - timedelta(days=1), at, first.to)
        if how == "until":
            return Period(None, end, at, first.to)
        if how == "from" and first.whole not in ("day", "vague"):
            closed = _closed(line, found, Period(start, None, at, first.to))
            return closed if closed.end else Period(start, end, at, first.to)
        if how == "after":
            return _closed(line, found, Period(end + timedelta(days=1), None, at, first.to))
        return (
            _closed(line, found, Period(start, None, at, first.to))
            if first.whole != "day" or start == end
            else Period(start, end, at, first.to)
        )
    while led := _LED.search(line.low[:at]):
        at = led.start()
    return Period(start, end, at, first.to)


def _closed(line: Said, found: list[DayFound], opened: Period) -> Period:
    """An open period closed by the next day said ("since June until August")."""
    if len(found) > 1 and re.search(r"(?:until|till|to|before|and)\s(?:the\s)?$", line.low[opened.to : found[1].at]):
        return Period(opened.start, found[1].options[0][1], opened.at, found[1].to)
    return opened
