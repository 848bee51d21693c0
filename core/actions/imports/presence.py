"""How long each person of a list was there: moments, minutes and shares read strictly, several visits made one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from core.actions.imports.attendees import AttendeeRows
from core.actions.imports.days import NoDay, Order, read_day
from core.actions.imports.outcome import Problem
from core.actions.imports.table import Row
from core.rules.amounts import whole_amount

ONE_DAY = timedelta(days=1)
_TIME = re.compile(
    r"[ T,]+(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[AaPp])?\.?(?:[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$"
)
_CLOCK = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?")
_APART = re.compile(r"(?<=\d)\s(?=[a-zA-Z])")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d+)?")
ABSENT = {"no", "absent", "n", "false", "0", "did not attend", "not attended", "registered"}


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a list. ``seconds`` is None when the list doesn't say how long; ``percent`` likewise.

    ``key`` is who they are in the list; ``names`` are the ways their name is written there.
    """

    key: str
    row: int
    name: str | None
    address: str | None
    number: str | None
    seconds: int | None
    percent: float | None
    joined_at: datetime | None

    @property
    def names(self) -> set[str]:
        """The name as it is compared, also the one in brackets and with the last name first."""
        return set(_ways(self.name)) if self.name else set()


@dataclass(frozen=True, slots=True)
class Visit:
    """One row: from when to when, how long it says that was, of what share of the session."""

    start: datetime | None
    end: datetime | None
    seconds: int | None
    percent: float | None


def plain_name(name: str) -> str:
    """A person's name as it is compared: no accents, case, titles behind a comma, single blanks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s'-]", " ", bare.casefold()).split())


def _ways(name: str) -> Iterable[str]:
    for part in [re.sub(r"\(.*?\)", " ", name), *re.findall(r"\(([^)]+)\)", name)]:
        first, _, rest = part.partition(",")
        yield plain_name(part)
        yield plain_name(first)
        yield plain_name(f"{rest} {first}")


def attendees_in(
    found: AttendeeRows, *, days: tuple[date, date] | None, zone: str
) -> tuple[list[Attendee], int, list[Problem]]:
    """The people of a list, each once; how many are listed as absent; what can't be read.

    ``days`` are the session's: they settle which way round a day is written, and no other day is taken. Times that
    name no zone are in ``zone``, unless the list is in UTC.
    """
    reader = _Moments(found, days, zone)
    people: dict[str, list[tuple[Row, Visit]]] = {}
    absent = 0
    for row in found.rows:
        if row["attended"].lower() in ABSENT:
            absent += 1
            continue
        key, before = _key(row), len(reader.problems)
        visit = reader.visit(row)
        if not key:
            reader.wrong(row, next(iter(found.titles)), "names nobody; take the row out.")
        if len(reader.problems) == before:
            people.setdefault(key, []).append((row, visit))
    return [_joined(key, visits) for key, visits in people.items()], absent, reader.problems


def _key(row: Row) -> str:
    number, address, name = _number(row), _address(row), plain_name(_name(row) or "")
    if number:
        return f"number:{number.casefold()}"[:400]
    return f"address:{address}" if address else (f"name:{name}"[:400] if name else "")


def _address(row: Row) -> str | None:
    for key in ("address", "username"):
        if re.fullmatch(r"[^@\s]{1,64}@[^@\s]{1,250}", row[key]):
            return row[key].lower()
    return None


def _number(row: Row) -> str | None:
    username = row["username"] if row["name"] and "@" not in row["username"] else ""
    return (row["number"] or username)[:64] or None


def _name(row: Row) -> str | None:
    joined = " ".join(part for part in (row["first"], row["last"]) if part)
    username = row["username"] if "@" not in row["username"] else ""
    return (joined or row["name"] or username)[:320] or None


def _joined(key: str, visits: list[tuple[Row, Visit]]) -> Attendee:
    row = visits[0][0]
    starts = [visit.start for _, visit in visits if visit.start]
    shares = [visit.percent for _, visit in visits if visit.percent is not None]
    return Attendee(
        key, row.number, _name(row), _address(row), _number(row), _length([visit for _, visit in visits]),
        min(sum(shares), 100.0) if shares else None, min(starts) if starts else None,
    )  # fmt: skip


def _length(visits: list[Visit]) -> int | None:
    """Never more than what the rows say together, nor than the time they cover: two devices at once count once."""
    said = [visit.seconds for visit in visits if visit.seconds is not None]
    spans = sorted((v.start, v.end) for v in visits if v.start and v.end)
    lengths = [sum(said)] if len(said) == len(visits) else []
    if len(spans) == len(visits):
        covered, until = timedelta(), spans[0][0]
        for start, end in spans:
            covered += max(end - max(start, until), timedelta())
            until = max(until, end)
        # Programs round minutes up, so that a row may say half a minute more than its times do.
        lengths.append(int(covered.total_seconds()) + 59 * len(spans) if said else int(covered.total_seconds()))
    return min(lengths) if lengths else None


class _Moments:
    """Reads the moments and lengths of rows and collects what is wrong with them."""

    def __init__(self, found: AttendeeRows, days: tuple[date, date] | None, zone: str) -> None:
        self.titles, self.days, self.problems = found.titles, days, list[Problem]()
        self._zone = UTC if found.in_utc else ZoneInfo(zone)

    def wrong(self, row: Row, key: str, remedy: str) -> None:
        self.problems.append(Problem(row.number, self.titles[key], row[key], remedy))

    def visit(self, row: Row) -> Visit:
        start, end = self._moment(row, "join"), self._moment(row, "leave")
        if start and end and end < start:
            self.wrong(row, "leave", "lies before the time of joining.")
        return Visit(start, end, self._seconds(row), self._percent(row))

    def _moment(self, row: Row, key: str) -> datetime | None:
        cell = row[key]
        if not cell or cell in {"-", "--"}:
            return None
        match = _TIME.search(cell)
        try:
            clock, zone = _clock(match) if match else (None, None)
        except ValueError:
            clock, zone = None, None
        if match is None or clock is None:
            self.wrong(row, key, "is no moment; write it like 2026-03-04 14:05.")
            return None
        day = self._day(row, key, cell[: match.start()])
        return datetime.combine(day, clock, zone or self._zone) if day else None

    def _day(self, row: Row, key: str, text: str) -> date | None:
        read = {_read(text.strip(" ,"), order) for order in ((None,) if self.days is None else ("mdy", "dmy"))}
        real = [day for day in read if day]
        if not real:
            self.wrong(row, key, "is no day that I can read; write it like 2026-03-04 14:05.")
            return None
        if self.days is None:
            return real[0]
        first, last = self.days[0] - ONE_DAY, self.days[1] + ONE_DAY  # the day may be another one where it was held
        fitting = [day for day in real if first <= day <= last]
        if not fitting:
            remedy = "is no day of this session. Name the right one with --session, or take the row out."
            self.wrong(row, key, remedy)
            return None
        return min(fitting, key=lambda day: not self.days or not self.days[0] <= day <= self.days[1])

    def _seconds(self, row: Row) -> int | None:
        cell = row["time"]
        if not cell or cell in {"-", "--"}:
            return None
        found = _length_of(cell)
        if found is None:
            self.wrong(row, "time", "is no length of time; write minutes, or 1:05:00.")
        return found

    def _percent(self, row: Row) -> float | None:
        cell = row["percent"].strip(" %")
        if not cell:
            return None
        share = float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else -1.0
        # A workbook holds 85 % as 0.85 and 100 % as 1: nothing says which is meant.
        if not 0 <= share <= 100 or (0 < share <= 1 and "%" not in row["percent"]):
            self.wrong(row, "percent", "is no share of a session in percent; write it like 85.")
            return None
        return share


def _clock(match: re.Match[str]) -> tuple[time, ZoneInfo | None]:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    named = match["zone"]
    zone = None
    if named:
        offset = "+00:00" if named in {"Z", "UTC", "GMT"} else named
        zone = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo
    return time(hour, int(match["minute"]), int(match["second"] or 0)), zone  # type: ignore[return-value]


def _read(text: str, order: Literal["mdy", "dmy"] | None) -> date | None:
    wanted: Order | None = order
    try:
        return read_day(text, wanted)
    except NoDay:
        return None


def _length_of(cell: str) -> int | None:
    """Seconds: a bare number is minutes, and a clock begins with hours, as the programs of meetings write them."""
    if clock := _CLOCK.fullmatch(cell):
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        return first * 3600 + second * 60 + int(third) if third else first * 3600 + second * 60
    return whole_amount(_APART.sub("", cell), "min")
