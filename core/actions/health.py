"""What only the office may see: accommodations asked for, and the proof of an emergency. Never journalled, never told on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.evidence import note_document
from core.actions.membership_notices import tell_office
from core.actions.roles import Office, require_role
from core.house import House
from core.message import File
from core.phrases import phrased
from core.store.tables import Deferral, ExamApplication, OfficeOnly, Practitioner

ACCOMMODATIONS = "accommodations"
EMERGENCY = "emergency"


def keep_private(
    session: Session, application: ExamApplication, *, kind: str, now: datetime, words: str | None = None,
    files: Iterable[File] = (), deferral: Deferral | None = None,
) -> int:  # fmt: skip
    """Keep words and files for the office alone; how many things were kept."""
    kept = 0
    held = {row.sha256 for row in _rows(session, application) if row.sha256 and row.deferral_id == _number(deferral)}
    parts: list[tuple[str | None, File | None]] = [(words, None)] if words else []
    parts += [(None, file) for file in files if file.sha256 not in held]
    for said, file in parts:
        if file is not None:
            note_document(session, file, now=now)
        session.add(
            OfficeOnly(
                practitioner_id=application.practitioner_id, application_id=application.id, kind=kind, words=said,
                deferral_id=_number(deferral), sha256=file.sha256 if file else None,
                name=file.name if file else None, kept_at=now,
            )
        )  # fmt: skip
        kept += 1
    session.flush()
    return kept


def has_private(session: Session, application: ExamApplication, kind: str, deferral: Deferral | None = None) -> bool:
    """Whether something of the kind is kept: all that anybody but the office may know, and only the person is told.

    That of an earlier deferral serves no other: without one, only what belongs to none yet is looked at.
    """
    return any(row.kind == kind and row.deferral_id == _number(deferral) for row in _rows(session, application))


def _number(deferral: Deferral | None) -> int | None:
    return deferral.id if deferral is not None else None


def kept_of(session: Session, application: ExamApplication, kind: str) -> tuple[int, int, datetime | None]:
    """How many times words and how many files of the kind are kept, and when the last came: all the person is told."""
    rows = [row for row in _rows(session, application) if row.kind == kind]
    files = sum(row.sha256 is not None for row in rows)
    return len(rows) - files, files, rows[-1].kept_at if rows else None


def tell_of_more(session: Session, house: House, application: ExamApplication, *, now: datetime) -> None:
    """Tell the office that something was added after the application was sent; nothing of what it says."""
    last = _rows(session, application)[-1]
    reply = phrased("exams.accommodations_added", number=application.id)
    tell_office(session, house, reply, key=f"accommodations:{last.id}", now=now)


def private_of(
    session: Session, application: ExamApplication, *, by: Practitioner | None, now: datetime
) -> list[OfficeOnly]:  # fmt: skip
    """What is kept, oldest first, for the office. Raises NotAllowed for everybody else."""
    require_role(session, by, Office.OFFICE, now=now, what="Seeing medical documents")
    return _rows(session, application)


def is_private(session: Session, sha256: str) -> bool:
    """Whether a document is for the office alone: no report, audit pack or preview may hold it."""
    return session.scalars(select(OfficeOnly.id).where(OfficeOnly.sha256 == sha256)).first() is not None


def claim_for(session: Session, application: ExamApplication, deferral: Deferral) -> None:
    """Documents of an emergency sent before the deferral was asked for belong to it."""
    for row in _rows(session, application):
        if row.kind == EMERGENCY and row.deferral_id is None:
            row.deferral_id = deferral.id
    session.flush()


def _rows(session: Session, application: ExamApplication) -> list[OfficeOnly]:
    wanted = select(OfficeOnly).where(OfficeOnly.application_id == application.id)
    return list(session.scalars(wanted.order_by(OfficeOnly.id)))
