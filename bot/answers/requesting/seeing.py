"""Where requests stand, as their owner sees them."""

from __future__ import annotations

from bot.answers.requesting.asking import QUESTIONS, fields_of
from bot.matters import SeeMatter
from bot.turn import Turn
from core.actions import requests
from core.actions.deciding import show_split
from core.actions.moving import steps_of
from core.message import Choice, Reply
from core.rules.wording import show_day
from core.store.tables import CreditRequest


def see(turn: Turn, wish: SeeMatter) -> Reply:
    """Where one request stands, with what was asked, answered and decided."""
    request = requests.own(turn.session, turn.practitioner, wish.number or 0)
    lines = [f"*R{request.id}* is {_standing(request)}."]
    said = [step for step in steps_of(turn.session, request) if step.words and step.verb in {"ask", "answer"}]
    lines += [f"{'Asked' if step.verb == 'ask' else 'You answered'}: {step.words}" for step in said]
    choices: tuple[Choice, ...] = ()
    if request.state == "draft":
        choices = (Choice("Go on", f"request R{request.id}"), Choice("Withdraw", f"withdraw R{request.id}"))
    elif request.state == "question asked":
        lines.append(f"To answer, type: answer R{request.id}: …")
        choices = (Choice("Answer", f"answer R{request.id}"),)
    return Reply("\n".join(lines), fields_of(request), choices, subject=f"R{request.id}")


def _standing(request: CreditRequest) -> str:
    """draft, still lacking …; approved on …: 1.5 h Implement …"""
    if request.state == "draft":
        missing = requests.lacking(request)
        return (
            f"a draft that lacks {len(missing)} of {len(QUESTIONS)} answers" if missing else "a draft, ready to be sent"
        )
    on = f" on {show_day(request.decided_at.date())}" if request.decided_at else ""
    if request.state == "approved" and request.decided_seconds:
        hours = show_split(requests.in_order(request.decided_seconds))
        numbers = ", ".join(f"#{link.credit.number}" for link in request.entered)
        return f"approved{on}: {hours}, entered as {numbers}"
    if request.state in {"declined", "reversed"} and request.reason:
        return f"{request.state}{on}. The reason given: {request.reason.rstrip('.')}"
    sent = f", sent on {show_day(request.submitted_at.date())}" if request.submitted_at else ""
    return f"{request.state}{sent}"


def see_all(turn: Turn) -> Reply:
    """All the person's requests in a line each."""
    mine = requests.requests_of(turn.session, turn.practitioner)
    if not mine:
        return Reply("You have made no request for credit approval. To make one, type: request credit")
    lines = [f"R{one.id} · {one.title or 'no name yet'} · {_standing(one)}" for one in mine[-15:]]
    choices = tuple(Choice(f"Answer R{one.id}", f"answer R{one.id}") for one in mine if one.state == "question asked")
    return Reply("Your requests for credit approval:\n" + "\n".join(lines), choices=choices[:5])
