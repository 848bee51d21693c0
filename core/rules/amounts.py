"""Find the amounts of time or credit a text speaks of: ``find_amounts("1h30 GPP3")`` -> where, and how many seconds.

Grammar::

    amount  = number unit | 1h30 | 1 hr 30 min | 1:30 | half an hour | one and a half hours | an hour and a half | 45'
    number  = 1.5 | 1,5 | .5 | 1½ | 1 1/2 | three | -1
    unit    = h, hours, min, credits, CE credits, Stunden, heures, horas …
    range   = 1-2 h | 1 to 2 hours | between 1 and 2 hours        two options, to be asked
    about   = about 2 hours | ~2h | a couple of hours             one option, to be asked
    CEU     = 1 CEU                                               ten hours or one, to be asked
    clock   = 10:00-11:30 | from 2pm to 3:30pm                    what lies between
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from core.rules.amount_shapes import ABOUT, INEXACT, MINUS, PLAIN, VULGAR, WORD, amount_match
from core.rules.words import NUMBERS, lowered

HOUR, MINUTE = 3600, 60
FIRST_CLOCK = 8
_AT = re.compile(r"(?:\b(?:at|by|from|until|till|before|after|around|since|um|to)|@)\s?\Z")
_SIGNS = frozenset("-−– ")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_OR_MORE = re.compile(r"\+(?!\s?\d)|\sor\s(?:so|more)\b")


@dataclass(frozen=True, slots=True)
class AmountFound:
    """One amount: ``text[at:to]`` is ``words``; ``options`` are seconds, likeliest first.

    ``kind`` says why it may need a question: exact, range, about, ceu; clock for a time from-to. ``unit`` is what
    was written: hour, minute, credit or ceu. ``shape`` names the pattern.
    """

    at: int
    to: int
    words: str
    options: tuple[int, ...]
    kind: str = "exact"
    unit: str = "hour"
    shape: str = "one"

    @property
    def is_settled(self) -> bool:
        """One amount, nothing to ask."""
        return self.kind in ("exact", "clock") and len(self.options) == 1


def find_amounts(text: str) -> list[AmountFound]:
    """Every amount in ``text``, left to right. Never raises."""
    low = lowered(text)
    found: list[AmountFound] = []
    free = 0
    for word in WORD.finditer(low):
        if word.start() >= free and (plain := PLAIN.match(low, word.start())):
            if (one := _read(text, low, plain)) is not None:
                found.append(one)
                free = plain.end()
            continue
        if word.start() < free or (match := amount_match(low, word)) is None:
            continue
        if (one := _read(text, low, match)) is not None:
            found.append(one)
            free = match.end()
    if "few" in low or "couple" in low or "some" in low or "several" in low:
        found += [
            AmountFound(m.start(), m.end(), text[m.start() : m.end()], (2 * HOUR,), "about")
            for m in INEXACT.finditer(low)
        ]
        found.sort(key=lambda one: one.at)
    return found


@lru_cache(maxsize=1024)
def number_value(words: str) -> Fraction | None:
    """``"1½"``, ``"1 1/2"``, ``"1,5"`` or ``"three"`` as an exact number; None when it is none."""
    low = words.strip().lower()
    if low in ("a", "an"):
        return Fraction(1)
    if low in NUMBERS:
        return Fraction(NUMBERS[low])
    if not low.isascii():
        for mark, value in VULGAR.items():
            low = low.replace(mark, " " + value)
    try:
        return sum((Fraction(_pointed(part)) for part in low.split()), Fraction(0)) if low else None
    except (ValueError, ZeroDivisionError):
        return None


def _pointed(part: str) -> str:
    if "," in part and _THOUSANDS.fullmatch(part):
        return part.replace(",", "")
    part = part.replace(",", ".")
    return f"0{part}" if part.startswith(".") else part


def _read(text: str, low: str, m: re.Match[str]) -> AmountFound | None:
    shape, follows = m.lastgroup or "", text[m.end() : m.end() + 1]
    if follows.isalpha() and not follows.isupper():
        return None
    read = READERS[shape](m)
    if read is None:
        return None
    options, kind, unit = read
    at, before = m.start(), low[max(0, m.start() - 16) : m.start()]
    if kind == "exact" and before[-1:] in _SIGNS and (sign := MINUS.search(before)):
        at -= len(sign.group().lstrip(" (:"))
        options = tuple(-o for o in options)
    elif kind == "exact" and before and (about := ABOUT.search(before)):
        at, kind = at - len(about.group()), "about"
    elif kind == "exact" and _OR_MORE.match(low, m.end()):
        kind = "about"
    return AmountFound(at, m.end(), text[at : m.end()], options, kind, unit, shape)


Read = tuple[tuple[int, ...], str, str] | None


@lru_cache(maxsize=1024)
def _seconds(hours: Fraction) -> int:
    return round(hours * HOUR)


def _with_unit(m: re.Match[str], name: str, number: Fraction) -> tuple[tuple[int, ...], str, str]:
    if m[f"{name}_m"]:
        return (round(number * MINUTE),), "exact", "minute"
    if m[f"{name}_s"]:
        return (round(number),), "exact", "second"
    if m[f"{name}_u"]:
        return (_seconds(number * 10), _seconds(number)), "ceu", "ceu"
    return (_seconds(number),), "exact", "credit" if m[f"{name}_c"] else "hour"


def _one(m: re.Match[str]) -> Read:
    number = number_value(m["one_n"])
    if number is None or (m["one_s"] and m["one_s"] == "s" and not m["one_n"].isdigit()):
        return None
    if m["one_n"].isdigit() and 1900 <= number <= 2100 and not m["one_h"] and not m["one_m"]:
        return None
    return _with_unit(m, "one", number)


def _many(m: re.Match[str]) -> Read:
    low, high = number_value(m["many_a"]), number_value(m["many_b"])
    if low is None or high is None:
        return None
    if low >= high:
        return None
    options = dict.fromkeys(o for n in (low, high) for o in _with_unit(m, "many", n)[0])
    return tuple(options), "range", _with_unit(m, "many", low)[2]


def _half(m: re.Match[str]) -> Read:
    if m["half_q"]:
        words = m["half_q"]
        part = Fraction(3, 4) if words.startswith("three") else Fraction(1, 4) if "quarter" in words else Fraction(1, 2)
        return (_seconds(part),), "exact", "hour"
    if m["half_h"]:
        return (_seconds(Fraction(3, 2)),), "exact", "hour"
    number = number_value(m["half_n"])
    part = Fraction(1, 4) if m["half_f"] == "quarter" else Fraction(1, 2)
    return None if number is None else ((_seconds(number + part),), "exact", "hour")


def _both(m: re.Match[str]) -> Read:
    hours, minutes = number_value(m["both_a"]), number_value(m["both_b"])
    if hours is None or minutes is None:
        return None
    return (_seconds(hours) + int(minutes) * MINUTE + int(m["both_s"] or 0),), "exact", "hour"


def _mark(m: re.Match[str]) -> Read:
    number = number_value(m["mark_n"])
    return None if number is None else ((_seconds(number),), "exact", "hour")


def _glue(m: re.Match[str]) -> Read:
    return (int(m["glue_a"]) * HOUR + int(m["glue_b"]) * MINUTE,), "exact", "hour"


def _time(m: re.Match[str]) -> Read:
    """1:30 is an hour and a half, but a clock after "at", or when it is eight or later and has no unit."""
    if not m["time_u"] and (int(m["time_a"]) >= FIRST_CLOCK or _AT.search(m.string, max(0, m.start() - 10), m.start())):
        return None
    return (int(m["time_a"]) * HOUR + int(m["time_b"]) * MINUTE,), "exact", "hour"


def _mins(m: re.Match[str]) -> Read:
    return (int(m["mins_a"]) * MINUTE + int(m["mins_b"]),), "exact", "minute"


def _label(m: re.Match[str]) -> Read:
    number = number_value(m["label_n"])
    if number is None:
        return None
    unit = m["label_u"]
    if unit.startswith("ceu"):
        return (_seconds(number * 10), _seconds(number)), "ceu", "ceu"
    if unit.startswith("min"):
        return (round(number * MINUTE),), "exact", "minute"
    return (_seconds(number),), "exact", "credit" if unit.startswith("credit") else "hour"


def _minute_of_day(clock: str, half: str | None) -> int | None:
    hour, _, minute = clock.replace(".", ":").partition(":")
    at = int(hour) % 12 + 12 * (half[0] == "p") if half and half[0] in "ap" else int(hour)
    return at * 60 + int(minute or 0) if at < 25 and int(minute or 0) < 60 else None


def _span(m: re.Match[str]) -> Read:
    """From-to by the clock; only when it can be nothing else: two colons, or am/pm at the end."""
    a, b, half_a, half_b = m["span_a"], m["span_b"], m["span_p"], m["span_q"]
    if not half_b and not (":" in a and ":" in b):
        return None
    end = _minute_of_day(b, half_b)
    start = _minute_of_day(a, half_a or half_b)
    if start is not None and end is not None and not half_a and half_b and start >= end:
        start = _minute_of_day(a, "a")
    if start is None or end is None:
        return None
    if end <= start and not half_b and end + 720 > start and end < 720:
        end += 720
    return (((end - start) % 1440) * MINUTE,), "clock", "hour"


READERS: dict[str, Callable[[re.Match[str]], Read]] = {
    "one": _one,
    "many": _many,
    "half": _half,
    "both": _both,
    "mark": _mark,
    "glue": _glue,
    "time": _time,
    "mins": _mins,
    "label": _label,
    "span": _span,
}
