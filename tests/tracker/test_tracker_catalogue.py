"""The approved list is found in spite of typing mistakes, with the same hits on both databases."""

from __future__ import annotations

from datetime import date

import pytest
from talking import add_activities

from core.actions import catalogue
from core.house import House
from core.rules.terms import Domain


@pytest.fixture
def listed(house: House) -> House:
    add_activities(house)
    return house


def codes(house: House, words: str | None = None, **narrowed: object) -> list[str]:
    with house.database.read() as session:
        return [hit.activity.code for hit in catalogue.search(session, words, **narrowed)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("GPP3", "A1"),
        ("gpp3 what changed", "A1"),
        ("plain langauge sumaries", "A3"),
        ("artificial inteligence", "A4"),
        ("opening plenery annual meeting", "A5"),
        ("authorship", "A6"),
    ],
)
def test_words_find_it_typing_mistakes_included(listed: House, words: str, first: str) -> None:
    assert codes(listed, words)[0] == first


@pytest.mark.parametrize("words", ["GPP2", "lunch", "statistics for beginners", "zzz", "42"])
def test_another_thing_is_not_found(listed: House, words: str) -> None:
    assert codes(listed, words) == []


def test_course_type_days_and_domain_narrow(listed: House) -> None:
    assert set(codes(listed, course_types=["Annual Meeting"])) == {"A5", "A6"}
    assert codes(listed, start=date(2026, 3, 1), end=date(2026, 3, 31)) == ["A3"]
    assert set(codes(listed, domain=Domain.DEVELOP)) == {"A4", "A5"}
    assert codes(listed, "meeting", domain=Domain.FOSTER) == ["A6"]


def test_of_two_alike_the_one_nearer_in_time_comes_first(listed: House) -> None:
    assert codes(listed, "GPP3: what changed", near=date(2026, 11, 18))[0] == "A1"


def test_a_meeting_gives_its_days(listed: House) -> None:
    with listed.database.read() as session:
        assert catalogue.happening(session, "2026 Annual Meeting") == (date(2026, 4, 27), date(2026, 4, 29))
        assert catalogue.happening(session, "some other congress") is None
