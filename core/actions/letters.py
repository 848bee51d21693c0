"""What was sent to somebody unasked, to be listed, searched and read again: numbered from the first, one number a letter.

A letter that went by mail and by Slack is one. Codes and links to sign in are never among them: no row of theirs
names a person, and their kinds are left out besides. Nor is what was said in answer: it stands in its conversation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.sealed import CODE, LINK
from core.message import Reply
from core.rules.wording import listed
from core.rules.words import lowered
from core.store.tables import Outgoing

LEFT_OUT = ("reply", "fault", CODE, LINK)
SMALL_WORDS = frozenset({"the", "a", "an", "my", "and", "or", "of", "for", "to", "in", "on", "with", "about"})
CHANNELS = {"slack": "in Slack", "web": "on the page", "terminal": "in the terminal"}
NO_DIGIT = r"(?!\d)"
_WORD = re.compile(r"[^\s,;:\"'“”‘’()]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its number, when it was first sent, what it said, and the ways it went ("by mail to …")."""

    number: int
    at: datetime
    reply: Reply
    ways: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its subject, else how it begins."""
        return self.reply.subject or (self.reply.text.strip().splitlines() or ["(no words)"])[0][:80]

    @property
    def way(self) -> str:
        """How it went, in words."""
        return listed(self.ways)

    def says(self, words: str) -> bool:
        """Whether every one of the words begins a word of its subject, text, fields or files; R5 is not in R55."""
        reply = self.reply
        shown = (*(f"{one.name} {one.value}" for one in reply.fields), *(file.name for file in reply.files))
        said = lowered("\n".join((reply.subject or "", reply.text, *shown)))
        wanted = _WORD.findall(lowered(words))
        wanted = [word for word in wanted if word not in SMALL_WORDS] or wanted
        return all(
            re.search(rf"(?<!\w){re.escape(word)}{NO_DIGIT if word[-1].isdigit() else ''}", said) for word in wanted
        )


def letters_of(session: Session, practitioner_id: int) -> list[Letter]:
    """Everything sent to one practitioner, newest first."""
    wanted = (
        select(Outgoing)
        .where(
            Outgoing.practitioner_id == practitioner_id, Outgoing.sent_at.is_not(None), Outgoing.kind.not_in(LEFT_OUT)
        )
        .order_by(Outgoing.sent_at, Outgoing.id)
    )
    sent: dict[str, list[Outgoing]] = {}
    for row in session.scalars(wanted):
        sent.setdefault(_stem(row), []).append(row)
    return [_letter(number, rows) for number, rows in enumerate(sent.values(), 1)][::-1]


def owed_to(session: Session, practitioner_id: int) -> list[Reply]:
    """What is on its way to one practitioner and hasn't gone out on any channel, newest first, each once."""
    rows = (
        select(Outgoing)
        .where(Outgoing.practitioner_id == practitioner_id, Outgoing.kind.not_in(LEFT_OUT))
        .order_by(Outgoing.id)
    )
    waits: dict[str, Outgoing] = {}
    gone = set()
    for row in session.scalars(rows):
        waits.setdefault(_stem(row), row)
        gone |= {_stem(row)} if row.sent_at is not None else set()
    return [Reply.from_json(row.reply) for stem, row in waits.items() if stem not in gone][::-1]


def sought(
    letters: list[Letter], *, words: str | None, start: date | None, end: date | None, zone: ZoneInfo
) -> list[Letter]:
    """Those that say the words and went in these days of the person's own zone."""
    return [
        one
        for one in letters
        if (not words or one.says(words))
        and (start is None or one.at.astimezone(zone).date() >= start)
        and (end is None or one.at.astimezone(zone).date() <= end)
    ]


def _stem(row: Outgoing) -> str:
    """What the rows of one letter share: their key without the channel at its end, and the words."""
    stem, _, channel = row.key.rpartition("|")
    return f"{stem}\n{row.reply.get('text')}" if stem and channel == row.channel else row.key


def _letter(number: int, rows: list[Outgoing]) -> Letter:
    first = rows[0]
    ways = dict.fromkeys(_way(row) for row in rows)
    reply = Reply.from_json(first.reply)
    return Letter(number, min(row.sent_at or row.posted_at for row in rows), reply, tuple(ways))


def _way(row: Outgoing) -> str:
    if row.channel == "mail":
        return f"by mail to {row.to['address']}" if row.to.get("address") else "by mail"
    return CHANNELS.get(row.channel, f"in {row.channel}")
