"""docs/slack.md against the code: the manifest, and a reason for every scope and call."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bot.slack.events import coming

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "slack.md").read_text()


def manifest() -> dict[str, Any]:
    """The manifest of the page."""
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    made: dict[str, Any] = yaml.safe_load(found[1])
    return made


def reasons() -> str:
    """The table of scopes."""
    return PAGE.partition("## Why each scope")[2].partition("\n## ")[0]


def test_every_scope_asked_for_has_a_reason() -> None:
    for scope in manifest()["oauth_config"]["scopes"]["bot"]:
        assert f"| `{scope}` |" in reasons()


def test_every_call_stands_beside_its_scope() -> None:
    source = "".join(path.read_text() for path in (ROOT / "bot" / "slack").glob("*.py"))
    called = set(re.findall(r'call\((?:self\.)?house, "([\w.]+)"', source))
    called |= {"files.info", "auth.test", "apps.connections.open"}  # by methods of the client
    assert len(called) > 8
    assert {name for name in called if f"`{name}`" not in reasons()} == set()


def test_every_event_asked_for_is_heard() -> None:
    events = {
        "app_home_opened": {"type": "app_home_opened", "user": "U1", "tab": "home"},
        "app_mention": {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.1", "text": "<@U0> list"},
        "app_uninstalled": {"type": "app_uninstalled"},
        "message.im": {
            "type": "message",
            "user": "U1",
            "channel": "D1",
            "channel_type": "im",
            "ts": "1.1",
            "text": "list",
        },
        "tokens_revoked": {"type": "tokens_revoked", "tokens": {"bot": ["U0"]}},
    }
    assert set(manifest()["settings"]["event_subscriptions"]["bot_events"]) == set(events)
    for event in events.values():
        assert coming({"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}) is not None
