"""Walls around the language: patterns stay short, functions simple, every wish has sentences, a new one needs only its file.

``LONG`` and ``BRANCHED`` hold what stood before the walls did. They only shrink: a new name, or a larger figure, fails here,
and so does a name that is no longer needed.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.intents import WISHES
from bot.language.wishes import SPOKEN, file_names
from bot.understand.wishes.spoken import file_of

HOME = Path(__file__).resolve().parents[2]
ENGINE = sorted([*(HOME / "bot" / "understand").rglob("*.py"), *(HOME / "bot" / "language").glob("*.py")])
MOST_CHARACTERS, MOST_BRANCHES = 120, 15
PATTERN_MARKS = ("(?:", "|", "\\b", "\\s", ".{", "(?P<")
LONG: dict[str, int] = {}
"""File of the engine -> characters in its patterns over 120."""
BRANCHED: dict[str, int] = {}
"""Function of the engine -> its branches, over 15."""
SPEECHLESS: dict[str, set[str]] = {
    "en": {
        "add_credit", "answer", "clarify", "several", "unknown",
    }
}  # fmt: skip
"""Language -> the wishes that have no sentences in it yet."""


def _name(path: Path) -> str:
    return path.relative_to(HOME / "bot").as_posix()


def patterns(path: Path) -> Iterator[str]:
    """Every text of a file that looks like an expression, joined as Python joins it."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in node.values)
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        else:
            continue
        if sum(mark in text for mark in PATTERN_MARKS) > 1:
            yield text


def branches(function: ast.AST) -> int:
    """Ways a function can part: if, for, while, except, and/or, a condition in an expression or a comprehension."""
    count = 0
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += len(node.ifs)
        else:
            count += isinstance(node, ast.If | ast.For | ast.While | ast.ExceptHandler | ast.IfExp)
    return count


def long_patterns() -> dict[str, int]:
    """Characters in patterns that are too long, by file."""
    found = {_name(path): sum(len(p) for p in patterns(path) if len(p) > MOST_CHARACTERS) for path in ENGINE}
    return {name: size for name, size in found.items() if size}


def branched() -> dict[str, int]:
    """Functions with too many branches."""
    return {
        f"{_name(path)}:{node.name}": ways
        for path in ENGINE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (ways := branches(node)) > MOST_BRANCHES
    }


def worse(now: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    """What is new or larger than it was."""
    return {name: size for name, size in now.items() if size > before.get(name, 0)}


def test_no_pattern_of_the_engine_is_longer_than_120_characters() -> None:
    now = long_patterns()
    assert worse(now, LONG) == {}, "words of a language belong into bot/language, not into a pattern"
    assert sorted(LONG.keys() - now) == [], "no longer needed in LONG"


def test_no_function_of_the_engine_has_more_than_15_branches() -> None:
    now = branched()
    assert worse(now, BRANCHED) == {}
    assert sorted(BRANCHED.keys() - now) == [], "no longer needed in BRANCHED"


@pytest.mark.parametrize("language", SPOKEN)
def test_every_wish_has_sentences_or_stands_among_those_that_lack_them(language: str) -> None:
    spoken = {file_of(name).wish for name in file_names(language)}
    lacking = {wish.name for wish in WISHES} - spoken
    print(f"{language}: no sentences for {', '.join(sorted(lacking)) or 'nothing'}")
    assert lacking == SPEECHLESS.get(language, set())


WISH = '''"""A wish made by a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents.wish import Intent


@dataclass(frozen=True, slots=True)
class RingBell(Intent):
    """Ring the office's bell."""

    name: ClassVar[str] = "ring_bell"
    times: int = 1
    query: str | None = None
'''
ANSWER = '''"""The bell."""

from bot.intents.ringing import RingBell
from bot.router import Router
from bot.turn import Turn
from core.message import Reply

router = Router()


@router.answers(RingBell)
def ring(turn: Turn, wish: RingBell) -> Reply:
    """Ring it."""
    return Reply("Ding. " * wish.times)
'''
SENTENCES = """
sentences = ["ring [the|that] bell[s] [{number:times} (time|times)] [for {any:query}]", "ding* dong"]
examples = ["ring the bell"]
"""
ASKED = """
import json
from datetime import UTC, datetime
from bot.answers import ROUTER
from bot.intents import WISHES, to_json
from bot.router import missing
from bot.understand import understand
lines = ["Could you please ring that bell 3 times for Dana, thanks!", "ring the bell", "ding dong", "ring the bell three"]
heard = [understand(line, now=datetime(2026, 11, 21, tzinfo=UTC)) for line in lines]
print(json.dumps([[wish.name, getattr(wish, "times", 0), getattr(wish, "query", None)] for wish in heard]))
print(missing(ROUTER, WISHES), ROUTER.answerers[type(heard[0])].__name__)
"""


def test_a_new_wish_is_its_dataclass_its_answer_and_one_file_of_sentences(tmp_path: Path) -> None:
    for room in ("bot", "core"):
        shutil.copytree(HOME / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "voices", "static"))
    (tmp_path / "bot/intents/ringing.py").write_text(WISH)
    (tmp_path / "bot/answers/ringing.py").write_text(ANSWER)
    (tmp_path / "bot/language/en/wishes/ring_bell.toml").write_text(SENTENCES)
    _enlist(
        tmp_path / "bot/intents/__init__.py", "from bot.intents.ringing import RingBell", "WISHES = (*WISHES, RingBell)"
    )
    _enlist(tmp_path / "bot/answers/__init__.py", "from bot.answers import ringing", "ROUTER.include(ringing.router)")
    said = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert said.stderr == ""
    heard, answered = said.stdout.splitlines()
    assert json.loads(heard)[:3] == [["ring_bell", 3, "Dana"], ["ring_bell", 1, None], ["ring_bell", 1, None]]
    assert json.loads(heard)[3][0] != "ring_bell"
    assert answered == "[] ring"


def _enlist(path: Path, *lines: str) -> None:
    path.write_text(path.read_text("utf-8") + "\n" + "\n".join(lines) + "\n")
