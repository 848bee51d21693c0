"""What may follow what: one table a subject, each row readable aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.errors import TallyError
from core.rules.wording import listed


class Who(StrEnum):
    """Who makes a move."""

    PRACTITIONER = "the practitioner"
    MENTOR = "the mentor"
    OFFICE = "the office"
    COMMITTEE = "the Recertification Committee"
    AUDITOR = "the auditor"
    PAYMENTS = "the payment provider"
    CLOCK = "Tally"


class NotNow(TallyError):
    """The move is not possible from here; says where things stand and what is possible."""

    says = "The {subject} is {state}, so one can't {wish} now. {remedy}"


class NotYours(TallyError):
    """The move is possible from here, but not for this person."""

    says = "To {wish} is for {who}. {remedy}"


@dataclass(frozen=True, slots=True)
class Move:
    """From ``state``, ``verb`` by one of ``who`` leads to ``to``."""

    state: str
    verb: str
    to: str
    who: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves of one subject, beginning in ``first``.

    ``phrases`` says a verb as it follows "can" or "to" where "VERB it" would not do. Raises ValueError when two rows
    begin alike or a row can't be reached from ``first``.
    """

    subject: str
    first: str
    rows: tuple[Move, ...]
    phrases: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cells = [(row.state, row.verb) for row in self.rows]
        if len(set(cells)) < len(cells):
            raise ValueError(f"{self.subject}: two rows begin alike")
        reached, edge = {self.first}, [self.first]
        while edge:
            state = edge.pop()
            new = {row.to for row in self.rows if row.state == state} - reached
            reached |= new
            edge.extend(new)
        if lost := {row.state for row in self.rows} - reached:
            raise ValueError(f"{self.subject}: nothing leads to {sorted(lost)}")

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the rows."""
        named = [self.first, *(name for row in self.rows for name in (row.state, row.to))]
        return tuple(dict.fromkeys(named))

    @property
    def verbs(self) -> tuple[str, ...]:
        """Every verb, in the order of the rows."""
        return tuple(dict.fromkeys(row.verb for row in self.rows))

    def possible(self, state: str, who: Who | None = None) -> tuple[Move, ...]:
        """The moves from ``state``, for ``who`` when given. None of them means that the state is final."""
        return tuple(row for row in self.rows if row.state == state and (who is None or who in row.who))

    def after(self, state: str, verb: str, who: Who | None = None) -> str:
        """The state that ``verb`` leads to.

        Raises NotNow when it can't follow ``state``, NotYours when it is not for ``who`` (None: not asked), each
        saying what is possible; ValueError for a state that the table doesn't know.
        """
        if state not in self.states:
            raise ValueError(f"{self.subject} knows no state {state!r}")
        move = next((row for row in self.possible(state) if row.verb == verb), None)
        if move is None:
            remedy = self.outlook(state)
            raise NotNow(subject=self.subject, state=state, wish=self.phrase(verb), remedy=remedy)
        if who is not None and who not in move.who:
            raise NotYours(wish=self.phrase(verb), who=listed(move.who, "or"), remedy=self.outlook(state, who))
        return move.to

    def is_final(self, state: str) -> bool:
        """Whether nothing can follow."""
        return not self.possible(state)

    def phrase(self, verb: str) -> str:
        """The verb with its object: 'approve it', 'ask a question'."""
        return self.phrases.get(verb, f"{verb} it")

    def outlook(self, state: str, who: Who | None = None) -> str:
        """What is possible from here, for people: what ``who`` can do if anything, else what each can."""
        if who is not None and (mine := self.possible(state, who)):
            return f"From here you can {listed([self.phrase(row.verb) for row in mine], 'or')}."
        moves = self.possible(state)
        if not moves:
            return "Nothing more can follow."
        movers = dict.fromkeys(one for row in moves for one in row.who)
        said = (f"{one} can {listed([self.phrase(m.verb) for m in moves if one in m.who], 'or')}" for one in movers)
        return f"From here {'; '.join(said)}."


def rows(*lines: tuple[str, str, str, Who | tuple[Who, ...]]) -> tuple[Move, ...]:
    """Rows as one reads them aloud: from, verb, to, by whom."""
    return tuple(_row(*line) for line in lines)


def _row(state: str, verb: str, to: str, who: Who | Iterable[Who]) -> Move:
    return Move(state, verb, to, (who,) if isinstance(who, Who) else tuple(who))
