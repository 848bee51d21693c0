"""The staff page: who sees what, the same actions underneath, driven in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from office_pages import Browser, fits, seen
from office_people import ANN, AUDREY, CARL, DANA, OLGA
from talking import NOW, Chat

from core.store.tables import OfficeOnly

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPOKEN = {OLGA: "Olga Office", CARL: "Carl Committee", AUDREY: "Audrey Auditor"}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_chat_page_leads_there_whoever_holds_a_role(
    chat: Chat, base: str, browse: Callable[[str], Browser]
) -> None:
    for address in SPOKEN:
        assert 'href="/staff">Staff page</a>' in browse(address).get("/").text
        assert 'href="/#latest">Conversation</a>' in browse(address).get("/staff").text
    assert "/staff" not in browse(DANA).get("/").text


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_sees_which_page(chat: Chat, base: str, browse: Callable[[str], Browser]) -> None:
    with httpx.Client(base_url=base, trust_env=False) as nobody:
        assert nobody.get("/staff/people").headers["location"] == "/sign-in?next=/staff/people"
    sees = {"/staff": {OLGA, CARL}, "/staff/people": {OLGA, CARL, AUDREY}, "/staff/audits": {OLGA, AUDREY},
            "/staff/catalogue": {OLGA, CARL}, "/staff/batches": {OLGA}, "/staff/reports": {OLGA, CARL, AUDREY},
            "/staff/cases/request/1": {OLGA, CARL}, "/staff/cases/exam/1": {OLGA, CARL},
            "/staff/people/1": {OLGA, CARL, AUDREY}}  # fmt: skip
    for address in (OLGA, CARL, AUDREY, DANA):
        visitor = browse(address)
        for path, who in sees.items():
            came = visitor.get(path)
            shown = came.status_code == 200 and "The staff" not in came.text and came.url.path == path
            assert shown is (address in who), (address, path)
            assert address != DANA or came.status_code == 403, path
    assert "Not for you" in browse(DANA).words("/staff")
    tabs = {OLGA: "Queue People Catalogue Batches Audits Reports", CARL: "Queue People Catalogue Reports", AUDREY:
            "People Audits Reports"}  # fmt: skip
    for address, shown in tabs.items():
        assert f"Tally Conversation {SPOKEN[address]} {shown} " in browse(address).words("/staff/people"), address
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
    drawn = olga.act("draw audit", percent="100", seed="7", by="2027-01-31", next="/staff/audits?a=b")
    assert drawn.url.query.startswith(b"a=b&said=")
    assert "1 person was drawn of 1 with seed 7" in seen(drawn)
    assert "A1 Dana Example told 2027-01-31 in 71 days" in seen(drawn)
    assert "Drawn" in olga.words("/staff/audits")
    page = olga.words("/staff/cases/audit/1")
    assert "Extend" in page
    assert "GPP3: what changed" in olga.words("/staff/catalogue")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_in_a_browser_by_hand_and_on_a_phone(chat: Chat, screen: Page, shots: Path) -> None:
    screen.goto("/staff")
    screen.screenshot(path=shots / "staff-queue.png")
    screen.get_by_role("link", name="R1").click()
    screen.screenshot(path=shots / "staff-case.png", full_page=True)
    screen.get_by_label("A question to the person").fill("Who else taught it?")
    screen.get_by_role("button", name="Ask", exact=True).click()
    assert "R1 is waiting for an answer to the committee's question now" in screen.inner_text(".told")
    # the browser gives the focus when it first draws the page, which may be after its words are there
    screen.wait_for_selector("[role=status]:focus")
    screen.goto("/staff/cases/exam/1")
    screen.screenshot(path=shots / "staff-exam.png", full_page=True)
    screen.set_viewport_size({"width": 390, "height": 800})
    for path in ("/staff", "/staff/people", "/staff/people/1", "/staff/cases/request/1", "/staff/catalogue",
                 "/staff/batches", "/staff/audits", "/staff/reports"):  # fmt: skip
        screen.goto(path)
        assert fits(screen), path
        screen.screenshot(path=shots / f"phone{path.replace('/', '-')}.png", full_page=True)
