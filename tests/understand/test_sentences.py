"""Sentences as data: what the template syntax means, and that every file's examples are understood as its wish."""

from __future__ import annotations

import time

import pytest
from measure_corpus import NOW

from bot.language.sentences import Sentences, compiled
from bot.language.templates import TemplateError
from bot.language.wishes import file_names
from bot.understand import understand
from bot.understand.grammar import LONGEST_WISH
from bot.understand.wishes.spoken import file_of

PARTS = {"it": "(it|that)", "loop": "<loop>"}
FITS = {
    "take <it> back": (["take it back", "take that, back."], ["take back", "take it", "please take it back"]),
    "[please] stop [now]": (["stop", "please stop", "stop now", "please, stop now"], ["please now", "stop stop"]),
    "show (my|all)* credit[s]": (["show credit", "show my credits", "show all my all credits"], ["show me credits"]),
    "entr(y|ies) {few}": (["entry one", "entries of last week"], ["entries", "entry a b c d e f"]),
    "[{any}] badge": (["badge", "where is my badge"], ["badge please"]),
    "(cmpp|credential)['s] end": (["cmpp's end", "cmpp end", "cmpp\u2019s end"], ["cmpp 's end"]),
}


@pytest.mark.parametrize("template", FITS)
def test_a_template_fits_what_it_says_and_nothing_else(template: str) -> None:
    sentences = compiled([template], PARTS, {})
    fits, fits_not = FITS[template]
    assert [line for line in fits if sentences.match(line) is None] == []
    assert [line for line in fits_not if sentences.match(line) is not None] == []


def test_a_slot_says_where_its_words_stand() -> None:
    found = compiled(["help [{any:query}]", "credit {number}"], {}, {"number": r"\#?\d{1,6}"})
    line = "help with my exam"
    spoken, numbered = found.match(line), found.match("credit #12.")
    assert spoken is not None
    assert numbered is not None
    kind, at, to = spoken.slots["query"]
    assert (kind, line[at:to]) == ("any", "with my exam")
    assert numbered.slots["number"] == ("number", 7, 10)
    assert found.match("credit twelve") is None


@pytest.mark.parametrize("template", ["(a", "a)", "[a", "<nothing> a", "<loop> a", "{any}", "[a]", "{wrong", "a{any}"])
def test_a_template_that_cannot_be_meant_is_refused(template: str) -> None:
    with pytest.raises((TemplateError, ValueError)):
        compiled([template], PARTS, {})


def _examples() -> list[tuple[str, str]]:
    return [(name, example) for name in file_names() for example in file_of(name).examples]


@pytest.mark.parametrize(("name", "example"), _examples())
def test_every_example_of_a_file_is_understood_as_its_wish(name: str, example: str) -> None:
    file = file_of(name)
    explained = ("ask_about",) if file.explains else ()
    assert understand(example, now=NOW).name in (file.wish, *explained)


@pytest.mark.parametrize("name", file_names())
def test_a_long_line_of_a_wishs_own_words_takes_no_longer_than_50_ms(name: str) -> None:
    forms = file_of(name).forms
    words = sorted({cue for form in forms for cue in form.sentences.cues})
    lines = [f"{word} " * (LONGEST_WISH // (len(word) + 1)) + "\u2029" for word in words]
    lines += [" ".join(words)[:LONGEST_WISH] + " \u2029"]
    took = {line[:40]: _seconds(form.sentences, line) for line in lines for form in forms}
    assert {line: seconds for line, seconds in took.items() if seconds > 0.05} == {}


@pytest.mark.parametrize("name", file_names())
def test_every_sentence_makes_an_expression(name: str) -> None:
    """They are compiled when a line first calls them, so a wrong one would be found by somebody."""
    for form in file_of(name).forms:
        for sentences in (form.sentences, form.never, form.also):
            assert all(one.pattern for one in (sentences.sentences if sentences else ()))


def _seconds(sentences: Sentences, line: str) -> float:
    began = time.process_time()
    sentences.match(line)
    return time.process_time() - began
