"""From the outside: ``tally run`` as a process, a browser, letters over SMTP, kill and start again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from posting import CERTIFICATES, letter

from mail.maildir import KeptLetter, letters

TALLY = Path(sys.executable).parent / "tally"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 60.0


class Process:
    """A running Tally: where its page and its listener are."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data
        self.environment = {**os.environ, "TALLY_DATA": str(data), "TALLY_WEB_PORT": "0", "TALLY_SMTP_IN_PORT": "0"}
        self.process = subprocess.Popen(
            [TALLY, "run", *options], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        self.said = "".join(said)
        self.page = found[0] if (found := re.search(r"http://\S+", self.said)) else ""
        self.port = int(found[1]) if (found := re.search(r"by SMTP at [\d.]+:(\d+)", self.said)) else 0

    def post(self, raw: bytes) -> None:
        """Hand a letter in over SMTP."""
        with smtplib.SMTP("127.0.0.1", self.port, timeout=30) as server:
            server.sendmail("dana@example.org", ["tally@localhost.test"], raw)

    def sent(self, *, reminders: bool = False) -> list[KeptLetter]:
        """What was mailed to Dana, oldest first: answers, or reminders (which the day itself may bring)."""
        mailed = letters(self.data / "letters", to="dana@example.org")[::-1]
        return [one for one in mailed if ("to go by" in one.subject) == reminders]

    def wait_for(self, count: int, *, reminders: bool = False) -> list[KeptLetter]:
        """The letters once there are that many."""
        until = time.monotonic() + PATIENCE
        while len(self.sent(reminders=reminders)) < count and time.monotonic() < until:
            time.sleep(0.1)
        found = self.sent(reminders=reminders)
        assert len(found) == count, self.said
        return found

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop it; its exit status."""
        self.process.send_signal(how)
        assert self.process.stdout is not None
        self.said += self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(timeout=60)


@contextmanager
def running(data: Path, *options: str) -> Iterator[Process]:
    """Tally, killed at the end if it still runs."""
    started = Process(data, *options)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.end(signal.SIGKILL)


def tally(data: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Another ``tally`` command on the same data."""
    environment = {**os.environ, "TALLY_DATA": str(data)}
    return subprocess.run([TALLY, *words], env=environment, input=said, capture_output=True, text=True, timeout=120)


def test_letters_survive_a_kill_and_are_answered_once(tmp_path: Path) -> None:
    raw = letter("add 2h Regex for editors on 3 March 2026, implement")
    with running(tmp_path) as first:
        first.post(raw)
        first.end(signal.SIGKILL)
    with running(tmp_path) as second:
        (card,) = second.wait_for(1)
        assert "Regex for editors" in card.text
        second.post(raw)
        second.post(letter("YES", reply_to=card))
        assert "Saved as #14" in second.wait_for(2)[-1].text
        assert second.end() == 0


def test_chat_take_and_import_work_beside_it_and_a_second_run_names_the_first(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        spoken = tally(tmp_path, "chat", "--as", "dana@example.org", said="am I on track?\n")
        assert "3.5 of 5" in spoken.stdout
        (tmp_path / "letter.eml").write_bytes(letter("list"))
        taken = tally(tmp_path, "take", str(tmp_path / "letter.eml"))
        assert (taken.returncode, taken.stdout.split(":")[0]) == (0, "heard")
        second = tally(tmp_path, "run")
        assert second.returncode == 1
        assert str(first.process.pid) in second.stderr
        assert "Traceback" not in second.stderr
        assert first.end() == 0


def test_a_taken_port_names_its_setting(tmp_path: Path) -> None:
    with running(tmp_path / "one") as first:
        environment = {**os.environ, "TALLY_DATA": str(tmp_path / "two"), "TALLY_WEB_PORT": "0"}
        environment["TALLY_SMTP_IN_PORT"] = str(first.port)
        second = subprocess.run([TALLY, "run"], env=environment, capture_output=True, text=True, timeout=60)
        assert second.returncode == 1
        assert "TALLY_SMTP_IN_PORT" in second.stderr
        assert "Traceback" not in second.stderr


def test_when_the_clock_reaches_a_step_the_reminder_is_mailed_once(tmp_path: Path) -> None:
    with running(tmp_path, "--now", "2026-12-01T15:00:00+00:00") as moved:
        (reminder,) = moved.wait_for(1, reminders=True)
        assert reminder.subject == "1.5 credits to go by 31 December"
        moved.end(signal.SIGKILL)
    with running(tmp_path, "--now", "2026-12-01T15:01:00+00:00") as again:
        time.sleep(3)
        assert len(again.sent(reminders=True)) == 1


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: the page is not driven (apt install chromium)")
def test_on_the_page_a_credit_is_added_with_its_certificate(tmp_path: Path) -> None:
    with running(tmp_path) as tally_now, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.goto(tally_now.page)
        page.get_by_role("textbox").first.fill("add 1.5h GPP3")
        page.keyboard.press("Enter")
        page.get_by_role("button", name=re.compile("live")).last.click()
        page.get_by_role("button", name="Save", exact=True).last.click()
        page.get_by_text("Saved as #14").first.wait_for()
        page.set_input_files("input[type=file]", CERTIFICATES / "attendance_only.pdf")
        page.get_by_role("textbox").first.fill("attach to 14")
        page.keyboard.press("Enter")
        page.get_by_text("is now proof of #14").first.wait_for()
        browser.close()
        kept = tally(tmp_path, "record", "dana@example.org", "--json")
        assert '"number": 14' in kept.stdout
        assert tally_now.end() == 0
