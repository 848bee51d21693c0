"""A line being read: what is known is cut out, each cut with the field and the words it was."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.intents import Ambiguity
from bot.understand.domains import CUT


@dataclass(slots=True)
class Cuts:
    """The line being read: ``text`` as typed, ``work`` the same length with the cut places blotted out."""

    text: str
    work: str
    spans: dict[str, str] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    ambiguous: list[Ambiguity] = field(default_factory=list)

    def cut(self, at: int, to: int, name: str | None = None, words: str | None = None) -> None:
        """Blot out ``[at:to)``; note its words (or others) under ``name``."""
        self.work = self.work[:at] + CUT * (to - at) + self.work[to:]
        if name is not None:
            self.spans[name] = words if words is not None else self.text[at:to].strip(" ,;()")
