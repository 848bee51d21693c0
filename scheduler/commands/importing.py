"""``tally import``: bring lists along."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from core.actions.imports import KINDS, Order, import_file
from scheduler.commands.opening import opened


@click.command("import")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="say what would happen, change nothing")
@click.option("--partial", is_flag=True, help="import the good rows, report the bad ones")
@click.option("--dates", type=click.Choice(["mdy", "dmy", "iso"]), help="which way round days are written")
@click.option("--documents", type=click.Path(path_type=Path, file_okay=False), help="folder of the certificates")
def import_(kind: str, file: Path, dry_run: bool, partial: bool, dates: Order | None, documents: Path | None) -> None:
    """Import activities, practitioners or credits from a CSV file."""
    with opened() as house:
        outcome = import_file(
            house, kind, file, dry_run=dry_run, partial=partial, dates=dates, documents=documents, now=datetime.now(UTC)
        )
    for line in outcome.lines():
        click.echo(line)
    if outcome.problems and not partial:
        sys.exit(1)
