"""The text of a PDF's pages: by PDFium, repaired by qpdf or read by pypdf where PDFium gives up. Runs in the child."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from core.certificates.page import Line, Page, Run, lines_of
from core.certificates.troubles import Trouble

PAGES_READ = 40
CHARACTERS_READ = 20_000
_LETTERS_ASKED = 100
_PASSWORD_ERROR = raw.FPDF_ERR_PASSWORD
# A page with this share of its face under one picture and few characters says its words in the picture.
_COVERED = 0.35
_FEW_CHARACTERS = 250


def open_pdf(content: bytes) -> Any:
    """PDFium's document, repaired first where it must be. Raises Trouble when it is locked or damaged."""
    try:
        return _with_pages(content)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD_ERROR:
            raise Trouble("encrypted") from fault
    try:
        return _with_pages(repaired(content))
    except pypdfium2.PdfiumError as fault:
        raise Trouble("damaged") from fault


def _with_pages(content: bytes) -> Any:
    document = pypdfium2.PdfDocument(content)
    if len(document) == 0:
        raise pypdfium2.PdfiumError("no pages")
    document[0].close()
    return document


def repaired(content: bytes) -> bytes:
    """The file written anew by qpdf."""
    import pikepdf  # noqa: PLC0415 - for files that PDFium can't open only

    fresh = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            document.save(fresh)
    except pikepdf.PasswordError as fault:
        raise Trouble("encrypted") from fault
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as fault:
        raise Trouble("damaged") from fault
    return fresh.getvalue()


def page_of(document: Any, index: int) -> tuple[Page, str]:
    """Page ``index`` (from 0) and its text layer: full, partial or none."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(index + 1), "none"
    textpage = page.get_textpage()
    words = list(_runs(textpage.raw, _angle(textpage.raw)))
    lines = lines_of(words)
    if len(lines) > 8 and len(lines) > 0.8 * len(words):
        # Set on its side, every word seems a line of its own: PDFium's order reads better than the boxes.
        lines = [Line(" ".join(text.split())) for text in textpage.get_text_range().splitlines() if text.strip()]
    layer = _layer(page, sum(len(line.text) for line in lines))
    return Page(index + 1, lines), layer


def _layer(page: Any, characters: int) -> str:
    if characters == 0:
        return "none"
    if characters >= _FEW_CHARACTERS:
        return "full"
    width, height = page.get_size()
    face = max(width * height, 1.0)
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * face:
            return "partial"
    return "full"


def _runs(textpage: Any, angle: int) -> Iterator[Run]:
    """The page's words with their boxes; a word that a space follows carries it."""
    box = raw.FS_RECTF()
    word: Run | None = None
    for index in range(min(raw.FPDFText_CountChars(textpage), CHARACTERS_READ)):
        letter = _letter(raw.FPDFText_GetUnicode(textpage, index))
        if not letter.strip():
            if word:
                yield word._replace(text=word.text + (letter and " "))
            word = None
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        at = _turned(box, angle)
        if word and not _follows(word, at):
            yield word
            word = None
        word = _grown(word, at, letter)
    if word:
        yield word


def _letter(code: int) -> str:
    """The character; line breaks and controls are a space, marks without a face nothing."""
    if code in (0xAD, 0x200B, 0xFEFF, 0):
        return ""
    return (
        " "
        if code < 32 or code in (0xA0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF
        else _LIGATURES.get(code, chr(code))
    )


_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x2: "-"}


def _angle(textpage: Any) -> int:
    """The way most of the letters are turned, clockwise: 0, 90, 180 or 270 degrees, whatever the page says of itself."""
    count = min(raw.FPDFText_CountChars(textpage), CHARACTERS_READ)
    seen = [raw.FPDFText_GetCharAngle(textpage, index) for index in range(0, count, max(1, count // _LETTERS_ASKED))]
    turns = [round(math.degrees(angle) / 90) * 90 % 360 for angle in seen if angle >= 0]
    return max(set(turns), key=turns.count) if turns else 0


def _turned(box: Any, angle: int) -> tuple[float, float, float, float]:
    """The box with its letters upright: left, bottom, right, top."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if angle == 90:
        return -top, left, -bottom, right
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return bottom, -right, top, -left
    return left, bottom, right, top


def _follows(word: Run, at: tuple[float, float, float, float]) -> bool:
    """Whether a letter at this box goes on with the word: on its line, not far ahead, not behind."""
    shared = min(word.top, at[3]) - max(word.bottom, at[1])
    ahead = at[0] - word.right
    return shared > 0.3 * min(word.height, at[3] - at[1]) and -0.5 * word.height < ahead < 0.6 * word.height


def _grown(word: Run | None, at: tuple[float, float, float, float], letter: str) -> Run:
    if word is None:
        return Run(*at, letter)
    return Run(word.left, min(word.bottom, at[1]), max(word.right, at[2]), max(word.top, at[3]), word.text + letter)
