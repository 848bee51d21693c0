"""Wishes to have a word of the programme explained: "what is a candidate?", "what does basis mean?", "glossary"."""

from __future__ import annotations

import re

from bot.intents import Explain, Help, Intent
from bot.understand.said import Said
from bot.understand.terms import TERMS
from bot.understand.wishes.rule import Rule, rule

_SPELLED = {name: re.compile(f"{re.escape(name.lower())}|{others}") for name, others in TERMS.items()}
_ANY = r"[\"']?(?P<{0}>[a-z][a-z -]{{1,40}}?)[\"']?"
_ARTICLE = r"(?:a |an |the |this |that )?"
_HERE = r"(?: (?:here|exactly|anyway|again|supposed to (?:be|mean)|in tally|for|please|all about))?"
_ASKED = re.compile(
    rf"(?:so |and |but )?(?:(?:what|who)(?:'s| is| are| was) (?:meant by )?{_ARTICLE}{_ANY.format('a')}{_HERE}"
    rf"|what (?:does|do|did) {_ARTICLE}{_ANY.format('b')} (?:mean|stand for|signify){_HERE}"
    rf"|(?:define|explain|meaning of|what is the meaning of|the meaning of|definition of) {_ARTICLE}{_ANY.format('c')}{_HERE}"
    rf"|what(?:'s| is) the difference between {_ARTICLE}{_ANY.format('d')} and {_ARTICLE}{_ANY.format('e')}"
    rf"|{_ARTICLE}{_ANY.format('f')} (?:means what|meaning))"
)
_ALL = re.compile(
    r"(?:(?:show|open|see|list|give)(?: me)? )?(?:the |a |your )?(?:glossary|vocabulary|terms|words you use)"
)
_SIGN_OUT = re.compile(
    r"(?:(?:how|where) (?:do|can|could|should) i |i (?:want|need|would like) to |i'd like to )?"
    r"(?:(?:log|sign|logging|signing)(?: me| myself)?[ -]?(?:out|off)|logout|signout|logoff)"
    r"(?: of (?:here|tally|this|slack|the page))?"
)
_TOPIC = re.compile(r"help(?: (?:on|about|with))? (?P<topic>(?!(?:me|needed|wanted|please)\b)[a-z]{3,20})")
_OWN_FACT = re.compile(
    r"(?:(?:how|where|can|could|may) (?:(?:do|can|could|should|would|may) )?i (?:please )?"
    r"|i (?:want|need|have|would like) to |i'd like to )?(?:change|update|correct|edit|fix|set|modify|replace) my"
    r" (?P<what>e-?mail(?: address)?|mail(?: address)?"
    r"|(?:(?:last|first|family|maiden|full|married) )?name|surname|(?:postal |home |street |mailing )?address|phone(?: number)?"
    r"|telephone(?: number)?|organi[sz]ation|affiliation|membership)(?: (?:to|here|in|on|with|from|after) .{1,80}| here)?"
    r"|my (?P<new>name|surname|address|phone(?: number)?|organi[sz]ation|e-?mail(?: address)?) (?:has |is )?changed"
)


def _explain(line: Said) -> Intent | None:
    if _SIGN_OUT.fullmatch(line.low):
        return Help("sign out")
    if topic := _TOPIC.fullmatch(line.low):
        return Help(line.text[topic.start("topic") :])
    if _ALL.fullmatch(line.low):
        return Explain()
    match = _ASKED.fullmatch(line.low)
    if match is None:
        return None
    said = [term_of(words) for words in match.groups() if words]
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
    match = _OWN_FACT.fullmatch(line.low)
    return Help(f"change my {match['what'] or match['new']}") if match else None


EXPLAIN: tuple[Rule, ...] = (
    rule(
        "help what who whats define explain meaning means definition glossary vocabulary terms words"
        " out off logout signout logoff",
        _explain,
    ),
    rule("change update correct edit fix set modify replace changed", _change_own),
)
