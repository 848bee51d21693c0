"""One turn of a conversation: who speaks, what they said, when; and what an answer may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.actions.record import Record, record_of
from core.house import House
from core.message import Message, Reply
from core.store.tables import Practitioner


@dataclass
class Turn:
    """What an answer is given. ``now`` is UTC; ``chosen`` is the place (from 0) of the offered choice that was taken.

    ``held`` is set to why a person should look at the message too, ``private`` when its words are for the office alone.
    ``missed`` says that its words were not understood ("unknown") or that Tally asked what was meant ("asked"); ``meant`` is
    the command that a "yes" stood for. ``serve`` answers another wish in the same turn, or, given a question too, lets that one
    hear it; ``serving`` is the name of the wish served now. ``errands`` is work to be done after the turn: its kind, its facts.
    """

    session: Session
    house: House
    practitioner: Practitioner
    message: Message
    now: datetime
    chosen: int | None = None
    held: str | None = None
    private: bool = False
    missed: str | None = None
    meant: str | None = None
    errands: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answers_question: bool = False
    serving: str | None = None
    serve: Callable[..., list[Reply]] = lambda _wish, _question=None: []
    _record: Record | None = field(default=None, repr=False)

    @property
    def zone(self) -> ZoneInfo:
        """Where the person lives; the programme's zone until they say."""
        return ZoneInfo(self.practitioner.zone or self.house.settings.zone)

    @property
    def local(self) -> datetime:
        """The person's own time."""
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The person's own day."""
        return self.local.date()

    @property
    def actor(self) -> str:
        """Who the journal says made a change."""
        return f"practitioner:{self.practitioner.id}"

    def record(self, *, fresh: bool = False) -> Record:
        """The person's record today; ``fresh`` after a change in this turn."""
        if self._record is None or fresh:
            self._record = record_of(self.session, self.practitioner, self.today)
        return self._record


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a message: whose it was, the replies, the thread they belong to.

    ``held`` says why a person should look at it too, ``private`` that its words aren't to be kept with it;
    ``errands`` is work to be done after the turn.
    """

    practitioner: Practitioner | None
    replies: list[Reply]
    thread: str
    held: str | None = None
    private: bool = False
    errands: tuple[tuple[str, dict[str, Any]], ...] = ()
