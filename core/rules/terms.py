"""The field's words as values: domains, standings, bases (source: shared DOMAIN table, platform FAQ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

SECONDS_PER_HOUR = 3600


class Domain(StrEnum):
    """The three content domains a credit can belong to."""

    DEVELOP = "develop"
    IMPLEMENT = "implement"
    FOSTER = "foster"

    @property
    def title(self) -> str:  # type: ignore[override]
        """The domain as the programme prints it."""
        return DOMAIN_TITLES[self]


DOMAIN_TITLES = {
    Domain.DEVELOP: "Develop Publication Plan",
    Domain.IMPLEMENT: "Implement Publication Plan",
    Domain.FOSTER: "Foster Ethical and Compliant Behavior in Publications",
}


class Standing(StrEnum):
    """Where a practitioner is on the certification journey."""

    NONE = "none"
    APPLICANT = "applicant"
    CANDIDATE = "candidate"
    CMPP = "CMPP"
    EXPIRED = "expired"


class Basis(StrEnum):
    """Why a credit may count."""

    ACTIVITY = "approved activity"
    REQUEST = "approved request"
    ATTENDANCE = "programme attendance"


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days from ``start`` to ``end``, both included. Raises ValueError when end lies before start."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} lies before {self.start}")

    @classmethod
    def day(cls, on: date) -> Self:
        """One single day."""
        return cls(on, on)

    def __contains__(self, on: date) -> bool:
        return self.start <= on <= self.end


def hours_of(seconds: int) -> float:
    """Seconds as hours for people and JSON, exact to four decimals."""
    hours = round(seconds / SECONDS_PER_HOUR, 4)
    return int(hours) if hours == int(hours) else hours


def show_hours(seconds: int) -> str:
    """Hours to two decimals without trailing zeros: 5400 -> '1.5'."""
    return f"{seconds / SECONDS_PER_HOUR:.2f}".rstrip("0").rstrip(".")
