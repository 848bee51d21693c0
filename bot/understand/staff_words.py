"""The parts of a staff line: which case, how many hours in which domain, why, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.language.lexicon import words_of
from bot.language.phrases import any_of, domain_words
from bot.staff_intents import Split
from bot.understand.matters import TIME
from core.rules.amounts import number_value
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR, Domain
from core.society import domain_phrases

WHY = re.compile(r"(?:^|[\s,;:-]+)(?:because(?: of)?|since|reason:?|note:?)\s+", re.IGNORECASE)
BETWEEN = re.compile(r"(?:\s*[,;+&]\s*(?:and\s+)?|\s+and\s+|\s+)?")
ADDRESS = r"(?P<address>[^\s@<>]+@[^\s@<>]+\.[^\s@<>.,;]+|me)"
_LED, _UNITS, _NONE, _IN = (any_of(words_of(f"granted_{name}")) for name in ("led", "units", "none", "in"))
_NUMBER = r"\d+(?:[.,]\d+)?(?:\s?[½¼¾])?|[½¼¾]"
_DOMAIN = rf"(?P<domain>{any_of(domain_words('bare'))})\w*"
PART = re.compile(
    rf"(?:{_LED}\s+)?(?:(?P<number>{_NUMBER})\s*{_UNITS}?\b|(?P<none>{_NONE}))(?:\s*,?\s*{_IN}?\s*{_DOMAIN})?",
    re.IGNORECASE,
)
NAMED = {word: Domain(name) for name, words in domain_phrases("bare").items() for word in words}


@dataclass(frozen=True, slots=True)
class Found:
    """A line that matched, with the day and the locale its days are read by."""

    match: re.Match[str]
    today: date
    locale: str | None

    def __getitem__(self, name: str) -> str:
        """The words of a group; empty when it took no part."""
        return (self.match.groupdict().get(name) or "").strip()


def subject(found: Found) -> tuple[str, int]:
    """('request', 17) of R17, ('audit', 2) of A2, ('exam', 3) of exam 3."""
    if found["r"]:
        return "request", int(found["r"])
    if found["a"]:
        return "audit", int(found["a"])
    return found["about"].casefold() or "audit", int(found["n"])


def because(words: str) -> str | None:
    """The reason, without the word that leads to it; None when nothing is said."""
    said = WHY.sub("", words, count=1) if WHY.match(words) else words
    return said.strip() or None


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows a case: whole seconds by domain, the words after "because", or the whole of what is neither."""

    hours: Split = ()
    words: str | None = None
    unread: str | None = None


def decision_in(said: str) -> Decision:
    """'1.5 implement because …'. Whatever stands before "because" and isn't hours is never passed over."""
    match = WHY.search(said)
    head, words = (said[: match.start()], said[match.end() :]) if match else (said, "")
    hours = _hours(head.strip(" ,;:"))
    if hours is None or (match and not words.strip()):
        return Decision(unread=said.strip())
    return Decision(hours, words.strip() or None)


def _hours(head: str) -> Split | None:
    """The hours of all of ``head``; several need a domain each. None when something in it is no hours."""
    split: list[tuple[Domain | None, int]] = []
    at = 0
    while at < len(head):
        part = PART.match(head, at)
        value = number_value(part["number"].replace(",", ".")) if part and part["number"] else 0
        if part is None or value is None:
            return None
        split.append((NAMED[part["domain"].casefold()] if part["domain"] else None, round(value * SECONDS_PER_HOUR)))
        between = BETWEEN.match(head, part.end())
        at = between.end() if between else part.end()
    if len(split) > 1 and any(domain is None for domain, _ in split):
        return None
    named = tuple(one for one in split if one[1])
    return named if named or not split else None


def day_in(words: str, found: Found, *, lean: str = "past") -> date | None:
    """The one day these words name beyond doubt, else None."""
    days = find_days(words, today=found.today, locale=found.locale, lean=lean) if words else []
    if not days or len(days[0].options) != 1:
        return None
    start, end = days[0].options[0]
    return start if start == end else None


def time_in(words: str) -> str | None:
    """'10:00' of 'on 15 March 2027 at 10:00'."""
    match = TIME.search(re.sub(r"\d{1,2} \w+,? \d{4}|\d{4}-\d\d-\d\d", " , ", words))
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
