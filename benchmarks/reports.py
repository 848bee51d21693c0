"""Reports over a whole programme, beside the floor: one plain SELECT of every credit, read to its end in the same run.

Prints seconds of processor time over 2,000 people with five years of credits (about 10 a year), on SQLite, and the ratio
to the floor.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import insert, select, text

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from talking import add_activities

from core.actions import reports
from core.actions.attendance_report import attendance
from core.actions.practitioners import begin_cycle, certify, join
from core.actions.reports_what_if import what_if
from core.documents import Documents
from core.house import House
from core.rules.editions import load_policy
from core.rules.terms import Basis, Domain, Standing
from core.settings import Settings
from core.store.database import Database
from core.store.tables import Activity, Attendance, Credit, LiveSession, Practitioner

PEOPLE = 2_000
A_YEAR = 10
YEARS = range(2022, 2027)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
RUNS = 3


def fill(house: House) -> int:
    """People in the last year of a cycle, their credits, and who came to the sessions of one meeting; how many credits."""
    add_activities(house)
    with house.database.begin() as session:
        for one in range(PEOPLE):
            person = join(session, name=f"Person {one}", address=f"p{one}@example.org", now=NOW, standing=Standing.NONE)
            certify(session, person, number=f"C-{one:05}", issued_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))
            begin_cycle(session, person, starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31), policy="ismpp-2022")
    chance, rows = Random(7), list[dict[str, object]]()
    with house.database.begin() as session:
        for one in session.scalars(select(Practitioner.id)):
            days = [date(year, 1, 1) + timedelta(days=chance.randrange(330)) for year in YEARS for _ in range(A_YEAR)]
            rows += [
                {"practitioner_id": one, "number": number, "title": f"Session {number}", "seconds": 3600, "starts_on": day,
                 "ends_on": day, "domain": chance.choice(list(Domain)).value, "basis": Basis.ATTENDANCE.value,
                 "added_by": "Programme", "created_at": NOW}
                for number, day in enumerate(days, 1)
            ]  # fmt: skip
        session.execute(insert(Credit), rows)
    _meet(house)
    return len(rows)


def _meet(house: House) -> None:
    """Everybody at two of the activities."""
    with house.database.begin() as session:
        for activity in session.scalars(select(Activity).where(Activity.code.in_(("A1", "A3")))):
            live = LiveSession(
                code=f"CODE{activity.id:04}", activity=activity, opens_at=NOW, closes_at=NOW, rotates=False, made_at=NOW
            )
            session.add(live)
            session.flush()
            credits = select(Credit.practitioner_id, Credit.id).where(Credit.number == activity.id)
            lines = [
                {"session_id": live.id, "practitioner_id": person, "key": f"person:{person}", "state": "credited",
                 "noted_at": NOW, "candidates": [], "credit_id": credit}
                for person, credit in session.execute(credits)
            ]  # fmt: skip
            session.execute(insert(Attendance), lines)


def floor(house: House) -> object:
    """Every credit as plain rows."""
    with house.database.read() as session:
        return sum(1 for _ in session.execute(text("SELECT * FROM credits ORDER BY practitioner_id, number")))


def seconds(work: Callable[[], object]) -> float:
    """The median of a few runs."""
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        house = House(settings, Database(settings.url()), Documents(Path(folder) / "documents"), "bench")
        house.database.migrate()
        many = fill(house)
        other = load_policy("ismpp-2022-first-announced")
        measured: dict[str, Callable[[object], object]] = {
            "people at risk": lambda session: reports.at_risk(session, TODAY),
            "what if": lambda session: what_if(session, other, TODAY),
            "hours by domain": lambda session: reports.by_domain_and_year(session),
            "attendance": lambda session: attendance(session),
        }
        least = seconds(lambda: floor(house))
        print(f"{PEOPLE:,} people, {many:,} credits; every credit by plain SELECT {least:.2f} s")
        for name, report in measured.items():

            def work(report: Callable[[object], object] = report) -> None:
                with house.database.read() as session:
                    report(session)

            ours = seconds(work)
            print(f"{name:>16} {ours:6.2f} s, {ours / least:5.1f} times the floor")
        house.close()


if __name__ == "__main__":
    main()
