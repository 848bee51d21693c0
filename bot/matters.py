"""What people can do about a matter of theirs with the programme, once it was begun: see it, go on, take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.intents import Intent


@dataclass(frozen=True, slots=True)
class SeeMatter(Intent):
    """See where a matter stands.

    > status of R17
    > my requests
    > my fees
    > my questions
    """

    name: ClassVar[str] = "see_matter"
    about: str = "request"
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ActOnMatter(Intent):
    """Go on with a matter, send it, take it back.

    > request R17
    > open the form of R17
    > submit R17
    > withdraw R17
    > withdraw my exam application
    > my exam is on 15 March 2027 at 10:00
    > recertify by exam
    > tell my mentor I am free on Friday
    > answer exam 1: at Acme Medical, from 2018 to 2021
    > answer recertification 2: the certificate is attached to #12
    > accept mentoring 1
    > it was me at GPP3
    > line 12 was not me
    """

    name: ClassVar[str] = "act_on_matter"
    changes: ClassVar[bool] = True
    about: str = "request"
    verb: str = "go on"
    number: int | None = None
    words: str | None = None
    on: date | None = None
    at: str | None = None
