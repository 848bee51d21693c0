"""Wishes of staff that only look: what somebody logged or was sent, what was decided, who is there, which exams lie ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.staff_intents.wish import StaffIntent


@dataclass(frozen=True, slots=True)
class SeeCreditsOf(StaffIntent):
    """See what somebody logged, of one year if it is named, or (``lacking``) only what still lacks its certificate.

    > credits of dana@example.org
    > credits of dana@example.org in 2026
    > missing certificates of dana@example.org
    """

    name: ClassVar[str] = "see_credits_of"
    act: ClassVar[str] = "see people"
    address: str = ""
    year: int | None = None
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class SeeLettersTo(StaffIntent):
    """See what was sent to somebody, the newest first.

    > letters to dana@example.org
    """

    name: ClassVar[str] = "see_letters_to"
    act: ClassVar[str] = "see people"
    address: str = ""


@dataclass(frozen=True, slots=True)
class SeeLacking(StaffIntent):
    """See whose credits still lack certificates.

    > people without certificates
    """

    name: ClassVar[str] = "see_lacking"
    act: ClassVar[str] = "see people"


@dataclass(frozen=True, slots=True)
class SeeDecided(StaffIntent):
    """See which requests were decided, with their hours and by whom (``state`` approved or declined; ``address`` by one person).

    > requests decided
    > requests declined
    > requests decided by carl@example.org
    """

    name: ClassVar[str] = "see_decided"
    act: ClassVar[str] = "see queue"
    state: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class CountPeople(StaffIntent):
    """See how many people there are by standing, who came last, and whose credential ends next.

    > how many people
    """

    name: ClassVar[str] = "count_people"
    act: ClassVar[str] = "see people"


@dataclass(frozen=True, slots=True)
class SeeExamsAhead(StaffIntent):
    """See which exams lie ahead: their windows and appointments.

    > exams ahead
    """

    name: ClassVar[str] = "see_exams_ahead"
    act: ClassVar[str] = "see people"
