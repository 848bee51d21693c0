"""Every sentence Tally sends unasked, by name: codes, notices, greetings. Written in the TOML files beside this one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from core.message import Reply

BEGINS = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=\n))\{programme\}")


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Every phrase by ``file.name``, each with its ``subject`` and ``text``."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resources.files("core.phrases").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            written = tomllib.loads(file.read_text(encoding="utf-8"))
            found |= {f"{file.name.removesuffix('.toml')}.{name}": texts for name, texts in written.items()}
    return found


def phrase(name: str, **facts: object) -> str:
    """The text of a phrase, filled. Raises KeyError for no such phrase or a fact that is missing."""
    return _filled(phrases()[name]["text"].strip(), facts)


def phrased(name: str, **facts: object) -> Reply:
    """A phrase as something to send: its text and its subject, filled."""
    return Reply(phrase(name, **facts), subject=_filled(phrases()[name]["subject"], facts))


def _filled(template: str, facts: dict[str, object]) -> str:
    """The template with its facts; a programme that is called "the …" has its capital where a sentence begins."""
    if "programme" in facts:
        called = str(facts["programme"])
        template = BEGINS.sub("{begun}", template)
        facts = {**facts, "begun": called[:1].upper() + called[1:]}
    return template.format(**facts)
