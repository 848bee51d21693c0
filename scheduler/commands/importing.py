"""``tally import``: bring lists along."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from core.actions.attendance_lists import Attended, import_attendance
from core.actions.imports import KINDS, ColumnMap, Order, Outcome, import_file
from core.actions.membership import Mirrored, mirror
from scheduler.commands.opening import opened

# What doesn't go with which kind of list, and why.
WHY_NOT = {
    "--session": "goes with attendance only.",
    "--leavers": "goes with membership only.",
    "--partial": "does not go with {kind}: half a list would end memberships.",
    "--dates": "does not go with {kind}: the day of the session settles it.",
    "--map and --set": "do not go with {kind}: its columns are found by themselves.",
}


@click.command("import")
@click.argument("kind", type=click.Choice([*KINDS, "attendance"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="say what would happen, change nothing")
@click.option("--partial", is_flag=True, help="import the good rows, report the bad ones")
@click.option("--dates", type=click.Choice(["mdy", "dmy", "iso"]), help="which way round days are written")
@click.option("--documents", type=click.Path(path_type=Path, file_okay=False), help="folder of the certificates")
@click.option("--session", "code", help="attendance: the code of the activity it is a list of")
@click.option("--leavers", is_flag=True, help="membership: end memberships even when many are missing in the file")
@click.option(
    "--map", "maps", multiple=True, help='a column of the file, e.g. "Course name=title"; "Notes=" leaves it out'
)
@click.option("--set", "sets", multiple=True, help='one value for all rows, e.g. "course_type=ISMPP U"')
@click.option("--json", "as_json", is_flag=True, help="one object, with every change and problem")
def import_(
    kind: str, file: Path, dry_run: bool, partial: bool, dates: Order | None, documents: Path | None, code: str | None,
    leavers: bool, maps: tuple[str, ...], sets: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Import activities, practitioners, credits, membership or attendance from a CSV file or workbook."""
    mapping = ColumnMap.said(maps, sets)
    refused = {
        "--session": code and kind != "attendance", "--leavers": leavers and kind != "membership",
        "--partial": partial and kind == "membership", "--dates": dates and kind == "attendance",
        "--map and --set": mapping and kind == "attendance",
    }  # fmt: skip
    for option in (option for option, is_refused in refused.items() if is_refused):
        raise click.UsageError(f"{option} {WHY_NOT[option].format(kind=kind)}")
    now = datetime.now(UTC)
    outcome: Outcome | Attended | Mirrored
    with opened() as house:
        if kind == "attendance":
            outcome = import_attendance(house, file, code=code, dry_run=dry_run, partial=partial, now=now)
        elif kind == "membership":
            outcome = mirror(house, file, dry_run=dry_run, dates=dates, mapping=mapping, many_leave=leavers, now=now)
        else:
            outcome = import_file(
                house, kind, file, dry_run=dry_run, partial=partial, dates=dates, documents=documents, mapping=mapping,
                now=now,
            )  # fmt: skip
    for line in [json.dumps(outcome.to_json(), ensure_ascii=False)] if as_json else outcome.lines():
        click.echo(line)
    if outcome.problems and not partial:
        sys.exit(1)
