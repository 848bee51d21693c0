"""Two matters in one message: each is served, what is asked comes last; a title with a stop in it is no second matter."""

from __future__ import annotations

import pytest
from talking import NOW, Chat

from bot.intents import Several
from bot.understand import understand


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("Please add 1h for Lay titles that work on 12 November, and also tell me how far I am this year.",
         ("add_credit", "progress")),
        ("Where do I stand? And please log 1h Predatory publishers last Monday.", ("progress", "add_credit")),
        ("Delete #13 please. Also, hold my reminders until January.", ("delete_credit", "snooze")),
        ("Change #13 to 2.5 hours and remind me on Tuesdays from now on", ("edit_credit", "set_reminder")),
        ("I sat in on Trial registries explained, 3 November, 1 hour. What else is missing?", ("add_credit", "progress")),
        ("Log Authorship disputes, 45 min, Thursday. Separately, could you send me my certificate for Data sharing?",
         ("add_credit", "get_document")),
        ("Kindly hold back the reminders till 10 January, and is there a fee for recertification?", ("snooze", "ask_about")),
    ],
)  # fmt: skip
def test_two_wishes_are_two(said: str, wishes: tuple[str, ...]) -> None:
    wish = understand(said, now=NOW)
    assert isinstance(wish, Several)
    assert tuple(one.name for one in wish.wishes) == wishes


@pytest.mark.parametrize(
    "said",
    [
        "Delete My Search History: Systematic Reviews for Beginners. 2h. nov 5",
        "Log 1h for Who Owns the Version of Record? An editors' forum, yesterday",
        "the webinar Stop. Remind me later. Deadlines and authors, 1h, on Tuesday",
        "I attended Ghost authors, 1h, last Friday. Sorry, change that to 2 hours.",
        "List from autumn\n1) 1 October, workshop on abstracts 2 h\n2) 8 October, Who owns the data? 1 h",
    ],
)
def test_a_title_with_a_stop_a_correction_or_a_list_is_no_second_matter(said: str) -> None:
    assert not isinstance(understand(said, now=NOW), Several)


def test_what_is_asked_comes_last(chat: Chat) -> None:
    chat.say("Please add 1h for Lay titles that work on 12 November, foster, and also tell me how far I am this year.")
    assert chat.text.index("by 31 December") < chat.text.index("Ready to save")
    chat.say("save")
    assert "Saved as #1" in chat.text


def test_what_is_refused_is_said_beside_what_is_done(chat: Chat) -> None:
    chat.say("Delete #77 please. Also, hold my reminders until 10 December.")
    assert "#77" in chat.text
    assert "Quiet until Thu 10 Dec 2026" in chat.text
