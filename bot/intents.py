"""What people can wish for: one frozen dataclass per wish; its docstring is how one says it.

The first line of each docstring says what the wish does; the lines that follow, each starting with "> ", are
examples. Help and the manual are made from them, and a test sees that every example is understood as itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, ClassVar

from core.rules.terms import Domain, hours_of


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A value that could be two or more things. ``options`` are the candidates, most likely first.

    For days each option is a ``(start, end)`` pair; for hours, seconds.
    """

    field: str
    options: tuple[Any, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity as it was said. What was not said is None; ``spans`` maps a field to the words it came from."""

    title: str | None = None
    seconds: int | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None
    description: str | None = None
    location: str | None = None
    instructor: str | None = None
    recording: bool | None = None
    during: str | None = None
    ambiguous: tuple[Ambiguity, ...] = ()
    spans: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The entry as ``tally understand`` prints it; hours a number, days ISO, missing null."""
        return {
            "title": self.title,
            "hours": None if self.seconds is None else hours_of(self.seconds),
            "start": self.start and self.start.isoformat(),
            "end": self.end and self.end.isoformat(),
            "domain": self.domain and self.domain.value,
            "description": self.description,
            "location": self.location,
            "instructor": self.instructor,
            "ambiguous": [a.field for a in self.ambiguous],
            "spans": dict(self.spans),
        }


@dataclass(frozen=True, slots=True)
class Which:
    """Which credits are meant: by number, "the last one", words of the title ("the GPP3 one"), all/both, the duplicate."""

    numbers: tuple[int, ...] = ()
    last: bool = False
    words: str | None = None
    every: bool = False
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """A wish. ``changes`` says that it changes the record, so that an unproven sender is asked first."""

    name: ClassVar[str] = ""
    changes: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class AddCredit(Intent):
    """Add what you attended.

    > add 1.5h GPP3
    > log 90 min webinar "Authorship for oncologists" on 3 March, ethics
    > add 1.5h GPP3 and 2h CONSORT update
    """

    name: ClassVar[str] = "add_credit"
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress(Intent):
    """See how far you are, with bars, and what is still missing.

    > am I on track?
    > how many hours do I need in implement?
    > progress
    """

    name: ClassVar[str] = "progress"
    domain: Domain | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ListCredits(Intent):
    """List your credits, by dates, domain or words, with totals.

    > list
    > what did I log in March?
    > show my 2025 credits
    """

    name: ClassVar[str] = "list_credits"
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class EditCredit(Intent):
    """Change a credit.

    > change 12 to 2h
    > #12 was on 4 March
    > set domain of 12 to implement
    """

    name: ClassVar[str] = "edit_credit"
    changes: ClassVar[bool] = True
    which: Which = Which()
    entry: Entry = Entry()


@dataclass(frozen=True, slots=True)
class DeleteCredit(Intent):
    """Delete a credit.

    > delete 12
    > delete the duplicate
    """

    name: ClassVar[str] = "delete_credit"
    changes: ClassVar[bool] = True
    which: Which = Which()


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """Take back your last change.

    > undo
    """

    name: ClassVar[str] = "undo"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Cancel(Intent):
    """Drop what we are in the middle of; nothing is saved.

    > cancel
    > never mind
    """

    name: ClassVar[str] = "cancel"


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """Answer what I asked, in any order, or correct it.

    > yes
    > no, 2 hours
    > 2h, implement, last Friday
    > the first one

    ``says`` is one of yes, no, save, another, not_listed, skip, both, change or None. ``position`` is 1-based,
    -1 the last. ``entry`` carries whatever values the words hold. ``words`` is the whole text, for free-text
    questions; ``which`` names credits when the words do. ``only`` and ``without`` are places (1-based, -1 the last)
    of several that were offered: "the first and the third", "all of them except the second".
    """

    name: ClassVar[str] = "answer"
    says: str | None = None
    position: int | None = None
    entry: Entry = Entry()
    which: Which = Which()
    words: str = ""
    only: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attach(Intent):
    """Attach a file to a credit: send the file with the number.

    > attach to 12
    > this is the certificate for 12
    """

    name: ClassVar[str] = "attach"
    changes: ClassVar[bool] = True
    which: Which = Which()


@dataclass(frozen=True, slots=True)
class GetDocument(Intent):
    """Get a credit's document back.

    > send me the certificate for 12
    > document 12
    """

    name: ClassVar[str] = "get_document"
    which: Which = Which()


@dataclass(frozen=True, slots=True)
class SearchActivities(Intent):
    """Search the approved activities by words, course type, dates or domain.

    > find webinars about AI
    > search annual meeting 2026
    """

    name: ClassVar[str] = "search_activities"
    query: str | None = None
    course_type: str | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class Deadline(Intent):
    """See which deadlines are ahead.

    > when is my deadline?
    """

    name: ClassVar[str] = "deadline"


@dataclass(frozen=True, slots=True)
class WhatIf(Intent):
    """See where some hours would bring you; nothing is saved.

    > what if I do 6 hours in December?
    """

    name: ClassVar[str] = "what_if"
    seconds: int | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None


@dataclass(frozen=True, slots=True)
class Export(Intent):
    """Get your whole record: a CSV, or one PDF with every document (``format`` csv, pdf or None for both).

    > export
    > export as pdf
    """

    name: ClassVar[str] = "export"
    format: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class SetReminder(Intent):
    """Choose when I remind you (``weekday`` lower-case English, ``time`` HH:MM, ``channel`` slack, mail or both).

    > remind me every Monday at 9
    > reminders on
    > remind me by mail
    """

    name: ClassVar[str] = "set_reminder"
    changes: ClassVar[bool] = True
    weekday: str | None = None
    time: str | None = None
    start: date | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class StopReminders(Intent):
    """Stop all reminders.

    > stop reminders
    > stop these
    """

    name: ClassVar[str] = "stop_reminders"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Snooze(Intent):
    """Hold reminders back until a day.

    > snooze a week
    > don't remind me until January
    """

    name: ClassVar[str] = "snooze"
    changes: ClassVar[bool] = True
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AddEmployment(Intent):
    """Add to your work history (``end`` None: until today and on).

    > I worked at Acme Medical as publication manager from 2021 to 2024
    > add employment Beta Health since March 2023
    """

    name: ClassVar[str] = "add_employment"
    changes: ClassVar[bool] = True
    employer: str | None = None
    role: str | None = None
    start: date | None = None
    end: date | None = None
    ambiguous: tuple[Ambiguity, ...] = ()


@dataclass(frozen=True, slots=True)
class EditEmployment(Intent):
    """Change, delete or show your work history (``delete`` True to remove; ``query`` names the employer or the line's number).

    > my job at Acme Medical ended in June 2024
    > delete job 2
    > show my work history
    """

    name: ClassVar[str] = "edit_employment"
    changes: ClassVar[bool] = True
    query: str | None = None
    employer: str | None = None
    role: str | None = None
    start: date | None = None
    end: date | None = None
    delete: bool = False


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
class Profile(Intent):
    """See your profile: standing, certification number, dates, addresses.

    > profile
    > when does my certification expire?
    """

    name: ClassVar[str] = "profile"


@dataclass(frozen=True, slots=True)
class Communications(Intent):
    """See everything the programme has sent you.

    > communications
    > what did you send me about the annual meeting?
    """

    name: ClassVar[str] = "communications"
    query: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Link(Intent):
    """Add a mail address to your record, or link this Slack account to it.

    > link dana@example.org
    > I'm dana@example.org
    """

    name: ClassVar[str] = "link"
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Unlink(Intent):
    """Take an address or this Slack account off your record.

    > unlink old@example.org
    > unlink slack
    """

    name: ClassVar[str] = "unlink"
    changes: ClassVar[bool] = True
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ContactOffice(Intent):
    """Send the certification office a message.

    > tell the office my name has changed
    > contact the office
    """

    name: ClassVar[str] = "contact_office"
    query: str | None = None


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


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """See what I can do.

    > help
    > what can you do?
    """

    name: ClassVar[str] = "help"
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Chitchat(Intent):
    """Small talk; nothing is logged (``kind``: thanks, greeting, praise, lunch, other, somebody_else, planned).

    > thanks!
    """

    name: ClassVar[str] = "chitchat"
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class Unknown(Intent):
    """Not understood; ``words`` are the ones that were not, ``entry`` what was."""

    name: ClassVar[str] = "unknown"
    words: tuple[str, ...] = ()
    entry: Entry = Entry()


def to_json(intent: Intent) -> dict[str, Any]:
    """The object ``tally understand --json`` prints: ``{"intent": NAME, ...arguments}`` (docs/commands.md)."""
    shown: dict[str, Any] = {"intent": intent.name}
    for one in fields(intent):
        value = getattr(intent, one.name)
        if one.name == "entries":
            shown["entries"] = [entry.to_json() for entry in value]
        elif one.name == "entry":
            shown.update(value.to_json())
        elif one.name == "which":
            shown["number"] = value.numbers[0] if value.numbers else None
            shown["numbers"] = list(value.numbers)
            shown.setdefault("query", value.words)
        elif one.name == "seconds":
            shown["hours"] = None if value is None else hours_of(value)
        elif isinstance(value, date):
            shown[one.name] = value.isoformat()
        elif one.name == "ambiguous":
            shown[one.name] = [a.field for a in value]
        else:
            shown[one.name] = list(value) if isinstance(value, tuple) else value
    return shown
