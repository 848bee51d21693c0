"""Times of the clock: 9h30, 0930, half past ten, 4 p.m."""

from __future__ import annotations

from typing import NamedTuple

from core.rules.tokens import Tokens
from core.rules.words import NEAR, NUMBERS, WEEKDAYS, word_set

DAY, HALF_DAY = 24 * 60, 12 * 60
_NAMED = {"noon": 720, "midday": 720, "midnight": DAY}
_SUFFIXES = word_set("h uhr u uur hs o'clock")
ZONES = word_set("et est edt ct cst cdt mt pt pst pdt gmt utc bst cet cest ist jst")
_CLOSED = word_set(
    "if not because unless less minus so call without or "
    "on at for in from of with and but yesterday today last this by i we it so my the is was am pm ist"
    " gestern heute ieri hier ayer ontem went that which then each both including incl might as he she they"
)
_SIGNS = frozenset(".,;:!?()[]|/\n-–—=\"'•*")


class Clock(NamedTuple):
    """A time of day in minutes, ending before token ``to``; ``half`` a or p if said; ``sure`` that it is a clock's."""

    minutes: int
    to: int
    half: str = ""
    sure: bool = True
    form: str = "said"


def closes(tokens: Tokens, j: int) -> bool:
    """Whether what stands at ``j`` goes on with something else: an end, a sign, a day, or a little word."""
    word = tokens.words[j]
    return not word or word in _SIGNS or word in _CLOSED or word in ZONES or word in WEEKDAYS or word in NEAR


def read_clock(tokens: Tokens, i: int) -> Clock | None:
    """The time of day at token ``i``; a bare number up to 24 is one, though not a sure one."""
    word = tokens.words[i]
    if word[:1].isdecimal():
        clock = _in_figures(tokens, i)
    elif word in _NAMED:
        return Clock(_NAMED[word], i + 1)
    else:
        clock = _in_words(tokens, i)
    return None if clock is None else _with_half(tokens, clock)


def _in_figures(tokens: Tokens, i: int) -> Clock | None:
    word, words = tokens.words[i], tokens.words
    for sign, form in ((":", "said"), (".", "dotted")):
        hour, _, rest = word.partition(sign)
        minute, _, seconds = rest.partition(sign)
        if len(hour) < 3 and len(minute) == 2 and hour.isdecimal() and minute.isdecimal() and seconds in ("", "00"):
            end = i + 1 + (words[i + 1] in ("h", "uhr", "u", "uur"))
            return _at(int(hour), int(minute), end, sure=sign == ":" or end > i + 1, form=form)
    if not word.isdecimal() or len(word) > 4:
        return None
    if len(word) > 2:
        return _at(int(word[:-2]), int(word[-2:]), i + 1, sure=False, form="packed")
    if words[i + 1] in _SUFFIXES:
        minute = words[i + 2]
        if len(minute) == 2 and minute.isdecimal() and int(minute) < 60:
            return _at(int(word), int(minute), i + 3, sure=True)
        return _at(int(word), 0, i + 2, sure=words[i + 1] not in ("h", "u"), form="hour")
    if words[i + 1 : i + 4] == ["o", "'", "clock"]:
        return _at(int(word), 0, i + 4, sure=True)
    if words[i + 1] == "noon":
        return Clock(720, i + 2)
    return _at(int(word), 0, i + 1, sure=False, form="bare")


def _at(hour: int, minute: int, to: int, *, sure: bool, form: str = "said") -> Clock | None:
    return Clock(hour * 60 + minute, to, "", sure, form) if hour < 25 and minute < 60 else None


def hour_said(tokens: Tokens, i: int) -> int:
    word = tokens.words[i]
    if word in _NAMED:
        return 12
    hour = NUMBERS.get(word, 0) if not word.isdecimal() else int(word) if len(word) < 3 else 0
    return hour if 0 < hour < 13 else 0


def _in_words(tokens: Tokens, i: int) -> Clock | None:
    """ "nine", "ten thirty", "half past ten", "half ten", "a quarter to one"."""
    words = tokens.words
    j = i + (words[i] == "a" and words[i + 1] == "quarter")
    if words[j] in ("half", "quarter"):
        past = words[j + 1] in ("past", "after")
        before = words[j + 1] in ("to", "before") and words[j] == "quarter"
        hour = hour_said(tokens, j + 1 + (past or before))
        if not hour or (words[j] == "quarter" and not (past or before)):
            return None
        shift = -15 if before else 30 if words[j] == "half" else 15
        return Clock(hour * 60 + shift, j + 2 + (past or before))
    hour = hour_said(tokens, i)
    if not hour:
        return None
    minute = NUMBERS.get(words[i + 1], 0)
    tens = minute >= 20 and 0 < NUMBERS.get(words[i + 2], 0) < 10
    if 10 <= minute < 60:
        return Clock(hour * 60 + minute + (NUMBERS[words[i + 2]] if tens else 0), i + 2 + tens)
    if words[i + 1 : i + 4] == ["o", "'", "clock"]:
        return Clock(hour * 60, i + 4)
    return Clock(hour * 60, i + 1, "", False, "bare")


def _with_half(tokens: Tokens, clock: Clock) -> Clock:
    """The time with its am or pm: "4pm", "4 p.m.", "8:30p"."""
    words, j = tokens.words, clock.to
    word = words[j]
    if word in ("am", "pm") and clock.minutes < 13 * 60:
        return clock._replace(half=word[0], to=j + 1, sure=True, minutes=of_half(clock.minutes, word[0]))
    if word in ("a", "p") and clock.minutes < 13 * 60:
        dotted = words[j + 1] == "." and words[j + 2] == "m"
        if dotted or (tokens.glued(j) and not (tokens.glued(j + 1) and words[j + 1][:1].isalnum())):
            end = j + 3 + (words[j + 3] == "." and tokens.glued(j + 3)) if dotted else j + 1
            return clock._replace(half=word, to=end, sure=True, minutes=of_half(clock.minutes, word))
    return clock


def of_half(minutes: int, half: str) -> int:
    return minutes % HALF_DAY + (HALF_DAY if half == "p" else 0)
