"""A letter's header lines: capped on bytes before anything parses them, then decoded as well as they can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from mail.charsets import decoded
from mail.forwarded.people import Person, read_people

MOST_HEADER_BYTES = 256 * 1024
MOST_FIELD_BYTES = 32 * 1024
MOST_LINES = 1000
MOST_DECODED = 8 * 1024
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BLANK_LINE = re.compile(rb"\n\r?\n|\r\r")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")


def cap_headers(raw: bytes) -> tuple[bytes, bool]:
    """The letter with a header block within the limits (256 kB, 32 kB a field, 1,000 lines), and whether it was over.

    What is over a limit is left out, so that parsing stays cheap; a letter within them comes back unchanged.
    """
    raw = _without_envelope(raw)
    kept: list[bytes] = []
    used, field, is_over, at = 0, 0, False, 0
    for number, end in enumerate(_LINE_END.finditer(raw)):
        line = raw[at : end.end()]
        at = end.end()
        if not line.strip(b"\r\n"):
            return (raw, False) if not is_over else (b"".join(kept) + line + raw[at:], True)
        field = field + len(line) if line[:1] in b" \t" else len(line)
        used += len(line)
        if number >= MOST_LINES or used > MOST_HEADER_BYTES:
            body = _BLANK_LINE.search(raw, at - 1)
            return b"".join(kept) + b"\r\n" + (raw[body.end() :] if body else b""), True
        if field > MOST_FIELD_BYTES:
            is_over = True
        else:
            kept.append(line)
    return (raw, False) if not is_over and len(raw) <= MOST_FIELD_BYTES else (b"".join(kept), True)


def _without_envelope(raw: bytes) -> bytes:
    """The letter without blank lines and the mbox line (``From a@b Wed …``) that some programs save in front."""
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if start.startswith((b"From ", b">From ")):
        end = _LINE_END.search(start)
        return start[end.end() :] if end else b""
    return start


def header_texts(message: Message) -> Mapping[str, tuple[str, ...]]:
    """Every header field by lower-case name, unfolded, raw 8-bit bytes decoded, encoded words as they are."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        text = str(value).encode("utf-8", "surrogateescape")
        found.setdefault(name.lower(), []).append(" ".join(decoded(text, None).split()))
    return MappingProxyType({name: tuple(values) for name, values in found.items()})


def in_words(value: str) -> str:
    """A header value with its encoded words (``=?utf-8?Q?…?=``) decoded, capped, on one line."""
    value = value[:MOST_DECODED]
    if "=?" not in value:
        return " ".join(value.split())
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return " ".join(value.split())
    return " ".join("".join(_piece(text, charset) for text, charset in pieces).split())


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    return decoded(text, charset) if charset else decoded(text, None)


def people_in(values: tuple[str, ...]) -> tuple[Person, ...]:
    """Everybody named in address fields; names decoded after the commas were found."""
    people: list[Person] = []
    for value in values:
        _, colon, group = value.partition(":")
        members = group.removesuffix(";") if colon and "@" not in value.split(":")[0] else value
        people += [Person(in_words(p.name) if p.name else None, p.address) for p in read_people(members)]
    return tuple(Person(_unquoted(p.name), p.address) for p in people)


def _unquoted(name: str | None) -> str | None:
    if name is None:
        return None
    return name.strip("\"' ").replace('\\"', '"').replace("\\", "") or None


def message_ids(values: tuple[str, ...]) -> tuple[str, ...]:
    """The ``<…>`` ids of Message-ID, In-Reply-To or References fields."""
    return tuple(found for value in values for found in _MESSAGE_ID.findall(value[:MOST_FIELD_BYTES]))


def instant(values: tuple[str, ...]) -> datetime | None:
    """The first Date field as an aware instant (``-0000`` means UTC), None when missing or unreadable."""
    for value in values[:1]:
        try:
            read = parsedate_to_datetime(value[:200])
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    return None
