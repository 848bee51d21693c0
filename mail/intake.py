"""One letter from opening to filing: kept under what makes it the same letter twice, then heard like anything else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.reception import Opened, Received, attend, receive
from core.actions import arrivals
from core.certificates import media_type_of, read_text
from core.house import House
from core.message import File, Message, Sender
from core.store.tables import Arrival
from mail.letter import Letter, open_letter
from mail.parts import Attachment
from mail.refusals import refusal
from mail.sender import proven
from mail.tokens import token_in

MEGABYTE = 1024 * 1024
NOT_DOCUMENTS = ("text/calendar", "application/ics", "application/pgp-signature", "application/pkcs7-signature")
CHANNEL = "mail"
Envelope = dict[str, Any]


def keep_letter(house: House, raw: bytes, now: datetime, *, envelope: Envelope | None = None) -> int:
    """Commit a letter to the database; the id of its row. The same letter again is the same row."""
    with house.database.begin() as session:
        key = open_letter(raw).content_key
        arrival_id, _ = arrivals.keep(session, channel=CHANNEL, key=key, raw=raw, now=now, envelope=envelope)
    return arrival_id


def hear_letter(house: House, arrival_id: int, now: datetime) -> Received:
    """Answer a kept letter."""
    return attend(house, open_mail, arrival_id, now)


def take_letter(house: House, raw: bytes, now: datetime) -> Received:
    """Keep a letter and hear it at once."""
    return receive(house, open_mail, channel=CHANNEL, key=open_letter(raw).content_key, raw=raw, now=now)


def open_mail(house: House, arrival: Arrival) -> Opened:
    """A kept letter as a message: what they wrote are the words, what came along are the files."""
    letter = open_letter(arrival.raw)
    settings = house.settings
    most = settings.max_letter_mb * MEGABYTE
    refused = refusal(letter, own_addresses=(settings.mail_address,), most_bytes=most * 2)
    if refused is not None and (refused.machine or not letter.from_address):
        nobody = "It doesn't say who sent it." if not letter.from_address and not refused.machine else None
        return Opened(None, f"not answered: {refused.says}", held=nobody)
    files, unread = _files(house, letter, most)
    message = Message(
        channel=CHANNEL,
        key=arrival.key,
        sender=Sender(letter.from_address or "", _is_proven(house, arrival.raw, letter), letter.from_name),
        text=_words(letter),
        thread=f"mail:{arrival.id}",
        files=files,
        token=token_in([*(arrival.envelope or {}).get("to", ()), (letter.token and f"tally-{letter.token}") or ""]),
        subject=letter.subject,
        unread=unread,
        back=_back(letter),
    )
    return Opened(message, f"heard: a letter from {letter.from_address}")


def _is_proven(house: House, raw: bytes, letter: Letter) -> bool:
    """Only a configured authserv-id makes a From line proof; a token does so later, in the conversation."""
    trusted = house.settings.trusted_authserv
    return trusted is not None and proven(raw, letter, trusted_authserv=trusted)


def _words(letter: Letter) -> str:
    """What they wrote; a letter without a body says what its subject says."""
    if letter.text or letter.forwarded or letter.attachments:
        return letter.text
    if letter.in_reply_to or letter.references:
        return ""
    return letter.subject


def _back(letter: Letter) -> dict[str, Any]:
    subject = letter.subject or "your letter"
    return {
        "in_reply_to": letter.message_id,
        "references": list(letter.references)[-10:],
        "subject": subject if subject.lower().startswith("re:") else f"Re: {subject}",
    }


def _files(house: House, letter: Letter, most: int) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """The letter's documents, kept; and a sentence for each that is too large. A forwarded text is a document itself."""
    files: list[File] = []
    unread: list[str] = []
    for one in letter.attachments:
        if one.media_type in NOT_DOCUMENTS:
            continue
        if one.size > most:
            unread.append(
                f'"{one.name}" is {one.size / MEGABYTE:.0f} MB and I take {most // MEGABYTE} MB at most. Please send it '
                "smaller, for example as a PDF without the photos at full size."
            )
            continue
        files.append(_file(house, one))
    has_document = any(f.media_type.startswith(("application/pdf", "image/")) for f in files)
    if letter.forwarded and not has_document and not unread and read_text(letter.forwarded.text).claims:
        content = letter.forwarded.text.encode()
        files.append(File("forwarded message.txt", "text/plain", house.documents.keep(content), len(content)))
    return tuple(files), tuple(unread)


def _file(house: House, one: Attachment) -> File:
    return File(one.name, media_type_of(one.content, one.name), house.documents.keep(one.content), one.size)
