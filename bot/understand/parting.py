"""Part a line into activities, only where each part has its own amount, its own quoted title or its own day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Entry
from bot.understand.domains import ALONE, TAG
from bot.understand.entry import QUOTED, read_entry
from bot.understand.said_amounts import looks_titled
from core.rules.amounts import find_amounts
from core.rules.days import find_days

_PARTED = re.compile(
    r"(?:\s*,\s*(?:and|plus|then|also|as well as)\s+|\s+(?:and|plus|then|as well as|und|et|y)\s+(?:also\s+|then\s+"
    r"|another\s+)?|\s*[;]\s*(?:and\s+)?|\s*,\s+|\s+[+&]\s+|\s*\n\s*|(?<=\w)\.\s+(?=[A-Z\d]))",
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


def parted(text: str, reading: Reading) -> list[str]:
    """The text parted into activities, or whole."""
    if not _PARTED.search(text):
        return [text]
    each = _EACH.search(text) if "each" in text or "apiece" in text or "respectively" in text else None
    amounts, blind = [a for a in find_amounts(text) if not looks_titled(text, a)], _blind(text)
    if each and len(amounts) == 1:
        return _for_each(text, blind, each, amounts[0].at, amounts[0].to, reading)
    quotes = len(list(QUOTED.finditer(text))) if blind != text else 0
    if len(amounts) < 2 and quotes < 2 and " and " not in text:
        return [text]
    if len(amounts) > MOST_IN_A_LINE:
        return [text]
    pieces = _pieces(text, blind, reading)
    pieces = [replace(p, amounts=p.amounts and any(p.at <= a.at < p.to for a in amounts)) for p in pieces]
    for own in (_own_amount, _own_quote, _own_day):
        if sum(own(piece) for piece in pieces) >= 2 and (groups := _grouped(pieces, own)):
            return [text[group[0].at : group[-1].to] for group in groups]
    return [text]


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
    groups: list[list[Piece]] = [[]]
    for at, piece in enumerate(pieces):
        done = any(own(p) for p in groups[-1]) and any(p.titled for p in groups[-1])
        starts = own(piece) if opens and own is not _own_quote else done and (piece.titled or own(piece))
        if own is _own_quote:
            starts = (own(piece) and any(own(p) for p in groups[-1])) or (own(piece) and done)
        if starts and groups[-1] and any(own(p) for p in groups[-1]):
            groups.append([])
        groups[-1].append(pieces[at])
    if len(groups) < 2 or not all(any(own(p) for p in group) for group in groups):
        return None
    titled = [any(p.titled or p.quoted for p in group) for group in groups]
    inherits = [t or any(p.days for p in group) for t, group in zip(titled, groups, strict=True)]
    return groups if titled[0] and all(inherits) else None
