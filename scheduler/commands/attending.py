"""``tally check-in`` and ``tally attendance``: the code for a room; the lists that were imported and what waits."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from core.actions import attendance
from core.actions.attendance_undoing import undo_batch
from core.actions.checkin_sheet import address_of, sheet
from core.actions.live_sessions import hold, screen_token, show_window
from core.actions.practitioners import of_address
from core.errors import WrongValue
from core.house import House
from core.store.tables import LiveSession
from scheduler.commands.opening import opened
from scheduler.commands.options import Moment, utc


@click.command("check-in")
@click.argument("code")
@click.option("--qr", type=click.Path(path_type=Path, dir_okay=False), help="write the page to print, a PDF")
@click.option("--from", "opens", type=Moment(), help="when check-in opens; unset: with the activity's first day")
@click.option("--until", "closes", type=Moment(), help="when it closes; unset: with the activity's last day")
@click.option("--rotate", type=click.Choice(["on", "off"]), help="whether the code on the screen keeps changing")
def check_in_(code: str, qr: Path | None, opens: datetime | None, closes: datetime | None, rotate: str | None) -> None:
    """Open check-in to a live activity, named by its code, and print what the room needs."""
    with opened() as house:
        zone = house.settings.zone
        with house.database.begin() as session:
            live = hold(
                session, house, code, now=datetime.now(UTC), opens_at=utc(opens, zone) if opens else None,
                closes_at=utc(closes, zone) if closes else None, rotates=None if rotate is None else rotate == "on",
            )  # fmt: skip
        base = (house.settings.public_url or f"http://127.0.0.1:{house.settings.web_port}").rstrip("/")
        if qr is not None:
            if live.rotates:
                raise WrongValue(
                    field="--qr", value=str(qr), remedy="a code that rotates can't be printed; use its screen."
                )
            qr.write_bytes(sheet(house, live, address_of(base, live)))
        _say(house, live, base, qr)


def _say(house: House, live: LiveSession, base: str, qr: Path | None) -> None:
    path = f"{base}/check-in/{live.code}"
    token = screen_token(house.secret, live)
    lines = [f'"{live.activity.title}": check in {live.code}', f"  Open     {show_window(live, house.settings.zone)}"]
    lines.append(f"  Screen   {path}/screen/{token}")
    if live.rotates:
        lines.append("  The code changes every half minute; only the screen shows it.")
    else:
        lines.append(f"  Sheet    {path}/sheet/{token}")
    if qr is not None:
        lines.append(f"  Printed  {qr}")
    if not house.settings.public_url:
        lines.append("  No phone reaches this machine: set TALLY_PUBLIC_URL to the address people reach it at.")
    for line in lines:
        click.echo(line)


@click.group("attendance")
def attendance_() -> None:
    """Lists of attendance that were imported, and the lines that wait for somebody."""


@attendance_.command("list")
def list_() -> None:
    """List what was imported, newest first."""
    with opened() as house, house.database.read() as session:
        found = attendance.batches(session)
        for batch in found:
            undone = f"  undone {batch.undone_at:%Y-%m-%d}" if batch.undone_at else ""
            click.echo(
                f"B{batch.id}  {batch.imported_at:%Y-%m-%d %H:%M}  {batch.live.activity.title}  {batch.name}{undone}"
            )
        if not found:
            click.echo("No list of attendance was imported yet.")


@attendance_.command("waiting")
def waiting() -> None:
    """List the lines that nobody could be told for."""
    with opened() as house, house.database.read() as session:
        found = attendance.waiting(session)
        for row in found:
            who = ", ".join(part for part in (row.name, row.address, row.number) if part)
            click.echo(f"{row.id}  {row.state}  {who}  {row.live.activity.title}")
        if not found:
            click.echo("No line is waiting.")


@attendance_.command("confirm")
@click.argument("line", type=int)
@click.argument("address")
def confirm(line: int, address: str) -> None:
    """Say that a waiting line means the person with this address."""
    now = datetime.now(UTC)
    with opened() as house, house.database.begin() as session:
        row, person = attendance.of_number(session, line), of_address(session, address)
        entered = attendance.confirm(session, house, row, person, by=None, now=now)
        said = f"credited as #{entered[0].credit.number}" if entered else row.state
        name = person.name
    click.echo(f"{line}: {name}, {said}.")


@attendance_.command("decline")
@click.argument("line", type=int)
def decline(line: int) -> None:
    """Say that a waiting line means nobody in the records."""
    with opened() as house, house.database.begin() as session:
        attendance.decline(session, attendance.of_number(session, line), by=None, now=datetime.now(UTC))
    click.echo(f"{line}: declined.")


class Batch(click.ParamType[int]):
    """A batch's number: B3 or 3."""

    name = "batch"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Its digits, or say how to write it."""
        digits = str(value).upper().removeprefix("B")
        if not digits.isdecimal() or len(digits) > 15:
            self.fail(f"{value!r} is no batch; write it like B3", param, ctx)
        return int(digits)


@attendance_.command("undo")
@click.argument("batch", type=Batch())
def undo(batch: int) -> None:
    """Take back everything a list entered; each person is told."""
    with opened() as house:
        undone = undo_batch(house, batch, by=None, now=datetime.now(UTC))
    click.echo(f"B{batch}: {undone} credits taken back; the people are told.")
