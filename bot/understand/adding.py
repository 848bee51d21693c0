"""A line that adds: by command ("add …"), by telling ("I attended …"), or the bare facts ("GPP3, 1.5h, yesterday")."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents import AddCredit, Ambiguity, Chitchat, Entry, Help, Intent, Unknown
from bot.understand.bare import bare_facts, is_lasting_activity
from bot.understand.parting import Reading
from bot.understand.said import Said
from bot.understand.several import read_entries
from bot.understand.smalltalk import small_talk
from bot.understand.tables import read_table, rows_of
from bot.understand.typos import nearest_command
from bot.understand.unreal import HOLLOW, says_nothing
from bot.understand.wishes.nearest import nearest
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR
from core.rules.words import word_set

COMMAND = re.compile(
    r"(?:(?:add|adding|logging|recording|entering|ad|log|lgo|record|enter|register|put(?: in| down)?|save|note(?:"
    r" down)?|track|submit|insert|claim"
    r"|credit me(?: with| for)?|give me (?:credit(?: for)?|(?=[\d½¼¾a]\w{0,3} ?(?:h|min|credit)))|award me|adde"
    r"|addd|logg|recrod|rcord|new (?:credit|entry|activity)|log in|tally|jot down|write down"
    r"|mark down)(?:\s(?:me|also|another|a new|new))?(?=$|[\s:,-])|\+\s?(?=\d))"
    r"\s?(?:[:,]|[–-](?=\s))?\s?(?:(?:the following|following|these|this|the|an?(?!\s(?:hour|half|quarter|couple"
    r"|few))|my|another|some|new|all|that(?=\s(?:i|we)\s))(?:\s|:\s?))*(?:(?:ce\s|cpd\s|new\s)?(?:credits?|entry"
    r"|entries|activit(?:y"
    r"|ies)|items?)(?:\s(?:for|of|on|from|at)(?:\s(?:attending|completing|the|my|a))*)?(?=$|[\s:])\s?[:,–-]?\s?)?",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"(?:\b(?:i|we|me|my (?:colleague|boss|friend|team)s? and i|i and my (?:colleague|boss|friend|team)s?|\w+ and"
    r" i)(?:'ve|’ve| have| had|'d)?(?:\s(?:just|also|only|finally|then|already|recently|actually|virtually|even"
    r"|both|successfully|kind of|sort of))*\s|^(?:just\s|also\s|finally\s|recently\s)?)"
    r"(?:attended|got a?round to"
    r"|atended|attneded|completed|finished|did|done|took part in|taken part in|took|taken|watched|joined"
    r"|participated in|participated at|went to|gone to|been to|been at|sat through|sat in on|listened to|viewed|was"
    r" at|was in|were at|earned|got|received|had|spent|studied|visited|caught|enjoyed|was able to attend|managed to"
    r" attend|did attend|passed|read|presented at|presented|taught|gave|dialed into|dialled into|logged into|tuned"
    r" into|tuned in to|streamed|took in|followed|attend|complete|logged|added|recorded|claimed)(?=[\s:])\s?:?\s?",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"(?P<word>[a-z]{2,7})\s(?=[\d½¼¾.])")
# "add 1.0 ISMPP U …": a decimal right behind the command, as lists print credits, is hardly a name; whether it is the
# hours is asked.
_POINTED = re.compile(
    r"(?P<n>(?:\d|1[0-2])[.,](?:\d|00|25|33|50|67|75))(?=\s+[^\W\d_])(?!\s*(?:h|credits?|ce)\b)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"^(?:for|as|with|my|on)\s(?:my\s)?(?:ce|cpd|cmpp|record|credits?|tracker)\b[,:]?\s?", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(
    r"(?:\s(?:for me|please))?\s?[?.!]\s+(?:it|that|this) (?:was|took place|happened|lasted|is|took)\s", re.IGNORECASE
)
_ASKS = re.compile(
    r"(?:[:–-]\s|\d\s?(?:h|hrs?|hours?|min|mins|minutes)\s|^)(?:what|how|why|who|where|which|is|are|do|does|can"
    r"|should|will)\b.{3,}$|:\s.{1,60}\bor\b.{1,40}$",
    re.IGNORECASE,
)


# What one thinks of it stands beside what it was: "…, and honestly really good!", "and I'd say that's implement".
_THAT = re.compile(r"^(?:that|this)\s(?=[^\W\d_])", re.IGNORECASE)
LONGEST_SAID = 700
_PRAISE = word_set("good great helpful useful boring interesting long fun excellent brilliant it nice informative")
_OPINION = re.compile(
    r"(?:,|\sand|\sbut)\s(?:(?:it|that|which)(?:'s|\swas|\sis)\s)?(?:(?:honestly|really|actually|very|quite|so|pretty|rather|super)\s){1,3}"
    r"(?:good|great|helpful|useful|boring|interesting|long|fun|excellent|brilliant|worth it|nice|informative)[\s.!]*$",
    re.IGNORECASE,
)
_I_SAY = re.compile(
    r",?\s(?:and\s|so\s)?(?:i(?:'d|\swould)\s(?:say|call|file|put)|i\s(?:think|guess|believe|suppose))\s"
    r"(?:(?:that's|that\sis|it's|it\sis|that\swas|it\swas|it|that|this)\s)?(?:(?:under|as|for|in)\s)?(?=\w+[\s.!]*$)",
    re.IGNORECASE,
)


def read_adding(line: Said) -> Intent | None:
    """The credits to add, small talk that only looks like one, or None when the line is neither."""
    rows = rows_of(line.whole) if "\n" in line.whole or "\t" in line.whole or "|" in line.whole else None
    if rows:
        entries = read_table(rows, today=line.today, locale=line.locale)
        if entries and any(entry.seconds is not None or "hours" in entry.spans or entry.start for entry in entries):
            return AddCredit(entries)
    text = line.whole if "\n" in line.whole else line.text
    command = COMMAND.match(text) or _mistyped(text)
    body = text[command.end() :] if command else text
    pointed = _POINTED.match(body) if command and not find_amounts(body) else None
    body = body[pointed.end() :] if pointed else body
    told = None if command else TOLD.search(body[:200])
    if told is not None:
        body = _without(body, told)
    elif command and (inner := TOLD.match(body)):
        body = body[inner.end() :]
    body = _NEXT_SENTENCE.sub(", ", body)
    if '"' not in body and len(body) < LONGEST_SAID:
        body = _OPINION.sub("", body) if body.rstrip(" .!").rpartition(" ")[2].lower() in _PRAISE else body
        body = _I_SAY.sub(", ", body) if "i" in line.words else body
    if line.is_question and _ASKS.search(body):
        body += "?"
    entries = read_entries(_ASIDE.sub("", body), Reading(line.today, line.locale))
    entries = _asking_hours(entries, pointed["n"]) if pointed else entries
    has_amount = any("hours" in entry.spans for entry in entries)
    if line.is_question and command is None and (wish := nearest(line)) is not None:
        return wish
    if command is None and is_lasting_activity(line, entries):
        return AddCredit(entries)
    talk = small_talk(line.text, line.words, has_command=bool(command), has_amount=has_amount)
    if talk is not None:
        return talk
    if command or (told is not None and _tells(line, told, entries)):
        return _added(entries, line)
    return bare_facts(line, entries, has_amount)


def _asking_hours(entries: tuple[Entry, ...], number: str) -> tuple[Entry, ...]:
    """The first entry with a doubt: whether this bare number is its hours."""
    first, value = entries[0] if entries else Entry(), number_value(number)
    doubt = Ambiguity("hours", (round(value * SECONDS_PER_HOUR),) if value else (), number)
    asked = replace(first, ambiguous=(*first.ambiguous, doubt), spans={**first.spans, "hours": number})
    return (asked, *entries[1:])


def commands(text: str) -> bool:
    """Whether a line begins with a command to add, mistyped ones too."""
    return COMMAND.match(text) is not None or _mistyped(text) is not None


def begins_adding(text: str) -> bool:
    """Whether a line begins with a command to add, or by telling what one attended."""
    return commands(text) or TOLD.match(text) is not None


def _mistyped(text: str) -> re.Match[str] | None:
    """A mistyped command right before an amount ("loq 2h …")."""
    match = _BEFORE_NUMBER.match(text)
    return match if match and nearest_command(match["word"]) in ("add", "log", "record", "save") else None


def _without(text: str, told: re.Match[str]) -> str:
    before, after = text[: told.start()].strip(" ,"), _THAT.sub("", text[told.end() :])
    if "\n" in told.group():
        return f"{before}:\n{after}"
    return f"{before}, {after}" if before else after


# "add 1h Ethics": the one word with a capital is what it was called.
_ONLY_ETHICS = re.compile(r"(?<![,;:#|/(-]) (?<!\bin )(?<!\bfor )(?<!\bunder )(?<!\bas )Ethics$")


def _added(entries: tuple[Entry, ...], line: Said) -> Intent:
    if all((e.title or "").lower() in HOLLOW and set(e.spans) == {"title"} for e in entries) and entries:
        return Help("add") if line.is_question else AddCredit((Entry(),))
    if len(entries) == 1 and entries[0].title is None and _ONLY_ETHICS.search(line.text):
        spans = {name: words for name, words in entries[0].spans.items() if name != "domain"} | {"title": "Ethics"}
        return AddCredit((replace(entries[0], title="Ethics", domain=None, spans=spans),))
    return AddCredit(entries if entries else (Entry(),))


def _tells(line: Said, told: re.Match[str], entries: tuple[Entry, ...]) -> bool:
    """Whether "I …ed" speaks of an activity: a title to it, and no loose verb ("had lunch")."""
    if line.is_question or not any(entry.title for entry in entries):
        return False
    if len(line.text) > 600 and not any("hours" in entry.spans for entry in entries):
        return False
    loose = re.search(
        r"\b(?:had|got|spent|received|took|caught|enjoyed|followed|gave|read|passed|did|visited|was in|was at|went"
        r" to|done|taken|gone to|been to|been at|were at)\s?$",
        told.group().strip(),
        re.IGNORECASE,
    )
    if not loose:
        return True
    return any("hours" in e.spans or e.start or e.domain for e in entries) or bool(
        re.search(
            r"webinar|workshop|course|training|seminar|lecture|conference|congress|meeting|symposium|session|module"
            r"|gpp|ismpp|consort",
            line.low,
        )
    )


def not_understood(line: Said) -> Intent:
    """What is left when no wish fits: the words that were not understood, and what was."""
    if says_nothing(line.text):
        return Chitchat("other")
    entries = read_entries(line.text[:500], Reading(line.today, line.locale))
    entry = entries[0] if entries else Entry()
    talk = small_talk(line.text[:500], line.words, has_command=False, has_amount="hours" in entry.spans)
    if isinstance(talk, Chitchat):
        return talk
    if (wish := nearest(line)) is not None:
        return wish
    words = tuple((entry.title or line.text).split()[:60])
    return Unknown(words, entry)
