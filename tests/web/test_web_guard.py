"""What is refused, whom the page speaks for, what every page carries."""

from __future__ import annotations

import socket

import pytest
from browsing import Site, make_samples, open_site, seen
from starlette.datastructures import Headers

from bot.web.guard import host_of, is_from_own_page
from core.house import House
from core.store.tables import Arrival

FORM = {"text": "help", "nonce": "nonce-0001"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://[broken"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_forged_forms_are_refused(shared_site: Site, headers: dict[str, str]) -> None:
    refused = shared_site.post("/say", FORM | {"who": str(shared_site.whose())}, headers=headers)
    assert refused.status_code == 403
    assert "another site" in refused.text
    assert shared_site.count(Arrival) == 0


def test_a_form_without_origin_is_refused(shared_site: Site) -> None:
    assert shared_site.client.post("/say", data=FORM).status_code == 403
    assert shared_site.count(Arrival) == 0


@pytest.mark.parametrize("path", ["/say", "/sample", "/sign-in", "/sign-in/token", "/sign-out"])
def test_every_form_asks_for_the_origin(shared_site: Site, path: str) -> None:
    assert shared_site.post(path, FORM, headers={"origin": "https://elsewhere.example"}).status_code == 403


def test_the_public_address_is_an_origin_too() -> None:
    asked = Headers({"origin": "https://tally.example.org", "host": "internal:8080"})
    assert is_from_own_page(asked, "https://tally.example.org/")
    assert not is_from_own_page(asked, None)


@pytest.mark.parametrize(
    ("netloc", "name"),
    [("localhost:8080", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:80", "::1"), ("[::1", ""), ("", ""),
     ("localhost.evil.example", "localhost.evil.example"), ("evil@localhost", "localhost")],
)  # fmt: skip
def test_host_names(netloc: str, name: str) -> None:
    assert host_of(netloc) == name


FORWARDED = [
    {"forwarded": "for=192.0.2.1"},
    {"x-forwarded-for": "192.0.2.1"},
    {"x-forwarded-host": "localhost"},
    {"x-forwarded-proto": "https"},
    {"x-real-ip": "192.0.2.1"},
    {"via": "1.1 proxy"},
    {"host": "tally.example.org"},
    {"host": "localhost.evil.example"},
    {"host": "192.168.1.20:8080"},
]


@pytest.mark.parametrize("headers", FORWARDED)
def test_nobody_speaks_as_a_sample_from_elsewhere(shared_site: Site, headers: dict[str, str]) -> None:
    assert shared_site.client.get("/").status_code == 200
    asked = shared_site.client.get("/", headers=headers)
    assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in")
    assert shared_site.client.get("/thread", headers=headers).status_code == 401
    assert shared_site.client.get("/letters", headers=headers).status_code == 404
    assert shared_site.client.get("/metrics", headers=headers).status_code == 403
    who = str(shared_site.whose())
    own = {"origin": f"http://{headers['host']}"} if "host" in headers else {}
    said = shared_site.post("/say", FORM | {"who": who}, headers=headers | own)
    assert (said.status_code, said.headers["location"]) == (303, "/sign-in")
    assert shared_site.count(Arrival) == 0


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_every_name_of_this_machine_will_do(shared_site: Site, host: str) -> None:
    page = shared_site.client.get("/", headers={"host": f"{host}:{shared_site.server.port}"})
    assert "Dana Example" in page.text


def test_one_real_person_ends_the_trying_out(site: Site) -> None:
    assert "Speak as" in seen(site.get())
    make_samples(site.house, is_sample=False)
    page = site.get()
    assert page.url.path == "/sign-in"
    assert "Dana" not in page.text


def test_an_empty_house_asks_to_sign_in(house: House) -> None:
    with open_site(house) as site:
        assert site.get().url.path == "/sign-in"


@pytest.mark.parametrize("path", ["/", "/sign-in", "/letters", "/nothing", "/health", "/static/tally.js", "/files/x"])
def test_every_page_carries_the_headers(shared_site: Site, path: str) -> None:
    headers = shared_site.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"] or "sandbox" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_pages_hold_no_inline_script_or_style(embedded_site: Site) -> None:
    embedded_site.say("help")
    for path in ("/", "/sign-in"):
        page = embedded_site.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/static/')
        assert " onclick" not in page


def test_a_huge_body_is_refused_kindly(shared_site: Site) -> None:
    with socket.create_connection(("127.0.0.1", shared_site.server.port), timeout=10) as line:
        head = f"POST /say HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {200 * 1024 * 1024}\r\n\r\n"
        line.sendall(head.encode())
        answer = line.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 413")
    assert "25 MB a file" in answer


def test_a_body_without_length_is_counted(shared_site: Site) -> None:
    part = b'--x\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    stream = iter([part, *[b"0" * 1024 * 1024] * 101])
    refused = shared_site.post("/say", content=stream, headers={"content-type": "multipart/form-data; boundary=x"})
    assert refused.status_code == 413


def test_a_broken_form_gets_a_page(shared_site: Site) -> None:
    answer = shared_site.post("/say", content=b"nonsense", headers={"content-type": "multipart/form-data"})
    assert answer.status_code == 400
    assert "not a whole form" in seen(answer)
