"""Posting letters to Tally and reading what it sends, over its own doors."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import make_msgid
from pathlib import Path

from bot.reception import Received
from core.house import House
from mail.intake import take_letter
from mail.maildir import KeptLetter, MaildirSender, letters
from mail.outgoing import LetterSender
from scheduler.deliver import Deliverer

CERTIFICATES = Path(__file__).parent.parent / "certificates" / "samples"


def letter(
    text: str = "",
    *,
    sender: str = "dana@example.org",
    to: str = "tally@localhost.test",
    subject: str = "",
    files: tuple[tuple[str, str, bytes], ...] = (),
    reply_to: KeptLetter | None = None,
) -> bytes:
    """A raw letter; ``files`` are (name, media type, content). ``reply_to`` answers one of ours like a mail client."""
    message = EmailMessage()
    message["From"] = f"Dana Example <{sender}>"
    message["Message-ID"] = make_msgid(domain="example.org")
    message["Date"] = "Sat, 21 Nov 2026 10:00:00 -0500"
    if reply_to is not None:
        sent = headers_of(reply_to)
        message["To"] = sent["Reply-To"]
        message["In-Reply-To"] = sent["Message-ID"]
        message["References"] = sent["Message-ID"]
        message["Subject"] = f"Re: {reply_to.subject}"
        quoted = "\n".join(f"> {line}" for line in reply_to.text.splitlines())
        text = f"{text}\n\nOn Sat, 21 Nov 2026 at 10:01, Tally wrote:\n{quoted}\n"
    else:
        message["To"] = to
        message["Subject"] = subject
    message.set_content(text)
    for name, media_type, content in files:
        main, _, sub = media_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def headers_of(kept: KeptLetter) -> EmailMessage:
    """The header fields of a letter we sent."""
    return message_from_bytes(kept.raw, policy=default)  # type: ignore[return-value]


def take(house: House, raw: bytes, now: datetime) -> Received:
    """A letter arrives and what is owed is sent."""
    received = take_letter(house, raw, now)
    deliver(house, now)
    return received


def deliver(house: House, now: datetime) -> None:
    """Send what is owed by mail into the Maildir of the house."""
    sender = LetterSender(house, MaildirSender(house.settings.data / "letters"))
    Deliverer(house, {"mail": sender}, lambda: now).deliver_due()


def sent(house: House, to: str = "dana@example.org") -> list[KeptLetter]:
    """What was mailed to an address, oldest first."""
    return letters(house.settings.data / "letters", to=to)[::-1]
