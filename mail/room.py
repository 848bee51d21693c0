"""The mail room open for business: the listener or the mailbox takes letters, a worker answers them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import structlog

from core.errors import TallyError
from core.house import House
from core.settings import Settings
from mail.inbox import ImapServer, watch
from mail.intake import hear_letter, keep_letter
from mail.listener import Listener

log = structlog.get_logger()


class PortTaken(TallyError):
    """Somebody else listens there."""

    says = "Port {port} on {host} is taken. Set {setting} to another one, or to 0 for any free one."


def imap_server(settings: Settings) -> ImapServer | None:
    """The mailbox that is configured, or None."""
    if not settings.imap_host or not settings.imap_user:
        return None
    token = settings.imap_oauth_token
    return ImapServer(
        host=settings.imap_host,
        user=settings.imap_user,
        port=settings.imap_port,
        password=settings.imap_password.get_secret_value() if settings.imap_password else None,
        token=token.get_secret_value if token else None,
        tls=settings.imap_tls,
        folder=settings.imap_folder,
    )


class MailRoom:
    """Takes letters until stopped. ``port`` is where the built-in listener listens, None with a mailbox."""

    def __init__(self, house: House, clock: Callable[[], datetime]) -> None:
        self.house, self.clock = house, clock
        self.port: int | None = None
        self._workers = ThreadPoolExecutor(2, thread_name_prefix="letters")
        self._stop = threading.Event()
        self._listener: Listener | None = None
        self._watcher: threading.Thread | None = None

    def keep(self, raw: bytes, mail_from: str, rcpt_tos: list[str]) -> None:
        """Commit a letter, then have it answered; returns once it is kept."""
        envelope = {"from": mail_from, "to": list(rcpt_tos)}
        arrival_id = keep_letter(self.house, raw, self.clock(), envelope=envelope)
        if not self._stop.is_set():
            self._workers.submit(self._hear, arrival_id)

    def _hear(self, arrival_id: int) -> None:
        try:
            hear_letter(self.house, arrival_id, self.clock())
        except Exception:
            # It is kept; the clock's "unheard" job tries again.
            log.exception("letter.unheard", arrival=arrival_id)

    def start(self) -> None:
        """Open the mailbox when one is configured, the built-in listener otherwise. Raises PortTaken."""
        settings = self.house.settings
        server = imap_server(settings)
        if server is not None:
            self._watcher = threading.Thread(
                target=watch, args=(server, self.keep, self._stop), name="mailbox", daemon=True
            )
            self._watcher.start()
            return
        most = settings.max_letter_mb * 2 * 1024 * 1024
        host, port = settings.smtp_in_host, settings.smtp_in_port
        self._listener = Listener(self.keep, host=host, port=port, most_bytes=most)
        try:
            self._listener.start()
        except OSError as fault:
            raise PortTaken(port=port, host=host, setting="TALLY_SMTP_IN_PORT") from fault
        self.port = self._listener.port

    def stop(self) -> None:
        """Take no more letters and finish those at hand."""
        self._stop.set()
        if self._listener is not None:
            self._listener.stop()
        if self._watcher is not None:
            self._watcher.join(timeout=10)
        self._workers.shutdown(wait=True)
