"""What is refused before any page sees it, and the headers every page carries."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDING = frozenset({"forwarded", "x-real-ip", "via"})
# Our own pages load nothing from elsewhere and run no script but the one file that lies beside them.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: with it browsers send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


def host_of(netloc: str) -> str:
    """The name in a Host header or an address, without port and brackets, lower case; empty when it is malformed."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").lower()
    except ValueError:
        return ""


def is_forwarded(headers: Headers) -> bool:
    """Whether something between says it passed this request on."""
    return any(name in FORWARDING or name.startswith("x-forwarded-") for name in headers)


def is_at_home(request: Request) -> bool:
    """Whether the request comes straight from a browser on this machine, asking for this machine."""
    peer = request.client.host if request.client else ""
    named = host_of(request.headers.get("host", ""))
    return named in LOOPBACK and peer in LOOPBACK and not is_forwarded(request.headers)


def is_from_own_page(headers: Headers, public_url: str | None) -> bool:
    """Whether a POST was made by one of our pages: the browser says so itself, and scripts elsewhere can't forge it."""
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site")
    if origin is None or (site is not None and site != "same-origin"):
        return False
    if public_url and origin.rstrip("/").lower() == origin_of(public_url):
        return True
    try:
        said = urlsplit(origin)
    except ValueError:
        return False
    return said.scheme in {"http", "https"} and said.netloc.lower() == headers.get("host", "").lower() != ""


def origin_of(url: str) -> str:
    """Scheme and host of an address, as browsers write an origin."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


class OwnPagesOnly:
    """Refuses every POST that no page of ours made."""

    def __init__(self, app: ASGIApp, public_url: str | None) -> None:
        self.app, self.public_url = app, public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        acts = scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}
        if acts and not is_from_own_page(Headers(scope=scope), self.public_url):
            refusal = "This was sent from another site, so Tally did not take it. Open Tally's page and send it there."
            await PlainTextResponse(refusal, 403, HEADERS)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Headed:
    """Puts the headers on every answer that doesn't bring its own."""

    def __init__(self, app: ASGIApp, is_secure: bool) -> None:
        self.app = app
        self.headers = HEADERS | ({"strict-transport-security": "max-age=31536000"} if is_secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_headed if scope["type"] == "http" else send)


class TooMuch(Exception):
    """A body grew over the cap while it was read."""


class Capped:
    """Reads no body beyond ``most`` bytes."""

    def __init__(self, app: ASGIApp, most: int, refusal: str) -> None:
        self.app, self.most = app, most
        self.refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdigit() or int(length) > self.most:
            await self._refuse()(scope, receive, send)
            return
        read = 0

        async def receive_counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.most:
                raise TooMuch
            return message

        try:
            await self.app(scope, receive_counted, send)
        except TooMuch:
            await self._refuse()(scope, receive, send)

    def _refuse(self) -> Response:
        return PlainTextResponse(self.refusal, 413, {**HEADERS, "connection": "close"})
