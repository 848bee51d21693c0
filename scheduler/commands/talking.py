"""``tally chat``, ``record``, ``take`` and ``nudge``: one person's conversation, record, letter, reminders."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from sqlalchemy import select

from bot import terminal
from core.actions.practitioners import everyone_is_sample, of_address, primary_address
from core.actions.samples import load_samples, sample_addresses
from core.actions.transcript import transcript
from core.errors import TallyError
from core.house import House, open_house
from core.settings import read_settings
from core.store.tables import Arrival, Practitioner
from mail.intake import take_letter
from scheduler import digest
from scheduler import nudge as nudges
from scheduler.commands.opening import opened
from scheduler.commands.options import JSON, NOW, utc
from scheduler.deliver import deliver_letters
from scheduler.running import clock_from

TEMPORARY_FAILURE = 75  # EX_TEMPFAIL: the mail system keeps the letter and tries again


@click.command()
@click.option("--as", "address", help="whose record; needed once real people are in it")
@NOW
@JSON
def chat(address: str | None, now: datetime | None, as_json: bool) -> None:
    """Talk in the terminal: a line in, replies out. A file: @PATH, then the words."""
    with opened() as house:
        clock = clock_from(utc(now, house.settings.zone) if now else None)
        speaker = _speaker(house, address, clock())
        is_person = sys.stdin.isatty() and not as_json
        if is_person:
            click.echo(f"You are {speaker}. Type help, or Ctrl-D to leave.")
        shown = terminal.to_json if as_json else terminal.show
        terminal.talk(house, speaker, _lines(is_person), clock, lambda reply: click.echo(shown(reply)))


def _lines(is_person: bool) -> Iterator[str]:
    while True:
        if is_person:
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _speaker(house: House, address: str | None, now: datetime) -> str:
    """Whose record it is: the address given, else the first sample person while there are only those."""
    with house.database.begin() as session:
        if address is None or address in sample_addresses():
            load_samples(session, now)
        if address:
            return address
        if everyone_is_sample(session):
            first = session.scalars(select(Practitioner).order_by(Practitioner.id)).first()
            known = primary_address(first) if first else None
            if known:
                return known
    raise click.UsageError("Say whose record it is: tally chat --as dana@example.org")


@click.command()
@click.argument("address")
@NOW
@JSON
def record(address: str, now: datetime | None, as_json: bool) -> None:
    """Print one person's whole record."""
    with opened() as house, house.database.read() as session:
        person = of_address(session, address)
        zone = ZoneInfo(person.zone or house.settings.zone)
        shown = transcript(session, person, utc(now, house.settings.zone).astimezone(zone).date())
    click.echo(json.dumps(shown, ensure_ascii=False, indent=None if as_json else 2))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def take(file: Path) -> None:
    """Take one letter in, exactly as if it had arrived; - reads it from standard input."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        house = open_house(read_settings())
    except (OSError, TallyError) as fault:
        why = f"{file}: {fault.strerror}" if isinstance(fault, OSError) else str(fault)
        click.echo(f"Not kept: {why}", err=True)
        sys.exit(TEMPORARY_FAILURE)
    try:
        received = take_letter(house, raw, datetime.now(UTC))
        with house.database.read() as session:
            outcome = session.get_one(Arrival, received.arrival_id).outcome
        click.echo(f"{received.state}: kept as {received.arrival_id}; {outcome or 'waiting to be heard'}")
        deliver_letters(house)
    except Exception as fault:
        click.echo(f"Not kept: {type(fault).__name__}: {fault}", err=True)
        sys.exit(TEMPORARY_FAILURE)
    finally:
        house.close()


@click.command("nudge")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="the day, e.g. 2026-12-01")
@click.option("--dry-run", is_flag=True, help="only say what would be sent")
@JSON
def nudge_(on: datetime, dry_run: bool, as_json: bool) -> None:
    """Send the reminders due today, or say those of any day with --dry-run."""
    day: date = on.date()
    with opened() as house:
        today = datetime.now(ZoneInfo(house.settings.zone)).date()
        if day != today and not dry_run:
            raise click.UsageError(f"Reminders for another day than today ({today}) are only shown: add --dry-run.")
        if dry_run:
            found = [*nudges.due_on(house, day), *digest.due_on(house, day)]
        else:
            now = datetime.now(UTC)
            found = [*nudges.post_due(house, day, now), *digest.post_due(house, day, now)]
            deliver_letters(house)
    for one in found:
        facts = one.to_json()
        click.echo(json.dumps(facts, ensure_ascii=False) if as_json else f"{facts['address']}: {facts['subject']}")
    if not found and not as_json:
        click.echo(f"Nobody is due a reminder on {day}.")
