"""Phrases of the society and the language as patterns: what a template of words comes to, and any one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from bot.language.templates import parsed, spellings
from core.society import activity_words, domain_phrases


def spelled(phrases: Iterable[str], parts: Mapping[str, str] | None = None) -> list[str]:
    """All that these phrases come to ("plan[s]": plan, plans)."""
    return [one for phrase in phrases for one in spellings(parsed(phrase, parts or {}))]


def any_of(phrases: Iterable[str], parts: Mapping[str, str] | None = None) -> str:
    """A pattern for any one of these phrases, the longest first; blanks stand for any blank."""
    return _grown(sorted(tuple(one.split(" ")) for one in spelled(phrases, parts)))


def _grown(rows: Sequence[tuple[str, ...]]) -> str:
    following: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in rows:
        following.setdefault(first, []).append(tuple(rest))
    ways = []
    for first in sorted(following, key=len, reverse=True):
        rests = [rest for rest in following[first] if rest]
        may_end = "?" if len(rests) < len(following[first]) else ""
        ways.append(re.escape(first) + (rf"(?:\s{_grown(rests)}){may_end}" if rests else ""))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


@cache
def domain_words(kind: str) -> tuple[str, ...]:
    """All words of one kind for all domains."""
    return tuple(word for phrases in domain_phrases(kind).values() for word in spelled(phrases))


@cache
def domain_pattern(kind: str, prefix: str = "") -> str:
    """Any domain's words of one kind, a group named as the domain (after ``prefix``) around each domain's."""
    return "|".join(f"(?P<{prefix}{name}>{any_of(phrases)})" for name, phrases in domain_phrases(kind).items())


@cache
def activity_pattern(*kinds: str) -> str:
    """Any of the society's names of these kinds, in lower case."""
    return any_of(word.lower() for kind in kinds for word in activity_words(kind))
