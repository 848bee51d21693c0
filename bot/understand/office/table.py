"""The data of staff sentences, read once: notions and their phrases, commands and what each needs, what can't be done."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

WORD = re.compile(r"@\w+|[’']s\b|\w+(?:[’'&/-](?!s\b)\w+)*|[^\w\s]")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that may be meant. ``says`` is the command with its slots; of what can't be done it is the sentence said.

    ``when`` are alternatives of notions; ``over`` belong to it although other commands know them; ``unless`` exclude it; one that
    is firm is meant although it may also be asked as a question about the programme. ``lead`` is the notion after which free
    words come: up to whom they are wanted from where ``is_from``, with the words that lead to them where ``is_whole``.
    """

    says: str
    when: tuple[tuple[str, ...], ...]
    about: tuple[str, ...] = ()
    over: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    lead: tuple[str, ...] = ()
    is_from: bool = False
    is_whole: bool = False
    right: str = ""
    asks: str = ""
    is_look: bool = False
    is_firm: bool = False
    cannot: str = ""
    near: tuple[tuple[str, str], ...] = ()


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("bot.understand.office") / name).read_text(encoding="utf-8"))


@cache
def words_of(name: str) -> tuple[Phrase, ...]:
    """A list of phrases of notions.toml, the longest first."""
    listed: Iterable[str] = _table("notions.toml")[name]
    return tuple(sorted((split(phrase) for phrase in listed), key=len, reverse=True))


def single(name: str) -> frozenset[str]:
    """The same for a list of single words."""
    return _single(name)


@cache
def _single(name: str) -> frozenset[str]:
    return frozenset(_table("notions.toml")[name])


@cache
def nouns() -> dict[str, tuple[str, ...]]:
    """What each kind of case is called."""
    return {kind: tuple(said) for kind, said in _table("notions.toml")["nouns"].items()}


@cache
def shares() -> dict[str, str]:
    """Shares that are said in words: half -> 50%."""
    read: dict[str, str] = _table("notions.toml")["shares"]
    return read


@cache
def phrases() -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """By first word: phrases with their notions, the longest first. "~exam" is the bare noun, "role:office" a role."""
    written = _table("notions.toml")
    named = [(name, phrase) for name, said in written["notions"].items() for phrase in said]
    named += [(f"~{kind}", phrase) for kind, said in written["nouns"].items() for phrase in said]
    named += [(f"role:{role}", phrase) for role, said in written["roles"].items() for phrase in said]
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for name, phrase in named:
        cut = split(phrase)
        found.setdefault(cut[0], []).append((cut, name))
    return {first: tuple(sorted(ones, key=lambda one: -len(one[0]))) for first, ones in found.items()}


def split(phrase: str) -> Phrase:
    """A phrase as the words of a line are cut."""
    return tuple(WORD.findall(phrase))


@cache
def commands() -> tuple[Command, ...]:
    """What can be done, then what can't."""
    can = tuple(_command(row) for row in _table("commands.toml")["command"])
    cannot = tuple(_command(row, cannot=row["name"]) for row in _table("cannot.toml")["cannot"])
    return can + cannot


@cache
def command_for(beginning: str) -> Command:
    """The command that is typed with this beginning. Raises StopIteration for none."""
    return next(one for one in commands() if one.says.startswith(beginning) and not one.cannot)


@cache
def in_general() -> Command:
    """What is said of a question about people in general that no command answers."""
    return _command({"when": (), **_table("cannot.toml")["in_general"]}, cannot="in general")


@cache
def question_for(slot: str) -> str:
    """What is asked when a slot was not said."""
    said: str = _table("commands.toml")["questions"][slot]
    return said


def _command(row: dict[str, Any], cannot: str = "") -> Command:
    return Command(
        row["says"],
        tuple(tuple(one.split()) for one in row["when"]),
        tuple(row.get("about", ())),
        frozenset(row.get("over", ())),
        frozenset(row.get("unless", ())),
        tuple(row.get("lead", "").split()),
        row.get("is_from", False),
        row.get("is_whole", False),
        row.get("right", ""),
        row.get("asks", ""),
        row.get("is_look", False),
        row.get("is_firm", False),
        cannot,
        tuple((label, says) for label, says in row.get("near", ())),
    )
