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
    whole, stems = _private_words()
    if any(word in whole or word.startswith(stems) for word in said):
        return True
    line = f" {' '.join(said)} "
    return any(f" {phrase} " in line for phrase in words_of("private", "phrases"))


@cache
def _private_words() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words_of("private", "words")
    stems = tuple(word.rstrip("*") for word in listed if word.endswith("*"))
    return frozenset(word for word in listed if not word.endswith("*")), stems
