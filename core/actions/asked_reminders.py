"""One reminder more on a day somebody named: owed at once, sent then; the usual ones stay as they are."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.credits import show_day
from core.actions.journal import facts_of, write
from core.actions.posting import Found, channels_of, post_found
from core.house import House
from core.message import Choice, Reply
from core.store.tables import Outgoing, Practitioner

KIND = "asked"
LONGEST_QUOTE = 200
SHOW_PLAN = Choice("Show plan", "what is missing?")


def ask_once(session: Session, house: House, person: Practitioner, *, at: datetime, words: str, now: datetime) -> bool:
    """Owe a reminder for the instant ``at``, quoting what was asked; False when one is owed for then already."""
    asked_on = show_day(now.astimezone(ZoneInfo(person.zone or house.settings.zone)).date())
    quoted = " ".join(words.split())[:LONGEST_QUOTE]
    reply = Reply(
        f'You asked me on {asked_on} to remind you today: "{quoted}"',
        choices=(SHOW_PLAN,),
        subject="The reminder you asked for",
    )
    key = f"{KIND}:{at:%Y-%m-%dT%H:%M}"
    had = {row.id for row in waiting(session, person)}
    post_found(session, house, Found(person, key, at, reply, channels_of(person), KIND, is_later=True), now)
    made = [row for row in waiting(session, person) if row.id not in had]
    for row in made:
        facts = facts_of(row)
        write(session, person.id, verb="remind", subject=f"reminder:{row.id}", before=None, after=facts, now=now)
    return bool(made)


def waiting(session: Session, person: Practitioner) -> list[Outgoing]:
    """The reminders asked for that are still to be sent, the next one first."""
    rows = select(Outgoing).where(
        Outgoing.practitioner_id == person.id, Outgoing.kind == KIND, Outgoing.due_at.is_not(None)
    )
    return list(session.scalars(rows.order_by(Outgoing.due_at, Outgoing.id)))


def drop_asked(session: Session, person: Practitioner, now: datetime) -> int:
    """Send none of them; how many there were. Undo brings them back."""
    rows = waiting(session, person)
    for row in rows:
        before = facts_of(row)
        row.due_at = None
        session.flush()
        write(
            session, person.id, verb="drop", subject=f"reminder:{row.id}", before=before, after=facts_of(row), now=now
        )  # fmt: skip
    return len(rows)
