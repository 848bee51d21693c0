"""Whether words attest: said in full, and nothing else. Pure."""

from __future__ import annotations

import re

ATTESTS = re.compile(
    r"(?:yes,? )?i (?:do |hereby )?attest(?: to (?:it|this|that|all of (?:it|this)))?(?:,? (?:and )?submit(?: it)?)?"
    r"(?:,? please)?"
    r"|yes(?:,? (?:i do|please))?|attest(?: and submit)?",
    re.IGNORECASE,
)


def attests(words: str) -> bool:
    """ "I attest", "I attest and submit", "yes"; never "I will not attest", "ok", or anything more."""
    return ATTESTS.fullmatch(" ".join(words.split()).strip(" .!")) is not None
