"""What staff may wish for, beside what everybody may: one frozen dataclass a wish; its docstring is how one says it.

``act`` is its line in core.rules.rights. ``about`` is request, exam, recertification, deferral, fee, mentoring, offer
or audit; ``number`` is that of the matter (17 of R17).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from bot.intents import Intent
from core.rules.terms import Domain

Split = tuple[tuple[Domain | None, int], ...]
"""Whole seconds by domain; no domain: the one that was asked for."""


@dataclass(frozen=True, slots=True)
class StaffIntent(Intent):
    """A wish of staff."""

    act: ClassVar[str] = ""
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class StaffHelp(StaffIntent):
    """See what staff can say.

    > staff help
    """

    name: ClassVar[str] = "staff_help"
    act: ClassVar[str] = "see case"


@dataclass(frozen=True, slots=True)
class SeeQueue(StaffIntent):
    """See what waits for a decision, the longest first; all of it, one kind, or what is assigned to you.

    > queue
    > my queue
    > queue exams
    """

    name: ClassVar[str] = "see_queue"
    act: ClassVar[str] = "see queue"
    about: str | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class SeeCase(StaffIntent):
    """See one case: what is asked, its documents, earlier ones like it, every step taken.

    > show R17
    > show exam 3
    > show recertification 4
    > show audit A2
    """

    name: ClassVar[str] = "see_case"
    act: ClassVar[str] = "see case"
    about: str = "request"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Approve(StaffIntent):
    """Approve a case; a request as asked, or with other hours.

    > approve R17
    > approve R17 1.5 implement
    > approve R17 1 implement, 0.5 foster because only the talk was new
    > approve exam 3
    > accept offer 2
    """

    name: ClassVar[str] = "approve"
    act: ClassVar[str] = "approve"
    about: str = "request"
    number: int = 0
    hours: Split = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Decline(StaffIntent):
    """Decline a case with a reason: your own words, or the name of a prepared one (*reasons* lists them).

    > decline R17 because it is not about publications
    > decline R17 no-domain
    > decline exam 3 the work history ends in 2019
    """

    name: ClassVar[str] = "decline"
    act: ClassVar[str] = "decline"
    about: str = "request"
    number: int = 0
    words: str | None = None


@dataclass(frozen=True, slots=True)
class AskPerson(StaffIntent):
    """Ask the person something; the answer comes back to you.

    > ask R17 who else taught it?
    > ask exam 3 what did you do from 2020 to 2022?
    """

    name: ClassVar[str] = "ask_person"
    act: ClassVar[str] = "ask"
    about: str = "request"
    number: int = 0
    words: str | None = None


@dataclass(frozen=True, slots=True)
class AssignCase(StaffIntent):
    """Give a request to a reviewer, with a day to decide it by if you like.

    > assign R17 to carl@example.org
    > assign R17 to me by 5 December 2026
    """

    name: ClassVar[str] = "assign_case"
    act: ClassVar[str] = "assign"
    number: int = 0
    address: str | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Recommend(StaffIntent):
    """Give the first of two opinions on a request.

    > recommend R17 1.5 implement because the agenda shows 90 minutes
    """

    name: ClassVar[str] = "recommend"
    act: ClassVar[str] = "recommend"
    number: int = 0
    hours: Split = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Reverse(StaffIntent):
    """Reverse an approval, or the result of an exam; what it entered is taken off again.

    > reverse R17 because the hours were counted twice
    > reverse recertification 4 because two certificates were not theirs
    > reverse exam 3 because Pearson corrected the result
    """

    name: ClassVar[str] = "reverse"
    act: ClassVar[str] = "reverse"
    about: str = "request"
    number: int = 0
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Reopen(StaffIntent):
    """Look at a declined, reversed or closed case again.

    > reopen R17
    > reopen recertification 4
    """

    name: ClassVar[str] = "reopen"
    act: ClassVar[str] = "reopen"
    about: str = "request"
    number: int = 0


@dataclass(frozen=True, slots=True)
class CloseCase(StaffIntent):
    """Close an exam or recertification application that will not go on, or an audit that is done.

    > close exam 3 because it was not sat
    > close audit A2
    """

    name: ClassVar[str] = "close_case"
    act: ClassVar[str] = "close"
    about: str = "exam"
    number: int = 0
    words: str | None = None


@dataclass(frozen=True, slots=True)
class SeeReasons(StaffIntent):
    """See the prepared reasons.

    > reasons
    """

    name: ClassVar[str] = "see_reasons"
    act: ClassVar[str] = "see queue"


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
class SettleFee(StaffIntent):
    """Record a fee as paid, waive it, take it back, or see what is due (``what`` paid, waived, void, again, refunded).

    > fees due
    > fee 3 paid transfer 2026-118
    > waive fee 3 because of a documented emergency
    """

    name: ClassVar[str] = "settle_fee"
    act: ClassVar[str] = "settle fee"
    number: int | None = None
    what: str | None = None
    words: str | None = None


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
    """Look somebody up by name or address: standing, cycle, bars, matters.

    > person dana@example.org
    > find person Dana
    """

    name: ClassVar[str] = "see_person"
    act: ClassVar[str] = "see people"
    query: str = ""


@dataclass(frozen=True, slots=True)
class SeeReport(StaffIntent):
    """Get a report as a picture and a table (``about`` risk, domains, requests; ``policy`` for a what-if).

    > people at risk
    > report domains
    > report requests
    > what if everyone were under ismpp-2022-first-announced?
    """

    name: ClassVar[str] = "see_report"
    act: ClassVar[str] = "report"
    about: str = "risk"
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class DrawAudit(StaffIntent):
    """Draw an audit by percentage and seed, with the day by which people answer; *rolling* takes people one by one.

    > draw audit 10% seed 7 by 31 January 2027
    > draw rolling audit 5% seed 7
    """

    name: ClassVar[str] = "draw_audit"
    act: ClassVar[str] = "draw audit"
    percent: Decimal | None = None
    seed: int | None = None
    due_on: date | None = None
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class SeeAudits(StaffIntent):
    """See the audits that are open.

    > audits
    """

    name: ClassVar[str] = "see_audits"
    act: ClassVar[str] = "audit"


@dataclass(frozen=True, slots=True)
class ActOnAudit(StaffIntent):
    """Extend an audit, record a finding, pass or cancel it (``verb`` extend, find, pass, cancel).

    > extend A2 to 28 February 2027
    > finding A2 the certificate of #12 is made out to somebody else
    > pass A2
    > cancel A2 because it was drawn in error
    """

    name: ClassVar[str] = "act_on_audit"
    act: ClassVar[str] = "audit"
    verb: str = "pass"
    number: int = 0
    on: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class PackAudit(StaffIntent):
    """Get one person's audit pack: record, documents, decisions, and a manifest that can be verified.

    > pack A2
    > audit pack dana@example.org
    """

    name: ClassVar[str] = "pack_audit"
    act: ClassVar[str] = "pack audit"
    number: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class NotByMail(Intent):
    """A staff command that came by mail: it is not done there.

    > approve R17
    """

    name: ClassVar[str] = "not_by_mail"
