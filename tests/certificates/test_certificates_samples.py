"""The sample certificates, each beside what should be read in it; certificate_make.py draws and updates them."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from certificate_score import mistakes

from core.certificates import read
from core.certificates.sniff import PDF
from core.certificates.tasks import read_here

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.json"))
TESSERACT = shutil.which("tesseract")
LEAST_RIGHT = {"written against": 0.97, "held back": 0.95}


@cache
def facts_of(path: Path) -> dict[str, Any]:
    """What stands beside a sample."""
    facts: dict[str, Any] = json.loads(path.read_text())
    return facts


@cache
def read_now(path: Path) -> dict[str, Any]:
    """What the reader reads in a sample now; in this process, as the samples are our own."""
    return read_here(path.with_suffix(".pdf").read_bytes(), PDF, TESSERACT).to_contract()


def readable() -> list[Path]:
    """The samples that can be read on this machine: scans want tesseract."""
    return [path for path in SAMPLES if TESSERACT or not facts_of(path)["needs_ocr"]]


@pytest.mark.parametrize("path", [p for p in SAMPLES if not facts_of(p)["needs_ocr"]], ids=lambda p: p.stem)
def test_reads_as_it_did(path: Path) -> None:
    assert read_now(path) == facts_of(path)["read"]


@pytest.mark.parametrize("group", LEAST_RIGHT)
def test_reads_what_is_true(group: str) -> None:
    samples = [path for path in readable() if facts_of(path)["group"] == group]
    wrong = {path.stem: mistakes(facts_of(path)["truth"], read_now(path)) for path in samples}
    wrong = {name: found for name, found in wrong.items() if found}
    assert len(samples) - len(wrong) >= LEAST_RIGHT[group] * len(samples), wrong


@pytest.mark.parametrize("path", readable(), ids=lambda p: p.stem)
def test_no_wrong_value_is_claimed_for_hours_and_days(path: Path) -> None:
    """A missing value may be missed; a wrong one may not be claimed."""
    truth, now = facts_of(path)["truth"]["claims"], read_now(path)["claims"]
    for true, one in zip(truth, now, strict=False):
        for name in ("hours", "start", "end"):
            assert one[name] in (None, true[name])


@pytest.mark.parametrize("path", readable(), ids=lambda p: p.stem)
def test_every_value_has_its_words(path: Path) -> None:
    for claim in read_now(path)["claims"]:
        proven = {proof["field"] for proof in claim["evidence"]}
        given = {name for name in ("title", "provider", "holder", "hours", "start") if claim[name] is not None}
        assert given <= proven
        assert set(claim["ambiguous"]) <= proven
        assert all(proof["text"] and proof["page"] >= 1 for proof in claim["evidence"])


def test_the_confined_child_reads_the_same() -> None:
    path = next(p for p in SAMPLES if p.stem == "four_in_one")
    assert read(path.with_suffix(".pdf").read_bytes(), "renamed.bin").to_contract() == facts_of(path)["read"]


@pytest.mark.skipif(TESSERACT is None, reason="tesseract is not installed")
@pytest.mark.parametrize("name", ["only_a_photo", "tilted_scan", "words_in_background"])
def test_pictures_are_read(name: str) -> None:
    path = next(p for p in SAMPLES if p.stem == name)
    assert mistakes(facts_of(path)["truth"], read_now(path)) == []
    assert read_now(path)["text_layer"] == ("partial" if name == "words_in_background" else "none")


def test_without_tesseract_a_scan_claims_nothing() -> None:
    path = next(p for p in SAMPLES if p.stem == "only_a_photo")
    reading = read_here(path.with_suffix(".pdf").read_bytes(), PDF, None)
    assert (reading.kind, reading.text_layer, reading.claims) == ("unknown", "none", ())
