"""Every sample letter is read as the file beside it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import make_letters
import pytest

from mail.letter import open_letter

SAMPLES = Path(__file__).parent / "samples"
LETTERS = sorted(SAMPLES.rglob("*.eml"))


def differences(raw: bytes, expected: dict[str, Any]) -> list[str]:
    """What was read otherwise than expected; ``quoted`` lists words that must be in it, attachments their names."""
    read = open_letter(raw).to_contract()
    read["attachments"] = [one["name"] for one in read["attachments"]]
    wrong = [f"{k}: {read[k]!r} is not {v!r}" for k, v in expected.items() if k != "quoted" and read[k] != v]
    for words in expected.get("quoted", []):
        if words not in read["quoted"] or words in read["text"]:
            wrong.append(f"{words!r} is not only in quoted: {read['quoted']!r}")
    if expected.get("quoted") == [] and read["quoted"]:
        wrong.append(f"quoted: {read['quoted']!r}")
    return wrong


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_sample(path: Path) -> None:
    assert differences(path.read_bytes(), json.loads(path.with_suffix(".json").read_text())) == []


def test_samples_are_what_the_script_makes() -> None:
    made = {path: raw for path, (raw, _) in make_letters.everything().items() if not path.endswith("header-bomb")}
    assert {f"{path.parent.name}/{path.stem}": path.read_bytes() for path in LETTERS} == made


def test_there_are_enough_of_both_kinds() -> None:
    held = sum(path.parent.name == "held" for path in LETTERS)
    assert len(LETTERS) >= 150
    assert held * 3 >= len(LETTERS)
