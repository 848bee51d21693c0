"""Wishes of staff about what waits: the queue, a case, the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.intents import Intent
from bot.staff_intents.wish import StaffIntent


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
class SeeReasons(StaffIntent):
    """See the prepared reasons.

    > reasons
    """

    name: ClassVar[str] = "see_reasons"
    act: ClassVar[str] = "see queue"


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
class TellPerson(StaffIntent):
    """Write to a person in the programme's name; it stands in their communications, the answer comes to the office.

    > tell dana@example.org your certificate of March is hard to read, please send it again
    """

    name: ClassVar[str] = "tell_person"
    act: ClassVar[str] = "ask"
    address: str = ""
    words: str | None = None


@dataclass(frozen=True, slots=True)
class NotByMail(Intent):
    """A staff command that came by mail: it is not done there.

    > approve R17
    """

    name: ClassVar[str] = "not_by_mail"
