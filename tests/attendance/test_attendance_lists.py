"""Lists of attendance: matched, credited once, told, kept waiting, undone; two at once."""

from __future__ import annotations

import re
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from attendance_samples import COLLABORATE, ZOOM, credits_of, furnish, letters, rows, states, take
from sqlalchemy import func, select
from talking import NOW, Chat, add_person

from core.actions import attendance, roles
from core.actions.attendance_lists import Attended, import_attendance
from core.actions.attendance_undoing import undo_batch
from core.actions.credits import log_credit
from core.actions.identities import add_address
from core.actions.imports import FileUnusable
from core.actions.practitioners import of_address
from core.actions.record import record_of
from core.actions.roles import Office
from core.actions.sealed import unsealed
from core.errors import NotAllowed, TallyError
from core.house import House
from core.store.tables import Activity, AttendanceBatch, Credit, LiveSession, Outgoing


def test_a_zoom_export_is_credited_once_and_everyone_is_told(house: House, tmp_path: Path) -> None:
    furnish(house)
    first = take(house, tmp_path, ZOOM)
    assert (first.layout, first.problems, first.absent, first.officials) == ("zoom", [], 1, 1)
    assert states(first) == {"credited": 1, "ambiguous": 1, "too short": 1, "unmatched": 1}
    (credit,) = credits_of(house)
    assert (credit.title, credit.seconds, credit.starts_on) == ("GPP3: what changed", 5400, date(2026, 11, 18))
    assert (credit.added_by, credit.basis) == ("Programme", "programme attendance")
    with house.database.read() as session:
        record = record_of(session, of_address(session, "dana@example.org"), NOW.date())
        assert record.progress is not None
        assert record.progress.verdicts[1].counts
    (letter,) = letters(house)
    assert letter.subject == "Your attendance is in your record: GPP3: what changed"
    assert "It is #1. It needs no certificate." in letter.reply["text"]
    again = take(house, tmp_path, ZOOM)
    assert (states(again), again.batch) == ({"same": 4}, None)
    assert (len(credits_of(house)), len(letters(house))) == (1, 1)


def test_visits_are_added_up_but_never_twice_at_once(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    assert rows(house)["address:dana@example.org"].seconds == 86 * 60
    two_devices = ZOOM.replace("10:45:00 AM,11/18/2026 11:31:00 AM,46", "10:01:00 AM,11/18/2026 10:41:00 AM,40")
    other = take(house, tmp_path, two_devices.replace("dana@example.org", "sam@example.org"), "A1", partial=True)
    assert other.states["too short"] >= 1


def test_a_collaborate_export_in_utc_takes_its_own_session_and_a_number(house: House, tmp_path: Path) -> None:
    furnish(house)
    outcome = take(house, tmp_path, COLLABORATE, "A1")
    assert (outcome.layout, outcome.problems, outcome.officials) == ("collaborate", [], 1)
    assert states(outcome) == {"credited": 1, "too short": 1}
    kept = rows(house)
    assert kept["address:dana@example.org"].joined_at == NOW - timedelta(days=3) + timedelta(minutes=1)
    assert kept["number:c-0003"].practitioner_id is not None


PLAIN = {
    "address only": ("email\ndana@example.org\n", {"credited": 1}),
    "minutes": ("name;e-mail;minutes\nDana;dana@example.org;89,5\nSam;sam@example.org;5\n", {"credited": 1, "too short": 1}),
    "percent": ("email,attendance %\ndana@example.org,85%\nsam@example.org,20\n", {"credited": 1, "too short": 1}),
    "number": ("certification number\nC-0001\n", {"credited": 1}),
    "utc": ("email,join time (UTC),leave time (UTC)\ndana@example.org,2026-11-18T15:00,2026-11-18 16:30\n", {"credited": 1}),
    "spoken": ("email,duration\ndana@example.org,1h 20m\nsam@example.org,0:20:00\n", {"credited": 1, "too short": 1}),
    "name": ('name\n"Example, Dana"\n', {"ambiguous": 1}),
    "two people in one line": ("number,email\nC-0001,sam@example.org\n", {"ambiguous": 1}),
    "the same twice": ("email,number\ndana@example.org,\n,C-0001\n", {"credited": 1, "duplicate": 1}),
}  # fmt: skip


@pytest.mark.parametrize("what", PLAIN)
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_plain_lists_by_header(house: House, tmp_path: Path, what: str) -> None:
    furnish(house)
    text, wanted = PLAIN[what]
    dry = take(house, tmp_path, text, "A1", dry_run=True)
    assert (dry.problems, states(dry), dry.is_done) == ([], wanted, False)
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(LiveSession)) == 0
    done = take(house, tmp_path, text, "A1")
    assert (states(done), done.is_done) == (wanted, True)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_all_that_is_wrong_is_said_at_once(house: House, tmp_path: Path) -> None:
    furnish(house)
    text = (
        "name,email,join time,leave time,minutes,percent\n"
        "Dana,dana@example.org,3/4/2026 10:00,,,\n"
        "Sam,sam@example.org,2026-11-18 10:00,2026-11-18 09:00,,\n"
        ",,2026-11-18 10:00,,x,\n"
        "Robin,robin@example.org,soon,,,200\n"
    )
    outcome = take(house, tmp_path, text, "A1")
    assert [(p.row, p.column) for p in outcome.problems] == [
        (2, "join time"), (3, "leave time"), (4, "minutes"), (4, "name"), (5, "join time"), (5, "percent"),
    ]  # fmt: skip
    assert not outcome.is_done
    assert rows(house) == {}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_list_that_does_not_say_of_what_is_refused(house: House, tmp_path: Path) -> None:
    furnish(house)
    with pytest.raises(TallyError, match="--session CODE"):
        take(house, tmp_path, "email\ndana@example.org\n")
    with pytest.raises(TallyError, match="no live activity"):
        take(house, tmp_path, "email\ndana@example.org\n", "A2")
    with pytest.raises(FileUnusable, match="no line of it is a header"):
        take(house, tmp_path, "12,13\n14,15\n", "A1")


def test_a_day_written_the_other_way_round_is_the_sessions_own(house: House, tmp_path: Path) -> None:
    furnish(house)
    text = "email,join time\ndana@example.org,{} 10:00\n"
    assert states(take(house, tmp_path, text.format("4/3/2026"), "A3")) == {"credited": 1}
    assert credits_of(house)[0].starts_on == date(2026, 3, 4)


def test_what_waited_is_credited_when_the_address_becomes_known(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    add_person(house, "uma@example.org", "Uma Other")
    with house.database.begin() as session:
        uma = of_address(session, "uma@example.org")
        assert attendance.match_waiting(session, house, uma, NOW) == []
        add_address(session, uma, "uma@elsewhere.test", now=NOW)
        (entered,) = attendance.match_waiting(session, house, uma, NOW)
        assert entered.credit.number == 1
        assert attendance.match_waiting(session, house, uma, NOW) == []
    assert [credit.title for credit in credits_of(house, "uma@example.org")] == ["GPP3: what changed"]
    assert len(letters(house, "uma@example.org")) == 1
    assert states(take(house, tmp_path, ZOOM)) == {"same": 4}


def test_a_name_alone_is_confirmed_by_the_person_or_the_office(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    (asked,) = letters(house, "robin@example.org")
    assert "elsewhere.test" not in asked.reply["text"]
    chat = Chat(house, "robin@example.org", channel="mail", thread=asked.thread)
    chat.say("yes")
    assert "It is #1." in chat.text
    assert len(credits_of(house, "robin@example.org")) == 1
    chat.say("yes")
    assert len(credits_of(house, "robin@example.org")) == 1


def test_who_says_no_is_not_asked_again_and_the_office_can_settle_it(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    (asked,) = letters(house, "robin@example.org")
    chat = Chat(house, "robin@example.org", channel="mail", thread=asked.thread)
    chat.say("no")
    assert credits_of(house, "robin@example.org") == []
    take(house, tmp_path, ZOOM)
    assert len(letters(house, "robin@example.org")) == 1
    with house.database.begin() as session:
        row = next(one for one in attendance.waiting(session) if one.name == "Robin Sample")
        robin, dana = (of_address(session, f"{name}@example.org") for name in ("robin", "dana"))
        with pytest.raises(NotAllowed):
            attendance.confirm(session, house, row, dana, by=dana, now=NOW)
        roles.grant(session, dana, Office.OFFICE, by=None, now=NOW - timedelta(days=1))
        attendance.confirm(session, house, row, robin, by=dana, now=NOW)
    assert len(credits_of(house, "robin@example.org")) == 1


def test_a_credit_logged_before_is_vouched_for_and_becomes_what_it_was_by_undo(house: House, tmp_path: Path) -> None:
    furnish(house)
    with house.database.begin() as session:
        dana = of_address(session, "dana@example.org")
        gpp = session.scalars(select(Activity).where(Activity.code == "A1")).one()
        day = date(2026, 11, 18)
        log_credit(session, dana, title="", seconds=1, start=day, end=day, domain=None, now=NOW, activity=gpp)
    outcome = take(house, tmp_path, ZOOM)
    (credit,) = credits_of(house)
    assert (credit.number, credit.basis, credit.added_by) == (1, "programme attendance", "Programme")
    assert "You had logged it as #1; it is confirmed now." in letters(house)[0].reply["text"]
    assert outcome.batch is not None
    assert undo_batch(house, outcome.batch, by=None, now=NOW) == 1
    (credit,) = credits_of(house)
    assert (credit.basis, credit.added_by) == ("approved activity", "Self")


def test_undo_takes_a_batch_back_tells_everyone_and_lets_it_come_again(house: House, tmp_path: Path) -> None:
    furnish(house)
    batch = take(house, tmp_path, ZOOM).batch
    assert batch is not None
    assert undo_batch(house, batch, by=None, now=NOW) == 1
    with pytest.raises(TallyError, match="undone already"):
        undo_batch(house, batch, by=None, now=NOW)
    assert credits_of(house) == []
    assert [letter.subject for letter in letters(house)][-1] == (
        "Your attendance was taken off your record: GPP3: what changed"
    )
    again = take(house, tmp_path, ZOOM)
    assert states(again) == {"credited": 1, "ambiguous": 1, "too short": 1, "unmatched": 1}
    assert [credit.number for credit in credits_of(house)] == [2]


def test_a_persons_own_undo_does_not_meet_what_the_programme_did(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    chat = Chat(house)
    chat.say("undo")
    assert len(credits_of(house)) == 1


def test_two_uploads_at_once_credit_everybody_once(house: House, tmp_path: Path) -> None:
    furnish(house)
    people = [f"p{n}@example.org" for n in range(60)]
    for n, address in enumerate(people):
        add_person(house, address, f"Person {n}", cycle=None)
    path = tmp_path / "list.csv"
    path.write_text("email\n" + "\n".join(people) + "\nnobody@elsewhere.test\n")
    outcomes: list[Attended] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(import_attendance(house, path, code="A1", now=NOW)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(outcome.states["credited"] for outcome in outcomes) == 60
    assert sum(outcome.states["unmatched"] for outcome in outcomes) == 1
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Credit)) == 60
        assert session.scalar(select(func.count()).select_from(AttendanceBatch)) <= 2
        told = select(func.count()).select_from(Outgoing).where(Outgoing.kind == "attendance")
        assert session.scalar(told) == 60


def test_only_the_office_imports_and_undoes(house: House, tmp_path: Path) -> None:
    furnish(house)
    dana = Chat(house).person()
    with pytest.raises(NotAllowed):
        take(house, tmp_path, ZOOM, by=dana)
    with pytest.raises(NotAllowed):
        undo_batch(house, 1, by=dana, now=NOW)


def test_an_address_that_is_linked_in_conversation_brings_what_waited(house: House, tmp_path: Path) -> None:
    furnish(house)
    take(house, tmp_path, ZOOM)
    add_person(house, "uma@example.org", "Uma Other")
    chat = Chat(house, "uma@example.org")
    chat.say("link uma@elsewhere.test")
    with house.database.read() as session:
        sent = session.scalars(select(Outgoing).where(Outgoing.kind == "code")).one()
        code = re.search(r"(?<!\d)\d{3} ?\d{3}(?!\d)", unsealed(sent, house.secret).text)
    assert code
    chat.say(code[0])
    assert "What you attended under it is in your record too" in chat.text
    assert len(credits_of(house, "uma@example.org")) == 1
