"""Several activities in one message: "1.5h GPP3 and 2h CONSORT update", a pasted list, fields on lines of their own.

A line is parted at a comma, "and", "+" or ";" only where each side has its own amount (or its own quoted title, or its
own day): "Risks and benefits of open access" stays one title.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents import Entry
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.entry import QUOTED
from bot.understand.parting import Reading, parted
from core.rules.amounts import find_amounts, number_value

_BULLET = re.compile(
    r"^\s{0,8}(?:[-–—*•◦▪‣·+>]+|\(?\d{1,2}[.)](?=\s|$)|\(?[a-h][.)](?=\s)|☐|✓|\[[ x]?\])\s{0,4}(?=\S)", re.IGNORECASE
)


_FIELD = re.compile(rf"^\s{{0,4}}{any_of(words_of('form_labels'))}\s{{0,3}}[:=]\s{{0,3}}(?=\S)", re.IGNORECASE)


_BOTH = re.compile(
    r"(?:,\s?|\s|^)(?:both|all(?: of them| three| four)?|each)\s(?:(?:were |was |are )?(?:in|on|from|for|under)\s)?",
    re.IGNORECASE,
)


_KIND, _TOTAL, _OF = (any_of(words_of(name)) for name in ("total_kinds", "total", "total_of"))
_TOTALLING, _IS, _UNITS = (any_of(words_of(name)) for name in ("totalling", "total_is", "total_units"))
_TOTAL_LINE = re.compile(
    rf"(?:[=*\s]*(?:{_KIND}[\s-]?)?{_TOTAL}|={{1,3}}\s)(?:\s{_OF})*\s?[:=–-]?\s?"
    + r"(?P<rest>[^a-z]{0,12}\w{0,12}[\s\w]{0,14})",
    re.IGNORECASE,
)
_TOTALLED = re.compile(
    rf"(?<=\w)\s?[,;.–-]\s?{_TOTALLING}\s?(?:{_IS}\s|[:=]\s?)?\d{{1,3}}(?:[.,]\d{{1,2}})?\s?{_UNITS}\s?[.!]?$",
    re.IGNORECASE,
)


def is_total(line: str) -> bool:
    """Whether a line or cell only sums up the others: "Total 3h", "Total hours: 3"."""
    match = _TOTAL_LINE.fullmatch(line.strip(" .|"))
    if match is None:
        return False
    rest = match["rest"].strip()
    amounts = find_amounts(rest)
    return not rest.strip(" .:=-") or number_value(rest) is not None or (len(amounts) == 1 and amounts[0].words == rest)


def read_entries(text: str, reading: Reading) -> tuple[Entry, ...]:
    """The activities of a message, in its order; shared days ("yesterday: …", "both on Friday") go to each."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return _lines(lines, reading)
    return _one_line(lines[0] if lines else text, reading)


def _lines(lines: list[str], reading: Reading) -> tuple[Entry, ...]:
    if form := _form([_BULLET.sub("", line) for line in lines]):
        return (reading.entry(form),)
    bullets = [line for line in lines if _BULLET.match(line)]
    header: Entry | None = None
    if len(bullets) < len(lines) and (bullets or lines[0].rstrip().endswith(":")):
        head = lines[0]
        if not _BULLET.match(head) and (head.rstrip().endswith(":") or len(bullets) == len(lines) - 1):
            header, lines = reading.entry(head.rstrip(" :")), lines[1:]
    bare = [line for line in (_BULLET.sub("", line).strip() for line in lines) if not is_total(line)]
    if not bullets and not _is_list(bare, reading):
        return _one_line(", ".join(bare), reading)
    entries = tuple(entry for line in bare for entry in _one_line(line, reading))
    entries = tuple(e for e in entries if e.title or e.seconds is not None or e.ambiguous)
    entries = unsummed(entries)
    return tuple(_shared(entry, header) for entry in entries) if header else entries


def _form(fields: list[str]) -> str | None:
    """The lines of a form as one line, a heading left out; None for lines that are none."""
    if sum(bool(_FIELD.match(line)) for line in fields) < 2:
        return None
    headed = not _FIELD.match(fields[0]) and fields[0].rstrip().endswith(":")
    return " ; ".join(_fielded(line) for line in fields[headed:])


def unsummed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries less a last one that has no title and only the hours of all others together."""
    *others, last = entries or (Entry(),)
    if len(others) > 1 and last.title is None and last.seconds == sum(e.seconds or 0 for e in others):
        return tuple(others)
    return entries


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


# "two webinars: A 1h, B 2h": what stands before the colon counts them and names none.
_COUNTED = re.compile(
    rf"\s*(?:{any_of(words_of('counted_leads'))}\s)*(?:{any_of(words_of('counts'))}|\d)\s(?:\w+\s){{0,2}}?"
    + any_of(words_of("counted_kinds"))
    + r"(?P<rest>\s[^:\n\"]{1,40})?\s?(?::|[–—-](?=\s))\s?",
    re.IGNORECASE,
)


def _one_line(text: str, reading: Reading) -> tuple[Entry, ...]:
    counted = _COUNTED.match(text)
    if counted and len(listed := _one_line(text[counted.end() :], reading)) > 1:
        head = reading.entry(counted["rest"] or "")
        return tuple(_shared(entry, head) for entry in listed)
    shared, text = _said_of_all(_TOTALLED.sub("", text) if "otal" in text else text, reading)
    parts = parted(text, reading)
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
