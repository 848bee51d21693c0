"""The audit file's own pages: cover, list of credits, index of documents."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from xml.sax.saxutils import escape

from core.actions.credits import show_day, show_days
from core.actions.record import Record
from core.rules.progress import Unit
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Credit, Practitioner

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

GREY = "#666666"
RULE = "#bbbbbb"


class Listed(Protocol):
    """A credit and what counts of it."""

    @property
    def credit(self) -> Credit: ...
    @property
    def counts(self) -> bool: ...
    @property
    def seconds_counted(self) -> int: ...
    @property
    def why_not(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the index: whose it is, its name, how many pages it has (0: it can't be in the file)."""

    number: int
    title: str
    name: str
    pages: int


def front_pages(
    practitioner: Practitioner,
    record: Record,
    lines: Sequence[Listed],
    entries: Sequence[Entry],
    *,
    programme: str,
    today: date,
) -> bytes:
    """Cover, list and index as a PDF. Page numbers count these pages too, so they are set twice: to count, and to tell."""
    _, own = _set(practitioner, record, lines, _index(entries, 0), programme, today)
    return _set(practitioner, record, lines, _index(entries, own), programme, today)[0]


def _index(entries: Sequence[Entry], before: int) -> list[tuple[Entry, str]]:
    """Each document with the page it begins on, after ``before`` pages."""
    page, placed = before + 1, []
    for entry in entries:
        placed.append((entry, str(page) if entry.pages else "not in this file"))
        page += entry.pages
    return placed


def _set(
    practitioner: Practitioner,
    record: Record,
    lines: Sequence[Listed],
    index: Sequence[tuple[Entry, str]],
    programme: str,
    today: date,
) -> tuple[bytes, int]:
    """The pages and how many they are."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - reportlab is heavy and rarely wanted
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415 - the same

    plain, head = _styles()
    story = [*_cover(practitioner, record, lines, programme, today, plain, head)]
    story += _list(lines, plain, head)
    story += _documents(index, plain, head)
    out = io.BytesIO()
    title = f"Continuing education of {practitioner.name}"
    letter = SimpleDocTemplate(out, pagesize=A4, invariant=1, title=title, leftMargin=42, rightMargin=42)
    letter.build(story)
    return out.getvalue(), letter.page


def _styles() -> tuple[ParagraphStyle, ParagraphStyle]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - reportlab is heavy and rarely wanted
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - the same
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - the same

    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    plain = ParagraphStyle("plain", fontName="Vera", fontSize=8, leading=11)
    return plain, ParagraphStyle("head", fontName="VeraBd", fontSize=13, leading=18, spaceBefore=14, spaceAfter=6)


def _cover(
    practitioner: Practitioner,
    record: Record,
    lines: Sequence[Listed],
    programme: str,
    today: date,
    plain: ParagraphStyle,
    head: ParagraphStyle,
) -> list[Any]:
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - reportlab is heavy and rarely wanted

    credential = practitioner.credentials[-1] if practitioner.credentials else None
    counted = show_hours(sum(line.seconds_counted for line in lines))
    facts = [
        ("Standing", practitioner.standing),
        ("Certification number", credential.number if credential else ""),
        ("Certified until", show_day(credential.ends_on) if credential else ""),
        ("Cycle", show_days(record.cycle.start, record.cycle.end) if record.cycle else "none"),
        ("Policy", record.cycle.policy if record.cycle else ""),
        ("Sessions", f"{len(lines)}, {show_hours(sum(line.credit.seconds for line in lines))} h; {counted} h count"),
        ("As of", show_day(today)),
    ]
    if record.progress:
        facts += [(bar.label, _measured(bar.have, bar.need, bar.unit)) for bar in record.progress.bars]
    heading = Paragraph(escape(f"Continuing education of {practitioner.name}"), head)
    rows = [[Paragraph(escape(name), plain), Paragraph(escape(value), plain)] for name, value in facts if value]
    return [heading, Paragraph(escape(f"for {programme}"), plain), _table(rows, (170, 330), header=False)]


def _measured(have: int, need: int, unit: Unit) -> str:
    if unit is Unit.HOURS:
        return f"{show_hours(have)} of {show_hours(need)} h"
    return f"{have / 100:g} of {need / 100:g} years"


def _list(lines: Sequence[Listed], plain: ParagraphStyle, head: ParagraphStyle) -> list[Any]:
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - reportlab is heavy and rarely wanted

    rows = [[Paragraph(word, plain) for word in ("No.", "Days", "Event / Session", "Hours", "Category", "Counts")]]
    for line in lines:
        credit = line.credit
        counts = show_hours(line.seconds_counted) if line.counts else f"no. {line.why_not}"
        cells = (
            f"#{credit.number}",
            show_days(credit.starts_on, credit.ends_on),
            credit.title + (f" ({credit.description})" if credit.description else ""),
            show_hours(credit.seconds),
            DOMAIN_TITLES[Domain(credit.domain)]
            if credit.domain in set(Domain) and credit.domain
            else credit.domain or "",
            counts,
        )
        rows.append([Paragraph(escape(cell), plain) for cell in cells])
    return [Paragraph("Credits", head), _table(rows, (32, 84, 148, 36, 100, 110))]


def _documents(index: Sequence[tuple[Entry, str]], plain: ParagraphStyle, head: ParagraphStyle) -> list[Any]:
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - reportlab is heavy and rarely wanted

    if not index:
        return [Paragraph("Documents", head), Paragraph("There are none.", plain)]
    rows = [[Paragraph(word, plain) for word in ("No.", "Event / Session", "Document", "Page")]]
    for entry, page in index:
        cells = (f"#{entry.number}", entry.title, entry.name, page)
        rows.append([Paragraph(escape(cell), plain) for cell in cells])
    return [Paragraph("Documents", head), _table(rows, (32, 220, 178, 80))]


def _table(rows: list[list[Any]], widths: Sequence[int], *, header: bool = True) -> Any:
    from reportlab.lib import colors  # noqa: PLC0415 - reportlab is heavy and rarely wanted
    from reportlab.platypus import Table  # noqa: PLC0415 - the same

    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.HexColor(RULE)),
    ]
    if header:
        style.append(("LINEBELOW", (0, 0), (-1, 0), 0.75, colors.HexColor(GREY)))
    return Table(rows, colWidths=widths, style=style, repeatRows=1 if header else 0, hAlign="LEFT")
