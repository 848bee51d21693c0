"""The approved list from a file: new activities added, corrected ones corrected wherever they were logged."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from core.actions.catalogue import add_activity
from core.actions.catalogue_batches import keep_batch, listed_under, lock_list
from core.actions.catalogue_changes import Change
from core.actions.corrections import Correction, correct_activities, logged_from, reach_of, tell_of_corrections
from core.actions.imports.cells import Reader, domain_in
from core.actions.imports.header import Column
from core.actions.imports.lines import Errand, Line, state_of
from core.rules.terms import Domain
from core.store.tables import Activity, Credit

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
        self._made: dict[str, Change] = {}
        self._wanted: list[tuple[Activity, dict[str, Any]]] = []
        self._told: set[int] = set()
        self._codes: dict[str, int] = {}
        self._known: dict[str, Activity | None] = {}
        self._credits: dict[int, list[Credit]] = {}

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
        """Whether the code is new, or some of its values are; what that changes is noted in the outcome."""
        existing, changes = self._difference(session, line)
        if existing is None or changes:
            reached = reach_of(existing, changes, self._logged(session, existing)) if existing else []
            self.errand.outcome.changes.append(_change(line, existing, changes, reached))
        return state_of(existing, changes)

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Add the activity; a correction is made with the others of its chunk. Either is a line of the batch."""
        existing, changes = self._difference(session, line, to_change=True)
        if line.key in self._made or (existing is not None and not changes):
            return "same"
        self._made[line.key] = _change(line, existing, changes, [])
        if existing is not None:
            self._wanted.append((existing, changes))
            return "changed"
        facts = _whole(line.facts) | {"domain": Domain(line.facts["domain"])}
        self._known[line.key] = add_activity(session, code=line.key, **facts)
        return "added"

    def close_chunk(self, session: Session) -> None:
        """Make the corrections, keep what was changed, and tell everybody whose credits were, in one transaction."""
        errand, outcome = self.errand, self.errand.outcome
        reached = correct_activities(session, self._wanted, now=errand.now)
        for activity, _ in self._wanted:
            self._made[activity.code] = _reaching(self._made[activity.code], reached.get(activity.id, []))
        made = list(self._made.values())
        outcome.batch = keep_batch(
            session, outcome.batch, made, name=errand.name, sha256=errand.sha256, by_id=errand.by_id, now=errand.now
        )
        corrections = [one for several in reached.values() for one in several]
        bundle = f"C{outcome.batch}"
        self._told |= tell_of_corrections(session, errand.house, corrections, bundle=bundle, now=errand.now)
        outcome.told = len(self._told)
        outcome.changes += made
        self._made, self._wanted, self._known = {}, [], {}

    def _logged(self, session: Session, activity: Activity) -> list[Credit]:
        """The credits of an activity, asked for with those of the others that were asked for with it."""
        if activity.id not in self._credits:
            ids = [one.id for one in self._known.values() if one is not None]
            self._credits = {one: [] for one in ids} | logged_from(session, ids)
        return self._credits[activity.id]

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
    return _reaching(Change(line.key, existing.title, was, changes), reached)


def _reaching(change: Change, reached: list[Correction]) -> Change:
    return replace(change, credits=len(reached), people=len({one.practitioner_id for one in reached}))


def _whole(facts: dict[str, Any]) -> dict[str, Any]:
    """All that a new activity has; its end is its start when the file doesn't say."""
    return {**dict.fromkeys(OPTIONAL), "ends_on": facts.get("starts_on"), **facts}
