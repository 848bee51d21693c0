"""The staff page for every test that asks for it: one running page, a signed-in browser for each address."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_pages import Browser
from office_people import OLGA, add_applicant, add_request, add_staff
from talking import NOW, Chat

from bot.web import app
from bot.web.serve import WebServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.fixture
def base(chat: Chat) -> Iterator[str]:
    """The page's address; staff are there, Dana has sent R1, Ann her exam application."""
    add_staff(chat.house)
    add_request(chat.house)
    add_applicant(chat.house)
    server = WebServer(app(chat.house, now=lambda: NOW), "127.0.0.1", 0)
    server.start()
    yield server.url.rstrip("/")
    server.stop()


@pytest.fixture
def browse(chat: Chat, base: str) -> Iterator[Callable[[str], Browser]]:
    """A signed-in browser for an address."""
    opened: list[Browser] = []

    def begin(address: str) -> Browser:
        opened.append(Browser(chat.house, base, address))
        return opened[-1]

    yield begin
    for one in opened:
        one.client.close()


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where pictures of pages go; TALLY_SHOTS keeps them."""
    return Path(os.environ.get("TALLY_SHOTS", tmp_path))


@pytest.fixture
def screen(base: str, browse: Callable[[str], Browser]) -> Iterator[Page]:
    """Olga's screen: a real browser on the staff page; whatever it complains of fails the test."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (set CHROMIUM to its path)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = chromium.new_context(viewport={"width": 1100, "height": 850}, base_url=base)
        context.add_cookies([{"name": "tally_visit", "value": browse(OLGA).cookie, "url": base}])
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        yield page
        chromium.close()
    assert complaints == []
