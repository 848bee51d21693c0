"""The form of a request in a real browser: by desk and by phone, with a mistake, with files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Site

from core.actions import requests

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (set CHROMIUM to its path)")
DESK, PHONE = {"width": 1100, "height": 900}, {"width": 360, "height": 740}
SHOTS = os.environ.get("SCREENSHOTS")  # a folder to look at afterwards


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page; whatever the browser complains of fails the test, save the refusal that it was shown."""
    context = browser.new_context(viewport={"desk": DESK, "phone": PHONE}[request.param])  # type: ignore[arg-type]
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert [c for c in complaints if "(Unprocessable" not in c] == []


def look(page: Page, name: str) -> None:
    """Nothing is wider than the page; a picture is kept when a folder is named."""
    page.wait_for_load_state()  # words stand there before their styles do
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    width = page.viewport_size["width"] if page.viewport_size else 0
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)


def test_from_the_conversation_through_the_form_and_back(embedded_site: Site, page: Page, tmp_path: Path) -> None:
    proof, empty = tmp_path / "agenda.txt", tmp_path / "empty.pdf"
    proof.write_text("Agenda of the workshop")
    empty.write_bytes(b"")
    page.goto(embedded_site.base)
    page.fill("#text", "request credit")
    page.press("#text", "Enter")
    link = page.get_by_role("link", name="Open the form")
    link.wait_for()
    look(page, "request-offered")
    link.click()
    page.wait_for_selector("h1:has-text('Request R1')")
    look(page, "request-form")
    page.get_by_label("Course or session name").fill('Authorship: "who" & when')
    page.get_by_label("Agenda, description").fill("First line\n\nName: not a label")
    page.get_by_label("Educational provider").fill("Example Society")
    page.get_by_label("Your specific role").fill("speaker")
    page.get_by_label("First day").fill("2026-10-12")
    page.get_by_label("Hours you prepared").fill("two hours maybe")
    page.get_by_label("Hours you presented").fill("1,5")
    page.get_by_label("Foster Ethical").fill("3.5")
    page.set_input_files("#documents", [proof, empty])
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=fields can't be as they are")
    page.wait_for_selector("#preparation:focus")
    assert page.get_by_label("Agenda, description").input_value() == "First line\n\nName: not a label"
    assert page.get_by_label("First day").input_value() == "2026-10-12"
    assert page.get_by_label("agenda.txt").is_checked()
    look(page, "request-form-problems")
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=R1 is ready for the Recertification Committee")
    look(page, "request-form-saved")
    with embedded_site.house.database.read() as session:
        request = requests.of_number(session, 1)
        assert (request.title, request.agenda) == ('Authorship: "who" & when', "First line\n\nName: not a label")
        assert (request.preparation_seconds, request.presentation_seconds) == (7200, 5400)
        assert [document.name for document in request.documents] == ["agenda.txt"]
    page.get_by_role("button", name="Send it").click()
    page.wait_for_selector("text=is with the Recertification Committee now")
