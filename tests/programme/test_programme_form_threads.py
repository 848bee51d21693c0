"""While a form or a question is open, a wish, a withdrawal, a question or a correction is served and the form kept."""

from __future__ import annotations

import pytest
from programme_people import add_applicant
from talking import Chat, add_activities, add_person

from core.actions import exams, requests
from core.actions.credits import credits_of
from core.actions.practitioners import of_address
from core.house import House

FIELDS = ["Good publication practice for beginners", "What GPP asks of authors", "Example University", "nobody", "speaker",
          "12 October 2026", "1h", "2h"]  # fmt: skip
COLUMNS = [
    "title",
    "agenda",
    "provider",
    "faculty",
    "own_role",
    "starts_on",
    "preparation_seconds",
    "presentation_seconds",
]


def at_field(chat: Chat, column: str) -> None:
    """A request whose form has come to this field."""
    chat.say("request credit")
    for answer in FIELDS[: COLUMNS.index(column)]:
        chat.say(answer)
    assert f"{COLUMNS.index(column) + 1} of 10:" in chat.text


def request(chat: Chat, column: str) -> object:
    with chat.house.database.read() as session:
        return getattr(requests.requests_of(session, of_address(session, chat.address))[-1], column)


FREE = ["title", "agenda", "provider", "faculty", "own_role"]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(
    "said",
    [
        "withdraw my request", "I want to withdraw", "drop this request please", "forget the request", "withdraw it",
        "I'd like to withdraw my credit request", "scrap the whole form",
    ],
)  # fmt: skip
def test_a_withdrawal_is_no_answer(chat: Chat, column: str, said: str) -> None:
    at_field(chat, column)
    chat.say(said)
    assert chat.text.startswith("R1 is withdrawn."), chat.text
    assert request(chat, column) is None


@pytest.mark.parametrize("column", FREE)
@pytest.mark.parametrize(
    ("said", "served"),
    [
        ("what does develop mean?", "*develop*: short for the domain"),
        ("hang on, what does faculty mean?", "*faculty*: the others who taught"),
        ("am I on track?", "Not yet for this year"),
        ("let me see my record", "There is nothing in your record yet."),
        ("can you show my credits", "There is nothing in your record yet."),
        ("remind me on Monday", "I'll remind you"),
    ],
)
def test_a_wish_or_a_question_in_a_free_field_is_served_and_the_field_kept(
    chat: Chat, column: str, said: str, served: str
) -> None:
    at_field(chat, column)
    chat.say(said)
    assert served in chat.text
    assert "still open: " in chat.text.casefold()
    assert request(chat, column) is None
    chat.say(FIELDS[COLUMNS.index(column)])
    assert f"{COLUMNS.index(column) + 2} of 10:" in chat.text


@pytest.mark.parametrize("column", ["starts_on", "preparation_seconds", "presentation_seconds"])
@pytest.mark.parametrize("said", ["what does develop mean?", "am I on track?", "when is my deadline?", "list"])
def test_a_wish_or_a_question_in_a_field_of_a_kind_is_served_and_asked_again(
    chat: Chat, column: str, said: str
) -> None:
    at_field(chat, column)
    chat.say(said)
    assert f"Still open: {COLUMNS.index(column) + 1} of 10:" in chat.text
    chat.say(FIELDS[COLUMNS.index(column)])
    assert f"{COLUMNS.index(column) + 2} of 10:" in chat.text


@pytest.mark.parametrize("column", FREE)
def test_an_offer_to_mentor_is_no_answer(chat: Chat, column: str) -> None:
    at_field(chat, column)
    chat.say("I'd like to be a mentor")
    assert "What should candidates know about you" in chat.text
    assert request(chat, column) is None
    chat.say("Oncology")
    assert "your offer is with the office" in chat.text
    assert f"Still open: {COLUMNS.index(column) + 1} of 10:" in chat.text
    chat.say(FIELDS[COLUMNS.index(column)])
    assert f"{COLUMNS.index(column) + 2} of 10:" in chat.text


@pytest.mark.parametrize("column", ["provider", "faculty", "starts_on"])
def test_an_activity_added_in_the_middle_is_saved_and_the_form_goes_on(chat: Chat, column: str) -> None:
    at_field(chat, column)
    chat.say("add 1h Style clinic yesterday foster")
    assert "still open" not in chat.text.casefold()
    chat.say("save")
    assert "Saved as #1" in chat.text
    assert f"Still open: {COLUMNS.index(column) + 1} of 10:" in chat.text
    chat.say(FIELDS[COLUMNS.index(column)])
    assert f"{COLUMNS.index(column) + 2} of 10:" in chat.text
    with chat.house.database.read() as session:
        assert len(credits_of(session, of_address(session, chat.address))) == 1


@pytest.mark.parametrize(
    ("column", "said", "filled", "value"),
    [
        ("provider", "sorry, the name is GPP for beginners", "title", "GPP for beginners"),
        ("own_role", "the provider is Example Society", "provider", "Example Society"),
        ("own_role", "change the provider to Example Society", "provider", "Example Society"),
        ("faculty", "actually the title should be GPP for all", "title", "GPP for all"),
        ("starts_on", "my role was chair", "own_role", "chair"),
        ("preparation_seconds", "no, the provider: Example Society", "provider", "Example Society"),
        ("agenda", "oh sorry, the name is GPP for beginners", "title", "GPP for beginners"),
    ],
)
def test_another_field_is_corrected_and_the_one_asked_is_asked_again(
    chat: Chat, column: str, said: str, filled: str, value: str
) -> None:
    at_field(chat, column)
    chat.say(said)
    assert request(chat, filled) == value
    assert f"{COLUMNS.index(column) + 1} of 10:" in chat.text


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("title", "How to withdraw a paper"), ("title", "What is a request for retraction"),
        ("agenda", "The course is an introduction to GPP. The provider was chosen for its name."),
        ("agenda", "When to withdraw a request: cases from practice"), ("provider", "foster"),
        ("provider", "The Request Society"),
        ("provider", "Mentor Academy"), ("faculty", "Drop of Ink Ltd, and my mentor Dr Moe"),
        ("own_role", "mentor of the group"), ("own_role", "I gave the talk and led the discussion"),
        ("agenda", "I would like to show how to read a journal's instructions"),
    ],
)  # fmt: skip
def test_free_text_takes_what_is_no_wish(chat: Chat, column: str, said: str) -> None:
    at_field(chat, column)
    chat.say(said)
    assert request(chat, column) == said
    assert f"{COLUMNS.index(column) + 2} of 10:" in chat.text


def test_the_day_of_the_form_is_its_own(chat: Chat) -> None:
    at_field(chat, "starts_on")
    chat.say("the course was on 3 October 2026 actually")
    assert "7 of 10:" in chat.text
    assert request(chat, "title") == FIELDS[0]


def test_a_question_nobody_can_answer_is_no_day(chat: Chat) -> None:
    at_field(chat, "starts_on")
    chat.say("do weekends matter?")
    assert "reads like a question" in chat.text
    assert "on which day or days was it?" in chat.text


@pytest.mark.parametrize("said", ["withdraw my request", "please withdraw my request", "forget the request"])
def test_the_only_request_there_is_is_meant_when_no_form_is_open(chat: Chat, said: str) -> None:
    at_field(chat, "provider")
    chat.say("later")
    chat.say(said)
    assert chat.text.startswith("R1 is withdrawn.")


def test_of_several_requests_the_one_meant_is_to_be_named(chat: Chat) -> None:
    at_field(chat, "provider")
    chat.say("later")
    chat.say('request credit for teaching "Authorship 101"')
    chat.say("later")
    chat.say("withdraw my request")
    assert "R1" in chat.text
    assert "R2" in chat.text
    assert request(chat, "state") == "draft"


@pytest.fixture
def ann(house: House) -> Chat:
    """Somebody who fills in an exam application."""
    add_activities(house)
    add_person(house)
    add_applicant(house)
    chat = Chat(house, "ann@example.org")
    chat.say("apply for the exam")
    return chat


@pytest.mark.parametrize("said", ["withdraw my application", "I want to withdraw", "forget the application", "drop it"])
def test_an_exam_application_is_not_filled_with_its_withdrawal(ann: Chat, said: str) -> None:
    assert "1 of " in ann.text
    ann.say(said)
    with ann.house.database.read() as session:
        held = (
            exams.application_of(session, of_address(session, ann.address))
            if hasattr(exams, "application_of")
            else None
        )
        assert held is None or not held.answers


@pytest.mark.parametrize("said", ["am I on track?", "let me see my record", "hang on, what does foster mean?"])
def test_an_exam_application_is_kept_while_something_else_is_served(ann: Chat, said: str) -> None:
    ann.say(said)
    assert "still open" in ann.text.casefold()
    ann.say("Pharmacy, University of Example")
    assert "2 of " in ann.text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("hang on, what does develop mean?", "*develop*: short for"), ("wait, what is a CEU?", "*CEU*:"),
        ("sorry, quick question: what does basis mean?", "*basis*:"), ("what does foster mean?", "*foster*:"),
        ("ok but what is a domain?", "*domain*:"), ("am I on track?", "Not yet for this year"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("asked", "again", "answer"),
    [
        ("add 1h Style clinic yesterday", "Still open: *Style clinic*: Which domain is it?", "foster"),
        ("add Style clinic yesterday foster", "Still open: *Style clinic*: How long was it?", "1h"),
        ("add 1h Style clinic yesterday foster", "Still open: shall I save *Style clinic*?", "it was 1h"),
    ],
)
def test_a_question_in_the_middle_is_answered_and_what_was_asked_said_again(
    chat: Chat, said: str, told: str, asked: str, again: str, answer: str
) -> None:
    chat.say(asked)
    chat.say(said)
    assert told in chat.text
    assert again in chat.replies[-1].text
    assert "\n" not in chat.replies[-1].text
    chat.say(answer)
    chat.say("save")
    assert "Saved as #1" in chat.text


def test_small_talk_in_the_middle_asks_nothing_again(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday")
    chat.say("thanks")
    assert "Still open" not in chat.text


def test_a_question_without_an_answer_is_no_domain(chat: Chat) -> None:
    chat.say("add 1h Style clinic yesterday")
    chat.say("which would you choose?")
    assert "*Style clinic*: Which domain is it?" in chat.text
    assert "Ready to save" not in chat.text
