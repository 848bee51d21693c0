"""One person's record as the JSON that ``tally record`` prints (docs/commands.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.actions.audits import audits_shown
from core.actions.matters import matters_of
from core.actions.record import Record, record_of
from core.outbox import communications
from core.rules.evidence import Verdict
from core.rules.terms import hours_of
from core.store.tables import Credit, Practitioner

SPOKEN = {"web", "terminal"}


def transcript(session: Session, practitioner: Practitioner, today: date) -> dict[str, Any]:
    """Practitioner, cycle, policy, bars, credits with their verdicts, and messages, oldest first."""
    record = record_of(session, practitioner, today)
    cycle = record.cycle
    year = record.progress.year if record.progress else None
    return {
        "practitioner": {
            "name": practitioner.name,
            "standing": practitioner.standing,
            "addresses": [a.address for a in practitioner.addresses if a.verified_at],
            "zone": practitioner.zone,
            "locale": practitioner.locale,
        },
        "cycle": {"start": cycle.start.isoformat(), "end": cycle.end.isoformat(), "year": year} if cycle else None,
        "policy": record.policy.name if record.policy else None,
        "bars": _bars(record),
        "credits": [_credit(row, _verdict(record, row)) for row in record.credits],
        "messages": [
            {"at": row.sent_at.isoformat() if row.sent_at else None, "channel": row.channel, "kind": row.kind,
             "subject": row.subject}
            for row in reversed(communications(session, practitioner.id))
            if row.channel not in SPOKEN
        ],
        **matters_of(session, practitioner),
        "audits": audits_shown(session, practitioner),
    }  # fmt: skip


def _bars(record: Record) -> list[dict[str, Any]]:
    if record.progress is None:
        return []
    return [
        {
            "name": bar.name,
            "have": bar.have_shown,
            "need": bar.need_shown,
            "unit": bar.unit.value,
            "percent": bar.percent,
            "by": bar.by.isoformat(),
        }
        for bar in record.progress.bars
    ]


def _verdict(record: Record, row: Credit) -> Verdict | None:
    return record.progress.verdicts.get(row.number) if record.progress else None


def _credit(row: Credit, verdict: Verdict | None) -> dict[str, Any]:
    why_not = verdict.why_not if verdict else "There is no certification cycle for it to count in yet."
    return {
        "number": row.number,
        "title": row.title,
        "hours": hours_of(row.seconds),
        "start": row.starts_on.isoformat(),
        "end": row.ends_on.isoformat(),
        "domain": row.domain,
        "description": row.description,
        "location": row.location,
        "instructor": row.instructor,
        "expiration": row.expires_on.isoformat() if row.expires_on else None,
        "added_by": row.added_by,
        "activity": row.activity.code if row.activity else None,
        "basis": row.basis,
        "documents": [
            {"name": d.name, "type": d.document.media_type, "size": d.document.size, "sha256": d.sha256}
            for d in row.documents
        ],
        "documented": bool(row.documents),
        "counts": bool(verdict and verdict.counts),
        "why_not": why_not,
    }
