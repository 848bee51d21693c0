"""Several activities in one message: "1.5h GPP3 and 2h CONSORT update", a pasted list, fields on lines of their own.

A line is parted at a comma, "and", "+" or ";" only where each side has its own amount (or its own quoted title, or its
own day): "Risks and benefits of open access" stays one title.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Entry
from bot.understand.domains import ALONE, TAG
from bot.understand.entry import QUOTED, read_entry
from core.rules.amounts import find_amounts
from core.rules.days import find_days

_BULLET = re.compile(
    r"^\s{0,8}(?:[-–—*•◦▪‣·+>]+|\(?\d{1,2}[.)](?=\s|$)|\(?[a-h][.)](?=\s)|☐|✓|\[[ x]?\])\s{0,4}(?=\S)", re.IGNORECASE
)
_PARTED = re.compile(
    r"(?:\s*,\s*(?:and|plus|then|also|as well as)\s+|\s+(?:and|plus|then|as well as|und|et|y)\s+(?:also\s+|then\s+"
    r"|another\s+)?|\s*[;]\s*(?:and\s+)?|\s*,\s+|\s+[+&]\s+|\s*\n\s*|(?<=\w)\.\s+(?=[A-Z\d]))",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^\s{0,4}(?:title|event|session|activity|name|event / session|hours|credits?|credit hours|duration|length|date"
    r"|day|when|dates|date range|domain|category|location|place|venue|where|instructor|speaker|presenter"
    r"|description|type|course type|format|provider)\s{0,3}[:=]\s{0,3}(?=\S)",
    re.IGNORECASE,
)
MOST_IN_A_LINE = 30
_EACH = re.compile(r"(?:,\s?)?\b(?:each|apiece|respectively)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:,\s?|\s|^)(?:both|all(?: of them| three| four)?|each)\s(?:(?:were |was |are )?(?:in|on|from|for|under)\s)?",
    re.IGNORECASE,
)


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


def read_entries(text: str, reading: Reading) -> tuple[Entry, ...]:
    """The activities of a message, in its order; shared days ("yesterday: …", "both on Friday") go to each."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return _lines(lines, reading)
    return _one_line(lines[0] if lines else text, reading)


def _lines(lines: list[str], reading: Reading) -> tuple[Entry, ...]:
    if sum(bool(_FIELD.match(line)) for line in lines) >= 2:
        return (reading.entry(" ; ".join(_fielded(line) for line in lines)),)
    bullets = [line for line in lines if _BULLET.match(line)]
    header: Entry | None = None
    if len(bullets) < len(lines) and (bullets or lines[0].rstrip().endswith(":")):
        head = lines[0]
        if not _BULLET.match(head) and (head.rstrip().endswith(":") or len(bullets) == len(lines) - 1):
            header, lines = reading.entry(head.rstrip(" :")), lines[1:]
    bare = [_BULLET.sub("", line).strip() for line in lines]
    if not bullets and not _is_list(bare, reading):
        return _one_line(", ".join(bare), reading)
    entries = tuple(entry for line in bare for entry in _one_line(line, reading))
    entries = tuple(e for e in entries if e.title or e.seconds is not None or e.ambiguous)
    return tuple(_shared(entry, header) for entry in entries) if header else entries


def _is_list(lines: list[str], reading: Reading) -> bool:
    """Whether each line is an activity of its own and not a part of one."""
    return all(find_amounts(line) and reading.entry(line).title for line in lines)


def _fielded(line: str) -> str:
    label = _FIELD.match(line)
    if label is None:
        return line
    value, name = line[label.end() :].strip(), label.group().strip(" :=").lower()
    if name in ("title", "event", "session", "activity", "name", "event / session"):
        return '"' + value.strip("\"'").replace('"', "'") + '"'
    if name in ("date", "day", "when", "dates", "date range"):
        return f"on {value}"
    if name == "provider":
        return ""
    return f"{name}: {value}"


def _one_line(text: str, reading: Reading) -> tuple[Entry, ...]:
    shared, text = _said_of_all(text, reading)
    parts = _parts(text, reading)
    entries = [reading.entry(part) for part in parts]
    for at in range(1, len(entries)):
        if entries[at].title is None and entries[at - 1].title is not None:
            before = entries[at - 1]
            spans = {**entries[at].spans, "title": before.spans.get("title", before.title or "")}
            entries[at] = replace(entries[at], title=before.title, spans=spans)
    if len(entries) > 1:
        entries = _one_day_for_all(entries)
    return tuple(_shared(entry, shared) for entry in entries) if shared else tuple(entries)


def _said_of_all(text: str, reading: Reading) -> tuple[Entry | None, str]:
    """What stands after "both"/"all", as an entry to share, and the text without it."""
    low = text.lower()
    if not any(word in low for word in ("both", "all", "each")):
        return None, text
    match = next(reversed(list(_BOTH.finditer(text))), None)
    if match is None or QUOTED.search(text[match.start() :]):
        return None, text
    shared = reading.entry(text[match.end() :])
    if shared.title is not None or not (shared.start or shared.domain or shared.seconds or shared.ambiguous):
        return None, text
    return shared, text[: match.start()]


def _one_day_for_all(entries: list[Entry]) -> list[Entry]:
    """A day said once, first or last, was the day of all."""
    dated = [e for e in entries if "start" in e.spans]
    if len(dated) != 1 or dated[0] not in (entries[0], entries[-1]):
        return entries
    only = Entry(
        start=dated[0].start, end=dated[0].end, spans={k: v for k, v in dated[0].spans.items() if k in ("start", "end")}
    )
    only = replace(only, ambiguous=tuple(a for a in dated[0].ambiguous if a.field == "start"))
    return [_shared(entry, only) for entry in entries]


def _shared(entry: Entry, shared: Entry) -> Entry:
    """The entry with what it lacks taken from what was said of all."""
    spans = dict(entry.spans)
    facts: dict[str, object] = {}
    for name in ("start", "end", "seconds", "domain", "location", "instructor", "during"):
        key = "hours" if name == "seconds" else name
        if getattr(entry, name) is None and getattr(shared, name) is not None and key not in spans:
            facts[name] = getattr(shared, name)
            spans[key] = shared.spans.get(key, "")
    known = {a.field for a in entry.ambiguous}
    doubts = tuple(a for a in shared.ambiguous if a.field not in known and a.field not in spans)
    for doubt in doubts:
        spans[doubt.field] = doubt.words
    return replace(entry, **facts, ambiguous=entry.ambiguous + doubts, spans=spans)  # type: ignore[arg-type]


def _parts(text: str, reading: Reading) -> list[str]:
    """The text parted into activities, or whole."""
    if not _PARTED.search(text):
        return [text]
    each = _EACH.search(text) if "each" in text or "apiece" in text or "respectively" in text else None
    amounts, blind = find_amounts(text), _blind(text)
    if each and len(amounts) == 1:
        return _for_each(text, blind, each, amounts[0].at, amounts[0].to, reading)
    quotes = len(list(QUOTED.finditer(text))) if blind != text else 0
    if len(amounts) < 2 and quotes < 2 and " and " not in text:
        return [text]
    if len(amounts) > MOST_IN_A_LINE:
        return [text]
    pieces = _pieces(text, blind, reading)
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
