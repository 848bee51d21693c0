"""Days as certificates print them. A date that can be read two ways stays two readings. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.certificates.words import MONTHS

Reading = tuple[date, date]

_MONTH = r"(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\b\.?"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th|er|º|°|ª)\b|\.(?!\d))?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|–|—|‐|‑|to|through|thru|until|till|and|&|bis(?:\s+zum)?|und|au|à|et|al?|y|hasta(?:\s+el)?)\s*"
_WEEKDAY = r"(?:(?!\d)\w{2,12}\.?,?\s+)?"
_OF = r"(?:\s*(?:of|de|del|d')\s*|\s*,\s*|[\s.\-/]*)"
_EDGE, _END = r"(?<![\w/.\-])", r"(?![\w/\-]|\.\d)"

_SHAPES = {
    "days_month": rf"(?P<d1>{_D}){_TO}(?P<d2>{_D}){_OF}(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})",
    "month_days": rf"(?P<m1>{_MONTH})\s*(?P<d1>{_D}){_TO}(?P<d2>{_D})\s*,?\s*(?:of\s+)?(?P<y1>{_YEAR})",
    "day_month_twice": rf"(?P<d1>{_D}){_OF}(?P<m1>{_MONTH}){_TO}(?:(?:el|le|the|dem)\s+)?{_WEEKDAY}"
    rf"(?P<d2>{_D}){_OF}(?P<m2>{_MONTH}){_OF}(?P<y1>{_YEAR})",
    "month_day_twice": rf"(?P<m1>{_MONTH})\s*(?P<d1>{_D}){_TO}{_WEEKDAY}(?P<m2>{_MONTH})\s*(?P<d2>{_D})\s*,?\s*(?P<y1>{_YEAR})",
    "dots": rf"(?P<d1>\d{{1,2}})\.(?:(?P<n1>\d{{1,2}})\.)?\s*(?:-|–|bis|\+|und)\s*"
    rf"(?P<d2>\d{{1,2}})\.\s?(?P<n2>\d{{1,2}})\.\s?(?P<y1>{_YEAR})",
    "day_month": rf"(?P<d1>{_D}){_OF}(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})",
    "month_day": rf"(?P<m1>{_MONTH})[\s\-]*(?P<d1>{_D})(?:\s*,\s*|[\s\-]+)(?P<y1>{_YEAR})",
    "day_month_short": rf"(?P<d1>\d{{1,2}})[\-\s/](?P<m1>{_MONTH})[\-\s/](?P<y1>\d\d)",
    "iso": rf"(?P<y1>{_YEAR})(?P<s1>[\-/.])(?P<n1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?:T[\d:.]+Z?)?",
    "numbers": rf"(?P<a>\d{{1,2}})\s?(?P<s1>[/.\-])\s?(?P<b>\d{{1,2}})\s?(?P=s1)\s?(?P<y1>{_YEAR}|\d\d)",
    "month_only": rf"(?P<m1>{_MONTH}),?\s+(?:de\s+|of\s+)?(?P<y1>{_YEAR})",
}
_PATTERN = {name: re.compile(f"{_EDGE}{shape}{_END}", re.IGNORECASE) for name, shape in _SHAPES.items()}
_JOINED = re.compile(
    (
        rf"\s*(?:[,(]?\s*\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*\w{{0,4}}\)?)?{_TO}(?:the\s+|el\s+|"
        rf"le\s+|dem\s+)?{_WEEKDAY}\Z"
    ),
    re.IGNORECASE,
)
_LONGEST_JOINT = 40


@dataclass(frozen=True, slots=True)
class Day:
    """A day or span of days in a text: where it stands, its readings (first day, last day), how sure its shape is.

    ``order`` is 'mdy' or 'dmy' where a date in numbers can be read in one way only, None otherwise. ``whole_month``
    says that no day was printed.
    """

    begin: int
    finish: int
    readings: tuple[Reading, ...]
    shape: str
    order: str | None = None
    whole_month: bool = False


def days_in(text: str) -> list[Day]:
    """The days printed in ``text``, left to right, spans joined; numbers that are no day are left out."""
    taken: list[Day] = []
    for name, pattern in _PATTERN.items():
        for match in pattern.finditer(text):
            if any(match.start() < d.finish and d.begin < match.end() for d in taken):
                continue
            day = _day(name, match)
            if day:
                taken.append(day)
    return list(_spans(sorted(taken, key=lambda d: d.begin), text))


def settled(days: Iterable[Day], habit: str | None = None) -> list[Day]:
    """The days, each read as the others of its document settle it: one order of day and month for all.

    ``habit`` is the order of the document's language where it has only one ('dmy'), used when nothing else settles it.
    """
    days = list(days)
    orders = {d.order for d in days if d.shape == "numbers" and d.order}
    order = orders.pop() if len(orders) == 1 else (habit if not orders else None)
    if order is None:
        return days
    return [_ordered(d, order) if d.shape == "numbers" and len(d.readings) > 1 else d for d in days]


def _ordered(day: Day, order: str) -> Day:
    return replace(day, readings=(day.readings[0 if order == "mdy" else 1],), order=order)


def _day(shape: str, match: re.Match[str]) -> Day | None:
    if shape == "numbers":
        return _in_numbers(match)
    part = match.groupdict()
    year = _year(part["y1"])
    if shape == "month_only":
        first = _on(year, _month(part["m1"]), 1)
        last = first and first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return Day(*match.span(), ((first, last),), shape, whole_month=True) if first and last else None
    month = _month(part.get("m1") or part.get("n1") or part.get("n2"))
    first = _on(year, month, _number(part["d1"]))
    last = (
        first
        if not part.get("d2")
        else _on(year, _month(part.get("m2") or part.get("n2")) or month, _number(part["d2"]))
    )
    if not first or not last:
        return None
    if last < first:
        first = _on(year - 1, first.month, first.day) if part.get("m2") else None
    return Day(*match.span(), ((first, last),), shape) if first else None


def _in_numbers(match: re.Match[str]) -> Day | None:
    """01/07/2025: both readings unless one is no day. Dots are written by people who put the day first."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match["y1"])
    american, other = _on(year, a, b), _on(year, b, a)
    if match["s1"] == ".":
        american = None
    if american and other and american != other:
        return Day(*match.span(), ((american, american), (other, other)), "numbers")
    on = american or other
    if not on:
        return None
    order = None if american == other else ("mdy" if american else "dmy")
    return Day(*match.span(), ((on, on),), "numbers", order if match["s1"] != "." else None)


def _spans(days: list[Day], text: str) -> Iterator[Day]:
    """Two days with "to" between them as one span, read in the only way that runs forward if there is one."""
    index = 0
    while index < len(days):
        first = days[index]
        second = days[index + 1] if index + 1 < len(days) else None
        joined = second and _joined(first, second, text)
        if joined:
            yield joined
            index += 2
        else:
            yield first
            index += 1


def _joined(first: Day, second: Day, text: str) -> Day | None:
    between = text[first.finish : second.begin]
    if len(between) > _LONGEST_JOINT or "\t" in between or not _JOINED.match(between):
        return None
    both = first.shape == second.shape == "numbers"
    pairs = []
    for i, (start, _) in enumerate(first.readings):
        for j, (_, end) in enumerate(second.readings):
            same_order = i == j or len(first.readings) != len(second.readings)
            if start <= end and same_order and not (both and _crossed(first, second, i, j)):
                pairs.append((start, end))
    if not pairs:
        return None
    order = first.order or second.order
    if both and len(pairs) == 1 and order is None and len(first.readings) == 2:
        order = "mdy" if pairs[0][0] == first.readings[0][0] else "dmy"
    return Day(first.begin, second.finish, tuple(pairs), first.shape if both else "span", order)


def _crossed(first: Day, second: Day, i: int, j: int) -> bool:
    """Whether a reading mixes day-first with month-first."""
    one = first.order or (("mdy", "dmy")[i] if len(first.readings) == 2 else None)
    other = second.order or (("mdy", "dmy")[j] if len(second.readings) == 2 else None)
    return one is not None and other is not None and one != other


def _on(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def _number(text: str) -> int:
    match = re.match(r"\d+", text)
    return int(match[0]) if match else 0


def _month(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else MONTHS[text.lower().rstrip(".")]


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
