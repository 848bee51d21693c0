"""What a stand-in for Slack knows and answers: messages, files, views, links, and the Web API's methods."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from typing import Any

from block_limits import problems, view_problems

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-stand-in", "xapp-stand-in", "a signing secret for tests"
TEAM, BOT_USER, BOT_ID = "T0TEAM", "U0TALLY", "B0TALLY"
ticks = itertools.count(100)


def new_ts() -> str:
    """A message's ts: later than all before."""
    return f"1795273200.{next(ticks):06}"


class WebApi:
    """One workspace. What was posted stands in ``messages``, every call in ``calls``; faults are put in by tests."""

    root = ""
    socket_url = ""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}
        self.whispers: list[dict[str, Any]] = []
        self.files: dict[str, dict[str, Any]] = {}
        self.uploads: dict[str, dict[str, Any]] = {}
        self.shared: list[dict[str, Any]] = []
        self.views: dict[str, dict[str, Any]] = {}
        self.homes: dict[str, dict[str, Any]] = {}
        self.channels = {"C0TEAM"}
        self.links: dict[str, dict[str, Any]] = {}
        self.triggers: set[str] = set()
        self.countdown: dict[str, tuple[int, int]] = {}
        self.limited: dict[str, list[int]] = defaultdict(list)
        self.refusing: dict[str, list[str]] = defaultdict(list)
        self.scopes = {"files:read", "files:write"}
        self.visitors: list[str] = []

    # --- what tests set up and look at

    def add_file(self, name: str, content: bytes, **more: Any) -> dict[str, Any]:
        """A file somebody dropped, as an event lists it."""
        file_id = f"F{next(ticks)}"
        address = f"{self.root}/files-pri/{file_id}/{name}"
        facts = {
            "id": file_id,
            "name": name,
            "size": len(content),
            "mode": "hosted",
            "url_private_download": address,
            **more,
        }
        self.files[file_id] = {"facts": facts, "content": content}
        return facts

    def link(self, message: tuple[str, str] | None) -> str:
        """A response_url for an interaction with ``message`` (None: a command)."""
        name = f"r{next(ticks)}"
        self.links[name] = {"left": 5, "message": message}
        return f"{self.root}/response/{name}"

    def trigger(self) -> str:
        """A trigger_id: good for one view."""
        made = f"trigger.{next(ticks)}"
        self.triggers.add(made)
        return made

    def limit_after(self, method: str, *, calls: int, seconds: int) -> None:
        """Take some more calls of a method, then ask for a pause once."""
        self.countdown[method] = (calls, seconds)

    def posted(self, channel: str | None = None) -> list[dict[str, Any]]:
        """Our messages, oldest first."""
        return [m for (where, _), m in self.messages.items() if m.get("bot_id") and channel in {None, where}]

    # --- the Web API

    def answer(
        self, method: str, args: dict[str, Any], token: str | None
    ) -> tuple[int, dict[str, Any], dict[str, str]]:
        """Status, body and headers Slack would answer a call with."""
        self.calls.append((method, args))
        if method in self.countdown:
            left, seconds = self.countdown.pop(method)
            if left:
                self.countdown[method] = (left - 1, seconds)
            else:
                self.limited[method].append(seconds)
        if self.limited[method]:
            return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(self.limited[method].pop(0))}
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if token != wanted:
            return 200, {"ok": False, "error": "invalid_auth" if token else "not_authed"}, {}
        if self.refusing[method]:
            return 200, {"ok": False, "error": self.refusing[method].pop(0)}, {}
        does = getattr(self, "_" + method.replace(".", "_"), None)
        if does is None:
            return 200, {"ok": False, "error": "unknown_method"}, {}
        said = does(args)
        return 200, {"ok": True, **said} if isinstance(said, dict) else {"ok": False, "error": said}, {}

    def _auth_test(self, args: dict[str, Any]) -> dict[str, Any]:
        return {"team": "Example", "team_id": TEAM, "user": "tally", "user_id": BOT_USER, "bot_id": BOT_ID}

    def _apps_connections_open(self, args: dict[str, Any]) -> dict[str, Any]:
        return {"url": f"{self.socket_url}/link/?ticket={next(ticks)}"}

    def _conversations_open(self, args: dict[str, Any]) -> dict[str, Any]:
        channel = f"D{args['users']}"
        self.channels.add(channel)
        return {"channel": {"id": channel}}

    def _checked(self, args: dict[str, Any]) -> str | None:
        """What is wrong with a message."""
        if args.get("channel") not in self.channels:
            return "channel_not_found"
        if not args.get("text") and not args.get("blocks"):
            return "no_text"
        if len(args.get("text") or "") > 4000:
            return "msg_too_long"
        if "blocks" in args and problems(args["blocks"]):
            return "invalid_blocks"
        return None

    def _chat_postMessage(self, args: dict[str, Any]) -> dict[str, Any] | str:  # noqa: N802 - Slack's name
        wrong = self._checked(args)
        if wrong:
            return wrong
        ts = new_ts()
        message = {"type": "message", "bot_id": BOT_ID, "user": BOT_USER, "ts": ts, **args}
        self.messages[args["channel"], ts] = message
        return {"channel": args["channel"], "ts": ts, "message": message}

    def _chat_update(self, args: dict[str, Any]) -> dict[str, Any] | str:
        if (args["channel"], args["ts"]) not in self.messages:
            return "message_not_found"
        wrong = self._checked(args)
        if wrong:
            return wrong
        self.messages[args["channel"], args["ts"]].update(args)
        return {"channel": args["channel"], "ts": args["ts"]}

    def _files_info(self, args: dict[str, Any]) -> dict[str, Any] | str:
        known = self.files.get(args.get("file", ""))
        return {"file": {**known["facts"], "file_access": "visible"}} if known else "file_not_found"

    def _files_getUploadURLExternal(self, args: dict[str, Any]) -> dict[str, Any] | str:  # noqa: N802 - Slack's name
        if args.get("as_json"):
            return "invalid_arguments"
        if not str(args.get("length", "")).isdigit() or not args.get("filename"):
            return "invalid_arguments"
        file_id = f"F{next(ticks)}"
        self.uploads[file_id] = {"name": args["filename"], "length": int(args["length"]), "alt": args.get("alt_txt")}
        return {"upload_url": f"{self.root}/upload/{file_id}", "file_id": file_id}

    def _files_completeUploadExternal(self, args: dict[str, Any]) -> dict[str, Any] | str:  # noqa: N802 - Slack's name
        files = json.loads(args["files"])
        for one in files:
            upload = self.uploads.get(one["id"])
            if upload is None or len(upload.get("content", b"")) != upload["length"]:
                return "file_not_found"
            self.shared.append({**upload, "channel": args.get("channel_id"), "thread_ts": args.get("thread_ts")})
        return {"files": files}

    def _views_open(self, args: dict[str, Any]) -> dict[str, Any] | str:
        if args.get("trigger_id") not in self.triggers:
            return "expired_trigger_id"
        self.triggers.remove(args["trigger_id"])
        return self._show_view(f"V{next(ticks)}", args["view"])

    def _views_update(self, args: dict[str, Any]) -> dict[str, Any] | str:
        return self._show_view(args["view_id"], args["view"]) if args["view_id"] in self.views else "not_found"

    def _show_view(self, view_id: str, view: dict[str, Any]) -> dict[str, Any] | str:
        if view_problems(view):
            return "invalid_arguments"
        self.views[view_id] = view
        return {"view": {"id": view_id, **view}}

    def _views_publish(self, args: dict[str, Any]) -> dict[str, Any] | str:
        if view_problems(args["view"]):
            return "invalid_arguments"
        self.homes[args["user_id"]] = args["view"]
        return {"view": args["view"]}

    def respond(self, name: str, body: dict[str, Any]) -> int:
        """A post to a response_url; the status."""
        link = self.links.get(name)
        if link is None or not link["left"]:
            return 404
        if "blocks" in body and body["blocks"] and problems(body["blocks"]):
            return 400
        link["left"] -= 1
        if body.get("replace_original") and link["message"]:
            self.messages[link["message"]].update(text=body.get("text"), blocks=body.get("blocks"))
        else:
            self.whispers.append(body)
        return 200
