"""The lines models learn from, and the voices held back from them: how many, how labelled, and what comes of those."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from measure_voices import HELD_BACK, NOW, Outcome, lines_of, outcome

from bot.training.lines import VOICES, labels_of, read_folder
from bot.understand import understand

LEAST_RIGHT, LEAST_RIGHT_OR_ASKED, LEAST_IN_A_VOICE = 0.70, 0.85, 0.25
"""Floors under what the held-back voices gave when they were first measured (docs/understanding.md); never aims."""
MOST_SILENT = 0.03
MOST_LOGGED = 0.14


@cache
def held_back() -> list[dict[str, object]]:
    return [line for path in sorted(HELD_BACK.glob("*.jsonl")) for line in lines_of(path)]


@cache
def came() -> list[tuple[dict[str, object], Outcome]]:
    return [(line, outcome(line, understand(str(line["say"]), now=NOW))) for line in held_back()]


def test_there_are_enough_lines_in_enough_voices() -> None:
    lines = read_folder(VOICES)
    assert len(lines) >= 6_000
    assert len({line.voice for line in lines}) >= 150
    assert sum(line.intent == "nothing" for line in lines) >= 800


def test_no_held_back_line_is_learned_from() -> None:
    learned = {line.say for line in read_folder(VOICES)}
    assert sum(line["say"] in learned for line in held_back()) == 0


@pytest.mark.parametrize(
    "path", sorted([*VOICES.glob("*.jsonl"), *HELD_BACK.glob("*.jsonl")]), ids=lambda path: path.stem
)
def test_each_title_and_value_stands_in_its_line(path: Path) -> None:
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        for entry in line.get("entries", ()):
            named = [entry.get("title"), *(entry.get("also") or ()), *(entry.get("words") or {}).values()]
            assert [words for words in named if words and words not in line["say"]] == [], line["say"]


def test_nearly_every_marked_title_can_be_learned() -> None:
    adds = [line for line in read_folder(VOICES) if line.intent == "add_credit"]
    lost = [line.say for line in adds if labels_of(line, line.sight()) is None]
    assert len(lost) <= 0.005 * len(adds), lost[:5]


def test_held_back_voices_stay_above_their_floors() -> None:
    kinds = Counter(one.kind for _, one in came())
    total = len(held_back())
    assert kinds["right"] >= LEAST_RIGHT * total, kinds
    assert kinds["right"] + kinds["asked"] >= LEAST_RIGHT_OR_ASKED * total, kinds


def test_no_held_back_voice_is_left_behind() -> None:
    voices: dict[str, Counter[str]] = {}
    for line, one in came():
        voices.setdefault(str(line["voice"]), Counter())[one.kind] += 1
    low = {
        voice: dict(count) for voice, count in voices.items() if count["right"] < LEAST_IN_A_VOICE * sum(count.values())
    }
    assert low == {}


def test_hours_and_days_are_hardly_ever_offered_wrong_without_a_question() -> None:
    silent = Counter(str(line["voice"]) for line, one in came() if one.silent)  # voices, so that no line is looked at
    assert silent.total() <= MOST_SILENT * len(held_back()), silent


def test_what_must_log_nothing_is_hardly_ever_proposed() -> None:
    nothing = [(line, one) for line, one in came() if line["intent"] == "nothing"]
    logged = Counter(str(line["voice"]) for line, one in nothing if one.kind == "wrong")
    assert logged.total() <= MOST_LOGGED * len(nothing), logged
