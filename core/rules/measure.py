"""One requirement as a bar: what one has of what one needs, in whole numbers, and what is missing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rules.terms import DOMAIN_TITLES, SECONDS_PER_HOUR, Domain, Span


class Unit(StrEnum):
    """What a measure counts: hours kept as seconds, or years kept as hundredths of a year."""

    HOURS = "hours"
    YEARS = "years"

    @property
    def scale(self) -> int:
        """How many of the kept whole numbers make one of the unit."""
        return SECONDS_PER_HOUR if self is Unit.HOURS else 100


@dataclass(frozen=True, slots=True)
class Measure:
    """One requirement: ``have`` of ``need`` (seconds, or hundredths of a year) within ``within``, due on ``by``.

    ``name`` is total, employment, "year N", develop, implement or foster. ``need`` is above 0.
    """

    name: str
    have: int
    need: int
    unit: Unit
    within: Span
    note: str | None = None

    @property
    def by(self) -> date:
        """The last day on which the requirement can be met."""
        return self.within.end

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.have >= self.need

    @property
    def short(self) -> int:
        """What is missing, in the kept whole number; 0 when met."""
        return max(0, self.need - self.have)

    @property
    def percent(self) -> int:
        """0 to 100, rounded down, so that 100 means met."""
        return min(100, self.have * 100 // self.need)

    @property
    def have_shown(self) -> float:
        """Hours or years, to two decimals at most for years."""
        return round(self.have / self.unit.scale, 4)

    @property
    def need_shown(self) -> float:
        """Hours or years."""
        return round(self.need / self.unit.scale, 4)

    @property
    def label(self) -> str:
        """The name for people: 'Year 3', 'Implement Publication Plan', 'Total', 'Employment'."""
        if self.name in DOMAIN_TITLES:
            return DOMAIN_TITLES[Domain(self.name)]
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not met. ``closed`` when its last day is over, ``ahead`` when its first has not come.

    A closed year can't be filled by new activities; a certificate for one that lay in it still can.
    """

    measure: Measure
    closed: bool
    ahead: bool

    @property
    def name(self) -> str:
        """The measure's name."""
        return self.measure.name

    @property
    def short(self) -> int:
        """What is missing, in seconds or hundredths of a year."""
        return self.measure.short

    @property
    def by(self) -> date:
        """The last day to close it."""
        return self.measure.by
