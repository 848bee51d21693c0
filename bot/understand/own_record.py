"""Questions about one's own record in any words: what I did, what lacks its proof, what the domains are. Pure."""

from __future__ import annotations

import re

from bot.intents import AskAbout, Deadline, Intent, ListCredits, SearchActivities
from bot.language.lexicon import pattern_of, words_of
from bot.understand.said import Said, domain_in, domains_in, period_in
from bot.understand.steps import first_of

DOMAINS = "domains"
"""The topic that says what the domains are."""
LONGEST = 300
NEWEST = 3
"""So many of the newest credits show whether something was saved."""
_NUMBER = re.compile(r"(?:#|number )(\d{1,5})")


def of_own_record(line: Said) -> Intent | None:
    """The list, the search or the topic that a question of this kind wants; None for other lines."""
    if len(line.whole) > LONGEST:
        return None
    low = line.low
    asks = "?" in line.whole or low.partition(" ")[0] in words_of("whether") or " which " in f" {low} "
    return first_of(QUESTIONS if asks else (), line) or _everything(line)


def _domains(line: Said) -> Intent | None:
    """Which domains there are: several are named, and no hours."""
    several = len({domain for _, _, domain in domains_in(line.low)}) > 1
    return AskAbout(DOMAINS) if several and not line.words & {"hours", "credits"} else None


def _offered(line: Said) -> Intent | None:
    """What is offered in a domain."""
    domain = domain_in(line.low) if pattern_of("offered").search(line.low) else None
    return SearchActivities(domain=domain) if domain is not None else None


def _unproven(line: Said) -> Intent | None:
    """What lacks its proof."""
    all_said = all(pattern_of(name).search(line.low) for name in ("lacking", "proofs", "mine"))
    return ListCredits(query="undocumented") if all_said else None


def _anything_saved(line: Said) -> Intent | None:
    """Whether anything was saved: the newest show it."""
    return ListCredits(last=NEWEST) if pattern_of("anything_saved").search(line.low) else None


def _until_when(line: Said) -> Intent | None:
    """Until when one has time."""
    return Deadline() if pattern_of("until_when").search(line.low) else None


def _one_credit(line: Said) -> Intent | None:
    """A credit by its number."""
    number = _NUMBER.search(line.low)
    return ListCredits(query=f"#{number[1]}") if number and pattern_of("seeing").search(line.low) else None


QUESTIONS = (_domains, _offered, _unproven, _anything_saved, _until_when, _one_credit)
"""What is asked about one's own record, tried in this order."""


def _everything(line: Said) -> Intent | None:
    """ "Everything from March": a list of a period or a domain, asked or told."""
    everything = pattern_of("everything").search(line.low)
    if everything is None:
        return None
    period, domain = period_in(line.again(line.text[everything.start() :])), domain_in(line.low)
    return ListCredits(period.start, period.end, domain) if period.start or period.end or domain else None
