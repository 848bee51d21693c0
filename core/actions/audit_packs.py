"""An audit pack: one person's record, documents and decisions in a ZIP, with a manifest of hashes under a seal.

What is for the office alone never goes in: exams, accommodations, fees, and every document that is kept as private.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.audit_pages import Entry, front_pages
from core.actions.audits import audits_of, note_pack
from core.actions.evidence import note_document
from core.actions.export import Line, harmless, lines_of_record, table
from core.actions.health import is_private
from core.actions.record import Record, edition_of, record_of
from core.actions.requests import requests_of
from core.actions.roles import Office, require_role
from core.actions.transcript import transcript
from core.errors import NotFound
from core.house import House
from core.message import File
from core.rules import cycle as cycles
from core.rules.progress import progress
from core.store.tables import Audit, Credit, CreditDocument, Practitioner, RequestDocument, Step
from core.store.tables import Entry as JournalLine

VERSION = 1
MANIFEST = "manifest.json"
DECIDED = ("request", "recertification", "audit")
JOURNALLED = ("credit:", "document:", "job:", "request:", "recertification:", "audit:")
SHOWN = ("practitioner", "cycle", "policy", "bars", "credits", "requests", "recertification", "audits")
NO_NAME = re.compile(r"[^\w.\- ]+|\.{2,}")


def pack(
    session: Session, house: House, practitioner: Practitioner, *, by: Practitioner | None, now: datetime, today: date
) -> File:  # fmt: skip
    """The person's pack of their latest audit's cycle, else of their current one; kept as a document.

    Raises NotAllowed for who is neither auditor nor office.
    """
    require_role(session, by, Office.AUDITOR, Office.OFFICE, now=now, what="Making an audit pack")
    audit = next(iter(reversed(audits_of(session, practitioner))), None)
    record = _record(session, practitioner, audit, today)
    span = record.cycle.span if record.cycle else None
    lines = lines_of_record(record, start=span.start if span else None, end=span.end if span else None)
    private = _private(session, practitioner)
    files, entries, left_out = _documents(session, house, practitioner, lines, private)
    shown = transcript(session, practitioner, today)
    files["record.json"] = as_json({key: _without(private, key, shown[key]) for key in SHOWN})
    files["credits.csv"] = table(lines, without=private)
    files["decisions.csv"] = _decisions(session, practitioner)
    files["journal.csv"] = _journal(session, practitioner, private)
    files["transcript.pdf"] = front_pages(
        practitioner, record, lines, entries, programme=house.settings.programme, today=today
    )
    files["README.txt"] = _readme(practitioner, audit, left_out, now).encode()
    content = _zipped(files, _manifest(house, practitioner, audit, files, now), now)
    name = f"audit-{f'A{audit.id}-' if audit else ''}{_plain(practitioner.name)}-{today.isoformat()}.zip"
    file = File(name, "application/zip", house.documents.keep(content), len(content))
    note_document(session, file, now=now)
    if audit is not None:
        note_pack(session, audit, file.sha256, now=now)
    return file


def _record(session: Session, practitioner: Practitioner, audit: Audit | None, today: date) -> Record:
    record = record_of(session, practitioner, today)
    if audit is None:
        return record
    policy = edition_of(audit.cycle)
    cycle = cycles.Cycle(audit.cycle.starts_on, audit.cycle.ends_on, audit.cycle.policy.name)
    standing = progress(record.facts, record.work, policy, cycle, today)
    return replace(record, cycle=cycle, policy=policy, progress=standing)


def _documents(
    session: Session, house: House, practitioner: Practitioner, lines: list[Line], private: set[str]
) -> tuple[dict[str, bytes], list[Entry], int]:
    """Every document by its path in the pack, the index of those of credits, and how many were left out."""
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    left_out = 0
    wanted: list[tuple[str, Credit | None, CreditDocument | RequestDocument]] = [
        (f"{line.credit.number:04}", line.credit, one) for line in lines for one in line.credit.documents
    ]
    # A draft is its writer's alone until it is sent.
    sent = [request for request in requests_of(session, practitioner) if request.submitted_at is not None]
    wanted += [(f"R{request.id}", None, one) for request in sent for one in request.documents]
    for place, (stem, credit, one) in enumerate(wanted, 1):
        if one.sha256 in private:
            left_out += 1
            continue
        path = f"documents/{stem}-{place}-{_plain(one.name)}"
        try:
            files[path] = house.documents.load(one.sha256)
        except NotFound:
            left_out += 1
            continue
        if credit is not None:
            entries.append(Entry(credit.number, credit.title, path, 0))
    return files, entries, left_out


def _plain(name: str) -> str:
    return NO_NAME.sub("_", name).strip(". ")[-80:] or "file"


def _private(session: Session, practitioner: Practitioner) -> set[str]:
    """The hashes of the person's documents that are for the office alone."""
    mine = select(CreditDocument.sha256).where(CreditDocument.practitioner_id == practitioner.id)
    asked = select(RequestDocument.sha256).where(RequestDocument.practitioner_id == practitioner.id)
    every = {*session.scalars(mine), *session.scalars(asked)}
    return {one for one in every if is_private(session, one)}


def _without(private: set[str], key: str, value: Any) -> Any:
    """Credits and requests without the documents that are for the office alone; no request that was never sent."""
    if key not in {"credits", "requests"}:
        return value
    if key == "requests":
        value = [one for one in value if one["submitted"] is not None]
    return [{**one, "documents": [d for d in one["documents"] if d["sha256"] not in private]} for one in value]


def _decisions(session: Session, practitioner: Practitioner) -> bytes:
    """Who decided what when: every step in requests, recertification and audits."""
    steps = select(Step).where(Step.practitioner_id == practitioner.id).order_by(Step.id)
    unsent = {f"request:{one.id}" for one in requests_of(session, practitioner) if one.submitted_at is None}
    rows = [
        (step.at.isoformat(), step.subject, step.verb, step.state, step.who, step.by.name if step.by else "",
         step.words or "", json.dumps(step.facts, sort_keys=True) if step.facts else "")
        for step in session.scalars(steps)
        if step.subject.partition(":")[0] in DECIDED and step.subject not in unsent
    ]  # fmt: skip
    return _csv(("At", "Case", "What", "Then", "Acting as", "By", "Words", "Facts"), rows)


def _journal(session: Session, practitioner: Practitioner, private: set[str]) -> bytes:
    """Every change of the record with its seal; the changes themselves stay with the programme."""
    wanted = select(JournalLine).where(JournalLine.practitioner_id == practitioner.id).order_by(JournalLine.id)
    rows = [
        (str(one.id), one.at.isoformat(), one.actor, one.verb, one.subject, one.hash)
        for one in session.scalars(wanted)
        if one.subject.startswith(JOURNALLED) and one.subject.rpartition(":")[2] not in private
    ]
    return _csv(("Line", "At", "By", "What", "Of", "SHA-256 of the change, salted"), rows)


def _csv(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _readme(practitioner: Practitioner, audit: Audit | None, left_out: int, now: datetime) -> str:
    why = f"audit A{audit.id}" if audit else "a look at the record"
    more = f"\n{left_out} of the documents can't be in it.\n" if left_out else ""
    return (
        f"The continuing-education record of {practitioner.name}, packed for {why} on {now:%d %B %Y, %H:%M} UTC.\n\n"
        "transcript.pdf   the record as one reads it, with an index of the documents\n"
        "record.json      the same for programs\n"
        "credits.csv      the credits for spreadsheets\n"
        "decisions.csv    who decided what when\n"
        "journal.csv      every change of the record, with its seal\n"
        "documents/       what was sent as proof, as it came\n"
        f"manifest.json    the hash of every file, and the seal of who made this\n{more}\n"
        "To see that nothing was changed: tally audit verify FILE\n"
    )


def _manifest(
    house: House, practitioner: Practitioner, audit: Audit | None, files: dict[str, bytes], now: datetime
) -> dict[str, Any]:
    said: dict[str, Any] = {
        "v": VERSION,
        "person": practitioner.name,
        "audit": audit.id if audit else None,
        "seed": audit.draw.seed if audit else None,
        "programme": house.settings.programme,
        "made_at": now.isoformat(),
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in sorted(files.items())
        },
    }
    return {**said, "seal": seal_of(house, said)}


def seal_of(house: House, manifest: dict[str, Any]) -> str:
    """What only this deployment can write under a manifest."""
    said = json.dumps({k: v for k, v in manifest.items() if k != "seal"}, sort_keys=True).encode()
    return hmac.new(house.secret.encode(), b"audit-pack:" + said, hashlib.sha256).hexdigest()


def as_json(value: Any) -> bytes:
    """How a pack writes JSON: sorted, two blanks deep."""
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _zipped(files: dict[str, bytes], manifest: dict[str, Any], now: datetime) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*sorted(files.items()), (MANIFEST, as_json(manifest))]:
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
