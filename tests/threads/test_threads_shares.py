"""Several answers in one: values for several cards by place, by title or in their order; several values for one."""

from __future__ import annotations

import pytest
from talking import Chat

SHORT = {"F": "Foster", "D": "Develop", "I": "Implement"}
FOUR = "add 1h Style clinic yesterday, 2h Table clinic yesterday, 1h Rebuttal letters yesterday and 30 min Figures yesterday"


def say(chat: Chat, *lines: str) -> None:
    for line in lines:
        chat.say(line)


def domains(chat: Chat) -> str:
    """The first letters of the domains on a card of several."""
    values = [field.value for reply in chat.replies for field in reply.fields]
    return "".join(value.rpartition("· ")[2][0] for value in values)


@pytest.mark.parametrize(
    ("said", "come"),
    [
        ("first foster, second develop, the rest foster", "FDFF"),
        ("1 and 2 implement, 3 foster, 4 develop", "IIFD"),
        ("1. foster 2. develop 3. foster 4. implement", "FDFI"),
        ("the first two foster, the others develop", "FFDD"),
        ("all foster except the second, that's develop", "FDFF"),
        ("all foster", "FFFF"),
        ("foster for all of them", "FFFF"),
        ("everything is ethics", "FFFF"),
        ("foster, develop, implement and foster", "FDIF"),
        ("style foster, table develop, rebuttal letters and figures implement", "FDII"),
        ("foster for the first, develop for the second and implement for the last two", "FDII"),
        ("first and third are foster, the rest is implement", "FIFI"),
        ("figures is develop, everything else foster", "FFFD"),
        ("1) foster\n2) develop\n3) develop\n4) foster", "FDDF"),
    ],
)
def test_domains_are_shared_out_among_four(chat: Chat, said: str, come: str) -> None:
    say(chat, FOUR, said)
    assert "Ready to save, 4 credits, 4.5 h:" in chat.text, chat.text
    assert domains(chat) == come


@pytest.mark.parametrize("said", ["foster and develop", "foster, develop", "ethics then develop", "foster & develop"])
def test_two_domains_for_two_cards_go_in_their_order(chat: Chat, said: str) -> None:
    say(chat, "add 1h Style clinic yesterday and 2h Table clinic yesterday", said)
    assert domains(chat) == "FD"


@pytest.mark.parametrize("said", ["foster and develop", "foster, develop", "develop or foster", "foster/develop"])
def test_two_domains_for_one_card_are_asked_about(chat: Chat, said: str) -> None:
    say(chat, "add 1h Style clinic yesterday", said)
    assert chat.text.startswith("Which domain do you mean by")
    chat.say("develop")
    assert "Domain: Develop" in chat.text


def test_three_domains_for_two_cards_are_asked_about(chat: Chat) -> None:
    say(chat, "add 1h Style clinic yesterday and 2h Table clinic yesterday", "foster, develop and implement")
    assert chat.text.startswith("*Style clinic*: Which domain do you mean by")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("the first on Monday, the second on Tuesday", ("Mon 16", "Tue 17")),
        ("Monday and Tuesday", ("Mon 16", "Tue 17")),
        ("style clinic was yesterday, table clinic on Thursday", ("Fri 20", "Thu 19")),
        ("both yesterday", ("Fri 20", "Fri 20")),
        ("3 March and 5 March", ("Tue 3 Mar", "Thu 5 Mar")),
        ("the style clinic and the table clinic were both on Monday", ("Mon 16", "Mon 16")),
    ],
)
def test_days_are_shared_out(chat: Chat, said: str, days: tuple[str, str]) -> None:
    say(chat, "add 1h Style clinic foster and 2h Table clinic foster", said)
    first, second = (field.value for field in chat.replies[-1].fields)
    assert days[0] in first
    assert days[1] in second


def test_a_range_of_days_is_one_value(chat: Chat) -> None:
    say(chat, "add 1h Style clinic foster and 2h Table clinic foster", "from Monday to Tuesday")
    assert chat.text.startswith("*Table clinic*: When was it?")


@pytest.mark.parametrize("said", ["1h and 2h", "first 1h, second 2h", "style 60 min, table 2 hours"])
def test_hours_are_shared_out_among_cards_said_one_after_the_other(chat: Chat, said: str) -> None:
    say(chat, "add Style clinic yesterday foster", "add Table clinic yesterday implement", said)
    assert "Hours: 2 h" in chat.text
    assert "*Style clinic* (1 h, Fri 20 Nov 2026, foster) is open too" in chat.text
    chat.say("save both")
    assert "Saved as #1 and #2" in chat.text


@pytest.mark.parametrize("said", ["both foster", "foster for both", "foster, both of them", "they're both foster"])
def test_one_value_for_both_cards_said_one_after_the_other(chat: Chat, said: str) -> None:
    say(chat, "add 1h Style clinic yesterday", "add 2h Table clinic yesterday", said)
    assert "*Style clinic* (1 h, Fri 20 Nov 2026, foster) is open too" in chat.text
    assert "Domain: Foster" in chat.text


def test_several_values_for_several_cards(chat: Chat) -> None:
    say(chat, "add Style clinic and Table clinic", "add 1h Style clinic and 2h Table clinic")
    chat.say("first yesterday foster, second on Tuesday implement")
    assert domains(chat) == "FI"


def test_several_values_for_one_card(chat: Chat) -> None:
    say(chat, "add Style clinic", "Tuesday, 2 hours, ethics")
    assert "Day: Tue 17 Nov 2026" in chat.text
    assert "Hours: 2 h" in chat.text
    assert "Domain: Foster" in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "the style clinic was 3 hours", "make the first one 3h", "no, the first one was 3 hours", "style clinic: 3 h",
        "the first took 3 hours", "change the style clinic to 3h",
    ],
)  # fmt: skip
def test_a_correction_to_one_of_two_cards_by_place_or_title(chat: Chat, said: str) -> None:
    say(chat, "add 2h Style clinic yesterday foster", "add 1h Table clinic yesterday implement", said)
    assert "Still open, *Style clinic*." in chat.text
    assert "Hours: 3 h" in chat.text
    chat.say("save")
    chat.say("save")
    chat.say("list")
    assert "*Style clinic* · 3 h" in chat.text
    assert "*Table clinic* · 1 h" in chat.text


@pytest.mark.parametrize(
    "said", ["the first is foster actually", "sorry, the first is foster", "style clinic is foster though"]
)
def test_a_correction_to_the_first_of_a_card_of_two_leaves_the_last(chat: Chat, said: str) -> None:
    say(chat, "add 1h Style clinic yesterday develop and 2h Table clinic yesterday implement", said)
    assert domains(chat) == "FI"


def test_what_the_approved_list_fixes_stays_when_values_are_shared_out(chat: Chat) -> None:
    say(chat, "add 1.5h GPP3 on 18 November and 1h Style clinic yesterday", "that one", "both foster")
    assert "Ready to save, 2 credits" in chat.text
    assert domains(chat) == "FF"


def test_a_title_with_places_and_domains_in_it_is_no_target(chat: Chat) -> None:
    say(chat, "add 1h Second look at ethics yesterday", "add 2h Table clinic yesterday", "develop")
    assert "Domain: Develop" in chat.text
    assert "Title: Table clinic" in chat.text
