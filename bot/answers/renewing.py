"""Where one stands once recertification decides more than credits do: by exam, sent in, approved, or over."""

from __future__ import annotations

from datetime import timedelta

from bot.answers.standing import amount, by_day
from bot.turn import Turn
from core.actions.lapsing import BEING_DECIDED
from core.actions.recertification import begun_of
from core.message import Choice
from core.rules.moves import Pathway
from core.rules.progress import Progress as Standing
from core.rules.terms import Standing as Status
from core.rules.wording import show_day
from core.store.tables import Recertification

BY_CREDIT = Choice("By credit instead", "recertify by credit")
OFFICE = Choice("Tell the office", "tell the office about my recertification")
RECERTIFY = Choice("Recertify", "recertify")


def beyond_credits(turn: Turn, standing: Standing) -> tuple[str, tuple[Choice, ...]] | None:
    """What to say instead of the credits that are missing, and what can be done; None while credits are what counts."""
    if turn.practitioner.standing == Status.EXPIRED.value:
        return _expired(turn), (OFFICE, Choice("List my credits", "list"))
    begun = begun_of(turn.session, turn.practitioner, standing.today)
    if begun is None:
        return None
    by_exam = begun.pathway == Pathway.EXAM.value
    if begun.state == "approved":
        following = show_day(begun.cycle.ends_on + timedelta(days=1))
        return (
            f"You are recertified {begun.pathway}: your next cycle begins on {following}, and nothing more is asked of this "
            "one. The bars are for your information."
        ), (RECERTIFY,)
    if begun.state in BEING_DECIDED:
        text = f"Your recertification {begun.pathway} is submitted; you will be told what is decided."
        return f"{text} {_by_exam(turn, begun, standing)}" if by_exam else text, (RECERTIFY,)
    if by_exam and begun.state == "in progress":
        return f"You recertify by exam. {_by_exam(turn, begun, standing)}", (RECERTIFY, BY_CREDIT)
    return None


def _expired(turn: Turn) -> str:
    held = turn.practitioner.credentials
    ended = f" on {show_day(max(one.ends_on for one in held))}" if held else ""
    return (
        f"Your credential ended{ended} and has expired; the bars show the cycle that ended with it. What is possible now the "
        "office can say."
    )


def _by_exam(turn: Turn, begun: Recertification, standing: Standing) -> str:
    """No credits, the employment, the pass."""
    lines = ["That asks for no credits; the bars are for your information."]
    work = standing.bar("employment")
    if work is not None and not work.met:
        lines.append(f"Employment is asked for: {amount(work)} by {by_day(turn, work.by, standing.today)}.")
    elif work is not None:
        lines.append(f"Employment is met: {amount(work)}.")
    if begun.exam_passed_on is not None:
        lines.append(f"Your pass of {show_day(begun.exam_passed_on)} is recorded.")
    else:
        lines.append("What it needs besides is a pass, which the office enters.")
    return " ".join(lines)
