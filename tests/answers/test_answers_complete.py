"""Every wish has one answer, every wish stands in help, every phrase fills."""

from __future__ import annotations

import inspect
from string import Formatter

import pytest
from talking import Chat

from bot import intents
from bot.answers import ROUTER
from bot.answers.helping import GROUPS, NO_LINE, by_name, examples_of
from bot.intents import WISHES, Intent
from bot.router import missing
from core.phrases import phrased, phrases


def test_every_wish_has_an_answer() -> None:
    defined = {one for _, one in inspect.getmembers(intents, inspect.isclass) if issubclass(one, Intent) and one.name}
    assert set(WISHES) == defined
    assert missing(ROUTER, WISHES) == []


def test_every_wish_stands_in_help() -> None:
    named = {name for names in GROUPS.values() for name in names}
    assert named | NO_LINE == set(by_name())
    assert all(examples_of(wish) for wish in WISHES if wish.name not in NO_LINE)


@pytest.mark.parametrize("name", sorted(phrases()))
def test_every_phrase_fills(name: str) -> None:
    wanted = {
        field for text in phrases()[name].values() for _, field, _, _ in Formatter().parse(text) if field is not None
    }
    facts = {field: f"<{field}>" for field in wanted if field != "name"}
    assert wanted == set(facts)
    reply = phrased(name, **facts)
    assert reply.subject
    assert "{" not in reply.text + reply.subject
    assert all(fact in reply.text + reply.subject for fact in facts.values())


def test_a_phrase_with_a_missing_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrased("linking.code", code="123456")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_each_example_of_each_wish_is_answered(chat: Chat) -> None:
    for wish in WISHES:
        for example in examples_of(wish):
            chat.say("cancel")
            assert chat.say(example), example
            assert chat.text.strip(), example
            assert "Something went wrong" not in chat.text, example
            assert chat.text.count("\n") < 30, example
