"""Audits and reports on the staff page: drawn, followed, packed; seen as a picture and taken along as a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_pages import Browser, fits, seen
from office_people import AUDREY, CARL, DANA, OLGA
from talking import NOW, Chat, add_person

from core.actions.drawing import draw
from core.actions.practitioners import of_address
from core.actions.roles import Office, grant

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_an_audit_is_drawn_by_a_form_and_its_pack_taken_along(chat: Chat, screen: Page, shots: Path) -> None:
    add_person(chat.house, "robin@example.org", "Robin Sample")
    screen.goto("/staff/audits")
    assert "Nobody was drawn yet" in screen.inner_text("main")
    screen.get_by_label("Share in percent").fill("50")
    screen.get_by_label("Seed").fill("7")
    screen.get_by_label("To be answered by").fill("2027-01-31")
    screen.get_by_role("button", name="Draw and tell them").press("Enter")
    assert "1 person was drawn of 2 with seed 7" in screen.inner_text(".told")
    assert "Olga Office 50 % 7 2 1 1" in " ".join(screen.get_by_role("region", name="Draws").inner_text().split())
    screen.screenshot(path=shots / "staff-audits.png", full_page=True)
    screen.get_by_role("button", name="Make the pack of A1").click()
    with screen.expect_download() as taken:
        screen.locator(".told .file a").click()
    pack = Path(taken.value.path()).read_bytes()
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(pack)).namelist()
    screen.get_by_role("link", name="A1", exact=True).click()
    screen.get_by_label("Until").fill("2027-02-28")
    screen.get_by_role("button", name="Extend").click()
    assert "due by 28 February 2027" in screen.inner_text(".told")


def test_an_audit_past_its_day_is_marked_and_nobody_packs_their_own(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    with chat.house.database.begin() as session:
        olga, dana = of_address(session, OLGA), of_address(session, DANA)
        grant(session, dana, Office.AUDITOR, by=olga, now=NOW)
        made = draw(
            session, chat.house, percent="100", seed=3, by=olga, now=NOW, due_on=date(2026, 12, 1), rolling=True
        )
        made.audits[0].due_on = date(2026, 11, 19)
    page = browse(AUDREY).words("/staff/audits")
    assert "1 open, 1 overdue ." in page
    assert "A1 Dana Example told 2026-11-19 overdue by 2 d Make the pack of A1" in page
    assert "100 %, rolling 3 1 1 1" in page
    own = browse(DANA).words("/staff/audits")
    assert "overdue by 2 d your own" in own
    assert "pack of A1" not in own
    drawn = browse(AUDREY).act("draw rolling audit", percent="100", seed="3", by="2027-01-31", next="/staff/audits")
    assert "Seed 3 was used on the same" in seen(drawn), "what is refused is said on the page"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_reports_are_a_picture_and_a_table(chat: Chat, screen: Page, shots: Path) -> None:
    screen.goto("/staff/reports")
    screen.screenshot(path=shots / "staff-reports.png", full_page=True)
    for button, words in (
        ("People at risk", "1 of 1 people lack something"), ("Domains and years", "calendar year"),
        ("Requests by age", "1 requests are with the committee"), ("Attendance", "session"),
    ):  # fmt: skip
        screen.get_by_role("button", name=button).click()
        assert words in screen.inner_text(".told"), button
        with screen.expect_download() as taken:
            screen.locator(".told .file a").click()
        assert taken.value.suggested_filename.endswith("2026-11-21.csv")
        assert Path(taken.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    screen.get_by_role("button", name="People at risk").click()
    screen.get_by_role("list", name="1 of 1 people").get_by_role("progressbar").wait_for()  # exactly one, or it fails
    screen.screenshot(path=shots / "staff-risk.png", full_page=True)
    screen.get_by_label("Policy").select_option("ismpp-2022-first-announced")
    screen.get_by_role("button", name="What if").click()
    assert "0 of 1 people would have met this year's minimum" in screen.inner_text(".told")
    screen.set_viewport_size({"width": 390, "height": 800})
    screen.reload()
    assert fits(screen)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_an_answer_with_buttons_is_answered_on_the_page(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    carl, olga = browse(CARL), browse(OLGA)
    asked = carl.act("decline R1", next="/staff/cases/request/1")
    assert "Why?" in seen(asked)
    assert '<button name="said" value="' in asked.text
    token = asked.text.partition('name="token" value="')[2].partition('"')[0]
    say = asked.text.partition('<button name="said" value="')[2].partition('"')[0]
    assert "R1 is" not in seen(olga.act(say, token=token)), "somebody else's question isn't theirs to answer"
    assert "R1 is declined now" in seen(carl.act(say, token=token, next="/staff/cases/request/1"))
