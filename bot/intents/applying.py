"""Wishes for the programme: requests, exam, recertification, mentors, badge, check-in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents.wish import Intent


@dataclass(frozen=True, slots=True)
class RequestCredit(Intent):
    """Ask the committee for credit for something that is not on the approved list.

    > request credit for teaching a workshop
    """

    name: ClassVar[str] = "request_credit"
    changes: ClassVar[bool] = True
    query: str | None = None


@dataclass(frozen=True, slots=True)
class ApplyExam(Intent):
    """Apply for the exam.

    > apply for the exam
    """

    name: ClassVar[str] = "apply_exam"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DeferExam(Intent):
    """Move the exam to the next window.

    > defer my exam
    """

    name: ClassVar[str] = "defer_exam"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Recertify(Intent):
    """See or submit your recertification application.

    > recertify
    """

    name: ClassVar[str] = "recertify"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Badge(Intent):
    """See where your digital badge is.

    > where is my badge?
    """

    name: ClassVar[str] = "badge"


@dataclass(frozen=True, slots=True)
class CheckIn(Intent):
    """Check in to a live session by the code in the room, or ask for one you missed.

    > check in AB23CD45
    > I missed the check-in AB23CD45
    """

    name: ClassVar[str] = "check_in"
    changes: ClassVar[bool] = True
    code: str | None = None
    key: str | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class RequestMentor(Intent):
    """Ask for a mentor.

    > I'd like a mentor
    """

    name: ClassVar[str] = "request_mentor"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class VolunteerMentor(Intent):
    """Volunteer as a mentor.

    > I want to volunteer as a mentor
    """

    name: ClassVar[str] = "volunteer_mentor"
    changes: ClassVar[bool] = True
