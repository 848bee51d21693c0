"""The editions that ship with Tally, by name and by the day a cycle begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise

from core.errors import WrongValue
from core.rules.policy import Policy
from core.rules.policy_file import parse_policy

DEFAULT = "ismpp-2022"


@cache
def load_policies() -> tuple[Policy, ...]:
    """Every edition in ``core/policies``, by name. Raises WrongValue when a file or the set of them is wrong."""
    folder = resources.files("core") / "policies"
    texts = (one.read_bytes() for one in folder.iterdir() if one.name.endswith(".toml"))
    editions = (parse_policy(text) for text in texts if b'kind = "recertification"' in text)
    found = tuple(sorted(editions, key=lambda policy: policy.name))
    check_editions(found)
    return found


def load_policy(name: str = DEFAULT) -> Policy:
    """The edition of that name. Raises WrongValue, naming those there are."""
    for policy in load_policies():
        if policy.name == name:
            return policy
    names = ", ".join(policy.name for policy in load_policies())
    raise WrongValue(field="policy", value=name, remedy=f"the editions are {names}.")


def policy_for(cycle_start: date) -> Policy | None:
    """The edition in force for cycles beginning on that day, or None when none is known."""
    return next((policy for policy in load_policies() if policy.covers(cycle_start)), None)


def check_editions(editions: Iterable[Policy]) -> None:
    """Raise WrongValue when names repeat, two editions hold on one day, or not exactly one is the default."""
    held = list(editions)
    names = [policy.name for policy in held]
    for name in names:
        if names.count(name) > 1:
            raise WrongValue(field="name", value=name, remedy="two policy files have it; give one another name.")
    if sum(policy.default for policy in held) != 1:
        raise WrongValue(field="default", value=names, remedy="exactly one edition has default = true.")
    dated = sorted((p for p in held if p.in_force and p.effective_from), key=lambda p: str(p.effective_from))
    for earlier, later in pairwise(dated):
        if later.effective_from is not None and earlier.covers(later.effective_from):
            remedy = f"{earlier.name} still holds on that day; end it before."
            raise WrongValue(field=f"effective.from of {later.name}", value=later.effective_from, remedy=remedy)
