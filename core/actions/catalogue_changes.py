"""One change of the approved list, before it is made or after: as a line to read, for JSON and for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.actions.corrections import LISTED, show_value
from core.actions.export import harmless
from core.rules.terms import hours_of

# An activity's columns as a person reads them, and as the file of an import calls them.
SHOWN = {
    "title": "title", "provider": "provider", "course_type": "course type", "starts_on": "first day",
    "ends_on": "last day", "seconds": "hours", "domain": "domain", "is_recording": "format",
}  # fmt: skip
COLUMN = {"starts_on": "start", "ends_on": "end", "seconds": "hours", "is_recording": "live|recording"}
CELLS = ("code", "title", "what", "column", "before", "after", "credits", "people")


@dataclass(frozen=True, slots=True)
class Change:
    """One activity that is added or corrected; ``was`` and ``became`` are its changed columns, ``was`` None for a new one.

    ``credits`` and ``people`` count what was logged from it and follows.
    """

    code: str
    title: str
    was: dict[str, Any] | None
    became: dict[str, Any]
    credits: int = 0
    people: int = 0

    def line(self) -> str:
        """'A1 GPP3: what changed: hours 1.5 h → 1 h; reaches 3 credits of 3 people' or 'new: A9 …, 1.5 h, …'."""
        if self.was is None:
            facts = [
                show_value(name, self.became[name]) for name in LISTED if name != "title" and self.became.get(name)
            ]
            kind = show_value("is_recording", self.became.get("is_recording"))
            return f"new: {self.code} {self.title}, {', '.join(dict.fromkeys([*facts, kind]))}"
        shown = ", ".join(
            f"{SHOWN[name]} {show_value(name, was)} → {show_value(name, now)}" for name, was, now in self.cells()
        )
        reach = f"; reaches {counted(self.credits, 'credit')} of {counted(self.people, 'person', 'people')}"
        return f"{self.code} {self.title}: {shown}{reach if self.credits else ''}"

    def cells(self) -> Iterator[tuple[str, Any, Any]]:
        """Every changed column with its value before and after, in the order of the list; of a new one what it has."""
        for name in LISTED:
            if name in self.became and (self.was is not None or self.became[name] is not None):
                yield name, (self.was or {}).get(name), self.became[name]

    def to_json(self) -> dict[str, Any]:
        """The same as a dict for JSON: hours as numbers, days ISO, columns as an import calls them."""
        changes = [
            {"column": COLUMN.get(name, name), "before": _plain(name, was), "after": _plain(name, now)}
            for name, was, now in self.cells()
        ]
        return {
            "code": self.code, "title": self.title, "new": self.was is None, "changes": changes,
            "credits": self.credits, "people": self.people,
        }  # fmt: skip


def table_of_changes(changes: Sequence[Change]) -> bytes:
    """A row for each changed column as CSV in UTF-8 with a mark; cells that a spreadsheet would run are quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CELLS)
    for change in changes:
        what = "new" if change.was is None else "changed"
        for name, was, now in change.cells():
            before, after = ("" if value is None else str(_plain(name, value)) for value in (was, now))
            cells = (change.code, change.title, what, COLUMN.get(name, name), before, after)
            writer.writerow([harmless(cell) for cell in (*cells, str(change.credits), str(change.people))])
    return ("\ufeff" + out.getvalue()).encode()


def counted(number: int, one: str, several: str | None = None) -> str:
    """'1 credit', '3 credits'."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def _plain(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "seconds":
        return hours_of(value)
    if name == "is_recording":
        return "recording" if value else "live"
    return value.isoformat() if isinstance(value, date) else value
