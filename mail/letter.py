"""A raw letter opened: who, what they wrote, what they quote or forward, what came along. Pure; never raises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Any

from mail.charsets import decoded
from mail.forwarded import Forwarded, Person, split_forward
from mail.headers import cap_headers, header_texts, in_words, instant, message_ids, people_in
from mail.parts import Attachment, Contents, read_parts
from mail.quoted import cut_reply, cut_signature
from mail.refusals import Signs, refusal
from mail.tokens import token_in

__all__ = ["Attachment", "Forwarded", "Letter", "Person", "open_letter"]

RECIPIENT_FIELDS = ("delivered-to", "x-original-to", "envelope-to", "x-gm-original-to", "to", "cc")
DEEPEST_LETTER = 3
MOST_BOUNDARIES = 300
MOST_LINES = 1_000_000
LONGEST_PART_FIELD = 2000
PART_FIELDS = ("content-type", "content-disposition")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. ``date`` is aware or None; ``quoted`` and ``signature`` are what was cut from ``text``.

    ``recipients`` are all addresses it was delivered for; ``token`` is ours, if it came back; ``content_key`` is the
    same whenever the same letter comes again by another way.
    """

    message_id: str | None
    from_name: str | None
    from_address: str | None
    to: tuple[str, ...]
    cc: tuple[str, ...]
    recipients: tuple[str, ...]
    in_reply_to: str | None
    references: tuple[str, ...]
    date: datetime | None
    subject: str
    text: str
    quoted: str
    signature: str
    forwarded: Forwarded | None
    attachments: tuple[Attachment, ...]
    has_invitation: bool
    token: str | None
    content_key: str
    signs: Signs = field(repr=False)

    @property
    def machine(self) -> bool:
        """Whether a program sent it: such a letter is never answered."""
        found = refusal(self)
        return found is not None and found.machine

    def to_contract(self) -> dict[str, Any]:
        """The object ``tally read --json`` prints for an .eml (docs/commands.md)."""
        refused = refusal(self)
        return {
            "kind": "letter",
            "from": {"name": self.from_name, "address": self.from_address},
            "to": list(self.to),
            "subject": self.subject,
            "text": self.text,
            "quoted": self.quoted,
            "forwarded": self.forwarded.to_json() if self.forwarded else None,
            "attachments": [one.to_json() for one in self.attachments],
            "machine": self.machine,
            "refusal": refused.reason if refused else None,
        }


def open_letter(raw: bytes) -> Letter:
    """The letter in these bytes, read as well as it can be; header fields over the limits are left out and noted."""
    return _open(raw, 0)


def _open(raw: bytes, depth: int) -> Letter:
    capped, is_bomb = cap_headers(raw)
    return _read(_parsed(capped), len(raw), is_bomb, depth)


def _read(message: Message, size: int, is_bomb: bool, depth: int) -> Letter:
    headers = header_texts(message)
    contents = read_parts(message)
    signs = _signs(message, headers, size=size, is_bomb=is_bomb, is_calendar_answer=contents.is_calendar_answer)
    inner = [] if signs.media_type == "multipart/report" else _inner_letters(contents.letters, depth)
    subject = in_words(_first(headers, "subject"))
    answered = message_ids(headers.get("in-reply-to", ()))
    references = message_ids(headers.get("references", ()))
    body = "\n\n".join(text for text in contents.texts if text)
    said, quoted, forwarded = _words(body, subject, bool(answered or references), inner)
    text, signature = cut_signature(said)
    recipients = _recipients(headers)
    return Letter(
        message_id=next(iter(message_ids(headers.get("message-id", ()))), None),
        from_name=signs.sender_name or None,
        from_address=signs.sender or None,
        to=_addresses(headers.get("to", ())),
        cc=_addresses(headers.get("cc", ())),
        recipients=recipients,
        in_reply_to=next(iter(answered), None),
        references=references,
        date=instant(headers.get("date", ())),
        subject=subject,
        text=text,
        quoted=quoted,
        signature=signature,
        forwarded=forwarded,
        attachments=_once([*contents.attachments, *(a for letter in inner for a in letter.attachments)]),
        has_invitation=contents.has_invitation,
        token=token_in([*recipients, *answered, *references, text, quoted]),
        content_key=_content_key(headers, contents, inner),
        signs=signs,
    )


def _parsed(raw: bytes) -> Message:
    """The message by the standard parser; one nested beyond reason is read by its header and as plain text.

    The parser's time goes with the lines, and its reading of a part's parameters with the square of their length:
    both are cut first. Raw bytes in those parameters (file names) are decoded, or the parser would lose them.
    """
    if raw.count(b"\n") > MOST_LINES:
        raw = b"\n".join(raw.split(b"\n", MOST_LINES)[:MOST_LINES])
    if raw.count(b"boundary=") > MOST_BOUNDARIES or raw.count(b"message/rfc822") > MOST_BOUNDARIES:
        return BytesHeaderParser(policy=compat32).parsebytes(raw)
    message = message_from_bytes(raw, policy=compat32)
    for part in message.walk():
        for name, value in list(part.raw_items()):
            if name.casefold() in PART_FIELDS and (len(value) > LONGEST_PART_FIELD or not str(value).isascii()):
                text = decoded(str(value)[:LONGEST_PART_FIELD].encode("utf-8", "surrogateescape"), None)
                part.replace_header(name, text)
    return message


def _signs(
    message: Message, headers: Mapping[str, tuple[str, ...]], *, size: int, is_bomb: bool, is_calendar_answer: bool
) -> Signs:
    people = people_in(headers.get("from", ())) or people_in(headers.get("sender", ()))
    sender = next((p for p in people if p.address), people[0] if people else Person())
    return Signs(
        headers=headers,
        sender=sender.address or "",
        sender_name=sender.name or "",
        subject=in_words(_first(headers, "subject")),
        media_type=message.get_content_type(),
        report_type=str(message.get_param("report-type") or "").casefold(),
        size=size,
        is_header_bomb=is_bomb,
        is_calendar_answer=is_calendar_answer,
    )


def _words(body: str, subject: str, is_answer: bool, inner: list[Letter]) -> tuple[str, str, Forwarded | None]:
    """What was said, what was quoted, and the forward: an attached letter first, then one in the text."""
    if inner:
        said, quoted = cut_reply(body)
        return said, quoted, _forward_of(inner[0])
    found = split_forward(body, subject=subject, is_answer=is_answer)
    if found is not None:
        return found[0], "", found[1]
    said, quoted = cut_reply(body)
    return said, quoted, None


def _forward_of(letter: Letter) -> Forwarded:
    """An attached letter as the forwarded one, its whole words kept."""
    whole = "\n\n".join(part for part in (letter.text, letter.signature, letter.quoted) if part)
    headers = letter.signs.headers
    return Forwarded(
        Person(letter.from_name, letter.from_address),
        people_in(headers.get("to", ())),
        people_in(headers.get("cc", ())),
        _first(headers, "date") or None,
        letter.subject or None,
        whole,
    )


def _inner_letters(letters: list[Message | bytes], depth: int) -> list[Letter]:
    if depth >= DEEPEST_LETTER:
        return []
    return [_open(one, depth + 1) if isinstance(one, bytes) else _read(one, 0, False, depth + 1) for one in letters]


def _first(headers: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(headers.get(name, ())), "")


def _addresses(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(person.address for person in people_in(values) if person.address)


def _recipients(headers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = (address for name in RECIPIENT_FIELDS for address in _addresses(headers.get(name, ())))
    return tuple(dict.fromkeys(found))


def _once(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Each content once, under its first name."""
    return tuple({one.sha256: one for one in reversed(list(attachments))}.values())[::-1]


def _content_key(headers: Mapping[str, tuple[str, ...]], contents: Contents, inner: list[Letter]) -> str:
    """The hash of Message-ID, sender, subject, words, attachments and attached letters; transport lines don't change it."""
    digest = hashlib.sha256()
    outside = [_first(headers, name) for name in ("message-id", "from", "subject")]
    hashes = [one.sha256 for one in contents.attachments]
    for piece in [*outside, *contents.texts, *hashes, *(letter.content_key for letter in inner)]:
        digest.update(len(piece).to_bytes(8, "big") + piece.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
