"""The approved list from a file: new activities added, corrected ones corrected wherever they were logged."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.catalogue import add_activity
from core.actions.corrections import Correction, correct_activity, tell_of_corrections
from core.actions.imports.cells import Reader, domain_in
from core.actions.imports.lines import Errand, Line, state_of
from core.actions.imports.table import Column
from core.rules.terms import Domain
from core.store.tables import Activity

COLUMNS: tuple[Column, ...] = (
    Column("code", "code", is_required=True, longest=64),
    Column("title", "title", is_required=True),
    Column("provider", "provider"),
    Column("course_type", "course_type"),
    Column("start", "start"),
    Column("end", "end"),
    Column("hours", "hours", is_required=True),
    Column("domain", "domain", is_required=True),
    Column("kind", "live|recording", is_required=True, also=("live or recording", "format", "kind", "delivery")),
)


class Activities:
    """Lines of the approved list, known by their code."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._corrections: list[Correction] = []

    def read(self, reader: Reader) -> Line:
        """A row of the list. A blank end is the start."""
        start, end = reader.day("start"), reader.day("end")
        days = (end - start).days + 1 if start and end else 1
        if days < 1:
            reader.wrong("end", f"lies before the start, {start}.")
        if end and not reader.row["start"]:
            reader.wrong("start", "must not be blank when there is an end.")
        domain = domain_in(reader.row["domain"])
        if domain is None:
            reader.wrong("domain", f"is no domain; it is one of {', '.join(Domain)}, or its full name.")
        facts = {
            "title": reader.needed("title"),
            "provider": reader.text("provider"),
            "course_type": reader.text("course_type"),
            "starts_on": start,
            "ends_on": end or start,
            "seconds": reader.hours("hours", max(days, 1)),
            "domain": domain.value if domain else None,
            "is_recording": reader.live_or_recording("kind"),
        }
        return Line(reader.row.number, reader.needed("code"), facts)

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """Nothing in the database can be against an activity."""

    def judge(self, session: Session, line: Line) -> str:
        """Whether the code is new, or some of its values are."""
        return state_of(*self._difference(session, line))

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Add the activity, or correct it."""
        existing, changes = self._difference(session, line)
        if existing is None:
            add_activity(session, code=line.key, **(line.facts | {"domain": Domain(line.facts["domain"])}))
        elif changes:
            self._corrections += correct_activity(session, existing, now=self.errand.now, **changes)
        return state_of(existing, changes)

    def close_chunk(self, session: Session) -> None:
        """Tell everybody whose credits were corrected, in the transaction that corrects them."""
        errand = self.errand
        errand.outcome.told += tell_of_corrections(session, errand.house, self._corrections, now=errand.now)
        self._corrections = []

    def _difference(self, session: Session, line: Line) -> tuple[Activity | None, dict[str, Any]]:
        existing = session.scalars(select(Activity).where(Activity.code == line.key)).one_or_none()
        if existing is None:
            return None, {}
        return existing, {k: v for k, v in line.facts.items() if getattr(existing, k) != v}
