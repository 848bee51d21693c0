"""A yes or a no with something beside it is heard whole: the values, the thanks, the other wish."""

from __future__ import annotations

import pytest
from talking import NOW, Chat
from test_threads_corrections import record, say

from core.actions.samples import load_samples
from core.house import House


@pytest.fixture
def old(house: House) -> Chat:
    """Somebody of the sample people, with their approved list."""
    with house.database.begin() as session:
        load_samples(session, NOW)
    return Chat(house)


OFFER = "sat in on a webinar abt plain language summaries on 12 November, 2h implement"
CARD = "add 1h Patient reviewers yesterday implement"
SAVED = "Patient reviewers, 1, 20 Nov, implement"


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("yep thats it. actually wait was it wednesday? yeah wednesday", ("summaries in practice", "Wed 18 Nov 2026")),
        ("That one, yes. It was on 10 November. Please save it.", ("summaries in practice", "Tue 10 Nov 2026")),
        ("that one but it was 45 min not 1h", ("summaries in practice", "The hours come from the approved list")),
        ("yes that's it, but on the 11th of November", ("summaries in practice", "Wed 11 Nov 2026")),
        (
            "Thank you for asking. No, it is not that one; mine was a live webinar on Tuesday, 10 November, and it took "
            "an hour and a half. I should say it falls under Develop.",
            ("It is not on the approved list", "Hours: 1.5 h", "Tue 10 Nov 2026", "Develop"),
        ),
        ("no, another one. it was 90 min", ("It is not on the approved list", "Hours: 1.5 h")),
        ("nope, not that one, mine took 45 min", ("It is not on the approved list", "Hours: 0.75 h")),
    ],
)  # fmt: skip
def test_an_offered_activity_comes_with_what_is_said_of_it(old: Chat, said: str, shows: tuple[str, ...]) -> None:
    before = record(old)
    say(old, OFFER, said)
    assert "Ready to save:" in old.text
    for words in shows:
        assert words in old.text
    assert record(old) == before


@pytest.mark.parametrize(
    "said",
    [
        "Quite so. Please save it.", "Quite so. Please save it, and thank you.", "This is in order; save it, please.",
        "That looks right to me. Kindly save it.", "Perfect. Do save it, thanks!", "All as I told you. Save it please.",
    ],
)  # fmt: skip
def test_a_polite_yes_saves(chat: Chat, said: str) -> None:
    say(chat, CARD, said)
    assert record(chat) == [SAVED], chat.text


@pytest.mark.parametrize(
    "said", ["That is in order. Please save it and ask for approval.", "Please save it and request the approval."]
)
def test_saving_and_asking_for_approval_are_both_done(chat: Chat, said: str) -> None:
    say(chat, CARD, said)
    assert record(chat) == [SAVED]
    assert "as R1; I took over what #1 says" in chat.text


@pytest.mark.parametrize(
    "said",
    ["Not yet. Please save it when I say so.", "Wait. Please save it only tomorrow.", "It is wrong. Save it not."],
)
def test_what_takes_itself_back_saves_nothing(chat: Chat, said: str) -> None:
    say(chat, CARD, said)
    assert record(chat) == []


@pytest.mark.parametrize(
    "said",
    [
        "Please save it, it was Thursday, 12 November, two hours, Develop, as I wrote before.",
        "yes, but it was 2h on 12 November, develop",
        "save it. It was on 12 November and took two hours, under Develop.",
    ],
)
def test_what_follows_a_yes_puts_the_card_right_first(chat: Chat, said: str) -> None:
    say(chat, CARD, said)
    assert chat.text.count("Ready to save:") == 1
    chat.say("save")
    assert record(chat) == ["Patient reviewers, 2, 12 Nov, develop"]


@pytest.mark.parametrize("said", ["One by one, please.", "one by one pls", "One by one"])
def test_several_are_gone_through_one_by_one(chat: Chat, said: str) -> None:
    say(chat, "add 1h Peer review workshop and 30 min ORCID refresher, both on 12 November, foster", said)
    assert "Title: Peer review workshop" in chat.text
    chat.say("save")
    assert chat.text.startswith("Saved as #1: *Peer review workshop*.")
    assert "Still open, *ORCID refresher*." in chat.text


def test_save_with_two_open_cards_says_which(chat: Chat) -> None:
    say(chat, CARD, "add 2h Style clinic on 12 November foster", "save")
    assert chat.text.startswith("Saved as #1: *Style clinic*.")
    assert "Still open, *Patient reviewers*." in chat.text
