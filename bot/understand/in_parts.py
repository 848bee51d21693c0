"""A line whose every part tells one activity of its own: none is dropped, and none takes the values of its neighbour. Pure.

"EMWA autumn conf, 3 sessions: Estimands 1h thu, RWE 1.5h fri" · "45 min on authorship fri, journal club w the team, and GPP3 1h".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.intents import AddCredit, Chitchat, Clarify, Entry, Intent, Unknown
from bot.language.lexicon import pattern_of, words_of
from bot.language.phrases import any_of
from bot.understand.entry import read_entry
from bot.understand.sighting import sight
from core.rules.amounts import number_value
from core.rules.terms import SECONDS_PER_HOUR

LONGEST, MOST_PARTS, MOST_HOURS, FIRST_WORDS = 600, 8, 12, 4
_JOINT = any_of(words_of("between_parts"))
_CUT = re.compile(rf"\s*[;\n]\s*|,\s+(?:{_JOINT}\s+)*|\s+(?:{_JOINT}|[&+])\s+(?:{_JOINT}\s+)*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEAD = re.compile(r":\s+|\s[–-]\s")
_LAST = re.compile(rf"\s{any_of(words_of('stating'))}\s(\d{{1,2}}(?:[.,]\d{{1,2}})?)[\s.!]*$", re.IGNORECASE)
Read = Callable[[str], Sequence[Entry]]


def in_parts(text: str, wish: Intent, read: Read, *, today: date, locale: str | None) -> Intent:
    """The wish; or the activities of the line's parts, each read by itself, where the wish has lost or shifted one."""
    if not isinstance(wish, AddCredit | Clarify | Unknown) and wish != Chitchat("other"):
        return wish
    head, parts = _parts(text, today, locale)
    if len(parts) < 2 or (isinstance(wish, AddCredit) and _fits(wish.entries, parts)):
        return wish
    entries = [_of_part(part, read, today, locale) for part in parts]
    if not all(entry is not None and (entry.title or entry.ambiguous) for entry in entries):
        return wish
    shared = read_entry(head, today=today, locale=locale) if head else Entry()
    found = AddCredit(tuple(_with_shared(entry, shared) for entry in entries if entry is not None))
    if isinstance(wish, AddCredit):
        return found
    found = AddCredit(tuple(_likeliest(entry) for entry in found.entries))
    return Clarify((found, Chitchat("other"))) if all(e.seconds and e.start for e in found.entries) else wish


def _likeliest(entry: Entry) -> Entry:
    """The entry with the likelier of two titles, as a button can say but one."""
    doubt = next((one for one in entry.ambiguous if one.field == "title"), None)
    if doubt is None:
        return entry
    left, title = tuple(one for one in entry.ambiguous if one is not doubt), str(doubt.options[0])
    return replace(entry, title=title, ambiguous=left, spans={**entry.spans, "title": title})


def _fits(entries: Sequence[Entry], parts: Sequence[str]) -> bool:
    """Whether each part has its entry, by the title that is read of it."""
    return len(entries) == len(parts) and all(
        not entry.title or entry.title in part for entry, part in zip(entries, parts, strict=True)
    )


def _parts(text: str, today: date, locale: str | None) -> tuple[str, list[str]]:
    """What is said of all at its head, and the parts; none where one is neither told with a value nor by its kind."""
    if len(text) > LONGEST or "?" in text or "\n" in text.strip():
        return "", []  # what stands on lines of its own is told apart already
    head, rest = _headed(text)
    pieces = _cut(rest, today, locale)
    joined: list[str] = []
    for piece in pieces:
        if joined and _is_value(piece, today, locale):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    valued = [_has_hours(part, today, locale) for part in joined]
    told = all(known or _is_led_by_kind(part) for known, part in zip(valued, joined, strict=True))
    return (head, joined) if told and sum(valued) >= 2 and len(joined) <= MOST_PARTS else ("", [])


def _headed(text: str) -> tuple[str, str]:
    """The words before a colon that count what follows ("…, 3 sessions: …"), and the rest."""
    for mark in _HEAD.finditer(text):
        head = text[: mark.start()]
        words = [word.lower() for word in _WORD.findall(head)]
        counts = {*words_of("numbers"), *words_of("counts")}
        if any(word in words_of("several") and (words[at - 1] in counts or words[at - 1].isdigit())
               for at, word in enumerate(words) if at):  # fmt: skip
            return head, text[mark.end() :]
    return "", text


def _cut(text: str, today: date, locale: str | None) -> list[str]:
    """The text at its commas and joints, none of them inside a value or quotation marks."""
    view = sight(text, today=today, locale=locale)
    held = [(one.at, one.to) for one in view.amounts] + [(one.at, one.to) for one in view.days] + list(view.seen.quotes)
    cuts = [
        match.span()
        for match in _CUT.finditer(text)
        if not any(at < match.end() and match.start() < to for at, to in held)
    ]
    places = [0, *(place for cut in cuts for place in cut), len(text)]
    return [piece for at in range(0, len(places), 2) if (piece := text[places[at] : places[at + 1]].strip(" .!"))]


def _is_value(piece: str, today: date, locale: str | None) -> bool:
    """Whether a piece is values alone, and so belongs to the one before."""
    view = sight(piece, today=today, locale=locale)
    chars = list(piece)
    for at, to in [
        *((a.at, a.to) for a in view.amounts),
        *((d.at, d.to) for d in view.days),
        *((at, to) for at, to, _ in view.domains),
    ]:
        chars[at:to] = " " * (to - at)
    left = {word.lower() for word in _WORD.findall("".join(chars))}
    return left <= {*words_of("between"), *words_of("leading"), *words_of("all"), *words_of("both")}


def _has_hours(part: str, today: date, locale: str | None) -> bool:
    view = sight(part, today=today, locale=locale)
    return sum(amount.is_settled for amount in view.amounts) == 1 or (
        not view.amounts and _LAST.search(part) is not None
    )


def _is_led_by_kind(part: str) -> bool:
    """Whether a part begins with a kind of activity: "journal club w the team", "a webinar about CONSORT"."""
    first = [word.lower() for word in _WORD.findall(part)[:FIRST_WORDS] if word.lower() not in words_of("articles")]
    return bool(set(first[:2]) & set(words_of("kinds"))) and pattern_of("others").search(part) is None


def _of_part(part: str, read: Read, today: date, locale: str | None) -> Entry | None:
    """The one activity of a part; a number at its end is its hours."""
    last = _LAST.search(part) if not sight(part, today=today, locale=locale).amounts else None
    number = number_value(last[1]) if last else None
    found = read(part[: last.start()] if last else part)
    if len(found) != 1:
        return None
    entry = found[0]
    if not (entry.title or entry.ambiguous):
        entry = replace(entry, title=part, spans={**entry.spans, "title": part})
    if number is None or not 0 < number <= MOST_HOURS:
        return entry
    return replace(
        entry, seconds=round(number * SECONDS_PER_HOUR), spans={**entry.spans, "hours": last[1] if last else ""}
    )


def _with_shared(entry: Entry, shared: Entry) -> Entry:
    """The entry with the day and the domain that were said of all."""
    known = {doubt.field for doubt in entry.ambiguous}
    if entry.start is None and shared.start is not None and "start" not in known:
        spans = {**entry.spans, "start": shared.spans["start"], "end": shared.spans["start"]}
        entry = replace(entry, start=shared.start, end=shared.end, spans=spans)
    if entry.domain is None and shared.domain is not None and "domain" not in known:
        entry = replace(entry, domain=shared.domain, spans={**entry.spans, "domain": shared.spans["domain"]})
    return entry
