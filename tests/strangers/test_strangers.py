"""Conversations written by strangers end right, with at most one question more than a good human assistant would ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playing import played_on, talks

from core.store.database import Database

ONE_MORE = 1
HERE = Path(__file__).parent
FIRST = ("c1.jsonl", "c2.jsonl", "c3.jsonl")
OPENED_LATER = 23
"""Of the sixty conversations that were held back at first (c4 to c6), those that end wrong or take too long; the aim is three."""
DISPUTED = {
    "cape-town-list-for-the-boss": "Twelve approved activities fit, shown five at a time; the one expected is on a later page.",
}
"""Conversations whose expected end can't be, each with why."""
NOT_YET = {
    "nairobi-second-before-first-saved": "A Swahili word right behind the title (jana, yesterday) is taken for its last word.",
    "am-i-in-the-right-place": "What was logged just now is not named when asked for in passing.",
    "what-you-need": "An activity announced with a question is taken for a question about the programme.",
    "do-you-know-that-one": "An approved activity is told in the form of a question.",
    "only-there-once": "Which of two days was meant is said in a sentence of its own.",
    "organiser-back-from-lisbon": "'number 2 … 1.5 h also': the value of another card is repeated.",
    "nurse-car-park-dictation": "The kind of activity is taken into a dictated title.",
    "answers-in-lists": "Whole forms as answers, one for each of two activities.",
    "academic-recording-and-colloquium": "A day told of a recording gives way to the live day of the list.",
    "wrong-number-put-it-back": "Another credit to delete is named by number and title, with a reason behind it.",
    "statistician-audits-record": "A credit of the programme is to be amended; a new one is proposed.",
    "the-last-one-one-day-late": "A new title for a credit named by its old one.",
    "monterrey-and-a-question": "The second matter of a letter speaks of 'the last year' and is taken for a day.",
    "cairo-three-minus-one": "The kind of activity is taken into a dictated title ('course how to brief an agency').",
    "shanghai-pasted-mail": "A mail that ends with the series' next date is asked about, and the day is lost on the way.",
    "thessaloniki-village-until-january": "A dictated letter of one sentence holds an activity and a wish about reminders.",
    "lagos-weekend-school": "Whether something was ever sent is asked while a domain is awaited, and goes unanswered.",
}
"""Conversations that still end wrong: each is a known miss, and passing unawares is told."""
LONGER = {
    "italian-three-in-a-breath": 3,  # the third activity, without quotes, is read only when its day is told
    "oh-and-the-other-one": 2, "the-last-one-please": 2, "that-was-for-tom": 4, "night-owl-thursdays-after-all": 2,
    "vienna-is-still-to-come": 2,
}  # fmt: skip
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
    names = {name for listed in (DISPUTED, NOT_YET, LONGER) for name in listed}
    first = {json.loads(raw)["name"] for file in FIRST for raw in (HERE / file).read_text("utf-8").splitlines() if raw}
    assert len(DISPUTED) <= 4
    assert len(names & first) <= len(first) // 20
    assert len(names - first) <= OPENED_LATER, "this figure only shrinks"
