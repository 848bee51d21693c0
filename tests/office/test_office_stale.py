"""A bare yes is for what was shown last; who deletes by pointing is asked which, and no title is guessed at."""

from __future__ import annotations

from datetime import date

import pytest
from office_people import CARL, DANA, letters_to
from office_sentences import office
from talking import NOW, Chat

from core.actions.credits import credits_of, log_credit
from core.actions.practitioners import of_address
from core.rules.terms import Domain
from core.store.tables import CreditRequest

__all__ = ["office"]


@pytest.fixture
def carl(office: Chat) -> Chat:
    """Carl of the committee, with two credits of his own; R1 is Dana's and approved."""
    with office.house.database.begin() as session:
        carl = of_address(session, CARL)
        for title in ("Plans that survive change", "The first day at the right webinar"):
            day = date(2026, 3, 2)
            log_credit(session, carl, title=title, seconds=3600, start=day, end=day, domain=Domain.DEVELOP, now=NOW)
    chat = Chat(office.house, CARL)
    chat.say("approve R1")
    return chat


def test_a_yes_after_something_else_is_asked_about(carl: Chat) -> None:
    carl.say("reverse R1")
    carl.say("dana called, she was not the speaker")
    assert "Reverse the decision on R1 because dana called" in carl.text
    carl.say("approve R1 1.5 implement because the agenda shows 90 minutes")
    assert "one can't approve it now" in carl.text
    carl.say("yes")
    assert "Is the yes for this? Reverse the decision on R1" in carl.text
    with carl.house.database.read() as session:
        assert session.get_one(CreditRequest, 1).state == "approved"
    assert "not the speaker" not in letters_to(carl.house, DANA)
    carl.say("yes")
    assert "R1 is reversed now" in carl.text


@pytest.mark.parametrize(
    "line",
    [
        "hold on, delete that one, wrong day",
        "wait delete that, it was tuesday",
        "scrap that, sorry",
        "delete this one, it was a mistake",
        "ok save",
        "delete the wrong one",
        "remove the old one",
        "cancel that meeting",
        "drop that one, wrong date",
    ],
)
@pytest.mark.parametrize("then", ["ok save", "yes", "ok"])
def test_what_only_points_deletes_no_other_credit(carl: Chat, line: str, then: str) -> None:
    carl.say(line)
    carl.say(then)
    with carl.house.database.read() as session:
        assert len(credits_of(session, of_address(session, CARL))) == 2
