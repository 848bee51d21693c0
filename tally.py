"""The front door: the ``tally`` command. Each command is loaded when it is called, so that the small ones start fast."""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from typing import Any

import click
import structlog

from core.errors import TallyError

COMMANDS = {
    "attendance": "attending:attendance_",
    "audit": "auditing:audit",
    "catalogue": "cataloguing:catalogue_",
    "chat": "talking:chat",
    "check-in": "attending:check_in_",
    "doctor": "running:doctor",
    "grant": "auditing:grant",
    "held": "holding:held",
    "import": "importing:import_",
    "misses": "missing:misses_",
    "nudge": "talking:nudge_",
    "read": "looking:read",
    "record": "talking:record",
    "run": "running:run",
    "take": "talking:take",
    "understand": "looking:understand_",
}


class FrontDoor(click.Group):
    """Loads a command when it is called; a refusal is a sentence and the exit status 1, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"scheduler.commands.{module}"), function)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except TallyError as refused:
            raise click.ClickException(str(refused)) from refused


@click.group(cls=FrontDoor)
@click.version_option(package_name="tally", prog_name="tally")
def main() -> None:
    """Tally keeps the continuing-education record of certified professionals, in Slack and by email."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


if __name__ == "__main__":
    main()
