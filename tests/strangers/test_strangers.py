"""Conversations written by strangers end right, with at most one question more than a good human assistant would ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playing import played_on, talks

from core.store.database import Database

ONE_MORE = 1
DISPUTED = {
    "cape-town-list-for-the-boss": "Twelve approved activities fit, shown five at a time; the one expected is on a later page.",
}
"""Conversations whose expected end can't be, each with why."""
NOT_YET = {
    "nairobi-second-before-first-saved": "A Swahili word right behind the title (jana, yesterday) is taken for its last word.",
}
"""Conversations that still end wrong: each is a known miss, and passing unawares is told."""
LONGER = {
    "italian-three-in-a-breath": 3,  # the third activity, without quotes, is read only when its day is told
}
"""Conversations that take more questions than they should, and how many more."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, migrated once for all conversations."""
    path = tmp_path_factory.mktemp("strangers") / "tally.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


def listed(talk: dict[str, Any]) -> Any:
    """A conversation by its name, and why it is foreseen to end otherwise."""
    why = DISPUTED.get(talk["name"]) or NOT_YET.get(talk["name"])
    return pytest.param(talk, id=talk["name"], marks=[pytest.mark.xfail(reason=why, strict=True)] if why else [])


@pytest.mark.parametrize("talk", [listed(talk) for talk in talks()])
def test_a_stranger_gets_what_they_wanted(talk: dict[str, Any], template: Path, tmp_path: Path) -> None:
    played = played_on(tmp_path, template, talk)
    said = "\n".join(played.lines)
    assert not played.wrong, f"{played.wrong}\n{said}"
    assert played.over <= LONGER.get(played.name, ONE_MORE), f"asked {played.asked} times\n{said}"


def test_few_are_disputed_missed_or_long() -> None:
    assert len(DISPUTED) <= 4
    assert len(DISPUTED) + len(NOT_YET) + len(LONGER) <= len(talks()) // 20
