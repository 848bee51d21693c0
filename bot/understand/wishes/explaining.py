"""Wishes to have a word of the programme explained: "what is a candidate?", "what does basis mean?", "glossary"."""

from __future__ import annotations

import re

from bot.intents import Explain, Help, Intent
from bot.understand.said import Said
from bot.understand.terms import TERMS
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import file_of, fits, words_of_slot

_SPELLED = {name: re.compile(f"{re.escape(name.lower())}|{others}") for name, others in TERMS.items()}
_EXPLAIN, _HELP = file_of("explain"), file_of("help_with")
_TOPIC = re.compile(r"help(?: (?:on|about|with))? (?P<topic>(?!(?:me|needed|wanted|please)\b)[a-z]{3,20})")


def _explain(line: Said) -> Intent | None:
    if fits(_HELP.named["sign_out"], line):
        return Help("sign out")
    if topic := _TOPIC.fullmatch(line.low):
        return Help(line.text[topic.start("topic") :])
    if fits(_EXPLAIN.named["all"], line):
        return Explain()
    found = fits(_EXPLAIN.named["asked"], line)
    if found is None:
        return None
    said = [
        term_of(words_of_slot(line, found, name).strip("\"'")) for name in ("first", "second") if name in found.slots
    ]
    return Explain(tuple(term for term in said if term)) if all(said) else None


def term_of(words: str) -> str | None:
    """The programme's word these words say, None for others."""
    bare = " ".join(words.lower().split())
    return next((name for name, spelled in _SPELLED.items() if spelled.fullmatch(bare)), None)


def terms_in(low: str) -> tuple[str, ...]:
    """The programme's words a lower-case line holds, at most two."""
    found = [name for name, spelled in _SPELLED.items() if re.search(rf"(?<!\w)(?:{spelled.pattern})(?!\w)", low)]
    return tuple(found[:2])


def _change_own(line: Said) -> Intent | None:
    """What a person wants changed that stands in the membership record, as a question for help."""
    found = fits(_HELP.named["own_fact"], line)
    return Help(f"change my {words_of_slot(line, found, 'fact').lower()}") if found else None


EXPLAIN: tuple[Rule, ...] = (
    rule(
        "help what who whats define explain meaning means definition glossary vocabulary terms words"
        " out off logout signout logoff",
        _explain,
        "explain",
    ),
    rule("change update correct edit fix set modify replace changed", _change_own, "help_with"),
)
