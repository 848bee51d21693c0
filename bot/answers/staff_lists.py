"""Imported lists: what was imported, undone as a whole; lines of attendance that wait for somebody to say who is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.answers.staff_outcomes import keep_table
from bot.router import Router, Said
from bot.staff_intents import SeeBatches, SeeWaiting, SettleLine, UndoBatch
from bot.turn import Turn
from core.actions import attendance, catalogue_batches
from core.actions.attendance_counts import Standing, standings
from core.actions.attendance_undoing import undo_batch
from core.actions.catalogue_undoing import Undone
from core.actions.catalogue_undoing import undo_batch as undo_catalogue_batch
from core.actions.errands import Errand
from core.actions.lists import table_of
from core.actions.practitioners import of_address, primary_address
from core.house import House
from core.message import Choice, File, Reply
from core.rules.wording import listed, show_day
from core.store.tables import Attendance, AttendanceBatch, CatalogueBatch, Practitioner

router = Router()
MOST_LINES = 20
MOST_BUTTONS = 3


@router.answers(SeeBatches)
def see_batches(turn: Turn, wish: SeeBatches) -> Reply:
    """Both kinds of batches, the latest first, and how many lines wait."""
    counted = standings(turn.session)
    lines = [
        (one.imported_at, _attendance_line(turn, one, counted[one.id])) for one in attendance.batches(turn.session)
    ]
    lines += [(one.imported_at, _catalogue_line(turn, one)) for one in catalogue_batches.batches(turn.session)]
    lines.sort(key=lambda line: line[0], reverse=True)
    waits = sum(counted[one].waits for one in counted)
    if not lines:
        return Reply("No list was imported yet. To import one, send its file and type: import attendance A1")
    said = [line for _, line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        said.append(f"… and {len(lines) - MOST_LINES} more; all of them stand on the staff page.")
    said.append(_say_waiting(waits))
    choices = (Choice("Waiting lines", "waiting lines"),) if waits else ()
    return Reply("\n".join(said), choices=choices, subject="Imported lists")


def _say_waiting(waits: int) -> str:
    if not waits:
        return "No line waits. To undo a list, type for example: undo B3"
    return (
        f"{'1 line waits' if waits == 1 else f'{waits:,} lines wait'} for somebody to say who is meant: waiting lines"
    )


def _attendance_line(turn: Turn, batch: AttendanceBatch, standing: Standing) -> str:
    parts = [f"*B{batch.id}*", f"attendance of {batch.live.activity.title}", batch.name, _when(turn, batch.imported_at)]
    return " · ".join(
        [*parts, _by(turn, batch.by_id), standing.says or "nothing left of it", *_undone(turn, batch.undone_at)]
    )


def _catalogue_line(turn: Turn, batch: CatalogueBatch) -> str:
    parts = [f"*C{batch.id}*", "approved list", batch.name, _when(turn, batch.imported_at), _by(turn, batch.by_id)]
    return " · ".join([*parts, f"{batch.added} added, {batch.changed} changed", *_undone(turn, batch.undone_at)])


def _when(turn: Turn, at: datetime) -> str:
    return show_day(at.astimezone(turn.zone).date())


def _by(turn: Turn, by_id: int | None) -> str:
    person = turn.session.get(Practitioner, by_id) if by_id else None
    return f"by {person.name}" if person else "in the terminal"


def _undone(turn: Turn, at: datetime | None) -> list[str]:
    return [f"undone {_when(turn, at)}"] if at else []


@router.answers(UndoBatch)
def undo(turn: Turn, wish: UndoBatch) -> list[Reply]:
    """Promise to undo it: as long as the import took, and like that one in short steps."""
    turn.errands.append(("undo list", {"letter": wish.letter, "number": wish.number}))
    return []


@router.does("undo list")
def do_undo(house: House, errand: Errand, person: Practitioner) -> Callable[[Turn], Said]:
    """Take back what the list entered or changed."""
    number = errand.facts["number"]
    if errand.facts["letter"] == "B":
        undone = undo_batch(house, number, by=person, now=errand.asked_at)
        return lambda turn: _undone_reply(number, undone)
    put_back = undo_catalogue_batch(house, number, by=person, now=errand.asked_at)
    return lambda turn: _put_back_reply(turn, put_back)


def _put_back_reply(turn: Turn, undone: Undone) -> Reply:
    lines = undone.lines()
    files: tuple[File, ...] = ()
    if len(lines) > MOST_LINES:
        files = (
            keep_table(
                turn, f"C{undone.number}-left.csv", table_of(("Left as it is",), [(one,) for one in undone.left])
            ),
        )
        lines = [*lines[:MOST_LINES], f"… and {len(lines) - MOST_LINES:,} more in the attached table."]
    return Reply("\n".join(lines), choices=(Choice("Batches", "batches"),), files=files, subject=f"C{undone.number}")


def _undone_reply(number: int, undone: int) -> Reply:
    what = "no credit was left of it" if not undone else "1 credit is taken back, and its owner told"
    what = what if undone < 2 else f"{undone:,} credits are taken back, and their owners told"
    return Reply(
        f"B{number} is undone: {what}. The mended list can be imported again.", choices=(Choice("Batches", "batches"),)
    )


@router.answers(SeeWaiting)
def see_waiting(turn: Turn, wish: SeeWaiting) -> Reply:
    """The lines that wait, oldest first, with why and who could be meant."""
    found = attendance.waiting(turn.session)
    if not found:
        return Reply("No line of an attendance list waits for anybody.")
    lines = [_waiting_line(turn, row) for row in found[:MOST_LINES]]
    files: tuple[File, ...] = ()
    if len(found) > MOST_LINES:
        lines.append(f"… and {len(found) - MOST_LINES:,} more in the attached table.")
        files = (keep_table(turn, "waiting-lines.csv", _table(turn, found)),)
    first = found[0].id
    lines.append(f"To settle one, type for example: line {first} is dana@example.org - or: line {first} is nobody")
    many = "1 line waits" if len(found) == 1 else f"{len(found):,} lines wait"
    text = "\n".join([f"{many} for somebody to say who is meant:", *lines])
    return Reply(text, choices=_buttons(turn, found), files=files, subject="Waiting lines")


def _who(row: Attendance) -> str:
    return ", ".join(part for part in (row.name, row.address, row.number) if part)


def _people(turn: Turn, row: Attendance) -> list[Practitioner]:
    return [person for one in row.candidates if (person := turn.session.get(Practitioner, one)) is not None]


def _waiting_line(turn: Turn, row: Attendance) -> str:
    """*line 12* · Jo Smith, jo@x.test · GPP3: what changed · the name fits Jo Smith (jo@example.org)."""
    return f"*line {row.id}* · {_who(row)} · {row.live.activity.title} · {_why(turn, row)}"


def _why(turn: Turn, row: Attendance) -> str:
    people = _people(turn, row)
    if people:
        named = listed([f"{one.name} ({primary_address(one) or 'no address'})" for one in people], "or")
        return f"it could be {named}"
    return (
        "nobody has this address" if row.address else "nobody has this number" if row.number else "nobody has this name"
    )


def _table(turn: Turn, found: list[Attendance]) -> bytes:
    rows = [
        (str(row.id), row.name or "", row.address or "", row.number or "", row.live.activity.title, _why(turn, row))
        for row in found
    ]
    return table_of(("Line", "Name", "Address", "Number", "Session", "Why"), rows)


def _buttons(turn: Turn, found: list[Attendance]) -> tuple[Choice, ...]:
    """One for each of the first lines that could be one person alone."""
    sure = [(row, people[0]) for row in found[:MOST_LINES] if len(people := _people(turn, row)) == 1]
    return tuple(
        Choice(f"{row.id} is {person.name}"[:70], f"line {row.id} is {address}")
        for row, person in sure[:MOST_BUTTONS]
        if (address := primary_address(person))
    )


@router.answers(SettleLine)
def settle_line(turn: Turn, wish: SettleLine) -> Reply:
    """Say whom a line means: credited, unless they were there for too short a time or are in the session already."""
    row = attendance.of_number(turn.session, wish.number)
    session, by, now = turn.session, turn.practitioner, turn.now
    next_ones = (Choice("Waiting lines", "waiting lines"),)
    if wish.address is None:
        attendance.decline(session, row, by=by, now=now)
        return Reply(f"Line {row.id} ({_who(row)}) is nobody of ours; it waits no more.", choices=next_ones)
    person = by if wish.address.casefold() == "me" else of_address(session, wish.address)
    entered = attendance.confirm(session, turn.house, row, person, by=by, now=now)
    if entered:
        credit = entered[0].credit
        return Reply(
            f"Line {row.id} is {person.name}: credited as #{credit.number}, and they are told.", choices=next_ones
        )
    why = "they were there for too short a time" if row.state == "too short" else "they are in the session already"
    return Reply(f"Line {row.id} is {person.name}; nothing was entered, because {why}.", choices=next_ones)
