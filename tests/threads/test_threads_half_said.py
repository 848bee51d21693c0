"""Half a sentence puts right what it means: a card, what was saved here, an old credit once it was shown; or it asks."""

from __future__ import annotations

import pytest
from talking import NOW, Chat
from test_threads_corrections import record, say

from core.actions.samples import load_samples
from core.house import House

TWO = (
    "add 1h Peer review workshop on 12 November foster", "save",
    "add 30 min ORCID refresher on 12 November foster", "save",
)  # fmt: skip
PEER, ORCID = "Peer review workshop, 1, 12 Nov, foster", "ORCID refresher, 0.5, 12 Nov, foster"


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("peer review thing was 2h not 1 btw", ["Peer review workshop, 2, 12 Nov, foster", ORCID]),
        ("sorry the orcid was 45 not 30 min", [PEER, "ORCID refresher, 0.75, 12 Nov, foster"]),
        ("wasnt 1h it was 90 min", ["Peer review workshop, 1.5, 12 Nov, foster", ORCID]),
        ("orcid one shd be 10 nov", [PEER, "ORCID refresher, 0.5, 10 Nov, foster"]),
        ("peer rev was develop not foster, sorry", ["Peer review workshop, 1, 12 Nov, develop", ORCID]),
        ("put the orcid on the 11th instead of the 12th", [PEER, "ORCID refresher, 0.5, 11 Nov, foster"]),
        ("oops the peer review workshop was 90 min", ["Peer review workshop, 1.5, 12 Nov, foster", ORCID]),
        ("nope it was 11 nov not 12", [PEER, "ORCID refresher, 0.5, 11 Nov, foster"]),
    ],
)
def test_what_was_saved_here_is_put_right(chat: Chat, said: str, comes: list[str]) -> None:
    say(chat, *TWO, said)
    assert chat.text.startswith("Changed #"), chat.text
    assert record(chat) == comes


@pytest.mark.parametrize(
    "said", ["orcid was wrong day, was tues", "the orcid thing was tuesday not thursday", "orcid actually tuesday"]
)
def test_a_weekday_alone_for_a_day_further_back_is_asked_about(chat: Chat, said: str) -> None:
    say(chat, *TWO, said)
    assert "[10 November 2026] [17 November 2026]" in chat.text
    assert record(chat) == [PEER, ORCID]
    chat.press("10 November 2026")
    assert record(chat) == [PEER, "ORCID refresher, 0.5, 10 Nov, foster"]


@pytest.mark.parametrize(
    "said",
    [
        "Thursday, not Friday",
        "the stat course was on Thursday, not Friday",
        "for the stat course, the day was Thursday",
    ],
)
def test_of_two_thursdays_the_one_of_that_week_is_offered_first(chat: Chat, said: str) -> None:
    say(chat, "add 2h Stat course on 13 November foster", "save", said)
    assert "[12 November 2026] [19 November 2026]" in chat.text
    chat.say("the first")
    assert record(chat) == ["Stat course, 2, 12 Nov, foster"]


def test_what_never_had_the_old_value_is_shown_and_asked_about(chat: Chat) -> None:
    say(chat, *TWO, "wasnt 3h it was 90 min")
    assert chat.text.startswith("Shall I change #2, *ORCID refresher* · 0.5 h")
    assert record(chat) == [PEER, ORCID]
    chat.press("No")
    assert record(chat) == [PEER, ORCID]


def test_a_title_and_a_value_alone_are_asked_about(chat: Chat) -> None:
    say(chat, *TWO, "orcid 10 nov")
    assert chat.text.startswith("Shall I change #2")
    say(chat, "yes")
    assert record(chat) == [PEER, "ORCID refresher, 0.5, 10 Nov, foster"]


@pytest.fixture
def old(house: House) -> Chat:
    """Somebody of the sample people, whose credits are all older than this conversation."""
    with house.database.begin() as session:
        load_samples(session, NOW)
    return Chat(house)


@pytest.mark.parametrize(
    "said",
    [
        "the consort update was 28 june not 27", "consort was actually 28 june", "oh the consort one shd be sunday 28 june",
        "consort 28 june not the 27th sorry", "the consort update was on 28 June", "i got consort wrong, it was 28 june",
    ],
)  # fmt: skip
def test_an_old_credit_is_shown_before_it_changes(old: Chat, said: str) -> None:
    before = record(old)
    old.say(said)
    assert old.text.startswith("Shall I change #13, *CONSORT update: reporting randomised trials* · 2 h"), old.text
    assert record(old) == before
    old.press("Yes, change it")
    assert "CONSORT update: reporting randomised trials, 2, 28 Jun, implement" in record(old)


def test_of_several_old_ones_the_one_meant_is_asked_for(old: Chat) -> None:
    before = record(old)
    old.say("the annual meeting was 3h not 2")
    assert "#4 · *Annual Meeting: from data to plan*" in old.text
    assert "#3 · *Annual Meeting: authorship roundtable*" in old.text
    assert "opening plenary" not in old.text  # that one has 1.5 h
    assert record(old) == before


def test_what_was_saved_here_comes_before_an_old_one_of_that_title(old: Chat) -> None:
    say(old, "add 2h plain language summaries, a workshop on 19 november implement", "not on the list", "save")
    old.say("the plain lang one was actually weds sorry not thurs")
    assert old.text.startswith("Changed #14")
    assert "19 Nov 2026 → Wed 18 Nov 2026" in old.text


def test_a_card_that_is_open_comes_first(old: Chat) -> None:
    say(old, "add 2h plain language summaries, a workshop on 19 november", "not on the list")
    before = record(old)
    old.say("the plain lang one was actually weds sorry not thurs")
    assert "Wed 18 Nov 2026" in old.text
    assert record(old) == before


def test_what_the_programme_decided_is_refused_without_a_question(old: Chat) -> None:
    old.say("predatory journals thing shd be 1h")
    assert "#10 was entered by the programme" in old.text
    assert "[Yes" not in old.text


def test_one_more_correction_takes_the_place_of_a_question(old: Chat) -> None:
    say(old, *TWO, "the consort update was 28 june not 27", "peer review thing was 2h not 1")
    assert old.text.startswith("Changed #14"), old.text


@pytest.mark.parametrize(
    "said", ["actually i attended the consort workshop on monday, 1h foster", "not sure if consort was 2h"]
)
def test_what_says_more_is_no_correction(old: Chat, said: str) -> None:
    before = record(old)
    old.say(said)
    assert "Changed" not in old.text
    assert record(old) == before


@pytest.mark.parametrize(
    "said",
    [
        "75 min was the scheduled duration. Observed duration 90 min, discussion ran over. So 1.5 h.",
        "sorry sorry, my colleague says the last part I can't count, we were at the stand the whole time!! so it's 1.5 hours",
        "the host stayed half an hour longer than planned, therefore 90 min",
    ],
)
def test_what_follows_from_a_story_is_what_is_meant(chat: Chat, said: str) -> None:
    say(chat, "add 75 min Estimands for writers yesterday implement", said)
    say(chat, "save")
    assert record(chat) == ["Estimands for writers, 1.5, 20 Nov, implement"]
    say(chat, "add 75 min Style clinic on 12 November implement", "save", said)
    assert record(chat)[1] == "Style clinic, 1.5, 12 Nov, implement"


def test_a_credit_is_known_by_its_initials_and_by_no_letters_inside_a_word(old: Chat) -> None:
    say(old, "add 1h Real world evidence basics on 12 November foster", "save")
    old.say("change the rwe one to 45 min")
    assert "Changed #14, *Real world evidence basics*: hours 1 h → 0.75 h" in old.text
    old.say("change the ai one to 45 min")  # "plain", "affairs"
    assert "I can't find" in old.text


@pytest.mark.parametrize(
    "said",
    ["the lisbon workshop lasted 2h not 1", "emwa was wrong day, was monday", "the amwa thing was thursday not wed",
     "oops the budget one should be develop, not foster"],
)  # fmt: skip
def test_what_is_called_like_nothing_here_never_changes_what_was_saved_last(chat: Chat, said: str) -> None:
    say(chat, *TWO, said)
    assert record(chat) == [PEER, ORCID]
    assert "can't find" in chat.text, chat.text
