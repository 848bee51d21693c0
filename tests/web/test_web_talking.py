"""The conversation on the page: kept, heard once, shown again."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
from browsing import Site, seen
from sqlalchemy import select

from bot.reception import attend
from bot.web.opening import open_web
from core.actions import arrivals
from core.message import Choice, File, Message, Reply, Sender
from core.outbox import post
from core.store.tables import Arrival, Outgoing


def unsaid(page: str) -> str:
    """A page without what is drawn anew each time: the composer's nonce."""
    return re.sub(r'name="nonce" value="[^"]+"', "", page)


def test_it_hears_and_a_reload_shows_the_same(site: Site) -> None:
    said = site.say("am I on track?")
    assert said.status_code == 200
    assert "am I on track?" in said.text
    assert '<progress max="100"' in said.text
    page = site.get().text
    assert unsaid(said.text).strip() in unsaid(page)
    assert unsaid(site.get().text) == unsaid(page)


def test_a_plain_form_leads_back_to_the_page(site: Site) -> None:
    form = {"text": "help", "nonce": "nonce-0001", "who": str(site.whose())}
    answer = site.post("/say", form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/#latest")
    assert site.count(Arrival) == 1


def test_the_first_line_anyone_types_is_saved(site: Site) -> None:
    first = site.say("add 1.5h GPP3", "nonce-0001")
    assert "GPP3: what changed" in seen(first)
    press = re.search(r'name="token" value="(q\d+)".*?name="text" value="([^"]+)"', first.text, re.S)
    assert press
    ready = site.say(press[2], "nonce-0002", more={"token": press[1]})
    assert "Ready to save" in seen(ready)
    save = re.findall(r'name="token" value="(q\d+)"', ready.text)[-1]
    saved = site.say("save", "nonce-0003", more={"token": save})
    assert "Saved as #1" in seen(saved)
    assert "GPP3: what changed" in seen(site.say("list", "nonce-0004"))


def test_the_same_message_twice_is_heard_once(site: Site) -> None:
    once = site.say("add 1.5h GPP3")
    again = site.say("add 1.5h GPP3")
    assert once.text == again.text
    assert (site.count(Arrival), once.text.count('class="turn"')) == (1, 1)


def test_a_double_click_is_heard_once(site: Site) -> None:
    form = {"text": "add 1.5h GPP3", "nonce": "nonce-0001", "who": str(site.whose())}
    headers = {"origin": site.base, "x-tally": "part"}
    with ThreadPoolExecutor(6) as pool:
        sent = [pool.submit(httpx.post, f"{site.base}/say", data=form, headers=headers, timeout=30) for _ in range(6)]
        shown = {one.result().text for one in sent}
    assert site.count(Arrival) == 1
    replies = site.count(Outgoing)
    assert len(shown) == 1
    site.say("add 1.5h GPP3")
    assert site.count(Outgoing) == replies


def test_an_old_page_with_new_words_is_another_message(embedded_site: Site) -> None:
    embedded_site.say("help")
    embedded_site.say("list")
    assert embedded_site.count(Arrival) == 2


def test_nothing_is_filed_for_another_person(site: Site) -> None:
    dana = site.whose()
    answer = site.say("list", who=dana + 1)
    assert answer.status_code == 409
    plain = site.post("/say", {"text": "list", "nonce": "nonce-0001", "who": str(dana + 1)})
    assert "it speaks for Dana Example now" in seen(plain)
    assert site.post("/say", {"text": "list", "who": str(dana)}).status_code == 409
    assert site.count(Arrival) == 0


def test_two_people_may_use_the_same_nonce(site: Site) -> None:
    site.say("list")
    dana = site.whose()
    others = re.findall(r'<option value="(\d+)"', site.get().text)
    robin = next(other for other in others if int(other) != dana)
    site.post("/sample", {"who": robin})
    assert site.whose() == int(robin)
    assert "turn" not in site.get().text.split('id="thread"')[1].split("</div>")[0]
    site.say("list")
    assert site.count(Arrival) == 2


def test_only_samples_can_be_chosen(embedded_site: Site) -> None:
    dana = embedded_site.whose()
    for wanted in ("99999", "", "x"):
        embedded_site.post("/sample", {"who": wanted})
        assert embedded_site.whose() == dana


def test_words_are_shown_as_words(embedded_site: Site) -> None:
    attack = '<script>alert("x")</script> "quoted" & \'single\''
    shown = embedded_site.say(attack).text
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "<script>" not in embedded_site.get().text


def test_an_empty_message_is_answered(embedded_site: Site) -> None:
    assert "That message was empty" in seen(embedded_site.say("   "))


def test_a_very_long_message_is_answered(embedded_site: Site) -> None:
    assert "longer than I can read at once" in seen(embedded_site.say("x" * 10_001))


def test_what_could_not_be_answered_stays_on_the_page(site: Site) -> None:
    who = site.whose()
    lost = File("certificate.pdf", "application/pdf", "0" * 64, 10)
    message = Message("web", f"{who}:lost-1234", Sender("dana@example.org", True), "here it is", f"web:{who}", (lost,))
    with site.house.database.begin() as session:
        raw = json.dumps(message.to_json()).encode()
        kept, _ = arrivals.keep(session, channel="web", key=message.key, raw=raw, now=site.clock())
    assert "the answer is on its way" in seen(site.get())
    attend(site.house, open_web, kept, site.clock())
    page = seen(site.get())
    assert "here it is" in page
    assert "Something went wrong on my side" in page


def test_what_is_said_unasked_appears(site: Site) -> None:
    site.say("help")
    who, mark = site.whose(), site.get("/thread").headers["etag"]
    assert site.get("/thread", headers={"if-none-match": mark}).status_code == 304
    with site.house.database.begin() as session:
        for thread, words in ((f"web:{who}", "Your request was approved."), (f"web:{who + 1}", "Not yours.")):
            post(
                session, key=thread, channel="web", to={}, reply=Reply(words), kind="note", now=site.clock(),
                thread=thread, sent=True,
            )  # fmt: skip
    news = site.get("/thread", headers={"if-none-match": mark})
    assert news.status_code == 200
    assert "Your request was approved." in news.text
    assert "Not yours." not in news.text


def test_buttons_go_when_their_question_is_answered(site: Site) -> None:
    asked = site.say("add 1.5h GPP3", "nonce-0001").text
    assert asked.count('class="choices"') == 1
    after = site.say("cancel", "nonce-0002").text
    assert 'name="token"' not in after.split('class="turn"')[1]


def test_buttons_without_a_question_stay_on_the_latest_turn_only(site: Site) -> None:
    who = site.whose()
    reply = Reply("Saved.", choices=(Choice("Undo", "undo"),))
    with site.house.database.begin() as session:
        for minutes in (2, 1):
            at = site.clock() - timedelta(minutes=minutes)
            post(
                session, key=f"k{minutes}", channel="web", to={}, reply=reply, kind="note", now=at,
                thread=f"web:{who}", sent=True,
            )  # fmt: skip
    shown = site.get("/thread").text.split('class="turn"')[1:]
    assert ["undo" in turn for turn in shown] == [False, True]


def test_a_long_thread_is_shown_in_pages_that_leave_nothing_out(embedded_site: Site) -> None:
    who = embedded_site.whose()
    with embedded_site.house.database.begin() as session:
        for n in range(100):
            at = embedded_site.clock() - timedelta(hours=100 - n)
            message = Message("web", f"{who}:n{n:08}", Sender("dana@example.org", True), f"words-{n:03}", f"web:{who}")
            raw = json.dumps(message.to_json()).encode()
            kept, _ = arrivals.keep(session, channel="web", key=message.key, raw=raw, now=at)
            row = session.scalars(select(Arrival).where(Arrival.id == kept)).one()
            row.heard_at, row.thread = at, message.thread
            between = at + timedelta(minutes=30)
            post(
                session, key=f"u{n}", channel="web", to={}, reply=Reply(f"unasked-{n:03}"), kind="note", now=between,
                thread=message.thread, sent=True,
            )  # fmt: skip
    found: list[str] = []
    path: str | None = "/"
    while path:
        page = embedded_site.get(path).text
        found = re.findall(r"((?:words|unasked)-\d{3})</p>", page) + found
        older = re.search(r'href="(/\?before=\d+)"', page)
        path = older[1] if older else None
    assert found == [f"{kind}-{n:03}" for n in range(100) for kind in ("words", "unasked")]


def test_what_heading_and_text_both_say_is_shown_once(embedded_site: Site) -> None:
    said = [
        ("Saved as #1", "Saved as #1. It counts."),
        ("Ready to save: GPP3", "Ready to save:"),
        ("Same", "Same"),
        ("A", "B"),
    ]
    with embedded_site.house.database.begin() as session:
        for subject, text in said:
            post(
                session, key=subject, channel="web", to={}, reply=Reply(text, subject=subject), kind="note",
                now=embedded_site.clock(), thread=f"web:{embedded_site.whose()}", sent=True,
            )  # fmt: skip
    shown = seen(embedded_site.get("/thread"))
    assert [shown.count(words) for words in ("Saved as #1", "Ready to save", "Same", " A ", " B ")] == [1] * 5


def test_days_are_the_persons_own(embedded_site: Site) -> None:
    embedded_site.clock.at = embedded_site.clock.at.replace(hour=3)  # still Friday evening in New York
    assert "22:00" in embedded_site.say("help").text
    assert "Today" in seen(embedded_site.get())
    embedded_site.clock.wait(hours=3)
    assert "Yesterday" in seen(embedded_site.get())
