"""Dated editions of the recertification policy, read from TOML. What an edition does not state is None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rules.terms import Basis


class Per(StrEnum):
    """Over which stretch a limit counts."""

    YEAR = "year"
    CYCLE = "cycle"


class Spanning(StrEnum):
    """To which cycle year an activity that runs over a year's end belongs: that of its first or of its last day."""

    START = "start"
    END = "end"


class Direction(StrEnum):
    """Which way a credit's hours are rounded."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


@dataclass(frozen=True, slots=True)
class HoursRule:
    """A requirement of ``seconds``, with where it is written."""

    seconds: int
    source: str | None = None


@dataclass(frozen=True, slots=True)
class YearRule:
    """A requirement in each cycle year; ``overrides`` gives single years (1-based) another number of seconds."""

    seconds: int
    overrides: tuple[tuple[int, int], ...] = ()
    source: str | None = None

    def for_year(self, number: int) -> int:
        """Seconds asked in cycle year ``number``; 0 where an override asks nothing."""
        return dict(self.overrides).get(number, self.seconds)


@dataclass(frozen=True, slots=True)
class EmploymentRule:
    """A requirement of ``hundredths`` of years in active employment."""

    hundredths: int
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``seconds`` of a course type (None: of everything) count per year or cycle.

    ``final_year_only`` makes a yearly limit hold in the last cycle year alone; one that is not ``active`` caps nothing.
    """

    seconds: int
    per: Per
    course_type: str | None = None
    final_year_only: bool = False
    active: bool = True
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Rounding:
    """Each credit's hours go to a multiple of ``seconds``."""

    seconds: int
    direction: Direction

    def of(self, seconds: int) -> int:
        """``seconds`` rounded; a half goes up when nearest."""
        if self.direction is Direction.DOWN:
            return seconds // self.seconds * self.seconds
        if self.direction is Direction.UP:
            return -(-seconds // self.seconds) * self.seconds
        return (2 * seconds + self.seconds) // (2 * self.seconds) * self.seconds


@dataclass(frozen=True, slots=True)
class Policy:
    """One edition. ``sha256`` is that of its bytes, so that a cycle can prove under which wording it began.

    None everywhere means: this edition does not say. ``effective_from`` and ``effective_to`` bound cycle start days;
    an edition that is not ``in_force`` is kept for what-if only. ``needs_basis`` and ``needs_documentation`` left
    unset ask for nothing. ``spanning`` unset leaves a credit that runs over a year's end out of the year bars.
    ``employment_before_cycle`` unset counts employment within the cycle only, and says so.
    """

    name: str
    title: str
    sha256: str
    cycle_years: int
    status: str | None = None
    source: str | None = None
    default: bool = False
    in_force: bool = True
    effective_from: date | None = None
    effective_to: date | None = None
    total: HoursRule | None = None
    per_year: YearRule | None = None
    per_domain: HoursRule | None = None
    employment: EmploymentRule | None = None
    limits: tuple[Limit, ...] = ()
    needs_basis: bool | None = None
    needs_documentation: bool | None = None
    documentation_exempt: frozenset[Basis] = frozenset()
    rounding: Rounding | None = None
    spanning: Spanning | None = None
    employment_before_cycle: bool | None = None

    def covers(self, cycle_start: date) -> bool:
        """Whether a cycle beginning on that day is under this edition."""
        if not self.in_force or self.effective_from is None or cycle_start < self.effective_from:
            return False
        return self.effective_to is None or cycle_start <= self.effective_to
