"""Frames as data: what stands around the words of a line, and that no line takes a frame long."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Mapping
from types import ModuleType

import pytest

from bot.language.frames import SHAPES, Frame, framed
from bot.language.templates import TemplateError
from bot.understand.grammar import LONGEST_WISH

FRAMED = ("adding", "asking", "clean", "correcting", "smalltalk", "wishes.editing", "wishes.nearest", "wishes.work")
"""The modules of the engine that read by frames, a file each."""
WORD = re.compile(r"[a-z]{2,}")
MOST_WORDS = 120
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


def test_a_list_can_be_kept_asked_for_or_forbidden_behind_a_word() -> None:
    known = SHAPES | {"list unit": r"(?:(?:hours|days)(?!\w)\s?)"}
    kept = framed(["change [the] {one:unit} {rest}"], {}, known).match("change the days to 3")
    assert kept is not None
    assert kept["unit"].strip() == "days"
    assert framed(["some {then:unit}"], {}, known).match("some hours") is not None
    assert framed(["some {not:unit}"], {}, known).match("some hours") is None
    assert framed(["some {not:unit}"], {}, known).match("some houses") is not None


def test_a_frame_is_found_in_a_line_as_whole_words_only() -> None:
    frame = framed(["(and|{comma} or) more", "- {number}"], {})
    assert [line for line in ("one and more", "one, or more", "one - 2", "1-2") if frame.search(line) is None] == []
    assert [line for line in ("band more", "one and moreover") if frame.search(line) is not None] == []


def frames_of(module: ModuleType) -> dict[str, Frame]:
    """The frames that a module of the engine reads by."""
    (found,) = (one for one in vars(module).values() if isinstance(one, Mapping) and _are_frames(one))
    return dict(found)


def _are_frames(one: Mapping[object, object]) -> bool:
    return bool(one) and all(isinstance(value, Frame) for value in one.values())


FILES = [importlib.import_module(f"bot.understand.{name}") for name in sorted(FRAMED)]


def _frames() -> list[tuple[str, Frame]]:
    return [(f"{file.__name__}: {name}", frame) for file in FILES for name, frame in frames_of(file).items()]


@pytest.mark.parametrize(("name", "frame"), _frames())
def test_a_long_line_of_a_frames_own_words_takes_no_longer_than_50_ms(name: str, frame: Frame) -> None:
    words = sorted(set(WORD.findall(frame.pattern.pattern)))[:MOST_WORDS]
    lines = [f"{word} " * (LONGEST_WISH // (len(word) + 1)) + "\u2029" for word in words]
    lines += [" ".join(words)[at : at + LONGEST_WISH] + " \u2029" for at in range(0, 2 * LONGEST_WISH, LONGEST_WISH)]
    assert {line[:40]: took for line in lines if (took := _seconds(frame, line)) > 0.05} == {}


def _seconds(frame: Frame, line: str) -> float:
    began = time.process_time()
    frame.fullmatch(line)
    frame.search(line)
    return time.process_time() - began
