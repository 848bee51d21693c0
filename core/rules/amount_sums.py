"""Amounts that say one thing together: 30 + 40 min, 9-12 and 13-16, nine till four less an hour, half a day so 4 hours."""

from __future__ import annotations

from core.rules.amount_doubts import on_its_own
from core.rules.clock_times import closes, read_clock
from core.rules.clocks import LESS, read_span
from core.rules.duration_values import HOUR, MINUTE, Duration
from core.rules.durations import read_duration
from core.rules.numbers import read_number
from core.rules.tokens import Tokens
from core.rules.words import FRACTIONS, UNITS, word_set

_PLUS = word_set("+ plus")
_THEN = word_set("and then & n with , und dann")
ALTOGETHER = word_set("so makes making = totalling totaling altogether")
_SIGNALS = ALTOGETHER | {"call", "("}
_BREAKS = word_set("lunch break breaks pause off out coffee dinner")
_WITH = word_set("with including incl inclusive mit inkl avec con")
_LEFT_OUT = word_set("excluding excl without")
_OF_BREAK = word_set("the of ( our my short some")
_LEAST_BARE = 5
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
    """ "2 hours less the break of 10 minutes" is that; "9 to 4 with an hour for lunch" is to be asked."""
    words = tokens.words
    at = first.to + (words[first.to] in (",", "("))
    if words[at] in LESS:
        return _less(tokens, first, at)
    off = _break_behind(tokens, first, at) or _of_which(tokens, first, at)
    if off is None:
        return None
    return first._replace(options=(first.options[0] - off[0], *first.options), to=off[1], kind="range")


def _less(tokens: Tokens, first: Duration, at: int) -> Duration | None:
    """What stays where something is taken off; of what was left out it is not said whether it was counted."""
    words = tokens.words
    off = _amount_off(tokens, first, _break_ends(words, at + 1))
    if off is None:
        open_ended = words[at] in ("less", "minus") and any(
            words[at + 1 : at + 2]
        )  # "15 minutes less" takes off itself
        return first._replace(kind="about", to=at + 1) if open_ended else None
    rest = first.options[0] - off[0]
    if words[at] in _LEFT_OUT and off[1] > at + 3:
        return first._replace(options=(rest, *first.options), to=off[1], kind="range")
    kind = "about" if first.shape == "span" else "exact"
    return first._replace(options=(rest,), to=off[1], kind=kind, shape="rest")


def _break_ends(words: list[str], at: int) -> int:
    """Behind "the break of", "a", "the lunch break (": where the length of what is taken off begins."""
    j = at
    while j < at + 6 and (words[j] in _OF_BREAK or words[j] in _BREAKS):
        j += 1
    return j + (words[j] in ("a", "an") and words[j + 1] not in FRACTIONS and words[j + 1] not in UNITS)


def _amount_off(tokens: Tokens, first: Duration, at: int) -> tuple[int, int] | None:
    """The seconds taken off, less than the whole, and their end; a number alone is of minutes unless it is small."""
    said = read_duration(tokens, at, once=True)
    if said is not None:
        sure = len(said.options) == 1 and said.kind == "exact" and said.options[0] < first.options[0]
        return (said.options[0], said.to) if sure else None
    number = read_number(tokens, at)
    if number is None or number.codes or number.form == "article" or not on_its_own(tokens, number):
        return None
    seconds = round(number.value * MINUTE)
    return (seconds, number.to) if number.value >= _LEAST_BARE and seconds < first.options[0] else None


def _break_behind(tokens: Tokens, first: Duration, at: int) -> tuple[int, int] | None:
    """ "with an hour for lunch", "including a break of 20 minutes", "3h - 30 min lunch", "(30 min break)"."""
    words = tokens.words
    counting = words[at : at + 2] == ["not", "counting"]
    dashed = words[at] in ("-", "–") or words[first.to] == "("
    if not (words[at] in _WITH or counting or dashed):
        return None
    begins = at if words[first.to] == "(" and words[at] not in _WITH else at + 1 + counting
    start = _break_ends(words, begins)
    off = _amount_off(tokens, first, start)
    named = off is not None and (
        _BREAKS.intersection(words[off[1] : off[1] + 3]) or _BREAKS.intersection(words[begins:start])
    )
    return off if named else None


def _of_which(tokens: Tokens, first: Duration, at: int) -> tuple[int, int] | None:
    """ "an hour, of which 10 minutes were a break", "an hour, 10 minutes of which were a break"."""
    words = tokens.words
    led = words[at : at + 2] == ["of", "which"]
    off = _amount_off(tokens, first, at + 2 * led)
    return off if off is not None and (led or words[off[1] : off[1] + 2] == ["of", "which"]) else None


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
        if called or named or word in ALTOGETHER:
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
