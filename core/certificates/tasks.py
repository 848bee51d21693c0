"""What the confined child does: read a file into a Reading, or merge several into one PDF."""

from __future__ import annotations

import time
from typing import Any

from core.certificates.page import Page, plain_lines
from core.certificates.pdf import PAGES_READ, open_pdf, page_of
from core.certificates.reading import Reading
from core.certificates.sniff import IMAGES, PDF, text_of
from core.certificates.verdict import reading_of

PICTURE_PAGES_READ = 8
PICTURE_SECONDS = 30.0


def done(head: dict[str, Any], files: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """The answer to one task; raises Trouble."""
    if head["task"] == "read":
        return {"reading": read_here(files[0], head["media_type"], head["tesseract"]).to_json()}, b""
    from core.certificates import compose  # noqa: PLC0415 - pypdf and reportlab, half a second that reading need not wait for

    if head["task"] == "merge":
        return {}, compose.merged(list(zip(files, head["media_types"], strict=True)), head.get("titles", ()))
    return {"pages": compose.page_counts(list(zip(files, head["media_types"], strict=True)))}, b""


def read_here(content: bytes, media_type: str, tesseract: str | None) -> Reading:
    """The reading of one file, in this very process: for the child, and for what is known to be harmless."""
    if media_type == PDF:
        pages, layer, count = _pdf_pages(content, tesseract)
    elif media_type in IMAGES:
        pages, layer, count = [_photographed(content, media_type, tesseract)], "none", 1
    else:
        pages, layer, count = [Page(1, plain_lines(text_of(content)))], "full", 1
    return reading_of(pages, layer, count, media_type)


def _pdf_pages(content: bytes, tesseract: str | None) -> tuple[list[Page], str, int]:
    """The pages' words, the text layer of the whole, and how many pages there are."""
    document = open_pdf(content)
    count = len(document)
    pages, layers, until = [], [], time.monotonic() + PICTURE_SECONDS
    for index in range(min(count, PAGES_READ)):
        page, layer = page_of(document, index)
        if layer != "full" and tesseract and index < PICTURE_PAGES_READ and time.monotonic() < until:
            page = _looked_at(document, index, page, tesseract)
        pages.append(page)
        layers.append(layer)
    return pages, _whole(layers), count


def _photographed(content: bytes, media_type: str, tesseract: str | None) -> Page:
    from core.certificates.pictures import opened, words_on  # noqa: PLC0415 - Pillow, for pictures only

    return words_on(opened(content, media_type), 1, tesseract)


def _looked_at(document: Any, index: int, page: Page, tesseract: str) -> Page:
    """The page as it looks, where that says more than its text layer."""
    from core.certificates.pictures import drawn, words_on  # noqa: PLC0415 - Pillow, for pages without words only

    seen = words_on(drawn(document, index), index + 1, tesseract)
    return seen if len(seen.text) > len(page.text) else page


def _whole(layers: list[str]) -> str:
    if all(layer == "full" for layer in layers):
        return "full"
    return "none" if all(layer == "none" for layer in layers) else "partial"
