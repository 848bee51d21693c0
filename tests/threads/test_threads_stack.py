"""Several cards open at once: none is lost, each is saved or dropped by button, place, title, or all together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from talking import Chat

from core.actions.credits import credits_of
from core.actions.practitioners import of_address

A = "add 2h Style clinic yesterday foster"
B = "add 1h Tables that speak yesterday implement"
C = "add 1h Rebuttal letters on Thursday develop"


def titles(chat: Chat) -> list[str]:
    """What stands in the record, in the order it was saved."""
    with chat.house.database.read() as session:
        return [c.title for c in credits_of(session, of_address(session, chat.address))]


def say(chat: Chat, *lines: str) -> None:
    for line in lines:
        chat.say(line)


def test_a_second_activity_does_not_lose_the_first(chat: Chat) -> None:
    say(chat, A, B)
    assert "*Style clinic* (2 h, Fri 20 Nov 2026, foster) is open too: *save both* saves them together." in chat.text
    chat.say("save")
    assert "Saved as #1" in chat.text
    assert "Still open, *Style clinic*. Ready to save:" in chat.text
    chat.say("save")
    assert titles(chat) == ["Tables that speak", "Style clinic"]


@pytest.mark.parametrize(
    "both",
    [
        "both", "save both", "both please", "save them both", "yes, both", "yes to both", "save all of them", "all",
        "save everything", "save 1 and 2", "the first and the second", "both of them, thanks", "keep both",
        "save the style clinic and the tables one", "please save these two",
    ],
)  # fmt: skip
def test_both_are_saved_in_the_order_they_were_said(chat: Chat, both: str) -> None:
    say(chat, A, B, both)
    assert "Saved as #1 and #2" in chat.text
    assert titles(chat) == ["Style clinic", "Tables that speak"]


def test_both_by_button(chat: Chat) -> None:
    say(chat, A, B)
    chat.press("Save both")
    assert titles(chat) == ["Style clinic", "Tables that speak"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("the first one", "Style clinic"),
        ("save the first", "Style clinic"),
        ("just save the first one please", "Style clinic"),
        ("save the style clinic", "Style clinic"),
        ("save the other one", "Style clinic"),
        ("number 1", "Style clinic"),
        ("the last one", "Tables that speak"),
        ("save the tables one", "Tables that speak"),
        ("save the second", "Tables that speak"),
    ],
)
def test_one_of_two_is_saved_and_the_other_stays_open(chat: Chat, said: str, kept: str) -> None:
    say(chat, A, B, said)
    assert titles(chat) == [kept]
    assert "Still open," in chat.text
    chat.say("save")
    assert sorted(titles(chat)) == ["Style clinic", "Tables that speak"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("drop the second", "Style clinic"),
        ("forget the tables one", "Style clinic"),
        ("cancel", "Style clinic"),
        ("never mind", "Style clinic"),
        ("remove the last one", "Style clinic"),
        ("leave the second out", "Style clinic"),
        ("drop the first", "Tables that speak"),
        ("delete the style clinic one", "Tables that speak"),
        ("not the first one", "Tables that speak"),
        ("forget the other one", "Tables that speak"),
    ],
)
def test_one_of_two_is_dropped_and_the_other_stays_open(chat: Chat, said: str, left: str) -> None:
    say(chat, A, B, said)
    assert chat.text.startswith("Dropped: *")
    assert f"Still open, *{left}*" in chat.text
    chat.say("save")
    assert titles(chat) == [left]


@pytest.mark.parametrize(
    "said",
    [
        "save the first and drop the second", "keep the first, drop the second", "save the style clinic, forget the rest",
        "drop the tables one but keep the other", "all but the second", "save everything except the tables one",
    ],
)  # fmt: skip
def test_one_is_saved_and_the_other_dropped_in_one_line(chat: Chat, said: str) -> None:
    say(chat, A, B, said)
    assert titles(chat) == ["Style clinic"]
    assert "Still open" not in chat.text


@pytest.mark.parametrize("said", ["drop both", "cancel all", "forget them both", "drop everything", "discard all"])
def test_all_are_dropped(chat: Chat, said: str) -> None:
    say(chat, A, B, said)
    assert titles(chat) == []
    assert chat.text == "Dropped: *Style clinic* and *Tables that speak*. Nothing was saved for that."


def test_save_pressed_on_the_first_card_leaves_the_second_for_the_typed_save(chat: Chat) -> None:
    first = chat.say(A)[-1]
    chat.say(B)
    chat.say("save", token=first.token)
    assert titles(chat) == ["Style clinic"]
    assert "Still open, *Tables that speak*" in chat.text
    chat.say("save")
    assert titles(chat) == ["Style clinic", "Tables that speak"]


def test_cancel_pressed_on_the_first_card_drops_that_one_alone(chat: Chat) -> None:
    first = chat.say(A)[-1]
    chat.say(B)
    chat.say("cancel", token=first.token)
    chat.say("save")
    assert titles(chat) == ["Tables that speak"]


def test_change_pressed_on_the_first_card_makes_it_the_one_that_is_typed_to(chat: Chat) -> None:
    first = chat.say(A)[-1]
    chat.say(B)
    chat.say("change", token=first.token)
    chat.say("3 hours")
    assert "Title: Style clinic" in chat.text
    assert "Hours: 3 h" in chat.text


def test_the_card_of_the_second_still_has_its_button_when_the_first_was_saved(chat: Chat) -> None:
    first = chat.say(A)[-1]
    second = chat.say(B)[-1]
    chat.say("save", token=first.token)
    chat.say("save", token=second.token)
    assert titles(chat) == ["Style clinic", "Tables that speak"]


def test_of_three_the_rest_follows(chat: Chat) -> None:
    say(chat, A, B, C)
    assert "are open too: *save all* saves them together." in chat.text
    say(chat, "drop the second", "save the last one")
    assert titles(chat) == ["Rebuttal letters"]
    chat.say("save")
    assert titles(chat) == ["Rebuttal letters", "Style clinic"]


def test_save_both_asks_for_what_one_of_them_lacks(chat: Chat) -> None:
    say(chat, "add 2h Style clinic foster", B, "save both")
    assert titles(chat) == ["Tables that speak"]
    assert "Still open, *Style clinic*. When was it?" in chat.text
    say(chat, "yesterday", "save")
    assert titles(chat) == ["Tables that speak", "Style clinic"]


def test_save_while_the_second_lacks_something_saves_the_first_and_asks_again(chat: Chat) -> None:
    say(chat, A, "add 1h Tables that speak", "save")
    assert titles(chat) == ["Style clinic"]
    assert "Still open, *Tables that speak*. I still need the day and the domain." in chat.text


def test_what_was_asked_about_the_first_is_asked_again_after_the_second_is_saved(chat: Chat) -> None:
    say(chat, "add 1.5h GPP3", B, "save")
    assert "Still open, *GPP3*. Is it one of these approved activities?" in chat.text
    say(chat, "the first", "save")
    assert titles(chat) == ["Tables that speak", "GPP3: what changed"]


def test_the_same_activity_said_again_is_one_card(chat: Chat) -> None:
    say(chat, "add 2h Style clinic", "add 2h Style clinic yesterday, foster")
    assert "open too" not in chat.text
    chat.say("save")
    assert titles(chat) == ["Style clinic"]
    assert "Still open" not in chat.text


def test_the_same_title_on_another_day_is_another_card(chat: Chat) -> None:
    say(chat, "add 1h Journal club yesterday foster", "add 1h Journal club on 3 November foster")
    assert "*Journal club* (1 h, Fri 20 Nov 2026, foster) is open too" in chat.text
    chat.say("both")
    assert titles(chat) == ["Journal club", "Journal club"]


@pytest.mark.parametrize(
    ("said", "saved"),
    [("save the first", ["Rebuttal clinic"]), ("drop the rebuttal one", []), ("save the tables clinic", ["Tables clinic"])],
)  # fmt: skip
def test_of_several_added_at_once_one_is_saved_or_dropped_and_the_other_stays(
    chat: Chat, said: str, saved: list[str]
) -> None:
    say(chat, "log two webinars on 3 March 2026: Rebuttal clinic 1h, Tables clinic 2h", "both foster", said)
    assert titles(chat) == saved
    assert "Still open, *" in chat.text


def test_one_by_one_loses_none_when_the_rest_is_saved_at_once(chat: Chat) -> None:
    say(chat, "log two webinars on 3 March 2026: Rebuttal clinic 1h, Tables clinic 2h", "both foster", "one by one")
    chat.say("save both")
    assert titles(chat) == ["Rebuttal clinic", "Tables clinic"]


def test_a_card_of_long_ago_is_not_open_any_more(chat: Chat) -> None:
    chat.say(A)
    chat.now += timedelta(days=31)
    chat.say("add 1h Tables that speak yesterday implement")
    assert "open too" not in chat.text
    chat.say("both")
    assert titles(chat) == ["Tables that speak"]


def test_a_wish_in_the_middle_leaves_both_open(chat: Chat) -> None:
    say(chat, A, B, "list", "am I on track?", "both")
    assert titles(chat) == ["Style clinic", "Tables that speak"]


def test_saving_with_a_request_for_approval_shows_what_else_is_open(chat: Chat) -> None:
    say(chat, A, B)
    chat.press("Save and request approval")
    assert titles(chat) == ["Tables that speak"]
    assert "Still open, *Style clinic*" in chat.text
    assert "1 of 10" in chat.text or "2 of 10" in chat.text
