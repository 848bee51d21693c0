"""Which notions stand in the words of a line, and which command has the best claim to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understand.office.marks import CASES, Token
from bot.understand.office.table import Command, Phrase, commands, phrases, single

PLACES = {"@case": tuple(f"@{kind}" for kind in CASES)}


@dataclass(frozen=True, slots=True)
class Notion:
    """A notion, and the places in the line of the first and of the last word that say it."""

    name: str
    first: int
    last: int


def notions_in(line: Sequence[Token]) -> list[Notion]:
    """Every notion, left to right. What a longer phrase says is not said again by a shorter one inside it."""
    found: list[Notion] = []
    spans: set[tuple[int, int]] = set()
    for at, token in enumerate(line):
        for phrase, name in _beginning(token.word):
            if _fits(line, at, phrase):
                found.append(Notion(name, at, at + len(phrase) - 1))
                if not any(word.startswith("@") for word in phrase):
                    spans.add((at, at + len(phrase) - 1))
    wide = [(first, last) for first, last in spans if last > first]
    return [one for one in found if not any(_inside(one, span) for span in wide)]


def _inside(one: Notion, span: tuple[int, int]) -> bool:
    return span[0] <= one.first and one.last <= span[1] and (one.first, one.last) != span


def _beginning(word: str) -> tuple[tuple[Phrase, str], ...]:
    """Phrases that begin with this word, or with any case where it is one."""
    own = phrases().get(word, ())
    return own + phrases().get("@case", ()) if word.startswith("@") and word[1:] in CASES else own


def _fits(line: Sequence[Token], at: int, phrase: Phrase) -> bool:
    if at + len(phrase) > len(line):
        return False
    return all(
        line[at + place].word == word or line[at + place].word in PLACES.get(word, ())
        for place, word in enumerate(phrase)
    )


def names_of(line: Sequence[Token], said: Iterable[Notion]) -> set[str]:
    """The names of all notions, and of what the marks stand for: case, request, person, two, several …"""
    names = {"role" if one.name.startswith("role:") else one.name for one in said}
    marks = [token.mark for token in line if token.mark]
    names |= {mark.kind for mark in marks}
    cases = {mark.value for mark in marks if mark.kind in CASES or mark.kind == "batch"}
    if any(mark.kind in CASES for mark in marks):
        names.add("case")
    if len(cases) > 1:
        names.add("several")
    if len({mark.value for mark in marks if mark.kind == "person"}) > 1:
        names.add("two")
    return names


@dataclass(frozen=True, slots=True)
class Found:
    """The best command for a line, how good it is, and the alternative of it that fitted."""

    command: Command
    score: int
    needs: tuple[str, ...]


def best(names: set[str], *, looks: bool = False) -> Found | None:
    """The command with the best claim (of looks alone, where ``looks``); of two alike the first of the table."""
    top: Found | None = None
    for command in commands():
        if looks and not command.is_look:
            continue
        fitting = [needs for needs in command.when if all(_has(command, names, need) for need in needs)]
        if not fitting or command.unless & names:
            continue
        needs = max(fitting, key=len)
        score = 2 * len(needs) + bool(names & CASES and "case" in names) * bool(command.about) + bool(command.cannot)
        score -= len({name for name in names if name in single("deeds")} - set(needs) - command.over)
        score -= 2 * ("several" in names and bool(command.about) and not command.is_look)
        if top is None or score > top.score:
            top = Found(command, score, needs)
    return top


def _has(command: Command, names: set[str], need: str) -> bool:
    """Whether a need is met; a case of a kind also by its bare noun, when no number was said."""
    if need == "case":
        kinds = command.about or CASES
        return bool(names & set(kinds)) or ("case" not in names and any(f"~{kind}" in names for kind in kinds))
    if need in CASES:
        return need in names or ("case" not in names and f"~{need}" in names)
    if need.startswith("~"):
        return need in names or need[1:] in names
    return need in names
