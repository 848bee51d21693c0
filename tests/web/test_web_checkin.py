"""Checking in on the page: scan, press, done; signing in first when one has to; the pages for the room."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from browsing import Site, seen
from sqlalchemy import select
from talking import NOW

from bot.web.visitors import VISIT, begin_visit
from core.actions import live_sessions
from core.actions.attendance_lists import import_attendance
from core.actions.live_sessions import screen_token, turning_key
from core.actions.practitioners import join
from core.store.tables import Attendance, Credit, LiveSession

THEN = datetime(2026, 11, 18, 15, 5, tzinfo=UTC)


def hold(site: Site, *, rotates: bool = False) -> LiveSession:
    """A session, open from ten to half past eleven; it is five past ten."""
    site.clock.at = THEN
    with site.house.database.begin() as session:
        return live_sessions.hold(
            session, site.house, "A1", now=THEN, rotates=rotates, opens_at=THEN - timedelta(minutes=5),
            closes_at=THEN + timedelta(minutes=85),
        )  # fmt: skip


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, page
    return found[1]


def credits_in(site: Site) -> list[Credit]:
    with site.house.database.read() as session:
        return list(session.scalars(select(Credit)))


def test_a_signed_in_visit_needs_one_press(real_site: Site) -> None:
    site, live = real_site, hold(real_site)
    site.sign_in("dana@example.org")
    page = site.get(f"/check-in/{live.code}")
    assert "Check in as Dana Example" in seen(page)
    assert "Robin" not in page.text
    assert credits_in(site) == []
    form = {"scan": hidden(page.text, "scan"), "who": hidden(page.text, "who")}
    done = site.post(f"/check-in/{live.code}", form)
    assert "You're in, Dana" in seen(done)
    assert "as #1" in seen(done)
    assert "You were in already" in seen(site.post(f"/check-in/{live.code}", form))
    assert len(credits_in(site)) == 1
    assert seen(site.get()).count("The programme entered your attendance") == 1


def test_a_stranger_to_this_phone_signs_in_and_the_scan_still_holds(real_site: Site) -> None:
    site, live = real_site, hold(real_site, rotates=True)
    page = site.get(f"/check-in/{live.code}?k={turning_key(site.house.secret, live, THEN)}")
    assert "Send me a link" in seen(page)
    onward = hidden(page.text, "next")
    site.post("/sign-in", {"address": "robin@example.org", "next": onward})
    site.clock.wait(minutes=10)
    inside = site.post(site.link("robin@example.org"), {})
    assert unquote(inside.headers["location"]) == onward
    page = site.get(onward)
    done = site.post(f"/check-in/{live.code}", {"scan": hidden(page.text, "scan"), "who": hidden(page.text, "who")})
    assert "You're in, Robin" in seen(done)
    with site.house.database.read() as session:
        (row,) = session.scalars(select(Attendance)).all()
        assert row.joined_at == THEN


def test_a_rotating_code_that_was_passed_on_is_worth_nothing(embedded_site: Site) -> None:
    site, live = embedded_site, hold(embedded_site, rotates=True)
    key = turning_key(site.house.secret, live, THEN)
    site.clock.wait(minutes=5)
    for query in ("", f"?k={key}", "?t=forged", "?k="):
        refused = site.get(f"/check-in/{live.code}{query}")
        assert refused.status_code == 410
        assert "Scan it once more" in seen(refused)
    pressed = site.post(f"/check-in/{live.code}", {"scan": "forged", "who": str(site.whose())})
    assert pressed.status_code == 410
    assert credits_in(site) == []


def test_wrong_codes_all_look_the_same_and_pages_for_the_room_need_their_address(embedded_site: Site) -> None:
    site, live = embedded_site, hold(embedded_site)
    assert site.get("/check-in/AAAA2222").status_code == 404
    token = screen_token(site.house.secret, live)
    for path in ("screen/", "sheet/"):
        assert site.get(f"/check-in/{live.code}/{path}{'0' * 24}").status_code == 404
        assert site.get(f"/check-in/AAAA2222/{path}{token}").status_code == 404
        page = site.get(f"/check-in/{live.code}/{path}{token}")
        assert page.status_code == 200
        assert f"check in {live.code}" in seen(page)
        assert "data:image/svg+xml" in page.text
    pdf = site.get(f"/check-in/{live.code}/sheet/{token}/sheet.pdf")
    assert pdf.content.startswith(b"%PDF")


def test_the_screen_of_a_rotating_code_changes_and_has_no_sheet(embedded_site: Site) -> None:
    site, live = embedded_site, hold(embedded_site, rotates=True)
    token = screen_token(site.house.secret, live)
    path = f"/check-in/{live.code}/screen/{token}"
    first = site.get(path)
    assert 'http-equiv="refresh"' in first.text
    assert f"check in {live.code}-{turning_key(site.house.secret, live, THEN)}" in seen(first)
    site.clock.wait(seconds=30)
    assert site.get(path).text != first.text
    assert site.get(f"/check-in/{live.code}/sheet/{token}").status_code == 404
    assert site.get(f"/check-in/{live.code}/sheet/{token}/sheet.pdf").status_code == 404


def test_too_late_one_can_ask(embedded_site: Site) -> None:
    site, live = embedded_site, hold(embedded_site)
    site.clock.wait(hours=2)
    page = site.get(f"/check-in/{live.code}")
    assert page.status_code == 409
    assert "Check-in is over" in seen(page)
    asked = site.post(f"/check-in/{live.code}/missed", {})
    assert "request R1" in seen(asked)


@pytest.mark.parametrize("who", ["", "999", "x"])
def test_a_page_opened_for_somebody_else_checks_nobody_in(embedded_site: Site, who: str) -> None:
    site, live = embedded_site, hold(embedded_site)
    scan = hidden(site.get(f"/check-in/{live.code}").text, "scan")
    assert site.post(f"/check-in/{live.code}", {"scan": scan, "who": who}).status_code == 303
    assert credits_in(site) == []


def test_another_site_cannot_press_the_button(embedded_site: Site) -> None:
    site, live = embedded_site, hold(embedded_site)
    scan = hidden(site.get(f"/check-in/{live.code}").text, "scan")
    form = {"scan": scan, "who": str(site.whose())}
    foreign = {"origin": "https://elsewhere.test", "sec-fetch-site": "cross-site"}
    assert site.post(f"/check-in/{live.code}", form, headers=foreign).status_code == 403
    assert credits_in(site) == []


def check_in_many(site: Site, live: LiveSession, count: int, threads: int) -> list[float]:
    """So many signed-in phones open the page and press, at once; how long each took, in seconds."""
    with site.house.database.begin() as session:
        people = [join(session, name=f"Person {n}", address=f"p{n}@example.org", now=THEN) for n in range(count)]
        cookies = [(person.id, begin_visit(session, person.id, THEN)) for person in people]
    own = {"origin": site.base, "sec-fetch-site": "same-origin"}

    def phone(one: tuple[int, str]) -> float:
        began = time.monotonic()
        with httpx.Client(base_url=site.base, trust_env=False, timeout=60, cookies={VISIT: one[1]}) as client:
            page = client.get(f"/check-in/{live.code}")
            form = {"scan": hidden(page.text, "scan"), "who": str(one[0])}
            done = client.post(f"/check-in/{live.code}", data=form, headers=own)
        assert "You&#39;re in, Person" in done.text, done.text
        return time.monotonic() - began

    with ThreadPoolExecutor(threads) as hall:
        return sorted(hall.map(phone, cookies))


def test_a_hall_of_phones_at_once(real_site: Site) -> None:
    live = hold(real_site)
    took = check_in_many(real_site, live, 60, 30)
    assert len(credits_in(real_site)) == 60
    assert took[-1] < 30


def test_a_record_begun_by_a_link_has_what_was_attended_before(embedded_real_site: Site, tmp_path: Path) -> None:
    site, path = embedded_real_site, tmp_path / "who.csv"
    path.write_text("email\numa@elsewhere.test\n")
    site.clock.at = NOW
    assert import_attendance(site.house, path, code="A1", now=NOW).states["unmatched"] == 1
    site.sign_in("uma@elsewhere.test", "Uma New")
    assert [credit.title for credit in credits_in(site)] == ["GPP3: what changed"]
