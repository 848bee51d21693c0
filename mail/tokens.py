"""The marks our own letters carry, so that an answer finds its question: a marker line and a token in three places.

A token is 24 to 64 lower-case letters and digits, as mail systems may fold the case of an address. It stands in
Reply-To (``intake+tally-TOKEN@…``), in Message-ID (``<tally-TOKEN.UNIQUE@…>``, so in every answer's References) and
in the body (``tally-TOKEN``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKER = "=== Please write your answer above this line ==="
OWN_HEADER = "X-Tally-Letter"
_TOKEN = re.compile(r"(?<![a-z0-9])tally-([a-z0-9]{24,64})(?![a-z0-9])", re.IGNORECASE)
_MARKER_WORDS = "please write your answer above this line"
MOST_CHARACTERS = 200_000


def plus_address(address: str, token: str) -> str:
    """The address an answer goes to: ``intake@x`` becomes ``intake+tally-TOKEN@x``."""
    local, _, domain = address.rpartition("@")
    return f"{local}+tally-{token}@{domain}"


def token_message_id(token: str, unique: str, domain: str) -> str:
    """A Message-ID that brings the token back in the answer's References."""
    return f"<tally-{token}.{unique}@{domain}>"


def body_reference(token: str) -> str:
    """The words by which a letter's body carries its token."""
    return f"tally-{token}"


def token_in(places: Iterable[str]) -> str | None:
    """The first token found in the given texts, the surest place first, or None."""
    for place in places:
        found = _TOKEN.search(place[:MOST_CHARACTERS])
        if found:
            return found[1].lower()
    return None


def is_marker(line: str) -> bool:
    """Whether this line is our marker, quoted or not."""
    return len(line) < 200 and "above this" in line and _MARKER_WORDS in " ".join(line.casefold().split())
