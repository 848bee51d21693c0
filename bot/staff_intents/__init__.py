"""What staff may wish for, beside what everybody may: one frozen dataclass a wish; its docstring is how one says it.

``act`` is its line in core.rules.rights. ``about`` is request, exam, recertification, deferral, fee, mentoring, offer
or audit; ``number`` is that of the matter (17 of R17).
"""

from __future__ import annotations

from bot.staff_intents.auditing import ActOnAudit, DrawAudit, PackAudit, SeeAudits
from bot.staff_intents.deciding import Approve, CloseCase, Decline, Recommend, Reopen, Reverse
from bot.staff_intents.listing import ImportList, SeeBatches, SeeWaiting, SettleLine, UndoBatch
from bot.staff_intents.looking import CountPeople, SeeCreditsOf, SeeDecided, SeeExamsAhead, SeeLacking, SeeLettersTo
from bot.staff_intents.meaning import ForOffice, StaffSentence, WhoseAddress
from bot.staff_intents.queueing import (
    AskPerson,
    AssignCase,
    NotByMail,
    SeeCase,
    SeeQueue,
    SeeReasons,
    StaffHelp,
    TellPerson,
)
from bot.staff_intents.recording import (
    AssignMentor,
    GrantRole,
    OpenExam,
    RecordExam,
    SeePerson,
    SeeReport,
    SeeStanding,
    SettleFee,
)
from bot.staff_intents.wish import Split, StaffIntent

__all__ = [
    "WISHES", "ActOnAudit", "Approve", "AskPerson", "AssignCase", "AssignMentor", "CloseCase", "CountPeople", "Decline",
    "DrawAudit", "ForOffice", "GrantRole", "ImportList", "NotByMail", "OpenExam", "PackAudit", "Recommend",
    "RecordExam", "Reopen", "Reverse", "SeeAudits", "SeeBatches", "SeeCase", "SeeCreditsOf", "SeeDecided",
    "SeeExamsAhead", "SeeLacking", "SeeLettersTo", "SeePerson", "SeeQueue", "SeeReasons", "SeeReport", "SeeStanding",
    "SeeWaiting", "SettleFee", "SettleLine", "Split", "StaffHelp", "StaffIntent", "StaffSentence", "TellPerson",
    "UndoBatch", "WhoseAddress",
]  # fmt: skip

WISHES: tuple[type[StaffIntent], ...] = (
    StaffHelp, SeeQueue, SeeCase, Approve, Decline, AskPerson, AssignCase, Recommend, Reverse, Reopen, CloseCase,
    SeeReasons, RecordExam, OpenExam, SettleFee, AssignMentor, GrantRole, SeePerson, SeeStanding, SeeReport, TellPerson,
    SeeCreditsOf, SeeLettersTo, SeeLacking, SeeDecided, CountPeople, SeeExamsAhead,
    DrawAudit, SeeAudits, ActOnAudit, PackAudit, ImportList, SeeBatches, UndoBatch, SeeWaiting, SettleLine,
)  # fmt: skip
