"""What a wish is made of: the wish itself, an activity as it was said, the credits that are meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from core.rules.terms import Domain, hours_of


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A value that could be two or more things. ``options`` are the candidates, most likely first.

    For days each option is a ``(start, end)`` pair; for hours, seconds; for a domain, the Domain; for a title, its words.
    """

    field: str
    options: tuple[Any, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity as it was said. What was not said is None; ``spans`` maps a field to the words it came from.

    ``later`` (days, earlier when negative) and ``longer`` (seconds) put right what is known already.
    """

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
    later: int | None = None
    longer: int | None = None
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


NOTHING_SAID = Entry()
NONE_NAMED = Which()


@dataclass(frozen=True, slots=True)
class Intent:
    """A wish. ``changes`` says that it changes the record, so that an unproven sender is asked first."""

    name: ClassVar[str] = ""
    changes: ClassVar[bool] = False
