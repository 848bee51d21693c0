"""The staff page: who sees what, the same actions underneath, driven in a browser."""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from office_people import ANN, AUDREY, CARL, DANA, OLGA, add_applicant, add_request, add_staff
from talking import NOW, Chat

from bot.web import app
from bot.web.serve import WebServer
from bot.web.visitors import begin_visit
from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import OfficeOnly

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""


class Browser:
    """One person's signed-in browser."""

    def __init__(self, house: House, base: str, address: str) -> None:
        self.house, self.base, self.address = house, base, address
        with house.database.begin() as session:
            self.id = of_address(session, address).id
            self.cookie = begin_visit(session, self.id, NOW)
        self.client = httpx.Client(base_url=base, trust_env=False, timeout=30, cookies={"tally_visit": self.cookie})

    def get(self, path: str) -> httpx.Response:
        """Look at a page."""
        return self.client.get(path, follow_redirects=True)

    def words(self, path: str) -> str:
        """A page's words, without its tags."""
        return seen(self.get(path))

    def act(self, said: str, nonce: str = "nonce-0001", **more: str) -> httpx.Response:
        """Press a button of the page."""
        form = {"said": said, "nonce": nonce, "who": str(self.id), "next": "/staff", **more}
        headers = {"origin": self.base, "sec-fetch-site": "same-origin"}
        return self.client.post("/staff/act", data=form, headers=headers, follow_redirects=True)


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


def seen(response: httpx.Response) -> str:
    """The words of a page."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text)))


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


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_sees_which_page(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    with httpx.Client(base_url=base, trust_env=False) as nobody:
        assert nobody.get("/staff/people").headers["location"] == "/sign-in?next=/staff/people"
    sees = {"/staff": {OLGA, CARL}, "/staff/people": {OLGA, CARL, AUDREY}, "/staff/audits": {OLGA, AUDREY},
            "/staff/catalogue": {OLGA, CARL}, "/staff/cases/request/1": {OLGA, CARL}, "/staff/cases/exam/1": {OLGA, CARL},
            "/staff/people/1": {OLGA, CARL, AUDREY}}  # fmt: skip
    for address in (OLGA, CARL, AUDREY, DANA):
        visitor = browse(address)
        for path, who in sees.items():
            came = visitor.get(path)
            shown = came.status_code == 200 and "The staff" not in came.text and came.url.path == path
            assert shown is (address in who), (address, path)
    assert browse(OLGA).get("/staff/cases/request/99").status_code == 404
    assert browse(OLGA).get("/staff/cases/nothing/1").status_code == 404


def test_buttons_say_what_one_would_type(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    carl = browse(CARL)
    assert "R1 Dana Example Authorship for oncologists" in carl.words("/staff")
    page = carl.words("/staff/cases/request/1")
    assert "Who is an author" in page
    assert "agenda.txt" in page
    done = carl.act("approve R1", more="1.5 implement", reason="only the talk was new")
    assert "R1 is approved now: 1.5 h Implement Publication Plan, entered as #1" in seen(done)
    again = carl.act("approve R1", more="1.5 implement", reason="only the talk was new")
    assert seen(again) == seen(done), "a double click is heard once"
    assert "only the talk was new" in carl.words("/staff/cases/request/1")
    talk = Chat(chat.house, CARL)
    talk.say("queue")
    assert "R1" not in talk.text
    dana = browse(DANA)
    assert dana.act("approve R1").status_code == 403
    other = carl.client.get(done.url.path + "?" + done.url.query.decode())
    assert "R1 is approved now" in seen(other)
    assert "R1 is approved now" not in browse(OLGA).words(f"/staff?{done.url.query.decode()}")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_form_of_another_person_or_site_changes_nothing(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    carl = browse(CARL)
    carl.act("approve R1", who="1")
    assert (
        carl.client.post("/staff/act", data={"said": "approve R1"}, headers={"origin": "https://evil.test"}).status_code
        == 403
    )
    assert "R1" in carl.words("/staff")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_medical_words_and_documents_for_the_office_alone(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    with chat.house.database.begin() as session:
        row = session.query(OfficeOnly).first()
        assert row is not None
        sha256 = chat.house.documents.keep(b"A medical letter")
        from core.actions.evidence import note_document  # noqa: PLC0415
        from core.message import File  # noqa: PLC0415

        note_document(session, File("medical.pdf", "application/pdf", sha256, 16), now=NOW)
        session.add(OfficeOnly(practitioner_id=row.practitioner_id, application_id=row.application_id, kind=row.kind,
                               sha256=sha256, name="medical.pdf", kept_at=NOW))  # fmt: skip
    olga, carl, ann = (browse(one) for one in (OLGA, CARL, ANN))
    assert "Xyz-secret" in olga.words("/staff/cases/exam/1")
    assert "medical.pdf" in olga.words("/staff/cases/exam/1")
    assert olga.get("/staff/private/2").content == b"A medical letter"
    assert "Xyz-secret" not in carl.words("/staff/cases/exam/1")
    for other in (carl, ann):
        assert other.get("/staff/private/2").status_code == 404
    assert olga.get("/staff/private/1").status_code == 404, "words alone are no file"


def test_people_are_found_and_audits_drawn(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    olga = browse(OLGA)
    assert "Dana Example dana@example.org CMPP 2028-12-31" in olga.words("/staff/people?q=dana@")
    assert "Nobody is called that" in olga.words("/staff/people?q=%25%25")
    assert "3 of" not in olga.words("/staff/people/1")
    assert "R1" in olga.words("/staff/people/1")
    drawn = olga.act("draw audit", more="100% seed 7 by 31 January 2027", next="/staff/audits")
    assert "1 person was drawn of 1 with seed 7" in seen(drawn)
    assert "A1 Dana Example told 2027-01-31 in 71 days" in seen(drawn)
    assert "Drawn" in olga.words("/staff/audits")
    page = olga.words("/staff/cases/audit/1")
    assert "Extend" in page
    assert "GPP3: what changed" in olga.words("/staff/catalogue")


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (set CHROMIUM to its path)")
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_in_a_browser_by_hand_and_on_a_phone(
    chat: Chat, base: str, tmp_path: Path, browse: Callable[[str], Browser]
) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    shots = Path(os.environ.get("TALLY_SHOTS", tmp_path))
    carl = browse(OLGA)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = chromium.new_context(viewport={"width": 1100, "height": 850})
        context.add_cookies([{"name": "tally_visit", "value": carl.cookie, "url": base}])
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(f"{base}/staff")
        page.screenshot(path=shots / "staff-queue.png")
        page.get_by_role("link", name="R1").click()
        page.screenshot(path=shots / "staff-case.png", full_page=True)
        page.get_by_label("A question to the person").fill("Who else taught it?")
        page.get_by_role("button", name="Ask", exact=True).click()
        assert "R1 is question asked now" in page.inner_text(".told")
        page.goto(f"{base}/staff/cases/exam/1")
        page.screenshot(path=shots / "staff-exam.png", full_page=True)
        page.goto(f"{base}/staff/audits")
        page.get_by_label("Share in percent").fill("100")
        page.get_by_label("Seed").fill("7")
        page.get_by_label("To be answered by").fill("2027-01-31")
        page.get_by_role("button", name="Draw and tell them").click()
        page.screenshot(path=shots / "staff-audits.png")
        page.set_viewport_size({"width": 390, "height": 800})
        for path in ("/staff", "/staff/people/1", "/staff/cases/request/1", "/staff/audits"):
            page.goto(base + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            page.screenshot(path=shots / f"phone{path.replace('/', '-')}.png")
        chromium.close()
    assert complaints == []
