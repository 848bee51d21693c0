"""What was sent can be looked through, searched and read again, whole, by the person it was sent to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from answers_samples import code_sent, text_file
from sqlalchemy import select
from talking import NOW, Chat, add_person

from bot.answers.reading import SHOWN
from core.actions.identities import bind_slack
from core.actions.practitioners import of_address
from core.actions.telling import tell
from core.house import House
from core.message import Choice, Field, File, Reply
from core.outbox import settle
from core.store.tables import Outgoing

R5 = "R5 was not approved: the agenda shows a sales meeting."
LETTERS = (
    (400, "Your credits this year", "You have 9 credits to go by 31 December."),
    (200, "Your exam deferral", "You asked to move your exam because of epilepsy. The office looks at it."),
    (30, "About your request R5", R5),
    (20, "About your request R55", "R55 is approved: 2 h Foster."),
    (1, "Your credits this year", "You have 3 credits to go by 31 December."),
)


def send(house: House, days_ago: int, subject: str, text: str, *, to: str = "dana@example.org", **more: object) -> None:
    """A letter that went out on each of the person's ways, that many days ago."""
    at = NOW - timedelta(days=days_ago)
    reply = Reply(text, subject=subject, **more)  # type: ignore[arg-type]
    with house.database.begin() as session:
        person = of_address(session, to)
        tell(session, house, person, reply, key=f"{subject}:{at}", kind="review", now=at)
    deliver(house)


def deliver(house: House) -> None:
    """What is owed has gone out at the moment it was posted."""
    with house.database.begin() as session:
        for row in session.scalars(select(Outgoing).where(Outgoing.sent_at.is_(None))).all():
            settle(session, row.id, row.posted_at)


@pytest.fixture
def written(chat: Chat) -> Chat:
    """Dana, with five letters."""
    for days_ago, subject, text in LETTERS:
        send(chat.house, days_ago, subject, text)
    return chat


def test_the_list_has_numbers_and_the_newest_first(written: Chat) -> None:
    written.say("communications")
    lines = written.replies[0].text.splitlines()
    assert lines[0] == "*5 letters*, newest first:"
    assert lines[1] == "5 · Fri 20 Nov 2026, 10:00, by mail to dana@example.org: Your credits this year"
    assert [line.partition(" ")[0] for line in lines[1:6]] == ["5", "4", "3", "2", "1"]
    assert "To read one, type for example: read 5" in lines[-1]
    written.press("Read 4")
    assert "R55 is approved: 2 h Foster." in written.text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("communications about R5", R5), ("communications R5", R5), ("letters about r5", R5),
        ("communications epilepsy", "Your exam deferral"), ("search my letters for epilepsy", "Your exam deferral"),
        ("what did you send me about the sales meeting?", "R5"), ("letters in May", "Your exam deferral"),
    ],
)  # fmt: skip
def test_words_are_sought_in_subjects_and_texts(written: Chat, line: str, shown: str) -> None:
    written.say(line)
    assert "*1 letter*" in written.text
    written.press(written.replies[0].choices[0].label)
    assert shown in written.text


def test_letters_since_a_day(written: Chat) -> None:
    written.say("letters since September")
    assert "*3 letters*, from Tue 1 Sep 2026, newest first:" in written.text
    written.say("letters about R5 since 1 November 2026")
    assert 'nothing with "R5", from Sun 1 Nov 2026' in written.text


@pytest.mark.parametrize(
    "line",
    [
        "communications malaria",
        "communications R7",
        "show me the letter about malaria",
        "letters since 21 November 2026",
        "I would like to see communications about malaria",
    ],
)
def test_nothing_found_is_said_and_all_are_never_listed_instead(written: Chat, line: str) -> None:
    written.say(line)
    assert "I have sent you nothing" in written.text
    assert "You have 5 letters from me; to see them, type: communications" in written.text
    assert "Your credits this year" not in written.text
    written.press("All of them")
    assert "*5 letters*" in written.text


@pytest.mark.parametrize(
    "line",
    ["read 3", "open message 3", "letter 3", "show me letter 3", "show me the letter about R5",
     "what was in the mail about R5?", "read the letter of 22 October", "show me the last letter about R5"],
)  # fmt: skip
def test_one_letter_is_read_whole(written: Chat, line: str) -> None:
    written.say(line)
    assert written.replies[0].text.splitlines() == [
        "*About your request R5*",
        "Letter 3 of 5 · Thu 22 Oct 2026, 11:00 · sent by mail to dana@example.org",
        "",
        R5,
    ]


def test_the_last_letter_and_the_ones_beside_it(written: Chat) -> None:
    written.say("show me the last letter")
    assert "You have 3 credits to go" in written.text
    written.press("Older")
    assert "R55 is approved" in written.text
    written.press("Newer")
    assert "Letter 5 of 5" in written.text
    assert "[Newer]" not in written.text


def test_several_that_are_meant_are_listed(written: Chat) -> None:
    written.say("show me the letter about the credits to go")
    assert '*2 letters* with "credits to go"' in written.text
    written.say("5")
    assert "Your credits this year" not in written.text  # nothing was asked, so a bare number reads nothing


def test_a_number_there_is_none_of(written: Chat) -> None:
    written.say("read 9")
    assert "There is no letter 9; the newest is 5: read 5" in written.text
    Chat(written.house).say("read 0")


def test_a_page_at_a_time(chat: Chat) -> None:
    for number in range(2 * SHOWN + 3):
        send(chat.house, 100 - number, f"Notice {number + 1}", "Your credits.")
    chat.say("communications")
    assert "*23 letters*, newest first (page 1 of 3):" in chat.text
    assert "Type *more* for older ones." in chat.text
    chat.say("more")
    assert "(page 2 of 3)" in chat.text
    chat.say("3")
    assert "Letter 3 of 23" in chat.text
    chat.say("more")
    assert "(page 3 of 3)" in chat.text
    assert "1 · " in chat.text
    assert "more" not in chat.text
    chat.say("communications about notice since 2026-08-20, page 2")
    assert "10 letters" not in chat.text
    assert "from Thu 20 Aug 2026, newest first (page 2 of 2):" in chat.text


def test_looking_through_letters_leaves_what_was_asked_open(chat: Chat) -> None:
    for number in range(SHOWN + 3):
        send(chat.house, 100 - number, f"Notice {number + 1}", "Your credits.")
    chat.say("add 1h Plain language for oncologists")
    chat.say("communications")
    assert "Type *communications page 2* for older ones." in chat.text
    chat.press("More")
    assert "page 2 of 2" in chat.text
    chat.say("18 November 2026")
    assert "Which domain is it?" in chat.text


def test_what_went_by_slack_and_mail_is_one_letter(chat: Chat) -> None:
    with chat.house.database.begin() as session:
        bind_slack(session, of_address(session, "dana@example.org"), team="T1", user="U1", now=NOW)
    send(chat.house, 3, "Your badge", "Your badge is issued.")
    chat.say("communications")
    assert "*1 letter*" in chat.text
    chat.say("read 1")
    assert "in Slack and by mail to dana@example.org" in chat.text


def test_its_fields_and_files_come_with_it_and_its_buttons_do_not(chat: Chat) -> None:
    file = text_file(chat.house, "the pass", "pass.txt")
    send(chat.house, 3, "Was it you?", "A list has your name.", fields=(Field("Session", "GPP3"),), files=(file,),
         choices=(Choice("Yes", "yes"), Choice("No", "no")))  # fmt: skip
    chat.say("letters about GPP3")
    assert "Was it you?" in chat.text
    chat.say("read 1")
    assert "Session: GPP3" in chat.text
    assert chat.replies[0].files == (File("pass.txt", "text/plain", file.sha256, file.size),)
    assert "[Yes]" not in chat.text
    assert chat.replies[0].token is None


def test_letters_are_ones_own(written: Chat) -> None:
    add_person(written.house, "noa@example.org", "Noa Example")
    send(written.house, 2, "About your request R9", "R9 is approved.", to="noa@example.org")
    noa = Chat(written.house, "noa@example.org")
    noa.say("communications R5")
    assert "nothing with" in noa.text
    noa.say("read 3")
    assert "There is no letter 3" in noa.text
    noa.say("read 1")
    assert "R9 is approved" in noa.text


@pytest.mark.parametrize("channel", ["web", "terminal", "mail", "slack"])
def test_on_every_channel(written: Chat, channel: str) -> None:
    address = "dana@example.org"
    if channel == "slack":
        with written.house.database.begin() as session:
            bind_slack(session, of_address(session, address), team="T1", user="U1", now=NOW)
        address = "T1:U1"
    there = Chat(written.house, address, channel=channel)
    there.say("show me the letter about R5")
    assert R5 in there.text


def test_codes_are_never_among_them(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    code = code_sent(chat.house)
    chat.say(code)
    deliver(chat.house)
    for line in ("communications", "communications code", "read 1", "show me the last letter"):
        chat.say(line)
        assert code not in chat.text
        assert "sealed" not in chat.text
    assert "was added to your record" in chat.text
