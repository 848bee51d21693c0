"""Mentors: offered by CMPPs, asked for by candidates, matched by the office, spoken with through Tally."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.journal import facts_of, write
from core.actions.moving import begin, move, move_as_staff, steps_of, subject_of
from core.actions.roles import OwnMatter
from core.actions.telling import Asking, tell
from core.errors import NotAllowed, NotFound, TallyError, WrongValue
from core.house import House
from core.message import Choice, Reply
from core.phrases import phrased
from core.rules.moves import Who
from core.rules.terms import Standing
from core.store.tables import Mentoring, MentorMessage, MentorOffer, Practitioner, Step

OFFER_OPEN = ("offered", "active", "paused")
MATCH_OPEN = ("requested", "assigned", "declined", "accepted")


class CandidatesOnly(TallyError):
    """A mentor is for who is approved to sit the exam."""

    says = (
        "A mentor can be asked for once your exam application is approved; your record doesn't show that yet. "
        "To see where you are, type: profile"
    )


class MentorsHoldIt(TallyError):
    """A mentor is a CMPP."""

    says = "Mentors hold the credential, which your record doesn't show. To see it, type: profile"


class NoMentoring(NotFound):
    """Nobody is matched."""

    says = "You have no mentoring that is going on. Candidates type: I'd like a mentor"


def offer_of(session: Session, practitioner: Practitioner) -> MentorOffer | None:
    """The person's offer that is not over."""
    wanted = select(MentorOffer).where(
        MentorOffer.practitioner_id == practitioner.id, MentorOffer.state.in_(OFFER_OPEN)
    )
    return session.scalars(wanted.order_by(MentorOffer.id.desc())).first()


def offers(session: Session, *states: str) -> list[MentorOffer]:
    """Offers in the states named, oldest first."""
    return list(session.scalars(select(MentorOffer).where(MentorOffer.state.in_(states)).order_by(MentorOffer.id)))


def volunteer(
    session: Session, house: House, practitioner: Practitioner, *, about: str | None, now: datetime
) -> MentorOffer:  # fmt: skip
    """Offer to mentor; an open offer stays the one it is. Raises MentorsHoldIt for who is no CMPP."""
    if practitioner.standing != Standing.CMPP.value:
        raise MentorsHoldIt
    found = offer_of(session, practitioner)
    if found is not None:
        return found
    offer = MentorOffer(practitioner_id=practitioner.id, about=about, offered_at=now)
    begin(session, offer, who=Who.MENTOR, by=practitioner, now=now)
    reply = phrased("mentors.offered", programme=_upper(house.settings.programme))
    tell(session, house, practitioner, reply, key=f"{subject_of(offer)}:0", kind="mentoring", now=now)
    return offer


def move_offer(
    session: Session, house: House, offer: MentorOffer, verb: str, *, by: Practitioner | None, now: datetime,
    reason: str | None = None,
) -> Step:  # fmt: skip
    """Accept, decline, withdraw, pause, resume or end an offer, as its mentor or as the office; the mentor is told."""
    if by is not None and by.id == offer.practitioner_id:
        step = move(session, offer, verb, who=Who.MENTOR, by=by, now=now, words=reason)
    else:
        step = move_as_staff(session, offer, verb, by=by, now=now, words=reason)
    if verb == "accept":
        reply = phrased("mentors.on_list")
    elif verb == "decline":
        reply = phrased("mentors.offer_declined", reason=reason or "none was given")
    else:
        reply = phrased("mentors.offer_changed", state=offer.state)
    tell(session, house, offer.practitioner, reply, key=f"{subject_of(offer)}:{step.id}", kind="mentoring", now=now)
    return step


def mentoring_of(session: Session, practitioner: Practitioner) -> Mentoring | None:
    """The candidate's mentoring that is not over."""
    wanted = select(Mentoring).where(Mentoring.practitioner_id == practitioner.id, Mentoring.state.in_(MATCH_OPEN))
    return session.scalars(wanted.order_by(Mentoring.id.desc())).first()


def mentorings_with(session: Session, practitioner: Practitioner, *states: str) -> list[Mentoring]:
    """Mentorings somebody takes part in on either side, in the states named, oldest first."""
    wanted = select(Mentoring).where(
        or_(Mentoring.practitioner_id == practitioner.id, Mentoring.mentor_id == practitioner.id),
        Mentoring.state.in_(states or MATCH_OPEN),
    )
    return list(session.scalars(wanted.order_by(Mentoring.id)))


def request(
    session: Session, house: House, practitioner: Practitioner, *, wishes: str | None, now: datetime
) -> Mentoring:  # fmt: skip
    """Ask for a mentor; an open request stays the one it is. Raises CandidatesOnly."""
    if practitioner.standing != Standing.CANDIDATE.value:
        raise CandidatesOnly
    found = mentoring_of(session, practitioner)
    if found is not None:
        return found
    mentoring = Mentoring(practitioner_id=practitioner.id, wishes=wishes, requested_at=now)
    begin(session, mentoring, who=Who.PRACTITIONER, by=practitioner, now=now)
    reply = phrased("mentors.requested", programme=house.settings.programme)
    tell(session, house, practitioner, reply, key=f"{subject_of(mentoring)}:0", kind="mentoring", now=now)
    return mentoring


def assign(
    session: Session, house: House, mentoring: Mentoring, *, mentor: Practitioner, by: Practitioner | None, now: datetime
) -> Step:  # fmt: skip
    """Match a candidate with a mentor on the list, who is asked first. Raises WrongValue for who is not on it."""
    offer = offer_of(session, mentor)
    if offer is None or offer.state != "active":
        raise WrongValue(field="The mentor", value=mentor.name, remedy="they are not on the list of active mentors.")
    if mentor.id == mentoring.practitioner_id:
        raise OwnMatter
    step = move_as_staff(session, mentoring, "assign", by=by, now=now, facts={"mentor": mentor.id}, mentor_id=mentor.id,
                         assigned_at=now)  # fmt: skip
    wishes = f'\n\nTheir wishes: "{mentoring.wishes}"\n\n' if mentoring.wishes else ""
    reply = phrased("mentors.asked_mentor", programme=_upper(house.settings.programme), who=mentoring.practitioner.name,
                    wishes=wishes)  # fmt: skip
    choices = (Choice("Yes, gladly", "yes"), Choice("Not now", "no"))
    asks = Asking("confirm", "mentor_asked", {"mentoring": mentoring.id})
    key = f"{subject_of(mentoring)}:{step.id}"
    tell(session, house, mentor, Reply(reply.text, choices=choices, subject=reply.subject), key=key, kind="mentoring",
         now=now, asks=asks)  # fmt: skip
    tell(session, house, mentoring.practitioner, phrased("mentors.found"), key=key, kind="mentoring", now=now)
    return step


def accept(session: Session, house: House, mentoring: Mentoring, *, by: Practitioner, now: datetime) -> Step:
    """The mentor says yes; both are told. Raises NotAllowed for anybody else."""
    _mentor_only(mentoring, by, "Accepting")
    step = move(session, mentoring, "accept", who=Who.MENTOR, by=by, now=now)
    key, person = f"{subject_of(mentoring)}:{step.id}", mentoring.practitioner
    tell(session, house, person, phrased("mentors.accepted", who=by.name), key=key, kind="mentoring", now=now)
    tell(session, house, by, phrased("mentors.accepted_mentor", who=person.name), key=key, kind="mentoring", now=now)
    return step


def decline(session: Session, house: House, mentoring: Mentoring, *, by: Practitioner, now: datetime) -> Step:
    """The mentor says no; who assigned them is told. Raises NotAllowed for anybody else."""
    _mentor_only(mentoring, by, "Declining")
    assigned = next((s for s in reversed(steps_of(session, mentoring)) if s.verb == "assign"), None)
    step = move(session, mentoring, "decline", who=Who.MENTOR, by=by, now=now)
    if assigned is not None and assigned.by is not None:
        reply = phrased("mentors.declined", who=by.name, candidate=mentoring.practitioner.name)
        tell(session, house, assigned.by, reply, key=f"{subject_of(mentoring)}:{step.id}", kind="review", now=now)
    return step


def withdraw(session: Session, mentoring: Mentoring, *, by: Practitioner, now: datetime) -> Step:
    """The candidate takes the request back."""
    return move(session, mentoring, "withdraw", who=Who.PRACTITIONER, by=by, now=now)


def relay(
    session: Session, house: House, mentoring: Mentoring, *, by: Practitioner, words: str, now: datetime
) -> MentorMessage:  # fmt: skip
    """Pass words on to the other one, without anybody's address. Raises NotAllowed for others, NoMentoring before a yes."""
    if by.id not in {mentoring.practitioner_id, mentoring.mentor_id}:
        raise NotAllowed(what="Writing here", who="the two of them", remedy="")
    other = mentoring.mentor if by.id == mentoring.practitioner_id else mentoring.practitioner
    if mentoring.state != "accepted" or other is None:
        raise NoMentoring(what="a mentoring")
    sent = MentorMessage(practitioner_id=by.id, mentoring_id=mentoring.id, words=words, sent_at=now)
    session.add(sent)
    session.flush()
    write(session, by.id, verb="write", subject=f"mentor-message:{sent.id}", before=None, after=facts_of(sent), now=now)
    asks = Asking("text", "mentor_wrote", {"mentoring": mentoring.id})
    tell(session, house, other, phrased("mentors.message", who=by.name, words=words),
         key=f"mentor-message:{sent.id}", kind="mentoring", now=now, asks=asks)  # fmt: skip
    return sent


def end(
    session: Session, house: House, mentoring: Mentoring, *, by: Practitioner | None, now: datetime, words: str | None = None
) -> Step:  # fmt: skip
    """End a mentoring, by either of the two or the office; both are told."""
    sides = {mentoring.practitioner_id: Who.PRACTITIONER, mentoring.mentor_id: Who.MENTOR}
    if by is not None and by.id in sides:
        step = move(session, mentoring, "end", who=sides[by.id], by=by, now=now, words=words, ended_at=now)
    else:
        step = move_as_staff(session, mentoring, "end", by=by, now=now, words=words, ended_at=now)
    mentor = mentoring.mentor
    reply = phrased("mentors.ended", candidate=mentoring.practitioner.name, mentor=mentor.name if mentor else "nobody")
    for person in (mentoring.practitioner, mentor):
        if person is not None:
            tell(session, house, person, reply, key=f"{subject_of(mentoring)}:{step.id}", kind="mentoring", now=now)
    return step


def _mentor_only(mentoring: Mentoring, by: Practitioner, what: str) -> None:
    if by.id != mentoring.mentor_id:
        raise NotAllowed(what=what, who="the mentor who was asked", remedy="")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
