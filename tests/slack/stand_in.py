"""A stand-in for Slack: its Web API, files, response_urls and Socket Mode over real sockets, answering as Slack does."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from web_api import BOT_TOKEN, WebApi, ticks
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

SIGN_IN_PAGE = b"<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>"


class SlackStandIn(WebApi):
    """The workspace on loopback: HTTP for calls and files, a WebSocket for Socket Mode."""

    def __init__(self) -> None:
        super().__init__()
        self.sockets: list[ServerConnection] = []
        self.acks: Queue[dict[str, Any]] = Queue()
        self._is_closed = False
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._http.daemon_threads = True
        self._ws: Server = serve(self._talk, "127.0.0.1", 0)
        self._threads = [
            threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}),
            threading.Thread(target=self._ws.serve_forever),
        ]
        for thread in self._threads:
            thread.start()
        self.socket_url = f"ws://127.0.0.1:{self._ws.socket.getsockname()[1]}"
        self.root = f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def api_url(self) -> str:
        """What TALLY_SLACK_API_URL is set to."""
        return f"{self.root}/api/"

    def close(self) -> None:
        """Hang up on everybody."""
        if self._is_closed:
            return
        self._is_closed = True
        self.hang_up()
        self._http.shutdown()
        self._http.server_close()
        self._ws.shutdown()
        for thread in self._threads:
            thread.join()

    # --- Socket Mode

    def _talk(self, socket: ServerConnection) -> None:
        socket.send(json.dumps({"type": "hello", "num_connections": 1}))
        self.sockets.append(socket)
        with suppress(ConnectionClosed):
            for text in socket:
                self.acks.put(json.loads(text))
        self.sockets.remove(socket)

    def refresh(self) -> None:
        """Ask for a new socket, as Slack does every few hours before it closes the old one."""
        self.sockets[-1].send(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))

    def hang_up(self) -> None:
        """Close every socket unannounced."""
        for socket in list(self.sockets):
            socket.close()

    def tell(self, kind: str, payload: dict[str, Any], *, attempt: int = 0) -> str:
        """Send an envelope down a socket; its id."""
        envelope = {
            "type": kind,
            "envelope_id": f"e{next(ticks)}",
            "payload": payload,
            "accepts_response_payload": False,
        }
        if attempt:
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout"}
        self.sockets[-1].send(json.dumps(envelope))
        return str(envelope["envelope_id"])

    def deliver(self, kind: str, payload: dict[str, Any], *, attempt: int = 0, within: float = 3.0) -> dict[str, Any]:
        """Send an envelope; its acknowledgement. Raises queue.Empty when there is none ``within`` seconds."""
        told = self.tell(kind, payload, attempt=attempt)
        while True:
            ack = self.acks.get(timeout=within)
            if ack.get("envelope_id") == told:
                return ack

    def was_acknowledged(self) -> bool:
        """Whether an acknowledgement came that nobody waited for."""
        try:
            self.acks.get(timeout=0.3)
        except Empty:
            return False
        return True


def _handler_for(slack: SlackStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """The HTTP side."""

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            """A private file, for whoever has the token and the scope."""
            if self.path == "/elsewhere":
                slack.visitors.append(self.headers.get("Authorization") or "")
            known = slack.files.get(self.path.split("/")[2] if self.path.startswith("/files-pri/") else "")
            if known is None:
                return self._send(404, b"no such file", "text/plain")
            if self.headers.get("Authorization") != f"Bearer {BOT_TOKEN}" or "files:read" not in slack.scopes:
                return self._send(200, SIGN_IN_PAGE, "text/html")
            if "status" in known:
                return self._send(known["status"], b"", "text/plain", {"Location": f"{slack.root}/elsewhere"})
            return self._send(200, known["content"], "application/octet-stream")

        def do_POST(self) -> None:
            """A call, an upload, a response_url."""
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            room, _, name = urlsplit(self.path).path.strip("/").partition("/")
            if room == "upload":
                slack.uploads[name]["content"] = content
                return self._send(200, b"OK", "text/plain")
            if room == "response":
                return self._send(slack.respond(name, json.loads(content)), b"ok", "text/plain")
            args = self._args(content)
            bearer = self.headers.get("Authorization", "").removeprefix("Bearer ") or args.pop("token", None)
            status, body, headers = slack.answer(name, args, bearer)
            return self._send(status, json.dumps(body).encode(), "application/json", headers)

        def _args(self, content: bytes) -> dict[str, Any]:
            """Arguments from JSON or a form, where nested values are JSON too."""
            if "json" in self.headers.get("Content-Type", ""):
                return {"as_json": True, **json.loads(content or b"{}")}
            form = dict(parse_qsl(content.decode(), keep_blank_values=True))
            return {key: json.loads(value) if key in {"blocks", "view"} else value for key, value in form.items()}

        def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    return Handler
