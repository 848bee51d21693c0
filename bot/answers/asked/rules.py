"""What the person's edition of the policy asks, in sentences. What it does not say is said to be unsaid."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.standing import programme_today
from bot.turn import Turn
from core.actions.practitioners import current_cycle
from core.rules.editions import load_policy
from core.rules.policy import Policy, Spanning
from core.rules.terms import hours_of, show_hours
from core.rules.wording import listed, show_credits, show_day, show_span

UNSAID = "isn't stated in the rules I have; the office can say"


def policy_of(turn: Turn) -> tuple[Policy, bool]:
    """The edition of the person's cycle, or the one new cycles begin under; whether it is their own."""
    own = turn.record().policy
    return (own, True) if own is not None else (load_policy(turn.house.settings.policy), False)


def edition(turn: Turn) -> str:
    """Which edition is spoken of."""
    policy, is_own = policy_of(turn)
    return f"{'Your cycle began under' if is_own else 'New cycles begin under'} the edition {policy.name}."


def total_rule(turn: Turn) -> str:
    """The total of the cycle."""
    policy, _ = policy_of(turn)
    if policy.total is None:
        return f"What is needed in total {UNSAID}."
    return f"In total {show_credits(policy.total.seconds)} are needed over the {policy.cycle_years} years of the cycle."


def year_rule(turn: Turn) -> str:
    """The minimum of each year."""
    policy, _ = policy_of(turn)
    if policy.per_year is None:
        return f"A minimum for each year {UNSAID}."
    return f"Each of the {policy.cycle_years} years asks for at least {show_credits(policy.per_year.seconds)}."


def domain_rule(turn: Turn) -> str:
    """The minimum of each domain."""
    policy, _ = policy_of(turn)
    if policy.per_domain is None:
        return f"A minimum for each domain {UNSAID}."
    return f"Each of the three domains asks for at least {show_credits(policy.per_domain.seconds)} over the cycle."


def work_rule(turn: Turn) -> str:
    """The employment asked for."""
    policy, _ = policy_of(turn)
    if policy.employment is None:
        return f"Whether employment is asked for {UNSAID}."
    years = policy.employment.hundredths / 100
    return (
        f"Recertifying asks for {years:g} years of active employment in total, entered before the application is submitted "
        "in the final year."
    )


def before_cycle(turn: Turn) -> str:
    """Whether employment before the cycle counts."""
    policy, _ = policy_of(turn)
    if policy.employment_before_cycle is None:
        return f"Whether employment before the cycle counts {UNSAID}; until then I count what lies within it."
    return f"Employment before the cycle {'counts too' if policy.employment_before_cycle else 'does not count'}."


def documentation_rule(turn: Turn) -> str:
    """Whether documentation is asked for by the person's edition."""
    policy, _ = policy_of(turn)
    if policy.needs_documentation is None:
        return f"each credit should have its documentation, though what your edition ({policy.name}) asks for {UNSAID}."
    if policy.needs_documentation:
        return "each credit counts only once its documentation is here."
    return f"keep it with each credit, though your edition ({policy.name}) doesn't ask for it."


def cycle_rule(turn: Turn) -> str:
    """How long a credential runs."""
    policy, _ = policy_of(turn)
    return f"It runs for {policy.cycle_years} years and is then renewed."


def own_cycle(turn: Turn) -> str:
    """The person's own cycle."""
    cycle = current_cycle(turn.practitioner, programme_today(turn))
    return f"Your cycle runs from {show_day(cycle.starts_on)} to {show_day(cycle.ends_on)}." if cycle else ""


def final_year(turn: Turn) -> str:
    """When this person can submit."""
    cycle = turn.record().cycle
    return (
        f"Your final year is {show_span(cycle.years()[-1])}."
        if cycle
        else "It is there once a cycle is on your record."
    )


def spanning_rule(turn: Turn) -> str:
    """To which year an activity over a year's end belongs."""
    policy, _ = policy_of(turn)
    if policy.spanning is None:
        return (
            f"To which year such an activity belongs {UNSAID}; it counts towards the total, and towards no single year "
            "until that is decided."
        )
    return f"It belongs to the year of its {'first' if policy.spanning is Spanning.START else 'last'} day."


def rounding_rule(turn: Turn) -> str:
    """What is done with parts of an hour."""
    policy, _ = policy_of(turn)
    if policy.rounding is None:
        return (
            "Nothing is rounded: one credit is one hour, and 90 minutes are 1.5. Whether the programme rounds "
            + UNSAID
            + "."
        )
    return (
        f"Hours are rounded {policy.rounding.direction.value} to multiples of {hours_of(policy.rounding.seconds):g} h."
    )


def limits_rule(turn: Turn) -> str:
    """The caps in force."""
    policy, _ = policy_of(turn)
    active = [one for one in policy.limits if one.active]
    if not active:
        return f"No cap is in force; what else there may be {UNSAID}."
    told = [
        f"{one.course_type or 'everything'} at most {show_hours(one.seconds)} h a {one.per.value}" for one in active
    ]
    return f"Caps in force: {listed(told)}."


FACTS: dict[str, Callable[[Turn], str]] = {
    "before_cycle": before_cycle,
    "cycle_rule": cycle_rule,
    "documentation_rule": documentation_rule,
    "domain_rule": domain_rule,
    "edition": edition,
    "final_year": final_year,
    "limits_rule": limits_rule,
    "own_cycle": own_cycle,
    "rounding_rule": rounding_rule,
    "spanning_rule": spanning_rule,
    "total_rule": total_rule,
    "work_rule": work_rule,
    "year_rule": year_rule,
}
