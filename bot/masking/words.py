"""The words of words.toml, and whether a line tells of what must not be kept."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def words_of(table: str, key: str) -> tuple[str, ...]:
    """One list of words."""
    return tuple(_file()[table][key])


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("bot.masking") / "words.toml").read_text(encoding="utf-8"))


def is_private(text: str) -> bool:
    """Whether a line tells of health, accommodations or an emergency: rather once too often than once too seldom."""
    said = [match[0].replace("’", "'") for match in WORD.finditer(text.casefold())]
    if _any_of("words", said) or (_any_of("subjects", said) and _any_of("themselves", said)):
        return True
    line = f" {' '.join(said)} "
    return any(f" {phrase} " in line for phrase in words_of("private", "phrases"))


def _any_of(key: str, said: list[str]) -> bool:
    whole, stems = _private_words(key)
    return any(word in whole or word.startswith(stems) for word in said)


@cache
def _private_words(key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a list as they are, and those that stand for any ending."""
    listed = words_of("private", key)
    stems = tuple(word.rstrip("*") for word in listed if word.endswith("*"))
    return frozenset(word for word in listed if not word.endswith("*")), stems
