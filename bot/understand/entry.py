"""One activity in words -> ``Entry``: cut what is known (quoted title, labels, domains, amounts, days), keep the rest as title.

Grammar of a line that adds::

    line   = [command] part {part}            the parts in any order, glued by commas, prepositions or nothing
    part   = amount | day | domain | title | place | person | "recording"
    title  = "quoted" | what remains when everything else is cut, in the person's own casing
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.intents import Ambiguity, Entry
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.cuts import Cuts
from bot.understand.domains import find_alone, find_named
from bot.understand.places import find_details
from bot.understand.said_amounts import take_amounts
from bot.understand.said_days import blot_day, is_said, without_enumerated
from bot.understand.titles import TO_RECORD, title_of
from core.rules.amounts import find_amounts, find_bare_amounts
from core.rules.days import DayFound, find_days
from core.rules.terms import Domain
from core.rules.words import WEEKDAYS

QUOTED = re.compile(
    r"\"([^\"\n]{1,400})\"|(?<![\w'])'([^'\n]{2,300}(?:'\w[^'\n]{0,200})?)'(?![\w'])|(?<![\w‘’])‘([^‘\n]{2,300})’(?!\w)"
)


_CLOCKED = re.compile(r"\d|noon|lunchtime|midday")


_LED, _SAID, _NAMED_TIME, _AT = (any_of(words_of(name)) for name in ("time_led", "time_said", "time_named", "time_at"))
_HALF, _ZONE = r"[ap]\.?m\.?", r"(?:[CE][SED]?S?T|GMT|UTC|BST|[PM][SD]T)"
_CLOCK = rf"(?:\d{{1,2}}[:.][0-5]\d\s?(?:{_HALF}|{_SAID}|h)?|\d{{1,2}}\s?(?:{_HALF}|{_SAID}))"
_TIME = re.compile(
    rf"(?:,?\s|^|(?<=\x01)|\()(?:{_LED}\s)?{_CLOCK}(?:\s{_ZONE})?(?!\w)"
    rf"|,?\s{_AT}\s(?:\d{{1,2}}(?=\s?(?:$|[,;\x01]))|{_NAMED_TIME}(?!\w))",
    re.IGNORECASE,
)


def read_entry(text: str, *, today: date, locale: str | None, order: str | None = None, lean: str = "past") -> Entry:
    """The entry these words make. Values that could be two things stand in ``ambiguous`` and are left None."""
    cuts = Cuts(text, text)
    _cut_quoted_title(cuts)
    if " my " in text or " the " in text:
        for match in TO_RECORD.finditer(cuts.work):
            cuts.cut(match.start(), match.end())
    find_details(cuts)
    for at, to, domain in find_named(cuts.work):
        _take_domain(cuts, at, to, domain)
    found = find_days(cuts.work, today=today, locale=locale, order=order, lean=lean)
    days = [d for d in without_enumerated(cuts.work, found) if is_said(cuts.work, d)]
    days = [replace(day, whole="vague") if blot_day(cuts, day) else day for day in days]
    take_amounts(cuts, find_amounts(cuts.work) or find_bare_amounts(cuts.work))
    _take_days(cuts, days)
    if _CLOCKED.search(cuts.work):
        for match in list(_TIME.finditer(cuts.work)):
            cuts.cut(match.start(), match.end())
    for at, to, domain in find_alone(cuts.work):
        _take_domain(cuts, at, to, domain)
    return _entry(cuts)


def _cut_quoted_title(cuts: Cuts) -> None:
    if '"' not in cuts.text and "'" not in cuts.text and "‘" not in cuts.text:
        return
    match = QUOTED.search(cuts.work)
    if match is None:
        return
    title = next(group for group in match.groups() if group is not None).strip()
    if title:
        cuts.facts["title"] = title
        cuts.cut(match.start(), match.end(), "title", title)


def _take_domain(cuts: Cuts, at: int, to: int, domain: Domain) -> None:
    known = cuts.facts.get("domain")
    words = cuts.text[at:to].strip()
    if known is not None and known != domain:
        cuts.ambiguous.append(Ambiguity("domain", (known, domain), f"{cuts.spans['domain']}, {words}"))
        cuts.cut(at, to)
        return
    cuts.facts["domain"] = domain
    cuts.cut(at, to, "domain")


def _without_own_weekday(days: list[DayFound]) -> list[DayFound]:
    """The days less a bare weekday that only repeats the one of a written day ("4 March 2026, Wednesday")."""
    written = {d.options[0][0].weekday() for d in days if d.is_settled and any(c.isdigit() for c in d.words)}
    return [d for d in days if not (written and WEEKDAYS.get(d.words.lower().rstrip("."), -1) in written)]


def _take_days(cuts: Cuts, days: list[DayFound]) -> None:
    days = _without_own_weekday(days)
    if not days:
        return
    options = list(dict.fromkeys(option for day in days for option in day.options))
    words = ", ".join(day.words for day in days)
    settled = [day for day in days if day.is_settled]
    if len(options) == 1 and len(settled) >= 1:
        start, end = options[0]
        cuts.facts.update(start=start, end=end)
        cuts.spans.update(start=words, end=words)
        return
    periods = [day for day in days if day.whole not in ("day", "vague")]
    if len(settled) == 1 and len(periods) == len(days) - 1:
        start, end = settled[0].options[0]
        cuts.facts.update(start=start, end=end)
        cuts.spans.update(start=settled[0].words, end=settled[0].words)
        return
    cuts.spans["start"] = words
    cuts.ambiguous.append(Ambiguity("start", tuple(options), words))


_CALLED = re.compile(r"called|titled|named|with the title|by the name", re.IGNORECASE)


_RECORDING = re.compile(r"\brecording\b", re.IGNORECASE)


_NAMED = re.compile(
    rf"(?:^|(?<=\s))(?:{any_of(words_of('called_a'))}\s)?((?:[\w-]+\s){{0,2}}?(?:{any_of(words_of('called_kinds'))})?)\s?"
    rf"{any_of(words_of('called'))}[:\s]\s?",
    re.IGNORECASE,
)


_DESCRIBES = re.compile(rf"{any_of(words_of('describing'))}(?:\s{any_of(words_of('describing_ends'))})?", re.IGNORECASE)


def _entry(cuts: Cuts) -> Entry:
    facts = cuts.facts
    if "title" not in facts:
        named = _NAMED.search(cuts.work) if _CALLED.search(cuts.work) else None
        if named and (title := title_of(cuts.work[named.end() :])):
            cuts.facts["title"] = title
            if named[1]:
                cuts.spans.setdefault("description", named[1])
                facts.setdefault("description", named[1].strip())
        elif title := title_of(cuts.work):
            facts["title"] = title
        elif "during" in facts:
            facts["title"] = facts["during"]
        if "title" in facts:
            cuts.spans["title"] = str(facts["title"])
    elif "description" not in facts and (rest := title_of(cuts.work)) and _DESCRIBES.fullmatch(rest):
        facts["description"] = rest
        cuts.spans["description"] = rest
    if (
        facts.get("recording") is None
        and isinstance(facts.get("title"), str)
        and _RECORDING.search(str(facts["title"]))
    ):
        facts["recording"] = True
    return Entry(**facts, ambiguous=tuple(cuts.ambiguous), spans=cuts.spans)  # type: ignore[arg-type]
