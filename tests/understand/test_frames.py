"""Frames as data: what stands around the words of a line, and that no line takes a frame long."""

from __future__ import annotations

import time

import pytest

from bot.language.frames import Talk, framed, talk
from bot.language.templates import TemplateError
from bot.language.wishes import file_names
from bot.understand.grammar import LONGEST_WISH

FITS = {
    "{before} (i'm|we're) [~ly] planning {rest}": (
        ["I'm planning to go", "Yes, we\u2019re currently planning", "I'm planning."],
        ["im planning", "I'm planningly", "planning to go"],
    ),
    "tomorrow [,] there's {rest}": (["Tomorrow, there's a talk", "tomorrow there's one"], ["tomorrow, theres one"]),
    "recertif~ [now]": (["recertify", "Recertification now"], ["certify", "recertify later"]),
    "for her {after}": (["for her", "for her today"], ["for her, today", "for herself"]),
    "ask {name:who}": (["ask Dana", "Ask Zoë"], ["ask dana", "ask DANA"]),
}


@pytest.mark.parametrize("template", FITS)
def test_a_frame_fits_what_it_says_and_nothing_else(template: str) -> None:
    frame = framed([template], {})
    fits, fits_not = FITS[template]
    assert [line for line in fits if frame.fullmatch(line) is None] == []
    assert [line for line in fits_not if frame.fullmatch(line) is not None] == []


def test_a_frame_is_called_by_the_words_that_tell_most() -> None:
    frame = framed(["{before} (i|we) (plan|hope) {rest}", "gone"], {})
    assert frame.cues == {"plan", "hope", "gone"}
    assert frame.called(frozenset({"hope"}))
    assert not frame.called(frozenset({"i"}))
    assert framed(["{word}"], {}).called(frozenset())


@pytest.mark.parametrize("template", ["{wrong}", "(a", "<nothing>", "{word:a} {word:a}"])
def test_a_frame_that_cannot_be_meant_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        framed([template], {})


@pytest.mark.parametrize("name", file_names(folder="talk"))
def test_a_long_line_of_a_files_own_words_takes_no_longer_than_50_ms(name: str) -> None:
    file = talk(name)
    words = sorted({cue for frame in file.frames.values() for cue in frame.cues or ()})
    lines = [f"{word} " * (LONGEST_WISH // (len(word) + 1)) + "\u2029" for word in words]
    lines += [" ".join(words)[at : at + LONGEST_WISH] + " \u2029" for at in range(0, 2 * LONGEST_WISH, LONGEST_WISH)]
    took = {(key, line[:40]): _seconds(file, key, line) for key in file.frames for line in lines}
    assert {one: seconds for one, seconds in took.items() if seconds > 0.05} == {}


def _seconds(file: Talk, name: str, line: str) -> float:
    began = time.process_time()
    file.frames[name].fullmatch(line)
    file.frames[name].search(line)
    return time.process_time() - began
