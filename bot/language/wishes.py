"""The wishes of a language, a file each: the sentences that say it, and what goes with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from bot.language.phrases import any_of, domain_words
from bot.language.sentences import Sentences, compiled
from bot.language.templates import TemplateError
from core.society import activity_words, society_names

SPOKEN = ("en",)
"""The languages whose sentences are read."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying a wish: sentences, lines that only look like them, fixed fields, readers of the whole line.

    ``also`` are sentences of which one must fit, too; ``without`` names values that must not stand in the line.
    """

    sentences: Sentences
    never: Sentences | None
    also: Sentences | None
    fields: Mapping[str, Any]
    reads: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WishFile:
    """What one language knows of one wish. ``explains``: the topic that a mere question is answered with."""

    name: str
    wish: str
    forms: tuple[Form, ...]
    named: Mapping[str, Form]
    examples: tuple[str, ...]
    explains: str | None
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, re.Pattern[str]]


def _home(language: str) -> Traversable:
    return resources.files("bot.language").joinpath(language)


@cache
def parts(language: str = "en") -> dict[str, str]:
    """The shared parts of sentences, by name; the society's own words among them."""
    own = {"domain": domain_words("said"), "course_type": activity_words("types"), "society": society_names()}
    shared: dict[str, str] = tomllib.loads(_home(language).joinpath("parts.toml").read_text("utf-8"))
    return shared | {name: f"({'|'.join(words)})" for name, words in own.items()}


@cache
def file_names(language: str = "en", folder: str = "wishes") -> tuple[str, ...]:
    """The names of all files of wishes, sorted."""
    found = (one.name for one in _home(language).joinpath(folder).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def wish_file(name: str, shapes: Mapping[str, str], language: str = "en", folder: str = "wishes") -> WishFile:
    """One file, compiled; ``folder`` is ``answers`` for what is no wish.

    Raises TemplateError, and KeyError for what every file has and this one lacks.
    """
    read = tomllib.loads(_home(language).joinpath(folder, f"{name}.toml").read_text("utf-8"))
    common = parts(language) | read.get("parts", {})
    given = read.get("form") or {"": read}
    named = {key: _form(one, common, shapes) for key, one in given.items()}
    words = {key: frozenset(listed.split()) for key, listed in read.get("words", {}).items()}
    phrases = {key: _whole(any_of(listed, common)) for key, listed in read.get("phrases", {}).items()}
    return WishFile(
        name, read.get("wish", name), tuple(named.values()), named, tuple(read["examples"]), read.get("explains"), words,
        phrases,
    )  # fmt: skip


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def _form(read: Mapping[str, Any], common: Mapping[str, str], shapes: Mapping[str, str]) -> Form:
    sentences, never, also = (
        compiled(read[key], common, shapes) if key in read else None for key in ("sentences", "never", "also")
    )
    if sentences is None:
        raise TemplateError("a form has no sentences")
    return Form(
        sentences, never, also, read.get("fields", {}), tuple(read.get("reads", ())), tuple(read.get("without", ()))
    )
