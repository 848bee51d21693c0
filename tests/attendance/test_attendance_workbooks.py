"""Workbooks: the approved list and lists of attendance as .xlsx, with days, moments and lengths as cells."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attendance_samples import credits_of, furnish, states
from sqlalchemy import select
from talking import NOW

from core.actions.attendance_lists import import_attendance
from core.actions.imports import FileUnusable, import_file
from core.actions.imports.workbook import LARGEST, lines_of
from core.house import House
from core.store.tables import Activity

ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def workbook(path: Path, *lines: tuple[Any, ...], hidden: bool = False) -> Path:
    """A workbook with these rows in its first visible sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden:
        sheet.append(["not", "this"])
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("Approved")
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


@ON_ONE_DATABASE
def test_the_approved_list_as_a_workbook(house: House, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        ("Code", "Title", "Start", "Hours", "Domain", "Format"),
        ("W1", "GPP 2022 in practice", date(2026, 3, 4), 1.5, "foster", "live"),
        ("W2", "Another", datetime.combine(date(2026, 3, 4), time()), time(0, 20), "implement", "recording"),
        ("W3", "Long", None, timedelta(hours=6), "develop", "recording"),
        hidden=True,
    )
    outcome = import_file(house, "activities", path, now=NOW)
    assert ([str(p) for p in outcome.problems], outcome.added) == ([], 3)
    assert outcome.read_as == 'workbook, sheet "Approved"'
    with house.database.read() as session:
        found = {one.code: (one.starts_on, one.seconds) for one in session.scalars(select(Activity))}
    assert found == {"W1": (date(2026, 3, 4), 5400), "W2": (date(2026, 3, 4), 1200), "W3": (None, 21600)}
    assert import_file(house, "activities", path, now=NOW).same == 3


@ON_ONE_DATABASE
def test_attendance_as_a_workbook(house: House, tmp_path: Path) -> None:
    furnish(house)
    path = workbook(
        tmp_path / "who.xlsx",
        ("email", "join time", "minutes"),
        ("dana@example.org", datetime.combine(date(2026, 11, 18), time(10, 1)), 89),
        ("sam@example.org", datetime.combine(date(2026, 11, 18), time(10, 1)), 12.5),
    )
    assert states(import_attendance(house, path, code="A1", now=NOW)) == {"credited": 1, "too short": 1}
    assert len(credits_of(house)) == 1


@ON_ONE_DATABASE
def test_a_share_that_could_be_two_is_refused(house: House, tmp_path: Path) -> None:
    furnish(house)
    path = workbook(tmp_path / "who.xlsx", ("email", "percent"), ("dana@example.org", 0.85), ("sam@example.org", 0))
    outcome = import_attendance(house, path, code="A1", now=NOW)
    assert [(p.row, p.column, p.value) for p in outcome.problems] == [(2, "percent", "0.85")]


def test_what_is_no_workbook_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for n in range(3):
            packed.writestr(f"xl/{n}.xml", b"0" * (LARGEST // 2))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("letter.txt", "no sheet here")
    for content, why in ((b"PK\x03\x04junk", "can't be opened"), (other.getvalue(), "can't be opened"),
                         (bomb.getvalue(), "far larger")):  # fmt: skip
        with pytest.raises(FileUnusable, match=why):
            lines_of(content, "x.xlsx")
