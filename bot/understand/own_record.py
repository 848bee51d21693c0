"""Questions about one's own record in any words: what I did, what lacks its proof, what the domains are. Pure."""

from __future__ import annotations

import re

from bot.intents import AskAbout, Deadline, Intent, ListCredits, SearchActivities
from bot.language.lexicon import pattern_of, words_of
from bot.understand.said import Said, domain_in, domains_in, period_in

DOMAINS = "domains"
"""The topic that says what the domains are."""
LONGEST = 300
_NUMBER = re.compile(r"(?:#|number )(\d{1,5})")


def of_own_record(line: Said) -> Intent | None:
    """The list, the search or the topic that a question of this kind wants; None for other lines."""
    if len(line.whole) > LONGEST:
        return None
    low = line.low
    asks = "?" in line.whole or low.partition(" ")[0] in words_of("whether") or " which " in f" {low} "
    if asks and len({domain for _, _, domain in domains_in(low)}) > 1 and not line.words & {"hours", "credits"}:
        return AskAbout(DOMAINS)
    if asks and pattern_of("offered").search(low) and (domain := domain_in(low)) is not None:
        return SearchActivities(domain=domain)
    if asks and all(pattern_of(name).search(low) for name in ("lacking", "proofs", "mine")):
        return ListCredits(query="undocumented")
    if asks and pattern_of("until_when").search(low):
        return Deadline()
    if asks and (number := _NUMBER.search(low)) and pattern_of("seeing").search(low):
        return ListCredits(query=f"#{number[1]}")
    if everything := pattern_of("everything").search(low):
        period = period_in(line.again(line.text[everything.start() :]))
        if period.start or period.end or domain_in(low):
            return ListCredits(period.start, period.end, domain_in(low))
    return None
