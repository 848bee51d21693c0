"""Records to talk about: credits, documents, letters that went out."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from talking import NOW, Chat

from core.actions.credits import log_credit
from core.actions.evidence import attach
from core.actions.practitioners import of_address
from core.actions.sealed import unsealed
from core.house import House
from core.message import File
from core.rules.terms import Domain
from core.store.tables import Activity, Outgoing


def add_credit(
    house: House,
    title: str = "Authorship for oncologists",
    *,
    hours: float = 1.5,
    day: date = date(2026, 3, 3),
    domain: Domain | None = Domain.FOSTER,
    code: str | None = None,
    proof: str | None = None,
    address: str = "dana@example.org",
) -> int:
    """A credit of Dana's, off the list unless ``code`` names an activity; with the text ``proof`` as its document."""
    with house.database.begin() as session:
        person = of_address(session, address)
        activity = session.scalars(select(Activity).where(Activity.code == code)).one() if code else None
        credit = log_credit(
            session, person, title=title, seconds=int(hours * 3600), start=day, end=day,
            domain=domain.value if domain else None, activity=activity, now=NOW,
        )  # fmt: skip
        if proof is not None:
            attach(session, person, credit, text_file(house, proof), now=NOW)
        return credit.number


def text_file(house: House, text: str, name: str = "certificate.txt") -> File:
    """A kept text file."""
    return File(name, "text/plain", house.documents.keep(text.encode()), len(text))


def letters(house: House, kind: str | None = None) -> list[Outgoing]:
    """Letters owed, oldest first."""
    with house.database.read() as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.channel == "mail").order_by(Outgoing.id)).all()
        session.expunge_all()
    return [row for row in rows if kind is None or row.kind == kind]


def code_sent(house: House) -> str:
    """The code in the latest letter that holds one."""
    found = re.search(r"\*(\d{6})\*", unsealed(letters(house, "code")[-1], house.secret).text)
    assert found
    return found[1]


def another(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def labels(chat: Chat) -> list[str]:
    """The buttons of what was said last."""
    return [choice.label for reply in chat.replies for choice in reply.choices]
