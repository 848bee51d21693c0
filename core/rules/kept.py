"""Readers that are asked for the same words several times while one line is read: their last findings are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

MOST_KEPT = 64
"""Findings kept of each reader: those of a line and its parts."""
LONGEST_KEPT = 1_000
"""Longer texts are read once, and are not worth their room."""

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def kept(read: Callable[Concatenate[str, Asked], list[Found]]) -> Callable[Concatenate[str, Asked], list[Found]]:
    """The same reader; what it found is kept for the last texts it was given, each caller gets a list of its own."""

    @lru_cache(maxsize=MOST_KEPT)
    def last(text: str, /, *args: Asked.args, **said: Asked.kwargs) -> tuple[Found, ...]:
        return tuple(read(text, *args, **said))

    @wraps(read)
    def reader(text: str, /, *args: Asked.args, **said: Asked.kwargs) -> list[Found]:
        if len(text) > LONGEST_KEPT:
            return read(text, *args, **said)
        return list(last(text, *args, **said))  # type: ignore[arg-type]  # days, names and flags: all can be looked up

    return reader
