"""Part a line into activities, only where each part has its own amount, its own quoted title or its own day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Entry
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.domains import ALONE, TAG
from bot.understand.entry import QUOTED, read_entry
from bot.understand.said_amounts import looks_titled
from bot.understand.steps import NOTHING, Nothing, first_of
from core.rules.amounts import AmountFound, find_amounts
from core.rules.days import find_days

_COMMA, _AND, _MORE, _SEMICOLON = (
    any_of(words_of(name)) for name in ("parting_comma", "parting", "parting_more", "parting_semicolon")
)
_PARTED = re.compile(
    rf"(?:\s*,\s*{_COMMA}\s+|\s+{_AND}\s+(?:{_MORE}\s+)?|\s*[;]\s*(?:{_SEMICOLON}\s+)?|\s*,\s+|\s+[+&]\s+"
    + r"|\s*\n\s*|(?<=\w)\.\s+(?=[A-Z\d]))",
    re.IGNORECASE,
)


MOST_IN_A_LINE = 30


_EACH = re.compile(r"(?:,\s?)?\b(?:each|apiece|respectively)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a line: where it stands and what it holds besides a title."""

    at: int
    to: int
    amounts: int
    days: int
    quoted: bool
    titled: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How entries are read: today, the locale, the settled order of day and month."""

    today: date
    locale: str | None
    order: str | None = None

    def entry(self, text: str) -> Entry:
        """One entry from these words."""
        return read_entry(text, today=self.today, locale=self.locale, order=self.order)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to be parted: ``blind``, its quoted titles blotted out, and its ``amounts`` that are no part of a title."""

    text: str
    blind: str
    amounts: tuple[AmountFound, ...]
    reading: Reading


def parted(text: str, reading: Reading) -> list[str]:
    """The text parted into activities, or whole."""
    if not _PARTED.search(text):
        return [text]
    amounts = tuple(one for one in find_amounts(text) if not looks_titled(text, one))
    return first_of(PARTING, _Line(text, _blind(text), amounts, reading)) or [text]


def _each(line: _Line) -> list[str] | None:
    """One amount "each" is every title's."""
    each = _EACH.search(line.text) if any(word in line.text for word in ("each", "apiece", "respectively")) else None
    if each is None or len(line.amounts) != 1:
        return None
    return _for_each(line.text, line.blind, each, line.amounts[0].at, line.amounts[0].to, line.reading)


def _whole(line: _Line) -> Nothing | None:
    """Nothing to tell parts by, or a paste with too many."""
    quotes = len(list(QUOTED.finditer(line.text))) if line.blind != line.text else 0
    plain = len(line.amounts) < 2 and quotes < 2 and " and " not in line.text
    return NOTHING if plain or len(line.amounts) > MOST_IN_A_LINE else None


def _by_own(line: _Line) -> list[str] | None:
    """Parts with an amount, a quoted title or a day of their own."""
    pieces = _pieces(line.text, line.blind, line.reading)
    pieces = [replace(p, amounts=p.amounts and any(p.at <= a.at < p.to for a in line.amounts)) for p in pieces]
    for own in (_own_amount, _own_quote, _own_day):
        if sum(map(own, pieces)) >= 2 and (groups := _grouped(pieces, own)):
            return [line.text[group[0].at : group[-1].to] for group in groups]
    return None


PARTING = (_each, _whole, _by_own)
"""Ways to part a line, tried in this order."""


def _blind(text: str) -> str:
    """The text with quoted titles blotted out, so that nothing is parted inside them."""
    if '"' not in text and "'" not in text and "‘" not in text:
        return text
    return QUOTED.sub(lambda m: "\x02" * len(m.group()), text)


def _for_each(text: str, blind: str, each: re.Match[str], at: int, to: int, reading: Reading) -> list[str]:
    cut_at, cut_to = min(at, each.start()), max(to, each.end())
    rest = blind[:cut_at].rstrip(" ,:–-") + "\n" + blind[cut_to:].lstrip(" ,:–-")
    parts, start = [], 0
    original = text[:cut_at].rstrip(" ,:–-") + "\n" + text[cut_to:].lstrip(" ,:–-")
    for match in _PARTED.finditer(rest):
        parts.append(original[start : match.start()])
        start = match.end()
    parts.append(original[start:])
    titled = [part for part in parts if part.strip() and reading.entry(part).title]
    others = [part for part in parts if part.strip() and part not in titled]
    return [", ".join([part, text[at:to], *others]) for part in titled] if len(titled) > 1 else [text]


def _pieces(text: str, blind: str, reading: Reading) -> list[Piece]:
    pieces, start = [], 0
    held = [(a.at, a.to) for a in find_amounts(text)] + [(d.at, d.to) for d in find_days(text, today=reading.today)]
    for match in [*_PARTED.finditer(blind), None]:
        if match is not None and any(at < match.start() < to or at < match.end() - 1 < to for at, to in held):
            continue
        to = match.start() if match is not None else len(text)
        if text[start:to].strip():
            pieces.append(_piece(text, start, to, reading))
        start = match.end() if match is not None else to
    return pieces


def _piece(text: str, at: int, to: int, reading: Reading) -> Piece:
    words = text[at:to]
    entry = reading.entry(words)
    alone = ALONE.fullmatch(words.strip()) or TAG.fullmatch(words.strip())
    amounts = find_amounts(words)
    leads = bool(amounts) and not any(c.isalnum() for c in words[: amounts[0].at])
    quoted, titled = bool(QUOTED.search(words)), bool(entry.title) and not alone
    return Piece(at, to, "hours" in entry.spans, "start" in entry.spans, quoted, titled, leads)


def _own_amount(piece: Piece) -> bool:
    return bool(piece.amounts)


def _own_quote(piece: Piece) -> bool:
    return piece.quoted


def _own_day(piece: Piece) -> bool:
    return bool(piece.days) and piece.titled


def _grouped(pieces: list[Piece], own: Callable[[Piece], bool]) -> list[list[Piece]] | None:
    """Pieces put together so that each group has its own amount (quote, day) and a title to it; None when that can't be."""
    first = next(piece for piece in pieces if own(piece))
    before = pieces[: pieces.index(first)]
    opens = first.leads if first.titled else not any(piece.titled for piece in before)
    starts = own if opens or own is _own_quote else _titled_or(own)
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if any(map(own, groups[-1])) and starts(piece) and (starts is own or any(map(_titled, groups[-1]))):
            groups.append([])
        groups[-1].append(piece)
    return groups if _are_activities(groups, own) else None


def _titled(piece: Piece) -> bool:
    return piece.titled


def _titled_or(own: Callable[[Piece], bool]) -> Callable[[Piece], bool]:
    return lambda piece: piece.titled or own(piece)


def _are_activities(groups: list[list[Piece]], own: Callable[[Piece], bool]) -> bool:
    """Whether each of several groups has what is its own, and a title, or a day to the title before."""
    if len(groups) < 2 or not all(any(map(own, group)) for group in groups):
        return False
    titled = [any(piece.titled or piece.quoted for piece in group) for group in groups]
    dated = [any(piece.days for piece in group) for group in groups]
    return titled[0] and all(title or day for title, day in zip(titled, dated, strict=True))
