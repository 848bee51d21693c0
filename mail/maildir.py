"""Letters kept in a folder instead of sent, where no mail server is configured; the page shows them."""

from __future__ import annotations

import mailbox
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import compat32
from pathlib import Path

from core.errors import DeliveryFault
from mail.charsets import decoded
from mail.headers import cap_headers, header_texts, in_words, instant
from mail.parts import content, file_name
from mail.send import as_sent

LATER = 60.0


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """One letter in the folder; ``files`` are names and sizes in bytes, ``raw`` the whole of it."""

    key: str
    at: datetime
    to: str
    subject: str
    text: str
    html: str
    files: tuple[tuple[str, int], ...]
    raw: bytes = field(repr=False)


class MaildirSender:
    """Puts each letter into a Maildir, synced to disk; ``Delivered-To`` names who it is for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: EmailMessage, to: str, *, envelope_from: str | None = None) -> None:
        """Keep one letter; raises DeliveryFault when the folder can't be written."""
        delivered = b"Delivered-To: " + " ".join(to.split()).encode() + b"\r\n" + as_sent(message)
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(self.folder, create=True).add(delivered)
        except OSError as error:
            raise DeliveryFault(f"Can't write to {self.folder}: {error}", permanent=False, after=LATER) from error

    def close(self) -> None:
        """Nothing is held open."""


def letters(folder: Path, *, to: str | None = None, most: int = 100) -> list[KeptLetter]:
    """The letters of a Maildir, newest first, at most ``most``; ``to`` narrows them to one address."""
    files = [path for part in ("new", "cur") if (folder / part).is_dir() for path in (folder / part).iterdir()]
    newest = sorted(((path.stat().st_mtime_ns, path.name, path) for path in files), reverse=True)
    found: list[KeptLetter] = []
    for stamp, name, path in newest:
        letter = _read(name.split(":")[0], path.read_bytes(), datetime.fromtimestamp(stamp / 1e9, UTC))
        if to is None or letter.to.casefold() == to.casefold():
            found.append(letter)
        if len(found) >= most:
            break
    return found


def letter_by_key(folder: Path, key: str) -> KeptLetter | None:
    """One letter of a Maildir by its key, or None."""
    return next((letter for letter in letters(folder, most=10_000) if letter.key == key), None)


def _read(key: str, raw: bytes, arrived_at: datetime) -> KeptLetter:
    message = message_from_bytes(cap_headers(raw)[0], policy=compat32)
    headers = header_texts(message)
    words = {"text/plain": "", "text/html": ""}
    files: list[tuple[str, int]] = []
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if kind in words and not words[kind] and not file_name(part):
            words[kind] = decoded(content(part), part.get_content_charset())
        else:
            files.append((file_name(part) or kind, len(content(part))))
    return KeptLetter(
        key,
        instant(headers.get("date", ())) or arrived_at,
        next(iter(headers.get("delivered-to", headers.get("to", ("",))))),
        in_words(next(iter(headers.get("subject", ("",))))),
        words["text/plain"].replace("\r\n", "\n"),
        words["text/html"].replace("\r\n", "\n"),
        tuple(files),
        raw,
    )
