"""Talking to Tally in Slack in tests: payloads as Slack sends them, through real Bolt, answers read off the stand-in."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from slack_bolt import BoltRequest, BoltResponse
from sqlalchemy import select
from stand_in import SlackStandIn
from talking import NOW
from web_api import APP_TOKEN, BOT_ID, BOT_TOKEN, BOT_USER, SECRET, TEAM, new_ts, ticks

from bot.slack.run import SlackConnection
from bot.slack.sending import SlackSender
from core.actions.sealed import unsealed
from core.house import House
from core.settings import Settings
from core.store.tables import Outgoing
from scheduler.deliver import Deliverer

DANA = "U0DANA"


def set_up(house: House, slack: SlackStandIn, *, socket: bool = False) -> None:
    """Give a house the stand-in's tokens."""
    facts = house.settings.model_dump() | {
        "slack_bot_token": BOT_TOKEN, "slack_signing_secret": SECRET, "slack_api_url": slack.api_url,
        "slack_app_token": APP_TOKEN if socket else None,
    }  # fmt: skip
    house.settings = Settings(**facts)


def signed(body: str) -> dict[str, list[str]]:
    """The headers Slack signs a request with."""
    at = str(int(time.time()))
    mac = hmac.new(SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": [at], "x-slack-signature": [f"v0={mac}"]}


class SlackTalk:
    """One person in Slack. ``say`` and ``press`` wait for the answers, which stand in ``replies``."""

    def __init__(self, house: House, slack: SlackStandIn, *, user: str = DANA, now: datetime = NOW) -> None:
        self.house, self.slack, self.user, self.now = house, slack, user, now
        self.channel = f"D{user}"
        slack.channels.add(self.channel)
        self.connection = SlackConnection(house, lambda: self.now)
        self.sender = SlackSender(house, pause=0)
        self.replies: list[dict[str, Any]] = []

    def close(self) -> None:
        """Hang up."""
        self.connection.stop()

    # --- payloads

    def event(self, **event: Any) -> dict[str, Any]:
        """An Events API payload."""
        return {
            "type": "event_callback", "token": "verification", "team_id": TEAM, "api_app_id": "A1",
            "event_id": f"Ev{next(ticks)}", "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        }  # fmt: skip

    def message(self, text: str, **more: Any) -> dict[str, Any]:
        """A message event, in the direct message unless ``channel`` says otherwise."""
        facts = {"type": "message", "user": self.user, "text": text, "ts": new_ts(), "channel": self.channel, **more}
        if facts["channel"].startswith("D"):
            facts["channel_type"] = "im"
        return self.event(**facts)

    def pressing(self, label: str, *, user: str | None = None, message: dict[str, Any] | None = None) -> dict[str, Any]:
        """A block_actions payload for the button ``label`` of the last message that has it."""
        shown = message or self._with_button(label)
        action = next(e for e in _buttons(shown) if e["text"]["text"] == label)
        container = {"type": "message", "message_ts": shown["ts"], "channel_id": shown["channel"]}
        if shown.get("thread_ts"):
            container["thread_ts"] = shown["thread_ts"]
        return {
            "type": "block_actions", "user": {"id": user or self.user, "team_id": TEAM}, "team": {"id": TEAM},
            "container": container, "channel": {"id": shown["channel"]}, "message": dict(shown),
            "trigger_id": self.slack.trigger(), "actions": [{**action, "action_ts": new_ts()}],
            "response_url": self.slack.link((shown["channel"], shown["ts"])),
        }  # fmt: skip

    def _with_button(self, label: str) -> dict[str, Any]:
        for shown in reversed(self.slack.posted()):
            if any(e["text"]["text"] == label for e in _buttons(shown)):
                return shown
        raise AssertionError(f"no button {label!r}; shown: {self.text}")

    def command(self, text: str, channel: str = "C0OTHER") -> dict[str, str]:
        """A slash command's form."""
        return {
            "command": "/tally", "text": text, "team_id": TEAM, "channel_id": channel, "user_id": self.user,
            "trigger_id": self.slack.trigger(), "response_url": self.slack.link(None), "token": "verification",
        }  # fmt: skip

    # --- sending them

    def post(self, payload: dict[str, Any], *, retry: int = 0) -> BoltResponse:
        """Send a payload as Slack does over HTTP; the answer Slack gets."""
        if payload.get("type") in {"event_callback", "url_verification"}:
            body, kind = json.dumps(payload), "application/json"
        else:
            form = payload if payload.get("command") else {"payload": json.dumps(payload)}
            body, kind = urlencode(form), "application/x-www-form-urlencoded"
        headers = {**signed(body), "content-type": [kind]}
        if retry:
            headers["x-slack-retry-num"] = [str(retry)]
        return self.connection.app.dispatch(BoltRequest(body=body, headers=headers))

    def send(self, payload: dict[str, Any], **more: Any) -> str:
        """Send, hear, deliver; everything that was said."""
        assert self.post(payload, **more).status == 200
        return self.hear()

    def hear(self) -> str:
        """Wait until what came is heard, deliver what is owed; everything that was said."""
        before = {id(m) for m in self.slack.posted()}
        self.connection.lanes.wait()
        Deliverer(self.house, {"slack": self.sender}, lambda: self.now).deliver_due()
        self.replies = [m for m in self.slack.posted() if id(m) not in before]
        return self.text

    def say(self, text: str, **more: Any) -> str:
        """Write something to Tally; the answer."""
        return self.send(self.message(text, **more))

    def press(self, label: str) -> str:
        """Press a button; the answer."""
        return self.send(self.pressing(label))

    @property
    def text(self) -> str:
        """What was said last: words, fields, context, buttons."""
        return "\n".join(words_of(reply) for reply in self.replies)

    def code(self) -> str:
        """The code that was mailed last."""
        with self.house.database.read() as session:
            row = session.scalars(select(Outgoing).where(Outgoing.kind == "code").order_by(Outgoing.id.desc())).first()
        assert row is not None
        found = re.search(r"\b\d{6}\b", unsealed(row, self.house.secret).text)
        assert found is not None
        return found[0]

    def link(self, address: str = "dana@example.org") -> str:
        """Bind this Slack account to a record, by the code mailed to it."""
        self.say(f"I'm {address}")
        return self.say(self.code())


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [e for block in message.get("blocks") or [] if block["type"] == "actions" for e in block["elements"]]


def words_of(message: dict[str, Any]) -> str:
    """A message as one reads it."""
    lines = []
    for block in message.get("blocks") or []:
        texts = [
            block.get("text"),
            *block.get("fields", []),
            *(block.get("elements", []) if block["type"] == "context" else []),
        ]
        lines += [text["text"] for text in texts if text]
    lines += [f"[{e['text']['text']}]" for e in _buttons(message)]
    return "\n".join(lines) if lines else message.get("text", "")


__all__ = ["BOT_ID", "DANA", "SlackTalk", "set_up", "signed", "words_of"]
