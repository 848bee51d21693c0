"""Work history, other people's doings, changes and what is attested, in the words people say them with."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.intents import AddCredit, AddEmployment, Chitchat, EditCredit, EditEmployment
from bot.understand.affirming import attests
from bot.understand.grammar import by_grammar

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "employer", "role"),
    [
        ("Previous employer: Cactus, Senior Writer, June 2015 to March 2019", "Cactus", "Senior Writer"),
        ("My first job: Elsevier, editor, since June 2015", "Elsevier", "editor"),
        ("I joined Novartis as a medical writer in May 2019", "Novartis", "medical writer"),
        ("add my employment history as a freelance writer since May 2016", None, "freelance writer"),
    ],
)  # fmt: skip
def test_where_one_worked_is_work_history(line: str, employer: str | None, role: str) -> None:
    wish = by_grammar(line, now=NOW)
    assert isinstance(wish, AddEmployment)
    assert (wish.employer, wish.role) == (employer, role)


@pytest.mark.parametrize(
    "line",
    [
        "I joined, only as a listener, a panel discussion on fair pay for patient authors",
        "I was at Roche on Tuesday",
        "I worked hard on it until March",
        "I left the house at 8 and was home at 8",
    ],
)
def test_what_only_sounds_like_work_history_is_none(line: str) -> None:
    assert not isinstance(by_grammar(line, now=NOW), AddEmployment | EditEmployment)


def test_a_place_of_work_that_ended_is_changed() -> None:
    wish = by_grammar("my job at Roche ended in June 2021", now=NOW)
    assert wish == EditEmployment(query="Roche", end=date(2021, 6, 30))


@pytest.mark.parametrize("who", ["sister-in-law", "boss", "old team mate", "colleague Anna's assistant"])
def test_what_somebody_else_did_is_not_logged(who: str) -> None:
    assert by_grammar(f"My {who} did a 2 hour course on publication planning", now=NOW) == Chitchat("somebody_else")


@pytest.mark.parametrize("lead", ["please be informed", "let it be noted", "I'd like you to know"])
def test_a_courtesy_before_an_activity_is_no_small_talk(lead: str) -> None:
    wish = by_grammar(f"{lead} that I have read the article 'Who Is a Contributor?' (5 Nov 2026, 45 min)", now=NOW)
    assert isinstance(wish, AddCredit)


@pytest.mark.parametrize("arrow", ["->", "=>", "→", "="])
def test_an_arrow_leads_to_the_new_value_of_a_credit(arrow: str) -> None:
    wish = by_grammar(f"credit #7 {arrow} 2h", now=NOW)
    assert isinstance(wish, EditCredit)
    assert (wish.which.numbers, wish.entry.seconds) == ((7,), 7200)


@pytest.mark.parametrize("said", ["11 hours in total", "11 hours total", "11 credits in total"])
def test_no_word_of_an_amount_stays_in_a_title(said: str) -> None:
    wish = by_grammar(f"Nordic MedPub Day 2026, 29 October 2026, {said}", now=NOW)
    assert isinstance(wish, AddCredit)
    assert [(entry.title, entry.seconds) for entry in wish.entries] == [("Nordic MedPub Day 2026", 11 * 3600)]


@pytest.mark.parametrize(
    "said", ["I attest", "Yes, I do attest to all of this, and submit it, please.", "attest and submit", "yes, please"]
)
def test_who_attests_in_full_attests(said: str) -> None:
    assert attests(said)


@pytest.mark.parametrize("said", ["I will not attest", "ok", "attest later", "yes but change it"])
def test_who_says_less_or_more_does_not(said: str) -> None:
    assert not attests(said)
