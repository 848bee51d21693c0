"""A stand-in for the membership system: it makes events, signs and sends them; and what is seen of them here."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from browsing import open_site
from pydantic import SecretStr
from sqlalchemy import func, select
from talking import NOW, add_person

from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Arrival, Entry, Outgoing, Practitioner

SECRET = "a key the membership system knows"
NORA = {
    "member_number": "M-2", "name": "Nora New", "address": "nora@example.org", "member_until": "2027-06-30",
    "organisation": "Acme Medical", "phone": "+1 555 0101", "postal_address": "2 Example Street\nSpringfield",
}  # fmt: skip
ENDED = {"kind": "member.ended"}


@dataclass
class MembershipSystem:
    """The other system: it makes events, signs and sends them."""

    url: str
    secret: str = SECRET
    now: datetime = NOW
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def event(self, member: Any, *, at: datetime = NOW, kind: str = "member.updated", **facts: Any) -> bytes:
        told = {"id": f"evt_{next(self.numbers)}", "at": at.isoformat(), "type": kind, "member": member} | facts
        return json.dumps(told).encode()

    def sign(self, body: bytes) -> str:
        made = str(int(self.now.timestamp()))
        return f"t={made},v1={hmac.new(self.secret.encode(), f'{made}.'.encode() + body, hashlib.sha256).hexdigest()}"

    def send(self, body: bytes, *, query: str = "", signature: str | None = None) -> httpx.Response:
        headers = {"tally-signature": self.sign(body) if signature is None else signature}
        with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as client:
            return client.post(f"/membership{query}", content=body, headers=headers)

    def tell(self, member: Any, **facts: Any) -> dict[str, Any]:
        told: dict[str, Any] = self.send(self.event(member, **facts)).json()
        return told


@contextmanager
def listening(house: House) -> Iterator[MembershipSystem]:
    """A house with Dana that takes events, and the system that sends them."""
    add_person(house)
    more = {"membership_secret": SecretStr(SECRET), "office_address": "office@example.org"}
    house.settings = house.settings.model_copy(update=more)
    with open_site(house) as site:
        yield MembershipSystem(site.base)


def member(house: House, address: str) -> tuple[str | None, str | None, str | None]:
    with house.database.read() as session:
        person = of_address(session, address)
        until = person.member_until.isoformat() if person.member_until else None
        return person.member_number, until, person.organisation


def count(house: House, table: type[Practitioner] | type[Arrival] | type[Entry]) -> int:
    with house.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def to_office(house: House) -> list[str]:
    with house.database.read() as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.kind == "office").order_by(Outgoing.id))
        return [row.reply["text"] for row in rows]
