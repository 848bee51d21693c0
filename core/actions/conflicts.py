"""Who should rather not decide a request: a conflict of interest is named, and never passed over in silence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.roles import acts_as
from core.errors import TallyError
from core.rules.moves import REQUEST
from core.rules.wording import listed
from core.store.tables import CreditRequest, Mentoring, Practitioner


class MayConflict(TallyError):
    """Somebody who is close to a case decides on it only when they say so; that is kept with the decision."""

    says = (
        "You may have a conflict of interest with R{number}: {why}. Please leave it to somebody else, for example: "
        "assign R{number} to carl@example.org"
    )


def conflicts(session: Session, request: CreditRequest, reviewer: Practitioner) -> list[str]:
    """Why this person should rather not decide; their own they cannot decide at all."""
    person = request.practitioner
    if reviewer.id == person.id:
        return ["it is your own"]
    found = []
    if reviewer.name.casefold() in (request.faculty or "").casefold():
        found.append("you are named among the faculty")
    if reviewer.organisation and person.organisation and _same(reviewer.organisation, person.organisation):
        found.append(f"you both work at {reviewer.organisation}")
    pair = (reviewer.id, person.id)
    matched = select(Mentoring.id).where(
        Mentoring.state.in_(("accepted", "ended")),
        Mentoring.practitioner_id.in_(pair),
        Mentoring.mentor_id.in_(pair),
    )
    if session.scalars(matched).first() is not None:
        found.append("one of you mentors the other")
    return found


def declared(
    session: Session, request: CreditRequest, verb: str, by: Practitioner | None, *, despite: bool, now: datetime
) -> dict[str, object]:
    """What is kept with a decision made in spite of a conflict. Raises MayConflict unless ``despite`` it is wanted.

    Whether the step can be made at all comes first: OwnMatter, NotAllowed, NotNow, NotYours.
    """
    acts_as(session, by, REQUEST, request.state, verb, owner_id=request.practitioner_id, now=now)
    why = conflicts(session, request, by) if by is not None else []
    if why and not despite:
        raise MayConflict(number=request.id, why=listed(why))
    return {"conflict": why} if why else {}


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
