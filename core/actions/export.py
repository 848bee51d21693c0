"""The record taken along: a table for spreadsheets, and one PDF with the list, an index and every document."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core import certificates
from core.actions.audit_pages import Entry, front_pages
from core.actions.record import Record
from core.documents import Documents
from core.errors import Unreadable
from core.rules.credit import Verdict
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Credit, Practitioner

# The columns of the older tracker's list, in its order; what it lacked comes after.
COLUMNS = (
    "Date Range", "Event / Session", "Hours", "Category", "Added By", "Location", "Instructor", "Expiration",
    "Certificate", "Description", "Number", "Counts", "Hours Counted", "Why Not",
)  # fmt: skip
DOMAINS = {d.value for d in Domain}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NO_CYCLE = "No certification cycle is on the record."


@dataclass(frozen=True, slots=True)
class Line:
    """A credit and what the rules say of it; no verdict without a certification cycle."""

    credit: Credit
    verdict: Verdict | None

    @property
    def counts(self) -> bool:
        """Whether any of it counts."""
        return self.verdict is not None and self.verdict.counts

    @property
    def why_not(self) -> str:
        """Why it, or some of it, doesn't count; empty when all of it does."""
        return (self.verdict.why_not or "") if self.verdict else NO_CYCLE

    @property
    def seconds_counted(self) -> int:
        """What counts of it."""
        return self.verdict.seconds_counted if self.verdict else 0


def lines_of_record(record: Record, *, start: date | None = None, end: date | None = None) -> list[Line]:
    """The credits that touch the days given, in the order they were attended."""
    verdicts = record.progress.verdicts if record.progress else {}
    touching = [
        credit
        for credit in record.credits
        if (start is None or credit.ends_on >= start) and (end is None or credit.starts_on <= end)
    ]
    touching.sort(key=lambda credit: (credit.starts_on, credit.number))
    return [Line(credit, verdicts.get(credit.number)) for credit in touching]


def domain_name(domain: str | None) -> str:
    """A domain as the programme prints it; a legacy category as it came."""
    return DOMAIN_TITLES[Domain(domain)] if domain in DOMAINS and domain else domain or ""


def table(lines: Sequence[Line], *, without: Collection[str] = ()) -> bytes:
    """The lines as CSV in UTF-8 with a mark of its encoding; days ISO. Cells that a spreadsheet would run are quoted.

    Documents whose SHA-256 is in ``without`` are not named.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([harmless(cell) for cell in _cells(line, without)])
    return ("\ufeff" + out.getvalue()).encode()


def _cells(line: Line, without: Collection[str]) -> tuple[str, ...]:
    credit = line.credit
    return (
        f"{credit.starts_on.isoformat()} - {credit.ends_on.isoformat()}",
        credit.title,
        show_hours(credit.seconds),
        domain_name(credit.domain),
        credit.added_by,
        credit.location or "",
        credit.instructor or "",
        credit.expires_on.isoformat() if credit.expires_on else "",
        "; ".join(document.name for document in credit.documents if document.sha256 not in without),
        credit.description or "",
        str(credit.number),
        "yes" if line.counts else "no",
        show_hours(line.seconds_counted),
        line.why_not,
    )


def harmless(cell: str) -> str:
    """A cell no spreadsheet takes for a formula (OWASP, "CSV injection"): an apostrophe goes before its first sign."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


def audit_file(
    practitioner: Practitioner,
    record: Record,
    lines: Sequence[Line],
    documents: Documents,
    *,
    programme: str,
    today: date,
) -> tuple[bytes, list[Line]]:
    """One PDF: cover, list, index, every document with a bookmark; and the lines some of whose documents can't be in it.

    Raises Unreadable when the documents are too many or too large for one PDF.
    """
    files = [
        (line, one.name, documents.load(one.sha256), one.document.media_type)
        for line in lines
        for one in line.credit.documents
    ]
    try:
        pages = certificates.page_counts([(content, kind) for _, _, content, kind in files]) if files else []
        entries = [
            Entry(line.credit.number, line.credit.title, name, count)
            for (line, name, _, _), count in zip(files, pages, strict=True)
        ]
        front = front_pages(practitioner, record, lines, entries, programme=programme, today=today)
        held = [
            (f"#{line.credit.number} {line.credit.title}: {name}"[:200], (content, kind))
            for (line, name, content, kind), count in zip(files, pages, strict=True)
            if count
        ]
        whole = certificates.merge(
            [(front, "application/pdf"), *(file for _, file in held)],
            ["Cover, list and index", *(title for title, _ in held)],
        )
    except Unreadable as fault:
        why = "all documents together are too much for one PDF"
        raise Unreadable(
            name="them", why=why, remedy="Ask for a year at a time, for example: export 2025 as pdf"
        ) from fault
    missing = {line.credit.number for (line, *_), count in zip(files, pages, strict=True) if not count}
    return whole, [line for line in lines if line.credit.number in missing]
