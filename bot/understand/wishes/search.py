"""Wishes to search the approved activities: by words, kind, days, domain; recordings or live; what is still open."""

from __future__ import annotations

import re

from bot.intents import Intent, SearchActivities
from bot.language.phrases import domain_pattern
from bot.understand.said import Period, Said, domain_in, period_in, without_domain
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits
from core.rules.terms import Domain

_FILE = file_of("search_activities")
_FILLER, _OWN_NAME = _FILE.words["filler"], _FILE.words["own_name"]
_KINDS, _LOOSE_KIND, _RECORDING, _LIVE, _OPEN, _ABOUT = (
    _FILE.phrases[name] for name in ("kinds", "loose", "recording", "live", "open", "about")
)
# "ethics of …" is a topic and no domain.
_TOPIC = re.compile(rf"(?<!\w)(?:{domain_pattern('bare')}) (?:of|in|and|for) [a-z]")


def _search(line: Said) -> Intent | None:
    for form in _FILE.forms:
        if (found := fits(form, line)) is not None:
            _, at, to = found.slots.get("what", ("", 0, len(line.text)))
            return _searched(line.again(line.text[at:to]))
    return None


def _searched(line: Said) -> Intent:
    low = line.low
    kind = _KINDS.search(low)
    period = _days_of(line, is_named=kind is not None)
    domain, rest = _domain_and_rest(low, period)
    rest, recorded = _taken(rest, low, _RECORDING)
    rest, live = _taken(rest, low, _LIVE)
    rest, still_open = _taken(rest, low, _OPEN)
    course = _course(low, kind)
    if course:
        rest = rest.replace(course, " " * len(course), 1)
    is_recording = None if recorded == live else recorded
    query = _query(line.text, rest)
    return SearchActivities(query, course, period.start, period.end, domain, is_recording, still_open)


def _domain_and_rest(low: str, period: Period) -> tuple[Domain | None, str]:
    """The domain searched in, and the words that are left to be looked for, each in its place."""
    undated = _blanked(low, period.at, period.to)
    domain = None if _TOPIC.search(undated) else domain_in(low)
    about = _ABOUT.search(low + " ", 0, len(low) - 1)
    if about is None or period.at <= about.end() + 1 < period.to:
        return domain, _blanked(without_domain(low) if domain else low, period.at, period.to)
    at = about.end() + 1
    if domain is not None and domain_in(low[at:]) is not None and without_domain(low[at:]).strip():
        domain = None
    return domain, _blanked(" " * at + low[at:], period.at, period.to)


def _blanked(low: str, at: int, to: int) -> str:
    return low[:at] + " " * (to - at) + low[to:]


def _course(low: str, kind: re.Match[str] | None) -> str | None:
    """The kind of activity searched for: one of the list's own, or a loose word for one where a topic is said beside it."""
    if kind is None or not (_ABOUT.search(low) or _LOOSE_KIND.fullmatch(kind.group())):
        return None
    if not _RECORDING.fullmatch(kind.group()):
        return kind.group()
    loose = _LOOSE_KIND.search(low)
    return loose.group() if loose else None


def _days_of(line: Said, *, is_named: bool) -> Period:
    """The days searched in. A bare year behind a name ("annual meeting 2026") may be its own: the list will know."""
    lean = "past" if re.search(r"\b(?:since|after)\b", line.low) else "future"
    led = period_in(line, lean=lean)
    if not led.to or (line.low[led.at : led.to].strip().isdigit() and is_named):
        return Period()
    return led


def _taken(rest: str, low: str, words: re.Pattern[str]) -> tuple[str, bool]:
    """The rest without these words, and whether they were said anywhere."""
    return words.sub(lambda m: " " * len(m.group()), rest), words.search(low) is not None


def _query(text: str, rest: str) -> str | None:
    """The person's own words that are left, without fillers at either end; None for none."""
    words = list(re.finditer(r"\S+", rest))
    while words and _is_filler(words[0].group()):
        words = words[1:]
    while words and _is_filler(words[-1].group()) and words[-1].group() not in _OWN_NAME:
        words = words[:-1]
    return " ".join(text[word.start() : word.end()] for word in words).strip(" ,\"'") or None


def _is_filler(word: str) -> bool:
    return word.strip(",") in _FILLER or _KINDS.fullmatch(word.strip(",")) is not None


SEARCH: tuple[Rule, ...] = (Rule(cues_of(form.sentences for form in _FILE.forms), _search, "search_activities"),)
