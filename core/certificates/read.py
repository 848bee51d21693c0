"""The doors of the reader: one file, one text, several files into one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.certificates import limits
from core.certificates.confined import ask
from core.certificates.page import Page, plain_lines
from core.certificates.reading import Reading
from core.certificates.sniff import PDF, READABLE, TEXT, media_type_of
from core.certificates.troubles import LARGEST, Trouble, sentence
from core.certificates.verdict import reading_of
from core.errors import Unreadable

READER_VERSION = 2
"""Grows whenever the same bytes may read differently; kept readings of older versions are read anew."""


def read(content: bytes, name: str) -> Reading:
    """What one file says. Never raises for what is in it: an unreadable file has ``error`` and no claims."""
    media_type = media_type_of(content, name)
    try:
        _check(content, media_type)
        seconds = limits.WALL_SECONDS_WITHOUT_PICTURES if media_type == TEXT else limits.WALL_SECONDS
        answer, _ = ask("read", [content], most=limits.ANSWER, seconds=seconds, media_type=media_type)
        return Reading.from_json(answer["reading"])
    except Trouble as trouble:
        return Reading(error=sentence(trouble.code, media_type), media_type=media_type)


def read_text(text: str) -> Reading:
    """What a text says that is itself the proof, such as the body of a letter."""
    return reading_of([Page(1, plain_lines(text))], "full", 1, TEXT)


def reading_line(content: bytes, name: str) -> dict[str, Any]:
    """What ``tally read FILE --json`` prints for one file that is no letter (docs/commands.md)."""
    return read(content, name).to_contract()


def merge(documents: Sequence[tuple[bytes, str]], titles: Sequence[str | None] = ()) -> bytes:
    """One PDF of several files, each (content, media type), in their order, titled ones bookmarked. Raises Unreadable."""
    if len(documents) == 1 and documents[0][1] == PDF and not titles:
        return documents[0][0]
    try:
        for which, (content, media_type) in enumerate(documents, start=1):
            _check(content, media_type, which)
        _, whole = ask(
            "merge", [content for content, _ in documents], most=limits.MERGED, seconds=limits.WALL_SECONDS_WITHOUT_PICTURES,
            media_types=[media_type for _, media_type in documents], titles=list(titles),
        )  # fmt: skip
    except Trouble as trouble:
        media_type = documents[trouble.which - 1][1] if trouble.which <= len(documents) else ""
        why, _, remedy = sentence(trouble.code, media_type).partition(". ")
        name = "the file" if len(documents) == 1 else f"file {trouble.which} of {len(documents)}"
        raise Unreadable(name=name, why=why[0].lower() + why[1:], remedy=remedy) from trouble
    return whole


def page_counts(documents: Sequence[tuple[bytes, str]]) -> list[int]:
    """How many pages each file would make in ``merge``; 0 for one that can't be merged. Raises Unreadable when all fail."""
    media_types = [media_type for _, media_type in documents]
    try:
        answer, _ = ask(
            "count", [content for content, _ in documents], most=limits.ANSWER,
            seconds=limits.WALL_SECONDS_WITHOUT_PICTURES, media_types=media_types,
        )  # fmt: skip
    except Trouble as trouble:
        media_type = documents[trouble.which - 1][1] if trouble.which <= len(documents) else ""
        why, _, remedy = sentence(trouble.code, media_type).partition(". ")
        name = "the file" if len(documents) == 1 else f"file {trouble.which} of {len(documents)}"
        raise Unreadable(name=name, why=why[0].lower() + why[1:], remedy=remedy) from trouble
    return [int(pages) for pages in answer["pages"]]


def _check(content: bytes, media_type: str, which: int = 1) -> None:
    """Raises Trouble for what needs no child to be refused."""
    if not content:
        raise Trouble("empty", which)
    if len(content) > LARGEST:
        raise Trouble("large", which)
    if media_type not in READABLE:
        raise Trouble("unsupported", which)
