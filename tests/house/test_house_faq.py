"""docs/faq.md: whole rows, tests that exist, words that are understood."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from bot.intents import Chitchat, Unknown
from bot.understand import understand
from bot.understand.matters import read_matter
from bot.understand.staff import read_staff

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "faq.md").read_text()
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
HEAD = ("What is promised", "How it goes in Tally", "What is otherwise", "Test")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
SAID = re.compile(r"`> ([^`]+)`")
STATEMENTS = 110


def rows() -> list[tuple[str, ...]]:
    """The cells of every row, heads and rules left out."""
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]
    return [row for row in cells if row != HEAD and not set("".join(row)) <= set("-: ")]


@cache
def functions_of(path: str) -> frozenset[str]:
    """The test functions of a file, found without running it; none when there is no such file."""
    file = HOME / path
    tree = ast.parse(file.read_text()) if file.exists() else ast.Module([], [])
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_statement_has_its_four_cells() -> None:
    found = rows()
    assert len(found) >= STATEMENTS
    assert [row for row in found if len(row) != len(HEAD) or not all(row)] == []
    assert len({row[0] for row in found}) == len(found), "a statement stands there twice"


def test_every_row_names_a_test_that_exists() -> None:
    for row in rows():
        named = TEST.findall(row[3])
        assert named or row[3].startswith("none:"), f"no test and no reason: {row[0]}"
        assert [f"{path}::{name}" for path, name in named if name not in functions_of(path)] == []


@pytest.mark.parametrize("words", sorted(set(SAID.findall(PAGE))))
def test_what_one_types_is_understood(words: str) -> None:
    wish = read_staff(words, NOW.date()) or read_matter(words, NOW.date()) or understand(words, now=NOW)
    assert not isinstance(wish, Unknown | Chitchat), words


def test_the_page_knows_its_own_size() -> None:
    assert f"{len(rows())} statements" in PAGE
    assert len(SAID.findall(PAGE)) > 60
