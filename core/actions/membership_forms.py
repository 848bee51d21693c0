"""The form of a membership event: JSON with an id, an instant, a type and a member, each fault named with its remedy."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from core.actions.imports.membership import COLUMNS
from core.actions.imports.table import CONTROL

UPDATED, ENDED = "member.updated", "member.ended"
KINDS = (UPDATED, ENDED)
FIELDS = ("id", "at", "type", "member")
AHEAD = timedelta(minutes=5)
ID = re.compile(r"[!-~]{1,200}")
LONGEST = {column.key: column.longest for column in COLUMNS}
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that can't be taken: its name, its value as it came, what to do."""

    field: str
    value: str
    remedy: str

    def to_json(self) -> dict[str, str]:
        """A dict for JSON; a long value is cut."""
        shown = self.value if len(self.value) <= SHOWN else f"{self.value[: SHOWN - 1]}…"
        return {"field": self.field, "value": shown, "remedy": self.remedy}


class Unusable(Exception):
    """A body that is no event; ``faults`` are all that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{one.field} {one.remedy}" for one in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Event:
    """What the membership system says of one member at an instant (UTC); ``member`` are the fields' texts."""

    id: str
    at: datetime
    kind: str
    member: dict[str, str]


def key_and_thread(body: bytes, now: datetime) -> tuple[str, str | None]:
    """The event's id, and what all events about one member share; None while no number can be read.

    Raises Unusable with every fault of a body that has no id.
    """
    told = _told(body)
    faults = _faults_of_id(told)
    if faults:
        raise Unusable((*faults, *_read(told, now)[1]))
    return str(told["id"]), _thread(told.get("member"))


def _thread(member: object) -> str | None:
    number = member.get("member_number") if isinstance(member, dict) else None
    if not isinstance(number, str) or _fault_of_text("member_number", number) is not None:
        return None
    plain = " ".join(number.split())
    return f"member:{plain}" if plain else None


def read_event(body: bytes, now: datetime) -> tuple[Event, tuple[Fault, ...]]:
    """The event with what is wrong about it; the fields at fault are empty. Raises Unusable for what is no object."""
    told = _told(body)
    event, faults = _read(told, now)
    return event, (*_faults_of_id(told), *faults)


def _told(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise Unusable((Fault("body", "", "is no JSON; send one object in UTF-8."),)) from None
    if not isinstance(told, dict):
        raise Unusable((Fault("body", "", f"must be one object with {', '.join(FIELDS)}."),))
    return told


def _faults_of_id(told: dict[str, Any]) -> list[Fault]:
    given = told.get("id")
    if isinstance(given, str) and ID.fullmatch(given):
        return []
    return [Fault("id", _show(given), "must be 1 to 200 letters, digits and signs without spaces, like evt_1001.")]


def _read(told: dict[str, Any], now: datetime) -> tuple[Event, list[Fault]]:
    faults = [
        Fault(_clean(name), "", f"is no field of an event; it has {', '.join(FIELDS)}.")
        for name in told
        if name not in FIELDS
    ]
    at = _instant(told.get("at"), now, faults)
    kind = told.get("type")
    if kind not in KINDS:
        faults.append(Fault("type", _show(kind), f"must be {' or '.join(KINDS)}."))
    member = told.get("member")
    if not isinstance(member, dict):
        faults.append(Fault("member", _show(member), f"must be an object with {', '.join(LONGEST)}."))
        member = {}
    texts = _texts(member, faults)
    return Event(str(told.get("id")), at or now, kind if isinstance(kind, str) else "", texts), faults


def _instant(given: object, now: datetime, faults: list[Fault]) -> datetime | None:
    try:
        at = datetime.fromisoformat(given) if isinstance(given, str) else None
        at = at.astimezone(UTC) if at is not None and at.tzinfo is not None else None
    except (ValueError, OverflowError):
        at = None
    if at is None:
        faults.append(Fault("at", _show(given), "must be an instant with its zone, like 2026-11-21T15:00:00Z."))
    elif at > now + AHEAD:
        faults.append(Fault("at", _show(given), "lies ahead; it must be when the change was made. Check the clock."))
    return at


def _texts(member: dict[str, Any], faults: list[Fault]) -> dict[str, str]:
    """The member's fields as a list's cells: trimmed; null and absent are blank."""
    texts: dict[str, str] = {}
    for name, value in member.items():
        if name not in LONGEST:
            remedy = f"is no field of a member; it has {', '.join(LONGEST)}."
            faults.append(Fault(f"member.{_clean(name)}", _show(value), remedy))
        elif (fault := _fault_of_text(name, value)) is not None:
            faults.append(fault)
        elif value is not None:
            texts[name] = value.strip()
    return texts


def _fault_of_text(name: str, value: object) -> Fault | None:
    where = f"member.{name}"
    if value is None:
        return None
    if not isinstance(value, str):
        return Fault(where, _show(value), 'must be a text in quotes, like "M-1", or null.')
    if CONTROL.search(value) or not _can_be_kept(value):
        return Fault(where, _show(value), "holds a control character or half of one. Send the value anew.")
    if len(value) > LONGEST[name]:
        return Fault(where, _show(value), f"is {len(value)} characters long; at most {LONGEST[name]} are kept.")
    return None


def _can_be_kept(text: str) -> bool:
    """JSON can hold halves of characters that no database takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _show(value: object) -> str:
    if value is None:
        return ""
    return _clean(value if isinstance(value, str) else json.dumps(value))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
