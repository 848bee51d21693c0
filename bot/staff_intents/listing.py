"""Wishes of staff about lists: imported from a file, undone as a whole; lines of attendance that wait for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from bot.staff_intents.wish import StaffIntent


@dataclass(frozen=True, slots=True)
class ImportList(StaffIntent):
    """Import the list sent with it, after seeing what it would change (``about`` and options as in ``tally import``).

    > import attendance A1
    > import activities
    > import membership
    > import practitioners
    > import credits
    > import activities --map "Course name=title" --dates mdy
    """

    name: ClassVar[str] = "import_list"
    act: ClassVar[str] = "import"
    about: str = "attendance"
    code: str | None = None
    dates: Literal["mdy", "dmy", "iso"] | None = None
    partial: bool = False
    leavers: bool = False
    maps: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeeBatches(StaffIntent):
    """See the lists that were imported, and how many lines of attendance wait.

    > batches
    """

    name: ClassVar[str] = "see_batches"
    act: ClassVar[str] = "see lists"


@dataclass(frozen=True, slots=True)
class UndoBatch(StaffIntent):
    """Undo all that one imported list changed (``letter`` B for attendance, C for the approved list).

    > undo B3
    > undo C2
    """

    name: ClassVar[str] = "undo_batch"
    act: ClassVar[str] = "undo list"
    letter: str = "B"
    number: int = 0


@dataclass(frozen=True, slots=True)
class SeeWaiting(StaffIntent):
    """See the lines of attendance lists that wait: nobody, or several people, could be meant.

    > waiting lines
    """

    name: ClassVar[str] = "see_waiting"
    act: ClassVar[str] = "see lists"


@dataclass(frozen=True, slots=True)
class SettleLine(StaffIntent):
    """Say whom a waiting line means, or that it is nobody of ours.

    > line 12 is dana@example.org
    > line 12 is nobody
    """

    name: ClassVar[str] = "settle_line"
    act: ClassVar[str] = "settle line"
    number: int = 0
    address: str | None = None
