"""What the pages say about the `tally` command is what the command does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import tally

HOME = Path(__file__).resolve().parents[2]
PAGES = [HOME / "README.md", *sorted((HOME / "docs").glob("*.md")), HOME / "docker-compose.yml", HOME / "Makefile"]
COMMANDS_PAGE = HOME / "docs" / "commands.md"
SAID = re.compile(r"(?:`|^\s*(?:\$ |@?exec )?|bin\)?/|&& )tally ((?:[a-z][a-z-]*)(?: [^`\n]*)?)", re.MULTILINE)


def commands(group: click.Group = tally.main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command by its whole name: 'held list'."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands())


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Each `tally …` of a text as the command's name and the words after it."""
    for match in SAID.finditer(text):
        words = match[1].split()
        for length in (2, 1):
            name = " ".join(words[:length])
            if name in COMMANDS:
                yield name, " ".join(words[length:])
                break
        else:
            yield words[0], " ".join(words[1:])


def options_of(command: click.Command) -> set[str]:
    """The long options of a command."""
    return {o for p in command.params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")}


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_command_a_page_names_exists_with_its_options(page: Path) -> None:
    for name, rest in named_in(page.read_text()):
        known = name in COMMANDS or any(other.startswith(f"{name} ") for other in COMMANDS)
        assert known, f"{page.name} names `tally {name}`, which there is not"
        given = set(re.findall(r"--[a-z][a-z-]*", rest))
        if name in COMMANDS:
            assert given <= options_of(COMMANDS[name]) | {"--help"}, f"{page.name}: `tally {name} {rest}`"


def test_every_command_has_its_heading_with_all_its_options() -> None:
    headings = "\n".join(line for line in COMMANDS_PAGE.read_text().splitlines() if line.startswith("### "))
    described = dict(named_in(headings))
    assert set(described) == set(COMMANDS)
    for name, command in COMMANDS.items():
        given = set(re.findall(r"--[a-z][a-z-]*", described[name]))
        assert given == options_of(command), f"the heading of `tally {name}`"


def test_every_command_says_what_it_does() -> None:
    assert [name for name, command in COMMANDS.items() if not command.help] == []
