"""CSV files as spreadsheets really write them."""

from __future__ import annotations

import pytest

from core.actions.imports.outcome import FileUnusable
from core.actions.imports.table import Column, read_table

COLUMNS = (
    Column("code", "code", is_required=True, longest=8),
    Column("title", "Event / Session", is_required=True),
    Column("hours", "hours"),
)


def rows(content: bytes) -> list[dict[str, str]]:
    table = read_table(content, "list.csv", COLUMNS)
    assert table.problems == []
    return [row.cells for row in table.rows]


PLAIN = "code,Event / Session,hours\nA1,Café society,1.5\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", "UTF-8, comma"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8, comma"),
        ("utf-16-le", b"\xff\xfe", "UTF-16, comma"),
        ("utf-16-be", b"\xfe\xff", "UTF-16, comma"),
        ("utf-16-le", b"", "UTF-16, comma"),
        ("cp1252", b"", "Windows-1252, comma"),
    ],
)
def test_encodings(encoding: str, mark: bytes, said: str) -> None:
    content = mark + PLAIN.encode(encoding)
    assert rows(content) == [{"code": "A1", "title": "Café society", "hours": "1.5"}]
    assert read_table(content, "list.csv", COLUMNS).read_as == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"code,Event / Session\nA1,bad \x81 byte\n", "line 2 is neither"),
        (b"code,Event / Session\nA1,nul \x00 byte\n", "line 2 is neither"),
        (b"\xff\xfeodd", "neither UTF-8"),
        (b"PK\x03\x04rest of a workbook", "a workbook that can't be opened"),
        (b"\xd0\xcf\x11\xe0an old workbook", "a workbook, not a CSV file"),
        (b"", "it is empty"),
        (b"\n , ,\n\n", "it is empty"),
        (b'code,Event / Session\nA1,"never closed\n', "no CSV table"),
    ],
)
def test_what_is_no_table_says_so_and_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(FileUnusable) as wrong:
        read_table(content, "list.csv", COLUMNS)
    assert said in str(wrong.value)
    assert str(wrong.value).startswith("list.csv can't be imported")
    assert len(str(wrong.value).split(". ")) >= 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    content = PLAIN.replace(",", delimiter).encode()
    assert rows(content)[0]["hours"] == "1.5"


def test_a_decimal_comma_beside_semicolons() -> None:
    assert rows(b"code;Event / Session;hours\r\nA1;One, two, three;1,5\r\n") == [
        {"code": "A1", "title": "One, two, three", "hours": "1,5"}
    ]


def test_the_delimiter_hint_of_spreadsheets_is_no_header() -> None:
    assert rows(b"sep=;\r\ncode;Event / Session\r\nA1;One\r\n") == [{"code": "A1", "title": "One"}]


def test_the_header_is_met_whatever_its_case_blanks_and_order() -> None:
    assert rows(b" HOURS ,event/session, Code\n1,Title,A1\n") == [{"hours": "1", "title": "Title", "code": "A1"}]


def test_a_wrong_header_names_all_that_is_missing_and_unknown() -> None:
    table = read_table(b"cod,Hours,Notes,hours\nA1,1,x,2\n", "list.csv", COLUMNS)
    assert {(p.column, p.stops_all) for p in table.problems} == {
        ("cod", True), ("Notes", True), ("hours", True), ("code", True), ("Event / Session", True),
    }  # fmt: skip
    missing = next(p for p in table.problems if p.column == "code")
    assert "is missing from the header" in missing.remedy
    assert [p.column for p in table.problems if "the columns are: code, Event / Session, hours" in p.remedy] == ["cod"]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    table = read_table(b'code,Event / Session\nA1,"two\nlines"\n\n,\nA4,four\n', "list.csv", COLUMNS)
    assert [(row.number, row["code"]) for row in table.rows] == [(2, "A1"), (5, "A4")]


def test_a_row_too_long_and_a_cell_too_long_are_problems_of_their_row() -> None:
    content = b"code,Event / Session\nA1,One, two\nA2,fine\nA2345678901,long\nA3,bell \x07\n"
    table = read_table(content, "list.csv", COLUMNS)
    assert [(p.row, p.column, p.stops_all) for p in table.problems] == [
        (2, "column 3", False),
        (4, "code", False),
        (5, "Event / Session", False),
    ]
    assert [row["code"] for row in table.rows] == ["A2"]
    assert table.count == 4


def test_a_short_row_has_blank_cells() -> None:
    assert read_table(b"code,Event / Session,hours\nA1,One\n", "list.csv", COLUMNS).rows[0]["hours"] == ""
