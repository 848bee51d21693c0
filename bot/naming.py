"""Who is named in a line: addresses for everybody, for staff also people by their names; the speaker is nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.turn import Turn
from bot.understand.office.marks import Person
from bot.understand.office.table import phrases, single
from core.actions.identities import verified_addresses
from core.actions.naming import people_called
from core.actions.practitioners import by_address, plain_address, primary_address
from core.store.tables import Practitioner

ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
NAME = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
MOST_WORDS = 60
MOST_PARTS = 12


def addresses_in(turn: Turn, text: str) -> list[Person]:
    """Each address in the tidied text that isn't the speaker's own."""
    mine = set(verified_addresses(turn.practitioner))
    found = ((match, plain_address(match[0])) for match in ADDRESS.finditer(text))
    return [Person(m.start(), m.end(), (address,)) for m, address in found if address not in mine]


def people_in(turn: Turn, text: str, *, freely: bool = False) -> list[Person]:
    """Everybody else who is named in the tidied text, left to right: by address, or by a name of our record.

    ``freely``: a name was asked for, so a word written small may be one wherever it stands.
    """
    found = [_known(turn, one) for one in addresses_in(turn, text)]
    words = [m for m in NAME.finditer(text) if not any(p.at <= m.start() < p.to for p in found)][:MOST_WORDS]
    words = [m for m in words if m.start() == 0 or text[m.start() - 1] not in "@.#"]
    known = people_called(turn.session, _whole(words), _parts(text, words, freely))
    found += _placed([one for one in known if one.id != turn.practitioner.id], words, text, freely)
    return sorted(found, key=lambda one: one.at)


def _known(turn: Turn, one: Person) -> Person:
    person = by_address(turn.session, one.addresses[0])
    return Person(one.at, one.to, one.addresses, (person.name,)) if person else one


def _whole(words: list[re.Match[str]]) -> set[str]:
    """Two and three words in a row, as a whole name is written."""
    low = [word[0].casefold() for word in words]
    return {" ".join(low[at : at + size]) for size in (2, 3) for at in range(len(low) - size + 1)}


def _parts(text: str, words: list[re.Match[str]], freely: bool) -> list[str]:
    """Single words that may be a first or a last name: written large, somebody's, or where a name is expected."""
    found = [m[0].casefold() for place, m in enumerate(words) if _may_name(text, words, place, freely)]
    return list(dict.fromkeys(found))[:MOST_PARTS]


def _may_name(text: str, words: list[re.Match[str]], place: int, freely: bool) -> bool:
    word, low = words[place], words[place][0].casefold()
    if len(low) < 3 or low in single("no_names") or low in single("fillers") or (low,) in _known_words():
        return False
    is_owner = text[word.end() : word.end() + 2] in ("'s", "’s")
    before = words[place - 1][0].casefold() if place else ""
    is_led = before in single("before_names") or before in _deed_words()
    return word[0][0].isupper() or is_owner or place == 0 or is_led or freely


@cache
def _deed_words() -> frozenset[str]:
    """Verbs that are followed by whom they are done to: "wipe robin"."""
    return frozenset(phrase[0] for ones in phrases().values() for phrase, name in ones if name in single("deeds"))


@cache
def _known_words() -> set[tuple[str, ...]]:
    return {phrase for ones in phrases().values() for phrase, _ in ones if len(phrase) == 1}


def _placed(
    known: Iterable[Practitioner], words: list[re.Match[str]], text: str, freely: bool
) -> list[Person]:  # fmt: skip
    """Where they stand; the longest name first, and several of one name together."""
    found: list[Person] = []
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            said = " ".join(word[0].casefold() for word in words[at : at + size])
            start, end = words[at].start(), words[at + size - 1].end()
            if any(one.at < end and start < one.to for one in found) or (
                size == 1 and not _may_name(text, words, at, freely)
            ):
                continue
            if meant := [one for one in known if _is_called(one, said, size)]:
                addresses = tuple(primary_address(one) or one.name for one in meant)
                found.append(Person(start, end, addresses, tuple(one.name for one in meant)))
    return found


def _is_called(person: Practitioner, said: str, size: int) -> bool:
    name = person.name.casefold()
    return name == said or (size == 1 and said in (name.split()[0], name.split()[-1]))
