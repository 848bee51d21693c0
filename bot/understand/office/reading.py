"""One sentence of somebody with a role -> what is meant: ``read("R1 is fine, approve it", …)`` -> approve R1, to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.language.lexicon import pattern_of
from bot.understand.clean import one_line, plain, polite_less, unsigned
from bot.understand.office.clauses import BREAKS, MOST_WORDS, because_in, stands, stops
from bot.understand.office.filling import Line, fill, owner_in
from bot.understand.office.leading import led
from bot.understand.office.marks import CASES, Person, find_marks, tokens
from bot.understand.office.notions import Found, best, names_of, notions_in
from bot.understand.office.slots import DOMAIN
from bot.understand.office.table import Command, commands, single, words_of
from bot.understand.office.weighing import heard

LONGEST = 2000
# The score of a deed on a case that isn't named.
POINTED = 0
NEAR = 16
"""How far behind hours their domain may stand."""
FOREIGN = CASES | {"batch", "line", "person"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence means: a command with the slots that were said, or nothing that is known (no command).

    ``slots`` are as they are typed. ``speaks_of`` names what stands in the line; it may begin with a deed, be a question,
    or point at a case without naming it ("decline it"). ``words`` is how long it is; ``learned`` that the
    learned model alone found the command.
    """

    command: Command | None
    slots: dict[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    about: str | None = None
    owner: str | None = None
    speaks_of: frozenset[str] = frozenset()
    begins: bool = False
    is_asked: bool = False
    is_pointed: bool = False
    words: int = 0
    text: str = ""
    learned: bool = False

    @property
    def names_somebody(self) -> bool:
        """Whether another person, a case, a list or a line of one stands in it."""
        return bool(self.speaks_of & FOREIGN)


def tidied(text: str) -> str:
    """The line as it is read, without a signature or thanks at its end; places of people are counted in it."""
    line = one_line(unsigned(plain(text[:LONGEST])))
    kept = polite_less(line)
    end = line.rfind(kept) + len(kept) if kept and kept in line else len(line)
    # "waiting for me" ends with no politeness: a closing stands behind a comma or a full stop.
    is_closing = bool(set(line[end - 1 : end + 2]) & BREAKS)
    return unled(line[:end] if is_closing else line)


def unled(line: str) -> str:
    """The line without second thoughts before it: "never mind, tell her …", "no wait, give it to Carl"."""
    rest = line
    while (lead := pattern_of("before_sentence").match(rest)) is not None:
        after = rest[lead.end() :].lstrip(" ,.;:!–-")
        is_apart = rest[lead.end() : lead.end() + 1] in BREAKS or pattern_of("before_sentence").match(after)
        if not after or not is_apart:
            break
        rest = after
    return rest


def read(
    text: str, people: Sequence[Person], *, today: date, locale: str | None = None, by_staff: bool = False
) -> Reading | None:
    """What the tidied line means; None for what is nothing of the office's. ``people``: who is named, the speaker left out.

    ``by_staff``: somebody with a role says it, so the learned model is asked as well.
    """
    whole = tokens(text, find_marks(text, people, today, locale), single("fillers"))
    if not whole:
        return None
    line = Line(text, whole, today, locale)
    noted = led(line) or _found(line) or _pointed(line)
    found = noted or (heard(line) if by_staff else None)
    if found is None and not names_of(whole, ()) & FOREIGN:
        return None
    return replace(_reading(line, _looked(line, found), people), learned=found is not noted)


def _reading(line: Line, found: Found | None, people: Sequence[Person]) -> Reading:
    marks = [token.mark for token in line.head if token.mark]
    cases = tuple(dict.fromkeys((mark.kind, mark.value) for mark in marks if mark.kind in CASES))
    slots, about = fill(line, found) if found else ({}, None)
    is_free = bool(people) and found is not None and "{person}" not in found.command.says
    owner = owner_in(line) or (people[0].addresses[0] if is_free else None)
    return Reading(
        found.command if found else None, slots, tuple(people), cases, about, owner,
        speaks_of=frozenset(names_of(line.whole, line.said)), begins=_begins(line), is_asked=_is_asked(line),
        is_pointed=found is not None and found.score == POINTED, words=len(line.whole), text=line.text,
    )  # fmt: skip


def _begins(line: Line) -> bool:
    said = notions_in(line.whole[:6])
    return any(one.first == 0 and one.name in single("deeds") and one.name != "logs" for one in said)


def _found(line: Line) -> Found | None:
    """The best command of the shortest beginning that holds one whole and after which nothing else is done."""
    reason = because_in(line.whole)
    end = min(reason[0] if reason else len(line.whole), MOST_WORDS)
    line.words_from = line.whole[reason[1] - 1].to if reason else None
    last: Found | None = None
    for stop in stops(line.whole, end):
        line.head = line.whole[:stop]
        line.said = notions_in(line.head)
        last = best(names_of(line.head, line.said))
        if last is not None and not _goes_on(line, stop, end):
            return last
    return last


def _pointed(line: Line) -> Found | None:
    """A deed on what was just spoken of: "approve it"; which case is meant has to be asked."""
    end = next((at for at, token in enumerate(line.whole) if token.word in BREAKS), len(line.whole))
    reason = because_in(line.whole)
    end = min(end, reason[0]) if reason else end
    rest = " ".join(token.word for token in line.whole[1:end])
    if rest not in {" ".join(phrase) for phrase in words_of("pronouns")} or _does_more(line, end):
        return None
    line.head = line.whole[:end]
    line.words_from = line.whole[reason[1] - 1].to if reason and reason[0] == end else line.words_from
    said = {one.name for one in notions_in(line.whole[:1])}
    fitting = (one for one in commands() if one.about and not one.is_look and (one.when[0][0] in said))
    command = next(fitting, None)
    return Found(command, POINTED, command.when[0]) if command else None


def _does_more(line: Line, end: int) -> bool:
    """Whether something is done, or a case is named, behind a deed on what was spoken of."""
    rest = line.whole[end + 1 :]
    deeds = any(one.first == 0 and one.name in single("deeds") for one in notions_in(rest))
    return deeds or any(token.mark and token.mark.kind in CASES | {"hours"} for token in rest)


def _goes_on(line: Line, stop: int, end: int) -> bool:
    """Whether what follows a comma does something itself ("…, take it back") or brings a case, a person or hours."""
    rest = line.whole[stop + 1 : end]
    said = notions_in(rest)
    begins = any(one.first <= 1 and one.name in single("deeds") for one in said)
    kinds = FOREIGN | {"day", "percent"} | (set() if _is_settled(line, stop) else {"hours"})
    return begins or any(token.mark and token.mark.kind in kinds for token in rest)


def _is_settled(line: Line, stop: int) -> bool:
    """Whether hours with their domain stand before this place, and more hours behind it have none: they are a remark."""
    before = [one for one in line.whole[:stop] if one.mark and one.mark.kind == "hours"]
    after = [one for one in line.whole[stop:] if one.mark and one.mark.kind == "hours"]
    has_domain = [DOMAIN.search(line.text[one.to : one.to + NEAR]) is not None for one in (*before, *after)]
    return bool(before) and all(has_domain[: len(before)]) and not any(has_domain[len(before) :])


def _is_asked(line: Line) -> bool:
    return any(stands(line.whole, 0, phrase) for phrase in words_of("asking"))


def _looked(line: Line, found: Found | None) -> Found | None:
    """A question does nothing: it looks. What is said not to be done isn't understood as done."""
    if found is not None and (found.command.is_look or found.command.cannot):
        return found
    is_asked = _is_asked(line)
    if found is None:
        return _look_of(line) or _shown(line) if is_asked else None
    taken = {place for one in line.said for place in range(one.first, one.last + 1)}
    denied = any(t.word in single("negations") and place not in taken for place, t in enumerate(line.head))
    if not is_asked and not denied:
        return found
    if is_asked and any(one.name in {"assign", "mine"} and line.head[one.first].word in ASKED for one in line.said):
        return found
    if is_asked and (look := _look_of(line)) is not None:
        return look
    return _shown(line) if is_asked else None


def _look_of(line: Line) -> Found | None:
    """The look a question asks for, whatever deed its words name: "what did we write to Dana?"."""
    said = notions_in(line.whole[:MOST_WORDS])
    names = names_of(line.whole, said)
    is_of_case = "case" in names or any(f"~{kind}" in names for kind in CASES)
    found = best(names | {"show"} if is_of_case else names, looks=True)
    if found is not None:
        line.head, line.said = line.whole, said
    return found


ASKED = frozenset(("can", "could", "let", "have"))


def _shown(line: Line) -> Found | None:
    names = names_of(line.head, line.said) & (CASES | {"case", "person"})
    return best(names | {"show"}) if names else None
