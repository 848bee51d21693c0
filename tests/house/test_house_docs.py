"""The settings' page, the import's page and every mention of a setting agree with the code."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from core.actions.imports import KINDS
from core.settings import Settings

HOME = Path(__file__).resolve().parents[2]
SETTINGS = {f"TALLY_{name.upper()}" for name in Settings.model_fields}
SPEAKING = [
    *sorted(HOME.glob("*.md")), *sorted((HOME / "docs").glob("*.md")), HOME / "Dockerfile", HOME / "docker-compose.yml",
    *sorted((HOME / "core").rglob("*.py")), *sorted((HOME / "bot").rglob("*.py")), *sorted((HOME / "mail").rglob("*.py")),
    *sorted((HOME / "scheduler").rglob("*.py")), HOME / "tally.py",
]  # fmt: skip


def test_the_settings_page_is_the_one_the_code_writes() -> None:
    written = runpy.run_path(str(HOME / "docs" / "write_settings.py"))["page"]()
    assert (HOME / "docs" / "settings.md").read_text() == written, "settings changed: run `make docs`"


def test_every_setting_stands_on_the_page_once() -> None:
    rows = re.findall(r"^\| `(TALLY_[A-Z_]+)` ", (HOME / "docs" / "settings.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(SETTINGS)


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    "page", [HOME / "README.md", *sorted((HOME / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_every_link_to_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_setting_that_is_named_anywhere_exists() -> None:
    unknown = set()
    for page in SPEAKING:
        for name in re.findall(r"\bTALLY_[A-Z]+(?:_[A-Z]+)*\b(?!_)", page.read_text()):
            if name not in SETTINGS and name.removesuffix("_FILE") not in SETTINGS | {"TALLY_NAME", "TALLY"}:
                unknown.add(f"{page.relative_to(HOME)}: {name}")
    assert unknown == set()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_imports_page_names_every_column(kind: str) -> None:
    text = (HOME / "docs" / "imports.md").read_text()
    section = text.split(f"\n## {kind.capitalize()}\n", 1)[1].split("\n## ", 1)[0]
    named = re.findall(r"^\| `([^`]+)`", section.replace("\\|", "|"), re.MULTILINE)
    made = KINDS[kind]
    assert named == [column.title for column in made.columns]  # type: ignore[attr-defined]


def test_no_page_names_what_only_this_copy_knows() -> None:
    pages = [page for page in SPEAKING if page.suffix == ".md" and page.exists()]
    told = {
        f"{page.name}: {word}"
        for page in pages
        for word in ("/work/", "/root/", "/opt/pypi")
        if word in page.read_text()
    }
    assert told == set()
