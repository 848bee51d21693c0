"""What Slack sends, told apart: which of it is for us, what makes it the same thing twice, where its answer goes. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.slack.buttons import OPEN_FORM, SAY, press_of
from bot.slack.markup import mentions

Payload = dict[str, Any]
SAID = {None, "file_share", "thread_broadcast", "me_message"}


class Kind(StrEnum):
    """The kinds of things that come from Slack."""

    SAID = "said"
    OVERHEARD = "overheard"
    CHANGED = "changed"
    DELETED = "deleted"
    COMMAND = "command"
    PRESSED = "pressed"
    NOT_YOURS = "not yours"
    FORM = "form"
    SUBMITTED = "submitted"
    HOME = "home"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that came. ``key`` makes it the same thing twice; the rest says where to answer."""

    kind: Kind
    key: str
    team: str
    user: str
    channel: str | None = None
    thread_ts: str | None = None
    response_url: str | None = None

    def envelope(self) -> dict[str, Any]:
        """Where to answer, as it is kept and becomes ``Outgoing.to``; absent what is unknown."""
        where = {
            "team": self.team,
            "user": self.user,
            "channel": self.channel,
            "thread_ts": self.thread_ts,
            "response_url": self.response_url,
        }
        return {name: value for name, value in where.items() if value}


def thread_of(team: str, channel: str, thread_ts: str | None) -> str:
    """The conversation a Slack message belongs to."""
    return f"slack:{team}:{channel}:{thread_ts or ''}"


def key_of(team: str, channel: str, ts: str) -> str:
    """The key of a message as it was first said."""
    return f"{team}:{channel}:{ts}"


def coming(body: Payload) -> Coming | None:
    """What this request of Slack's is to us; None for what is not for us (other bots, joins, our own echo)."""
    kind = body.get("type")
    if kind == "event_callback":
        return _event(body)
    if kind == "block_actions":
        return _action(body)
    if kind == "view_submission":
        return _submitted(body)
    if body.get("command"):
        return _command(body)
    return None


def our_user(body: Payload) -> str | None:
    """Our own user id in the workspace an event comes from."""
    bots = [one["user_id"] for one in body.get("authorizations") or () if one.get("is_bot")]
    return bots[0] if bots else None


def _event(body: Payload) -> Coming | None:
    event, team = body["event"], body.get("team_id") or ""
    kind = event.get("type")
    if kind in {"message", "app_mention"}:
        return _message(body, event, team)
    if kind == "app_home_opened" and event.get("tab", "home") == "home":
        return Coming(Kind.HOME, f"{team}:{body['event_id']}", team, event["user"])
    if kind == "app_uninstalled" or (kind == "tokens_revoked" and (event.get("tokens") or {}).get("bot")):
        return Coming(Kind.GONE, f"{team}:{body['event_id']}", team, "")
    return None


def _message(body: Payload, event: Payload, team: str) -> Coming | None:
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return _changed(body, event, team)
    if subtype == "message_deleted":
        return _deleted(event, event.get("previous_message") or {}, event["deleted_ts"], team)
    if subtype not in SAID or _is_machine(event, our_user(body)):
        return None
    channel, ts, thread_ts = event["channel"], event["ts"], event.get("thread_ts")
    kind = Kind.SAID
    if not is_direct(event):
        if event["type"] != "app_mention" and not mentions(event.get("text") or "", our_user(body)):
            if not thread_ts:
                return None
            kind = Kind.OVERHEARD
        thread_ts = thread_ts or ts  # in a channel we answer under what was said
    return Coming(kind, key_of(team, channel, ts), team, event["user"], channel, thread_ts)


def _changed(body: Payload, event: Payload, team: str) -> Coming | None:
    new, old = event["message"], event.get("previous_message") or {}
    if new.get("subtype") == "tombstone":
        return _deleted(event, old, new["ts"], team)
    if new.get("subtype") not in SAID or _is_machine(new, our_user(body)) or new.get("text") == old.get("text"):
        return None  # a link was unfolded, a reaction counted: nobody said anything new
    channel, thread_ts = event["channel"], new.get("thread_ts")
    if not is_direct(event):
        if not mentions(new.get("text") or "", our_user(body)):
            return None
        thread_ts = thread_ts or new["ts"]
    edited = (new.get("edited") or {}).get("ts") or event["ts"]
    key = f"{key_of(team, channel, new['ts'])}:{edited}"
    return Coming(Kind.CHANGED, key, team, new["user"], channel, thread_ts)


def _deleted(event: Payload, old: Payload, ts: str, team: str) -> Coming | None:
    if not old.get("user") or _is_machine(old, None):
        return None
    channel = event["channel"]
    thread_ts = old.get("thread_ts") or (None if is_direct(event) else ts)
    return Coming(Kind.DELETED, f"{key_of(team, channel, ts)}:deleted", team, old["user"], channel, thread_ts)


def is_direct(event: Payload) -> bool:
    """Whether an event happened in a direct message with us."""
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def _is_machine(message: Payload, us: str | None) -> bool:
    user = message.get("user")
    return bool(message.get("bot_id")) or user is None or user in {us, "USLACKBOT"}


def _who(body: Payload) -> tuple[str, str]:
    """Team and user of an interaction; an installation for a whole organisation has no team of its own."""
    user = body["user"]
    team = (body.get("team") or {}).get("id") or user.get("team_id") or (body.get("enterprise") or {}).get("id") or ""
    return team, user["id"]


def _command(body: Payload) -> Coming:
    team, channel = body["team_id"], body["channel_id"]
    # Answered through response_url, which works where we are no member; a direct message needs none.
    answer_at = None if channel.startswith("D") else body.get("response_url")
    key = f"{team}:command:{body['trigger_id']}"
    return Coming(Kind.COMMAND, key, team, body["user_id"], channel, None, answer_at)


def _action(body: Payload) -> Coming | None:
    action = body["actions"][0]
    (team, user), name = _who(body), action.get("action_id", "")
    kind = Kind.FORM if name.startswith(OPEN_FORM) else Kind.PRESSED
    if not name.startswith((OPEN_FORM, SAY)):
        return None
    container = body.get("container") or {}
    every = f"{team}:{user}:{action['action_ts']}"
    if container.get("type") == "view":
        return Coming(kind, every, team, user)
    owner = press_of(action).owner
    kind = Kind.NOT_YOURS if owner and owner != user else kind
    channel, ts = container["channel_id"], container["message_ts"]
    whispered = bool(container.get("is_ephemeral"))
    thread_ts = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    if not thread_ts and not whispered and not channel.startswith("D"):
        thread_ts = ts
    # One press a card: two quick ones differ in action_ts, and the second must not undo twice. A form may open again.
    key = every if kind is Kind.FORM else f"{key_of(team, channel, ts)}:press"
    return Coming(kind, key, team, user, channel, thread_ts, body.get("response_url") if whispered else None)


def _submitted(body: Payload) -> Coming:
    """A form that was sent: answered beside the card that opened it, when it says which."""
    (team, user), view = _who(body), body["view"]
    # The content is part of the key: changed and sent again after an acknowledgement that got lost, it is another one.
    mark = hashlib.sha256(json.dumps(_content(view), sort_keys=True).encode()).hexdigest()[:16]
    came = Coming(Kind.SUBMITTED, f"{team}:view:{view['id']}:{mark}", team, user)
    card = json.loads(view.get("private_metadata") or "{}")
    return replace(came, channel=card.get("c"), thread_ts=card.get("t"))


def _content(view: Payload) -> dict[str, Any]:
    """What the boxes hold; of files only their ids, as the rest of what Slack tells of them changes."""
    held = {name: next(iter(fields.values())) for name, fields in view["state"]["values"].items()}
    return {name: {**box, "files": [one["id"] for one in box.get("files") or []]} for name, box in held.items()}
