"""Wishes of staff about people: exams, fees, mentors, roles, reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.staff_intents.wish import StaffIntent


@dataclass(frozen=True, slots=True)
class RecordExam(StaffIntent):
    """Record what happened with an exam (``what`` authorized, scheduled, cancelled, sat, passed, failed).

    > exam 3 authorized on 12 February 2027
    > exam 3 scheduled on 15 March 2027 at 10:00
    > exam 3 sat on 15 March 2027
    > exam 3 passed C-1234 issued 1 April 2027 cycle 1 January 2027 to 31 December 2031
    > exam 3 failed
    > recertification 4 exam passed on 12 March 2028
    """

    name: ClassVar[str] = "record_exam"
    act: ClassVar[str] = "record exam"
    about: str = "exam"
    number: int = 0
    what: str = "sat"
    on: date | None = None
    at: str | None = None
    credential: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class OpenExam(StaffIntent):
    """Open the exam application of an applicant or candidate that began elsewhere (``window`` as it was said).

    > open exam for kei@example.org window March 2027
    """

    name: ClassVar[str] = "open_exam"
    act: ClassVar[str] = "record exam"
    address: str = ""
    window: str | None = None


@dataclass(frozen=True, slots=True)
class SeeStanding(StaffIntent):
    """List everybody of one standing (``standing`` expired, candidate, applicant), who came to it last before the others.

    > people expired
    > people candidate
    """

    name: ClassVar[str] = "see_standing"
    act: ClassVar[str] = "see people"
    standing: str = "expired"


@dataclass(frozen=True, slots=True)
class SettleFee(StaffIntent):
    """Record a fee as paid, waive it, take it back, or see what is due.

    > fees due
    > fee 3 paid transfer 2026-118
    > waive fee 3 because of a documented emergency
    > waive deferral 2 because of a documented emergency
    > charge deferral 2

    ``what`` is paid, waived, void, again, refunded or, of a deferral, waived or charged.
    """

    name: ClassVar[str] = "settle_fee"
    act: ClassVar[str] = "settle fee"
    number: int | None = None
    what: str | None = None
    words: str | None = None
    about: str = "fee"


@dataclass(frozen=True, slots=True)
class AssignMentor(StaffIntent):
    """See who waits for a mentor and who offers to be one; match them.

    > mentors
    > assign mentor carl@example.org to dana@example.org
    """

    name: ClassVar[str] = "assign_mentor"
    act: ClassVar[str] = "assign mentor"
    mentor: str | None = None
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class GrantRole(StaffIntent):
    """Grant or revoke a role (office, committee, auditor), or see who holds one.

    > roles
    > grant committee to carl@example.org
    > revoke committee from carl@example.org
    """

    name: ClassVar[str] = "grant_role"
    act: ClassVar[str] = "grant"
    role: str | None = None
    address: str | None = None
    revoke: bool = False


@dataclass(frozen=True, slots=True)
class SeePerson(StaffIntent):
    """Look somebody up by name or address: standing, cycle, bars, matters (``loosely``: the words may mean something else).

    > person dana@example.org
    > find person Dana
    > who is Dana Example?
    """

    name: ClassVar[str] = "see_person"
    act: ClassVar[str] = "see people"
    query: str = ""
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class SeeReport(StaffIntent):
    """Get a report as a picture and a table (``about`` risk, domains, requests, attendance; empty: which there are).

    > reports
    > people at risk
    > report domains
    > report requests
    > report attendance
    > report attendance A1
    > what if everyone were under ismpp-2022-first-announced?
    """

    name: ClassVar[str] = "see_report"
    act: ClassVar[str] = "report"
    about: str = "risk"
    policy: str | None = None
    code: str | None = None
