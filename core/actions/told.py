"""What staff are told of a case beside its steps: labels and values, nothing that is for the office alone."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core.actions.charging import CALLED, fees_of, show_money
from core.actions.health import EMERGENCY, has_private
from core.actions.moving import Matter, subject_of
from core.rules.terms import Span
from core.rules.wording import show_day, show_span
from core.store.tables import Deferral, Fee, Mentoring, MentorOffer

Facts = tuple[tuple[str, str], ...]


def facts_of_case(session: Session, matter: Matter, *, private: bool) -> Facts:
    """The facts of a deferral, a fee or a mentoring case; the larger kinds have tables of their own.

    ``private``: also that an emergency is claimed, which is for the office alone.
    """
    match matter:
        case Deferral():
            return _of_deferral(session, matter, private)
        case Fee():
            return _of_fee(matter)
        case Mentoring():
            mentor = matter.mentor.name if matter.mentor else "nobody yet"
            return (("Candidate", matter.practitioner.name), ("Mentor", mentor))
        case MentorOffer():
            return (("Offers to mentor since", show_day(matter.offered_at.date())),)
        case _:
            return ()


def _of_deferral(session: Session, one: Deferral, private: bool) -> Facts:
    fees = [fee for fee in fees_of(session, one.practitioner) if fee.subject == subject_of(one)]
    emergency = (("Medical or family emergency", _documented(session, one)),) if private else ()
    return (
        ("Exam application", f"exam {one.application_id}"),
        ("From", show_span(Span(one.from_opens, one.from_closes))),
        ("To", show_span(Span(one.to_opens, one.to_closes))),
        *emergency,
        ("Appointment cancelled", "yes" if one.cancellation_confirmed else "there was none"),
        *((f"Fee {fee.id}", f"{show_money(fee.cents, fee.currency)}, {fee.state}") for fee in fees),
    )


def _documented(session: Session, one: Deferral) -> str:
    if not one.is_emergency:
        return "no"
    return (
        "yes, documented: see the staff page"
        if has_private(session, one.application, EMERGENCY, one)
        else "yes, no documents"
    )


def _of_fee(fee: Fee) -> Facts:
    due = show_day(fee.due_on) if fee.due_on else ""
    return (("For", CALLED[fee.kind]), ("Amount", show_money(fee.cents, fee.currency)), ("Due", due),
            ("Reason", fee.reason or ""))  # fmt: skip
