"""The page in a real browser: typed, pressed, dropped, by keyboard, on a phone, without script."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Site, make_samples

from core.store.tables import Arrival

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (set CHROMIUM to its path)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, embedded_site: Site) -> Iterator[Page]:
    """The chat page; whatever the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    opened.goto(embedded_site.base)
    yield opened
    context.close()
    # An answer lost on purpose and a form for somebody else are the only complaints allowed.
    assert [c for c in complaints if "ERR_FAILED" not in c and "409 (Conflict)" not in c] == []


def answered(page: Page, turns: int) -> None:
    """Wait until so many turns stand there, all answered."""
    page.wait_for_function("n => document.querySelectorAll('.turn:not(.pending)').length === n", arg=turns)
    page.wait_for_selector(".pending", state="detached")


def say(page: Page, words: str, turns: int) -> None:
    """Type and send."""
    page.fill("#text", words)
    page.press("#text", "Enter")
    answered(page, turns)


def test_add_a_credit_and_save_it(page: Page) -> None:
    say(page, "add 1.5h GPP3", 1)
    page.locator(".turn:last-child .choices button").first.click()
    answered(page, 2)
    assert "Ready to save" in page.inner_text("#thread")
    page.get_by_role("button", name="Save", exact=True).click()
    answered(page, 3)
    assert "Saved as #1" in page.inner_text("#thread")
    before = page.inner_text("#thread")
    page.reload()
    assert page.inner_text("#thread") == before


def test_a_double_click_sends_once(embedded_site: Site, page: Page) -> None:
    page.fill("#text", "add 1.5h GPP3")
    page.dblclick(".send")
    answered(page, 1)
    page.locator(".turn:last-child .choices button").first.dblclick()
    answered(page, 2)
    assert embedded_site.count(Arrival) == 2


def test_everything_by_keyboard(page: Page) -> None:
    page.wait_for_selector("#text:focus")
    page.keyboard.type("add 1.5h GPP3")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    answered(page, 1)
    page.keyboard.press("Shift+Tab")  # over the files button
    for _ in range(6):
        if page.evaluate("document.activeElement === document.querySelector('.turn:last-child .choices button')"):
            break
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("!!document.activeElement.closest('.choices')")
    page.keyboard.press("Enter")
    answered(page, 2)
    page.wait_for_selector(".theirs:focus")  # the answer has the focus
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.turn') === document.querySelector('.turn:last-child')")


def test_a_file_is_sent_by_button(page: Page, tmp_path: Path) -> None:
    proof = tmp_path / "certificate.txt"
    proof.write_text("Certificate of attendance: Dana Example participated in Plain language summaries, 4 March 2026")
    page.set_input_files("[data-files]", proof)
    assert "certificate.txt" in page.inner_text("[data-chips]")
    page.click(".send")
    answered(page, 1)
    assert "certificate.txt" in page.inner_text(".turn .bubble")
    assert page.inner_text("[data-chips]") == ""


def test_a_file_is_dropped_anywhere_or_left_out(page: Page) -> None:
    page.evaluate(
        """() => {
          const brought = new DataTransfer();
          brought.items.add(new File(["words"], "dropped.txt", {type: "text/plain"}));
          for (const type of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer: brought, bubbles: true, cancelable: true}));
        }"""
    )
    assert page.inner_text("[data-chips]").startswith("dropped.txt")
    page.get_by_role("button", name="Leave out dropped.txt").click()
    assert page.inner_text("[data-chips]") == ""


def test_a_file_too_large_is_named_not_sent(page: Page) -> None:
    page.evaluate(
        """() => {
          const brought = new DataTransfer();
          brought.items.add(new File([new Uint8Array(26 * 1024 * 1024)], "film.mov"));
          document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: brought, bubbles: true, cancelable: true}));
        }"""
    )
    assert "Larger than 25 MB" in page.inner_text("[data-notice]")
    page.click(".send")
    answered(page, 1)
    assert '"film.mov" is larger than' in page.inner_text("#thread")


def test_what_did_not_go_through_is_sent_again_and_heard_once(embedded_site: Site, page: Page) -> None:
    page.route("**/say", lambda route: (route.fetch(), route.abort()))  # it arrives, the answer is lost
    page.fill("#text", "add 1.5h GPP3")
    page.press("#text", "Enter")
    page.get_by_role("button", name="Send it again").wait_for()
    assert "no connection" in page.inner_text("#thread")
    page.unroute("**/say")
    page.get_by_role("button", name="Send it again").click()
    answered(page, 1)
    assert embedded_site.count(Arrival) == 1


def test_words_are_not_lost_when_the_page_was_for_somebody_else(embedded_site: Site, page: Page) -> None:
    page.evaluate("document.querySelector('[data-composer]').elements.who.value = '999'")
    page.fill("#text", "add 1.5h GPP3")
    with page.expect_navigation():
        page.press("#text", "Enter")
    page.wait_for_function("() => document.getElementById('text').value === 'add 1.5h GPP3'")
    assert embedded_site.count(Arrival) == 0


@pytest.mark.parametrize("width", [320, 375, 768])
def test_nothing_is_wider_than_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for turns, words in enumerate(("am I on track?", "help", "x" * 300, "add 1.5h GPP3"), 1):
        say(page, words, turns)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.locator("button:visible, select:visible, textarea:visible").all():
        place = box.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width


def test_it_works_without_script(browser: Browser, embedded_site: Site, tmp_path: Path) -> None:
    proof = tmp_path / "certificate.txt"
    proof.write_text("Certificate of attendance for Dana Example")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(embedded_site.base)
    page.fill("#text", "add 1.5h GPP3")
    page.click(".send")
    page.locator(".turn:last-child .choices button").first.click()
    assert "Ready to save" in page.inner_text("#thread")
    page.set_input_files("[data-files]", proof)
    page.click(".send")
    assert page.url.endswith("/#latest")
    assert "certificate.txt" in page.inner_text("#thread")
    page.select_option("#sample", label="Robin Sample")
    page.get_by_role("button", name="Switch").click()
    assert "Hello, Robin." in page.inner_text("main")
    context.close()


def test_signing_in_through_the_letter(embedded_site: Site, page: Page) -> None:
    make_samples(embedded_site.house, is_sample=False)
    page.goto(embedded_site.base)
    page.get_by_label("Your mail address").fill("new@example.org")
    page.get_by_role("button", name="Send me a link").click()
    page.goto(embedded_site.base + embedded_site.link("new@example.org"))
    page.get_by_label("Your name").fill("Kim Newcomer")
    page.get_by_role("button", name="Make my record").click()
    assert "Hello, Kim." in page.inner_text("main")
    page.get_by_label("More").click()
    page.get_by_role("button", name="Sign out").click()
    assert page.url.endswith("/sign-in")


def test_everything_has_a_name(page: Page) -> None:
    say(page, "add 1.5h GPP3", 1)
    say(page, "am I on track?", 2)
    nameless = page.evaluate(
        """() => Array.from(document.querySelectorAll("button, a, input:not([type=hidden]), textarea, select, progress, summary"))
          .filter((e) => !e.textContent.trim() && !e.getAttribute("aria-label") && !(e.labels && e.labels.length))
          .map((e) => e.outerHTML)"""
    )
    assert nameless == []
    assert page.get_by_role("log", name="Conversation").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    say(page, "am I on track?", 1)
    page.wait_for_timeout(300)  # the arrival's short fade
    weakest = page.evaluate(
        """() => {
          const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
          const found = Array.from(document.querySelectorAll("p, h3, dt, dd, button, .what, .much, .of, select, .tag"))
            .filter((e) => e.textContent.trim() && e.offsetParent && !e.disabled)
            .map((e) => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
              return [(a + 0.05) / (b + 0.05), e.className + " " + e.textContent.slice(0, 30)]; });
          return found.sort((a, b) => a[0] - b[0])[0];
        }"""
    )
    assert weakest[0] >= 4.5, weakest


def test_calm_for_those_who_ask(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    say(page, "help", 1)
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
