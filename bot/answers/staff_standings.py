"""People by their standing; opening the exam of somebody who is in the middle of it."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.router import Router
from bot.staff_intents import OpenExam, SeeStanding
from bot.turn import Turn
from core.actions.exam_opening import open_by_office
from core.actions.exams import open_application, show_window
from core.actions.practitioners import of_address, primary_address
from core.errors import WrongValue
from core.message import Choice, Reply
from core.rules.exam_window import window_in
from core.rules.moves import state_in_words
from core.rules.terms import Standing
from core.rules.wording import show_day
from core.store.tables import Credential, Practitioner

router = Router()
MOST = 20


@router.answers(OpenExam)
def open_exam(turn: Turn, wish: OpenExam) -> Reply:
    """Open it where the person's standing says it is; the window is named, never derived."""
    person = turn.practitioner if wish.address.casefold() == "me" else of_address(turn.session, wish.address)
    window = window_in(wish.window) if wish.window else None
    if window is None:
        remedy = f"name its month, for example: open exam for {primary_address(person)} window March 2027"
        raise WrongValue(field="The exam window", value=wish.window or "", remedy=remedy)
    application = open_by_office(turn.session, turn.house, person, window, by=turn.practitioner, now=turn.now)
    text = (
        f"exam {application.id} of {person.name} is {state_in_words(application.state)}, for the window "
        f"{show_window(application)}. {person.name} is told."
    )
    return Reply(text, choices=(Choice(f"Show exam {application.id}", f"show exam {application.id}"),))


@router.answers(SeeStanding)
def see_standing(turn: Turn, wish: SeeStanding) -> Reply:
    """Everybody of one standing, a line each."""
    standing = Standing(wish.standing)
    many = turn.session.scalar(
        select(func.count()).select_from(Practitioner).where(Practitioner.standing == standing.value)
    )
    if not many:
        return Reply(f"Nobody's standing is {standing.value}. To look somebody up, type for example: person Dana")
    ends = select(Credential.practitioner_id, func.max(Credential.ends_on).label("ends")).group_by(
        Credential.practitioner_id
    )
    held = ends.subquery()
    wanted = (
        select(Practitioner, held.c.ends)
        .outerjoin(held, held.c.practitioner_id == Practitioner.id)
        .where(Practitioner.standing == standing.value)
        .order_by(held.c.ends.desc().nulls_last(), Practitioner.name)
    )
    rows = turn.session.execute(wanted.limit(MOST)).all()
    lines = [_line(turn, person, f", credential to {show_day(ends)}" if ends else "") for person, ends in rows]
    lines += [f"… and {many - MOST} more."] if many > MOST else []
    count = "1 person is" if many == 1 else f"{many} people are"
    found = [primary_address(person) for person, _ in rows[:3]]
    choices = tuple(Choice(f"Show {one}", f"person {one}") for one in found if one)
    return Reply("\n".join([f"{count} {standing.value}:", *lines]), choices=choices, subject=f"People {standing.value}")


def _line(turn: Turn, person: Practitioner, until: str) -> str:
    application = open_application(turn.session, person)
    exam = f" · exam {application.id} {application.state}" if application is not None else ""
    return f"{person.name} · {primary_address(person) or 'no address'}{until}{exam}"
