"""What people ask about the programme, topic by topic, with our answer: the TOML files beside this one.

A topic has a ``title``, the sets of notions it is asked by (``asks``; ``says`` for those that need no question), what may
stand beside them (``also``) or must not (``unless``), the answer's ``text`` with facts in braces, what one can do ``next``
(label and words), and the ``line`` of the document that raises it ("faq 36", "tracker 94", or "own").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing people ask about. ``asks`` and ``says`` are sets of notions, any one of which is enough."""

    name: str
    title: str
    line: str
    text: str
    asks: tuple[frozenset[str], ...]
    says: tuple[frozenset[str], ...]
    also: frozenset[str]
    unless: frozenset[str]
    next: tuple[tuple[str, str], ...]


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its name, in the order of the files. Raises ValueError for a name that stands there twice."""
    found: dict[str, Topic] = {}
    for file in sorted(resources.files("core.phrases.topics").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".toml"):
            continue
        for name, written in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"two topics are called {name}")
            found[name] = Topic(
                name=name,
                title=written["title"],
                line=written["line"],
                text=written["text"].strip(),
                asks=tuple(frozenset(words.split()) for words in written["asks"]),
                says=tuple(frozenset(words.split()) for words in written.get("says", ())),
                also=frozenset(written.get("also", ())),
                unless=frozenset(written.get("unless", ())),
                next=tuple((label, say) for label, say in written.get("next", ())),
            )
    return found
