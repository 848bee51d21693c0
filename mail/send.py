"""Letters out: over SMTP, or into a Maildir where no server is configured; a fault is permanent or it passes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.utils import parseaddr
from io import BytesIO
from typing import Protocol

import aiosmtplib
from aiosmtplib import errors as smtp_errors

from core.errors import DeliveryFault

IDLE_SECONDS = 30.0
QUIET_SECONDS = 1.0
BUSY_CODES = (421, 450, 451, 452)
LOGIN_CODES = (530, 534, 535, 538, 454)
LATER, MUCH_LATER = 60.0, 900.0


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where letters are handed over. ``tls`` is starttls, tls or none; ``token`` gives an XOAUTH2 access token."""

    host: str
    port: int = 587
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: str = "starttls"
    token: Callable[[], str] | None = field(default=None, repr=False)
    seconds: float = 30.0
    validates: bool = True


class Outbound(Protocol):
    """Anything that sends a letter; raises DeliveryFault."""

    def send(self, message: EmailMessage, to: str, *, envelope_from: str | None = None) -> None:
        """Hand one letter over for one address; ``envelope_from`` "" is the null sender, None the From address."""

    def close(self) -> None:
        """Let go of connections."""


def send_letter(message: EmailMessage, to: str, server: SmtpServer, *, envelope_from: str | None = None) -> None:
    """Send one letter over a connection of its own; raises DeliveryFault."""
    with asyncio.Runner() as runner:
        runner.run(_once(message, to, server, envelope_from))


async def _once(message: EmailMessage, to: str, server: SmtpServer, envelope_from: str | None) -> None:
    client = await _connected(server)
    try:
        await _handed_over(client, message, to, envelope_from)
    finally:
        client.close()


class SmtpSender:
    """Sends over one kept connection; safe to share between threads, one letter at a time."""

    def __init__(self, server: SmtpServer) -> None:
        self.server = server
        self._lock = threading.Lock()
        self._runner = asyncio.Runner()
        self._client: aiosmtplib.SMTP | None = None
        self._used_at = 0.0

    def send(self, message: EmailMessage, to: str, *, envelope_from: str | None = None) -> None:
        """Send one letter; a connection that is stale or has had enough letters is renewed once. Raises DeliveryFault."""
        with self._lock:
            self._runner.run(self._send(message, to, envelope_from))

    def close(self) -> None:
        """Say goodbye and free the connection."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
            self._runner.close()

    async def _send(self, message: EmailMessage, to: str, envelope_from: str | None) -> None:
        client, is_fresh = await self._ready()
        try:
            await _handed_over(client, message, to, envelope_from)
        except _Busy as busy:
            self._drop()
            if is_fresh:
                raise busy.fault from busy
            client, _ = await self._ready()
            await _handed_over(client, message, to, envelope_from)
        except DeliveryFault:
            self._drop()
            raise
        self._used_at = time.monotonic()

    async def _ready(self) -> tuple[aiosmtplib.SMTP, bool]:
        """A live client and whether it is new."""
        if self._client is not None and time.monotonic() - self._used_at > IDLE_SECONDS:
            self._drop()
        if self._client is not None and not await self._is_alive(self._client):
            self._drop()
        if self._client is not None:
            return self._client, False
        self._client = await _connected(self.server)
        return self._client, True

    async def _is_alive(self, client: aiosmtplib.SMTP) -> bool:
        """Whether the kept connection still answers; asked only after a pause."""
        if not client.is_connected or time.monotonic() - self._used_at < QUIET_SECONDS:
            return client.is_connected
        try:
            await client.noop()
        except (smtp_errors.SMTPException, OSError):
            return False
        return True

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None


class _Busy(DeliveryFault):
    """The server wants a new connection or a later try, said before it took the letter."""

    @property
    def fault(self) -> DeliveryFault:
        return DeliveryFault(str(self), permanent=False, after=self.after)


async def _connected(server: SmtpServer) -> aiosmtplib.SMTP:
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.tls == "tls",
        start_tls=server.tls == "starttls",
        validate_certs=server.validates,
        timeout=server.seconds,
    )
    try:
        await client.connect()
        if server.token is not None and server.user:
            await client.auth_xoauth2(server.user, server.token())
        elif server.user and server.password is not None:
            await client.login(server.user, server.password)
    except (smtp_errors.SMTPException, OSError, ValueError) as error:
        client.close()
        raise _connect_fault(server, error) from error
    return client


def _connect_fault(server: SmtpServer, error: Exception) -> DeliveryFault:
    """What kept us from the server: it passes, but a wrong login not before somebody sees to it."""
    code = getattr(error, "code", None)
    where = f"{server.host}:{server.port}"
    if isinstance(error, smtp_errors.SMTPAuthenticationError) or code in LOGIN_CODES:
        hint = "Check user and password; Microsoft 365 and Gmail want XOAUTH2 or an app password."
        return DeliveryFault(
            f"{where} refused the login of {server.user}: {error}. {hint}", permanent=False, after=MUCH_LATER
        )
    return DeliveryFault(f"Can't reach {where}: {error}", permanent=False, after=LATER)


async def _handed_over(client: aiosmtplib.SMTP, message: EmailMessage, to: str, envelope_from: str | None) -> None:
    sender = parseaddr(str(message["From"]))[1] if envelope_from is None else envelope_from
    options = [] if sender.isascii() and to.isascii() else ["SMTPUTF8"]
    try:
        await client.sendmail(sender, [to], as_sent(message), mail_options=options)
    except smtp_errors.SMTPRecipientsRefused as refused:
        raise _response_fault(refused.recipients[0].code, refused.recipients[0].message) from refused
    except smtp_errors.SMTPResponseException as refused:
        raise _response_fault(refused.code, refused.message) from refused
    except smtp_errors.SMTPNotSupported as error:
        raise DeliveryFault(f"The server can't take the address {to}: {error}", permanent=True) from error
    except (smtp_errors.SMTPException, OSError) as error:
        # ambiguous after the final dot: sent again later, under the same Message-ID
        raise DeliveryFault(f"The connection broke: {error}", permanent=False, after=LATER) from error


def _response_fault(code: int, said: str) -> DeliveryFault:
    why = f"The server answered {code} {said}"
    if code in BUSY_CODES:
        return _Busy(why, permanent=False, after=LATER)
    if code in LOGIN_CODES:
        return DeliveryFault(why, permanent=False, after=MUCH_LATER)
    return DeliveryFault(why, permanent=code >= 500, after=None if code >= 500 else LATER)


def as_sent(message: EmailMessage) -> bytes:
    """The letter as it goes over the wire, lines ending in CRLF."""
    buffer = BytesIO()
    BytesGenerator(buffer, mangle_from_=False, policy=message.policy.clone(linesep="\r\n")).flatten(message)
    return buffer.getvalue()
