"""``tally audit``: draw, pack, verify. ``tally grant``: the first roles of a deployment, at its own terminal."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from core.actions import roles
from core.actions.audit_packs import pack
from core.actions.audit_seals import verify
from core.actions.drawing import draw
from core.actions.practitioners import of_address
from core.actions.today import programme_day
from core.house import House
from scheduler.commands.opening import opened
from scheduler.deliver import deliver_letters


class Percent(click.ParamType[Decimal]):
    """A percentage: 10, 12.5, 10%."""

    name = "percentage"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Parse, or say how to write it."""
        try:
            return Decimal(str(value).rstrip("% "))
        except InvalidOperation:
            self.fail(f"{value!r} is no percentage; write it like 10 or 12.5", param, ctx)


@click.group()
def audit() -> None:
    """Audits of people's records: drawn by a seed, packed, verified."""


@audit.command("draw")
@click.option("--percent", type=Percent(), required=True, help="how many of all CMPPs, e.g. 10")
@click.option("--seed", type=click.IntRange(0, 10**18), required=True, help="what the draw is made from; it is kept")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="the day to answer by; else TALLY_AUDIT_DAYS from today")
@click.option("--rolling", is_flag=True, help="look at each person alone, so that a later draw takes the same ones")
def audit_draw(percent: Decimal, seed: int, due: datetime | None, rolling: bool) -> None:
    """Draw an audit; everybody drawn is told."""
    due_on: date | None = due.date() if due else None
    with opened() as house:
        with house.database.begin() as session:
            made = draw(
                session,
                house,
                percent=percent,
                seed=seed,
                by=None,
                now=datetime.now(UTC),
                due_on=due_on,
                rolling=rolling,
            )
            lines = [f"A{one.id}  {one.practitioner.name}" for one in made.audits]
            said = f"{len(lines)} of {made.population} people, seed {made.seed}, to answer by {made.due_on}"
        deliver_letters(house)
    for line in [said, *lines]:
        click.echo(line)


@audit.command("pack")
@click.argument("address")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="where to write it")
def audit_pack(address: str, to: Path | None) -> None:
    """Write one person's audit pack, a ZIP."""
    now = datetime.now(UTC)
    with opened() as house:
        with house.database.begin() as session:
            file = pack(session, house, of_address(session, address), by=None, now=now, today=programme_day(house, now))
        path = to or Path(file.name)
        path.write_bytes(house.documents.load(file.sha256))
    click.echo(f"{path}: {file.size:,} bytes, SHA-256 {file.sha256}")


@audit.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
def audit_verify(file: Path) -> None:
    """Say whether a pack is as it was made; exit status 1 when it is not."""
    with opened() as house:
        found = verify(house, file)
    click.echo(f"{file.name}: {found.person}, made {found.made_at}, {found.files} files")
    for problem in found.problems:
        click.echo(f"- {problem}")
    click.echo("It was changed." if found.problems else "Every file is as it was packed, and the seal is ours.")
    if found.problems:
        sys.exit(1)


@click.command()
@click.argument("role", type=click.Choice([one.value for one in roles.Office]))
@click.argument("address")
def grant(role: str, address: str) -> None:
    """Give somebody a role: office, committee or auditor."""
    with opened() as house:
        said = _grant(house, role, address)
    click.echo(said)


def _grant(house: House, role: str, address: str) -> str:
    with house.database.begin() as session:
        person = of_address(session, address)
        roles.grant(session, person, roles.role_named(role), by=None, now=datetime.now(UTC))
        return f"{person.name} holds the role {role}. They can type: staff help"
