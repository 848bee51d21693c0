"""A command whose verb leads to free words: whom or what it names, and where the words begin. What they say is not read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.office.clauses import MOST_WORDS
from bot.understand.office.filling import Line
from bot.understand.office.marks import CASES
from bot.understand.office.notions import Found, Notion, notions_in
from bot.understand.office.table import Command, commands, single

LED = 9
"""The score of a command that leads to free words."""
TWO = 2


def led(line: Line) -> Found | None:
    """A command whose verb leads to free words: whatever they say, they are not read."""
    said = notions_in(line.whole[:MOST_WORDS])
    for command in commands():
        for verb in (one for one in said if one.name in command.lead):
            whom = _from_whom if command.is_from else _whom
            if (end := whom(line, verb, command)) is not None and not _deeds_before(said, verb, command):
                line.words_from, line.is_whole = end, command.is_whole
                line.head = line.whole if command.is_from else line.whole[: line.place(end)]
                line.said = notions_in(line.head)
                return Found(command, LED, command.when[0])
    return None


def _from_whom(line: Line, verb: Notion, command: Command) -> int | None:
    """Where the words begin that are wanted from whoever ends the line: "I need the slides from Dana"."""
    last = line.whole[-1]
    is_from = len(line.whole) > verb.last + TWO and line.whole[-2].word in single("from_whom")
    if verb.first or not is_from or last.mark is None or last.mark.kind != "person":
        return None
    line.words_to = line.whole[-2].at
    return line.whole[verb.last].to


def _deeds_before(said: Sequence[Notion], verb: Notion, command: Command) -> bool:
    """Whether something else is done before it: "decline R1 and tell Dana why"."""
    others = single("deeds") - command.over
    return any(one.last < verb.first and one.name in others for one in said)


def _whom(line: Line, verb: Notion, command: Command) -> int | None:
    """Where the words begin that follow whom or what a leading verb names; None when it doesn't name what it needs."""
    if "[ {hours}]" in command.says and any(t.mark and t.mark.kind == "hours" for t in line.whole[verb.last + 1 :]):
        return None
    wanted = "person" if "{person}" in command.says else None
    start = verb.first - 1 if "{case}" in command.says and verb.first else verb.first  # "R1 needs more information: …"
    named = {t.mark.kind for t in line.whole[start : verb.last + 1] if t.mark}
    last = _named_after(line, verb.last + 1, set(command.about) | {"person"}, named)
    if wanted == "person":
        return last if "person" in named and not named & CASES else None
    return last if named & set(command.about) else None


def _named_after(line: Line, at: int, known: set[str], named: set[str]) -> int | None:
    """Where whom and what a verb names end, put into ``named``; None where two people are named: nobody is left out."""
    last = line.whole[at - 1].to
    while at < len(line.whole):
        token = line.whole[at]
        if token.mark and token.mark.kind in known:
            if token.mark.kind == "person" and line.whole[at - 1].word in single("joining"):
                return None
            named.add(token.mark.kind)
            last = token.to
        elif token.word not in single("on_the_way") and not _joins(line, at, named):
            break
        at += 1
    return last


def _joins(line: Line, at: int, named: set[str]) -> bool:
    """Whether a word joins one more person to who is named: "tell Alex and Dana"."""
    after = line.whole[at + 1].mark if at + 1 < len(line.whole) else None
    is_person = after is not None and after.kind == "person"
    return "person" in named and is_person and line.whole[at].word in single("joining")
