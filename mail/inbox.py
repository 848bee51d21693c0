"""Letters fetched from an IMAP mailbox: each is moved to ``Tally/Done`` only after it was kept.

The mailbox is Tally's own: whatever lies in the folder is taken, seen or not, and stays there until it could be kept.
"""

from __future__ import annotations

import imaplib
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import compat32

import structlog
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from core.errors import TallyError
from mail.headers import cap_headers, header_texts, people_in

Keep = Callable[[bytes, str, list[str]], None]
log = structlog.get_logger()

MOST_BYTES = 35 * 1024 * 1024
IDLE_SECONDS = 240.0
POLL_SECONDS = 30.0
GLANCE_SECONDS = 1.0
LONGEST_PAUSE = 60.0
DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-gm-original-to")
BROKEN = (imaplib.IMAP4.abort, imaplib.IMAP4.error, ImapToolsError, OSError, EOFError)


class InboxFault(TallyError):
    """The mailbox can't be opened."""

    says = "I can't read the mailbox of {user} at {host}:{port}: {why}. {remedy}"


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Where letters lie. ``token`` gives an XOAUTH2 access token and goes before ``password``; times in seconds."""

    host: str
    user: str
    port: int = 993
    password: str | None = field(default=None, repr=False)
    token: Callable[[], str] | None = field(default=None, repr=False)
    tls: bool = True
    folder: str = "INBOX"
    done: tuple[str, ...] = ("Tally", "Done")
    seconds: float = 30.0
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one look into the folder did: the UIDs kept and moved, and those left for the next time."""

    uid_validity: int
    kept: tuple[int, ...]
    left: tuple[int, ...]


@contextmanager
def opened(server: ImapServer) -> Iterator[BaseMailBox]:
    """A logged-in mailbox with the folder chosen; raises InboxFault when it can't be had."""
    mailbox = _logged_in(server)
    try:
        yield mailbox
    finally:
        _close(mailbox)


def check(server: ImapServer) -> int:
    """How many letters wait in the folder; raises InboxFault."""
    with opened(server) as mailbox:
        return len(mailbox.uids("ALL"))


def sweep(mailbox: BaseMailBox, server: ImapServer, keep: Keep) -> Sweep:
    """Keep every letter in the folder and move it; one that can't be kept stays and is logged."""
    validity = int(mailbox.folder.status(server.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
    kept: list[int] = []
    left: list[int] = []
    done = ""
    mailbox.client.untagged_responses.pop("EXISTS", None)
    for uid in mailbox.uids("ALL"):
        raw = _fetched(mailbox, uid, server.most_bytes)
        if raw is None:
            continue
        try:
            keep(raw, *_envelope(raw))
        except Exception:
            # whatever went wrong, the letter is not kept: it stays where it is for the next look
            log.exception("letter not kept", mailbox=server.user, uid=uid, uid_validity=validity)
            left.append(int(uid))
            continue
        done = done or _done_folder(mailbox, server.done)
        mailbox.move(uid, done)
        kept.append(int(uid))
    return Sweep(validity, tuple(kept), tuple(left))


def watch(
    server: ImapServer,
    keep: Keep,
    stop: threading.Event,
    *,
    on_sweep: Callable[[Sweep], None] = lambda one: None,
    on_fault: Callable[[Exception], None] = lambda fault: None,
) -> None:
    """Look into the mailbox until ``stop``: after each IDLE wake-up, at least every four minutes, reconnecting as needed."""
    pause = 1.0
    while not stop.is_set():
        try:
            with opened(server) as mailbox:
                while not stop.is_set():
                    on_sweep(sweep(mailbox, server, keep))
                    pause = 1.0
                    _wait(mailbox, stop)
        except (*BROKEN, InboxFault) as fault:
            log.warning("mailbox lost", mailbox=server.user, host=server.host, why=str(fault), again_in=pause)
            on_fault(fault)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


def _logged_in(server: ImapServer) -> BaseMailBox:
    try:
        kind = MailBox if server.tls else MailBoxUnencrypted
        mailbox = kind(server.host, server.port, timeout=server.seconds)
    except (OSError, imaplib.IMAP4.error) as error:
        remedy = "Check host, port and TLS." if isinstance(error, ssl.SSLError) else "Check host and port."
        raise _fault(server, str(error), remedy) from error
    try:
        if server.token is not None:
            mailbox.xoauth2(server.user, server.token(), initial_folder=server.folder)
        else:
            mailbox.login(server.user, server.password or "", initial_folder=server.folder)
    except BROKEN as error:
        _close(mailbox)
        raise _fault(server, _said(error), _remedy(server)) from error
    _refresh(mailbox)
    return mailbox


def _refresh(mailbox: BaseMailBox) -> None:
    """Ask for the capabilities again, as servers show MOVE and IDLE only after the login, and keep the line alive."""
    _, told = mailbox.client.capability()
    mailbox.client.capabilities = tuple(str(told[-1], "ascii", "replace").upper().split())
    mailbox.client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)


def _fault(server: ImapServer, why: str, remedy: str) -> InboxFault:
    return InboxFault(user=server.user, host=server.host, port=server.port, why=why, remedy=remedy)


def _said(error: BaseException) -> str:
    result = getattr(error, "command_result", None)
    return " ".join(str(result if result is not None else error).split())[:300].rstrip(".")


def _remedy(server: ImapServer) -> str:
    if server.token is not None:
        return (
            "The access token was not accepted: it may have run out (an hour is usual), or lack the IMAP scope. A Google "
            "app in 'Testing' loses its refresh tokens after 7 days: publish it. Microsoft 365 wants the IMAP.AccessAsUser.All "
            "permission and IMAP switched on for the mailbox."
        )
    return (
        "Check user, password and folder. Microsoft 365 and Gmail take no plain passwords: set an XOAUTH2 access token, "
        "or an app password where the provider still gives them."
    )


def _close(mailbox: BaseMailBox) -> None:
    try:
        mailbox.logout()
    except BROKEN:
        # the connection is gone already; all that is left is the socket
        mailbox.client.shutdown()


def _fetched(mailbox: BaseMailBox, uid: str, most_bytes: int) -> bytes | None:
    """The raw letter, without marking it seen; one over the limit is fetched a byte beyond it, enough to be refused.

    None when somebody took the letter away meanwhile.
    """
    status, parts = mailbox.client.uid("FETCH", uid, f"(BODY.PEEK[]<0.{most_bytes + 1}>)")
    if status != "OK":
        raise imaplib.IMAP4.error(f"FETCH {uid}: {parts!r}")
    return next((part[1] for part in parts if isinstance(part, tuple)), None)


def _envelope(raw: bytes) -> tuple[str, list[str]]:
    """The envelope as the delivering server wrote it into the header: sender ("" for none) and recipients."""
    head = cap_headers(raw)[0].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    headers = header_texts(message_from_bytes(head + b"\n\n", policy=compat32))
    senders = people_in(headers.get("return-path", ()))
    found = [p.address for name in DELIVERED for p in people_in(headers.get(name, ())) if p.address]
    return next((p.address for p in senders if p.address), ""), list(dict.fromkeys(found))


def _done_folder(mailbox: BaseMailBox, path: tuple[str, ...]) -> str:
    """The folder for letters that were kept, made if need be, in the server's own way of nesting."""
    folders = mailbox.folder.list()
    names = {one.name for one in folders}
    delimiter = next((one.delim for one in folders if one.delim), "/")
    wanted = delimiter.join(path)
    inside = delimiter.join(("INBOX", *path))
    for name in (wanted, inside):
        if name in names:
            return name
    try:
        mailbox.folder.create(wanted)
    except ImapToolsError:
        # some servers allow folders below INBOX only
        mailbox.folder.create(inside)
        return inside
    return wanted


def _wait(mailbox: BaseMailBox, stop: threading.Event) -> None:
    """Until the server says that something changed, ``stop`` is set or four minutes are over."""
    if "IDLE" not in mailbox.client.capabilities:
        stop.wait(POLL_SECONDS)
        mailbox.client.noop()
        return
    until = time.monotonic() + IDLE_SECONDS
    mailbox.idle.start()  # type: ignore[no-untyped-call]
    try:
        # a letter that came while the last commands ran was announced then, and is not again
        is_new = "EXISTS" in mailbox.client.untagged_responses
        while not is_new and not stop.is_set() and time.monotonic() < until:
            is_new = _has_news(mailbox)
    finally:
        mailbox.idle.stop()  # type: ignore[no-untyped-call]


def _has_news(mailbox: BaseMailBox) -> bool:
    """Whether bytes arrived within a second; they are read by ``idle.stop``, whole lines at a time."""
    client = mailbox.client
    pending = isinstance(client.sock, ssl.SSLSocket) and client.sock.pending() > 0
    return pending or bool(select.select([client.sock], [], [], GLANCE_SECONDS)[0])
