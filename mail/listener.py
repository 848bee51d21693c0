"""The built-in mail server: takes letters over SMTP and says 250 only when each is kept."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from mail.headers import cap_headers

Keep = Callable[[bytes, str, list[str]], None]
LONGEST_LINE = 64 * 1024
MOST_BYTES = 35 * 1024 * 1024
log = structlog.get_logger()


class _Server(SMTP):
    """SMTP that takes the long lines real letters have."""

    line_length_limit = LONGEST_LINE


class _Door:
    """What happens to each letter that is handed in."""

    def __init__(self, keep: Keep, takes: Callable[[str], bool]) -> None:
        self.keep, self.takes = keep, takes

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse recipients that are not ours: this is no relay."""
        if not self.takes(address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep the letter in a thread; 451 when that fails, so that the sender's server tries again."""
        raw = envelope.original_content or b""
        if cap_headers(raw)[1]:
            return "550 5.6.0 The letter's header lines are too large"
        sender = (envelope.mail_from or "").strip("<>")
        recipients = list(envelope.rcpt_tos)
        try:
            await asyncio.to_thread(self.keep, delivered(raw, sender, recipients), sender, recipients)
        except Exception:
            # whatever went wrong, the letter is not kept: the only honest answer is "later"
            log.exception("letter not kept", recipients=recipients, size=len(raw))
            return "451 4.3.0 Could not keep the letter, please try again later"
        return "250 2.0.0 Kept"


def delivered(raw: bytes, sender: str, recipients: list[str]) -> bytes:
    """The letter with its envelope written on top (Return-Path, Delivered-To), as a delivering server does."""
    lines = [f"Return-Path: <{sender}>", *(f"Delivered-To: {to}" for to in recipients)]
    return "".join(f"{line}\r\n" for line in lines).encode() + raw


class Listener(Controller):
    """An SMTP server in a thread of its own; ``port`` is the real one after ``start`` (0 asks for a free one).

    ``keep`` gets the letter with its envelope on top, the envelope's sender ("" for none) and recipients. ``start``
    raises OSError when the port is taken.
    """

    def __init__(
        self,
        keep: Keep,
        *,
        host: str = "127.0.0.1",
        port: int = 8025,
        most_bytes: int = MOST_BYTES,
        takes: Callable[[str], bool] = lambda address: True,
    ) -> None:
        super().__init__(
            _Door(keep, takes),
            hostname=host,
            port=port,
            data_size_limit=most_bytes,
            enable_SMTPUTF8=True,
            ident="Tally",
        )

    def factory(self) -> SMTP:
        """A server for one connection."""
        return _Server(self.handler, **self.SMTP_kwargs)

    def start(self) -> None:
        """Take the port, then serve."""
        family = socket.AF_INET6 if ":" in self.hostname else socket.AF_INET
        try:
            self._socket: socket.socket = socket.create_server((self.hostname, self.port), family=family, backlog=100)
        except OSError:
            self.loop.close()
            raise
        self.port = self._socket.getsockname()[1]
        super().start()

    def _create_server(self) -> Awaitable[Any]:
        return self.loop.create_server(self._factory_invoker, sock=self._socket, ssl=self.ssl_context)
