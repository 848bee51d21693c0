"""The corpus: what people type, beside what should be understood, for the lines written with the rules and those held back."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from measure_corpus import CORPUS, NOW, heard, lines_of, mistakes

import bot.intents
from bot.intents import Intent
from bot.understand import understand

FILES = sorted(path.name for path in CORPUS.glob("*.jsonl"))


def test_corpus_is_large_enough() -> None:
    assert sum(len(lines_of(name)) for name in FILES) >= 400


@pytest.mark.parametrize("name", FILES)
def test_at_least_97_of_100_lines_are_exactly_right(name: str) -> None:
    lines = lines_of(name)
    wrong = {line["say"]: found for line in lines if (found := mistakes(line))}
    assert len(wrong) <= 0.03 * len(lines), wrong


@pytest.mark.parametrize("name", FILES)
def test_no_line_does_harm(name: str) -> None:
    harm = [line["say"] for line in lines_of(name) if does_harm(line)]
    assert harm == []


def does_harm(line: dict[str, Any]) -> bool:
    """Something is proposed, changed or deleted where nothing should be, or a value is read that should be asked."""
    got = heard(line)
    if got["intent"] != line["intent"]:
        return got["intent"] in ("add_credit", "edit_credit", "delete_credit", "stop_reminders")
    pairs = zip(line.get("entries", []), got.get("entries", []), strict=False)
    return any(w[k] is None and g[k] is not None for w, g in pairs for k in ("hours", "start", "end", "domain"))


def wishes() -> list[type[Intent]]:
    return [c for _, c in inspect.getmembers(bot.intents, inspect.isclass) if issubclass(c, Intent) and c.name]


def examples() -> list[tuple[str, str]]:
    found = []
    for wish in wishes():
        lines = [line.strip() for line in (wish.__doc__ or "").splitlines()]
        found += [(wish.name, line[2:]) for line in lines if line.startswith("> ")]
    return found


@pytest.mark.parametrize(("name", "example"), examples())
def test_each_example_in_the_docstrings_is_understood_as_itself(name: str, example: str) -> None:
    assert understand(example, now=NOW).name == name


def test_every_wish_is_met_in_the_corpus() -> None:
    met: set[Any] = {line["intent"] for name in FILES for line in lines_of(name)}
    assert {wish.name for wish in wishes()} - met == {
        "clarify",
        "several",
    }  # nobody wishes to be asked; several are two of the others
