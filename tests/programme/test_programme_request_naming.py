"""What a wish for credit names already is not asked for again."""

from __future__ import annotations

from datetime import date

import pytest
from talking import NOW, Chat

from bot.answers.requesting.naming import Named, named_in

TODAY = NOW.date()
MARCH = (date(2026, 3, 3), date(2026, 3, 3))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("teaching a workshop", Named()),
        ("a podcast", Named()),
        ("mentoring", Named()),
        ("the COPE forum", Named("COPE forum")),
        ("the COPE forum on 3 March", Named("COPE forum", None, MARCH)),
        ('teaching the workshop "Authorship 101', Named("Authorship 101", "teaching")),
        ("presenting at EMWA 2026", Named("EMWA 2026", "presenting")),
        ("attending the webinar Data for all", Named("Data for all")),
    ],
)
def test_a_name_is_taken_and_a_kind_of_thing_is_not(words: str, named: Named) -> None:
    assert named_in(words, TODAY) == named


def test_the_title_is_not_asked_for_again(chat: Chat) -> None:
    chat.say('request credit for teaching the workshop "Authorship 101" on 3 March 2026')
    assert 'for "Authorship 101"' in chat.text
    assert "2 of 10: its agenda" in chat.text
    for answer in ("Who is an author", "Example Society", "skip"):
        chat.say(answer)
    assert "7 of 10: how many hours did you prepare?" in chat.text
    chat.say("status of R1")
    for words in ("Name: Authorship 101", "Role: teaching", "Dates: Tue 3 Mar 2026"):
        assert words in chat.text


def test_a_kind_of_thing_is_no_title(chat: Chat) -> None:
    chat.say("request credit for teaching a workshop")
    assert "1 of 10: what was the course or session called?" in chat.text


def test_a_credit_is_named_by_its_number(chat: Chat) -> None:
    chat.say("add 2h Local journal club on 3 March 2026, foster")
    chat.say("save")
    chat.say("request credit for #1")
    assert "I took over what #1 says" in chat.text
