"""Killed without warning: whatever was acknowledged is answered at the next start, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty

import pytest
from slack_talking import SlackTalk
from sqlalchemy import select
from web_api import APP_TOKEN, BOT_TOKEN

from bot.slack.run import SlackConnection
from core.store.tables import Arrival, Outgoing

ROOT = Path(__file__).parents[2]
EVENTS, KILLED_AT = 30, 12
RUN = """
import threading
from datetime import UTC, datetime
from bot.slack.run import SlackConnection
from core.house import open_house
from core.settings import read_settings
SlackConnection(open_house(read_settings()), lambda: datetime(2026, 11, 21, 15, 0, tzinfo=UTC)).start()
threading.Event().wait()
"""


@pytest.fixture
def running(dana: SlackTalk) -> Iterator[subprocess.Popen[bytes]]:
    """Tally in a process of its own, on Dana's database and the stand-in's socket."""
    settings = dana.house.settings
    url = settings.database_url.get_secret_value() if settings.database_url else None
    facts = {
        "TALLY_DATA": str(settings.data), "TALLY_SLACK_BOT_TOKEN": BOT_TOKEN, "TALLY_SLACK_APP_TOKEN": APP_TOKEN,
        "TALLY_SLACK_API_URL": dana.slack.api_url, **({"TALLY_DATABASE_URL": url} if url else {}),
    }  # fmt: skip
    process = subprocess.Popen([sys.executable, "-c", RUN], cwd=ROOT, env={**os.environ, **facts},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    until = time.monotonic() + 120
    while not dana.slack.sockets and time.monotonic() < until:
        time.sleep(0.05)
    assert dana.slack.sockets
    yield process
    process.kill()
    process.wait()


def test_what_was_acknowledged_before_a_kill_is_answered_once(
    dana: SlackTalk, running: subprocess.Popen[bytes]
) -> None:
    payloads = {}
    for number in range(EVENTS):
        payload = dana.message(f"find activity {number}")
        payloads[dana.slack.tell("events_api", payload)] = payload["event"]["ts"]
    acknowledged = [payloads[dana.slack.acks.get(timeout=10)["envelope_id"]] for _ in range(KILLED_AT)]
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    try:
        while True:
            acknowledged.append(payloads[dana.slack.acks.get(timeout=0.5)["envelope_id"]])
    except Empty:
        pass
    dana.connection.stop()
    dana.connection = SlackConnection(dana.house, lambda: dana.now)
    dana.connection.start()
    dana.connection.lanes.wait()
    with dana.house.database.read() as session:
        heard = {row.key.rpartition(":")[2]: row for row in session.scalars(select(Arrival))}
        answers = list(session.scalars(select(Outgoing.arrival_id).where(Outgoing.kind == "reply")))
    assert len(acknowledged) >= KILLED_AT
    for ts in acknowledged:
        assert heard[ts].heard_at is not None
        assert answers.count(heard[ts].id) == 1
