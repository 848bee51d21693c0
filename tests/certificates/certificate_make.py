"""Draws the sample certificates, each beside what should be read in it.

    python tests/certificates/certificate_make.py            draws samples/*.pdf and writes samples/*.json
    python tests/certificates/certificate_make.py --update   also writes what is read now: read the diff

The words are in certificate_written_against.py and certificate_held_back.py: one text per sample, a page per
``=====``. In a line, ``# ``
makes it large, ``## `` middling, ``- `` small, and `` | `` parts two columns. People and bodies are invented.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from certificate_held_back import HELD_BACK
from certificate_sample import Sample
from certificate_written_against import WRITTEN_AGAINST
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4, landscape, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.certificates.sniff import media_type_of
from core.certificates.tasks import read_here

HERE = Path(__file__).parent / "samples"
SIZES = {"# ": 22, "## ": 15, "- ": 8}


def words_of(line: str) -> tuple[float, str]:
    """A line's size in points and its words."""
    for mark, size in SIZES.items():
        if line.startswith(mark):
            return size, line[len(mark) :]
    return 11, line


def drawn(sample: Sample) -> bytes:
    """The sample as a PDF."""
    whole = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    shape = {"landscape": landscape(letter), "a4": A4}.get(sample.layout, letter)
    canvas = Canvas(whole, pagesize=shape, invariant=True)
    for page in sample.text.strip("\n").split("\n=====\n"):
        y = shape[1] - 60
        for line in page.split("\n"):
            size, words = words_of(line)
            font = "Helvetica" if words.encode("cp1252", "ignore").decode("cp1252") == words else "Vera"
            canvas.setFont(font, size)
            _line(canvas, sample.layout, words, shape[0], y)
            y -= size * 1.6
        canvas.showPage()
    canvas.save()
    pdf = whole.getvalue()
    return _scanned(pdf, sample.layout) if sample.layout in ("scan", "tilted", "background") else pdf


def _line(canvas: Canvas, layout: str, words: str, width: float, y: float) -> None:
    if " | " in words:
        cells = words.split(" | ")
        for index, cell in enumerate(cells):
            canvas.drawString(72 if index == 0 else width / 2 + 20 + (index - 1) * 90, y, cell)
    elif layout in ("left", "table", "a4"):
        canvas.drawString(72, y, words)
    else:
        canvas.drawCentredString(width / 2, y, words)


def _scanned(pdf: bytes, layout: str) -> bytes:
    """The page as a picture in a PDF: no text layer, or only the name as text."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1.6).to_pil().convert("L")
    if layout == "tilted":
        picture = picture.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.4))
    jpeg = io.BytesIO()
    picture.quantize(8).save(jpeg, "PNG", optimize=True)
    whole = io.BytesIO()
    canvas = Canvas(whole, pagesize=letter, invariant=True)
    canvas.drawImage(_reader(jpeg), 0, 0, *letter)
    if layout == "background":
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72, 20, "Certificate 4711")
    canvas.save()
    return whole.getvalue()


def _reader(png: io.BytesIO) -> Any:
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - only scanned samples need it

    return ImageReader(png)


def main() -> None:
    """Draws every sample; with --update also reads it."""
    HERE.mkdir(exist_ok=True)
    for group, samples in (("written against", WRITTEN_AGAINST), ("held back", HELD_BACK)):
        for sample in samples:
            path = HERE / f"{sample.name}.pdf"
            path.write_bytes(drawn(sample))
            kept = path.with_suffix(".json")
            read = json.loads(kept.read_text())["read"] if kept.exists() else None
            if "--update" in sys.argv:
                content = path.read_bytes()
                read = read_here(content, media_type_of(content, path.name), "/usr/bin/tesseract").to_contract()
            facts = {
                "group": group,
                "needs_ocr": sample.layout in ("scan", "tilted", "background"),
                "truth": sample.truth(),
                "read": read,
            }
            kept.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
