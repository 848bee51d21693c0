"""What is kept while a line is read changes nothing of what is read; steps decide in their order."""

from __future__ import annotations

from datetime import date

from bot.understand.sighting import ranked, sight
from bot.understand.steps import NOTHING, first_of
from core.rules.amounts import find_amounts
from core.rules.days import find_days
from core.rules.kept import LONGEST_KEPT

TODAY = date(2026, 11, 21)


def test_each_caller_gets_a_list_of_its_own() -> None:
    first = find_amounts("GPP3, 1.5 h")
    first.clear()
    assert [one.words for one in find_amounts("GPP3, 1.5 h")] == ["1.5 h"]


def test_a_day_is_found_anew_on_another_day_and_in_another_country() -> None:
    assert find_days("yesterday", today=TODAY)[0].options != find_days("yesterday", today=date(2026, 11, 22))[0].options
    american, british = (find_days("3/4/2026", today=TODAY, locale=locale)[0] for locale in ("en-US", "en-GB"))
    assert american.options != british.options


def test_a_long_text_is_read_as_a_short_one_is() -> None:
    text = "A talk of 2 h. " * (LONGEST_KEPT // 10)
    assert len(text) > LONGEST_KEPT
    assert {one.words for one in find_amounts(text)} == {"2 h"}


def test_a_line_gets_the_same_shares_whatever_was_read_between() -> None:
    before = ranked("how far am I?", today=TODAY)
    for at in range(100):
        sight(f"GPP3, {at} h", today=TODAY)
        ranked(f"GPP3, {at} h", today=TODAY)
    assert ranked("how far am I?", today=TODAY) == before
    assert before[0][0] == "progress"


def test_the_first_step_that_makes_something_of_it_decides() -> None:
    assert first_of((lambda x: None, lambda x: x, lambda x: -x), 3) == 3
    assert first_of((lambda x: None, lambda x: NOTHING, lambda x: x), 3) is None
    assert first_of((lambda x: False, lambda x: True), 3) is False
