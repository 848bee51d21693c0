"""The boxes of a request's form: shown and read back exactly, changed alone, and what can't be said beside its box."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.requesting.form import BOXES, WORDS, opened_by, shown, tidy, words_to_open
from bot.answers.requesting.reading import columns_of, marks_of, read, text_of
from bot.understand.matters import read_matter
from core.store.tables import CreditRequest

TODAY = date(2026, 11, 22)
EMPTY = CreditRequest(skipped=[])
DRAFT = CreditRequest(
    title="Role: speaker\nDates: 3/4", agenda="First: who\n\nsecond\tline", provider="Müller & Söhne <GmbH>", own_role="chair",
    starts_on=date(2026, 4, 3), ends_on=date(2026, 4, 5), preparation_seconds=1200, presentation_seconds=0,
    seconds_by_domain={"implement": 1200, "foster": 5400}, skipped=[],
)  # fmt: skip


def come_back(request: CreditRequest, **changed: str) -> object:
    """The form of a request as it comes back with some boxes changed: what the request's columns would be set to."""
    before = shown(request)
    filled = read({**before, **changed}, marks_of(before), today=TODAY)
    assert not filled.problems
    return columns_of(request, filled.values)


@pytest.mark.parametrize("request_", [EMPTY, DRAFT])
def test_what_comes_back_as_it_was_shown_changes_nothing(request_: CreditRequest) -> None:
    assert come_back(request_) == {}


def test_a_title_full_of_colons_and_labels_is_only_a_title() -> None:
    said = "Agenda: provider: Role: 2 implement, 1 foster #12 yes"
    assert come_back(EMPTY, title=said) == {"title": said}
    assert come_back(EMPTY, title="Two\r\nlines") == {"title": "Two lines"}
    assert come_back(EMPTY, agenda="Name: X\r\nDates: 3/4\r\n\r\nyes") == {"agenda": "Name: X\nDates: 3/4\n\nyes"}
    assert come_back(EMPTY, own_role="skip", provider="…") == {"own_role": "skip", "provider": "…"}


def test_days_of_a_picker_are_never_turned_round() -> None:
    assert come_back(EMPTY, first_day="2026-04-03") == {"starts_on": date(2026, 4, 3), "ends_on": date(2026, 4, 3)}
    both = come_back(EMPTY, first_day="2026-04-03", last_day="2026-04-04")
    assert both == {"starts_on": date(2026, 4, 3), "ends_on": date(2026, 4, 4)}
    assert come_back(DRAFT, last_day="") == {"starts_on": date(2026, 4, 3), "ends_on": date(2026, 4, 3)}
    assert come_back(DRAFT, first_day="", last_day="") == {"starts_on": None, "ends_on": None}


def test_one_domain_changes_alone_and_twenty_minutes_stay_twenty() -> None:
    assert shown(DRAFT)["implement"] == "0.33"
    assert come_back(DRAFT, foster="2") == {"seconds_by_domain": {"implement": 1200, "foster": 7200}}
    assert come_back(DRAFT, foster="") == {"seconds_by_domain": {"implement": 1200}}
    assert come_back(DRAFT, foster="", implement="0", develop="1") == {"seconds_by_domain": {"develop": 3600}}
    assert come_back(DRAFT, foster="", implement="") == {"seconds_by_domain": None}
    assert come_back(DRAFT, foster="1,50") == {}


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("1.5", 5400),
        ("1,5", 5400),
        (".5", 1800),
        ("½", 1800),
        ("90 min", 5400),
        ("1:30", 5400),
        ("0", 0),
        ("2 h", 7200),
    ],
)
def test_hours_as_people_write_them(words: str, seconds: int) -> None:
    assert come_back(EMPTY, preparation=words) == {"preparation_seconds": seconds}


@pytest.mark.parametrize(
    ("words", "box", "says"),
    [
        ({"preparation": "two or three"}, "preparation", "“two or three” is not a number of hours"),
        ({"preparation": "-1"}, "preparation", "-1 h can't be right"),
        ({"presentation": "1,500"}, "presentation", "1500 h can't be right"),
        ({"presentation": "2-3"}, "presentation", "not a number of hours. Write it like 1.5"),
        ({"first_day": "03/04/2026"}, "first_day", "not one day. Write it like 12 Oct 2026"),
        ({"first_day": "2026-02-31"}, "first_day", "not one day"),
        ({"first_day": "0206-10-12"}, "first_day", "Is the year right?"),
        ({"first_day": "2026-12-24"}, "first_day", "Thu 24 Dec 2026 is still to come"),
        ({"last_day": "2026-10-12"}, "first_day", "The last day is there, but not the first"),
        ({"first_day": "2026-10-12", "last_day": "2026-10-11"}, "last_day", "before it starts on Mon 12 Oct 2026"),
        ({"develop": "0", "foster": "0"}, "develop", "Put the hours in at least one"),
        ({"title": "x" * 301}, "title", "These are 301 characters and 300 fit"),
    ],
)
def test_what_can_not_be_is_said_beside_its_box(words: dict[str, str], box: str, says: str) -> None:
    filled = read(words, {}, today=TODAY)
    assert set(filled.problems) == {box}
    assert says in filled.problems[box]
    assert filled.values == {}


def test_everything_that_can_not_be_is_said_at_once() -> None:
    filled = read({"title": "x" * 301, "preparation": "much", "first_day": "soon"}, {}, today=TODAY)
    assert set(filled.problems) == {"title", "preparation", "first_day"}


def test_a_box_filled_in_the_conversation_meanwhile_is_left_alone() -> None:
    seen = shown(EMPTY)
    filled = read({**seen, "title": "Authorship"}, marks_of(seen), today=TODAY)
    assert columns_of(DRAFT, filled.values) == {"title": "Authorship"}


def test_the_form_says_in_words_what_changed() -> None:
    seen = shown(DRAFT)
    filled = read({**seen, "own_role": "", "preparation": "2"}, marks_of(seen), today=TODAY)
    assert text_of(17, filled) == "The form of R17\nYour specific role: (emptied)\nHours you prepared: 2"


def test_the_button_can_be_typed() -> None:
    assert opened_by(words_to_open(17)) == 17
    assert opened_by("open the door of R17") is None
    for words in (words_to_open(17), "Show me the form of R17", "fill in my form for r 17!"):
        wish = read_matter(words, TODAY)
        assert (getattr(wish, "verb", None), getattr(wish, "number", None)) == ("form", 17), words


@given(st.fixed_dictionaries({box.name: st.text(max_size=60) for box in WORDS}))
def test_words_come_through_as_they_are(words: dict[str, str]) -> None:
    filled = read(words, {}, today=TODAY)
    boxes = {box.name: box for box in BOXES}
    assert filled.values == {name: tidy(boxes[name], said) for name, said in words.items() if tidy(boxes[name], said)}
    again = CreditRequest(**columns_of(EMPTY, filled.values), skipped=[])
    assert read(shown(again), marks_of(shown(again)), today=TODAY).values == {}
