"""Several activities in one breath stay several, each with its own values; none is dropped silently."""

from __future__ import annotations

import pytest
from talking import Chat
from test_threads_corrections import record, say


@pytest.mark.parametrize(
    "said",
    [
        "EMWA autumn conf, 3 sessions: Estimands 1h thu 5 nov, RWE 1.5h fri 6 nov, Patient lay abstracts 1h fri 6 nov",
        "Three talks at the EMWA conference: Estimands 1h 5 nov, RWE 1.5h 6 nov; Patient lay abstracts 1h 6 nov",
        "EMWA day with three sessions - Estimands 1h on 5 nov, RWE 1.5h on 6 nov, and Patient lay abstracts 1h on 6 nov",
    ],
)
def test_sessions_under_a_heading_keep_their_own_values(chat: Chat, said: str) -> None:
    say(chat, said, "first develop, 2nd implement, 3rd implement")
    assert "3 credits, 3.5 h" in chat.text
    say(chat, "drop the last, and the rwe was actually 2h", "save")
    assert record(chat) == ["Estimands, 1, 5 Nov, develop", "RWE, 2, 6 Nov, implement"]


def test_of_what_was_saved_one_goes_and_one_is_put_right(chat: Chat) -> None:
    say(chat, "Estimands 1h 5 nov develop, RWE 1.5h 6 nov implement, Patient lay abstracts 1h 6 nov implement", "save")
    chat.say("drop the last, and the rwe was actually 2h")
    assert record(chat) == ["Estimands, 1, 5 Nov, develop", "RWE, 2, 6 Nov, implement"]


@pytest.mark.parametrize(
    ("said", "third"),
    [
        ("did 45 min on figure design fri, journal club w the team, and the AMWA thing on wednesday was 1.5", "journal club"),
        ("style clinic 1.5h on wednesday, a webinar about tables, and figure design 45 min on friday", "webinar about tables"),
        ("podcast on style 30 min friday, plus a workshop for reviewers, and figure design 1h thursday", "for reviewers"),
    ],
)  # fmt: skip
def test_what_has_no_hours_of_its_own_is_asked_for_and_not_dropped(chat: Chat, said: str, third: str) -> None:
    say(chat, said, "all foster")
    assert f"{third}" in chat.text
    assert "How long was it?" in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "medical writing congress 13 november, 4h develop and 2h foster",
        "I attended the medical writing congress on 13 November, six hours in all, four of them on Develop and two on Foster.",
        "add medical writing congress 13 nov, 4 hours in develop, 2 hours in foster",
    ],
)
def test_hours_for_each_of_two_domains_are_two_credits(chat: Chat, said: str) -> None:
    say(chat, said)
    assert "2 credits, 6 h" in chat.text, chat.text
    chat.say("save")
    assert [line.partition(", ")[2] for line in record(chat)] == ["4, 13 Nov, develop", "2, 13 Nov, foster"]


@pytest.mark.parametrize(
    "said",
    ["workshop on writing, editing and style 2h on 13 november foster", "Risks, benefits and harms 2h 13 nov foster"],
)
def test_a_title_with_commas_stays_one(chat: Chat, said: str) -> None:
    say(chat, said, "save")
    assert len(record(chat)) == 1


def test_several_are_kept_apart_while_something_is_asked(chat: Chat) -> None:
    say(chat, "add 1h Tables talk on 12 november")
    chat.say("also did 45 min on figure design fri, journal club w the team, and the AMWA thing on wednesday was 1.5")
    assert chat.text.startswith("*figure design*: Which domain is it?")
    say(chat, "all foster")
    assert "journal club" in chat.text


@pytest.mark.parametrize("said", ["log it", "log them", "log both", "Log 2 activities"])
def test_a_reading_is_picked_by_its_verb(chat: Chat, said: str) -> None:
    say(chat, "amwa ethics workshop wed 1.5h, journal club w the team thurs 1h on predatory journals")
    assert "[Log 2 activities]" in chat.text
    say(chat, said, "both foster", "save")
    assert [line.partition(", ")[2] for line in record(chat)] == ["1.5, 18 Nov, foster", "1, 19 Nov, foster"]


def test_asking_whether_something_was_forgotten_drops_nothing(chat: Chat) -> None:
    say(chat, "add 1h Tables talk on 12 november", "and journal club? did u forget that")
    assert "Dropped" not in chat.text
    say(chat, "foster", "add 1h Style clinic on 13 November foster", "ugh cancel all this")
    assert chat.text.startswith("Dropped")
    say(chat, "save")
    assert record(chat) == []


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("also the amwa thing on wednesday was 1.5h and the orcid session on tuesday 1h, both implement",
         ["amwa thing", "orcid session"]),
        ("also attended the orphan drugs symposium on monday 2h, develop", ["orphan drugs symposium"]),
        ("and I watched Figures that speak on Tuesday for 1h and Budget basics on Monday for 2h, both develop",
         ["Figures that speak", "Budget basics"]),
    ],
)  # fmt: skip
def test_what_is_told_beside_an_open_card_is_its_own(chat: Chat, said: str, titles: list[str]) -> None:
    chat.say("add 45 min Peer review workshop on 12 November foster")
    chat.say(said)
    for title in titles:
        assert title in chat.text, chat.text
    assert "*Peer review workshop* (0.75 h, Thu 12 Nov 2026, foster) is open too" in chat.text


def test_two_cards_with_another_open_name_how_many_each_button_saves(chat: Chat) -> None:
    chat.say("add 45 min Peer review workshop on 12 November foster")
    chat.say("also the amwa thing on wednesday was 1.5h and the orcid session on tuesday 1h, both implement")
    labels = [choice.label for reply in chat.replies for choice in reply.choices]
    assert labels[:2] == ["Save these 2", "Save all"]
