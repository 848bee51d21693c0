"""Which of the amounts found in a line say how long it was, and which belong to the title."""

from __future__ import annotations

import re

from bot.intents import Ambiguity
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.cuts import Cuts
from bot.understand.domains import CUT
from bot.understand.said_days import word_before
from core.rules.amounts import AmountFound

_LEADS, _FOLLOWS = words_of("before_amount"), words_of("after_amount")
_BEFORE_AMOUNT = re.compile(
    rf"(?:(?<=\s)|^|(?<=[,;(\x01]))(?:{any_of(_LEADS)}|[=:])\s(?:{any_of(words_of('around_amount'))}\s)?$",
    re.IGNORECASE,
)
_LEADS_TO_AMOUNT = frozenset(phrase.split()[-1] for phrase in _LEADS) | {"="}
_AFTER_AMOUNT = re.compile(
    rf"^\s?(?:{any_of(words_of('amount_of'))}\s)?{any_of(_FOLLOWS)}\s(?:{any_of(words_of('amount_the'))}"
    rf"\s(?=[A-Z]|\w+\s{any_of(words_of('amount_kinds'))})|{any_of(words_of('amount_led'))}\s)?"
)


_GOES_ON = re.compile(
    r"\s(?!(?:on|for|at|from|about|yesterday|today|last|and|this|of|each)\b)[a-z]|\s(?:of|for)\s(?!\d)[a-z]"
)
_IN_NAME = re.compile(r"\w\s(?:of|the|first|last|every|your|our|per)\s$")


def take_amounts(cuts: Cuts, amounts: list[AmountFound]) -> None:
    """Cut the amounts that are no part of the title; one amount is noted, several are a doubt."""
    chosen = [a for a in amounts if not _belongs_to_title(cuts, a, amounts)]
    for amount in chosen:
        _blot_amount(cuts, amount)
    if not chosen:
        return
    first = chosen[0]
    options = tuple(dict.fromkeys(option for amount in chosen for option in amount.options))
    words = " ".join(amount.words for amount in chosen)
    cuts.spans["hours"] = first.words if len(options) == 1 else words
    if len(options) == 1 and all(amount.is_settled for amount in chosen):
        cuts.facts["seconds"] = options[0]
    else:
        cuts.ambiguous.append(Ambiguity("hours", options, words))


def _belongs_to_title(cuts: Cuts, amount: AmountFound, amounts: list[AmountFound]) -> bool:
    """A second amount glued to a word ("The 24-hour review"), or one spelled in capitals, is the title's."""
    if len(amounts) == 1 or amount.shape not in ("one", "half"):
        return False
    others = [a for a in amounts if a is not amount]
    if not any(other.is_settled and other.shape != "label" and not looks_titled(cuts.text, other) for other in others):
        return False
    return looks_titled(cuts.text, amount) or _follows(cuts.text, amount, others)


def _follows(text: str, amount: AmountFound, others: list[AmountFound]) -> bool:
    """Whether it comes right behind another amount and goes on into words: "45 min 30 minutes with an editor"."""
    after = text[amount.to :]
    return any(o.to <= amount.at and not text[o.to : amount.at].strip() for o in others) and bool(_GOES_ON.match(after))


def looks_titled(text: str, amount: AmountFound) -> bool:
    """Whether an amount reads as part of a name: "The 24-hour review", "delivery of 1 hour webinars"."""
    words = amount.words
    before, after = text[max(0, amount.at - 24) : amount.at].lower(), text[amount.to : amount.to + 40]
    if before.endswith((" in ", " within ", " under ")) or (_IN_NAME.search(before) and _GOES_ON.match(after)):
        return True
    hyphened = "-" in words.lstrip("-") and after[:1] == " "
    return hyphened or (words[0].isupper() and not words.isupper() and amount.at > 0)


def _blot_amount(cuts: Cuts, amount: AmountFound) -> None:
    at, to = amount.at, amount.to
    while word_before(cuts.work, at) in _LEADS_TO_AMOUNT and (
        led := _BEFORE_AMOUNT.search(cuts.work[max(0, at - 30) : at])
    ):
        if (
            led.group().strip() == "A"
            and not cuts.work[:at].strip(f" {CUT}A")
            and not cuts.work[to:].strip(f" ,;.{CUT}")
        ):
            break  # nothing else is there to be called: "A 1h, B 2h"
        at -= led.end() - led.start()
    if (follows := _AFTER_AMOUNT.match(cuts.work[to : to + 60])) and cuts.work[
        to + follows.end() : to + follows.end() + 1
    ] not in ("", CUT):
        to += follows.end()
    cuts.cut(at, to)
