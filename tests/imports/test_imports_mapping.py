"""A provider's own columns: named once, kept, suggested and never guessed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select
from talking import NOW, add_person

from core.actions.imports import ColumnMap, Outcome, import_bytes
from core.actions.imports.mappings import NoSuchMapping, forget_mapping, mappings
from core.errors import NotAllowed, WrongValue
from core.house import House
from core.store.tables import Activity, ColumnMapping, Credit, Practitioner

THEIRS = (
    "Course name;Course ID;CE;Competency;Held on;Mode;Notes\nWriting for patients;X1;1,5;implement;2026-03-04;live;x\n"
)
SAID = [
    "Course name=title", "Course ID=code", "CE=hours", "Competency=domain", "Held on=start", "Mode=live|recording",
    "Notes=",
]  # fmt: skip


def run(house: House, text: str, kind: str = "activities", **options: Any) -> Outcome:
    return import_bytes(house, kind, text.encode(), "provider.csv", now=NOW, **options)


def kept(house: House) -> list[ColumnMapping]:
    with house.database.read() as session:
        return mappings(session)


def test_a_foreign_file_is_read_as_said_and_the_next_one_without_asking(house: House) -> None:
    first = run(house, THEIRS, mapping=ColumnMap.said(SAID))
    assert (first.problems, first.added) == ([], 1)
    assert str(first.columns).startswith("columns: Course name → title, Course ID → code, CE → hours,")
    with house.database.read() as session:
        activity = session.scalars(select(Activity)).one()
    assert (activity.code, activity.title, activity.seconds) == ("X1", "Writing for patients", 5400)
    again = run(house, THEIRS.replace("X1", "X2"))
    assert (again.problems, again.added) == ([], 1)
    assert (
        "columns read as last time: Course name → title, Course ID → code, CE → hours, Competency → domain, "
        "Held on → start, Mode → live|recording, Notes left out; --map replaces that."
    ) in again.lines()
    assert again.to_json()["columns"]["named"]["CE"] == "hours"


def test_a_dry_run_keeps_no_columns(house: House) -> None:
    run(house, THEIRS, mapping=ColumnMap.said(SAID), dry_run=True)
    assert kept(house) == []


def test_other_columns_or_another_kind_are_another_file(house: House) -> None:
    run(house, THEIRS, mapping=ColumnMap.said(SAID))
    assert run(house, THEIRS.replace("Notes", "Remarks")).problems
    assert run(house, THEIRS, "credits").problems
    moved = "Mode;CE;Competency;Held on;Course name;Course ID;Notes\nlive;1;foster;2026-03-05;Ethics;X3;\n"
    assert run(house, moved).added == 1


def test_the_newest_is_meant_and_can_be_forgotten(house: House) -> None:
    run(house, THEIRS, mapping=ColumnMap.said(SAID))
    other = [one for one in SAID if not one.startswith(("Course name", "Notes"))]
    run(house, THEIRS.replace("X1", "X4"), mapping=ColumnMap.said([*other, "Notes=title", "Course name=provider"]))
    assert len(kept(house)) == 1
    run(house, THEIRS.replace("X1", "X5"))
    with house.database.read() as session:
        activity = session.scalars(select(Activity).where(Activity.code == "X5")).one()
    assert (activity.title, activity.provider) == ("x", "Writing for patients")
    stranger = add_person(house)
    with pytest.raises(NotAllowed), house.database.begin() as session:
        forget_mapping(session, kept(house)[0].id, by=session.get_one(Practitioner, stranger), now=NOW)
    number = kept(house)[0].id
    with house.database.begin() as session:
        forget_mapping(session, number, by=None, now=NOW)
    assert kept(house) == []
    assert run(house, THEIRS).problems
    with pytest.raises(NoSuchMapping, match="tally catalogue mappings"), house.database.begin() as session:
        forget_mapping(session, number, by=None, now=NOW)


def test_missing_columns_name_what_there_is_and_the_likest_example(house: House) -> None:
    outcome = run(house, THEIRS)
    remedies = {problem.column: problem.remedy for problem in outcome.problems}
    assert remedies["Notes"].endswith('Say which one it is, --map "Notes=…", or leave it out: --map "Notes="')
    assert remedies["CE"].endswith('Say which one it is, --map "CE=hours", or leave it out: --map "CE="')
    missing = {name: remedies[name].rsplit("say: ", 1)[-1] for name in ("title", "code", "hours", "domain")}
    assert missing == {
        "title": '--map "Course name=title"', "code": '--map "Course ID=code"', "hours": '--map "CE=hours"',
        "domain": '--map "Competency=domain"',
    }  # fmt: skip
    has = "which has: Course name, Course ID, CE, Competency, Held on, Mode, Notes"
    assert [problem.column for problem in outcome.problems if has in problem.remedy] == ["code"]
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Activity)) == 0


def test_nothing_alike_is_not_called_alike(house: House) -> None:
    remedies = {p.column: p.remedy for p in run(house, "Zzz,code\n1,2\n").problems}
    assert remedies["hours"].endswith('Say which one holds it, like: --map "Zzz=hours"')
    assert run(house, "code\nA1\n").problems[-1].remedy.endswith("Add it to the file.")


def test_one_value_for_a_column_the_file_lacks(house: House) -> None:
    text = "code,title,hours,domain,start\nX1,Ethics,1,foster,2026-03-04\nX2,More ethics,1,foster,2026-03-05\n"
    said = ColumnMap.said([], ["course_type=ISMPP U", "format=live"])
    assert run(house, text, mapping=said).added == 2
    assert run(house, text.replace("X1", "X3")).added == 1
    with house.database.read() as session:
        assert set(session.scalars(select(Activity.course_type))) == {"ISMPP U"}
        assert set(session.scalars(select(Activity.is_recording))) == {False}
    twice = run(house, text, mapping=ColumnMap.said([], ["format=live", "hours=2"]))
    assert [(p.column, p.remedy) for p in twice.problems] == [("hours", "stands in the file. Take --set hours away.")]
    wrong = run(house, text, mapping=ColumnMap.said([], ["format=perhaps"]))
    assert [(p.row, p.column) for p in wrong.problems] == [(2, "live|recording"), (3, "live|recording")]


WRONG = {
    "Colour=title": "is no column of the file, which has: Course name",
    "Notes=colour": "is no column of this import; the columns are: code, title",
    "Notes=title": 'stands there twice. Take one out, or say: --map "Notes="',
}


@pytest.mark.parametrize("said", WRONG)
def test_columns_said_wrongly_are_problems_with_a_remedy(house: House, said: str) -> None:
    rest = [one for one in SAID if not one.startswith(said.split("=")[0])]
    outcome = run(house, THEIRS, mapping=ColumnMap.said([*rest, said]), partial=True)
    assert not outcome.is_done
    assert any(WRONG[said] in problem.remedy for problem in outcome.problems)
    assert kept(house) == []


def test_what_is_no_pair_says_how_to_write_it() -> None:
    with pytest.raises(WrongValue, match='write it like --map "Course name=title"'):
        ColumnMap.said(["Course name"])
    with pytest.raises(WrongValue, match='write it like --set "course_type=ISMPP U"'):
        ColumnMap.said([], ["=x"])
    assert ColumnMap.said(["A=B=title"]) == ColumnMap({"A=B": "title"})
    assert ColumnMap.said() is None


def test_every_kind_with_columns_takes_a_mapping(house: House) -> None:
    people = "Mail,Who\nana@example.org,Ana Muster\n"
    assert run(house, people, "practitioners", mapping=ColumnMap.said(["Mail=address", "Who=name"])).added == 1
    credits = "Mail,When,What,Worth\nana@example.org,2026-03-04,Talk,1\n"
    said = ColumnMap.said(["Mail=address", "When=Date Range", "What=Event / Session", "Worth=Hours"])
    assert run(house, credits, "credits", mapping=said).added == 1
    assert run(house, credits, "credits").same == 1
    with house.database.read() as session:
        assert session.scalars(select(Credit.title)).all() == ["Talk"]


def test_columns_said_within_a_turn_are_kept_with_it(house: House) -> None:
    with house.database.begin() as session:
        done = run(house, THEIRS, mapping=ColumnMap.said(SAID), session=session)
    assert (done.added, len(kept(house))) == (1, 1)
