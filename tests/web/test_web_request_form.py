"""The form of a request on a page: filled in at once, kept on errors, heard once, for its owner alone."""

from __future__ import annotations

import html
import re
from datetime import date
from threading import Thread

import httpx
import pytest
from browsing import Site, seen
from sqlalchemy import select
from talking import Chat

from core.actions import requests
from core.house import House
from core.store.tables import Arrival, CreditRequest, RequestDocument

PATH = "/requests/1/form"
WHOLE = {
    "title": "Role: speaker", "agenda": "Name: no label\r\nDates: 3/4\r\n\r\nsecond <part> & more",
    "provider": 'Müller "Söhne"', "own_role": "chair", "first_day": "2026-04-03", "last_day": "2026-04-04",
    "preparation": "90 min", "presentation": "1,5", "implement": "2", "foster": "1",
}  # fmt: skip
AGENDA = ("agenda.txt", b"Agenda of the workshop", "text/plain")


def begin(site: Site) -> httpx.Response:
    """A draft, begun in the conversation; the form as it stands."""
    site.say("request credit")
    return site.get(PATH)


def boxes(page: httpx.Response) -> dict[str, str]:
    """What a page's form would send as it stands, boxes and hidden fields, empty ones left out."""
    found = dict(re.findall(r'<input[^>]* name="([\w]+)"[^>]*? value="([^"]*)"', page.text))
    found |= {
        name: said.strip("\n") for name, said in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<', page.text)
    }
    return {name: html.unescape(said).replace("\r\n", "\n") for name, said in found.items() if said}


def send(site: Site, page: httpx.Response, *files: tuple[str, bytes, str], **typed: str) -> httpx.Response:
    """Press Save on a page with some boxes changed."""
    uploads = [("files", file) for file in files] or [("files", ("", b"", "application/octet-stream"))]
    return site.post(PATH, {**boxes(page), **typed}, files=uploads)


def request_of(house: House, number: int = 1) -> CreditRequest:
    """A request as it stands."""
    with house.database.read() as session:
        request = requests.of_number(session, number)
        assert request.documents is not None
        return request


def problems(page: httpx.Response) -> dict[str, str]:
    """What a page says beside its boxes."""
    found = re.findall(r'<p class="problem" id="(\w+)-problem">(.*?)</p>', page.text, re.DOTALL)
    return {name: html.unescape(said) for name, said in found}


def test_everything_at_once_on_the_page(site: Site) -> None:
    assert 'href="/requests/1/form"' in site.say("request credit").text
    page = site.get(PATH)
    saved = send(site, page, AGENDA, **WHOLE)
    assert (saved.status_code, saved.headers["location"]) == (303, "/#latest")
    said = seen(site.get())
    assert "R1 is ready for the Recertification Committee" in said
    assert "second <part> & more" in said
    request = request_of(site.house)
    assert (request.title, request.provider, request.own_role) == ("Role: speaker", 'Müller "Söhne"', "chair")
    assert request.agenda == "Name: no label\nDates: 3/4\n\nsecond <part> & more"
    assert (request.starts_on, request.ends_on) == (date(2026, 4, 3), date(2026, 4, 4))
    assert (request.preparation_seconds, request.presentation_seconds) == (5400, 5400)
    assert request.seconds_by_domain == {"implement": 7200, "foster": 3600}
    assert [one.name for one in request.documents] == ["agenda.txt"]
    assert "is with the Recertification Committee now" in seen(site.say("yes", nonce="nonce-0002"))


def test_a_part_is_kept_shown_again_and_gone_on_with(site: Site) -> None:
    send(site, begin(site), title='A "title" <b>', preparation="0")
    said = seen(site.get())
    assert "R1 is kept as a draft. It still needs its agenda" in said
    page = site.get(PATH)
    assert {"title": 'A "title" <b>', "preparation": "0"}.items() <= boxes(page).items()
    site.say("Who is an author, and when", nonce="nonce-0002")
    send(site, page, provider="Example Society")  # the page is older than what was said
    request = request_of(site.house)
    assert (request.title, request.agenda) == ('A "title" <b>', "Who is an author, and when")
    assert request.provider == "Example Society"


def test_looking_changes_nothing(site: Site) -> None:
    site.say("request credit")
    before = site.count(Arrival)
    assert site.get(PATH).status_code == site.client.head(PATH).status_code == 200
    assert site.count(Arrival) == before


def test_what_can_not_be_is_said_at_its_field_and_what_was_typed_stays(site: Site) -> None:
    before = {"title": "x" * 301, "first_day": "soon", "preparation": "much", "provider": "Example <Society>"}
    page = begin(site)
    arrived = site.count(Arrival)
    back = send(site, page, AGENDA, ("empty.pdf", b"", "application/pdf"), **before)
    assert back.status_code == 422
    assert "4 fields can't be as they are" in seen(back)
    said = problems(back)
    assert set(said) == {"title", "first_day", "preparation", "documents"}
    assert "“much” is not a number of hours" in said["preparation"]
    assert '"empty.pdf" is empty' in said["documents"]
    assert before.items() <= boxes(back).items()
    assert site.count(Arrival) == arrived
    saved = send(site, back, title="Authorship", first_day="2026-11-02", preparation="1")
    assert saved.status_code == 303
    request = request_of(site.house)
    assert (request.title, request.provider) == ("Authorship", "Example <Society>")
    assert [one.name for one in request.documents] == ["agenda.txt"]  # kept from the first try, not sent twice


def test_a_file_that_is_too_large_is_said_at_its_field(site: Site) -> None:
    large = ("large.pdf", b"%PDF" + b"x" * site.house.settings.max_letter_mb * 1024 * 1024, "application/pdf")
    back = send(site, begin(site), large, title="Authorship")
    assert "is larger than the" in problems(back)["documents"]
    assert send(site, back).status_code == 303
    assert request_of(site.house).title == "Authorship"


def test_ten_files_at_once_and_not_one_more(site: Site) -> None:
    files = [(f"{place}.txt", f"Page {place}".encode(), "text/plain") for place in range(11)]
    back = send(site, begin(site), *files)
    assert "These are 11 files and 10 go at once" in problems(back)["documents"]
    ticked = re.findall(r'name="kept" value="([^"]+)"', back.text)
    assert len(ticked) == 11
    form = {**boxes(back), "kept": ticked[1:]}
    assert site.post(PATH, form, files=[("files", ("", b"", ""))]).status_code == 303
    assert [one.name for one in request_of(site.house).documents] == [name for name, _, _ in files[1:]]


def test_the_same_press_twice_is_heard_once(site: Site) -> None:
    page = begin(site)
    arrived = site.count(Arrival)
    answers: list[int] = []

    def press() -> None:
        with httpx.Client(base_url=site.base, trust_env=False, timeout=30, cookies=site.client.cookies) as client:
            own = {"origin": site.base, "sec-fetch-site": "same-origin"}
            form = {**boxes(page), **WHOLE}
            answers.append(client.post(PATH, data=form, files=[("files", AGENDA)], headers=own).status_code)

    presses = [Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert answers == [303] * 4
    assert site.count(Arrival) == arrived + 1
    assert seen(site.get()).count("R1 is ready for the Recertification Committee") == 1
    with site.house.database.read() as session:
        assert len(session.scalars(select(RequestDocument)).all()) == 1


def test_only_the_owner_sees_or_fills_it_in(real_site: Site) -> None:
    real_site.sign_in("dana@example.org")
    page = begin(real_site)
    real_site.post("/sign-out", {})
    real_site.sign_in("robin@example.org")
    assert real_site.get(PATH).status_code == 404
    mine = {**boxes(page), "who": str(real_site.whose()), "title": "Mine"}
    assert real_site.post(PATH, mine).status_code == 404
    for number in ("2", "999999999999999999999"):
        assert real_site.get(f"/requests/{number}/form").status_code == 404
    assert request_of(real_site.house).title is None


def test_a_page_of_somebody_else_or_without_its_nonce_saves_nothing(site: Site) -> None:
    page = begin(site)
    for wrong in ({"who": "999"}, {"nonce": ""}):
        refused = send(site, page, title="Authorship", **wrong)
        assert refused.status_code == 409
        assert "Open it again" in seen(refused)
    assert send(site, page, title="Authorship", marks='["no"').status_code == 303
    assert request_of(site.house).title == "Authorship"


def test_another_site_can_not_post_it(site: Site) -> None:
    page = begin(site)
    refused = site.post(PATH, {**boxes(page), "title": "X"}, headers={"origin": "https://elsewhere.test"})
    assert refused.status_code == 403
    assert request_of(site.house).title is None


def test_who_is_signed_out_signs_in_and_comes_back_to_it(real_site: Site) -> None:
    assert real_site.client.get(PATH).headers["location"] == f"/sign-in?next={PATH}"
    real_site.sign_in("dana@example.org")
    page = begin(real_site)
    real_site.clock.wait(days=31)
    back = send(real_site, page, AGENDA, title="Authorship", agenda="Who\r\nWhen")
    assert back.status_code == 401
    assert "You were signed out meanwhile" in seen(back)
    assert f'href="/sign-in?next={PATH}"' in back.text
    assert {"title": "Authorship", "agenda": "Who\nWhen"}.items() <= boxes(back).items()
    real_site.sign_in("dana@example.org")
    assert send(real_site, back).status_code == 303
    assert request_of(real_site.house).agenda == "Who\nWhen"


def test_a_request_that_was_sent_says_so(site: Site) -> None:
    page = begin(site)
    send(site, page, AGENDA, **WHOLE)
    site.say("yes", nonce="nonce-0002")
    shown = site.get(PATH)
    assert shown.status_code == 409
    assert "R1 is submitted and can't be changed" in seen(shown)
    assert send(site, page, title="Another").status_code == 303  # an old page: kept, and answered in the conversation
    assert "R1 is submitted and can't be changed" in seen(site.get())
    assert request_of(site.house).title == "Role: speaker"


def test_a_file_signed_for_somebody_else_is_not_taken(real_site: Site) -> None:
    real_site.sign_in("dana@example.org")
    back = send(real_site, begin(real_site), AGENDA, preparation="much")
    kept = re.findall(r'name="kept" value="([^"]+)"', back.text)
    real_site.post("/sign-out", {})
    real_site.sign_in("robin@example.org")
    real_site.say("request credit", nonce="nonce-0009")
    path = "/requests/2/form"
    form = {**boxes(real_site.get(path)), "kept": [*kept, "forged"], "title": "Mine"}
    assert real_site.post(path, form).status_code == 303
    assert (request_of(real_site.house, 2).title, request_of(real_site.house, 2).documents) == ("Mine", [])


@pytest.mark.parametrize("channel", ["mail", "terminal"])
def test_where_no_button_opens_it_the_link_is_said(chat: Chat, channel: str) -> None:
    chat.house.settings = chat.house.settings.model_copy(update={"public_url": "https://tally.example.org/"})
    told = Chat(chat.house, channel=channel)
    told.say("request credit")
    assert "Or fill in everything at once: https://tally.example.org/requests/1/form" in told.text
    assert "[Open the form]" not in told.text
    told.say("Authorship")
    assert "https://" not in told.text  # said once, not with every question
    told.say("all at once")
    assert "Fill it in here: https://tally.example.org/requests/1/form" in told.text
    told.say("open the form of R1")
    assert "Fill it in here: https://tally.example.org/requests/1/form" in told.text
    told.say("request R1")
    assert "at once: https://tally.example.org/requests/1/form" in told.text


def test_without_an_address_of_the_page_the_lines_are_left(chat: Chat) -> None:
    mail = Chat(chat.house, channel="mail")
    mail.say("request credit")
    assert "http" not in mail.text
    mail.say("open the form of R1")
    assert "Copy these lines" in mail.text
    mail.say("Name: Authorship\nProvider: Example Society")
    assert "2 of 10" in mail.text
