"""The notions questions are made of, as ``notions.toml`` beside this file has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """``spelled``: the words that say a notion, one after the other -> its names. ``soft`` notions may be left over in any
    question, ``empty`` words mean nothing here.
    """

    names: frozenset[str]
    spelled: dict[tuple[str, ...], frozenset[str]]
    soft: frozenset[str]
    empty: frozenset[str]


@cache
def question_words() -> Words:
    """All of them. Raises KeyError when the file lacks one of its three parts."""
    written = tomllib.loads((resources.files("core.phrases.topics.words") / "notions.toml").read_text(encoding="utf-8"))
    ways: dict[tuple[str, ...], set[str]] = {}
    for name, said in written["notions"].items():
        for way in said.split():
            ways.setdefault(tuple(way.split("_")), set()).add(name)
    spelled = {way: frozenset(names) for way, names in ways.items()}
    return Words(
        frozenset(written["notions"]), spelled, frozenset(written["soft"].split()), frozenset(written["empty"].split())
    )
