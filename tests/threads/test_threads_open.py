"""While a question is open the conversation keeps its threads: what is said beside it is served, and it is asked again."""

from __future__ import annotations

from datetime import date

import pytest
from talking import Chat

from core.actions.credits import credits_of
from core.actions.practitioners import of_address

CARD = "add 2h Style clinic yesterday foster"
OTHER = "add 1h Tables that speak yesterday implement"


def say(chat: Chat, *lines: str) -> str:
    for line in lines:
        chat.say(line)
    return chat.text


def rows(chat: Chat) -> list[tuple[str, float, date]]:
    with chat.house.database.read() as session:
        held = credits_of(session, of_address(session, chat.address))
        return [(one.title, one.seconds / 3600, one.starts_on) for one in held]


@pytest.mark.parametrize(
    "bid",
    [
        "save em", "put it thru", "yes log that one pls", "ok do it and thx", "lgtm ship it", "can you put that in please",
        "perfect. add it to my record", "enter it as is", "looks right, record it", "alright chuck it in",
        "log the style clinic", "please submit this one now", "yep book it in",
    ],
)  # fmt: skip
def test_a_line_that_says_nothing_of_its_own_saves_the_card_that_is_shown(chat: Chat, bid: str) -> None:
    assert "Saved as #1" in say(chat, CARD, bid)
    assert rows(chat) == [("Style clinic", 2.0, date(2026, 11, 20))]


@pytest.mark.parametrize("bid", ["save em", "put them thru", "log these please", "yes add them all"])
def test_of_several_cards_all_are_saved_where_several_are_meant(chat: Chat, bid: str) -> None:
    assert "Saved as #1 and #2" in say(chat, CARD, OTHER, bid)


@pytest.mark.parametrize("bid", ["get it approved", "submit this for approval", "save it and ask for approval"])
def test_approval_bidden_of_a_card_saves_it_and_begins_the_request(chat: Chat, bid: str) -> None:
    said = say(chat, CARD, bid)
    assert "Saved as #1" in said
    assert "Gladly, as R1; I took over what #1 says." in said


@pytest.mark.parametrize("bid", ["send it for approval", "get that approved pls", "put it thru to the committee"])
def test_approval_bidden_of_what_was_just_saved_begins_the_request(chat: Chat, bid: str) -> None:
    assert "Gladly, as R1; I took over what #1 says." in say(chat, CARD, "save", bid)


@pytest.mark.parametrize(
    "bid", ["put 1 and 2 thru for approval", "request approval for both 1 and 2", "send #1 and #2 to the committee"]
)
def test_of_several_credits_to_be_approved_the_first_is_begun_and_the_next_named(chat: Chat, bid: str) -> None:
    said = say(chat, CARD, "save", OTHER, "save", bid)
    assert "One request is about one session, so #1 comes first; then type: request credit for #2" in said
    assert "Gladly, as R1; I took over what #1 says." in said


def test_an_approved_activity_needs_no_request(chat: Chat) -> None:
    say(chat, "add 1h Plain language summaries in practice", "that one", "save")
    assert "#1 is an approved activity already" in say(chat, "get it approved")


def test_a_card_that_lacks_something_is_not_saved_and_says_what_it_lacks(chat: Chat) -> None:
    said = say(chat, "add Style clinic yesterday implement", "save em")
    assert said == "I can save it once I know how long it was. Type the hours, for example: 1.5h."
    assert "Ready to save:" in say(chat, "2h")


@pytest.mark.parametrize("line", ["log 1h Reviewing reviewers", "add one", "how do i get it approved?", "put it off"])
def test_what_says_something_of_its_own_saves_nothing(chat: Chat, line: str) -> None:
    say(chat, CARD, line)
    assert rows(chat) == []


@pytest.mark.parametrize(
    ("asked", "begun", "answer"),
    [
        ("What was it called?", "add 2h yesterday implement", "Berlin writers forum"),
        ("How long was it?", "add Berlin writers forum yesterday implement", "2 hours"),
        ("When was it?", "add 2h Berlin writers forum implement", "yesterday"),
        ("Which domain is it?", "add 2h Berlin writers forum yesterday", "implement"),
    ],
)
@pytest.mark.parametrize(
    "aside",
    [
        "search ai", "am i on track?", "what counts towards develop?", "list my credits", "how long is the exam",
        "remind me next friday", "send me an export of everything", "my colleague says hi",
    ],
)  # fmt: skip
def test_what_is_said_in_between_is_served_and_the_question_asked_again(
    chat: Chat, asked: str, begun: str, answer: str, aside: str
) -> None:
    say(chat, begun)
    last = chat.say(aside)[-1]
    assert last.text.startswith("Still open: ")
    assert asked in last.text
    assert "Ready to save:" in say(chat, answer)
    say(chat, "save")
    assert rows(chat) == [("Berlin writers forum", 2.0, date(2026, 11, 20))]


def test_a_yes_below_a_list_is_for_what_was_asked_again(chat: Chat) -> None:
    say(chat, CARD, "search plain language", "yes")
    assert [title for title, *_ in rows(chat)] == ["Style clinic"]


def test_an_activity_picked_from_a_list_leaves_the_open_card_in_sight(chat: Chat) -> None:
    assert "*Style clinic* (2 h, Fri 20 Nov 2026, foster) is open too" in say(chat, CARD, "search ai", "the first one")


@pytest.mark.parametrize(
    ("correction", "changed"),
    [
        ("oh the day was monday actually", "Changed: day Mon 16 Nov 2026. How long was it?"),
        ("actually it was foster", "Changed: domain Foster Ethical and Compliant Behavior in Publications. How long"),
        ("rename it to Style clinic for writers", "Changed: title *Style clinic for writers*. How long was it?"),
        ("the title should be Style and grammar clinic", "Changed: title *Style and grammar clinic*. How long was it?"),
    ],
)
def test_a_field_put_right_while_another_is_asked_is_said(chat: Chat, correction: str, changed: str) -> None:
    assert say(chat, "add Style clinic yesterday implement", correction).startswith(changed)


@pytest.mark.parametrize("words", ["withdraw it please", "forget it", "never mind the whole thing", "scrap that"])
def test_a_card_is_let_go_in_whatever_words(chat: Chat, words: str) -> None:
    assert "Dropped; nothing was saved or changed." in say(chat, "log 1.5h Ethics of ghostwriting yesterday", words)


def three(chat: Chat) -> None:
    for day in ("3 March 2026", "10 March 2026", "17 March 2026"):
        say(chat, f"add 1h Style clinic {day} foster", "save")


def test_which_one_to_delete_is_settled_by_deleting_one(chat: Chat) -> None:
    three(chat)
    assert "Which one do you want to delete?" in say(chat, "delete style clinic")
    assert "Still open" not in say(chat, "delete 2")
    say(chat, "the first one", "yes")
    assert len(rows(chat)) == 2


def test_which_one_to_change_offers_only_what_is_left(chat: Chat) -> None:
    three(chat)
    say(chat, "change style clinic to 2h")
    last = chat.say("delete 3")[-1]
    assert last.text == "Still open: Which one do you want to change?"
    assert [choice.say for choice in last.choices] == ["#2", "#1"]
    assert "Changed #2" in say(chat, "the first one")


def test_deleting_several_is_not_asked_any_more_when_one_of_them_is_gone(chat: Chat) -> None:
    three(chat)
    assert "Delete these 3?" in say(chat, "delete all style clinic credits")
    assert "Still open" not in say(chat, "delete 3")
    say(chat, "yes")
    assert len(rows(chat)) == 2


def test_a_bare_number_that_is_none_of_the_offered_credits_is_a_place(chat: Chat) -> None:
    say(chat, "add 1h Tables that speak yesterday implement", "save")
    three(chat)
    say(chat, "delete style clinic", "1")
    assert [title for title, *_ in rows(chat)] == ["Tables that speak", "Style clinic", "Style clinic"]


@pytest.mark.parametrize(
    "talk",
    [
        "let me check", "lol my cat is on the keyboard", "hang on, boss is calling", "haha long day", "i need to cancel my exam",
        "not sure, some ethics thing", "the weather is awful today", "can you wait a moment", "what did she attach?",
    ],
)  # fmt: skip
def test_what_sounds_like_talk_is_asked_about_before_it_becomes_a_title(chat: Chat, talk: str) -> None:
    say(chat, "add 2h 3 March 2026 implement", talk)
    assert "what it was called?" in chat.text or "What was it called?" in chat.text
    assert f'["{talk.strip(" ?")}"]' in chat.text
    say(chat, "Berlin writers forum", "save")
    assert [title for title, *_ in rows(chat)] == ["Berlin writers forum"]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("it was the Berlin writers forum", "Berlin writers forum"),
        ("STROBE update", "STROBE update"),
        ("ethics and you", "ethics and you"),
        ("Managing your team", "Managing your team"),
        ("a talk on predatory journals by Dr Kim", "talk on predatory journals"),
        ("its called Tables that speak", "Tables that speak"),
        ("Do we need authors?", "Do we need authors"),
        ("Ethics in Berlin", "Ethics in Berlin"),
        ("we did the reporting guidelines course", "reporting guidelines course"),
    ],
)
def test_a_title_is_taken_without_a_question(chat: Chat, said: str, title: str) -> None:
    say(chat, "add 2h yesterday implement", said, "save")
    assert [one for one, *_ in rows(chat)] == [title]


def test_a_title_in_doubt_is_a_yes_or_no(chat: Chat) -> None:
    assert 'Is "let me check" what it was called?' in say(chat, "add 2h yesterday implement", "let me check")
    assert say(chat, "no") == "What was it called? For example: 1.5h GPP3"
    assert "Ready to save:" in say(chat, "let me check", "yes")


def test_a_domain_alone_belongs_to_the_card_that_is_open(chat: Chat) -> None:
    assert "Ready to save:" in say(chat, "add 2h Style clinic yesterday", "add it to develop")
    assert "Develop Publication Plan" in chat.text


@pytest.mark.parametrize(
    ("begun", "line", "answered", "served"),
    [
        (CARD, "ok save, also what's my total now?", "Saved as #1", "Not yet for this year"),
        (CARD, "save it please and show me my credits from 2026", "Saved as #1", "*1 session, 2 h*"),
        (
            "add Style clinic yesterday foster",
            "2 hours. when does my year end?",
            "Ready to save:",
            "*31 December 2026*",
        ),
        (
            "add 2h Style clinic yesterday",
            "foster and how long is the exam?",
            "Ready to save:",
            "The exam takes 3 hours",
        ),
        ("add 2h Style clinic foster", "monday, oh and am i on track?", "Mon 16 Nov 2026", "Not yet for this year"),
        ("add 1h GPP3", "the live one, and how long is the exam?", "Wed 18 Nov 2026", "The exam takes 3 hours"),
        (CARD, f"yes and {OTHER}", "Saved as #1", "Tables that speak"),
    ],
)
def test_an_answer_and_something_behind_it_are_both_served(
    chat: Chat, begun: str, line: str, answered: str, served: str
) -> None:
    said = say(chat, begun, line)
    assert answered in said
    assert served in said[said.index(answered) :]


@pytest.mark.parametrize("line", ["yes but change it to 3h", "no, 3 hours", "3h, and it was foster"])
def test_a_correction_behind_an_answer_is_one_thing(chat: Chat, line: str) -> None:
    assert "Hours: 3 h" in say(chat, CARD, line)
    assert rows(chat) == []
