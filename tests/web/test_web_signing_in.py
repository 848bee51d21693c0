"""Signing in by a mailed link that works once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest
from browsing import Site, seen
from sqlalchemy import select
from talking import NOW

from bot.web.asking import MOST_PLACES, Places
from core.actions.practitioners import of_address
from core.outbox import communications
from core.store.tables import Outgoing, Practitioner, Token, Visit


def test_a_known_person_comes_in(real_site: Site) -> None:
    assert "Look in your mailbox" in seen(real_site.ask("Dana@Example.org "))
    path = real_site.link("dana@example.org")
    assert "This signs you in as dana@example.org" in seen(real_site.get(path))
    inside = real_site.post(path, {})
    assert (inside.status_code, inside.headers["location"]) == (303, "/")
    page = real_site.get()
    assert "Hello, Dana." in page.text
    assert "Sign out" in page.text
    assert "Speak as" not in seen(page)


def test_the_cookie_is_kept_from_scripts_and_only_its_hash_is_stored(embedded_real_site: Site) -> None:
    inside = embedded_real_site.sign_in("dana@example.org")
    cookie = next(c for c in inside.headers.get_list("set-cookie") if c.startswith("tally_visit="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    value = re.match(r"tally_visit=([^;]+)", cookie)
    assert value
    with embedded_real_site.house.database.read() as session:
        assert [v.hash == value[1] for v in session.scalars(select(Visit))] == [False]


def test_looking_at_the_link_does_not_spend_it(embedded_real_site: Site) -> None:
    embedded_real_site.ask("dana@example.org")
    path = embedded_real_site.link("dana@example.org")
    for _ in range(3):
        assert embedded_real_site.client.get(path).status_code == 200
        embedded_real_site.client.head(path)
    assert embedded_real_site.post(path, {}).status_code == 303


def test_a_link_works_once(real_site: Site) -> None:
    real_site.sign_in("dana@example.org")
    again = real_site.post(real_site.link("dana@example.org"), {})
    assert again.status_code == 410
    assert "used already" in seen(again)


def test_two_presses_at_once_let_one_in(real_site: Site) -> None:
    real_site.ask("dana@example.org")
    path, own = real_site.link("dana@example.org"), {"origin": real_site.base}
    with ThreadPoolExecutor(8) as pool:
        presses = [pool.submit(httpx.post, real_site.base + path, headers=own, data={"name": ""}) for _ in range(8)]
        statuses = sorted(press.result().status_code for press in presses)
    assert statuses == [303] + [410] * 7


def test_a_link_ends_after_half_an_hour(embedded_real_site: Site) -> None:
    embedded_real_site.ask("dana@example.org")
    embedded_real_site.clock.wait(minutes=30)
    assert embedded_real_site.client.get(embedded_real_site.link("dana@example.org")).status_code == 410
    assert embedded_real_site.post(embedded_real_site.link("dana@example.org"), {}).status_code == 410


def test_known_and_unknown_addresses_get_the_same_answer(real_site: Site) -> None:
    known, unknown = real_site.ask("dana@example.org"), real_site.ask("stranger@example.org")
    assert known.text.replace("dana@", "stranger@") == unknown.text
    with real_site.house.database.read() as session:
        letters = session.scalars(select(Outgoing).order_by(Outgoing.id)).all()
        texts = [re.sub(r"sign-in/\w+", "sign-in/…", letter.reply["text"]) for letter in letters]
        assert texts[0] == texts[1]
        assert [letter.practitioner_id for letter in letters] == [None, None]


def test_an_unknown_address_makes_a_record(real_site: Site) -> None:
    real_site.ask("new@example.org")
    path = real_site.link("new@example.org")
    assert "Write your name" in seen(real_site.get(path))
    assert "Please write your name" in seen(real_site.post(path, {"name": "  "}))
    assert real_site.post(path, {"name": " Kim   Newcomer "}).status_code == 303
    assert "Hello, Kim." in real_site.get().text
    with real_site.house.database.read() as session:
        person = of_address(session, "new@example.org")
        assert (person.name, person.standing, person.is_sample) == ("Kim Newcomer", "none", False)


def test_a_newcomer_ends_the_trying_out(site: Site) -> None:
    assert site.sign_in("new@example.org", "Kim Newcomer").status_code == 303
    assert "Hello, Kim." in site.get().text
    site.client.cookies.clear()
    assert site.get().url.path == "/sign-in"


def test_no_link_is_left_in_what_somebody_reads_later(embedded_real_site: Site) -> None:
    embedded_real_site.sign_in("dana@example.org")
    with embedded_real_site.house.database.read() as session:
        person = of_address(session, "dana@example.org")
        assert communications(session, person.id) == []
        token = embedded_real_site.link("dana@example.org").rpartition("/")[2]
        assert [t.hash == token for t in session.scalars(select(Token))] == [False]


@pytest.mark.parametrize(
    "address", ["", "dana", "dana@", "a b@example.org", "dana@example", "<x>@example.org", "x" * 400]
)
def test_what_is_no_address_is_asked_again(shared_site: Site, address: str) -> None:
    answer = shared_site.ask(address)
    assert answer.status_code == 422
    assert "name@example.org" in seen(answer)
    assert shared_site.count(Outgoing) == 0


def test_three_letters_an_hour_for_an_address(real_site: Site) -> None:
    for _ in range(3):
        real_site.client.cookies.clear()
        real_site.get("/sign-in")
        assert real_site.ask("dana@example.org").status_code == 200
    real_site.client.cookies.clear()
    refused = real_site.ask("dana@example.org")
    assert refused.status_code == 429
    assert "Three letters an hour" in seen(refused)
    real_site.clock.wait(hours=1, seconds=1)
    assert real_site.ask("dana@example.org").status_code == 200


def test_three_letters_an_hour_for_a_browser(embedded_real_site: Site) -> None:
    embedded_real_site.get("/sign-in")
    answers = [embedded_real_site.ask(f"p{n}@example.org").status_code for n in range(4)]
    assert answers == [200, 200, 200, 429]
    embedded_real_site.client.cookies.clear()
    embedded_real_site.get("/sign-in")
    assert embedded_real_site.ask("p9@example.org").status_code == 200, "a colleague behind the same network address"


def test_a_made_up_browser_mark_counts_as_no_mark(embedded_real_site: Site) -> None:
    answers = []
    for n in range(4):
        embedded_real_site.client.cookies.set("tally_browser", f"made-up-{n}")
        answers.append(embedded_real_site.ask(f"p{n}@example.org").status_code)
    assert answers == [200, 200, 200, 429]


def test_behind_a_proxy_the_visitor_asks_not_the_proxy(embedded_real_site: Site) -> None:
    def ask(seen: str, number: int) -> int:
        embedded_real_site.client.cookies.clear()
        form = {"address": f"p{number}@example.org"}
        return embedded_real_site.post(
            "/sign-in", form, headers={"x-forwarded-for": f"198.51.100.9, {seen}"}
        ).status_code

    assert [ask("192.0.2.1", n) for n in range(4)] == [200, 200, 200, 429]
    assert ask("192.0.2.2", 9) == 200


def test_a_flood_from_one_place_ends() -> None:
    places = Places()
    assert [places.note("192.0.2.1", NOW) for _ in range(61)] == [True] * 60 + [False]
    assert places.note("192.0.2.2", NOW)
    assert places.note("192.0.2.1", NOW + timedelta(hours=1))


def test_places_long_silent_are_forgotten() -> None:
    places = Places()
    for n in range(MOST_PLACES + 5):
        places.note(f"place {n}", NOW + timedelta(hours=2 * (n == MOST_PLACES)))
    assert len(places._asked) <= 10


def test_signing_out_ends_the_visit(real_site: Site) -> None:
    real_site.sign_in("dana@example.org")
    cookie = real_site.client.cookies["tally_visit"]
    assert real_site.post("/sign-out", {}).headers["location"] == "/sign-in"
    real_site.client.cookies.set("tally_visit", cookie)
    assert real_site.get().url.path == "/sign-in"


def test_a_visit_ends_after_thirty_days(real_site: Site) -> None:
    real_site.sign_in("dana@example.org")
    real_site.clock.wait(days=29)
    assert real_site.get().url.path == "/"
    real_site.clock.wait(days=1)
    assert real_site.get().url.path == "/sign-in"


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [("/letters", "/letters"), ("/check-in/AB12?x=1", "/check-in/AB12?x=1"), ("//evil.example", "/"),
     ("https://evil.example", "/"), ("/\\evil.example", "/"), ("/a\nb", "/")],
)  # fmt: skip
def test_one_goes_on_to_pages_of_ours_only(embedded_real_site: Site, wanted: str, goes: str) -> None:
    embedded_real_site.post("/sign-in", {"address": "dana@example.org", "next": wanted})
    assert embedded_real_site.post(embedded_real_site.link("dana@example.org"), {}).headers["location"] == goes


def test_the_link_never_follows_a_forged_host(embedded_real_site: Site) -> None:
    forged = {"host": "evil.example", "origin": "http://evil.example"}
    embedded_real_site.post("/sign-in", {"address": "dana@example.org"}, headers=forged)
    with embedded_real_site.house.database.read() as session:
        text = session.scalars(select(Outgoing)).one().reply["text"]
    assert f"http://127.0.0.1:{embedded_real_site.server.port}/sign-in/" in text
    assert "evil" not in text


def test_the_link_uses_the_public_address(embedded_real_site: Site) -> None:
    embedded_real_site.house.settings.public_url = "https://tally.example.org/"
    inside = embedded_real_site.sign_in("dana@example.org")
    assert "Secure" in next(c for c in inside.headers.get_list("set-cookie") if c.startswith("tally_visit="))
    with embedded_real_site.house.database.read() as session:
        assert "https://tally.example.org/sign-in/" in session.scalars(select(Outgoing)).one().reply["text"]


def test_joining_twice_makes_one_record(real_site: Site) -> None:
    people = real_site.count(Practitioner)
    for _ in range(2):
        real_site.ask("new@example.org")
        real_site.post(real_site.link("new@example.org"), {"name": "Kim Newcomer"})
    assert real_site.count(Practitioner) == people + 1
