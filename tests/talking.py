"""Talking to Tally in tests: the whole stack on a real database, time passed in."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.reception import Opened, receive
from core.actions.catalogue import add_activity
from core.actions.practitioners import begin_cycle, certify, join, of_address
from core.certificates import media_type_of
from core.house import House
from core.message import File, Message, Reply, Sender
from core.rules.terms import Domain, Standing
from core.store.tables import Arrival, Practitioner

# A Saturday, ten in the morning in New York.
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
counter = itertools.count(1)

# ruff: noqa: E501 - a table, a row an activity
ACTIVITIES = [
    # code, title, course type, start, end, seconds, domain, recording
    ("A1", "GPP3: what changed", "ISMPP U", date(2026, 11, 18), None, 5400, Domain.FOSTER, False),
    ("A2", "GPP3: what changed", "ISMPP U", date(2026, 11, 19), date(2027, 11, 18), 5400, Domain.FOSTER, True),
    ("A3", "Plain language summaries in practice", "ISMPP U", date(2026, 3, 4), None, 3600, Domain.IMPLEMENT, False),
    ("A4", "Artificial intelligence in publication planning", "ISMPP U", date(2026, 9, 9), None, 3600, Domain.DEVELOP, False),
    ("A5", "2026 Annual Meeting: opening plenary", "Annual Meeting", date(2026, 4, 27), date(2026, 4, 29), 3600, Domain.DEVELOP, False),
    ("A6", "2026 Annual Meeting: authorship roundtable", "Annual Meeting", date(2026, 4, 28), None, 5400, Domain.FOSTER, False),
]  # fmt: skip


def add_activities(house: House) -> None:
    """The approved list the tests speak of."""
    with house.database.begin() as session:
        for code, title, kind, start, end, seconds, domain, recording in ACTIVITIES:
            add_activity(
                session, code=code, title=title, provider="Example Society", course_type=kind, starts_on=start,
                ends_on=end, seconds=seconds, domain=domain, is_recording=recording,
            )  # fmt: skip


def add_person(
    house: House,
    address: str = "dana@example.org",
    name: str = "Dana Example",
    *,
    cycle: tuple[date, date] | None = (date(2024, 1, 1), date(2028, 12, 31)),
    zone: str = "America/New_York",
    locale: str | None = None,
    joined_on: date = date(2024, 1, 1),
) -> int:
    """A CMPP in the third year of a five-year cycle, unless ``cycle`` says otherwise; the practitioner's id."""
    with house.database.begin() as session:
        person = join(session, name=name, address=address, now=NOW - timedelta(days=900), zone=zone, locale=locale,
                      standing=Standing.NONE, joined_on=joined_on)  # fmt: skip
        if cycle:
            certify(session, person, number=f"C-{person.id:04}", issued_on=cycle[0], ends_on=cycle[1])
            begin_cycle(session, person, starts_on=cycle[0], ends_on=cycle[1], policy="ismpp-2022")
        return person.id


class Chat:
    """One person talking on one channel; ``chat.say(...)`` returns the replies."""

    def __init__(
        self, house: House, address: str = "dana@example.org", *, channel: str = "web", now: datetime = NOW,
        thread: str | None = None, proven: bool = True,
    ) -> None:  # fmt: skip
        self.house, self.address, self.channel, self.now, self.proven = house, address, channel, now, proven
        self.thread = thread or f"{channel}:{address}"
        self.replies: list[Reply] = []

    def file(self, name: str, content: bytes) -> File:
        """A file as an edge would hand it over: kept, its type sniffed."""
        return File(name, media_type_of(content, name), self.house.documents.keep(content), len(content))

    def say(
        self, text: str = "", *, files: Iterable[File] = (), key: str | None = None, token: str | None = None,
        edits: str | None = None,
    ) -> list[Reply]:  # fmt: skip
        """Say something; the replies."""
        key = key or f"k{next(counter)}"
        message = Message(
            channel=self.channel, key=key, sender=Sender(self.address, self.proven), text=text, thread=self.thread,
            files=tuple(files), token=token, edits=edits,
        )  # fmt: skip
        received = receive(self.house, open_plain, channel=self.channel, key=key, raw=_json(message), now=self.now)
        self.replies = received.replies
        return self.replies

    def press(self, label: str) -> list[Reply]:
        """Press the button with this label, on the last card that has it."""
        for reply in reversed(self.replies):
            for choice in reply.choices:
                if choice.label == label:
                    return self.say(choice.say, token=reply.token)
        raise AssertionError(f"no button {label!r} in {[c.label for r in self.replies for c in r.choices]}")

    @property
    def text(self) -> str:
        """All that was said last, cards included, as one text."""
        shown = []
        for reply in self.replies:
            shown.append(reply.text)
            shown += [f"{f.name}: {f.value}" + (f' "{f.source}"' if f.source else "") for f in reply.fields]
            if reply.choices:
                shown.append(" ".join(f"[{c.label}]" for c in reply.choices))
        return "\n".join(shown)

    def person(self) -> Practitioner:
        """The row of whoever speaks here."""
        with self.house.database.read() as session:
            return of_address(session, self.address)


def _json(message: Message) -> bytes:
    return json.dumps(message.to_json()).encode()


def open_plain(house: House, arrival: Arrival) -> Opened:
    """What the web page and the terminal keep is the message itself."""
    return Opened(Message.from_json(json.loads(arrival.raw)), "heard")


__all__ = ["NOW", "Chat", "add_activities", "add_person", "open_plain", "replace"]
