"""What a wish for credit names already: the session, and what one did there. A kind of thing ("a workshop") names none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.rules.days import find_days

_DID = re.compile(
    r"(?P<role>teaching|presenting|speaking|leading|chairing|moderating|facilitating|running|giving|preparing|authoring|writing"
    r"|organi[sz]ing|attending|completing|taking part|participating)(?:\s(?:at|in|on|of))?\s(?P<what>.+)",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(r"attending|completing|taking part|participating", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,300})[\"“”]?")
_KIND = re.compile(
    r"(?:(?:the|a|an|my|our|this|that)\s)?(?:(?:webinar|workshop|course|session|talk|lecture|seminar|training|podcast|poster"
    r"|presentation)\s)?(?:(?:called|titled|named|on|about)\s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What was named: the session, what one did there, the days it was."""

    title: str | None = None
    role: str | None = None
    days: tuple[date, date] | None = None

    def facts(self, today: date) -> dict[str, Any]:
        """The columns of a draft these fill; days still to come are left to be asked for."""
        role = {"own_role": self.role} if self.role else {}
        if self.days is None or self.days[1] > today:
            return role
        return {**role, "starts_on": self.days[0], "ends_on": self.days[1]}


NOTHING_NAMED = Named()


def named_in(words: str, today: date) -> Named:
    """What these words name: 'teaching "Authorship 101" on 3 March' a title, a role and a day; "a workshop" nothing."""
    days = [day for day in find_days(words, today=today) if day.is_settled and day.to >= len(words.rstrip(" .\"'"))]
    bare = re.sub(r",?\s?(?:on|from|of)?\s?$", "", words[: days[0].at]) if days else words
    did = _DID.fullmatch(bare.strip())
    title = _title(did["what"] if did else bare.strip())
    if title is None:
        return NOTHING_NAMED
    role = did["role"].lower() if did and not _TOOK_PART.fullmatch(did["role"]) else None
    return Named(title, role, days[0].options[0] if days else None)


def _title(what: str) -> str | None:
    """A quoted name, or one that is written like one: a capital or a digit behind the kind of session it was."""
    if quoted := _QUOTED.search(what):
        return quoted[1].strip()
    name = what[lead.end() :] if (lead := _KIND.match(what)) else what
    return name.strip(" .") if re.match(r"[A-ZÀ-Þ0-9]", name) and len(name.strip(" .")) > 3 else None
