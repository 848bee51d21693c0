"""``tally catalogue``: the imports of the approved list, what each changed, undone; the columns that were named."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from core.actions import catalogue_batches
from core.actions.catalogue_undoing import undo_batch
from core.actions.imports.mappings import forget_mapping, mappings, shown_mapping
from core.store.tables import CatalogueBatch, ColumnMapping
from scheduler.commands.opening import opened


class Batch(click.ParamType[int]):
    """A batch's number: C3 or 3."""

    name = "batch"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Its digits, or say how to write it."""
        digits = str(value).upper().removeprefix("C")
        if not digits.isdecimal() or len(digits) > 15:
            self.fail(f"{value!r} is no batch of the catalogue; write it like C3", param, ctx)
        return int(digits)


@click.group("catalogue")
def catalogue_() -> None:
    """Imports of the approved list, and the columns that were named for them."""


@catalogue_.command("batches")
def batches() -> None:
    """List the imports that changed the approved list, newest first."""
    with opened() as house, house.database.read() as session:
        found = catalogue_batches.batches(session)
        for batch in found:
            click.echo(_said(batch, catalogue_batches.left_of(session, batch)))
        if not found:
            click.echo(
                "No import has changed the approved list yet. To make one: tally import activities FILE --dry-run"
            )


def _said(batch: CatalogueBatch, left: int) -> str:
    who = batch.by.name if batch.by else "at the terminal"
    undone = ""
    if batch.undone_at is not None:
        undone = f"  undone {batch.undone_at:%Y-%m-%d}{f' but for {left}' if left else ''}"
    counts = f"{batch.added} added, {batch.changed} changed"
    return f"C{batch.id}  {batch.imported_at:%Y-%m-%d %H:%M}  {batch.name}  {counts}  {who}{undone}"


@catalogue_.command("show")
@click.argument("batch", type=Batch())
def show(batch: int) -> None:
    """Show what an import changed, an activity a line."""
    with opened() as house, house.database.read() as session:
        kept = catalogue_batches.batch_of(session, batch)
        click.echo(_said(kept, catalogue_batches.left_of(session, kept)))
        for line, change in catalogue_batches.changes_of(session, batch):
            click.echo(f"{change.line()}{' (undone)' if line.undone_at else ''}")


@catalogue_.command("undo")
@click.argument("batch", type=Batch())
def undo(batch: int) -> None:
    """Take back what an import changed, in credits too; each person is told."""
    with opened() as house:
        undone = undo_batch(house, batch, by=None, now=datetime.now(UTC))
    for line in undone.lines():
        click.echo(line)


@catalogue_.command("mappings")
def mappings_() -> None:
    """List the columns that were named for files, newest first."""
    with opened() as house, house.database.read() as session:
        found = mappings(session)
        for row in found:
            click.echo(_mapping(row))
        if not found:
            click.echo('No columns are kept. To name one: tally import activities FILE --map "Course name=title"')


def _mapping(row: ColumnMapping) -> str:
    return f"{row.id}  {row.kind}  {row.kept_at:%Y-%m-%d}  {row.name}  {shown_mapping(row)}"


@catalogue_.command("forget")
@click.argument("number", type=int)
def forget(number: int) -> None:
    """Forget the columns that were named for a kind of file."""
    with opened() as house, house.database.begin() as session:
        row = forget_mapping(session, number, by=None, now=datetime.now(UTC))
        said = f"{row.kind} files like {row.name} are read by their own headers again."
    click.echo(said)
