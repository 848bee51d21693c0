"""The parts of a letter: words, attachments, attached letters. Inline PDFs are documents, logos are not."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from mail.bodies import text_of
from mail.charsets import decoded
from mail.headers import in_words

DEEPEST = 30
MOST_PARTS = 500
MOST_TEXT_BYTES = 1_000_000
SMALL_SIDE = 300
OTHER_VERSIONS = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"})
POINTERS = ("view", "support", "enable", "client", "reader", "anzeigen", "unterstütz", "afficher", "visualiz")
SMALL_BYTES = 50_000
NOT_DOCUMENTS = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
        "application/applefile",
        "message/delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "text/rfc822-headers",
        "message/external-body",
    }
)
NAMED_BY_TYPE = {
    "application/pdf": "document.pdf",
    "image/png": "image.png",
    "image/jpeg": "image.jpg",
    "image/heic": "image.heic",
    "text/calendar": "invite.ics",
    "text/html": "page.html",
    "text/plain": "text.txt",
    "application/ms-tnef": "winmail.dat",
}
_CID = re.compile(rb"cid:([^\"'\s>)]{1,300})", re.IGNORECASE)
_START_OF_FRAME = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter; ``size`` in bytes, ``sha256`` of the content in hex."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    inline: bool
    sha256: str
    size: int

    def to_json(self) -> dict[str, str | int]:
        """The object of the command contract."""
        return {"name": self.name, "type": self.media_type, "size": self.size, "sha256": self.sha256}


@dataclass(slots=True)
class Contents:
    """What the parts hold: words, attachments, attached letters, and whether an invitation or its answer came along."""

    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    letters: list[Message | bytes] = field(default_factory=list)
    text_left: int = MOST_TEXT_BYTES
    has_invitation: bool = False
    is_calendar_answer: bool = False


def read_parts(message: Message) -> Contents:
    """All that a parsed letter holds; ``multipart/alternative`` gives its best words once."""
    contents = Contents()
    cids = frozenset(_cids(message))
    for part in _leaves(message, 0):
        _sort_in(part, contents, cids)
    return contents


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something, in order; of alternatives the plain words unless they are empty or say nothing."""
    kind = message.get_content_type()
    # an unparted payload is never asked for undecoded: the parser would decode it by whatever charset is claimed
    if kind == "message/rfc822" or not message.is_multipart() or depth > DEEPEST:
        yield message
        return
    children = [part for part in message.get_payload() if isinstance(part, Message)][:MOST_PARTS]
    if kind == "multipart/alternative":
        children = _best(children)
    for child in children:
        yield from _leaves(child, depth + 1)


def _best(children: list[Message]) -> list[Message]:
    """The alternatives without the words said twice."""
    plain = [c for c in children if c.get_content_type() == "text/plain" and not is_file(c)]
    rich = [c for c in children if c not in plain and (c.is_multipart() or c.get_content_type() == "text/html")]
    others = [c for c in children if c not in plain and c not in rich]
    if not rich or not plain:
        return children
    if _says_nothing(text_of(plain[0], content(plain[0]))):
        return [*rich, *others]
    beside = [part for r in rich for part in _leaves(r, DEEPEST - 3)]
    files = [p for p in beside if p.get_content_type() not in ("text/html", "text/plain") or is_file(p)]
    return [*plain, *files, *others]


def _says_nothing(text: str) -> bool:
    """Whether plain words only point at the HTML version."""
    folded = text.casefold()
    return not text.strip() or (len(text) < 300 and "html" in folded and any(w in folded for w in POINTERS))


def is_file(part: Message) -> bool:
    """Whether a part names itself a file rather than words of the letter."""
    return part.get_content_disposition() == "attachment" or bool(file_name(part))


def file_name(part: Message) -> str | None:
    """The name a part gives its file, without folders, or None."""
    try:
        name = part.get_filename()
    except (UnicodeError, LookupError, ValueError, TypeError):
        name = None
    shown = in_words(decoded(str(name).encode("utf-8", "surrogateescape"), None)) if name else ""
    shown = shown.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip()
    return shown[:200] or None


def content(part: Message) -> bytes:
    """The decoded bytes of a part; broken encodings give what can be had."""
    try:
        held = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        held = None
    return held if isinstance(held, bytes) else b""


def _sort_in(part: Message, contents: Contents, cids: frozenset[str]) -> None:
    kind, name, held = part.get_content_type(), file_name(part), content(part)
    if kind == "message/rfc822" and part.is_multipart():
        contents.letters += [inner for inner in part.get_payload() if isinstance(inner, Message)]
    elif kind == "message/rfc822" or (name and name.casefold().endswith(".eml") and _looks_like_letter(held)):
        contents.letters.append(held)
    elif (kind in ("text/plain", "text/html") or kind.startswith("multipart/")) and not is_file(part):
        # a multipart whose boundary never comes is one text
        contents.texts.append(text_of(part, held[: contents.text_left]))
        contents.text_left = max(0, contents.text_left - len(held))
    elif kind in OTHER_VERSIONS and not is_file(part):
        pass  # the same words once more
    elif kind == "text/calendar" and not is_file(part):
        contents.has_invitation = True
        contents.is_calendar_answer = str(part.get_param("method") or "").casefold() == "reply"
    elif kind not in NOT_DOCUMENTS and not _is_logo(part, kind, held, cids):
        contents.has_invitation = contents.has_invitation or kind == "text/calendar"
        contents.attachments.append(attachment(part, kind, name, held))


def attachment(part: Message, kind: str, name: str | None, held: bytes) -> Attachment:
    """A part as an attachment, named after its type when it has no name."""
    inline = part.get_content_disposition() == "inline"
    named = name or NAMED_BY_TYPE.get(kind, "attachment.bin")
    return Attachment(named, kind, held, inline, hashlib.sha256(held).hexdigest(), len(held))


def _looks_like_letter(held: bytes) -> bool:
    head = held.lstrip()[:200].split(b"\n")[0]
    return b":" in head and not head.startswith(b"%")


def _cids(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/html" and not part.is_multipart():
            for found in _CID.findall(content(part)[:1_000_000]):
                yield found.decode("ascii", "replace").casefold()


def _is_logo(part: Message, kind: str, held: bytes, cids: frozenset[str]) -> bool:
    """Whether an image is only shown in the text (a signature's logo, a tracking dot), not a picture of something."""
    own = str(part.get("Content-ID") or "").strip("<> \t\r\n").casefold()
    if not kind.startswith("image/") or (part.get_content_disposition() == "attachment" and own not in cids):
        return False
    if not own or own not in cids:
        return False
    sides = image_sides(held)
    return len(held) <= SMALL_BYTES if sides is None else min(sides) < SMALL_SIDE


def image_sides(held: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG in pixels, None when the bytes don't say."""
    if held.startswith(b"\x89PNG\r\n\x1a\n") and len(held) >= 24:
        return struct.unpack(">II", held[16:24])
    if held.startswith(b"GIF8") and len(held) >= 10:
        return struct.unpack("<HH", held[6:10])
    if held.startswith(b"\xff\xd8"):
        return _jpeg_sides(held)
    return None


def _jpeg_sides(held: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(held) and held[at] == 0xFF:
        if held[at + 1] in _START_OF_FRAME:
            height, width = struct.unpack(">HH", held[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", held[at + 2 : at + 4])[0]
    return None
