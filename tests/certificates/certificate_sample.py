"""One sample certificate: its words, its layout, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Activity:
    """What a careful person reads for one activity; ``end`` is ``start`` where not given."""

    title: str | None
    holder: str | None
    hours: float | None
    start: str | None
    provider: str | None
    end: str | None = None
    ambiguous: tuple[str, ...] = ()

    def truth(self) -> dict[str, Any]:
        """As kept beside the sample."""
        return {
            "title": self.title,
            "holder": self.holder,
            "hours": self.hours,
            "start": self.start,
            "end": self.end or self.start,
            "provider": self.provider,
            "ambiguous": list(self.ambiguous),
        }


@dataclass
class Sample:
    """A sample's name, layout, words and truth."""

    name: str
    layout: str
    text: str
    activities: list[Activity] = field(default_factory=list)
    kind: str = "certificate"

    def truth(self) -> dict[str, Any]:
        """As kept beside the sample."""
        return {"kind": self.kind, "claims": [one.truth() for one in self.activities]}
