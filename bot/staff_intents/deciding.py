"""Wishes of staff that decide a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.staff_intents.wish import Split, StaffIntent


@dataclass(frozen=True, slots=True)
class Approve(StaffIntent):
    """Approve a case; a request as asked, or with other hours.

    > approve R17
    > approve R17 1.5 implement
    > approve R17 1 implement, 0.5 foster because only the talk was new
    > approve exam 3
    > accept offer 2

    ``unread`` is what was said and is neither hours nor why. ``despite``: in spite of a conflict of interest.
    """

    name: ClassVar[str] = "approve"
    act: ClassVar[str] = "approve"
    about: str = "request"
    number: int = 0
    hours: Split = ()
    words: str | None = None
    unread: str | None = None
    despite: bool = False


@dataclass(frozen=True, slots=True)
class Decline(StaffIntent):
    """Decline a case with a reason: your own words, or the name of a prepared one (*reasons* lists them).

    > decline R17 because it is not about publications
    > decline R17 no-domain
    > decline exam 3 the work history ends in 2019
    """

    name: ClassVar[str] = "decline"
    act: ClassVar[str] = "decline"
    about: str = "request"
    number: int = 0
    words: str | None = None
    despite: bool = False


@dataclass(frozen=True, slots=True)
class Recommend(StaffIntent):
    """Give the first of two opinions on a request.

    > recommend R17 1.5 implement because the agenda shows 90 minutes
    """

    name: ClassVar[str] = "recommend"
    act: ClassVar[str] = "recommend"
    number: int = 0
    hours: Split = ()
    words: str | None = None
    unread: str | None = None
    despite: bool = False


@dataclass(frozen=True, slots=True)
class Reverse(StaffIntent):
    """Reverse an approval, or the result of an exam; what it entered is taken off again.

    > reverse R17 because the hours were counted twice
    > reverse recertification 4 because two certificates were not theirs
    > reverse exam 3 because Pearson corrected the result
    """

    name: ClassVar[str] = "reverse"
    act: ClassVar[str] = "reverse"
    about: str = "request"
    number: int = 0
    words: str | None = None
    despite: bool = False


@dataclass(frozen=True, slots=True)
class Reopen(StaffIntent):
    """Look at a declined, reversed or closed case again.

    > reopen R17
    > reopen recertification 4
    """

    name: ClassVar[str] = "reopen"
    act: ClassVar[str] = "reopen"
    about: str = "request"
    number: int = 0


@dataclass(frozen=True, slots=True)
class CloseCase(StaffIntent):
    """Close an exam or recertification application that will not go on, or an audit that is done.

    > close exam 3 because it was not sat
    > close audit A2
    """

    name: ClassVar[str] = "close_case"
    act: ClassVar[str] = "close"
    about: str = "exam"
    number: int = 0
    words: str | None = None
