"""One credit as the rules see it, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rules.terms import Basis, Domain, Span


class Reason(StrEnum):
    """Why a credit, or some of it, does not count."""

    NO_CYCLE = "no cycle"
    OUTSIDE_CYCLE = "outside the cycle"
    ACROSS_CYCLE_EDGE = "runs over the cycle's edge"
    NO_BASIS = "no basis"
    NO_DOCUMENTATION = "no documentation"
    LIMIT = "limit reached"


@dataclass(frozen=True, slots=True)
class CreditFacts:
    """One line of a practitioner's tracker, as far as the rules look at it.

    ``number`` is 0 for what is not saved yet. ``domain`` is None when it is missing or ``legacy_domain`` holds a
    value of an older tracker. ``recording`` is True for the recording of a live session, None when nobody said.
    """

    number: int
    title: str
    seconds: int
    start: date
    end: date
    domain: Domain | None = None
    course_type: str | None = None
    basis: Basis | None = None
    documented: bool = False
    added_by: str | None = None
    recording: bool | None = None
    legacy_domain: str | None = None

    @property
    def span(self) -> Span:
        """The activity's days."""
        return Span(self.start, self.end)


class Remark(StrEnum):
    """What keeps a credit that counts from counting everywhere."""

    NO_DOMAIN = "no domain"
    SPANS_YEARS = "spans two cycle years"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one credit is worth. ``seconds_counted`` never exceeds the credit's own, unless a policy rounds up.

    ``why_not`` is None when all of it counts; else the sentences for the person, remedies included, in the order of
    ``reasons``. ``note`` says where a credit that counts doesn't help (``remarks``): without a domain it helps no
    domain, over the end of a year it helps no year, as long as the policy doesn't say which.
    ``year`` is the cycle year it helps, ``domain`` the domain.
    """

    number: int
    counts: bool
    seconds_counted: int
    year: int | None
    domain: Domain | None
    reasons: tuple[Reason, ...] = ()
    why_not: str | None = None
    remarks: tuple[Remark, ...] = ()
    note: str | None = None

    @property
    def reason(self) -> Reason | None:
        """The first reason, or None."""
        return self.reasons[0] if self.reasons else None

    @property
    def wants_documents_only(self) -> bool:
        """Whether nothing but its documentation keeps it from counting."""
        return self.reasons == (Reason.NO_DOCUMENTATION,)
