"""Where a ZIP holds bytes that belong to no packed file: before, between, inside or after them, in headers, in a comment.

A pack is written in one go, so its files lie one after another from its first byte, then the list of them, then the end.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20
LOCAL = struct.Struct("<4s5H3L2H")
LISTED = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
IN_LIST, AT_END = b"PK\x01\x02", b"PK\x05\x06"


def strays(path: Path, entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """The places of bytes that were added outside the packed files, in words; none for a pack as it was made."""
    with path.open("rb") as raw:
        at = 0
        for entry in sorted(entries, key=lambda one: one.header_offset):
            if entry.header_offset != at:
                yield f"before {entry.filename}"
            at = yield from _entry(raw, entry)
        yield from _rest(raw, at, len(entries), path.stat().st_size)


def _entry(raw: BinaryIO, entry: zipfile.ZipInfo) -> Generator[str, None, int]:
    """One packed file; gives back where it ends."""
    raw.seek(entry.header_offset)
    header = LOCAL.unpack(raw.read(LOCAL.size))
    name, extra = header[-2:]
    if extra or entry.extra or entry.comment:
        yield f"in the header of {entry.filename}"
    start = entry.header_offset + LOCAL.size + name + extra
    raw.seek(start)
    if not _is_filled(raw, entry):
        yield f"inside {entry.filename}"
    return int(start + entry.compress_size)


def _is_filled(raw: BinaryIO, entry: zipfile.ZipInfo) -> bool:
    """Whether the packed bytes end where what they hold ends."""
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size == entry.file_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return False
    try:
        return _inflates(raw, entry)
    except zlib.error:
        return True  # that the file was changed is said by its hash


def _inflates(raw: BinaryIO, entry: zipfile.ZipInfo) -> bool:
    """Whether the deflated bytes give no more than the file's size and end exactly with the packed ones."""
    left, size, inflating = entry.compress_size, 0, zlib.decompressobj(-zlib.MAX_WBITS)
    while left and not inflating.eof and size <= entry.file_size:
        chunk = raw.read(min(CHUNK, left))
        if not chunk:
            return False
        left -= len(chunk)
        made = CHUNK
        while not inflating.eof and (chunk or made == CHUNK) and size <= entry.file_size:
            made = len(inflating.decompress(chunk, CHUNK))
            size, chunk = size + made, inflating.unconsumed_tail
    return inflating.eof and not left and not inflating.unused_data


def _rest(raw: BinaryIO, at: int, many: int, size: int) -> Iterator[str]:
    """The list of files and the end, which follow the last file at once."""
    for _ in range(many):
        raw.seek(at)
        line = raw.read(LISTED.size)
        if line[:4] != IN_LIST:
            yield "before the list of files"
            return
        at += LISTED.size + sum(LISTED.unpack(line)[10:13])
    raw.seek(at)
    end = raw.read(END.size)
    if end[:4] != AT_END:
        yield "after the list of files"
    elif comment := END.unpack(end)[-1]:
        yield "as a comment"
        at += comment
    if end[:4] == AT_END and at + END.size != size:
        yield "after the end"
