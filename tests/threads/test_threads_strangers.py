"""How people answer, correct, regret and ask in whole sentences: each kind with its siblings, through the whole stack."""

from __future__ import annotations

import pytest
from talking import Chat

from core.actions.credits import credits_of
from core.actions.practitioners import of_address
from core.rules.terms import hours_of

A = "add 2h Style clinic yesterday foster"
B = "add 1h Tables that speak yesterday implement"


def say(chat: Chat, *lines: str) -> None:
    for line in lines:
        chat.say(line)


def record(chat: Chat) -> list[str]:
    """Each credit as "title, hours, day, domain"."""
    with chat.house.database.read() as session:
        held = credits_of(session, of_address(session, chat.address))
        return [f"{c.title}, {hours_of(c.seconds):g}, {c.starts_on:%-d %b}, {c.domain}" for c in held]


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("it was three hours, not two", "Style clinic, 3, 20 Nov, foster"),
        ("please write 1,5 hours instead of 2", "Style clinic, 1.5, 20 Nov, foster"),
        ("it took 1h, sorry, 1h15", "Style clinic, 1.25, 20 Nov, foster"),
        (
            "you say two hours but there was a break. Make it one and a half, please",
            "Style clinic, 1.5, 20 Nov, foster",
        ),
        (
            "I am very sorry. Date was November 13, and it was 1.5 hours. Sorry for trouble.",
            "Style clinic, 1.5, 13 Nov, foster",
        ),
        ("oh wait, it should not be foster, it should be implement", "Style clinic, 2, 20 Nov, implement"),
        ("you know what, put it back to develop, leave it", "Style clinic, 2, 20 Nov, develop"),
    ],
)
def test_of_two_values_the_one_that_is_meant_is_taken(chat: Chat, said: str, now: str) -> None:
    say(chat, A, said, "yes please save")
    assert record(chat) == [now]


@pytest.mark.parametrize(
    "said",
    [
        "no no, don't save it, it's of Camila", "actually scrap it, I left after ten minutes", "wrong chat, sorry, ignore that",
        "stop, I was not there. leave it please", "do not save it, please", "forget it", "drop it, it was my colleague who went",
    ],
)  # fmt: skip
def test_words_that_let_go_save_nothing(chat: Chat, said: str) -> None:
    say(chat, A, said)
    assert record(chat) == []
    assert "Still open" not in chat.text


@pytest.mark.parametrize(
    "said", ["it has not happened yet", "Thursday, but it is only a plan", "26 November, it is not held yet"]
)
def test_what_is_still_to_come_is_let_go(chat: Chat, said: str) -> None:
    say(chat, "add 2h Style clinic next Thursday foster", said)
    assert "Tell me once you were there" in chat.text
    assert record(chat) == []


@pytest.mark.parametrize(
    "said",
    [
        "It is correct now. Please save.",
        "Yes, do the needful",
        "Dear Tally,\n\nyes, please save it.\n\nWith kind regards\nDr. Dana Example",
    ],
)
def test_a_card_is_accepted_in_whole_sentences(chat: Chat, said: str) -> None:
    say(chat, A, said)
    assert record(chat) == ["Style clinic, 2, 20 Nov, foster"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("the clinic out please, it was more gossip than education", ["Tables that speak"]),
        ("ah no, only the tables", ["Tables that speak"]),
        ("the tables out, the clinic stays", ["Style clinic"]),
    ],
)
def test_one_of_several_is_let_go_in_a_sentence(chat: Chat, said: str, left: list[str]) -> None:
    say(chat, "add 2h Style clinic yesterday foster and 1h Tables that speak yesterday implement", said, "yes, save")
    assert [one.partition(",")[0] for one in record(chat)] == left


def test_whole_sentences_give_each_card_its_domain(chat: Chat) -> None:
    say(chat, "add 2h Style clinic yesterday", "add 1h Tables that speak yesterday")
    say(chat, "well, the clinic one is Foster, I'd say, and the tables belong to Implement", "save both")
    assert record(chat) == ["Style clinic, 2, 20 Nov, foster", "Tables that speak, 1, 20 Nov, implement"]


@pytest.mark.parametrize(
    "said", ["what is the difference of develop and implement?", "wait, which one is Foster and which one is Develop?"]
)
def test_a_question_in_the_middle_is_answered_and_the_card_kept(chat: Chat, said: str) -> None:
    say(chat, "add 2h Style clinic yesterday", said)
    assert "There are three" in chat.text
    assert "Still open: *Style clinic*: Which domain is it?" in chat.text
    say(chat, "then it's Foster", "save")
    assert record(chat) == ["Style clinic, 2, 20 Nov, foster"]


@pytest.mark.parametrize(
    "said", ["delete 1 pls. never got the certificate", "Delete the last one please. The certificate is lost.",
             "could you delete the one about style? I slept through half of the clinic"],
)  # fmt: skip
def test_a_reason_behind_a_deletion_is_no_part_of_the_name(chat: Chat, said: str) -> None:
    say(chat, A, "save", said)
    assert chat.text.startswith("Deleted #1: *Style clinic*")


@pytest.mark.parametrize(
    "said",
    ["Pls bring it back", "hmm, no, now I regret it. Can I get it back?", "wait no. undo that", "put it back please"],
)
def test_a_regretted_deletion_is_taken_back(chat: Chat, said: str) -> None:
    say(chat, A, "save", "delete 1", said)
    assert record(chat) == ["Style clinic, 2, 20 Nov, foster"]


def test_of_two_that_were_deleted_one_comes_back(chat: Chat) -> None:
    say(chat, A, "save", B, "save", "take out the style clinic one and the tables that speak one", "yes, the two")
    assert record(chat) == []
    chat.say("hmm no, the style clinic I want to keep. put it back please, only this one")
    assert record(chat) == ["Style clinic, 2, 20 Nov, foster"]


@pytest.mark.parametrize(
    "said",
    [
        "the date of it too, it was 14 May not 13",
        "sorry, it was 14 May 2026, not the 13th",
        "14 May is the right day actually",
    ],
)
def test_what_was_just_changed_is_what_it_means(chat: Chat, said: str) -> None:
    say(chat, A, "save", B, "save", "change 1 to 13 May 2026", said)
    assert record(chat)[0].startswith("Style clinic, 2, 14 May")


def test_two_credits_are_put_right_in_one_letter(chat: Chat) -> None:
    say(chat, A, "save", B, "save")
    chat.say(
        "Good day, dear Tally,\n\nI found two mistakes. The style clinic lasted one and a half hours, not two. "
        "And the tables that speak should be Develop, not Implement.\n\nWith respect,\nDana Example"
    )
    assert record(chat) == ["Style clinic, 1.5, 20 Nov, foster", "Tables that speak, 1, 20 Nov, develop"]


@pytest.mark.parametrize(
    "said",
    ["hmm friday is bad, tuesday is better", "can you put it to every Tuesday instead?", "make it Tuesday, not Friday"],
)
def test_reminders_just_set_are_moved(chat: Chat, said: str) -> None:
    say(chat, "remind me every Friday", said)
    assert "every Tuesday" in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "actually make it a week earlier",
        "sorry, make it 4 January instead",
        "make it January fourth, that's the Monday, actually",
    ],
)
def test_held_reminders_are_held_for_another_time(chat: Chat, said: str) -> None:
    say(chat, "no reminders until 11 January", said)
    assert "Quiet until Mon 4 Jan 2027" in chat.text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("sum?", "3 h"), ("and how much hours is that together", "3 h"), ("now only the Foster ones", "Style clinic"),
        ("are any of mine in trouble? like missing something", "certificate missing"),
        ("why is the style clinic not counting?", "#1 *Style clinic*"), ("did you write anything down from this now?", "#2"),
        ("can I see #1 again?", "#1 *Style clinic*"),
    ],
)  # fmt: skip
def test_questions_about_a_list_and_the_record_are_answered(chat: Chat, said: str, shown: str) -> None:
    say(chat, A, "save", B, "save", "list", said)
    assert shown in chat.text


@pytest.mark.parametrize("said", ["perfect", "Ok noted. Terima kasih", "great, thank you so much!", "bravo", "fine."])
def test_courtesies_alone_wish_for_nothing(chat: Chat, said: str) -> None:
    say(chat, A, "save", said)
    assert chat.text == "You're welcome."
