"""What people can wish for: one frozen dataclass per wish; its docstring is how one says it.

The first line of each docstring says what the wish does; the lines that follow, each starting with "> ", are
examples. Help and the manual are made from them, and a test sees that every example is understood as itself.
"""

from __future__ import annotations

from bot.intents.applying import (
    ApplyExam,
    Badge,
    CheckIn,
    DeferExam,
    Recertify,
    RequestCredit,
    RequestMentor,
    VolunteerMentor,
)
from bot.intents.asking import AskAbout
from bot.intents.belonging import AddEmployment, Communications, EditEmployment, Link, Profile, Unlink
from bot.intents.conversing import (
    Answer,
    Cancel,
    Chitchat,
    Clarify,
    ContactOffice,
    Explain,
    Help,
    Several,
    Undo,
    Unknown,
)
from bot.intents.foreseeing import (
    Deadline,
    Progress,
    SearchActivities,
    SeeReminders,
    SetReminder,
    Snooze,
    StopReminders,
    WhatIf,
)
from bot.intents.shown import to_json
from bot.intents.tracking import AddCredit, Attach, DeleteCredit, EditCredit, Export, GetDocument, ListCredits
from bot.intents.wish import Ambiguity, Entry, Intent, Which

__all__ = [
    "WISHES", "AddCredit", "AddEmployment", "Ambiguity", "Answer", "ApplyExam", "AskAbout", "Attach", "Badge", "Cancel",
    "CheckIn", "Chitchat", "Clarify", "Communications", "ContactOffice", "Deadline", "DeferExam", "DeleteCredit", "EditCredit",
    "EditEmployment", "Entry", "Explain", "Export", "GetDocument", "Help", "Intent", "Link", "ListCredits", "Profile",
    "Progress", "Recertify", "RequestCredit", "RequestMentor", "SearchActivities", "SeeReminders", "SetReminder", "Several",
    "Snooze", "StopReminders", "Undo", "Unknown", "Unlink", "VolunteerMentor", "WhatIf", "Which", "to_json",
]  # fmt: skip

WISHES: tuple[type[Intent], ...] = (
    AddCredit, Progress, ListCredits, EditCredit, DeleteCredit, Undo, Cancel, Answer, Attach, GetDocument,
    SearchActivities, Deadline, WhatIf, Export, SetReminder, SeeReminders, StopReminders, Snooze, AddEmployment, EditEmployment,
    RequestCredit, ApplyExam, DeferExam, Recertify, Badge, Profile, Communications, Link, Unlink, ContactOffice,
    CheckIn, RequestMentor, VolunteerMentor, Help, Explain, AskAbout, Clarify, Several, Chitchat, Unknown,
)  # fmt: skip
