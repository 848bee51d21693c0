"""The server in its thread."""

from __future__ import annotations

import httpx
import pytest
from browsing import Site
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web import app
from bot.web.serve import PortTaken, WebServer


def test_a_taken_port_names_the_setting(embedded_site: Site) -> None:
    with pytest.raises(PortTaken, match="TALLY_WEB_PORT") as refused:
        WebServer(Starlette(), "127.0.0.1", embedded_site.server.port)
    assert str(embedded_site.server.port) in str(refused.value)


def test_an_address_of_another_machine_is_told_too() -> None:
    with pytest.raises(PortTaken, match=r"192\.0\.2\.1"):
        WebServer(Starlette(), "192.0.2.1", 0)


def test_the_port_is_free_again_afterwards() -> None:
    first = WebServer(Starlette(), "127.0.0.1", 0)
    first.start()
    first.stop()
    second = WebServer(Starlette(), "127.0.0.1", first.port)
    second.start()
    assert httpx.get(second.url, trust_env=False).status_code == 404
    second.stop()


def test_a_server_never_started_can_be_stopped() -> None:
    never = WebServer(Starlette(), "127.0.0.1", 0)
    never.stop()
    again = WebServer(Starlette(), "127.0.0.1", never.port)
    assert again.port == never.port, "its port is free again"
    again.stop()


def test_more_routes_come_first_and_need_no_origin(embedded_site: Site) -> None:
    async def events(request: object) -> PlainTextResponse:
        return PlainTextResponse("taken")

    more = [Route("/slack/events", events, methods=["POST"])]
    server = WebServer(app(embedded_site.house, now=embedded_site.clock, more_routes=more), "127.0.0.1", 0)
    server.start()
    answer = httpx.post(f"{server.url}slack/events", data={"a": "b"}, trust_env=False)
    assert (answer.status_code, answer.text) == (200, "taken")
    assert httpx.post(f"{server.url}say", data={"a": "b"}, trust_env=False).status_code == 403
    server.stop()


def test_a_fault_is_a_page_with_the_headers(embedded_site: Site, caplog: pytest.LogCaptureFixture) -> None:
    embedded_site.house.database.engine.dispose()
    (embedded_site.house.settings.data / "tally.sqlite3").write_bytes(b"no database" * 1000)
    answer = embedded_site.get()
    assert answer.status_code == 500
    assert "Something went wrong on my side" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
