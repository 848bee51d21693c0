"""The first thing that happens to whatever Slack sends: it is kept, then acknowledged, then heard."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import BoltResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.reception import attend
from bot.slack import forms, pressing
from bot.slack.events import Coming, Kind, Payload, coming, thread_of
from bot.slack.lanes import Lanes
from bot.slack.markup import escape
from bot.slack.opening import open_slack
from core.actions import arrivals
from core.house import House
from core.store.tables import Arrival

AGAIN = (4.0, 12.0)  # seconds until what waits for Slack is tried again at once; later tries are the clock's


class Keeper:
    """Bolt's first middleware. It answers Slack itself, so that nothing is acknowledged that isn't kept."""

    def __init__(self, house: House, now: Callable[[], datetime], lanes: Lanes) -> None:
        self.house, self.now, self.lanes = house, now, lanes

    def keep_first(self, body: Payload, next: Callable[[], BoltResponse]) -> BoltResponse:
        """Keep, acknowledge, hear later. An error here is a 500, and Slack sends the same again."""
        if body.get("type") == "url_verification":
            return next()
        came = coming(body)
        if came is None:
            return BoltResponse(status=200)
        if came.kind is Kind.NOT_YOURS:
            self.lanes.do(came.user, pressing.whisper, self.house, body, pressing.NOT_YOURS)
            return BoltResponse(status=200)
        if came.kind is Kind.SUBMITTED and (wrong := forms.problems_of(body["view"], self.now().date())):
            # Shown at the boxes of the form, which stays open with everything that was filled in.
            return BoltResponse(status=200, body={"response_action": "errors", "errors": wrong})
        kept = self._keep(came, body)
        if kept is not None:
            self.lanes.do(came.user, self.hear, kept, came.user)
        return BoltResponse(status=200)

    def _keep(self, came: Coming, body: Payload) -> int | None:
        """The arrival's id; None when it is nobody's business of ours or a second press."""
        raw = json.dumps({name: value for name, value in body.items() if name != "token"}).encode()
        with self.house.database.begin() as session:
            if came.kind is Kind.OVERHEARD and not _is_ours(session, came):
                return None
            arrival_id, is_new = arrivals.keep(
                session, channel="slack", key=came.key, raw=raw, now=self.now(), envelope=came.envelope()
            )
            pressed_before = None if is_new or came.kind is not Kind.PRESSED else session.get_one(Arrival, arrival_id)
        if pressed_before is not None and _action_ts(json.loads(pressed_before.raw)) != _action_ts(body):
            label = escape(json.loads(pressed_before.raw)["actions"][0].get("text", {}).get("text", "a button"))
            self.lanes.do(came.user, pressing.whisper, self.house, body, pressing.ONCE.format(label=label))
            return None
        return arrival_id

    def hear(self, arrival_id: int, user: str, tries: int = 0) -> None:
        """Hear a kept arrival; what has to wait for Slack is tried again soon."""
        now = self.now()
        received = attend(self.house, open_slack, arrival_id, now)
        if received.state == "waiting" and tries < len(AGAIN):
            self.lanes.do_later(AGAIN[tries], user, self.hear, arrival_id, user, tries + 1)
        elif received.state == "heard":
            pressing.strip_settled(self.house, arrival_id, now)

    def hear_left(self) -> int:
        """Hear what a crash left; how many there were."""
        with self.house.database.read() as session:
            left = [row for row in arrivals.unheard(session, self.now()) if row.channel == "slack"]
        for row in left:
            user = (row.envelope or {}).get("user", "")
            self.lanes.do(user, self.hear, row.id, user)
        return len(left)


def _action_ts(body: dict[str, Any]) -> object:
    return body["actions"][0].get("action_ts")


def _is_ours(session: Session, came: Coming) -> bool:
    """Whether this person talks with us in that thread already; what others say there is not for us to keep."""
    thread = thread_of(came.team, came.channel or "", came.thread_ts)
    spoke = select(Arrival.envelope).where(Arrival.thread == thread, Arrival.channel == "slack")
    return any((envelope or {}).get("user") == came.user for envelope in session.scalars(spoke))
