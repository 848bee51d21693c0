"""Wishes about work history: "I worked at … as … from … to …", "my job at … ended in …"."""

from __future__ import annotations

import re
from datetime import date

from bot.intents import (
    AddEmployment,
    Ambiguity,
    EditEmployment,
    Intent,
)
from bot.understand.said import Said

_NOW = re.compile(
    r"(?:-|–|—|to|until|till|through)\s?(?:now|present|today|date|the present|currently|current|the moment)"
    r"|\b(?:and )?(?:still (?:there|am|working there|do)|currently|to date|until now|at the moment|ongoing"
    r"|present)\b"
)


def _times(line: Said) -> tuple[date | None, date | None, tuple[Ambiguity, ...], str]:
    """Start, end, what is doubtful (a year alone) and the words without them."""
    days = [d for d in line.days() if d.options and d.words.lower() not in ("today", "now", "current", "the present")]
    rest, doubts = line.text, []
    start: date | None = None
    end: date | None = None
    for place, day in enumerate(days[:2]):
        first, last = day.options[0]
        before = line.low[: day.at]
        ends = place == 1 or bool(
            re.search(r"\b(?:until|till|ended(?: in| on)?|left(?: in| on)?|up to|to|through)\s(?:the\s)?$", before)
        )
        if day.whole == "year":
            doubts.append(Ambiguity("end" if ends else "start", day.options, day.words))
        if ends:
            end = last
        else:
            start = first
            if first.year != last.year or day.words.find("–") > 0 or re.search(r"\d\s?(?:-|to|until)\s?\w", day.words):
                end = last
    joined = re.search(r"\b((?:19|20)\d\d)\s?(?:-|–|—|to|until)\s?((?:19|20)\d\d)\b", line.text)
    if joined and len(days) < 2:
        start, end = date(int(joined[1]), 1, 1), date(int(joined[2]), 12, 31)
        doubts = [
            Ambiguity("start", ((start, date(start.year, 12, 31)),), joined[1]),
            Ambiguity("end", ((date(end.year, 1, 1), end),), joined[2]),
        ]
        rest = rest[: joined.start()] + "\x01" + rest[joined.end() :]
    else:
        for day in reversed(days[:2]):
            rest = rest[: day.at] + "\x01" * (day.to - day.at) + rest[day.to :]
    return start, end, tuple(doubts), rest


def _tidied(words: str) -> str:
    words = _NOW.sub("\x01", words)
    for _ in range(3):
        words = re.sub(
            r"(?:^|[\s,(]|(?<=\x01))(?:since|from|starting|started|as of|beginning|between|in|on|ended|until|till"
            r"|to|and|through|during|-|–|—|for|of)\s*\x01+",
            "\x01",
            words,
            flags=re.IGNORECASE,
        )
    words = re.sub(r"\x01+", " ", words)
    words = re.sub(r"\s{2,}", " ", words).strip(" ,.;:()-–—\"'")
    return re.sub(r"(?:\s(?:since|from|in|on|until|to|and|as|at|for|of|the|a))+$", "", words, flags=re.IGNORECASE)


_EMPLOYED = re.compile(
    r"(?:(?:add|log|record|enter|new)(?: (?:a|my|an|the|new|another|to my))*(?: (?:employment|job|position|work"
    r" history|employer|work experience|role|work)\b)(?: (?:history|entry))?\s?(?:as (?=\S)|at|with|for|from|:|-"
    r"|,)?\s?"
    r"|(?:i|i've|i have|i'm|i am|i was|i'd|i had)(?: (?:been|currently|now|also|previously|still|then|recently|just"
    r"|have))* ?(?:worked|working|work|employed|started(?: working| work| a (?:new )?job| a position| my job)?"
    r"|joined|began(?: working)?|been an?|been the|been with|been at|was at|was with|held|hold)(?: full[- ]time|"
    r" part[- ]time)?(?:"
    r" (?:at|for|with|by|in|on|a job at|a position at|a job with))*(?= )|(?:my )?(?:new|current|first|previous|last"
    r"|former) (?:job|employer|position)(?: (?:is|was))?(?: (?:at|with|as))?(?= )|(?:employed|worked|working) (?:at"
    r"|by|for|with)(?= )|(?:my )?(?:employment|work history)\s?:)\s?(?P<rest>.+)"
)


def add_employment(line: Said) -> Intent | None:
    match = _EMPLOYED.fullmatch(line.low)
    if match is None:
        return None
    rest = line.again(line.text[match.start("rest") :])
    start, end, doubts, words = _times(rest)
    if re.match(r"i was (?:at|with)\b", line.low) and not all(d.whole in ("month", "year") for d in rest.days()):
        return None
    words = _tidied(words)
    explicit = bool(re.match(r"(?:add|log|record|enter|new|my|employ)", line.low))
    hours = re.search(
        r"\b\d+(?:[.,]\d+)?\s?(?:h|hours?|hrs?|min|minutes)\b|\b(?:today|yesterday|last week|this week|this morning)\b",
        line.low,
    )
    if hours or (
        not explicit
        and start is None
        and end is None
        and not re.search(r"\b(?:at|for|with|by|joined)\b", match.group()[: match.start("rest") + 1])
    ):
        return None
    if not explicit and re.match(r"(?:on |hard|late|a lot|from home|all |too)", words.lower()):
        return None
    employer, role = _employer_and_role(words, match.group()[: match.start("rest")])
    if (
        not explicit
        and re.search(r"\bwith\s*$", match.group()[: match.start("rest")])
        and not (employer or "")[:1].isupper()
    ):
        return None
    return AddEmployment(employer, role, start, end, doubts)


def _employer_and_role(words: str, lead: str) -> tuple[str | None, str | None]:
    if re.search(r"\bas\s?(?:an?\s|the\s)?$", lead):
        parts = re.split(r"\s(?:at|with|for|@)\s", words, maxsplit=1)
        return (parts[1].strip() or None, parts[0].strip() or None) if len(parts) == 2 else (None, words or None)
    if match := re.match(
        r"as\s(?:an?\s|the\s)?(?P<role>.+?)\s(?:at|with|for|by)\s(?P<employer>.+)$", words, re.IGNORECASE
    ):
        return match["employer"].strip(" ,"), match["role"].strip(" ,")
    if match := re.match(r"(?P<employer>.+?)[\s,]+as\s(?:an?\s|the\s|their\s)?(?P<role>.+)$", words, re.IGNORECASE):
        return match["employer"].strip(" ,"), match["role"].strip(" ,")
    if match := re.match(r"(?P<role>[^,]+?)\s(?:at|with|@)\s(?P<employer>.+)$", words, re.IGNORECASE):
        return match["employer"].strip(" ,"), match["role"].strip(" ,")
    employer, comma, role = words.partition(",")
    if not comma:
        employer, _, role = (
            (words[: m.start()], "", words[m.start() + 1 : -1])
            if (m := re.search(r"\([^)]+\)$", words))
            else (words, "", "")
        )
    return employer.strip() or None, role.strip(" ,") or None


_JOB = r"(?:job|employment|position|work|contract|role|employer)"


_EDIT_JOB = re.compile(
    rf"(?:(?:show|list|see|view|what's|what is|display|edit|change|update)(?: me)?(?: (?:my|the|all))* |my"
    rf" )?(?:work history|employment(?: history| record)?|jobs|employers|job history|career|work experience)"
    rf"|(?:delete|remove|drop|erase)(?: (?:my|the))? {_JOB}(?: (?:entry|at|with|number|no\.?|history|for"
    rf"|line))*\s?(?P<gone>.+)"
    rf"|(?:my )?{_JOB}(?: (?:at|with|for|as))? (?P<at>.+?) (?P<how>ended|finished|stopped|began|started|was until"
    rf"|ran until|is over|lasted until|was from|was|is|lasted)(?: .+)"
    rf"|i (?P<left>left|quit|resigned from|stopped working (?:at|for)|retired from|finished at|no longer work (?:at"
    rf"|for)) (?P<employer>.+)"
    rf"|(?:change|edit|update|correct|set|fix)(?: the)?(?: (?:end|start)(?: date)?(?: of)?)?(?: (?:my|the))?"
    rf" {_JOB}(?: (?:at|with|number|no\.?))?\s?(?P<changed>.+)"
)


_NO_EMPLOYER = re.compile(r"(?:after|early|before|during|because|when|while|halfway|around|at (?:\d|the)|it\b|\d)")


def edit_employment(line: Said) -> Intent | None:
    match = _EDIT_JOB.fullmatch(line.low)
    if match is None:
        return None
    start, end, _, _ = _times(line)
    if match["gone"]:
        return EditEmployment(query=own_words(line, match, "gone"), delete=True)
    if match["at"]:
        if start and not end and match["how"] in ("ended", "finished", "stopped"):
            start, end = None, line.days()[0].options[0][1]
        return EditEmployment(
            query=re.sub(r"^(?:at|with|for)\s", "", own_words(line, match, "at")), start=start, end=end
        )
    if match["left"]:
        if not re.search(r"[A-Z]", own_words(line, match, "employer")) or _NO_EMPLOYER.match(match["employer"]):
            return None
        days = [d for d in line.days() if d.options]
        rest = line.text[match.start("employer") : days[0].at] if days else line.text[match.start("employer") :]
        return EditEmployment(query=_tidied(rest + "\x01"), end=days[0].options[0][1] if days else None)
    if match["changed"]:
        days = [d for d in line.days() if d.options]
        query = re.split(r"\s(?:to|ended|until|as|started|from)\s", own_words(line, match, "changed"), maxsplit=1)[0]
        ends = bool(re.search(r"\b(?:end|ended|until)\b", line.low))
        found = days[0].options[0] if days else None
        return EditEmployment(
            query=query, start=found[0] if found and not ends else None, end=found[1] if found and ends else None
        )
    return EditEmployment()


def own_words(line: Said, match: re.Match[str], name: str) -> str:
    return line.text[match.start(name) : match.end(name)].strip(" ,.#\"'")
