"""Wishes of staff about audits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from bot.staff_intents.wish import StaffIntent


@dataclass(frozen=True, slots=True)
class DrawAudit(StaffIntent):
    """Draw an audit by percentage and seed, with the day by which people answer; *rolling* takes people one by one.

    > draw audit 10% seed 7 by 31 January 2027
    > draw rolling audit 5% seed 7
    """

    name: ClassVar[str] = "draw_audit"
    act: ClassVar[str] = "draw audit"
    percent: Decimal | None = None
    seed: int | None = None
    due_on: date | None = None
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class SeeAudits(StaffIntent):
    """See the audits that are open.

    > audits
    """

    name: ClassVar[str] = "see_audits"
    act: ClassVar[str] = "audit"


@dataclass(frozen=True, slots=True)
class ActOnAudit(StaffIntent):
    """Extend an audit, record a finding, pass or cancel it (``verb`` extend, find, pass, cancel).

    > extend A2 to 28 February 2027
    > finding A2 the certificate of #12 is made out to somebody else
    > pass A2
    > cancel A2 because it was drawn in error
    """

    name: ClassVar[str] = "act_on_audit"
    act: ClassVar[str] = "audit"
    verb: str = "pass"
    number: int = 0
    on: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class PackAudit(StaffIntent):
    """Get one person's audit pack: record, documents, decisions, and a manifest that can be verified.

    > pack A2
    > audit pack dana@example.org
    """

    name: ClassVar[str] = "pack_audit"
    act: ClassVar[str] = "pack audit"
    number: int | None = None
    address: str | None = None
