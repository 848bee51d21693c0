"""Reports over everybody: right numbers, a picture, a table; and a what-if that changes nothing."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from office_people import AUDREY, DANA, OLGA, add_request, add_staff
from sqlalchemy import select
from talking import NOW, Chat, add_person

from bot.answers.staff_reporting import MOST_LINES
from bot.pictures import draw
from core.actions.attendance_lists import import_attendance
from core.actions.attendance_undoing import undo_batch
from core.actions.checkin import check_in
from core.actions.credits import log_credit
from core.actions.everyone import everyone
from core.actions.live_sessions import hold
from core.actions.practitioners import of_address
from core.actions.record import record_of
from core.actions.reports_what_if import what_if
from core.house import House
from core.rules.editions import load_policy
from core.rules.terms import Basis
from core.store.tables import Attendance


def add_counting(house: House, address: str, hours: int, day: date = date(2026, 3, 4)) -> None:
    """Hours that count: entered from attendance."""
    with house.database.begin() as session:
        log_credit(session, of_address(session, address), title="Session", seconds=hours * 3600, start=day, end=day,
                   domain="implement", basis=Basis.ATTENDANCE, added_by="Programme", now=NOW)  # fmt: skip


def table_of(chat: Chat) -> list[list[str]]:
    """The CSV that came with the last reply."""
    content = chat.house.documents.load(chat.replies[0].files[0].sha256)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_at_risk_names_who_lacks_most_first(chat: Chat) -> None:
    add_staff(chat.house)
    add_person(chat.house, "robin@example.org", "Robin Sample")
    add_person(chat.house, "met@example.org", "Met Already")
    add_person(chat.house, "last@example.org", "Last Year", cycle=(date(2022, 1, 1), date(2026, 12, 31)))
    add_counting(chat.house, DANA, 3)
    add_counting(chat.house, "met@example.org", 6)
    add_counting(chat.house, "last@example.org", 6)
    audrey = Chat(chat.house, AUDREY)
    audrey.say("people at risk")
    assert "3 of 4 people lack something by the end of their cycle year" in audrey.text
    rows = table_of(audrey)
    assert [row[0] for row in rows[1:]] == ["Last Year", "Robin Sample", "Dana Example"]
    assert "Total 6 of 50 h" in rows[1][3], "in the final year it is everything"
    assert rows[3][3] == "Year 3 3 of 5 h"
    picture = audrey.replies[0].picture
    assert picture is not None
    assert draw(picture).startswith(b"\x89PNG")


def test_everybody_together_is_as_each_alone(chat: Chat) -> None:
    add_counting(chat.house, DANA, 3)
    with chat.house.database.read() as session:
        (one,) = everyone(session, NOW.date())
        assert one.progress == record_of(session, of_address(session, DANA), NOW.date()).progress


def test_hours_by_domain_and_year(chat: Chat) -> None:
    add_staff(chat.house)
    add_counting(chat.house, DANA, 3)
    add_counting(chat.house, DANA, 2, date(2025, 5, 5))
    olga = Chat(chat.house, OLGA)
    olga.say("report domains")
    assert table_of(olga)[1:] == [
        ["2025", "Implement Publication Plan", "2", "1"],
        ["2026", "Implement Publication Plan", "3", "1"],
    ]


def test_requests_by_age(chat: Chat) -> None:
    add_staff(chat.house)
    olga = Chat(chat.house, OLGA)
    olga.say("report requests")
    assert "0 requests are with the committee" in olga.text
    add_request(chat.house, title="=HYPERLINK(1)")
    olga.now = NOW.replace(month=12, day=11)
    olga.say("assign R1 to carl@example.org by 12 December 2026")
    olga.now = NOW.replace(month=12, day=13)
    olga.say("report requests")
    assert "1 requests are with the committee, 1 of them past their day" in olga.text
    assert table_of(olga)[1] == [
        "R1",
        "Dana Example",
        "'=HYPERLINK(1)",
        "under review",
        "22",
        "Carl Committee",
        "2026-12-12",
    ]


def test_what_if_everyone_were_under_another_policy(chat: Chat) -> None:
    add_staff(chat.house)
    add_counting(chat.house, DANA, 6)
    olga = Chat(chat.house, OLGA)
    olga.say("what if everyone were under ismpp-2022-first-announced?")
    assert "0 of 1 people would have met this year's minimum (now 1)" in olga.text
    assert "Nothing was changed" in olga.text
    olga.say("what if everyone were under no-such-policy")
    assert "the editions are" in olga.text
    with chat.house.database.read() as session:
        assert record_of(session, of_address(session, DANA), NOW.date()).policy == load_policy("ismpp-2022")
        assert what_if(session, load_policy("ismpp-2017"), NOW.date()).rows[0][2] == "ismpp-2022"


def test_what_an_edition_does_not_ask_for_is_not_met(chat: Chat) -> None:
    add_staff(chat.house)
    add_person(chat.house, "noa@example.org", "Noa Sample")
    olga = Chat(chat.house, OLGA)
    olga.say("what if everyone were under ismpp-2017")
    assert "0 of 2 people would have met everything it asks for" in olga.text
    assert "It has no yearly minimum" in olga.text
    assert "so nobody is counted as meeting" in olga.text
    assert "2 of 2" not in olga.text
    heads, *rows = table_of(olga)
    assert {row[heads.index("Year met then")] for row in rows} == {"none asked"}
    assert {row[heads.index("Year met now")] for row in rows} == {"no"}
    picture = olga.replies[0].picture
    assert picture is not None
    assert "This year's minimum, under the other policy" not in [bar.name for bar in picture.bars]


def test_rows_in_the_conversation_stand_under_their_headings(chat: Chat) -> None:
    add_staff(chat.house)
    for number in range(10):
        add_person(chat.house, f"p{number}@example.org", f"Person {number}")
    olga = Chat(chat.house, OLGA)
    olga.say("people at risk")
    lines = olga.replies[0].text.splitlines()
    assert lines[1] == "*Name · Address · Year · Missing · By · Waiting for documents*"
    assert len(lines) == 2 + MOST_LINES + 1
    assert all(line.count(" · ") == 5 for line in lines[1:-1])
    assert lines[-1] == "… and 3 more in the table."
    assert len(table_of(olga)) == 12


def test_reports_lists_them_for_staff_alone(chat: Chat) -> None:
    add_staff(chat.house)
    olga = Chat(chat.house, OLGA)
    for line in ("report", "reports", "what reports are there?"):
        olga.say(line)
        assert "Which report?" in olga.text
    olga.press("People at risk")
    assert "people lack something" in olga.text
    chat.say("report")
    assert "Which report?" not in chat.text


def add_attendance(house: House, folder: Path) -> None:
    """A1 by a list and by its code, A3 by a list alone."""
    house.settings.attendance_minimum_percent = 60
    add_person(house, "robin@example.org", "Robin Sample")
    add_person(house, "sam@example.org", "Sam Short")
    path = folder / "list.csv"
    path.write_text(
        "name,email,minutes\nDana Example,dana@example.org,88\nSam,sam@example.org,5\nX,x@elsewhere.test,90\n"
        "Robin Sample,other@elsewhere.test,90\n"
    )
    import_attendance(house, path, code="A1", now=NOW)
    import_attendance(house, path, code="A3", now=NOW)
    with house.database.begin() as session:
        robin, live = of_address(session, "robin@example.org"), hold(session, house, "A1", now=NOW)
        at = NOW.replace(day=18)
        check_in(session, house, robin, live, at=at, now=at)


def test_attendance_by_session_the_latest_first(chat: Chat, tmp_path: Path) -> None:
    add_staff(chat.house)
    add_attendance(chat.house, tmp_path)
    audrey = Chat(chat.house, AUDREY)
    audrey.say("report attendance")
    assert "3 attendances were credited in 2 sessions, 4 h in all." in audrey.text
    assert table_of(audrey) == [
        ["Code", "Session", "Day", "People credited", "By list", "By check-in", "Hours", "Too short", "Waiting",
         "Unmatched", "Declined"],
        ["A1", "GPP3: what changed", "2026-11-18", "2", "1", "1", "3", "1", "1", "1", "0"],
        ["A3", "Plain language summaries in practice", "2026-03-04", "1", "1", "0", "1", "1", "1", "1", "0"],
    ]  # fmt: skip
    picture = audrey.replies[0].picture
    assert picture is not None
    assert [(bar.name, bar.have, bar.unit, bar.percent) for bar in picture.bars] == [
        ("GPP3: what changed", 2, "people", 100), ("Plain language summaries in practice", 1, "people", 50),
    ]  # fmt: skip
    assert draw(picture).startswith(b"\x89PNG")
    with chat.house.database.read() as session:
        batch = session.scalars(select(Attendance.batch_id).where(Attendance.state == "too short")).first()
    assert batch is not None
    undo_batch(chat.house, batch, by=None, now=NOW)
    audrey.say("report attendance")
    assert "2 attendances were credited in 2 sessions, 2.5 h in all." in audrey.text, "what was undone is not counted"


def test_one_session_person_by_person(chat: Chat, tmp_path: Path) -> None:
    add_staff(chat.house)
    add_attendance(chat.house, tmp_path)
    olga = Chat(chat.house, OLGA)
    olga.say("report attendance A1")
    assert "2 of 5 people on lists or at the check-in of GPP3: what changed are credited." in olga.text
    rows = table_of(olga)
    assert [row[2:6] for row in rows[1:3]] == [
        ["Dana Example", "dana@example.org", "credited", "B1"], ["Robin Sample", "robin@example.org", "credited", "check-in"],
    ]  # fmt: skip
    assert {row[4] for row in rows[3:]} == {"ambiguous", "too short", "unmatched"}
    olga.say("report attendance A5")
    assert (
        "0 of 0 people on lists or at the check-in of 2026 Annual Meeting: opening plenary are credited." in olga.text
    )
    olga.say("report attendance NOSUCH")
    assert "NOSUCH is no live activity of the approved list" in olga.text


def test_a_report_over_nobody_says_so(chat: Chat) -> None:
    add_staff(chat.house)
    olga = Chat(chat.house, OLGA)
    olga.say("report attendance")
    assert "0 attendances were credited in 0 sessions" in olga.text
    assert olga.replies[0].picture is None
