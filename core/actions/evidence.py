"""Documents as proof: kept, read once per reader, attached to credits, merged into the one reference document."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import certificates
from core.actions.journal import write
from core.certificates.reading import Reading
from core.documents import Documents
from core.message import File
from core.store.tables import Credit, CreditDocument, Document, DocumentReading, Practitioner, ReferenceDocument

DOCUMENT_TYPES = ("application/pdf", "image/png", "image/jpeg", "image/heic", "text/plain")


def note_document(session: Session, file: File, *, now: datetime) -> Document:
    """The row of a kept file, made when it is new."""
    row = session.get(Document, file.sha256)
    if row is None:
        row = Document(sha256=file.sha256, media_type=file.media_type, size=file.size, kept_at=now)
        session.add(row)
        session.flush()
    return row


def reading_of(session: Session, sha256: str) -> Reading | None:
    """What today's reader found in a document; None when it has not read it yet."""
    row = session.get(DocumentReading, (sha256, certificates.READER_VERSION))
    return Reading.from_json(row.reading) if row else None


def note_reading(session: Session, file: File, reading: Reading, *, now: datetime) -> None:
    """Keep what the reader found, by content hash and reader version."""
    note_document(session, file, now=now)
    if session.get(DocumentReading, (file.sha256, certificates.READER_VERSION)) is None:
        session.add(
            DocumentReading(
                sha256=file.sha256,
                reader_version=certificates.READER_VERSION,
                reading=reading.to_json(),
                read_at=now,
            )
        )
        session.flush()


def attach(session: Session, practitioner: Practitioner, credit: Credit, file: File, *, now: datetime) -> bool:
    """Make a kept file proof of a credit; False when it is that already."""
    if any(d.sha256 == file.sha256 for d in credit.documents):
        return False
    note_document(session, file, now=now)
    link = CreditDocument(practitioner_id=practitioner.id, sha256=file.sha256, name=file.name, attached_at=now)
    credit.documents.append(link)
    session.flush()
    write(
        session,
        practitioner.id,
        verb="attach",
        subject=f"document:{credit.number}:{file.sha256}",
        before=None,
        after={"credit_id": credit.id, "sha256": file.sha256, "name": file.name},
        now=now,
    )
    return True


def credits_proved_by(session: Session, practitioner: Practitioner, sha256: str) -> list[Credit]:
    """The person's credits that this very file is attached to."""
    return list(
        session.scalars(
            select(Credit)
            .join(CreditDocument)
            .where(
                Credit.practitioner_id == practitioner.id,
                Credit.deleted_at.is_(None),
                CreditDocument.sha256 == sha256,
            )
            .order_by(Credit.number)
        )
    )


def reference_document(session: Session, documents: Documents, credit: Credit, *, now: datetime) -> File | None:
    """The one document of a credit: its only file, or all of them merged into one PDF. None without files.

    Raises Unreadable when the files can't be merged.
    """
    parts = credit.documents
    if not parts:
        return None
    if len(parts) == 1:
        only = parts[0]
        return File(only.name, only.document.media_type, only.sha256, only.document.size)
    made_from = hashlib.sha256(" ".join(p.sha256 for p in parts).encode()).hexdigest()
    kept = session.get(ReferenceDocument, credit.id)
    name = f"credit-{credit.number}.pdf"
    if kept is not None and kept.made_from == made_from:
        row = session.get_one(Document, kept.sha256)
        return File(name, row.media_type, row.sha256, row.size)
    merged = certificates.merge([(documents.load(p.sha256), p.document.media_type) for p in parts])
    file = File(name, "application/pdf", documents.keep(merged), len(merged))
    note_document(session, file, now=now)
    if kept is None:
        session.add(ReferenceDocument(credit_id=credit.id, sha256=file.sha256, made_from=made_from))
    else:
        kept.sha256, kept.made_from = file.sha256, made_from
    session.flush()
    return file
