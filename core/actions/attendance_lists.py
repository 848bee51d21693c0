"""Import a list of who attended: everything wrong with it is said at once, then each line is written in short steps."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from core.actions.attendance import WHAT, judge, kept_row
from core.actions.attendance_crediting import CREDITED
from core.actions.attendance_matching import Matcher, Meant
from core.actions.attendance_writing import write_lines
from core.actions.imports.attendees import AttendeeRows, open_attendees
from core.actions.imports.outcome import FileUnusable, Problem
from core.actions.imports.presence import Attendee, attendees_in
from core.actions.live_sessions import hold, titled
from core.actions.roles import Office, require_role
from core.errors import TallyError
from core.house import House
from core.store.tables import Activity, LiveSession, Practitioner

STATES = (CREDITED, "too short", "ambiguous", "unmatched", "duplicate", "same")
SAID = {
    CREDITED: "credited",
    "too short": "there for too short a time",
    "ambiguous": "could be somebody; they are asked, or the office says who",
    "unmatched": "wait until their address is known",
    "duplicate": "in the session already",
    "same": "as they were",
}


class WhichSession(TallyError):
    """A list that doesn't say what it is a list of."""

    says = "{name} could be of {what}. Say which session it is: --session CODE, the activity's code."


@dataclass(frozen=True, slots=True)
class Judged:
    """What a dry run makes of one line; ``practitioner_id`` is who is meant beyond doubt."""

    attendee: Attendee
    state: str
    practitioner_id: int | None


@dataclass
class Attended:
    """What became of a list, or would: how many people by state, and every row that could not be read.

    ``judged`` are the lines in the order of the list, after a dry run only.
    """

    session_title: str
    layout: str
    read_as: str
    batch: int | None = None
    is_done: bool = False
    absent: int = 0
    officials: int = 0
    problems: list[Problem] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    judged: list[Judged] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The outcome for a terminal, problems first."""
        said = [str(one) for one in self.problems]
        said += [f"{self.states[state]:>5}  {SAID[state]}" for state in STATES if self.states[state]]
        if self.absent:
            said.append(f"{self.absent:>5}  listed as absent")
        if self.officials:
            said.append(f"{self.officials:>5}  hosts, panelists and presenters, left out")
        what = f'attendance of "{self.session_title}" (a {self.layout} list, read as {self.read_as})'
        if self.is_done:
            number = f"kept as B{self.batch}" if self.batch else "nothing was new"
            return [*said, f"{what}: {number}."]
        if self.problems:
            return [*said, f"{what}: nothing was imported; {len({p.row for p in self.problems})} rows to mend."]
        return [*said, f"{what}: a dry run, nothing was changed."]

    def to_json(self) -> dict[str, Any]:
        """The same as a dict for JSON."""
        return {
            "kind": "attendance", "session": self.session_title, "layout": self.layout, "done": self.is_done,
            "batch": self.batch, "absent": self.absent, "officials": self.officials,
            "states": {state: self.states[state] for state in STATES},
            "problems": [{"row": p.row, "column": p.column, "value": p.value, "remedy": p.remedy} for p in self.problems],
        }  # fmt: skip


def import_attendance(
    house: House,
    path: Path,
    *,
    code: str | None = None,
    dry_run: bool = False,
    partial: bool = False,
    by: Practitioner | None = None,
    now: datetime,
) -> Attended:
    """``import_content`` of a file. Raises FileUnusable also for one that can't be opened."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise FileUnusable(name=path.name, why=f"{fault.strerror}.", remedy="Name a CSV file.") from None
    return import_content(house, content, path.name, code=code, dry_run=dry_run, partial=partial, by=by, now=now)


def import_content(
    house: House,
    content: bytes,
    name: str,
    *,
    code: str | None = None,
    dry_run: bool = False,
    partial: bool = False,
    by: Practitioner | None = None,
    now: datetime,
    goes_on: bool = False,
) -> Attended:
    """Import a list of attendance of the session ``code`` (the activity's, or its own); a second time adds nothing.

    Without a code the list's title has to be that of one live approved activity. It writes in transactions of its own,
    so it must not be called inside one. ``goes_on`` takes up one that was broken off, begun at the same ``now``, under its
    number. Raises FileUnusable, WhichSession, NoSuchActivity, NotAllowed.
    """
    found = open_attendees(content, name)
    with house.database.begin() as session:
        require_role(session, by, Office.OFFICE, now=now, what=WHAT)
        live = hold(session, house, code or _code_in(session, found, name), now=now)
        title, days = live.activity.title, _days(live.activity)
        if dry_run:
            session.expunge_all()  # or the rollback would empty the session that is judged by
            session.rollback()
    _only_of(found, title)
    people, absent, problems = attendees_in(found, days=days, zone=house.settings.zone)
    sha256 = hashlib.sha256(content).hexdigest()
    outcome = Attended(title, found.layout, found.read_as, absent=absent, officials=found.officials, problems=problems)
    if problems and not partial:
        return outcome
    lines, judged = _plan(house, live, people, sha256)
    if dry_run:
        outcome.judged, outcome.states = judged, Counter(one.state for one in judged)
        return outcome
    outcome.batch, outcome.states = write_lines(
        house, live.id, lines, layout=found.layout, sha256=sha256, name=name, by=by, now=now, goes_on=goes_on
    )
    outcome.is_done = True
    return outcome


def _days(activity: Activity) -> tuple[date, date] | None:
    starts = activity.starts_on
    return (starts, activity.ends_on or starts) if starts else None


def _code_in(session: Session, found: AttendeeRows, name: str) -> str:
    """The activity a list speaks of: by its code in a column, else by its title. Raises WhichSession."""
    if len(found.codes) == 1:
        return found.codes[0]
    named = {activity.code: activity for topic in found.topics for activity in titled(session, topic)}
    if len(named) == 1:
        return next(iter(named))
    several = " or ".join(f'"{one.title}" ({one.code})' for one in named.values())
    raise WhichSession(name=name, what=several or "any session")


def _only_of(found: AttendeeRows, title: str) -> None:
    """Of a list over several sessions, the rows of this one."""
    if len(found.topics) > 1 and title in found.topics and found.layout == "collaborate":
        found.rows = [row for row in found.rows if row["topic"] == title]


def _plan(
    house: House, live: LiveSession, people: list[Attendee], sha256: str
) -> tuple[list[tuple[Attendee, Meant]], list[Judged]]:
    """Whom each line means, in the order of people, and what each would come to. Changes nothing."""
    judged: list[Judged] = []
    with house.database.read() as session:
        matcher = Matcher(session)
        lines = [(one, matcher.of(one)) for one in people]
        seen: set[int] = set()
        for attendee, meant in lines:
            state = judge(house, live, attendee, meant, kept_row(session, live.id, attendee, meant), sha256)
            if meant.practitioner_id is not None and state == CREDITED:
                state = "duplicate" if meant.practitioner_id in seen else CREDITED
                seen.add(meant.practitioner_id)
            judged.append(Judged(attendee, state, meant.practitioner_id))
    return sorted(lines, key=lambda line: line[1].practitioner_id or 0), judged
