"""The commands about the approved list, as one types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tally
from core.settings import Settings

Run = Callable[..., Result]
THEIRS = "Course name,code,CE,domain,format\nWriting for patients,A9,1.5,implement,live\n"
OURS = "code,title,hours,domain,format\nA9,Writing for patients,1,implement,live\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``tally`` beside an empty data folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TALLY_{name.upper()}", raising=False)
    monkeypatch.setenv("TALLY_DATA", str(tmp_path / "data"))
    (tmp_path / "theirs.csv").write_text(THEIRS)
    (tmp_path / "ours.csv").write_text(OURS)
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(tally.main, words)

    return invoke


def test_from_a_foreign_file_to_its_undo(run: Run) -> None:
    assert "No import has changed the approved list yet" in run("catalogue", "batches").output
    assert "No columns are kept" in run("catalogue", "mappings").output
    refused = run("import", "activities", "theirs.csv")
    assert (refused.exit_code, '--map "CE=hours"' in refused.output) == (1, True)
    named = ("--map", "Course name=title", "--map", "CE=hours", "--set", "course_type=ISMPP U")
    dry = run("import", "activities", "theirs.csv", *named, "--dry-run")
    assert 'new: A9 Writing for patients, "ISMPP U", 1.5 h, Implement Publication Plan, live' in dry.output
    assert "kept as C1" in run("import", "activities", "theirs.csv", *named).output
    again = run("import", "activities", "theirs.csv")
    assert 'columns read as last time: Course name → title, CE → hours, course_type is "ISMPP U"' in again.output
    assert "1  activities  " in run("catalogue", "mappings").output
    assert "are read by their own headers again" in run("catalogue", "forget", "1").output
    assert "kept as C2" in run("import", "activities", "ours.csv").output
    listed = run("catalogue", "batches").output.splitlines()
    assert [line.split("  ")[0] for line in listed] == ["C2", "C1"]
    assert "ours.csv  0 added, 1 changed  at the terminal" in listed[0]
    assert "A9 Writing for patients: hours 1.5 h → 1 h" in run("catalogue", "show", "C2").output
    assert "A9 was corrected again by C2: undo that first" in run("catalogue", "undo", "C1").output
    assert "1 activity is as before" in run("catalogue", "undo", "c2").output
    assert "1 off the list" in run("catalogue", "undo", "1").output
    assert "C1 was undone already" in run("catalogue", "undo", "C1").output
    assert all("undone" in line for line in run("catalogue", "batches").output.splitlines())


def test_json_has_every_change(run: Run) -> None:
    said = json.loads(run("import", "activities", "ours.csv", "--dry-run", "--json").output)
    assert (said["done"], said["added"], said["changes"][0]["code"]) == (False, 1, "A9")
    assert {"column": "hours", "before": None, "after": 1} in said["changes"][0]["changes"]


def test_wrong_words_say_how_to_write_them(run: Run) -> None:
    assert "write it like C3" in run("catalogue", "undo", "B3").output
    assert "I can't find C3" in run("catalogue", "show", "C3").output
    assert "its columns are found by themselves" in run("import", "attendance", "x.csv", "--map", "a=b").output
    assert "goes with membership only" in run("import", "activities", "ours.csv", "--leavers").output
    assert 'write it like --map "Course name=title"' in run("import", "activities", "ours.csv", "--map", "CE").output
