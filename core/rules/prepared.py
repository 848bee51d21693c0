"""Prepared reasons: a table of texts by kind of case and name, read from TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Reason:
    """What a reviewer types (``name``), the button's ``label``, and the ``text`` the person reads."""

    name: str
    label: str
    text: str


@cache
def load_reasons() -> dict[str, tuple[Reason, ...]]:
    """The reasons that ship with Tally, by kind of case."""
    text = (resources.files("core") / "policies" / "reasons.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {
        kind: tuple(Reason(name, one["label"], one["text"]) for name, one in named.items())
        for kind, named in read.items()
        if isinstance(named, dict)
    }


def reason_text(kind: str, words: str | None) -> str:
    """The prepared text when ``words`` are the name of one, else the words as they are."""
    said = (words or "").strip()
    wanted = said.casefold().rstrip(".").replace(" ", "-")
    found = next((one for one in load_reasons().get(kind, ()) if one.name == wanted), None)
    return found.text if found else said
