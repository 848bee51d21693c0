"""Socket Mode over a real WebSocket, and the HTTP endpoint: kept, acknowledged, heard; reconnected when Slack hangs up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from slack_talking import SlackTalk, set_up, signed
from stand_in import SlackStandIn
from starlette.applications import Starlette

from bot.slack.client import SlackRefused
from bot.slack.plugging import slack_part, slack_routes, slack_sender
from bot.web.serve import WebServer
from core.house import House


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether something comes true within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def socket(dana: SlackTalk) -> Iterator[SlackTalk]:
    """Dana, with Tally on a socket."""
    dana.close()
    set_up(dana.house, dana.slack, socket=True)
    part = slack_part(dana.house, lambda: dana.now)
    assert part is not None
    dana.connection = part
    part.start()
    assert eventually(lambda: len(dana.slack.sockets) == 1)
    return dana


def test_an_event_on_the_socket_is_acknowledged_heard_once_and_answered(socket: SlackTalk) -> None:
    payload = socket.message("list")
    assert "payload" not in socket.slack.deliver("events_api", payload)
    assert socket.hear() != ""
    socket.slack.deliver("events_api", payload, attempt=1)
    assert socket.hear() == ""
    socket.slack.deliver("slash_commands", socket.command("help"))
    socket.hear()
    assert "add" in json.dumps(socket.slack.whispers[-1])


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)  # some seconds, and nothing of it is the database's
def test_a_socket_slack_wants_renewed_is_renewed(socket: SlackTalk) -> None:
    first = socket.slack.sockets[0]
    socket.slack.refresh()
    assert eventually(lambda: socket.slack.sockets[-1:] not in ([], [first]))
    # The SDK reads the new socket only when its last read of the old one has timed out.
    socket.slack.deliver("events_api", socket.message("list"), within=8)
    assert socket.hear() != ""


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)  # as above
def test_a_socket_that_broke_off_is_opened_again(socket: SlackTalk) -> None:
    first = socket.slack.sockets[0]
    socket.slack.hang_up()
    assert eventually(lambda: socket.slack.sockets[-1:] not in ([], [first]))
    socket.slack.deliver("events_api", socket.message("list"))
    assert socket.hear() != ""


def test_what_can_not_be_kept_is_not_acknowledged_on_the_socket(socket: SlackTalk) -> None:
    with socket.house.database.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE arrivals RENAME TO elsewhere")
    socket.slack.tell("events_api", socket.message("list"))
    assert not socket.slack.was_acknowledged()
    with socket.house.database.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO arrivals")
    socket.slack.deliver("events_api", socket.message("list"), attempt=1)
    assert socket.hear() != ""


@pytest.mark.parametrize("setting", ["slack_bot_token", "slack_app_token"])
def test_a_token_slack_does_not_know_is_named(dana: SlackTalk, setting: str) -> None:
    set_up(dana.house, dana.slack, socket=True)
    facts = dana.house.settings.model_dump() | {setting: "xoxb-another"}
    dana.house.settings = type(dana.house.settings)(**facts)
    part = slack_part(dana.house, lambda: dana.now)
    assert part is not None
    with pytest.raises(SlackRefused, match=f"TALLY_{setting.upper()}"):
        part.start()
    part.stop()


def test_slack_out_of_reach_at_the_start_is_waited_for(dana: SlackTalk) -> None:
    set_up(dana.house, dana.slack, socket=True)
    dana.slack.close()
    part = slack_part(dana.house, lambda: dana.now)
    assert part is not None
    part.start()
    assert not part.is_listening
    part.stop()


def test_without_a_token_nothing_is_plugged_in(house: House) -> None:
    assert slack_part(house, lambda: pytest.fail("asked for the time")) is None
    assert slack_sender(house) is None
    assert slack_routes(house, lambda: pytest.fail("asked for the time")) == []


def test_the_endpoint_takes_what_is_signed_and_nothing_else(dana: SlackTalk, slack: SlackStandIn) -> None:
    routes = slack_routes(dana.house, lambda: dana.now)
    server = WebServer(Starlette(routes=routes), "127.0.0.1", 0)
    server.start()
    with httpx.Client(base_url=server.url) as web:
        body = json.dumps(dana.message("list"))
        headers = {name: values[0] for name, values in signed(body).items()} | {"content-type": "application/json"}
        assert web.post("/slack/events", content=body, headers=headers).status_code == 200
        assert eventually(lambda: dana.hear() != "")
        assert web.post("/slack/events", content=body + " ", headers=headers).status_code == 401
        assert web.post("/slack/events", content=b"\xff\xfe", headers=headers).status_code == 400
        assert web.post("/slack/events", content=b"x" * (1024 * 1024 + 1), headers=headers).status_code == 413
        assert web.get("/slack/events").status_code == 405
    server.stop()
