"""One activity in words -> ``Entry``: cut what is known (quoted title, labels, domains, amounts, days), keep the rest as title.

Grammar of a line that adds::

    line   = [command] part {part}            the parts in any order, glued by commas, prepositions or nothing
    part   = amount | day | domain | title | place | person | "recording"
    title  = "quoted" | what remains when everything else is cut, in the person's own casing
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from bot.intents import Ambiguity, Entry
from bot.understand.domains import CUT, find_alone, find_named
from bot.understand.places import find_details
from core.rules.amounts import AmountFound, find_amounts
from core.rules.days import DayFound, find_days
from core.rules.terms import Domain
from core.rules.words import word_set

QUOTED = re.compile(
    r"\"([^\"\n]{1,400})\"|(?<![\w'])'([^'\n]{2,300}(?:'\w[^'\n]{0,200})?)'(?![\w'])|(?<![\w‘’])‘([^‘\n]{2,300})’(?!\w)"
)
_BEFORE_DAY = re.compile(
    r"(?:(?<=\s)|^|(?<=[,;(\x01]))(?:(?:which was|that was|it was|was|took place|held|dated|back|again|happened"
    r"|attended|completed|done)\s)?"
    r"(?:on|in|at|from|of|for|during|since|over|am|le|el|the|dated|date|day|when|by|around|between|this"
    r"|all)\s?:?\s(?:the\s)?$",
    re.IGNORECASE,
)
_BEFORE_AMOUNT = re.compile(
    r"(?:(?<=\s)|^|(?<=[,;(\x01]))(?:for|of|worth|lasting|lasted|took|about|was|is|it was|it took|at|with|a|an"
    r"|another|totalling|total|total of|=|:|approx)\s(?:a\s|an\s|a total of\s|total\s|about\s)?$",
    re.IGNORECASE,
)
_AFTER_AMOUNT = re.compile(
    r"^\s?(?:of credits?\s)?(?:of|for|on|worth of|towards|from|at|in|to|long|each|total|in total|duration|credit"
    r" for|credits for)\s(?:the\s(?=[A-Z]|\w+\s(?:webinar|workshop|course|session|meeting))|a\s|an\s|my\s|this\s"
    r"|attending\s(?:the\s|a\s)?|watching\s(?:the\s|a\s)?|completing\s(?:the\s|a\s)?|doing\s(?:the\s|a\s)?)?"
)
_VAGUELY = re.compile(
    r"(?:(?<=\s)|^|(?<=\x01))(?:sometime|some time|about|around|roughly|approximately|approx\.?|circa|ca\.?"
    r"|probably|maybe|perhaps|i think|early|late|mid|the end of|end of|the beginning of|beginning of|the start of"
    r"|start of|before|after|until)[\s-]$",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"\d|noon|lunchtime|midday")
_TIME = re.compile(
    r"(?:,?\s|^|(?<=\x01))(?:(?:at|@|from|um|starting at|starting|à)\s)?(?:\d{1,2}[:.][0-5]\d\s?(?:[ap]\.?m\.?|uhr"
    r"|h)?|\d{1,2}\s?(?:[ap]\.?m\.?|o'clock|uhr))(?:\s(?:[CE][SED]?S?T|GMT|UTC|BST|[PM][SD]T))?(?!\w)"
    r"|(?:,?\s)at\s\d{1,2}(?=\s?(?:$|[,;\x01]))|(?:,?\s)at (?:noon|lunchtime|midday)(?!\w)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cuts:
    """The line being read: ``text`` as typed, ``work`` the same length with the cut places blotted out."""

    text: str
    work: str
    spans: dict[str, str] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    ambiguous: list[Ambiguity] = field(default_factory=list)

    def cut(self, at: int, to: int, name: str | None = None, words: str | None = None) -> None:
        """Blot out ``[at:to)``; note its words (or others) under ``name``."""
        self.work = self.work[:at] + CUT * (to - at) + self.work[to:]
        if name is not None:
            self.spans[name] = words if words is not None else self.text[at:to].strip(" ,;()")


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
    days = [
        d for d in find_days(cuts.work, today=today, locale=locale, order=order, lean=lean) if _is_said(cuts.work, d)
    ]
    days = [replace(day, whole="vague") if _blot_day(cuts, day) else day for day in days]
    _take_amounts(cuts, find_amounts(cuts.work))
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


def _is_said(work: str, day: DayFound) -> bool:
    """Whether these words say when it was; a year, a month or a weekday inside a title does not."""
    before, after = work[: day.at], work[day.to :]
    word = day.words.lower()
    if day.whole == "year" and word.isdigit():
        return False
    if day.whole in ("day", "vague") and any(c.isdigit() for c in word):
        return not re.search(
            r"\b(?:phase|part|module|chapter|section|vol|no|version|level)\.?\s$", before, re.IGNORECASE
        )
    if after.startswith(("'s", "’s")) and word[0].islower():
        return True
    if after.startswith(("'s", "’s")):
        return not before.strip()
    if day.whole == "quarter" and not re.search(r"\b(?:in|during|of)\s$", before, re.IGNORECASE):
        return False
    edge = (
        not after.strip(" .!?)")
        or re.match(r"\s?[,;:.)(\-–—\x01|]", after)
        or re.match(r"\s\d|\s(?:i|we)\b|\s(?:and|for|about|half|an?)\s(?:\d|hour|half)", after, re.IGNORECASE)
    )
    led = re.search(r"(?:^|[\s(\x01])(?:on|in|during|from|since|for|of|this|last)\s$", before, re.IGNORECASE)
    if day.whole == "month" and word == "may" and not led:
        return False
    if word.split()[0] in (
        "last",
        "past",
        "this",
        "yesterday",
        "yday",
        "previous",
        "the",
        "next",
        "earlier",
        "a",
        "two",
    ):
        return True
    return (
        bool(led or edge or not before.strip(f" {CUT},"))
        if day.whole != "month"
        else bool(
            (led and edge)
            or (led and not word.isdigit())
            or (
                edge
                and (
                    not before.strip() or before.rstrip()[-1:] in ",;(:-–" or len(word.split()) > 1 or not after.strip()
                )
            )
        )
    )


def _blot_day(cuts: Cuts, day: DayFound) -> bool:
    """Cut the day with its prepositions; whether it was said vaguely ("around 3 March", "early March")."""
    to = day.to + 2 if cuts.work[day.to : day.to + 2] in ("'s", "’s") else day.to
    at = day.at
    while not _VAGUELY.search(cuts.work[max(0, at - 24) : at]) and (
        led := _BEFORE_DAY.search(cuts.work[max(0, at - 40) : at])
    ):
        at -= led.end() - led.start()
    if vague := _VAGUELY.search(cuts.work[max(0, at - 24) : at]):
        at -= len(vague.group())
        while led := _BEFORE_DAY.search(cuts.work[max(0, at - 40) : at]):
            at -= led.end() - led.start()
    cuts.cut(at, to)
    return vague is not None


def _take_days(cuts: Cuts, days: list[DayFound]) -> None:
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


def _take_amounts(cuts: Cuts, amounts: list[AmountFound]) -> None:
    chosen = [a for a in amounts if not _belongs_to_title(cuts, a, amounts)]
    for amount in chosen:
        _blot_amount(cuts, amount)
    if not chosen:
        return
    first = chosen[0]
    options = tuple(dict.fromkeys(option for amount in chosen for option in amount.options))
    words = " ".join(amount.words for amount in chosen)
    cuts.spans["hours"] = first.words if len(options) == 1 else words
    if len(options) == 1 and all(amount.is_settled for amount in chosen):
        cuts.facts["seconds"] = options[0]
    else:
        cuts.ambiguous.append(Ambiguity("hours", options, words))


def _belongs_to_title(cuts: Cuts, amount: AmountFound, amounts: list[AmountFound]) -> bool:
    """A second amount glued to a word ("The 24-hour review"), or one spelled in capitals, is the title's."""
    if len(amounts) == 1 or amount.shape not in ("one", "half"):
        return False
    words, others = amount.words, [a for a in amounts if a is not amount]
    if not any(other.is_settled and other.shape != "label" and not _looks_titled(cuts, other) for other in others):
        return False
    return _looks_titled(cuts, amount) or (cuts.facts.get("title") is not None and False) or words == ""


def _looks_titled(cuts: Cuts, amount: AmountFound) -> bool:
    words = amount.words
    hyphened = "-" in words.lstrip("-") and cuts.text[amount.to : amount.to + 1] == " "
    return hyphened or (words[0].isupper() and not words.isupper() and amount.at > 0)


def _blot_amount(cuts: Cuts, amount: AmountFound) -> None:
    at, to = amount.at, amount.to
    while led := _BEFORE_AMOUNT.search(cuts.work[max(0, at - 30) : at]):
        at -= led.end() - led.start()
    if (follows := _AFTER_AMOUNT.match(cuts.work[to : to + 60])) and cuts.work[
        to + follows.end() : to + follows.end() + 1
    ] not in ("", CUT):
        to += follows.end()
    cuts.cut(at, to)


_EDGE = " \t,;:.-–—|/+&·•=>"
_LEADING = re.compile(
    r"^(?:(?:and|of|for|on|about|from|at|in|with|to|was|is|it was|it's|which was|that was|the|a|an|called|titled"
    r"|entitled|named|attending|watching|completing|doing|each|both|my|this|i|plus|also|also the|new|some)\s+)+",
)
_TRAILING = re.compile(
    r"(?:\s+(?:on|in|at|for|from|of|and|was|is|it was|that|which|with|the|a|an|worth|by|which was|that was|lasting"
    r"|during|to|each|both|held|plus|i|as|until|too|total|duration|it|it's|took place|took|between|dated))+$",
    re.IGNORECASE,
)
_LEADERS = word_set(
    "and of for on about from at in with to was is it it's which that the a an called titled entitled named"
    " attending watching"
    " completing doing each both my this i plus also new some"
)
_TRAILERS = word_set(
    "on in at for from of and was is that which with the a an worth by lasting during to each both held plus i as"
    " until too"
    " total duration it it's place took between dated"
)
_CALLED = re.compile(r"called|titled|named|with the title|by the name", re.IGNORECASE)
_CUTS = re.compile(rf"{CUT}+")
_HOLLOW = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")
_RECORDING = re.compile(r"\brecording\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|(?<=\s))(?:(?:a|an|the|another|this)\s)?((?:[\w-]+\s){0,2}?(?:webinar|workshop|course|session|meeting"
    r"|talk|lecture|seminar|module|event|conference|symposium|training|activity|podcast|presentation|class|event"
    r"|credit|e-learning)?)\s?(?:called|titled|entitled|named|with the title|by the name of)[:\s]\s?",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"(?:webinar|workshop|course|session|meeting|talk|lecture|seminar|module|conference|symposium|training|podcast"
    r"|self-study|online course|poster|presentation|e-learning|virtual session|ISMPP U)(?:\s(?:recording|session))?",
    re.IGNORECASE,
)
TO_RECORD = re.compile(
    r"(?:,?\s)?(?:to|in|into|on|onto|for)\s(?:my|the)\s(?:ce |credit |cpd )?(?:record|records|list|log|tracker"
    r"|credits|credit list|tally|portfolio|transcript|account|profile|total|hours|file)(?!\w)",
    re.IGNORECASE,
)


def title_of(work: str) -> str | None:
    """What the cuts left, as a title; None when nothing with a letter or digit is left."""
    parts = [part for part in (_trimmed(piece) for piece in _CUTS.split(work)) if part]
    title = parts[0] if len(parts) == 1 else _trimmed(" ".join(parts))
    return title if title and any(c.isalnum() for c in title) else None


def _trimmed(piece: str) -> str:
    if "(" in piece or "[" in piece:
        piece = _HOLLOW.sub(" ", piece)
    piece = " ".join(piece.split()).strip(_EDGE)
    for _ in range(3):
        before = piece
        piece = _unled(piece)
        piece = piece.strip(_EDGE)
        for opening, closing in ("()", "[]"):
            if opening not in piece and closing not in piece:
                continue
            if piece.startswith(opening) and piece.endswith(closing) and piece.count(opening) == 1:
                piece = piece[1:-1].strip(_EDGE)
            if piece.count(opening) != piece.count(closing):
                piece = piece.strip(opening + closing + " ")
        piece = piece.strip("!" + _EDGE)
        if piece == before:
            break
    return "" if piece in ("i", "I", "we", "it", "?", "?!") else piece


def _unled(piece: str) -> str:
    """The piece without the prepositions and articles that led to or from what was cut."""
    if piece.partition(" ")[0] in _LEADERS:
        piece = _LEADING.sub("", piece + " ").rstrip(" ")
    if piece.rpartition(" ")[2].lower() in _TRAILERS:
        piece = _TRAILING.sub("", " " + piece).strip(" ")
    return piece


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
