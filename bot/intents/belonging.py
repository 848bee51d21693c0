"""Wishes about oneself: profile, addresses, employment, letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.intents.wish import Ambiguity, Intent


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
class Profile(Intent):
    """See your profile: standing, certification number, dates, addresses.

    > profile
    > when does my certification expire?
    """

    name: ClassVar[str] = "profile"


@dataclass(frozen=True, slots=True)
class Communications(Intent):
    """See everything the programme has sent you, or read one of the letters again (``whole``; ``page`` is from 1).

    > communications
    > what did you send me about the annual meeting?
    > communications R5
    > read 3
    > show me the last letter
    """

    name: ClassVar[str] = "communications"
    query: str | None = None
    start: date | None = None
    end: date | None = None
    number: int | None = None
    whole: bool = False
    last: bool = False
    page: int = 1


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
