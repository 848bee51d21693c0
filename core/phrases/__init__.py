"""Every sentence Tally sends unasked, by name: codes, notices, greetings. Written in the TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from core.message import Reply


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
    return phrases()[name]["text"].strip().format(**facts)


def phrased(name: str, **facts: object) -> Reply:
    """A phrase as something to send: its text and its subject, filled."""
    return Reply(phrase(name, **facts), subject=phrases()[name]["subject"].format(**facts))
