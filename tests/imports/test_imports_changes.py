"""What an import of activities would change is shown before it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from talking import NOW, add_activities, add_person

from core.actions.credits import log_credit
from core.actions.imports import Outcome, import_bytes
from core.actions.roles import Office, grant
from core.errors import NotAllowed
from core.house import House
from core.store.tables import Activity, CatalogueBatch, CatalogueLine, Credit, Practitioner

HEADER = "code,title,provider,course_type,start,end,hours,domain,live|recording\n"
GPP = "A1,GPP3: what changed,Example Society,ISMPP U,2026-11-18,,{hours},{domain},live\n"
NEW = "A9,Writing for patients,Example Society,Webinar,2026-12-01,,1.5,implement,live\n"


def run(house: House, text: str, **options: Any) -> Outcome:
    """Import activities from a text."""
    return import_bytes(house, "activities", text.encode(), "approved.csv", now=NOW, **options)


def log(house: House, address: str, code: str) -> None:
    """Let a new person log one credit of an activity."""
    person_id = add_person(house, address, address.split("@")[0])
    with house.database.begin() as session:
        activity = session.scalars(select(Activity).where(Activity.code == code)).one()
        day = activity.starts_on or date(2026, 3, 4)
        log_credit(session, session.get_one(Practitioner, person_id), title="", seconds=1, start=day, end=day,
                   domain=None, activity=activity, now=NOW)  # fmt: skip


@pytest.fixture
def listed(house: House) -> House:
    """A house with an approved list, of which three people logged A1."""
    add_activities(house)
    for name in ("ana", "ben", "cleo"):
        log(house, f"{name}@example.org", "A1")
    return house


def test_a_dry_run_shows_every_change_and_whom_it_reaches(listed: House) -> None:
    text = HEADER + NEW + GPP.format(hours="1", domain="implement")
    dry = run(listed, text, dry_run=True)
    corrected, new, summary = dry.lines()
    assert corrected == (
        "A1 GPP3: what changed: hours 1.5 h → 1 h, "
        "domain Foster Ethical and Compliant Behavior in Publications → Implement Publication Plan; "
        "reaches 3 credits of 3 people"
    )
    assert new == (
        'new: A9 Writing for patients, "Example Society", "Webinar", Tue 1 Dec 2026, 1.5 h, Implement Publication Plan, live'
    )
    assert "would be 1 added, 1 changed" in summary
    with listed.database.read() as session:
        assert session.scalar(select(func.count()).select_from(CatalogueBatch)) == 0
        assert set(session.scalars(select(Credit.seconds))) == {5400}


def test_what_was_shown_is_what_is_made(listed: House) -> None:
    text = HEADER + NEW + GPP.format(hours="1", domain="implement")
    dry, done = run(listed, text, dry_run=True), run(listed, text)
    assert dry.to_json()["changes"] == done.to_json()["changes"]
    assert (done.batch, done.told) == (1, 3)
    assert done.lines() == [
        "activities: 1 added, 1 changed, 0 as they were, kept as C1 (read as UTF-8, comma).",
        "3 people are told that their record was corrected.",
    ]
    assert dry.to_json()["changes"][1] == {
        "code": "A1", "title": "GPP3: what changed", "new": False, "credits": 3, "people": 3,
        "changes": [
            {"column": "hours", "before": 1.5, "after": 1}, {"column": "domain", "before": "foster", "after": "implement"},
        ],
    }  # fmt: skip
    again = run(listed, text)
    assert (again.batch, again.changes) == (None, [])


def test_very_many_changes_are_cut_in_the_text_and_whole_in_the_table(house: House) -> None:
    text = HEADER + "".join(f"N{n},Talk {n},,,2026-03-04,,1,develop,live\n" for n in range(262))
    dry = run(house, text, dry_run=True)
    lines = dry.lines()
    assert [lines[0], lines[50]] == [
        "new: N0 Talk 0, Wed 4 Mar 2026, 1 h, Develop Publication Plan, live",
        "and 212 more; all of them: --dry-run --json",
    ]
    assert len(dry.to_json()["changes"]) == 262
    assert dry.changes_table().decode("utf-8-sig").count("N261,Talk 261,new,") == 6


def test_a_title_that_a_spreadsheet_would_run_is_quoted_in_the_table(house: House) -> None:
    dry = run(house, HEADER + "X1,=1+1,,,2026-03-04,,1,develop,live\n", dry_run=True)
    assert "X1,'=1+1,new" in dry.changes_table().decode("utf-8-sig")


def test_a_partial_dry_run_says_what_would_be_left_out(house: House) -> None:
    dry = run(house, HEADER + NEW + "A8,,,,2026-03-04,,1,develop,live\n", dry_run=True, partial=True)
    assert dry.lines()[-1] == (
        "activities: would be 1 added, 0 changed, 0 as they were, 1 left out (dry run, read as UTF-8, comma)."
    )


def test_only_the_office_imports_and_the_batch_says_who(house: House) -> None:
    people = [add_person(house, f"{name}@example.org", name) for name in ("ola", "pat")]
    with house.database.begin() as session:
        ola, pat = (session.get_one(Practitioner, one) for one in people)
        grant(session, ola, Office.OFFICE, by=None, now=NOW)
    with pytest.raises(NotAllowed, match="Importing lists is for the office"):
        run(house, HEADER + NEW, by=pat, dry_run=True)
    run(house, HEADER + NEW, by=ola)
    with house.database.read() as session:
        batch = session.scalars(select(CatalogueBatch)).one()
        line = session.scalars(select(CatalogueLine)).one()
    assert (batch.by_id, batch.name, batch.added, batch.changed) == (ola.id, "approved.csv", 1, 0)
    assert (line.code, line.was, line.became["seconds"], line.became["starts_on"]) == ("A9", None, 5400, "2026-12-01")


def test_an_import_within_a_turn_is_all_or_nothing_and_leaves_the_speaker(listed: House) -> None:
    class Stop(Exception):
        """The turn fails after the import."""

    with pytest.raises(Stop), listed.database.begin() as session:
        session.info["actor"] = "practitioner:1"
        done = run(listed, HEADER + NEW, session=session)
        assert (done.added, session.info["actor"]) == (1, "practitioner:1")
        raise Stop
    with listed.database.read() as session:
        assert session.scalars(select(CatalogueBatch)).all() == []
        assert session.scalars(select(Activity).where(Activity.code == "A9")).all() == []
