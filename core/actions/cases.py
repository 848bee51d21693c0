"""Cases: everything of the programme's that waits for somebody to decide, and how each is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.lapsing import TO_BE_SAT, not_sat, window_end
from core.actions.moving import Matter
from core.errors import NotFound, TallyError
from core.store.tables import (
    Audit,
    CreditRequest,
    Deferral,
    ExamApplication,
    Fee,
    Mentoring,
    MentorOffer,
    Practitioner,
    Recertification,
)

KINDS: dict[str, type[Matter]] = {
    "request": CreditRequest,
    "exam": ExamApplication,
    "recertification": Recertification,
    "deferral": Deferral,
    "mentoring": Mentoring,
    "offer": MentorOffer,
    "fee": Fee,
    "audit": Audit,
}
# In which states a case of the kind waits for staff; what was asked of the person waits for the person.
WAITS = {
    "request": ("submitted", "under review"),
    "exam": ("submitted", "sat"),
    "recertification": ("submitted",),
    "deferral": ("asked", "fee settled"),
    "mentoring": ("requested", "declined"),
    "offer": ("offered",),
    "audit": ("answered",),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits: since when, and until when it should be decided if that was set."""

    about: str
    matter: Matter
    since: datetime
    due_on: date | None = None

    @property
    def practitioner(self) -> Practitioner:
        """Whose case it is."""
        return self.matter.practitioner

    @property
    def reviewer(self) -> Practitioner | None:
        """To whom it is assigned."""
        return self.matter.reviewer if isinstance(self.matter, CreditRequest) else None

    @property
    def called(self) -> str:
        """'R17', 'exam 3'."""
        return name_of(self.about, self.matter.id)

    @property
    def title(self) -> str:
        """What it is about in a few words."""
        match self.matter:
            case CreditRequest(title=title):
                return title or "request for credit approval"
            case ExamApplication(state="sat"):
                return "exam sat, the result is to be recorded"
            case ExamApplication(state=state) if state in TO_BE_SAT:
                return "the exam's window is over: was it sat?"
            case ExamApplication():
                return "exam application"
            case Recertification(pathway=pathway):
                return f"recertification {pathway or ''}".strip()
            case Deferral():
                return "deferral of the exam"
            case Mentoring():
                return "wishes for a mentor"
            case Audit():
                return "audit answered"
            case _:
                return "offers to mentor"


def name_of(about: str, number: int) -> str:
    """What a case is called in a command: R17, A2, exam 3."""
    return {"request": f"R{number}", "audit": f"A{number}"}.get(about, f"{about} {number}")


def case_of(session: Session, about: str, number: int) -> Matter:
    """The case of that kind and number. Raises NotFound."""
    found = session.get(KINDS[about], number) if about in KINDS else None
    if found is None:
        raise CaseNotFound(what=name_of(about, number))
    return cast(Matter, found)


def sent_case_of(session: Session, about: str, number: int, *, to: Practitioner) -> Matter:
    """The case as staff may look at it: what somebody else is still writing is theirs. Raises NotFound, NotSentYet."""
    found = case_of(session, about, number)
    if isinstance(found, CreditRequest | ExamApplication) and found.state == "draft" and found.practitioner_id != to.id:
        raise NotSentYet(what=name_of(about, number))
    return found


class NotSentYet(TallyError):
    """A draft is its writer's until it is sent."""

    says = "{what} is still being written and wasn't sent yet. It comes into the queue when it is: type *queue*."


class CaseNotFound(NotFound):
    """No case has that number."""

    says = "I can't find {what}. Type *queue* to see what waits."


def queue(
    session: Session, *, about: str | None = None, reviewer: Practitioner | None = None, today: date | None = None
) -> list[Waiting]:  # fmt: skip
    """What waits, the one with the nearest deadline first, then the one that has waited longest.

    With ``today``, the programme's day, also the exams whose window is over without a word of whether they were sat.
    """
    found = [one for kind in WAITS if about in {None, kind} for one in _waiting(session, kind)]
    if today is not None and about in {None, "exam"}:
        found += [Waiting("exam", one, window_end(one)) for one in not_sat(session, today)]
    if reviewer is not None:
        found = [one for one in found if one.reviewer is not None and one.reviewer.id == reviewer.id]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.since, one.matter.id))


def _waiting(session: Session, kind: str) -> Iterator[Waiting]:
    table = KINDS[kind]
    rows = session.scalars(select(table).where(table.state.in_(WAITS[kind])).order_by(table.id))
    for matter in cast(Iterator[Matter], rows):
        yield Waiting(kind, matter, _since(matter), matter.due_on if isinstance(matter, CreditRequest) else None)


def _since(matter: Matter) -> datetime:
    match matter:
        case CreditRequest() | ExamApplication() | Recertification():
            return matter.submitted_at or matter.begun_at
        case Deferral():
            return matter.asked_at
        case Mentoring():
            return matter.requested_at
        case MentorOffer():
            return matter.offered_at
        case Audit():
            return matter.answered_at or matter.draw.drawn_at
        case Fee():
            return matter.charged_at
