"""An import of the approved list is undone: activities and credits as they were, what moved on since left and named."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from talking import NOW, add_activities, add_person

from core.actions.catalogue_batches import batches, changes_of, left_of
from core.actions.catalogue_undoing import Undone, UndoneAlready, undo_batch
from core.actions.corrections import Correction, tell_of_corrections
from core.actions.credits import delete_credit, log_credit
from core.actions.imports import Outcome, import_bytes
from core.actions.live_sessions import hold
from core.errors import NotAllowed, NotFound
from core.house import House
from core.outbox import claim
from core.store.tables import Activity, ActivityTrigram, CatalogueBatch, Credit, Entry, Outgoing, Practitioner

HEADER = "code,title,provider,course_type,start,end,hours,domain,live|recording\n"
GPP = "A1,{title},Example Society,ISMPP U,{start},,{hours},{domain},live\n"
AS_WAS = {"title": "GPP3: what changed", "start": "2026-11-18", "hours": "1.5", "domain": "foster"}
NEW = "A9,Writing for patients,Example Society,Webinar,2026-11-10,,1.5,implement,live\n"
LATER = NOW + timedelta(hours=1)


def gpp(**other: str) -> str:
    """A file with the one activity A1."""
    return HEADER + GPP.format(**(AS_WAS | other))


def run(house: House, text: str, **options: Any) -> Outcome:
    return import_bytes(house, "activities", text.encode(), "approved.csv", now=NOW, **options)


def undo(house: House, number: int) -> Undone:
    return undo_batch(house, number, by=None, now=LATER)


def log(house: House, person_id: int, code: str) -> None:
    """Let somebody log one credit of an activity."""
    with house.database.begin() as session:
        activity = session.scalars(select(Activity).where(Activity.code == code)).one()
        day = activity.starts_on or date(2026, 3, 4)
        log_credit(session, session.get_one(Practitioner, person_id), title="", seconds=1, start=day, end=day,
                   domain=None, activity=activity, now=NOW)  # fmt: skip


def listed(house: House) -> dict[str, Activity]:
    with house.database.read() as session:
        return {one.code: one for one in session.scalars(select(Activity))}


@pytest.fixture
def dana(house: House) -> int:
    """Dana, who logged A1 of a small approved list."""
    add_activities(house)
    person_id = add_person(house)
    log(house, person_id, "A1")
    return person_id


def test_a_batch_is_undone_in_the_list_and_in_the_credits_and_people_are_told(house: House, dana: int) -> None:
    run(house, gpp(hours="1", domain="implement", start="2026-11-17") + NEW)
    undone = undo(house, 1)
    assert undone.lines() == [
        "C1: 1 activity is as before, 1 off the list.",
        "1 credit of 1 person followed; they are told.",
    ]
    found = listed(house)
    assert "A9" not in found
    assert (found["A1"].seconds, found["A1"].domain, found["A1"].starts_on) == (5400, "foster", date(2026, 11, 18))
    with house.database.read() as session:
        credit = session.scalars(select(Credit)).one()
        verbs = session.scalars(select(Entry.verb).where(Entry.subject == "credit:1").order_by(Entry.id)).all()
        said = session.scalars(select(Outgoing).where(Outgoing.kind == "correction").order_by(Outgoing.id)).all()
        assert session.scalars(select(ActivityTrigram.activity_id)).all()
        batch = session.scalars(select(CatalogueBatch)).one()
    assert (credit.seconds, credit.domain, credit.starts_on) == (5400, "foster", date(2026, 11, 18))
    assert verbs == ["add", "correct", "correct"]
    assert "hours 1 h → 1.5 h" in said[-1].reply["text"]
    assert len(said) == 2
    assert (batch.undone_at, batch.undone_by_id) == (LATER, None)


def test_it_is_undone_once_and_can_be_imported_again(house: House, dana: int) -> None:
    run(house, gpp(hours="1") + NEW)
    undo(house, 1)
    with pytest.raises(UndoneAlready, match="C1 was undone already"):
        undo(house, 1)
    again = run(house, gpp(hours="1") + NEW)
    assert (again.batch, again.added, again.changed, again.told) == (2, 1, 1, 1)
    assert listed(house)["A9"].seconds == 5400
    with house.database.read() as session:
        assert [(one.id, left_of(session, one)) for one in batches(session)] == [(2, 2), (1, 0)]


def test_what_a_later_batch_corrected_again_is_left_until_that_one_is_undone(house: House, dana: int) -> None:
    run(house, gpp(hours="1"))
    run(house, gpp(hours="2"))
    run(house, gpp(hours="1"))  # the value of C1 again, but by C3
    first = undo(house, 1)
    assert first.left == ["A1 was corrected again by C3, C2: undo that first, then C1 once more."]
    assert (first.put_back, listed(house)["A1"].seconds) == (0, 3600)
    for number, seconds in ((3, 7200), (2, 3600), (1, 5400)):
        assert undo(house, number).put_back == 1
        assert listed(house)["A1"].seconds == seconds


def test_other_columns_corrected_later_stay(house: House, dana: int) -> None:
    run(house, gpp(hours="1"))
    run(house, gpp(hours="1", title="GPP 2022: what changed"))
    assert undo(house, 1).left == []
    found = listed(house)["A1"]
    assert (found.title, found.seconds) == ("GPP 2022: what changed", 5400)


def test_what_was_changed_in_any_other_way_is_left_and_named(house: House, dana: int) -> None:
    run(house, gpp(hours="1"))
    with house.database.begin() as session:
        session.scalars(select(Activity).where(Activity.code == "A1")).one().seconds = 1800
    assert undo(house, 1).left == [
        "A1 was changed since: hours is 0.5 h, not 1 h. "
        "To change it all the same, import it with the values it should have."
    ]
    assert listed(house)["A1"].seconds == 1800


def test_a_new_activity_that_is_used_stays_and_says_by_what(house: House, dana: int) -> None:
    rows = "".join(NEW.replace("A9", code) for code in ("A7", "A8", "A9"))
    run(house, HEADER + rows + NEW.replace("A9", "B1"))
    log(house, dana, "A7")
    log(house, dana, "A8")
    with house.database.begin() as session:
        person = session.get_one(Practitioner, dana)
        gone = session.scalars(select(Credit).where(Credit.number == 3)).one()
        delete_credit(session, person, gone, now=NOW)
        live = hold(session, house, "A9", now=NOW)
    undone = undo(house, 1)
    assert undone.lines() == [
        "C1: 0 activities are as before, 1 off the list.",
        "3 are left as they are:",
        f"A9 stays: it has a live session, check-in {live.code}, that people can come to.",
        "A7 stays: 1 credit was logged from it.",
        "A8 stays: 1 credit was logged from it, 1 of them deleted since.",
    ]
    assert listed(house).keys() >= {"A7", "A8", "A9"}
    assert undo(house, 1).taken_off == 0


def test_only_the_office_undoes_and_only_what_there_is(house: House, dana: int) -> None:
    run(house, gpp(hours="1"))
    with house.database.read() as session:
        person = session.get_one(Practitioner, dana)
    with pytest.raises(NotAllowed, match="Undoing an import is for the office"):
        undo_batch(house, 1, by=person, now=LATER)
    with pytest.raises(NotFound, match="C7"):
        undo(house, 7)


def test_a_batch_is_shown_as_it_was_made(house: House, dana: int) -> None:
    run(house, gpp(hours="1") + NEW)
    with house.database.read() as session:
        lines = [change.line() for _, change in changes_of(session, 1)]
    assert lines == [
        "A1 GPP3: what changed: hours 1.5 h → 1 h",
        'new: A9 Writing for patients, "Example Society", "Webinar", Tue 10 Nov 2026, 1.5 h, Implement Publication Plan, live',
    ]


def test_many_corrections_of_one_persons_credits_are_one_message(house: House) -> None:
    person_id = add_person(house)
    rows = [f"N{n},Talk {n},,,2026-03-04,,{{}},develop,live\n" for n in range(120)]
    run(house, HEADER + "".join(rows).replace("{}", "1"))
    for n in range(0, 120, 10):
        log(house, person_id, f"N{n}")
    done = run(house, HEADER + "".join(rows).replace("{}", "2"))
    undone = undo(house, 2)
    assert (done.told, undone.credits, undone.put_back, len(undone.people)) == (1, 12, 120, 1)
    with house.database.read() as session:
        corrected, back = session.scalars(select(Outgoing).where(Outgoing.kind == "correction").order_by(Outgoing.id))
    assert corrected.reply["text"].count("hours 1 h → 2 h") == 12
    assert back.reply["text"].count("hours 2 h → 1 h") == 12


def test_what_is_on_its_way_already_is_not_taken_back(house: House, dana: int) -> None:
    one, two, three = (Correction(dana, n, f"Talk {n}", (("seconds", 3600, 7200),)) for n in (1, 2, 3))
    for correction in (one, two):
        with house.database.begin() as session:
            tell_of_corrections(session, house, [correction], bundle="C1", now=NOW)
    with house.database.begin() as session:
        assert [row.reply["text"].count("→") for row in claim(session, NOW)] == [2]
    with house.database.begin() as session:
        tell_of_corrections(session, house, [three], bundle="C1", now=NOW)
        said = session.scalars(select(Outgoing.reply).order_by(Outgoing.id)).all()
    assert [reply["text"].count("→") for reply in said] == [2, 1]


def at_once(*works: Any) -> list[Any]:
    """What several threads came to, started at the same moment."""
    gate, found = threading.Barrier(len(works)), list[Any]([None] * len(works))

    def go(place: int, work: Any) -> None:
        gate.wait()
        try:
            found[place] = work()
        except UndoneAlready as refused:
            found[place] = refused

    threads = [threading.Thread(target=go, args=(n, work)) for n, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_undo_and_import_of_the_same_code_at_once_end_in_one_of_two_states(house: House, dana: int) -> None:
    for turn in range(6):
        run(house, gpp(hours="1.5"))
        number = run(house, gpp(hours="1") + NEW.replace("A9", f"R{turn}")).batch
        assert number
        again = gpp(hours="2") + NEW.replace("A9", f"R{turn}")
        undone, imported = at_once(lambda n=number: undo(house, n), lambda text=again: run(house, text))
        found, left = listed(house), "".join(undone.left)
        assert found["A1"].seconds == 7200
        assert f"R{turn}" in found or undone.taken_off == 1
        with house.database.read() as session:
            credit = session.scalars(select(Credit)).one()
            changes = {change.code: change.was for _, change in changes_of(session, imported.batch)}
        assert credit.seconds == 7200
        if "A1" in left:  # the import came first
            assert changes["A1"] == {"seconds": 3600}
        else:
            assert (undone.put_back, changes["A1"]) == (1, {"seconds": 5400})


def test_two_imports_of_new_codes_at_once_add_each_once(house: House) -> None:
    rows = [f"N{n},Talk {n},,,2026-03-04,,1,develop,live\n" for n in range(120)]
    upwards, downwards = HEADER + "".join(rows), HEADER + "".join(reversed(rows))
    both = at_once(lambda: run(house, upwards), lambda: run(house, downwards), lambda: run(house, upwards))
    assert sum(one.added for one in both) == 120
    assert len(listed(house)) == 120


def test_two_undo_at_once_and_each_line_is_undone_once(house: House, dana: int) -> None:
    run(house, gpp(hours="1") + "".join(NEW.replace("A9", f"Z{n}") for n in range(120)))
    found = at_once(lambda: undo(house, 1), lambda: undo(house, 1))
    done = [one for one in found if isinstance(one, Undone)]
    assert sum(one.put_back for one in done) == 1
    assert sum(one.taken_off for one in done) == 120
    assert listed(house).keys() == {"A1", "A2", "A3", "A4", "A5", "A6"}
