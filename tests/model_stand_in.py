"""A stand-in for a provider's chat-completions endpoint: real sockets on loopback, answering, refusing and misbehaving."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from core.house import House
from core.settings import Settings

KEY = "sk-test-0123456789abcdef"
NAME = "small-model"
SPANS = ("title", "hours", "day", "domain", "number", "query")


def set_up(house: House, provider: ModelStandIn, **facts: object) -> None:
    """Give a house the stand-in for its model."""
    given = {"model_url": provider.url, "model_name": NAME, "model_key": KEY, "model_timeout": 5, **facts}
    house.settings = Settings(**(house.settings.model_dump() | given))


def choice(words: str | None, *, ended: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    """A completion as providers write it."""
    message = {"role": "assistant", "content": words, "refusal": refusal, "annotations": []}
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1795273200, "model": NAME, "service_tier": "default",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": ended}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940}, "system_fingerprint": None,
    }  # fmt: skip


def wish(name: str, **spans: Any) -> dict[str, Any]:
    """A completion that names a wish, with every span the schema asks for."""
    return choice(json.dumps({"wish": name, "spans": {**dict.fromkeys(SPANS), **spans}}))


class ModelStandIn:
    """The provider. ``answers`` says what comes back next: a completion, or a function that has the connection."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] | Callable[[BaseHTTPRequestHandler], None] = wish("none")
        self.asked: list[dict[str, Any]] = []
        self.visits: list[str] = []
        self.key: str | None = KEY
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._http.daemon_threads = True
        self._http.block_on_close = False
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        self.root = f"http://127.0.0.1:{self._http.server_address[1]}"
        self.url = f"{self.root}/v1"

    def close(self) -> None:
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def problem(self, headers: Any, body: dict[str, Any]) -> tuple[int, str] | None:
        """What a real provider would refuse in a request."""
        if self.key and headers.get("Authorization") != f"Bearer {self.key}":
            return 401, "Incorrect API key provided."
        if body.get("model") != NAME:
            return 404, f"The model `{body.get('model')}` does not exist or you do not have access to it."
        if not body.get("messages") or any(set(one) != {"role", "content"} for one in body["messages"]):
            return 400, "Invalid type for 'messages'."
        asked = body.get("response_format", {})
        if asked.get("type") != "json_schema" or not asked["json_schema"].get("strict"):
            return 400, "Invalid parameter: 'response_format'."
        wrong = loose(asked["json_schema"]["schema"])
        return (400, f"Invalid schema for response_format 'wish': {wrong}") if wrong else None


def loose(schema: dict[str, Any]) -> str | None:
    """Where a schema is not as strict as strict mode wants it; None when it is."""
    if schema.get("type") != "object":
        return None
    if schema.get("additionalProperties") is not False:
        return "'additionalProperties' is required to be supplied and to be false."
    if set(schema.get("required", ())) != set(schema["properties"]):
        return "'required' is required to be supplied and to be an array including every key in properties."
    return next((wrong for one in schema["properties"].values() if (wrong := loose(one))), None)


def sends(content: bytes, *, status: int = 200, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """These bytes, whatever was asked."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        shown = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        for name, value in {**shown, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return send


def zipped(handler: BaseHTTPRequestHandler) -> None:
    """Forty megabytes in forty kilobytes."""
    sends(gzip.compress(b" " * 40_000_000), Content_Encoding="gzip")(handler)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Ten megabytes without a length."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(160):
        handler.wfile.write(b"[" * 65_536)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte at a time, for longer than anybody waits."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    """The same before the headers end."""
    for one in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 80:
        handler.wfile.write(bytes([one]))
        handler.wfile.flush()
        time.sleep(0.05)


def shouts(handler: BaseHTTPRequestHandler) -> None:
    """A header that doesn't end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"y" * 200_000 + b"\r\n\r\n")
    handler.close_connection = True


def babbles(handler: BaseHTTPRequestHandler) -> None:
    """No HTTP at all."""
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n" * 3)
    handler.close_connection = True


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection breaks in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def _handler_for(provider: ModelStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """The HTTP side."""

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            """Whoever follows a redirect comes here."""
            provider.visits.append(self.path)
            sends(json.dumps(wish("undo")).encode())(self)

        def do_POST(self) -> None:
            """A completion."""
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            provider.visits.append(self.path)
            if self.path != "/v1/chat/completions":
                return sends(b'{"error": {"message": "Invalid URL"}}', status=404)(self)
            provider.asked.append(body)
            problem = provider.problem(self.headers, body)
            with suppress(ConnectionError):
                if problem:
                    error = {"message": problem[1], "type": "invalid_request_error", "param": None, "code": None}
                    sends(json.dumps({"error": error}).encode(), status=problem[0])(self)
                elif callable(provider.answers):
                    provider.answers(self)
                else:
                    sends(json.dumps(provider.answers).encode())(self)

    return Handler
