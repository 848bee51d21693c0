"""Bytes to text, whatever the letter claims they are; never raises."""

from __future__ import annotations

import codecs

SAID_BUT_MEANT = {
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-user-defined": "windows-1252",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "x-windows-1252": "windows-1252",
    "utf8mb4": "utf-8",
    "utf-8mb4": "utf-8",
    "unicode": "utf-16",
    "windows-874": "cp874",
}
NOT_TEXT = frozenset(
    {"base64", "hex", "rot13", "rot_13", "zlib", "bz2", "uu", "quopri", "punycode", "idna", "undefined", "mbcs", "oem"}
    | {"unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape"}
)


def decoded(raw: bytes, charset: str | None) -> str:
    """The text of some bytes: as valid UTF-8 whatever was claimed, else as claimed, else as Windows-1252.

    What comes out can be written as UTF-8 again: half characters (UTF-7 makes them) are replaced.
    """
    text = _decoded(raw, charset)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _decoded(raw: bytes, charset: str | None) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\x1b$" in raw or b"\x1b(" in raw:
        return raw.decode("iso2022_jp_2", "replace")
    claimed = _codec(charset)
    if claimed is None or claimed in ("utf-8", "cp1252"):
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    if claimed is None or claimed == "utf-8":
        return _mostly_utf8(raw)
    if claimed in ("utf-16", "utf-32") and b"\0" not in raw:
        return _decoded(raw, None)
    return raw.decode(claimed, "replace")


def _codec(charset: str | None) -> str | None:
    """The codec's own name for a charset, None for unknown and for what is no charset."""
    name = (charset or "").strip(" \"'").split("*")[0].casefold()
    name = SAID_BUT_MEANT.get(name, name)
    if not name or name in NOT_TEXT or not name.isascii() or "\0" in name:
        return None
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    return codec.name if getattr(codec, "_is_text_encoding", True) else None


def _mostly_utf8(raw: bytes) -> str:
    """Broken UTF-8: kept as such when only a cut character at odds, Windows-1252 when it is none at all."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - broken
    return text if broken * 4 <= whole else raw.decode("windows-1252", "replace")
