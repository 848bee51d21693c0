"""What stands in a staff sentence and is no plain word: cases, people, lists, lines, days, hours, shares; each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from bot.language.phrases import any_of, domain_words
from bot.understand.office.table import WORD, nouns, single
from core.rules.amounts import find_amounts
from core.rules.days import find_days

PERCENT = re.compile(r"(?<![\w.])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|percent\b|per cent\b)", re.IGNORECASE)
BARE_HOURS = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:[.,]\d{{1,2}})?)(?=\s(?:in |of |for )?{any_of(domain_words('bare'))})", re.I
)
SHORT = re.compile(r"(?<![\w@.#-])(?<!\w\()(?<!@ )(?:(?P<r>[Rr])|(?P<letter>[ABC])) ?#?(?P<n>\d{1,9})(?![\w@%]|[.,]\d)")
CREDIT = re.compile(r"(?<!\w)#\d{1,9}\b")
NO_DAYS = re.compile(rf"\b(?:{'|'.join(sorted(single('no_days')))})\b", re.IGNORECASE)
MOST = 40
CASES = frozenset(("request", "exam", "recertification", "deferral", "mentoring", "offer", "fee", "audit"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named at ``text[at:to]``; several ``addresses`` are several people of that name. No name: not known to us."""

    at: int
    to: int
    addresses: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind`` is case's kind, batch, line, person, day, hours, percent or credit; ``value`` what it is called in a command."""

    at: int
    to: int
    kind: str
    value: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word (lower case), or a mark in its place."""

    word: str
    at: int
    to: int
    mark: Mark | None = None


@cache
def _long() -> re.Pattern[str]:
    said = {noun for kind in nouns().values() for noun in kind}
    listed = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<noun>{listed})(?: (?:no\.?|nr\.?|number))? ?#?(?P<r>[RABC] ?)?(?P<n>\d{{1,9}})(?![\w%]|[.,]\d)", re.I
    )


def may_name(text: str) -> bool:
    """Whether an address or a case may stand in the text: a quick look before it is read."""
    return "@" in text or bool(SHORT.search(text) or _long().search(text))


def called(kind: str, number: str) -> str:
    """What a case is called in a command: R17, A2, exam 3."""
    return {"request": f"R{number}", "audit": f"A{number}"}.get(kind, f"{kind} {number}")


def find_marks(text: str, people: Iterable[Person], today: date, locale: str | None) -> list[Mark]:
    """All marks, left to right; none overlaps another."""
    found = [Mark(one.at, one.to, "person", one.addresses[0], one) for one in people]
    _keep(found, (Mark(m.start(), m.end(), "credit", m[0]) for m in CREDIT.finditer(text)))
    _keep(found, (Mark(m.start(), m.end(), "percent", m[1]) for m in PERCENT.finditer(text)))
    _keep(found, _named_cases(text))
    free = NO_DAYS.sub(lambda m: "," * len(m[0]), _without(text, found))
    _keep(
        found,
        (Mark(day.at, day.to, "day", text[day.at : day.to]) for day in find_days(free, today=today, locale=locale)),
    )
    free = _without(text, found)
    _keep(found, (Mark(one.at, one.to, "hours", text[one.at : one.to]) for one in find_amounts(free)))
    _keep(found, (Mark(m.start(), m.end(), "hours", m[0]) for m in BARE_HOURS.finditer(_without(text, found))))
    return sorted(found, key=lambda mark: mark.at)


def _named_cases(text: str) -> Iterable[Mark]:
    amounts = [one.at for one in find_amounts(text)]
    for match in _long().finditer(text):
        if match.start("n") in amounts:
            continue  # "is the exam 3 hours long?"
        kind = next(kind for kind, said in nouns().items() if match["noun"].casefold() in said)
        yield _case(match.start(), match.end(), kind, (match["r"] or "").strip().upper(), match["n"])
    for match in SHORT.finditer(text):
        letter = "R" if match["r"] else match["letter"]
        yield _case(match.start(), match.end(), "request", letter, match["n"])


def _case(at: int, to: int, kind: str, letter: str, number: str) -> Mark:
    """A letter says more than the word before it: "list B3" is a batch, "import C2" another, "audit A1" an audit."""
    if letter in {"B", "C"}:
        return Mark(at, to, "batch", letter + number)
    kind = {"R": "request", "A": "audit"}.get(letter, kind)
    return Mark(at, to, kind, called(kind, number) if kind != "batch" else f"B{number}")


def _keep(found: list[Mark], more: Iterable[Mark]) -> None:
    """Take each that overlaps none of those found before it."""
    for one in islice(more, MOST):
        if all(one.to <= other.at or one.at >= other.to for other in found):
            found.append(one)


def _without(text: str, marks: Sequence[Mark]) -> str:
    """The text with commas in the place of what was found, as long as before."""
    for one in marks:
        text = f"{text[: one.at]} ,{' ' * (one.to - one.at - 2)}{text[one.to :]}" if one.to - one.at > 1 else text
    return text


def tokens(text: str, marks: Sequence[Mark], fillers: frozenset[str]) -> list[Token]:
    """Words and marks left to right, without the fillers and a possessive's s."""
    found: list[Token] = []
    at = 0
    for mark in [*marks, None]:
        end = mark.at if mark else len(text)
        for match in WORD.finditer(text, at, end):
            word = match[0].casefold().replace("’", "'")
            is_owner = word == "'s" and bool(found) and found[-1].mark is not None
            if word not in fillers and not is_owner:
                found.append(Token("is" if word == "'s" else word, match.start(), match.end()))
        if mark:
            found.append(Token(f"@{mark.kind}", mark.at, mark.to, mark))
            at = mark.to
    return found
