"""Of several that are to be deleted only those go that are meant; a change of one credit is taken back at any time."""

from __future__ import annotations

import pytest
from talking import NOW, Chat
from test_threads_corrections import say

from core.actions.credits import credits_of
from core.actions.practitioners import of_address
from core.actions.samples import load_samples
from core.house import House


@pytest.fixture
def old(house: House) -> Chat:
    """Somebody of the sample people, with thirteen credits."""
    with house.database.begin() as session:
        load_samples(session, NOW)
    return Chat(house)


def numbers(chat: Chat) -> set[int]:
    with chat.house.database.read() as session:
        return {credit.number for credit in credits_of(session, of_address(session, chat.address))}


def gone(chat: Chat) -> set[int]:
    return set(range(1, 14)) - numbers(chat)


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ("yes but keep 12", {11, 13}), ("yes delete 12 only", {12}), ("only the consort one", {13}), ("just 11", {11}),
        ("all but 12", {11, 13}), ("yes, without 13", {11, 12}), ("not 13", {11, 12}), ("keep 12 and 13", {11}),
        ("delete 11 and 12 but keep the consort one", {11, 12}), ("don't delete 12", {11, 13}), ("yes", {11, 12, 13}),
        ("yes please delete them", {11, 12, 13}), ("no", set()), ("keep them", set()),
    ],
)  # fmt: skip
def test_of_several_only_those_go_that_are_meant(old: Chat, said: str, goes: set[int]) -> None:
    say(old, "delete 11, 12 and 13", said)
    assert gone(old) == goes, old.text


@pytest.mark.parametrize("said", ["no keep 12", "only 10", "yes but wait", "hm", "yes, not all of them"])
def test_what_is_not_plain_deletes_nothing(old: Chat, said: str) -> None:
    say(old, "delete 11, 12 and 13", said)
    assert gone(old) == set(), old.text
    assert "Delete these 3?" in old.text or "only 11" in old.text


@pytest.mark.parametrize(
    "said",
    [
        "undo the deletion of number 13", "bring back the consort one", "restore 13",
        "Would you kindly undo the deletion of no. 13?",
        "No, please do not take that back. It is the deletion of no. 13 that I wish to undo.", "put 13 back please",
        "I did attend the consort update after all. Please bring it back.", "undelete 13",
    ],
)  # fmt: skip
def test_a_deletion_is_taken_back_whatever_was_done_since(old: Chat, said: str) -> None:
    say(old, "delete 13", "add 2h Style clinic yesterday foster", "save", said)
    assert "#13 is back on your record" in old.text
    assert numbers(old) == set(range(1, 15))


def test_what_was_not_deleted_stays(old: Chat) -> None:
    say(old, "Would you kindly undo the deletion of number 5?")
    assert "#5 is on your record, it wasn't deleted" in old.text
    assert gone(old) == set()


@pytest.mark.parametrize(
    "said", ["put 11 how it was before", "NO not 11! put that back", "revert 11", "undo the change of 11 pls"]
)
def test_a_change_is_taken_back_whatever_is_open(old: Chat, said: str) -> None:
    say(old, "change 11 to 4 may", "add 2h Style clinic yesterday", said)
    assert "#11 is as it was before: *Plain language summaries in practice* · 1 h" in old.text
    assert "Which domain is it?" in old.text  # what waits is still asked


def test_one_is_put_back_and_another_one_changed(old: Chat) -> None:
    say(old, "change 11 to 4 may", "add 2h Style clinic yesterday foster", "save")
    old.say("put 11 how it was before and 14 to 1.5")
    assert "#11 is as it was before" in old.text
    assert "hours 2 h → 1.5 h" in old.text


def test_what_was_never_changed_says_so(old: Chat) -> None:
    old.say("put 12 how it was before")
    assert "You have not changed #12, so there is nothing to take back" in old.text
    say(old, "add 2h Style clinic yesterday foster", "save", "restore 14")
    assert "#14 stands as you saved it" in old.text
    assert 14 in numbers(old)


@pytest.mark.parametrize(
    "said", ["Please undo the deletion; I did attend it after all.", "undo the deletion", "take back the deletion pls"]
)
def test_the_last_deletion_here_is_taken_back_whatever_was_done_since(old: Chat, said: str) -> None:
    elsewhere = Chat(old.house, old.address, channel="mail", thread="mail:other", now=old.now)
    say(elsewhere, "delete 12")
    say(old, "delete 13", "add 2h Style clinic yesterday foster", "save", said)
    assert "#13 is back on your record" in old.text, old.text
    assert 12 not in numbers(old)
