"""What kind of file some bytes are, seen in the bytes themselves; a name only tells text from text."""

from __future__ import annotations

PDF = "application/pdf"
TEXT = "text/plain"
HEIC = "image/heic"
UNKNOWN = "application/octet-stream"
IMAGES = frozenset({"image/png", "image/jpeg", HEIC})
READABLE = frozenset({PDF, TEXT, *IMAGES})

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OFFICE = (
    (b"word/", "wordprocessingml.document"),
    (b"ppt/", "presentationml.presentation"),
    (b"xl/", "spreadsheetml.sheet"),
)
_LOOKED_AT = 4096


def media_type_of(content: bytes, name: str = "") -> str:
    """The media type of ``content``; a PDF header may stand anywhere in the first kilobyte, as readers allow."""
    head = content[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return PDF
    for start, media_type in _STARTS:
        if head.startswith(start):
            return _office(content) if media_type == "application/zip" else media_type
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return HEIC
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return _textual(head, name)


def _office(content: bytes) -> str:
    for marker, kind in _OFFICE:
        if marker in content[:_LOOKED_AT]:
            return f"application/vnd.openxmlformats-officedocument.{kind}"
    return "application/zip"


def _textual(head: bytes, name: str) -> str:
    """text/plain, text/html or text/calendar for printable bytes, otherwise unknown."""
    text = _decoded(head)
    if text is None:
        return UNKNOWN
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        return "text/html"
    if start.startswith("begin:vcalendar"):
        return "text/calendar"
    if name.lower().endswith(".eml") and ":" in start:
        return "message/rfc822"
    return TEXT


def _decoded(head: bytes) -> str | None:
    """The text of the first bytes, or None where they are no text."""
    if not head:
        return None
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    if b"\x00" in head:
        return None
    text = head.decode("utf-8", errors="ignore") if _is_utf8(head) else head.decode("cp1252", errors="replace")
    odd = sum(1 for c in text if (ord(c) < 32 and c not in "\t\r\n\f") or c == "\ufffd")
    return text if odd * 50 <= len(text) else None


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, a character cut at the end allowed."""
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False


def text_of(content: bytes) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, otherwise Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
