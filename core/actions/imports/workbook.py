"""The first sheet of a workbook (.xlsx) as lines of text, the way a CSV file would have them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from core.actions.imports.outcome import FileUnusable

MAGIC = b"PK\x03\x04"
# A list of everybody is some megabytes unpacked; what claims more is no list.
LARGEST = 200_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 100
AS_CSV = "Save it as 'CSV UTF-8' and import that file."


def lines_of(content: bytes, name: str) -> tuple[list[list[str]], str]:
    """The cells of the first visible sheet, and its title. Raises FileUnusable."""
    import openpyxl  # noqa: PLC0415 - most lists are CSV, and this takes a quarter of a second to load

    _check_size(content, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as fault:
        raise FileUnusable(name=name, why="it is a workbook that can't be opened.", remedy=AS_CSV) from fault
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise FileUnusable(name=name, why="it is a workbook without a sheet.", remedy=AS_CSV)
        lines = []
        for row in sheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True):
            lines.append([_text(value) for value in row])
            if len(lines) > MOST_ROWS:
                raise FileUnusable(name=name, why=f"it has more than {MOST_ROWS:,} rows.", remedy="Split it.")
        return lines, str(sheets[0].title)
    finally:
        book.close()


def _check_size(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile as fault:
        raise FileUnusable(name=name, why="it is a workbook that can't be opened.", remedy=AS_CSV) from fault
    if size > LARGEST:
        raise FileUnusable(name=name, why="it is far larger unpacked than any list.", remedy=AS_CSV)


def _text(value: Any) -> str:
    """A cell as one would type it; a moment at midnight is a day, a number without fraction has none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value.hour}:{value:%M}" if not value.second else f"{value.hour}:{value:%M:%S}"
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
