"""Correcting, deleting, taking back, dropping."""

from __future__ import annotations

from datetime import date

import pytest
from answers_samples import add_credit, labels
from talking import Chat, add_person

from core.rules.terms import Domain


def test_change_says_what_was_and_what_is(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("change 1 to 2h")
    assert "hours 1.5 h → 2 h" in chat.text
    chat.say("#1 was on 4 March")
    assert "Tue 3 Mar 2026 → Wed 4 Mar 2026" in chat.text
    chat.say("set domain of 1 to implement")
    assert "Foster Ethical and Compliant Behavior in Publications → Implement Publication Plan" in chat.text
    assert "[Undo]" in chat.text


def test_an_unknown_number_is_refused(chat: Chat) -> None:
    chat.say("change 99 to 2h")
    assert "I can't find #99" in chat.text
    chat.say("delete 99")
    assert "I can't find #99" in chat.text


def test_the_list_fixes_hours_and_domain_of_an_approved_activity(chat: Chat) -> None:
    add_credit(chat.house, code="A3", day=date(2026, 3, 4))
    chat.say("change 1 to 2h")
    assert "come from the approved list" in chat.text
    chat.say("list")
    assert "· 1 h ·" in chat.text


def test_impossible_values_are_refused_and_change_nothing(chat: Chat) -> None:
    add_credit(chat.house)
    for said, why in (
        ("change 1 to 0h", "can't be right"),
        ("change 1 to 1000h", "can't be right"),
        ("#1 was on 4 March 2027", "still to come"),
    ):
        chat.say(said)
        assert why in chat.text, said
    chat.say("list")
    assert "1.5 h · Tue 3 Mar 2026" in chat.text


def test_a_day_that_could_be_two_is_asked_about(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("#1 was on 3/4/2026")
    assert "Which day do you mean" in chat.text
    assert len(labels(chat)) == 2
    chat.press("3 April 2026")
    assert "→ Fri 3 Apr 2026" in chat.text


def test_nothing_named_to_change_is_asked_for(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("change 1")
    assert "What should change about #1" in chat.text
    chat.say("2h, implement")
    assert "hours 1.5 h → 2 h" in chat.text
    assert "Implement Publication Plan" in chat.text


def test_several_that_fit_are_one_question(chat: Chat) -> None:
    add_credit(chat.house, title="CONSORT update")
    add_credit(chat.house, title="CONSORT workshop", day=date(2026, 5, 5))
    chat.say("change the CONSORT one to 3h")
    assert "Which one do you want to change?" in chat.text
    assert labels(chat) == ["#2 CONSORT workshop, 5 May 2026", "#1 CONSORT update, 3 Mar 2026"]
    chat.press("#1 CONSORT update, 3 Mar 2026")
    assert "Changed #1" in chat.text
    assert "→ 3 h" in chat.text


def test_delete_says_what_and_undo_brings_it_back(chat: Chat) -> None:
    add_credit(chat.house, proof="proof")
    chat.say("delete 1")
    assert "Deleted #1: *Authorship for oncologists* · 1.5 h" in chat.text
    chat.press("Undo")
    assert "back on your record" in chat.text
    chat.say("list")
    assert "#1" in chat.text
    assert "certificate missing" not in chat.text


def test_delete_by_words_asks_when_several_fit(chat: Chat) -> None:
    add_credit(chat.house, title="CONSORT update")
    add_credit(chat.house, title="CONSORT workshop", day=date(2026, 5, 5))
    chat.say("delete the CONSORT one")
    assert "Which one" in chat.text
    chat.say("1")
    assert "Deleted #1" in chat.text
    chat.say("list")
    assert "#2" in chat.text
    assert "#1 " not in chat.text


def test_delete_the_last_and_the_duplicate(chat: Chat) -> None:
    add_credit(chat.house, title="GPP3 update")
    add_credit(chat.house, title="GPP3 update", proof="kept, because it has its proof")
    add_credit(chat.house, title="Something else", day=date(2026, 6, 6))
    chat.say("delete the duplicate")
    assert "Deleted #1" in chat.text
    chat.say("delete the duplicate")
    assert "can't find two credits that are the same" in chat.text
    chat.say("delete the last one")
    assert "Deleted #3" in chat.text


def test_several_numbers_are_confirmed_once(chat: Chat) -> None:
    add_credit(chat.house, title="One")
    add_credit(chat.house, title="Two", day=date(2026, 5, 5))
    chat.say("delete 1 and 2")
    assert "Delete these 2?" in chat.text
    chat.say("no")
    assert "All of them stay" in chat.text
    chat.say("delete 1 and 2")
    chat.say("yes")
    assert "Deleted #1" in chat.text
    assert "Deleted #2" in chat.text


def test_numbers_are_never_used_again(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("delete 1")
    assert add_credit(chat.house) == 2


def test_undo_refuses_what_was_changed_since(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("change 1 to 2h")
    _programme_changes(chat, 1)
    chat.say("undo")
    assert "was changed since" in chat.text
    chat.say("list")
    assert "3 h" in chat.text


def _programme_changes(chat: Chat, number: int) -> None:
    from core.actions.credits import change_credit, credit_of  # noqa: PLC0415 - beside its use
    from core.actions.practitioners import of_address  # noqa: PLC0415 - the same

    with chat.house.database.begin() as session:
        person = of_address(session, chat.address)
        change_credit(session, person, credit_of(session, person, number), now=chat.now, seconds=10800)


def test_undo_without_a_change_of_ones_own(chat: Chat) -> None:
    chat.say("undo")
    assert "I can't find a change of yours to take back" in chat.text


def test_cancel_drops_what_is_open_and_saves_nothing(chat: Chat) -> None:
    chat.say("cancel")
    assert "nothing open here" in chat.text
    chat.say("add 2h Some workshop nobody lists")
    chat.say("cancel")
    assert "Dropped; nothing was saved" in chat.text
    chat.say("yes")
    assert "nothing open here" in chat.text
    chat.say("list")
    assert "nothing in your record yet" in chat.text


def test_yes_in_another_thread_confirms_nothing(chat: Chat) -> None:
    add_credit(chat.house, title="One")
    add_credit(chat.house, title="Two", day=date(2026, 5, 5))
    chat.say("delete 1 and 2")
    elsewhere = Chat(chat.house, thread="another thread")
    elsewhere.say("yes")
    assert "nothing open here" in elsewhere.text
    chat.say("list")
    assert "*2 sessions" in chat.text


def test_somebody_elses_button_does_nothing(chat: Chat) -> None:
    add_credit(chat.house, title="One")
    add_credit(chat.house, title="Two", day=date(2026, 5, 5))
    chat.say("delete 1 and 2")
    add_person(chat.house, "robin@example.org", "Robin Sample")
    robin = Chat(chat.house, "robin@example.org")
    robin.say("yes", token=chat.replies[0].token)
    assert "nothing open here" in robin.text
    chat.say("list")
    assert "*2 sessions" in chat.text


def test_a_legacy_category_is_shown_as_it_came(chat: Chat) -> None:
    add_credit(chat.house, domain=None)
    chat.say("set domain of 1 to develop")
    assert "not set → Develop Publication Plan" in chat.text
    assert Domain.DEVELOP.title in chat.text


def test_the_last_one_is_no_hour(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("change the last one")
    assert "What should change about #1" in chat.text


@pytest.mark.parametrize(
    "words", ["I need to fix #1", "Could you please amend the last one?", "modify number 1", "revise credit 1, thanks"]
)
def test_a_credit_to_be_changed_without_what_to_is_asked_about(chat: Chat, words: str) -> None:
    add_credit(chat.house)
    chat.say(words)
    assert "What should change about #1" in chat.text


def test_what_one_can_ask_is_listed_and_a_topic_told_by_its_title(chat: Chat) -> None:
    chat.say("show me the questions you can answer")
    listed = chat.text
    chat.say("tell me about entering credits")
    assert listed != chat.text
    assert "entering credits" in listed.lower()
    assert "add 1.5h" in chat.text
