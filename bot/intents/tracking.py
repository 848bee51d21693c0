"""Wishes about one's own credits: add, see, change, prove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.intents.wish import NONE_NAMED, NOTHING_SAID, Entry, Intent, Which
from core.rules.terms import Domain


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
class ListCredits(Intent):
    """List your credits, by dates, domain or words, with totals.

    > list
    > what did I log in March?
    > show my 2025 credits
    > list my last 5 credits

    ``last`` is how many of the newest are wanted.
    """

    name: ClassVar[str] = "list_credits"
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None
    query: str | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class EditCredit(Intent):
    """Change a credit.

    > change 12 to 2h
    > #12 was on 4 March
    > set domain of 12 to implement
    """

    name: ClassVar[str] = "edit_credit"
    changes: ClassVar[bool] = True
    which: Which = NONE_NAMED
    entry: Entry = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class DeleteCredit(Intent):
    """Delete a credit.

    > delete 12
    > delete the duplicate
    """

    name: ClassVar[str] = "delete_credit"
    changes: ClassVar[bool] = True
    which: Which = NONE_NAMED


@dataclass(frozen=True, slots=True)
class Attach(Intent):
    """Attach a file to a credit: send the file with the number.

    > attach to 12
    > this is the certificate for 12
    """

    name: ClassVar[str] = "attach"
    changes: ClassVar[bool] = True
    which: Which = NONE_NAMED


@dataclass(frozen=True, slots=True)
class GetDocument(Intent):
    """Get a credit's document back.

    > send me the certificate for 12
    > document 12
    """

    name: ClassVar[str] = "get_document"
    which: Which = NONE_NAMED


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
