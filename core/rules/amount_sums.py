"""Amounts that say one thing together: 30 + 40 min, 9-12 and 13-16, nine till four less an hour, half a day so 4 hours."""

from __future__ import annotations

from core.rules.amount_doubts import on_its_own
from core.rules.clocks import LESS, closes, read_clock, read_span
from core.rules.durations import HOUR, MINUTE, Duration, read_duration
from core.rules.numbers import read_number
from core.rules.tokens import Tokens
from core.rules.words import word_set

_PLUS = word_set("+ plus")
_THEN = word_set("and then & n with , und dann")
_ALTOGETHER = word_set("so makes making = totalling totaling altogether")
_SIGNALS = _ALTOGETHER | {"call", "("}
_BREAKS = word_set("lunch break breaks pause off out coffee dinner")
_OR = word_set("or oder maybe perhaps ou o")
_FAR = 7


def joined(tokens: Tokens, first: Duration) -> Duration:
    """``first`` with what is added to it, taken off it, or said in the end to be its sum."""
    if len(first.options) == 1 and (first.kind in ("exact", "clock") or first.shape == "span"):
        first = _added(tokens, first) or _taken_off(tokens, first) or _other_end(tokens, first) or first
    if _SIGNALS.isdisjoint(tokens.words[first.to : first.to + _FAR]):
        return first
    return _concluded(tokens, first) or first


def _added(tokens: Tokens, first: Duration) -> Duration | None:
    """ "1 h plus 30 min", "thirty minutes and then another thirty", "9-12 and 13-16"."""
    words, j = tokens.words, first.to
    if first.kind == "clock":
        span = read_span(tokens, j + 1) if words[j] in ("and", "&", "+", ",") else None
        both = span is not None and span.sure and span.minutes > 0
        return (
            first._replace(options=(first.options[0] + span.minutes * MINUTE,), to=span.to) if span and both else None
        )
    at = j
    while at < j + 3 and words[at] in _THEN:
        at += 1
    another = words[at] == "another"
    if not (another or words[at] in _PLUS):
        return None
    begins = at if another and words[at + 1] in ("hour", "half", "quarter") else at + 1
    more = _said(tokens, begins, first.unit, bare=another)  # "1h Plus One" is a title
    if more is None or words[more[1]] == "of" or not (another or closes(tokens, more[1])):
        return None
    return first._replace(options=(first.options[0] + more[0],), to=more[1], shape="both")


def _said(tokens: Tokens, at: int, unit: str, *, bare: bool) -> tuple[int, int] | None:
    """The seconds and the end of an amount at ``at``; a number that stands alone, if one may, is of ``unit``."""
    whole = read_duration(tokens, at, once=True)
    if whole is not None and len(whole.options) == 1 and whole.kind == "exact" and whole.shape != "time":
        return whole.options[0], whole.to
    number = read_number(tokens, at) if bare else None
    if number is None or number.codes or number.form == "article" or not on_its_own(tokens, number):
        return None
    return round(number.value * (MINUTE if unit == "minute" else HOUR)), number.to


def _taken_off(tokens: Tokens, first: Duration) -> Duration | None:
    """ "2 hours less 10 minutes" is that; "9 to 4 with an hour for lunch" is to be asked."""
    words, j = tokens.words, first.to
    at = j + (words[j] in (",", "("))
    if words[at] not in LESS and words[at] != "with":
        return None
    off = read_duration(tokens, at + 1, once=True)
    known = off is not None and len(off.options) == 1 and off.kind == "exact" and off.options[0] < first.options[0]
    if words[at] in LESS:
        if off is None or not known:
            open_ended = words[at] in ("less", "minus") and any(
                words[at + 1 : at + 2]
            )  # "15 minutes less" takes off itself
            return first._replace(kind="about", to=at + 1) if open_ended else None
        kind = "about" if first.shape == "span" else "exact"
        return first._replace(options=(first.options[0] - off.options[0],), to=off.to, kind=kind)
    if off is None or not known or not _BREAKS.intersection(words[off.to : off.to + 3]):
        return None
    return first._replace(options=(first.options[0] - off.options[0], *first.options), to=off.to, kind="range")


def _other_end(tokens: Tokens, first: Duration) -> Duration | None:
    """ "13:00 till 14:00 or 14:30": until when is to be asked."""
    if first.kind != "clock" or tokens.words[first.to] not in _OR:
        return None
    last = read_clock(tokens, first.to + 1)
    return first._replace(kind="about", to=last.to) if last is not None and closes(tokens, last.to) else None


def _concluded(tokens: Tokens, first: Duration) -> Duration | None:
    """ "half a day, so 4 hours", "half a day (3.5h)", "an hour and a bit, call it 1.25": what is said last counts."""
    words = tokens.words
    for at in range(first.to, first.to + _FAR):
        word = words[at]
        if not word or word in ".\n" or word[0].isdecimal():
            return None
        called = word == "call" and words[at + 1] == "it"
        named = word == "(" and not first.options and at == first.to
        if called or named or word in _ALTOGETHER:
            whole = _last_word(tokens, first, at + 1 + called)
            if whole is not None or not named:
                return whole
    return None


def _last_word(tokens: Tokens, first: Duration, at: int) -> Duration | None:
    whole = read_duration(tokens, at, once=True)
    if whole is not None and whole.options and whole.shape != "time":
        return whole
    number = read_number(tokens, at) if first.options else None
    if number is None or number.codes or number.form == "article" or not on_its_own(tokens, number):
        return None
    seconds = round(number.value * (MINUTE if number.value > 14 else HOUR))
    return first._replace(options=tuple(dict.fromkeys((seconds, *first.options))), to=number.to, kind="range")
