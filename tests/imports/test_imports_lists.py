"""Importing activities, practitioners and credits into a real database, twice, with errors, beside other writers."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from talking import NOW, add_activities, add_person

from core.actions.credits import log_credit
from core.actions.imports import Outcome, import_file
from core.actions.practitioners import of_address
from core.actions.record import record_of
from core.errors import TallyError
from core.house import House
from core.store.tables import Activity, Address, Credit, Entry, Outgoing, Practitioner

ACTIVITIES = """code,title,provider,course_type,start,end,hours,domain,live|recording
W1,GPP 2022 in practice,Example Society,ISMPP U,2026-03-04,,1.5,foster,live
W2,GPP 2022 in practice,,ISMPP U,2026-03-05,2027-03-04,1.5,Foster Ethical and Compliant Behavior in Publications,recording
W3,Short one,,Self-Study,,,"0,33",implement,Recording
"""
PEOPLE = """address,name,standing,number,issued_on,ends_on,cycle_start,cycle_end,policy,zone,member_until
Ana@Example.org,Ana Muster,CMPP,C-1,2023-10-01,2028-12-31,2024-01-01,2028-12-31,,Europe/Madrid,2027-06-30
ben@example.org,Ben Sample,candidate,,,,,,,,
cleo@example.org,Cleo Old,cmpp,C-3,2018-10-01,2020-12-31,2018-01-01,2020-12-31,,,
"""
HEADER = "address,Date Range,Event / Session,Hours,Category,Added By,Location,Instructor,Expiration,Certificate,Description\n"
CREDITS = HEADER + (
    "dana@example.org,1/8/2020 - 1/8/2020,Reviewing the 2020 exam,4,Implement Publication Plan,Self,,,,,\n"
    "dana@example.org,10/21/2015 - 10/21/2015,GPP3,1.5,Professional Responsibilities,,,,,,\n"
    "dana@example.org,4/27/2026 - 4/29/2026,Meeting,0.33,Foster Ethical and Compliant Beha,"
    "Self,Chicago,A. Tutor,12/31/2027,gpp.txt,Annual Meeting\n"
)


def run(house: House, folder: Path, kind: str, text: str | bytes, **options: Any) -> Outcome:
    path = folder / f"{kind}.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_file(house, kind, path, now=NOW, **options)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.added, outcome.changed, outcome.same


def credits_in(house: House) -> list[Credit]:
    with house.database.read() as session:
        return list(session.scalars(select(Credit).order_by(Credit.id)))


def test_activities_come_in_once(house: House, tmp_path: Path) -> None:
    first = run(house, tmp_path, "activities", ACTIVITIES)
    assert (first.problems, counts(first), first.is_done) == ([], (3, 0, 0), True)
    again = run(house, tmp_path, "activities", ACTIVITIES)
    assert counts(again) == (0, 0, 3)
    with house.database.read() as session:
        found = {a.code: a for a in session.scalars(select(Activity))}
    assert (found["W2"].domain, found["W2"].is_recording, found["W2"].ends_on) == ("foster", True, date(2027, 3, 4))
    assert (found["W3"].seconds, found["W3"].starts_on) == (1188, None)
    assert found["W1"].ends_on == date(2026, 3, 4)


def test_a_dry_run_counts_and_writes_nothing(house: House, tmp_path: Path) -> None:
    dry = run(house, tmp_path, "activities", ACTIVITIES, dry_run=True)
    assert (counts(dry), dry.is_done) == ((3, 0, 0), False)
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Activity)) == 0
    assert "would be 3 added" in dry.lines()[-1]


def test_every_bad_row_is_reported_and_nothing_is_written(house: House, tmp_path: Path) -> None:
    bad = ACTIVITIES + (
        "W1,Another,,,2026-01-01,,1,foster,live\n"
        ",No code,,,2026-01-01,,1,foster,live\n"
        "W5,Long,,,2026-01-02,2026-01-01,25,wisdom,perhaps\n"
        "W6,,,,2026-13-01,,nought,,\n"
    )
    outcome = run(house, tmp_path, "activities", bad)
    assert not outcome.is_done
    assert [(p.row, p.column) for p in outcome.problems] == [
        (5, "code"), (6, "code"),
        (7, "end"), (7, "hours"), (7, "domain"), (7, "live|recording"),
        (8, "title"), (8, "start"), (8, "hours"), (8, "domain"), (8, "live|recording"),
    ]  # fmt: skip
    assert all(p.remedy for p in outcome.problems)
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Activity)) == 0
    partly = run(house, tmp_path, "activities", bad, partial=True)
    assert (partly.is_done, counts(partly), len(partly.problems)) == (True, (3, 0, 0), 11)
    assert "4 left out" in partly.lines()[-1]


def test_a_wrong_header_stops_everything_even_partial(house: House, tmp_path: Path) -> None:
    outcome = run(house, tmp_path, "activities", "code,name\nW1,x\n", partial=True)
    assert not outcome.is_done
    assert {p.column for p in outcome.problems} >= {"name", "title", "hours", "domain", "live|recording"}


def test_a_corrected_activity_corrects_credits_and_tells_once(house: House, tmp_path: Path) -> None:
    person_id = add_person(house)
    run(house, tmp_path, "activities", ACTIVITIES)
    with house.database.begin() as session:
        person = session.get_one(Practitioner, person_id)
        gpp = session.scalars(select(Activity).where(Activity.code == "W1")).one()
        log_credit(session, person, title="", seconds=1, start=date(2026, 3, 4), end=date(2026, 3, 4), domain=None,
                   activity=gpp, now=NOW)  # fmt: skip
    corrected = ACTIVITIES.replace("2026-03-04,,1.5,foster", "2026-03-06,,1,develop")
    outcome = run(house, tmp_path, "activities", corrected)
    assert (counts(outcome), outcome.told) == ((0, 1, 2), 1)
    credit = credits_in(house)[0]
    assert (credit.seconds, credit.domain, credit.starts_on) == (3600, "develop", date(2026, 3, 6))
    again = run(house, tmp_path, "activities", corrected)
    assert (counts(again), again.told) == ((0, 0, 3), 0)
    with house.database.read() as session:
        said = session.scalars(select(Outgoing).where(Outgoing.kind == "correction")).all()
        line = session.scalars(select(Entry).where(Entry.verb == "correct")).one()
        assert line.payload is not None
        assert (line.payload.before or {})["seconds"] == 5400
    assert [(row.channel, row.to["address"], row.due_at is not None) for row in said] == [
        ("mail", "dana@example.org", True)
    ]
    assert "#1 GPP 2022 in practice: hours 1.5 h → 1 h, domain Foster" in said[0].reply["text"]


def test_a_column_that_a_file_lacks_says_nothing(house: House, tmp_path: Path) -> None:
    run(house, tmp_path, "activities", ACTIVITIES)
    few = "code,title,hours,domain,format\nW1,GPP 2022 in practice,1,foster,live\nW9,New,1,foster,live\n"
    assert counts(run(house, tmp_path, "activities", few)) == (1, 1, 0)
    with house.database.read() as session:
        found = {a.code: a for a in session.scalars(select(Activity))}
    kept = found["W1"]
    assert (kept.seconds, kept.provider, kept.course_type, kept.starts_on) == (
        3600, "Example Society", "ISMPP U", date(2026, 3, 4),
    )  # fmt: skip
    assert (found["W9"].provider, found["W9"].starts_on, found["W9"].ends_on) == (None, None, None)
    blank = "code,title,provider,start,hours,domain,format\nW2,GPP 2022 in practice,,2026-05-01,1.5,foster,recording\n"
    assert counts(run(house, tmp_path, "activities", blank)) == (0, 1, 0)
    with house.database.read() as session:
        moved = session.scalars(select(Activity).where(Activity.code == "W2")).one()
    assert (moved.provider, moved.course_type, moved.ends_on) == (None, "ISMPP U", date(2026, 5, 1))


def test_days_the_person_chose_and_types_they_wrote_stay(house: House, tmp_path: Path) -> None:
    person_id = add_person(house)
    run(house, tmp_path, "activities", ACTIVITIES)
    with house.database.begin() as session:
        recording = session.scalars(select(Activity).where(Activity.code == "W2")).one()
        log_credit(session, session.get_one(Practitioner, person_id), title="", seconds=1, start=date(2026, 5, 1),
                   end=date(2026, 5, 1), domain=None, description="watched late", activity=recording, now=NOW)  # fmt: skip
    changed = ACTIVITIES.replace("2026-03-05,2027-03-04", "2026-03-06,2027-03-06").replace("ISMPP U", "Webinar")
    outcome = run(house, tmp_path, "activities", changed)
    assert outcome.told == 0
    credit = credits_in(house)[0]
    assert (credit.starts_on, credit.description) == (date(2026, 5, 1), "watched late")


def test_practitioners_come_in_once_with_their_editions(house: House, tmp_path: Path) -> None:
    first = run(house, tmp_path, "practitioners", PEOPLE)
    assert (first.problems, counts(first)) == ([], (3, 0, 0))
    assert counts(run(house, tmp_path, "practitioners", PEOPLE)) == (0, 0, 3)
    with house.database.read() as session:
        ana, ben, cleo = (of_address(session, f"{name}@example.org") for name in ("ana", "ben", "cleo"))
        assert (ana.standing, ana.zone, ana.cycles[0].policy.name) == ("CMPP", "Europe/Madrid", "ismpp-2022")
        assert (ben.standing, ben.cycles, ben.credentials) == ("candidate", [], [])
        assert cleo.cycles[0].policy.name == "ismpp-2017"
        assert not ana.is_sample
        assert session.scalar(select(func.count()).select_from(Entry).where(Entry.verb == "import")) == 3


def test_a_changed_person_is_brought_up_to_date_but_keeps_their_zone(house: House, tmp_path: Path) -> None:
    run(house, tmp_path, "practitioners", PEOPLE)
    moved = (
        PEOPLE.replace("Ana Muster", "Ana Neu")
        .replace("2027-06-30", "2028-06-30")
        .replace("Europe/Madrid", "Asia/Tokyo")
    )
    assert counts(run(house, tmp_path, "practitioners", moved)) == (0, 1, 2)
    with house.database.read() as session:
        ana = of_address(session, "ana@example.org")
        assert (ana.name, ana.member_until, ana.zone) == ("Ana Neu", date(2028, 6, 30), "Europe/Madrid")


def test_bad_people_are_all_reported(house: House, tmp_path: Path) -> None:
    run(house, tmp_path, "practitioners", PEOPLE)
    header = PEOPLE.splitlines()[0]
    bad = f"""{header}
nobody,No Address,,,,,,,,,
dan@example.org,Dan Half,CMPP,C-9,2023-10-01,,2024-01-01,,,,
eva@example.org,Eva Taken,CMPP,C-1,2023-10-01,2028-12-31,,,,,
fay@example.org,Fay Back,CMPP,C-10,2028-10-01,2023-12-31,2028-01-01,2024-01-01,ismpp-1999,Mars/Olympus,
gus@example.org,Gus Rank,boss,,,,,,,,
hal@example.org,,CMPP,,,,,,,,
ana@example.org,Ana Muster,CMPP,C-1,2023-10-01,2028-12-31,2024-01-01,2028-12-31,ismpp-2017,,
ivo@example.org,Ivo One,CMPP,C-11,2023-10-01,2028-12-31,,,,,
jan@example.org,Jan Two,CMPP,C-11,2023-10-01,2028-12-31,,,,,
kim@example.org,Kim Early,,,,,1999-01-01,2003-12-31,,,
"""
    outcome = run(house, tmp_path, "practitioners", bad)
    assert [(p.row, p.column) for p in outcome.problems] == [
        (2, "address"), (3, "ends_on"), (3, "cycle_end"), (4, "number"), (5, "ends_on"), (5, "cycle_end"),
        (5, "policy"), (5, "zone"), (6, "standing"), (7, "name"), (7, "number"), (8, "policy"), (10, "number"),
        (11, "policy"),
    ]  # fmt: skip
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Practitioner)) == 3


def test_an_address_nobody_has_proven_yet_is_refused(house: House, tmp_path: Path) -> None:
    person_id = add_person(house)
    with house.database.begin() as session:
        session.add(Address(practitioner_id=person_id, address="ben@example.org", is_primary=False))
    outcome = run(house, tmp_path, "practitioners", PEOPLE)
    assert [(p.row, p.column) for p in outcome.problems] == [(3, "address")]


def test_credits_are_brought_along_as_they_stand(house: House, tmp_path: Path) -> None:
    add_person(house)
    folder = tmp_path / "proof"
    folder.mkdir()
    (folder / "gpp.txt").write_text("Certificate of attendance")
    first = run(house, tmp_path, "credits", CREDITS, dates="mdy", documents=folder)
    assert (first.problems, first.missing_files, counts(first)) == ([], [], (3, 0, 0))
    again = run(house, tmp_path, "credits", CREDITS, dates="mdy", documents=folder)
    assert counts(again) == (0, 0, 3)
    exam, gpp, meeting = credits_in(house)
    assert (exam.domain, exam.added_by, exam.starts_on) == ("implement", "Self", date(2020, 1, 8))
    assert (gpp.domain, gpp.added_by, gpp.basis) == ("Professional Responsibilities", "", None)
    assert (meeting.domain, meeting.seconds, meeting.expires_on) == ("foster", 1188, date(2027, 12, 31))
    assert (meeting.location, meeting.instructor, meeting.description) == ("Chicago", "A. Tutor", "Annual Meeting")
    with house.database.read() as session:
        person = of_address(session, "dana@example.org")
        record = record_of(session, person, NOW.date())
        assert [len(credit.documents) for credit in record.credits] == [0, 0, 1]
        sha256 = record.credits[2].documents[0].sha256
        assert record.progress is not None
        assert not any(verdict.counts for verdict in record.progress.verdicts.values())
    assert house.documents.load(sha256) == b"Certificate of attendance"


def test_days_that_could_be_two_need_the_order_even_partial(house: House, tmp_path: Path) -> None:
    add_person(house)
    outcome = run(house, tmp_path, "credits", CREDITS, partial=True)
    assert not outcome.is_done
    assert [(p.row, p.column) for p in outcome.problems] == [(2, "Date Range")]
    assert "8 January 2020 or 1 August 2020" in next(iter(outcome.problems)).remedy
    assert credits_in(house) == []


def test_repeats_and_twins_are_named(house: House, tmp_path: Path) -> None:
    person_id = add_person(house)
    with house.database.begin() as session:
        log_credit(session, session.get_one(Practitioner, person_id), title="Meeting", seconds=3600, now=NOW,
                   start=date(2026, 4, 28), end=date(2026, 4, 28), domain="foster")  # fmt: skip
    text = CREDITS + CREDITS.splitlines()[2] + "\n"
    outcome = run(house, tmp_path, "credits", text, dates="mdy")
    assert [(r.row, r.first) for r in outcome.repeats] == [(5, 3)]
    assert [(t.row, t.first) for t in outcome.twins] == [(4, 1)]
    assert [(m.row, m.path) for m in outcome.missing_files] == [(4, "gpp.txt")]
    assert counts(outcome) == (3, 0, 0)
    assert len(credits_in(house)) == 4


def test_a_certificate_found_later_is_added_to_the_same_credit(house: House, tmp_path: Path) -> None:
    add_person(house)
    run(house, tmp_path, "credits", CREDITS, dates="mdy")
    (tmp_path / "gpp.txt").write_text("Certificate of attendance")
    dry = run(house, tmp_path, "credits", CREDITS, dates="mdy", documents=tmp_path, dry_run=True)
    assert counts(dry) == (0, 1, 2)
    outcome = run(house, tmp_path, "credits", CREDITS, dates="mdy", documents=tmp_path)
    assert counts(outcome) == (0, 1, 2)
    assert len(credits_in(house)) == 3


NOT_TAKEN = {
    "../secret.txt": "leads out",
    "/etc/passwd": "leads out",
    "C:\\proof\\a.pdf": "leads out",
    "sub/../../secret.txt": "leads out",
    "link.txt": "a link that leads out",
    "empty.pdf": "an empty file",
    "program.exe": "no PDF, PNG, JPEG, HEIC or text file",
}


def test_certificates_stay_under_their_folder(house: House, tmp_path: Path) -> None:
    add_person(house)
    folder = tmp_path / "proof"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not yours")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "program.exe").write_bytes(b"MZ\x90\x00\x03\x00\x00\x00\x04" + bytes(100))
    for named, said in NOT_TAKEN.items():
        outcome = run(house, tmp_path, "credits", CREDITS.replace("gpp.txt", named), dates="mdy", documents=folder)
        assert [(p.row, p.column) for p in outcome.problems] == [(4, "Certificate")]
        assert said in outcome.problems[0].remedy
    assert credits_in(house) == []


def test_bad_credits_are_all_reported(house: House, tmp_path: Path) -> None:
    add_person(house)
    rows = [
        "stranger@example.org,2026-03-04,Talk,1,,,,,,,",
        "dana@example.org,,Talk,1,,,,,,,",
        "dana@example.org,2026-03-04,,0,,,,,,,",
        "dana@example.org,2026-03-04,Talk,-1,,,,,,,",
        "dana@example.org,2026-03-04,Talk,1000,,,,,,,",
        "dana@example.org,2027-03-04,Talk,1,,,,,,,",
        "dana@example.org,2026-03-05 - 2026-03-04,Talk,1,,,,,soon,,",
    ]
    outcome = run(house, tmp_path, "credits", HEADER + "\n".join(rows))
    assert [(p.row, p.column) for p in outcome.problems] == [
        (2, "address"), (3, "Date Range"), (4, "Event / Session"), (4, "Hours"), (5, "Hours"), (6, "Hours"),
        (7, "Date Range"), (8, "Date Range"), (8, "Expiration"),
    ]  # fmt: skip


def test_what_was_changed_or_deleted_since_stays_so(house: House, tmp_path: Path) -> None:
    add_person(house)
    run(house, tmp_path, "credits", CREDITS, dates="mdy")
    with house.database.begin() as session:
        exam, gpp, _ = session.scalars(select(Credit).order_by(Credit.id))
        exam.title, gpp.deleted_at = "My own words", NOW
    assert counts(run(house, tmp_path, "credits", CREDITS, dates="mdy")) == (0, 0, 3)
    exam, gpp, _ = credits_in(house)
    assert exam.title == "My own words"
    assert gpp.deleted_at is not None


def test_a_line_of_the_approved_list_is_linked_to_it_only_when_all_is_the_same(house: House, tmp_path: Path) -> None:
    add_person(house)
    add_activities(house)
    text = HEADER + (
        "dana@example.org,2026-03-04,Plain language summaries in practice,1,implement,Self,,,,,\n"
        "dana@example.org,2026-09-09,Artificial intelligence in publication planning,2,develop,Self,,,,,\n"
        "dana@example.org,2026-09-09,Something of the programme,2,develop,Programme,,,,,\n"
    )
    run(house, tmp_path, "credits", text)
    linked, other, entered = credits_in(house)
    assert (linked.basis, linked.activity_id is not None) == ("approved activity", True)
    assert (other.basis, other.activity_id, other.seconds) == (None, None, 7200)
    assert entered.basis == "programme attendance"


def test_two_imports_of_one_file_at_once_add_each_line_once(house: House, tmp_path: Path) -> None:
    add_person(house)
    text = HEADER + "".join(f"dana@example.org,2026-01-{d:02},Talk {d},1,develop,Self,,,,,\n" for d in range(1, 29))
    path = tmp_path / "credits.csv"
    path.write_text(text)
    outcomes: list[Outcome] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(import_file(house, "credits", path, now=NOW))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(outcome.added for outcome in outcomes) == 28
    assert sorted(credit.number for credit in credits_in(house)) == list(range(1, 29))


def test_wrong_options_say_what_they_can_be(house: House, tmp_path: Path) -> None:
    with pytest.raises(TallyError, match="it is one of mdy, dmy, iso"):
        run(house, tmp_path, "credits", CREDITS, dates="ymd")
    with pytest.raises(TallyError, match="it must be a folder"):
        run(house, tmp_path, "credits", CREDITS, documents=tmp_path / "none")
    with pytest.raises(TallyError, match="it is one of activities"):
        run(house, tmp_path, "badges", CREDITS)
    with pytest.raises(TallyError, match="Name a CSV file"):
        import_file(house, "credits", tmp_path / "none.csv", now=NOW)
