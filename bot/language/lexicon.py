"""The lexicon: words of a language that the engine asks for by name. The engine itself holds none."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _lexicon() -> dict[str, list[str]]:
    read = tomllib.loads(resources.files("bot.language.en").joinpath("lexicon.toml").read_text("utf-8"))
    return {name: words.split() if isinstance(words, str) else list(words) for name, words in read.items()}


def words_of(name: str) -> list[str]:
    """The words under a name, in their order. Raises KeyError for a name that isn't there."""
    return _lexicon()[name]


@cache
def pattern_of(name: str) -> re.Pattern[str]:
    """Any one of the words under a name, whole, in any case."""
    listed = "|".join(re.escape(word) for word in sorted(words_of(name), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
