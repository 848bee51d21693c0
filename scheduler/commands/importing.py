"""``tally import``: bring lists along."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from core.actions.attendance_lists import Attended, import_attendance
from core.actions.imports import KINDS, Order, Outcome, import_file
from core.actions.membership import Mirrored, mirror
from scheduler.commands.opening import opened


@click.command("import")
@click.argument("kind", type=click.Choice([*KINDS, "attendance"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="say what would happen, change nothing")
@click.option("--partial", is_flag=True, help="import the good rows, report the bad ones")
@click.option("--dates", type=click.Choice(["mdy", "dmy", "iso"]), help="which way round days are written")
@click.option("--documents", type=click.Path(path_type=Path, file_okay=False), help="folder of the certificates")
@click.option("--session", "code", help="attendance: the code of the activity it is a list of")
@click.option("--leavers", is_flag=True, help="membership: end memberships even when many are missing in the file")
def import_(
    kind: str, file: Path, dry_run: bool, partial: bool, dates: Order | None, documents: Path | None, code: str | None,
    leavers: bool,
) -> None:  # fmt: skip
    """Import activities, practitioners, credits, membership or attendance from a CSV file."""
    _check_options(kind, {"--session": (code, "attendance"), "--leavers": (leavers, "membership")})
    if kind == "membership" and partial:
        raise click.UsageError("--partial does not go with membership: half a list would end memberships.")
    if kind == "attendance" and dates:
        raise click.UsageError("--dates does not go with attendance: the day of the session settles it.")
    now = datetime.now(UTC)
    outcome: Outcome | Attended | Mirrored
    with opened() as house:
        if kind == "attendance":
            outcome = import_attendance(house, file, code=code, dry_run=dry_run, partial=partial, now=now)
        elif kind == "membership":
            outcome = mirror(house, file, dry_run=dry_run, dates=dates, many_leave=leavers, now=now)
        else:
            outcome = import_file(
                house, kind, file, dry_run=dry_run, partial=partial, dates=dates, documents=documents, now=now
            )
    for line in outcome.lines():
        click.echo(line)
    if outcome.problems and not partial:
        sys.exit(1)


def _check_options(kind: str, options: dict[str, tuple[object, str]]) -> None:
    for name, (given, belongs_to) in options.items():
        if given and kind != belongs_to:
            raise click.UsageError(f"{name} goes with {belongs_to} only.")
