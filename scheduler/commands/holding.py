"""``tally held``: what was set aside for a person to look at."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from bot.errands import do
from bot.reception import attend
from core.actions import arrivals, errands
from scheduler.commands.openers import OPENERS
from scheduler.commands.opening import opened
from scheduler.deliver import deliver_letters


@click.group()
def held() -> None:
    """Letters and messages set aside for a person to look at."""


@held.command("list")
def held_list() -> None:
    """List what is held."""
    with opened() as house, house.database.read() as session:
        rows = arrivals.held(session)
        for row in rows:
            click.echo(f"{row.id}  {row.received_at:%Y-%m-%d %H:%M}  {row.channel}  {row.held_because}")
        if not rows:
            click.echo("Nothing is held.")


@held.command("show")
@click.argument("number", type=int)
def held_show(number: int) -> None:
    """Show what was held under a number, as it came."""
    with opened() as house, house.database.read() as session:
        row = arrivals.held_row(session, number)
        click.echo(f"{row.channel}, {row.received_at:%Y-%m-%d %H:%M} UTC: {row.held_because}\n")
        click.echo(row.raw.decode("utf-8", "replace"))


@held.command("replay")
@click.argument("number", type=int)
def held_replay(number: int) -> None:
    """Hear it again, after what was wrong is mended."""
    with opened() as house:
        now = datetime.now(UTC)
        with house.database.begin() as session:
            channel = arrivals.release(session, number).channel
            if channel == errands.CHANNEL:
                errands.release(session, number, now)
        if channel == errands.CHANNEL:
            state = "waiting" if do(house, number, now) is None else "done"
        else:
            state = attend(house, OPENERS[channel], number, now).state
        deliver_letters(house)
    click.echo(f"{number}: {state}")
