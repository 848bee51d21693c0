"""Several answers of a request's form in one message: each part says by its kind which question it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answers.requesting.filling import Values
from bot.language.lexicon import pattern_of, words_of
from bot.turn import Turn
from bot.understand.domains import domain_of
from core.rules.amounts import AmountFound, find_amounts
from core.rules.days import find_days
from core.rules.words import lowered
from core.store.tables import CreditRequest

FEWEST = 2
"""So many other questions must be answered beside the one that is asked, before its answer is taken apart."""
PREPARING, PRESENTING = "preparation_seconds", "presentation_seconds"
_PART = re.compile(r"\s*(?:[,;\n]|\band\b(?=\s\d))\s*")
_EDGES = " .,;:-–\n"


def several(turn: Turn, request: CreditRequest, column: str, text: str) -> Values | None:
    """The columns answered by a message that answers the one that is asked and others; None where it is one answer."""
    told = [(part, dict(_of_part(turn, part))) for part in _PART.split(text) if part.strip(_EDGES)]
    found: Values = {}
    for _, values in told:
        found |= {name: value for name, value in values.items() if name not in found}
    if len(found.keys() - {column, "ends_on"}) < FEWEST:
        return None
    left = [_bare(part) for part, values in told if not values]
    if column in {"title", "provider", "faculty"} and left and column not in found:
        found[column] = ", ".join(left)
    elif left:
        return None  # nothing that was said is passed over
    return _with_domain(request, found)


def _of_part(turn: Turn, part: str) -> Iterator[tuple[str, object]]:
    """The columns one part fills, by its kind; nothing for words that may be a name of any."""
    rest = part
    for day in find_days(part, today=turn.today, locale=turn.practitioner.locale):
        if day.is_settled:
            yield "starts_on", day.options[0][0]
            yield "ends_on", day.options[0][1]
            rest = rest.replace(part[day.at : day.to], " ", 1)
    for amount in find_amounts(part):
        name = _kind_of(amount, part)
        if name is not None and amount.is_settled:
            yield name, amount.options[0]
            rest = ""
    bare = _bare(rest)
    low = lowered(bare)
    if rest and domain_of(re.sub(r"^all\s|\shours?$", "", low)) is not None:
        yield "domain", domain_of(re.sub(r"^all\s|\shours?$", "", low))
    elif (role := re.sub(r"^(?:i was|as|my role was|role)\s(?:an?\s|the\s)?", "", low)) in words_of("roles"):
        yield "own_role", role
    elif rest != part and bare and (led := _led(bare, "held_by")):
        yield "provider", led


def _kind_of(amount: AmountFound, part: str) -> str | None:
    """Whether an amount is of preparing or of presenting, by the words beside it."""
    low = lowered(part)
    if pattern_of("preparing").search(low):
        return PREPARING
    return PRESENTING if pattern_of("presenting").search(low) else None


def _led(words: str, name: str) -> str | None:
    """What follows one of these words at the beginning: "at MedPub Academy on" names MedPub Academy."""
    led = pattern_of(name).match(words)
    left = words[led.end() :].strip(_EDGES) if led else ""
    return re.sub(r"\s(?:on|in|from|the)$", "", left) or None


def _bare(part: str) -> str:
    words = part.strip(_EDGES)
    return _led(words, "named_so") or words


def _with_domain(request: CreditRequest, found: Values) -> Values:
    """One domain takes all the hours that were prepared and presented."""
    domain = found.pop("domain", None)
    whole = sum(found.get(name) or getattr(request, name) or 0 for name in (PREPARING, PRESENTING))
    return {**found, "seconds_by_domain": {domain.value: whole}} if domain is not None and whole else found
