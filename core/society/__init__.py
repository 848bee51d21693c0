"""What another society would replace: the words people use for its domains, course types and meetings. Pure data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

SOCIETY = "ismpp"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("core.society").joinpath(SOCIETY, "words.toml").read_text("utf-8"))


def domain_phrases(kind: str) -> dict[str, list[str]]:
    """The phrases of one kind (``bare``, ``said``, ``named`` or ``full``) by the domain's name."""
    return {name: list(phrases[kind]) for name, phrases in _words()["domains"].items()}


def activity_words(kind: str) -> list[str]:
    """The names of one kind (``types``, ``begun``, ``subjects`` or ``hosts``) that speak of an activity."""
    return list(_words()["activities"][kind])


def society_names() -> list[str]:
    """What the society is called, in lower case."""
    return list(_words()["names"])
