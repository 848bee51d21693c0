"""Checking in in a real browser: on a phone, with the screen and the sheet of the room."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Site
from test_web_checkin import hold

from core.actions.live_sessions import screen_token

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (set CHROMIUM to its path)")
PHONE = {"width": 360, "height": 740}
WALL = {"width": 1600, "height": 900}
SHOTS = os.environ.get("SCREENSHOTS")  # a folder to look at afterwards


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone; whatever the browser complains of fails the test, save refusals that it was shown."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert [c for c in complaints if "(Conflict)" not in c and "(Gone)" not in c] == []


def look(page: Page, name: str) -> None:
    """Nothing is wider than the page; a picture is kept when a folder is named."""
    page.wait_for_load_state()  # words stand there before their styles do
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def test_scan_and_press_on_a_phone(embedded_site: Site, page: Page) -> None:
    live = hold(embedded_site)
    began = time.monotonic()
    page.goto(f"{embedded_site.base}/check-in/{live.code}")
    button = page.get_by_role("button", name="Check in as Dana Example")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    assert box["y"] + box["height"] < PHONE["height"]
    look(page, "check-in")
    button.click()
    page.wait_for_selector("text=You're in, Dana")
    assert time.monotonic() - began < 5
    look(page, "checked-in")
    page.get_by_role("link", name="go to your record").click()
    assert "The programme entered your attendance" in page.inner_text("#thread")


def test_who_is_not_signed_in_is_asked_on_the_same_page(embedded_real_site: Site, page: Page) -> None:
    live = hold(embedded_real_site)
    page.goto(f"{embedded_real_site.base}/check-in/{live.code}")
    look(page, "check-in-sign-in")
    page.fill("#address", "dana@example.org")
    page.get_by_role("button", name="Send me a link").click()
    page.wait_for_selector("text=Look in your mailbox")
    page.goto(embedded_real_site.base + embedded_real_site.link("dana@example.org"))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Check in as Dana Example").click()
    page.wait_for_selector("text=You're in, Dana")
    assert "You're in, Dana" in page.inner_text("main")


def test_too_late_on_a_phone(embedded_site: Site, page: Page) -> None:
    live = hold(embedded_site)
    embedded_site.clock.wait(hours=3)
    page.goto(f"{embedded_site.base}/check-in/{live.code}")
    look(page, "check-in-over")
    page.get_by_role("button", name="I was there").click()
    page.wait_for_selector("text=Your request R1 is begun")
    assert "Your request R1 is begun" in page.inner_text("main")


def test_the_screen_and_the_sheet(embedded_site: Site, page: Page) -> None:
    live = hold(embedded_site, rotates=True)
    path = f"{embedded_site.base}/check-in/{live.code}"
    token = screen_token(embedded_site.house.secret, live)
    page.set_viewport_size(WALL)  # type: ignore[arg-type]
    page.goto(f"{path}/screen/{token}")
    code = page.locator("img.qr")
    assert code.evaluate("image => image.complete && image.naturalWidth > 0")
    box = code.bounding_box()
    assert box is not None
    assert box["height"] > WALL["height"] * 0.6
    look(page, "screen")
    hold(embedded_site, rotates=False)
    page.goto(f"{path}/sheet/{token}")
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 0")
    look(page, "sheet")
