"""Bring lists along: approved activities, practitioners, credits from the older tracker (docs/imports.md)."""

from __future__ import annotations

from core.actions.imports.days import ORDERS, Order
from core.actions.imports.header import ColumnMap
from core.actions.imports.outcome import FileUnusable, MissingFile, Outcome, Problem, Repeat
from core.actions.imports.running import KINDS, import_bytes, import_file

__all__ = [
    "KINDS", "ORDERS", "ColumnMap", "FileUnusable", "MissingFile", "Order", "Outcome", "Problem", "Repeat", "import_bytes",
    "import_file",
]  # fmt: skip
