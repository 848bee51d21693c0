"""The page for the room: a session's QR code large enough for the last row, as a picture and as a PDF to print."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import segno

from core.actions.live_sessions import show_window
from core.house import House
from core.store.tables import LiveSession

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET = 4


def address_of(base: str, live: LiveSession, key: str | None = None) -> str:
    """What the QR code holds. ``base`` is the page's own address without a closing slash."""
    return f"{base}/check-in/{live.code}" + (f"?k={key}" if key else "")


def picture(address: str) -> str:
    """A QR code as a data: address for a page."""
    return str(segno.make(address, error="m").svg_data_uri(scale=8, border=QUIET, light="#fff"))


def sheet(house: House, live: LiveSession, address: str) -> bytes:
    """One A4 page in PDF: title, code, when it works, and what to do without a camera."""
    from reportlab.lib.enums import TA_CENTER  # noqa: PLC0415 - reportlab is heavy and rarely wanted
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - the same
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - the same
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - the same
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - the same
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - the same
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - the same

    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    made = io.BytesIO()
    page = Canvas(made, pagesize=A4, invariant=1)
    page.setTitle(f"Check-in: {live.activity.title}")
    width, at = A4[0], A4[1] - 60
    words = (
        ("VeraBd", 26, live.activity.title[:160]),
        ("Vera", 13, f"Scan to check in. It works on {show_window(live, house.settings.zone)}."),
    )
    for font, size, text in words:
        style = ParagraphStyle(font, fontName=font, fontSize=size, leading=size * 1.3, alignment=TA_CENTER)
        block = Paragraph(escape(text), style)
        at -= block.wrap(width - 100, at)[1] + 14
        block.drawOn(page, 50, at)
    side = min(width - 130, at - 190)
    _draw(page, address, (width - side) / 2, at - side - 10, side)
    page.setFont("VeraBd", 20)
    page.drawCentredString(width / 2, at - side - 50, f"check in {live.code}")
    page.setFont("Vera", 11)
    for line, text in enumerate((
        "No camera? Type these words to Tally in Slack or on its page. The code is the same for everybody;",
        "it is you who are checked in, once. Your credit is in your record at once and needs no certificate.",
    )):  # fmt: skip
        page.drawCentredString(width / 2, at - side - 78 - 16 * line, text)
    page.showPage()
    page.save()
    return made.getvalue()


def _draw(page: Canvas, address: str, left: float, bottom: float, side: float) -> None:
    rows = list(segno.make(address, error="m").matrix_iter(border=QUIET))
    step = side / len(rows)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                # A hair larger than a module, so that no seam shows between two.
                page.rect(
                    left + across * step, bottom + side - (down + 1) * step, step + 0.2, step + 0.2, stroke=0, fill=1
                )
