"""The slots of a command, taken from the line that was found to mean it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.understand.office.marks import CASES, Mark, Token
from bot.understand.office.notions import Found, Notion
from bot.understand.office.slots import clock_said, day_said, free_words, hours_said, seed_said, share_said, year_said
from bot.understand.office.table import Command, single, words_of

SLOT = re.compile(r"\{(\w+)\}")
CREDENTIAL = re.compile(r"\S*\d\S*,? issued .+", re.IGNORECASE)
# Days that lie ahead; what happened lies behind.
AHEAD = ("by {day}", "to {day}", "scheduled")
LONGEST_LEAD = 20


def lean_of(says: str) -> str:
    """Whether a day of this command lies ahead ("future") or behind ("past")."""
    return "future" if any(words in says for words in AHEAD) else "past"


@dataclass
class Line:
    """A sentence being read: ``head`` is the part that means something, ``words_from`` where free words or a reason begin.

    Free words end at ``words_to``, else with the line; where ``is_whole`` the words that lead to them are theirs.
    """

    text: str
    whole: list[Token]
    today: date
    locale: str | None
    head: Sequence[Token] = ()
    said: list[Notion] = field(default_factory=list)
    words_from: int | None = None
    words_to: int | None = None
    is_whole: bool = False

    def place(self, at: int) -> int:
        """How many tokens stand before this place of the text."""
        return sum(token.to <= at for token in self.whole)

    def marks(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds in the head."""
        return [token.mark for token in self.head if token.mark and token.mark.kind in kinds]


def fill(line: Line, found: Found) -> tuple[dict[str, str], str | None]:
    """What was said for each slot, and the kind of case when it was named without its number."""
    command = found.command
    wanted = {"case", "person", "person2"} if command.cannot else set(SLOT.findall(command.says))
    slots = {name: value for name in sorted(wanted) if (value := _slot(line, name, command))}
    if command.is_whole and (later := _later(line)) is not None:
        slots["day"] = later
    about = None
    if {"case", "number"} & wanted and not {"case", "number"} & set(slots):
        about = next(
            (kind for kind in command.about or sorted(CASES) if any(n.name == f"~{kind}" for n in line.said)), None
        )
    has_more = any(token.mark is None and any(map(str.isdigit, token.word)) for token in line.head)
    if "hours" in wanted and ((line.marks("hours") and "hours" not in slots) or has_more):
        slots["unread"] = line.text
    return slots, about


def _later(line: Line) -> str | None:
    """A day that lies ahead and stands anywhere in the line: when something is to be said."""
    days = [token.mark.value for token in line.whole if token.mark and token.mark.kind == "day"]
    return next((said for day in days if (said := day_said(day, line.today, line.locale, "future"))), None)


def _slot(line: Line, name: str, command: Command) -> str | None:
    if name in {"case", "number"}:
        cases = line.marks(*(command.about or CASES))
        value = cases[0].value if cases else None
        return value.rpartition(" ")[2] if value and name == "number" else value
    if name in {"person", "person2"}:
        return _person(line, name, command)
    if name == "day":
        days = line.marks("day")
        before = line.text[max(0, days[0].at - LONGEST_LEAD) : days[0].at] if days else ""
        return day_said(days[0].value, line.today, line.locale, lean_of(command.says), before) if days else None
    return READERS[name](line)


def _person(line: Line, name: str, command: Command) -> str | None:
    people = list(dict.fromkeys(mark.value for mark in line.marks("person")))
    if "{person2}" in command.says or name == "person2":
        if any(one.name == "second" for one in line.said) and len(people) > 1:
            people = [people[1], people[0]]
        return people[0 if name == "person" else 1] if len(people) > 1 else None
    if command.right == "assign":  # "give Dana's request to Carl": the owner is not who gets it
        people = [one for one in people if one != owner_in(line)]
        return people[-1] if people else None
    return people[0] if people else None


def owner_in(line: Line) -> str | None:
    """Who is named as the owner of something: "Dana's request", "the exam of Ann"."""
    for place, token in enumerate(line.head):
        if token.mark and token.mark.kind == "person":
            is_owner = line.text[token.to : token.to + 2] in ("'s", "’s")
            if is_owner or (place and line.head[place - 1].word in single("owner_before")):
                return token.mark.value
    return None


def _why(line: Line) -> str | None:
    """The reason: after "because", or what follows all that was understood."""
    if line.words_from is not None:
        return free_words(line.text[line.words_from :]) or None
    end = line.head[-1].to if line.head else 0
    rest = free_words(line.text[end:])
    return rest if len(line.head) < len(line.whole) and len(rest) > 1 else None


def _words(line: Line) -> str | None:
    rest = free_words(line.text[line.words_from : line.words_to]) if line.words_from is not None else ""
    while not line.is_whole and (led := _led_off(rest)) is not None:
        rest = led
    return None if not rest or rest.casefold() in single("no_words") else rest


def _led_off(rest: str) -> str | None:
    """Free words without the first phrase that only leads to them: "politely, that …"; None where there is none."""
    low = rest.casefold()
    for phrase in words_of("before_words"):
        lead = " ".join(phrase)
        if low.startswith(lead) and not low[len(lead) : len(lead) + 1].isalnum():
            return free_words(rest[len(lead) :])
    return None


def _reference(line: Line) -> str | None:
    """What was said of how a fee was paid: what stands after the last word understood, days left out."""
    used = max(
        [one.last for one in line.said] + [p for p, t in enumerate(line.head) if t.mark and t.mark.kind != "day"]
    )
    rest = line.whole[used + 1 :]
    while rest and (rest[0].word in single("reference") or rest[0].word == "@day"):
        rest = rest[1:]
    return free_words(line.text[rest[0].at :]) or None if rest else None


def _role(line: Line) -> str | None:
    return next((one.name.partition(":")[2] for one in line.said if one.name.startswith("role:")), None)


def _of_kind(kind: str) -> Callable[[Line], str | None]:
    return lambda line: next((mark.value for mark in line.marks(kind)), None)


def _percent(line: Line) -> str | None:
    return next((f"{mark.value}%" for mark in line.marks("percent")), None) or share_said(line.text)


def _window(line: Line) -> str | None:
    days = [mark.value for mark in line.marks("day")]
    return next((said for said in days if day_said(said, line.today, line.locale, "future") is None), None)


def credential_said(text: str) -> str | None:
    """'C-1234 issued … cycle …' as it was said."""
    found = CREDENTIAL.search(text)
    return found[0] if found else None


READERS: dict[str, Callable[[Line], str | None]] = {
    "why": _why, "words": _words, "reference": _reference, "role": _role, "percent": _percent, "window": _window,
    "credential": lambda line: credential_said(line.text), "batch": _of_kind("batch"), "line": _of_kind("line"),
    "code": _of_kind("audit"),
    "hours": lambda line: hours_said(line.text, line.marks("hours")) if line.marks("hours") else None,
    "year": lambda line: year_said(line.text, line.today), "time": lambda line: clock_said(line.text),
    "seed": lambda line: seed_said(line.text),
}  # fmt: skip
