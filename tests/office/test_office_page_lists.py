"""Lists on the staff page: chosen, looked at, imported, undone; the lines that wait; the whole catalogue."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from office_pages import Browser, fits, seen
from office_people import AUDREY, CARL, OLGA
from sqlalchemy import func, select
from talking import NOW, Chat, add_person

from core.actions import live_sessions
from core.actions.attendance_lists import import_attendance
from core.actions.catalogue import add_activity
from core.actions.practitioners import of_address
from core.rules.terms import Domain
from core.store.tables import Activity, Arrival, Attendance, AttendanceBatch, Credit

if TYPE_CHECKING:
    from playwright.sync_api import Page

CAME = b"""name,email,minutes
Dana Example,dana@example.org,90
Robin Sample,robin@elsewhere.test,90
Uma Unknown,uma@elsewhere.test,90
"""
CORRECTED = b"""code,title,provider,course_type,start,end,hours,domain,live|recording
A1,GPP3: what changed,Example Society,ISMPP U,2026-11-18,,1,foster,live
A9,A new one,Example Society,ISMPP U,2026-12-01,,1,develop,live
"""


@pytest.fixture
def waiting(chat: Chat, base: str, tmp_path: Path) -> None:
    """A list of A1 was imported: Dana credited, Robin could be Robin Sample, Uma is not known."""
    add_person(chat.house, "robin@example.org", "Robin Sample")
    (tmp_path / "came.csv").write_bytes(CAME)
    with chat.house.database.read() as session:
        olga = of_address(session, OLGA)
    import_attendance(chat.house, tmp_path / "came.csv", code="A1", by=olga, now=NOW)


def count(chat: Chat, table: type[Arrival] | type[Attendance] | type[AttendanceBatch] | type[Credit]) -> int:
    """How many rows there are."""
    with chat.house.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def rows_of(page: httpx.Response) -> str:
    """The words in the body of a page's table."""
    return html.unescape(
        " ".join(re.sub(r"<[^>]*>", " ", page.text.partition("<tbody>")[2].partition("</tbody>")[0]).split())
    )


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_list_is_chosen_looked_at_imported_and_undone(chat: Chat, screen: Page, shots: Path, tmp_path: Path) -> None:
    (tmp_path / "came.csv").write_bytes(CAME)
    screen.goto("/staff/batches")
    assert "No attendance list was imported yet" in screen.inner_text("main")
    screen.get_by_label("The session").fill("A1")
    screen.get_by_label("The list (CSV or XLSX)").set_input_files(tmp_path / "came.csv")
    screen.get_by_role("button", name="See what would change").click()
    assert "attendance of GPP3: what changed. Nothing is changed yet" in screen.inner_text(".told")
    assert "1 credited, 2 wait" in screen.inner_text(".told")
    assert count(chat, AttendanceBatch) == 0, "only looked at"
    screen.screenshot(path=shots / "staff-dry-run.png", full_page=True)
    screen.get_by_role("button", name="Import", exact=True).click()
    assert "B1, GPP3: what changed: 1 credited, 2 wait" in screen.inner_text(".told")
    row = screen.get_by_role("region", name="Attendance lists").get_by_role("row", name="B1")
    assert "1 credited, 2 unmatched" in row.inner_text()
    assert "by Olga Office" in row.inner_text()
    screen.screenshot(path=shots / "staff-imported.png", full_page=True)
    row.get_by_text("Undo B1", exact=True).click()
    assert "1 credit goes off the records again" in row.inner_text()
    screen.get_by_role("button", name="Undo B1 now").click()
    assert "B1 is undone" in screen.inner_text(".told")
    assert "undone 21 Nov 2026" in row.inner_text()
    assert "No line of any list waits" in screen.inner_text("main")
    with chat.house.database.read() as session:
        assert all(credit.deleted_at for credit in session.scalars(select(Credit))), "taken off again"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_cancelled_and_pressed_twice(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    olga = browse(OLGA)
    files = {"files": ("came.csv", CAME)}
    asked = olga.act("import attendance", more="A1", files=files, next="/staff/batches")
    token = asked.text.partition('name="token" value="')[2].partition('"')[0]
    assert token
    assert "Nothing is changed yet" in seen(asked)
    arrived = count(chat, Arrival)
    assert seen(olga.act("import attendance", more="A1", files=files, next="/staff/batches")) == seen(asked)
    assert count(chat, Arrival) == arrived, "a double click is heard once"
    assert "nothing was saved or changed" in seen(olga.act("cancel", token=token, next="/staff/batches"))
    assert count(chat, AttendanceBatch) == 0
    assert 'name="token"' not in olga.get(f"{asked.url.path}?{asked.url.query.decode()}").text, "its buttons are gone"
    assert "Nothing is changed yet" in olga.words("/?"), "it stands in the conversation too"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_list_with_mistakes_is_not_offered_for_import(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    olga = browse(OLGA)
    wrong = CAME + b"Eve Example,eve(at)example.org,many\n"
    told = olga.act("import attendance", more="A1", files={"files": ("came.csv", wrong)}, next="/staff/batches")
    assert "1 row has to be mended" in seen(told)
    assert "row 5" in seen(told)
    assert ">Import</button>" not in told.text
    too_large = {"files": ("film.csv", b"x" * (26 * 1024 * 1024))}
    told = olga.act("import attendance", "nonce-0002", more="A1", files=too_large, next="/staff/batches")
    assert '"film.csv" has 26.0 MB and is larger than' in seen(told)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_lists_are_for_the_office(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    for address in (CARL, AUDREY):
        other = browse(address)
        assert "Import" not in other.words("/staff/people")
        other.act("import attendance", more="A1", files={"files": ("came.csv", CAME)}, next="/staff/people")
        said = other.words("/?")
        assert "is for the office" in said
        assert "Nothing is changed yet" not in said
    assert "Import the approved list" not in browse(CARL).words("/staff/catalogue")
    assert count(chat, AttendanceBatch) == 0


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_line_that_waits_is_settled(chat: Chat, waiting: None, screen: Page, shots: Path) -> None:
    screen.goto("/staff/batches")
    assert "2 lines wait" in screen.inner_text("main")
    robin, uma = (screen.get_by_role("row", name=name) for name in ("Robin Sample", "Uma Unknown"))
    assert "the name could be theirs; they are asked" in robin.inner_text()
    assert "nobody is known by this address" in uma.inner_text()
    screen.screenshot(path=shots / "staff-waiting.png", full_page=True)
    uma.get_by_label("Address of the person").fill("nobody.here@example.org")
    uma.get_by_role("button", name="Confirm").click()
    assert "nobody.here@example.org" in screen.inner_text(".told")
    assert "2 lines wait" in screen.inner_text("main")
    screen.get_by_role("row", name="Robin Sample").get_by_role("button", name="It is Robin Sample").press("Enter")
    assert "Robin Sample" in screen.inner_text(".told")
    assert "1 line waits" in screen.inner_text("main")
    screen.get_by_role("row", name="Uma Unknown").get_by_role("button", name="Nobody of ours").click()
    assert "No line of any list waits" in screen.inner_text("main")
    screen.get_by_role("link", name="B1").click()
    assert "1 declined" in screen.inner_text("main")
    screen.get_by_role("link", name="Robin Sample").click()
    assert screen.inner_text("h1") == "Robin Sample"
    screen.set_viewport_size({"width": 390, "height": 800})
    for path in ("/staff/batches", "/staff/batches/B1"):
        screen.goto(path)
        assert fits(screen), path


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_approved_list_is_imported_and_undone(chat: Chat, screen: Page, shots: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(CORRECTED)
    screen.goto("/staff/catalogue")
    screen.get_by_label("The list (CSV or XLSX)").set_input_files(tmp_path / "list.csv")
    screen.get_by_role("button", name="See what would change").click()
    assert "A1 GPP3: what changed: hours 1.5 h → 1 h" in screen.inner_text(".told")
    screen.get_by_role("button", name="Import", exact=True).click()
    assert "C1" in screen.inner_text(".told")
    assert "A new one" in screen.get_by_role("row", name="A9").inner_text()
    screen.goto("/staff/batches")
    assert "1 added, 1 changed" in screen.get_by_role("row", name="C1").inner_text()
    screen.get_by_role("link", name="C1").click()
    assert "hours 1.5 h → 1 h" in screen.get_by_role("row", name="A1").inner_text()
    screen.screenshot(path=shots / "staff-changes.png", full_page=True)
    screen.get_by_text("Undo C1", exact=True).click()
    screen.get_by_role("button", name="Undo C1 now").click()
    assert "C1" in screen.inner_text(".told")
    assert "undone 21 Nov 2026" in screen.inner_text("main")
    with chat.house.database.read() as session:
        assert session.scalars(select(Activity).where(Activity.code == "A1")).one().seconds == 5400


def test_the_catalogue_is_searched_narrowed_and_paged(
    chat: Chat, waiting: None, browse: Callable[[str], Browser]
) -> None:
    with chat.house.database.begin() as session:
        for day in range(60):
            add_activity(session, code=f"W{day:02}", title=f"Webinar {day:02}", provider="Other House", course_type="CBI meeting",
                         starts_on=date(2025, 1, 1) + timedelta(days=day), seconds=3600, domain=Domain.DEVELOP)  # fmt: skip
        live = live_sessions.of_code(session, live_sessions.hold(session, chat.house, "A1", now=NOW).code)
    olga = browse(OLGA)
    first = olga.words("/staff/catalogue?kind=CBI+meeting")
    assert "66 activities are on the list" in first
    assert "W59" in first
    assert "W09" not in first
    second = olga.words("/staff/catalogue?kind=CBI%20meeting&page=2")
    assert "W09" in second
    assert "Page 2" in second
    assert "/staff/catalogue?kind=CBI%20meeting&amp;page=2" in olga.get("/staff/catalogue?kind=CBI+meeting").text
    for query, there, not_there in (
        ("q=gpp3+society", "A1 GPP3", "A3"), ("how=recording", "A2 GPP3", "A1"), ("how=live", "A1 GPP3", "A2"),
        ("domain=implement", "A3", "A4"), ("start=2026-04-28&end=2026-04-28", "A5", "A3"), ("start=soon", "A1", "W00"),
    ):  # fmt: skip
        listed = rows_of(olga.get(f"/staff/catalogue?{query}"))
        assert there in listed, query
        assert not_there not in listed, query
    assert '"soon" is no day I can read' in olga.words("/staff/catalogue?start=soon")
    assert "Nothing is called exactly “W1%”" in olga.words("/staff/catalogue?q=W1%25"), "no pattern"
    assert "Nothing on the list is like that" in olga.words("/staff/catalogue?q=xyzzy")
    close = olga.words("/staff/catalogue?q=authorship+roundtabel")
    assert "Nothing is called exactly “authorship roundtabel”; these are close:" in close
    assert "A6 2026 Annual Meeting: authorship roundtable" in close
    row = olga.words("/staff/catalogue?q=A1").partition("A1 GPP3")[2]
    assert f"Foster Ethical and Compliant Behavior in Publications 1 {live.code} Sheet" in row, "a credit, a sheet"
    sheet = olga.get("/staff/catalogue?q=A1").text.partition('<a href="/check-in/')[2].partition('"')[0]
    assert "Scan to check in" in olga.words(f"/check-in/{sheet}")
    assert live.code in browse(CARL).words("/staff/catalogue?q=A1")
    assert "/sheet/" not in browse(CARL).get("/staff/catalogue?q=A1").text
