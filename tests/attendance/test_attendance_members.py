"""The membership mirror: joiners, changes, leavers, duplicate addresses; the commands from a shell."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from attendance_samples import ZOOM, credits_of, furnish
from click.testing import CliRunner, Result
from sqlalchemy import func, select
from talking import NOW, add_activities, add_person

import tally
from core.actions import attendance
from core.actions.attendance_lists import import_attendance
from core.actions.imports.header import ColumnMap
from core.actions.imports.outcome import FileUnusable
from core.actions.journal import speak_as
from core.actions.membership import Mirrored, mirror, mirror_bytes
from core.actions.practitioners import by_address, of_address
from core.actions.roles import Office, grant
from core.errors import NotAllowed, TallyError
from core.house import House
from core.store.tables import Attendance, Entry, Practitioner
from scheduler.jobs import jobs_for

HEADER = "Member ID,Full Name,Email,Expires,Company,Telephone\n"
MEMBERS = HEADER + (
    "M-1,Dana Example,dana@example.org,2027-06-30,Acme Medical,+1 555 0100\n"
    "M-2,Nora New,nora@example.org,2027-06-30,,\n"
    "M-3,Olaf Other,olaf@example.org,2027-06-30,,\n"
)


def run(house: House, folder: Path, text: str, **options: bool) -> Mirrored:
    path = folder / "members.csv"
    path.write_text(text)
    return mirror(house, path, now=NOW, **options)


def counts(done: Mirrored) -> tuple[int, int, int, list[str]]:
    return done.outcome.added, done.outcome.changed, done.outcome.same, done.leavers


def test_joiners_changes_and_leavers(house: House, tmp_path: Path) -> None:
    add_person(house)
    assert counts(run(house, tmp_path, MEMBERS, dry_run=True)) == (2, 1, 0, [])
    with house.database.read() as session:
        assert by_address(session, "nora@example.org") is None
    assert counts(run(house, tmp_path, MEMBERS)) == (2, 1, 0, [])
    assert counts(run(house, tmp_path, MEMBERS)) == (0, 0, 3, [])
    with house.database.read() as session:
        dana, nora = of_address(session, "dana@example.org"), of_address(session, "nora@example.org")
        assert (dana.member_number, dana.member_until, dana.organisation) == ("M-1", date(2027, 6, 30), "Acme Medical")
        assert (nora.standing, nora.member_number) == ("none", "M-2")
        assert session.scalar(select(func.count()).select_from(Entry).where(Entry.verb == "mirror")) == 3
    left = "".join(line for line in MEMBERS.splitlines(keepends=True) if not line.startswith("M-3"))
    dry = run(house, tmp_path, left, dry_run=True)
    assert "membership would end for 1: Olaf Other" in dry.lines()
    assert counts(run(house, tmp_path, left)) == (0, 0, 2, ["Olaf Other"])
    with house.database.read() as session:
        assert of_address(session, "olaf@example.org").member_until == NOW.date() - timedelta(days=1)
    assert counts(run(house, tmp_path, left)) == (0, 0, 2, [])
    assert counts(run(house, tmp_path, MEMBERS)) == (0, 1, 2, [])


def test_a_member_with_a_new_address_keeps_the_record(house: House, tmp_path: Path) -> None:
    add_person(house)
    run(house, tmp_path, MEMBERS)
    assert counts(run(house, tmp_path, MEMBERS.replace("dana@example.org", "dana@work.test"))) == (0, 1, 2, [])
    with house.database.read() as session:
        assert of_address(session, "dana@work.test").id == of_address(session, "dana@example.org").id


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_duplicate_addresses_and_changed_hands_are_refused(house: House, tmp_path: Path) -> None:
    add_person(house)
    run(house, tmp_path, MEMBERS)
    bad = HEADER + (
        "M-1,Dana Example,nora@example.org,2027-06-30,,\n"
        "M-2,Nora New,nora@example.org,2027-06-30,,\n"
        "M-9,Dana Example,dana@example.org,,,\n"
        "M-8,Olaf Other,olaf@example.org,2027-06-30,,\n"
    )
    done = run(house, tmp_path, bad)
    assert [(p.row, p.column) for p in done.problems] == [
        (2, "address"), (3, "address"), (4, "member_number"), (4, "member_until"), (5, "member_number"),
    ]  # fmt: skip
    assert (done.outcome.is_done, done.leavers) == (False, [])


def test_the_office_brings_it_in_one_transaction_of_its_own_turn(house: House) -> None:
    add_person(house)
    add_person(house, "olga@example.org", "Olga Office")
    with house.database.begin() as session:
        olga, dana = of_address(session, "olga@example.org"), of_address(session, "dana@example.org")
        with pytest.raises(NotAllowed):
            mirror_bytes(house, MEMBERS.encode(), "members.csv", by=olga, session=session, now=NOW)
        grant(session, olga, Office.OFFICE, by=None, now=NOW)
        speak_as(session, "web:olga@example.org", "t1")
        done = mirror_bytes(house, MEMBERS.encode(), "members.csv", by=olga, session=session, now=NOW)
        assert counts(done) == (2, 1, 0, [])
        left = HEADER + "M-1,Dana Example,dana@example.org,2027-06-30,,\n"
        done = mirror_bytes(house, left.encode(), "members.csv", by=olga, session=session, now=NOW)
        assert counts(done) == (0, 0, 1, ["Nora New", "Olaf Other"])
        assert session.info["actor"] == "web:olga@example.org"
        assert dana.member_number == "M-1"
    with house.database.read() as session:
        assert of_address(session, "nora@example.org").member_until == NOW.date() - timedelta(days=1)


def test_nobody_left_because_a_column_is_called_otherwise(house: House) -> None:
    text = MEMBERS.replace("Member ID", "No.").encode()
    named = ColumnMap.said(("No.=member_number",), ())
    assert counts(mirror_bytes(house, text, "members.csv", mapping=named, now=NOW)) == (3, 0, 0, [])
    assert counts(mirror_bytes(house, text, "members.csv", now=NOW)) == (0, 0, 3, [])


def test_a_list_that_is_not_there(house: House, tmp_path: Path) -> None:
    with pytest.raises(FileUnusable, match="No such file"):
        mirror(house, tmp_path / "none.csv", now=NOW)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_list_that_was_cut_off_ends_nothing(house: House, tmp_path: Path) -> None:
    many = HEADER + "".join(f"M-{n},Person {n},p{n}@example.org,2027-06-30,,\n" for n in range(20))
    run(house, tmp_path, many)
    cut = "".join(many.splitlines(keepends=True)[:8])
    with pytest.raises(TallyError, match="13 of 20 members are missing"):
        run(house, tmp_path, cut)
    assert len(run(house, tmp_path, cut, many_leave=True).leavers) == 13


def test_the_clock_credits_what_waited_for_a_member_to_become_known(house: House, tmp_path: Path) -> None:
    furnish(house)
    path = tmp_path / "attendance.csv"
    path.write_text("email,member number\nnora@example.org,\n,M-3\n")
    assert import_attendance(house, path, code="A1", now=NOW).states["unmatched"] == 2
    run(house, tmp_path, MEMBERS)
    (job,) = [job for job in jobs_for(house, {}, lambda: NOW) if job.name == "attendance"]
    assert job.does() == 2
    assert job.does() == 0
    assert len(credits_of(house, "nora@example.org")) == len(credits_of(house, "olaf@example.org")) == 1


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migrated_sqlite: Path):  # type: ignore[no-untyped-def]
    """The `tally` command in a folder of its own."""
    monkeypatch.setenv("TALLY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TALLY_SECRET", "a secret for tests")
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Result:
        return CliRunner().invoke(tally.main, words)

    return call


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_commands(shell, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("TALLY_DATA", str(house.settings.data))
    furnish(house)
    (tmp_path / "zoom.csv").write_text(ZOOM)
    (tmp_path / "members.csv").write_text(MEMBERS)
    assert "2 added, 1 changed" in shell("import", "membership", "members.csv").output
    dry = shell("import", "attendance", "zoom.csv", "--session", "A1", "--dry-run").output
    assert "1  credited" not in dry  # nobody asks for a least time here: TALLY_ATTENDANCE_MINIMUM_PERCENT is unset
    assert "2  credited" in dry
    assert "a dry run, nothing was changed" in dry
    done = shell("import", "attendance", "zoom.csv", "--session", "A1")
    assert done.exit_code == 0, done.output
    assert "kept as B1" in done.output
    assert "nothing was new" in shell("import", "attendance", "zoom.csv").output
    assert "B1  " in shell("attendance", "list").output
    waiting = shell("attendance", "waiting").output
    assert "uma@elsewhere.test" in waiting
    with house.database.read() as session:
        line = next(row.id for row in attendance.waiting(session) if row.address == "uma@elsewhere.test")
    assert "credited as #1" in shell("attendance", "confirm", str(line), "nora@example.org").output
    assert "settled already" in shell("attendance", "decline", str(line)).output
    assert "B1: 3 credits taken back" in shell("attendance", "undo", "B1").output
    assert "undone already" in shell("attendance", "undo", "1").output
    assert shell("attendance", "undo", "Bx").exit_code == 2
    with house.database.read() as session:
        assert set(session.scalars(select(Attendance.state))) == {"undone"}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_check_in_from_a_shell(shell, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("TALLY_DATA", str(house.settings.data))
    monkeypatch.setenv("TALLY_PUBLIC_URL", "https://tally.example.org")
    add_activities(house)
    opened = shell("check-in", "A1", "--qr", "a1.pdf", "--from", "2026-11-18T09:50", "--until", "2026-11-18T11:00")
    assert opened.exit_code == 0, opened.output
    assert "18 November 2026, 09:50 to 11:00 (EST)" in opened.output
    assert "https://tally.example.org/check-in/" in opened.output
    assert (tmp_path / "a1.pdf").read_bytes().startswith(b"%PDF")
    again = shell("check-in", "A1").output
    assert again.splitlines()[0] == opened.output.splitlines()[0]
    assert "changes every half minute" in shell("check-in", "A1", "--rotate", "on").output
    assert "can't be printed" in shell("check-in", "A1", "--qr", "a1.pdf").output
    assert "no live activity" in shell("check-in", "A2").output
    assert shell("import", "credits", "x.csv", "--session", "A1").exit_code == 2
    assert shell("import", "membership", "x.csv", "--partial").exit_code == 2
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Practitioner)) == 0
