"""Deciding cases: approve, decline, ask, assign, recommend, reverse, reopen, close."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot import questions
from bot.answers.staff_reasons import ask_for_words, unless_in_conflict
from bot.router import Router
from bot.staff_intents import (
    Approve,
    AskPerson,
    AssignCase,
    CloseCase,
    Decline,
    Recommend,
    Reopen,
    Reverse,
    Split,
)
from bot.staff_subject import looked_at
from bot.turn import Turn
from core.actions import audits, deciding, deferrals, examining, mentors, recertifying, requests
from core.actions.cases import case_of, name_of
from core.actions.practitioners import of_address
from core.errors import TallyError, WrongValue
from core.message import Choice, Reply
from core.rules.moves import state_in_words
from core.rules.prepared import reason_text
from core.rules.terms import Domain
from core.rules.wording import listed, show_day
from core.store.tables import CreditRequest

router = Router()
NEXT = (Choice("Queue", "queue"),)


class HoursUnread(TallyError):
    """Something stood before the reason that is no hours: nothing is decided on a guess."""

    says = (
        'I can\'t read "{said}" as hours, so nothing was decided. Type hours with their domains and, after *because*, '
        "your words, for example: {verb} {case} 1.5 implement, 0.5 foster because only the talk was new"
    )


class NotThatWay(TallyError):
    """A step that this kind of case doesn't know."""

    says = "One can't {verb} {case}. To see what can be done, type: show {case}"


def _action(verb: str, about: str, number: int, known: Mapping[str, Callable[..., Any]]) -> Callable[..., Any]:
    if about not in known:
        raise NotThatWay(verb=verb, case=name_of(about, number))
    return known[about]


def _done(turn: Turn, about: str, number: int, more: str = "") -> Reply:
    """What came of it, said the same for every case."""
    questions.close_all(turn, hearer="staff_words")
    matter = case_of(turn.session, about, number)
    looked_at(turn, matter.practitioner, about, number)
    return Reply(
        f"{name_of(about, number)} is {state_in_words(matter.state)} now{more}. {matter.practitioner.name} is told.",
        choices=NEXT,
    )


@router.answers(Approve)
@unless_in_conflict
def approve(turn: Turn, wish: Approve) -> Reply:
    """Approve as asked or with other hours."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now}
    if wish.unread or (wish.hours and not isinstance(matter, CreditRequest)):
        raise HoursUnread(said=wish.unread or turn.message.text, verb="approve", case=name_of(wish.about, wish.number))
    if isinstance(matter, CreditRequest):
        entered = deciding.approve(
            turn.session, turn.house, matter, hours_by_domain=split_for(matter, wish.hours), reason=wish.words,
            despite=wish.despite, **facts,
        )  # fmt: skip
        decided = deciding.show_split(requests.in_order(matter.decided_seconds or {}))
        numbers = listed([f"#{credit.number}" for credit in entered])
        return _done(turn, wish.about, wish.number, f": {decided}, entered as {numbers}")
    known: dict[str, Callable[..., Any]] = {
        "exam": lambda: examining.approve(turn.session, turn.house, matter, reason=wish.words, **facts),
        "recertification": lambda: recertifying.approve(turn.session, turn.house, matter, reason=wish.words, **facts),
        "deferral": lambda: deferrals.approve(turn.session, turn.house, matter, **facts),
        "offer": lambda: mentors.move_offer(turn.session, turn.house, matter, "accept", **facts),
    }
    _action("approve", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)


def split_for(request: CreditRequest, hours: Split) -> dict[Domain, int] | None:
    """The hours by domain; hours without one belong to the only domain that was asked for. None: as asked."""
    if not hours:
        return None
    asked = list(requests.hours_asked(request))
    split: dict[Domain, int] = {}
    for domain, seconds in hours:
        chosen = domain or (asked[0] if len(asked) == 1 else None)
        if chosen is None:
            raise WrongValue(field="The hours", value="without a domain", remedy="name one, for example: 1.5 implement")
        split[chosen] = split.get(chosen, 0) + seconds
    return split


@router.answers(Decline)
@unless_in_conflict
def decline(turn: Turn, wish: Decline) -> Reply:
    """Decline with a reason; without one it is asked for."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    if not wish.words:
        return ask_for_words(turn, "decline", wish.about, wish.number, "Why? The person reads it, so write it to them.")
    reason = reason_text(wish.about, wish.words)
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now, "reason": reason}
    known: dict[str, Callable[..., Any]] = {
        "request": lambda: deciding.decline(turn.session, turn.house, matter, despite=wish.despite, **facts),
        "exam": lambda: examining.decline(turn.session, turn.house, matter, **facts),
        "recertification": lambda: recertifying.decline(turn.session, turn.house, matter, **facts),
        "deferral": lambda: deferrals.decline(turn.session, turn.house, matter, **facts),
        "offer": lambda: mentors.move_offer(turn.session, turn.house, matter, "decline", **facts),
    }
    _action("decline", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)


@router.answers(AskPerson)
def ask_person(turn: Turn, wish: AskPerson) -> Reply:
    """Ask the person something; without words they are asked for."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    if not wish.words:
        text = "What shall I ask? It goes to the person as you write it, and the answer comes back to you."
        return ask_for_words(turn, "ask", wish.about, wish.number, text)
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now, "words": wish.words}
    known: dict[str, Callable[..., Any]] = {
        "request": lambda: deciding.ask(turn.session, turn.house, matter, **facts),
        "exam": lambda: examining.ask(turn.session, turn.house, matter, **facts),
        "recertification": lambda: recertifying.ask(turn.session, turn.house, matter, **facts),
        "audit": lambda: audits.ask(turn.session, turn.house, matter, **facts),
    }
    _action("ask about", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)


@router.answers(AssignCase)
def assign(turn: Turn, wish: AssignCase) -> Reply:
    """Give a request to a reviewer."""
    request = requests.of_number(turn.session, wish.number)
    mine = wish.address is None or wish.address.casefold() == "me"
    to = turn.practitioner if mine else of_address(turn.session, wish.address or "")
    deciding.assign(turn.session, turn.house, request, by=turn.practitioner, to=to, now=turn.now, due_on=wish.due_on)
    looked_at(turn, request.practitioner, "request", request.id)
    due = f", to be decided by {show_day(request.due_on)}" if request.due_on else ""
    return Reply(f"R{request.id} is with {'you' if mine else to.name} now{due}.",
                 choices=(Choice(f"Show R{request.id}", f"show R{request.id}"), *NEXT))  # fmt: skip


@router.answers(Recommend)
@unless_in_conflict
def recommend(turn: Turn, wish: Recommend) -> Reply:
    """The first of two opinions."""
    request = requests.of_number(turn.session, wish.number)
    if wish.unread:
        raise HoursUnread(said=wish.unread, verb="recommend", case=f"R{request.id}")
    if not wish.words:
        text = "What do you recommend, and why? Your colleague who decides reads it."
        return ask_for_words(turn, "recommend", "request", wish.number, text, wish.hours)
    deciding.recommend(
        turn.session, request, by=turn.practitioner, words=wish.words, now=turn.now,
        hours_by_domain=split_for(request, wish.hours), despite=wish.despite,
    )  # fmt: skip
    questions.close_all(turn, hearer="staff_words")
    return Reply(f"Your opinion on R{request.id} is kept. Somebody else decides on it now.", choices=NEXT)


@router.answers(Reverse)
@unless_in_conflict
def reverse(turn: Turn, wish: Reverse) -> Reply:
    """Reverse an approval or a result, with a reason."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    if not wish.words:
        return ask_for_words(turn, "reverse", wish.about, wish.number, "Why is it reversed? The person reads it.")
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now, "reason": wish.words}
    known: dict[str, Callable[..., Any]] = {
        "request": lambda: deciding.reverse(turn.session, turn.house, matter, despite=wish.despite, **facts),
        "exam": lambda: examining.correct(turn.session, turn.house, matter, **facts),
        "recertification": lambda: recertifying.reverse(turn.session, turn.house, matter, **facts),
    }
    _action("reverse", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)


@router.answers(Reopen)
def reopen(turn: Turn, wish: Reopen) -> Reply:
    """Look at it again."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now}
    known: dict[str, Callable[..., Any]] = {
        "request": lambda: deciding.reopen(turn.session, turn.house, matter, **facts),
        "recertification": lambda: recertifying.reopen(turn.session, turn.house, matter, **facts),
    }
    _action("reopen", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)


@router.answers(CloseCase)
def close(turn: Turn, wish: CloseCase) -> Reply:
    """Close what will not go on, with a reason where the person needs one."""
    matter: Any = case_of(turn.session, wish.about, wish.number)
    needs_reason = wish.about in {"exam", "recertification"} or (wish.about == "audit" and matter.state == "finding")
    if needs_reason and not wish.words:
        return ask_for_words(
            turn, "close", wish.about, wish.number, "With which outcome, and why? The person reads it."
        )
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now}
    known: dict[str, Callable[..., Any]] = {
        "exam": lambda: examining.close(turn.session, turn.house, matter, reason=wish.words or "", **facts),
        "recertification": lambda: recertifying.close(
            turn.session, turn.house, matter, reason=wish.words or "", **facts
        ),
        "audit": lambda: audits.close(turn.session, turn.house, matter, words=wish.words, **facts),
        "mentoring": lambda: mentors.end(turn.session, turn.house, matter, words=wish.words, **facts),
    }
    _action("close", wish.about, wish.number, known)()
    return _done(turn, wish.about, wish.number)
