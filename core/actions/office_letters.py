"""Letters of the office to one person, in the office's own words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.actions.journal import write
from core.actions.practitioners import primary_address
from core.actions.telling import ANSWERED_WITHIN, tell
from core.house import House
from core.phrases import phrased
from core.store.tables import Practitioner, Question

ANSWERED_BY = "office_wrote"
"""Who hears what is answered by mail. Elsewhere one types "tell the office …": there, any other words may be meant for Tally."""


def write_to(
    session: Session, house: House, person: Practitioner, *, words: str, by: Practitioner, key: str, now: datetime
) -> int:  # fmt: skip
    """Owe the person the words on each of their channels, once under ``key``; how many were posted."""
    key = f"told:{key}"[-180:]
    reply = phrased("linking.from_office", programme=house.settings.programme, words=words)
    posted = tell(session, house, person, reply, key=key, kind="notice", now=now)
    if posted and primary_address(person):
        place = f"mail:{key}|{person.id}|mail"
        session.add(Question(practitioner_id=person.id, thread=place, kind="text", asked_at=now,
                             payload={"hearer": ANSWERED_BY, "choices": []}, expires_at=now + ANSWERED_WITHIN))  # fmt: skip
    said = {"words": words, "by": f"practitioner:{by.id}"}
    write(session, person.id, verb="told", subject=f"office:{key}"[-64:], before=None, after=said, now=now)
    return posted
