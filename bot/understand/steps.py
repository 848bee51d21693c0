"""Steps tried in order: the first that makes something of what it is given decides; each says by its name and first line why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


class Nothing:
    """What a step gives where no later one shall try: nothing is meant."""


NOTHING = Nothing()


def first_of(
    steps: Iterable[Callable[Given, Found | Nothing | None]], *given: Given.args, **said: Given.kwargs
) -> Found | None:
    """What the first step makes of it that makes anything; None for NOTHING, and where no step does."""
    for step in steps:
        if (found := step(*given, **said)) is not None:
            return None if isinstance(found, Nothing) else found
    return None
