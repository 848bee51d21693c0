"""Several files as one PDF: PDFs page by page, a picture as a page, a text as pages. Runs in the child."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from xml.sax.saxutils import escape

import pypdf
from pypdf.errors import PyPdfError
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from core.certificates.pdf import repaired
from core.certificates.pictures import opened
from core.certificates.sniff import IMAGES, PDF, text_of
from core.certificates.troubles import Trouble

_LONGEST_TEXT = 100_000
_PYPDF_GIVES_UP = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)


def merged(documents: list[tuple[bytes, str]], titles: Sequence[str | None] = ()) -> bytes:
    """One PDF of all documents, each (content, media type), in their order. Raises Trouble.

    A document with a title gets a bookmark at its first page.
    """
    writer = pypdf.PdfWriter()
    with pypdf.apply_configuration(page_tree_maximum_entries=20_000, page_tree_maximum_page_entries=200_000):
        for which, ((content, media_type), title) in enumerate(
            zip_longest(documents, titles[: len(documents)]), start=1
        ):
            first = len(writer.pages)
            try:
                _append(writer, _as_pdf(content, media_type))
            except Trouble as trouble:
                raise Trouble(trouble.code, which) from trouble
            if title:
                writer.add_outline_item(title=title, page_number=first)
        writer.compress_identical_objects()
        whole = io.BytesIO()
        writer.write(whole)
    return whole.getvalue()


def page_counts(documents: list[tuple[bytes, str]]) -> list[int]:
    """How many pages each document makes; 0 for one that can't be merged."""
    return [_pages_in(content, media_type) for content, media_type in documents]


def _pages_in(content: bytes, media_type: str) -> int:
    """Whatever pypdf raises over a hostile file means the same here, and the child holds nothing worth saving."""
    try:
        return len(pypdf.PdfReader(io.BytesIO(merged([(content, media_type)]))).pages)
    except (Trouble, *_PYPDF_GIVES_UP):
        return 0


def _as_pdf(content: bytes, media_type: str) -> bytes:
    if media_type == PDF:
        return content
    if media_type in IMAGES:
        return _picture_page(content, media_type)
    return _text_pages(text_of(content)[:_LONGEST_TEXT])


def _append(writer: pypdf.PdfWriter, content: bytes) -> None:
    """The pages of one PDF, written anew by qpdf first where pypdf alone can't follow it or its owner has locked it."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise PyPdfError("locked")
        pages = list(reader.pages)
    except _PYPDF_GIVES_UP:
        pages = _repaired_pages(content)
    if not pages:
        raise Trouble("damaged")
    for page in pages:
        writer.add_page(page)


def _repaired_pages(content: bytes) -> list[pypdf.PageObject]:
    try:
        return list(pypdf.PdfReader(io.BytesIO(repaired(content))).pages)
    except _PYPDF_GIVES_UP as fault:
        raise Trouble("damaged") from fault


def _picture_page(content: bytes, media_type: str) -> bytes:
    """A page of the picture's shape, its longer side that of A4."""
    picture = opened(content, media_type)
    page = io.BytesIO()
    picture.save(page, "PDF", resolution=72.0 * max(picture.size) / A4[1], quality=85)
    return page.getvalue()


def _text_pages(text: str) -> bytes:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    story: list[Flowable] = []
    style = ParagraphStyle("text", fontName="Vera", fontSize=10, leading=14)
    story += [Paragraph(escape(line), style) if line.strip() else Spacer(1, 8) for line in text.splitlines()]
    whole = io.BytesIO()
    SimpleDocTemplate(whole, pagesize=A4, invariant=1).build(story or [Spacer(1, 8)])
    return whole.getvalue()
