"""The approved list from a file: new activities added, corrected ones corrected wherever they were logged."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from core.actions.catalogue import add_activity
from core.actions.catalogue_batches import keep_batch, listed_under, lock_list
from core.actions.catalogue_changes import Change
from core.actions.corrections import Correction, correct_activity, reach_of, tell_of_corrections
from core.actions.imports.cells import Reader, domain_in
from core.actions.imports.header import Column
from core.actions.imports.lines import Errand, Line, state_of
from core.rules.terms import Domain
from core.store.tables import Activity

COLUMNS: tuple[Column, ...] = (
    Column("code", "code", is_required=True, longest=64, hints=("id", "activity id", "number", "reference")),
    Column("title", "title", is_required=True, hints=("name", "course name", "activity", "event", "session", "topic")),
    Column("provider", "provider", hints=("organiser", "society", "sponsor")),
    Column("course_type", "course_type"),
    Column("start", "start"),
    Column("end", "end"),
    Column("hours", "hours", is_required=True, hints=("CE", "CME", "credits", "credit hours", "duration")),
    Column("domain", "domain", is_required=True, hints=("category", "competency", "area")),
    Column(
        "kind", "live|recording", is_required=True, also=("live or recording", "format", "kind", "delivery"),
        hints=("mode", "type", "delivery mode"),
    ),
)  # fmt: skip
# What a file may leave unsaid, and the column that says it.
OPTIONAL = {"provider": "provider", "course_type": "course_type", "starts_on": "start", "ends_on": "end"}
# How many activities are asked for at once.
AHEAD = 100


class Activities:
    """Lines of the approved list, known by their code."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._corrections: list[Correction] = []
        self._made: list[Change] = []
        self._told: set[int] = set()
        self._codes: dict[str, int] = {}
        self._known: dict[str, Activity | None] = {}

    def read(self, reader: Reader) -> Line:
        """A row of the list. A blank end is the start; a column that the file lacks says nothing."""
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
        absent = {fact for fact, column in OPTIONAL.items() if column not in reader.row.cells}
        facts = {name: value for name, value in facts.items() if name not in absent}
        code = reader.needed("code")
        self._codes.setdefault(code, len(self._codes))
        return Line(reader.row.number, code, facts)

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """Nothing in the database can be against an activity."""

    def judge(self, session: Session, line: Line) -> str:
        """Whether the code is new, or some of its values are."""
        existing, changes = self._difference(session, line)
        if existing is None or changes:
            reached = reach_of(session, existing, **changes) if existing else []
            self.errand.outcome.changes.append(_change(line, existing, changes, reached))
        return state_of(existing, changes)

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Add the activity, or correct it; either is a line of the batch."""
        existing, changes = self._difference(session, line, to_change=True)
        if existing is None:
            facts = _whole(line.facts) | {"domain": Domain(line.facts["domain"])}
            self._known[line.key] = add_activity(session, code=line.key, **facts)
            self._made.append(_change(line, None, {}, []))
        elif changes:
            change = _change(line, existing, changes, [])
            reached = correct_activity(session, existing, now=self.errand.now, **changes)
            self._made.append(
                replace(change, credits=len(reached), people=len({one.practitioner_id for one in reached}))
            )
            self._corrections += reached
        return state_of(existing, changes)

    def close_chunk(self, session: Session) -> None:
        """Keep what was changed, and tell everybody whose credits were, in the transaction that changes them."""
        errand, outcome = self.errand, self.errand.outcome
        outcome.batch = keep_batch(
            session, outcome.batch, self._made, name=errand.name, sha256=errand.sha256, by_id=errand.by_id,
            now=errand.now,
        )  # fmt: skip
        bundle = f"C{outcome.batch}"
        self._told |= tell_of_corrections(session, errand.house, self._corrections, bundle=bundle, now=errand.now)
        outcome.told = len(self._told)
        outcome.changes += self._made
        self._corrections, self._made, self._known = [], [], {}

    def _difference(
        self, session: Session, line: Line, *, to_change: bool = False
    ) -> tuple[Activity | None, dict[str, Any]]:
        existing = self._listed(session, line.key, to_change=to_change)
        if existing is None:
            return None, {}
        wanted = line.facts
        if "ends_on" not in wanted and "starts_on" in wanted and wanted["starts_on"] != existing.starts_on:
            wanted = wanted | {"ends_on": wanted["starts_on"]}
        return existing, {k: v for k, v in wanted.items() if getattr(existing, k) != v}

    def _listed(self, session: Session, code: str, *, to_change: bool) -> Activity | None:
        """The activity of that code, asked for with the next ones of the file; before a change the list is locked."""
        if code not in self._known:
            if to_change:
                lock_list(session)
            at = self._codes[code]
            ahead = list(islice(self._codes, at, at + AHEAD))
            self._known = dict.fromkeys(ahead) | listed_under(session, ahead)
        return self._known[code]


def _change(line: Line, existing: Activity | None, changes: dict[str, Any], reached: list[Correction]) -> Change:
    """What a line of the file makes of an activity, before it is made."""
    if existing is None:
        return Change(line.key, line.facts["title"], None, _whole(line.facts))
    was = {name: getattr(existing, name) for name in changes}
    people = {one.practitioner_id for one in reached}
    return Change(line.key, existing.title, was, changes, len(reached), len(people))


def _whole(facts: dict[str, Any]) -> dict[str, Any]:
    """All that a new activity has; its end is its start when the file doesn't say."""
    return {**dict.fromkeys(OPTIONAL), "ends_on": facts.get("starts_on"), **facts}
