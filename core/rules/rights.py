"""Who may do what for the programme: one table, read by every staff wish, every staff page and a test.

What somebody may do in a matter at a given moment stands in its moves table besides; nobody decides on their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import NotAllowed
from core.rules.moves import Who
from core.rules.wording import listed

OFFICE, COMMITTEE, AUDITOR = Who.OFFICE, Who.COMMITTEE, Who.AUDITOR
STAFF = (OFFICE, COMMITTEE, AUDITOR)


@dataclass(frozen=True, slots=True)
class Right:
    """What one does, as it begins a sentence, and who may."""

    says: str
    who: tuple[Who, ...]


RIGHTS: dict[str, Right] = {
    "see queue": Right("Seeing the review queue", (OFFICE, COMMITTEE)),
    "see case": Right("Seeing a case", STAFF),
    "see private": Right("Seeing medical documents", (OFFICE,)),
    "ask": Right("Asking a person about their case", STAFF),
    "assign": Right("Assigning a request", (OFFICE, COMMITTEE)),
    "recommend": Right("Giving the first of two opinions", (COMMITTEE,)),
    "approve": Right("Approving", (OFFICE, COMMITTEE)),
    "decline": Right("Declining", (OFFICE, COMMITTEE)),
    "reverse": Right("Reversing a decision", (OFFICE, COMMITTEE)),
    "reopen": Right("Reopening a case", (OFFICE, COMMITTEE)),
    "close": Right("Closing a case", (OFFICE, AUDITOR)),
    "record exam": Right("Recording what happened with an exam", (OFFICE,)),
    "settle fee": Right("Settling a fee", (OFFICE,)),
    "assign mentor": Right("Assigning a mentor", (OFFICE,)),
    "grant": Right("Granting and revoking roles", (OFFICE,)),
    "see people": Right("Looking people up", STAFF),
    "report": Right("Seeing reports", STAFF),
    "draw audit": Right("Drawing an audit", (OFFICE, AUDITOR)),
    "audit": Right("Auditing", (OFFICE, AUDITOR)),
    "pack audit": Right("Making an audit pack", (OFFICE, AUDITOR)),
    "see lists": Right("Seeing imported lists", (OFFICE,)),
    "import": Right("Importing lists", (OFFICE,)),
    "undo list": Right("Undoing an imported list", (OFFICE,)),
    "settle line": Right("Saying whom a line of attendance means", (OFFICE,)),
    "see catalogue": Right("Seeing the whole catalogue", (OFFICE, COMMITTEE)),
}


def may(act: str, roles: Iterable[Who]) -> bool:
    """Whether one of ``roles`` may do it. Raises KeyError for an act that is not in the table."""
    return bool(set(RIGHTS[act].who) & set(roles))


def require(act: str, roles: Iterable[Who]) -> None:
    """Raise NotAllowed, saying for whom it is, unless one of ``roles`` may do it."""
    if not may(act, roles):
        right = RIGHTS[act]
        remedy = "The office grants roles: *contact the office*."
        raise NotAllowed(what=right.says, who=listed([one.value for one in right.who], "or"), remedy=remedy)
