"""Which language a line is written in, decided before it is read: by its function words, or by its script."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

ENGLISH = "en"
FEWEST, LEAST_SHARE, FOREIGN_LETTERS = 2, 0.25, 0.4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "CYRILLIC": "ru", "ARABIC": "ar", "GREEK": "el",
    "HEBREW": "he",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """The words one tells a language by, and what is said in it to who writes it."""

    name: str
    words: frozenset[str]
    says: str | None


@cache
def languages() -> dict[str, Language]:
    """Every language that is recognised, English among them."""
    read = tomllib.loads(resources.files("bot.language").joinpath("languages.toml").read_text("utf-8"))
    scripts = read.pop("scripts")
    told = {name: Language(name, frozenset(one["words"].split()), one.get("says")) for name, one in read.items()}
    return told | {name: Language(name, frozenset(), says) for name, says in scripts.items()}


@cache
def _spoken_in() -> dict[str, tuple[str, ...]]:
    """A function word -> the languages that have it."""
    words = {word for one in languages().values() for word in one.words}
    return {word: tuple(name for name, one in languages().items() if word in one.words) for word in words}


def language_of(text: str) -> str:
    """The language of a line (``de``, ``ja`` …); English where nothing speaks for another, names and titles included."""
    letters = [c for c in text[:400] if c.isalpha()]
    by_script = _script_of(letters)
    if by_script is not None:
        return by_script
    words = [word.group().lower().replace("’", "'") for word in _WORD.finditer(text[:400])]
    hits = Counter(name for word in words for name in _spoken_in().get(word, ()))
    best = max((name for name in languages() if name != ENGLISH), key=lambda name: hits[name])
    foreign = hits[best] >= FEWEST and hits[best] > hits[ENGLISH] and hits[best] >= LEAST_SHARE * len(words)
    return best if foreign else ENGLISH


def _script_of(letters: list[str]) -> str | None:
    found: dict[str, int] = {}
    for letter in letters:
        if ord(letter) > 0x036F:
            name = _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])
            if name:
                found[name] = found.get(name, 0) + 1
    if not found or sum(found.values()) < FOREIGN_LETTERS * len(letters):
        return None
    return "ja" if "ja" in found else max(found, key=lambda name: found[name])
