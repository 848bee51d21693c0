"""What was asked and is open, and how a bare text answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import Ambiguity, Answer, Entry, Intent, Which
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.unreal import says_nothing
from bot.understand.values_only import only_values, untitled
from bot.understand.which import position_of, some_of, which_credits
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR
from core.rules.words import word_set


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question: its ``kind`` and the labels of the choices offered with it."""

    kind: str
    options: tuple[str, ...] = ()


FREE = frozenset({"text", "code", "employer", "address", "locale", "title"})


_FIELDS = (
    r"(?:hours?|days?|dates?|domain|category|title|name|time|duration|length|credits|location|place|speaker|instructor)"
)
_OKS = (
    r"(?:yes|yep|yeah|ok|okay|sure|fine|good|great|right|correct|perfect|save(?: it)?|(?:it |that |all |everything )?(?:looks|is)"
    r" (?:good|right|fine|ok|correct)|all (?:good|right|fine)|everything|almost|nearly|no)"
)
_FINE = rf"(?:{_OKS}[, ]+)?(?:but |except |though |only |just )?"
_SAYS = {
    "yes": r"(?:yes|y|yep|yeah|yup|ya|yes please|yes,? (?:that'?s|it is|it was|this is|that is) (?:me|right|correct|it"
    r"|fine|mine)|sure|ok|okay|k|correct|right|that'?s (?:right|correct|it|me|fine|the one|mine)|exactly"
    r"|confirm|confirmed|i confirm|absolutely|definitely|of course|go ahead|do it|please do|affirmative|indeed"
    r"|looks (?:good|right|fine|great|ok|correct)|all (?:good|correct|right)|perfect|fine|good|great|sounds"
    r" good|agreed|oui|ja|sí|si|yess+|approve|approved|👍|✅|submit|send|send it|yes,? (?:do|go|send|submit"
    r"|delete|confirm|cancel)(?: (?:it|ahead|them|please))*|please|proceed|that works|works for me|lgtm|\+1"
    r"|all good|go for it|go on|true|it is|i am|i do|i agree|i attest|yes i (?:am|do|did|agree))",
    "no": r"(?:no|n|nope|nah|no,? thanks|no,? thank you|not really|wrong|incorrect|that'?s (?:wrong|not (?:right|me"
    r"|it|correct|mine))|not (?:right|correct|me|mine|that)|no,? (?:that'?s|it'?s|it is) (?:wrong|not).*|non"
    r"|nein|no way|negative|don'?t|do not|no,? my mistake|my mistake|disagree|i do not|i don'?t|never|not yet"
    r"|false|no,? wrong|save nothing|nothing to save|never save (?:this|it|that)|(?:please )?(?:do not|don'?t"
    r"|not) (?:save|add|log|record)(?: (?:it|this|that|them|anything))?(?: just)?"
    r" (?:yet|now|right now|for now)|(?:no,? )?not (?:just |quite |right )?(?:yet|now)|wait|(?:please )?wait|hang on)",
    "save": r"(?:save|save (?:it|this|that|them|all|both|please|now|as is|anyway|everything|only|and request approval"
    r"|and request|the (?:first|second|third|last)(?: one)?|all of them|these|#?\d)+(?: please)?|save & request"
    r" approval|keep (?:it|this|that|them)|store(?: it)?|add it|log it|record it|yes,? (?:please )?save(?:"
    r" (?:it|them|all|both))?|ok,? save(?: (?:it|them|all|both))?|looks good,? save(?: it)?|please save(?: it)?"
    r"|accept|accept it|sav|svae|saev|save,? please|add them|add both|add all)",
    "another": r"(?:another|another one|other|a different one|different|different one|something else|show (?:me )?(?:more"
    r"|another|others)|more|next|next one|other one|the other one|others|not (?:that|this)(?: one)?|more"
    r" options|else|show others|no,? another)",
    "not_listed": r"(?:(?:it'?s |it is |its |this is )?not (?:on|in) (?:the|that|your|this) (?:approved )?(?:list|catalogue"
    r"|catalog)|not listed|not there|none|none of (?:them|these|those|the above|the two|the three|it)|neither"
    r"|neither of (?:them|these|those|the two)|no match|not any of (?:them|these)|isn'?t (?:on the list|listed|there)|not"
    r" approved|unlisted|it isn'?t listed|it'?s not listed|not one of (?:them|these)|something not listed|no,?"
    r" none(?: of (?:them|these))?|no,? not on the list|not in there)",
    "skip": r"(?:skip|skip (?:it|this|that|the question|for now)|pass|next question|later|leave (?:it )?(?:blank|empty"
    r"|open)|no idea|not sure|i'?m not sure|i (?:don'?t|do not) (?:know|remember|recall|have (?:it|that|one))"
    r"|don'?t know|dunno|idk|unknown|n/?a|not applicable|nothing|no answer|can'?t remember|unsure|i forgot"
    r"|forgot|-)",
    "both": r"(?:both|both of them|all|all of them|all three|them all|the two|all of the above|each|both please|all"
    r" please|every one|everything)",
    "change": r"(?:change|change (?:it|this|that|something|details|the (?:details|entry))|edit|edit (?:it|this|that)"
    r"|modify|correct(?: it)|fix(?: it)?|amend|update|adjust|make changes|i want to change (?:it|something)|let"
    r" me change (?:it|that)|something'?s wrong|not quite"
    rf"|{_FINE}(?:the |its )?{_FIELDS} (?:(?:is|are|was|were|seems?|looks?)(?: still| totally| a bit| also)?"
    rf" (?:wrong|incorrect|off"
    r"|mistaken|different|not right|not correct|not ok)|(?:isn'?t|aren'?t|wasn'?t) (?:right|correct|ok|true)|(?:needs?|has|have)"
    rf" (?:to be )?(?:chang|fix|correct|updat)\w+)|{_OKS}[, ]+(?:but|except|apart from|just not|only not)(?: for| not)?"
    rf"(?: the| its)? {_FIELDS}|(?:{_OKS}[, ]+(?:but |and |then )?|first |but )(?:please )?(?:change|fix|edit"
    rf"|correct|update) (?:the"
    rf" |its )?{_FIELDS}(?: first| please)?|(?:the |its )?wrong {_FIELDS})",
}


_PARTS = re.compile(
    r"\s?[,.!;]+\s?(?:and |then )?|\s(?:and|then)\s|\s(?=thanks|thank you|please)|(?<=^yes)\s|(?<=^no)\s"
)
_POLITE = re.compile(
    r"thanks?(?: you)?(?: so much| very much| a lot| again)?|thx|ty|cheers|please|pls|great|perfect|tally"
)
_OPENS = word_set(
    "yes y yep yeah yup ya sure ok okay k correct right exactly confirm confirmed absolutely definitely go do please perfect"
    " fine good great sounds looks all no n nope nah wrong not don't dont never save keep store add log record that's thats"
    " thanks thx approve approved send submit true agreed lgtm proceed that works oui ja si sí nein non"
)
_SAID = re.compile("|".join(f"(?P<{says}>{pattern})" for says, pattern in _SAYS.items()))


_THAT = re.compile(
    r"(?:yes,? )?(?:that(?:'s| is)? (?:one|the one|it)|this(?: one)?|this is the one|that one(?: please)?|that'?s"
    r" it|it'?s that one|the (?:one|first) you (?:showed|suggested|offered)|use (?:that|it|this)(?: one)?|take"
    r" (?:that|it|this)(?: one)?|that|it is that one|the same|same|yes that one|that'?s the one|add the first|the"
    r" approved one|yes,? that)"
)


_NOT_NOW = frozenset(("hold on", "one moment", "one sec", "one second", "just a moment", "just a sec"))


def spoken(line: Said, waiting: Waiting | None) -> Answer | None:
    """The answer that is nothing but an answer: yes, no, save, the first one, both, an offered label."""
    low = line.low.strip()
    if (waiting is None or waiting.kind in ("save", "activity", "confirm")) and (some := some_of(low)) is not None:
        return replace(some, words=line.whole)
    if waiting is not None and waiting.kind in ("save", "confirm") and low in _NOT_NOW:
        return Answer("no", words=line.whole)
    if waiting is not None and low != "cancel" and (place := _offered(low, waiting)) is not None:
        return _picked(line, says_of(low), place, waiting)
    if says := says_of(low) or _whole_says(line):
        which = Which(every=True) if says == "both" else Which()
        position = position_of(low.removeprefix("save ").strip()) if says == "save" else None
        return Answer(says, position, which=which, words=line.whole)
    if _THAT.fullmatch(low):
        return Answer(
            "yes" if waiting is None or waiting.kind in ("confirm", "save") else None,
            1 if waiting and waiting.kind == "activity" else None,
            words=line.whole,
        )
    if waiting is not None and waiting.kind == "domain" and domain_of(line.text) is not None:
        return None
    if waiting is None or waiting.kind in ("activity", "which_credit", "save", "confirm", "day", "domain", "locale"):
        return pointed_at(line, low, waiting)
    return None


def _whole_says(line: Said) -> str | None:
    """What the line says with its polite words, where they were the answer ("sure, thanks!")."""
    whole = " ".join(line.whole.lower().split()) if len(line.whole) < 60 else ""
    return says_of(whole) if whole.strip(" .!?") != line.low else None


def _picked(line: Said, says: str | None, place: int, waiting: Waiting) -> Answer:
    """An offered label said word for word, with the value it stands for."""
    entry = Entry()
    if waiting.kind in ("day", "hours", "domain"):
        entry = replace(read_entry(line.text, today=line.today, locale=line.locale), title=None)
        domain = domain_of(line.text)
        entry = replace(entry, domain=domain, spans={"domain": line.text}) if domain else entry
    return Answer(says, None if says in ("yes", "no", "save", "change") else place, entry, words=line.whole)


def _offered(low: str, waiting: Waiting) -> int | None:
    for place, label in enumerate(waiting.options, 1):
        if low == " ".join(label.lower().split()).rstrip(" .!?"):
            return place
    return None


def says_of(low: str) -> str | None:
    """What a short answer says; of several said together ("yep, go ahead and save it") what they all come to."""
    bare = low.strip(" .,!?")
    if match := _SAID.fullmatch(bare):
        return match.lastgroup
    if bare.partition(" ")[0].strip(",.!;") not in _OPENS:
        return None
    parts = [part for part in _PARTS.split(bare) if part and not _POLITE.fullmatch(part)]
    if not 0 < len(parts) < 5 or len(bare) > 80 or parts == [bare]:
        return None
    said = {match.lastgroup if (match := _SAID.fullmatch(part)) else None for part in parts}
    if said <= {"yes", "save"}:
        return "save" if "save" in said else "yes"
    return said.pop() if len(said) == 1 else None


def pointed_at(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    position = position_of(low)
    which = which_credits(line.text, low)
    if which is not None and which.words and waiting is None and not low.endswith(("one", "ones", "credit", "entry")):
        return None
    if which is not None and which.words and waiting is not None and waiting.kind == "activity":
        place = _resembling(which.words.lower(), waiting)
        return Answer(position=place, which=which, words=line.whole, entry=_live(which.words))
    if (
        which is not None
        and which.numbers
        and waiting is not None
        and waiting.kind in ("day", "save", "confirm", "domain")
        and not waiting.options
    ):
        return None
    if position is not None or which is not None:
        if waiting is not None and waiting.kind == "which_credit" and which is not None and which.numbers:
            position = None if which.numbers[0] > len(waiting.options) else position
        return Answer(position=position, which=which or Which(), words=line.whole)
    return None


def _live(words: str) -> Entry:
    if re.fullmatch(r"(?:the )?(?:recorded|recording|on[- ]demand)", words.lower()):
        return Entry(recording=True, spans={"recording": words})
    return Entry(recording=False, spans={"recording": words}) if words.lower() == "live" else Entry()


def _resembling(words: str, waiting: Waiting) -> int | None:
    hits = [place for place, label in enumerate(waiting.options, 1) if words in label.lower()]
    return hits[0] if len(hits) == 1 else None


INSTEAD = re.compile(r",?\s(?:not|instead of|rather than|and not)\s.{1,60}$", re.IGNORECASE)


THE_ONE = re.compile(
    r"(?:no,? |it'?s |it was |i mean |i meant )?(?:the|that) (?:one|credit|entry|session|webinar)\s?(?:from|on|of|in|dated|at)\b"
)
_NAME = re.compile(r"(?<!^)[A-ZÀ-Þ]|\d|^[A-Z]{2}")
_YEAR = re.compile(r"(?:in |since |from |until |it was in |during )?((?:19|20)\d\d)")


def answered(line: Said, waiting: Waiting) -> Intent | None:
    """What a bare text means as the answer to this question; None when it doesn't fit."""
    kind, text = waiting.kind, line.text
    if kind == "text":
        return Answer(says_of(line.low) if says_of(line.low) in ("skip", "yes", "no") else None, words=line.whole)
    if kind == "code":
        return _code(line)
    if kind in ("employer", "address", "locale"):
        times = read_entry(text, today=line.today, locale=line.locale) if kind == "employer" else Entry()
        return Answer(says_of(line.low), position_of(line.low), entry=replace(times, ambiguous=()), words=line.whole)
    text = INSTEAD.sub("", text)
    entry = read_entry(text, today=line.today, locale=line.locale)
    if kind == "hours" and "hours" not in entry.spans:
        entry = _bare_number(text, entry)
    if kind == "domain" and entry.domain is None and (domain := domain_of(text)):
        entry = replace(entry, domain=domain, spans={**entry.spans, "domain": text})
    if kind == "day" and "start" not in entry.spans and (year := _YEAR.fullmatch(line.low)):
        found = line.days(year[1])
        doubt = Ambiguity("start", found[0].options, year[1]) if found else None
        entry = Entry(ambiguous=(doubt,), spans={"start": year[1]}) if doubt else entry
    if kind == "title" and says_nothing(text):
        return None
    if kind == "title":
        return Answer(entry=entry, words=line.whole) if entry.title or entry.spans else None
    if THE_ONE.match(line.low) and entry.spans.get("start") and only_values(text, entry):
        return Answer(entry=untitled(entry), words=line.whole)
    if kind == "which_credit":
        which = which_credits(text, line.low, loosely=True)
        return Answer(position=position_of(line.low), which=which or Which(), entry=entry, words=line.whole)
    if kind == "activity" and entry.title and (place := _resembling(entry.title.lower(), waiting)):
        return Answer(position=place, entry=entry, words=line.whole)
    if kind == "activity" and entry.title and _NAME.search(text):
        return Answer(entry=entry, words=line.whole)
    fits = any(name in entry.spans for name in ("hours", "start", "domain", "location", "instructor", "recording"))
    if not fits or (entry.title and '"' not in text and not only_values(text, entry)):
        return None
    return Answer(entry=untitled(entry) if '"' not in text else entry, words=line.whole)


def _bare_number(text: str, entry: Entry) -> Entry:
    words = re.sub(r"[,\s]+(?:i (?:think|guess|believe)|in total|total|please)$", "", text.strip(" .!").lower())
    words = re.sub(
        r"^(?:(?:it'?s|just|only|i think|it was|total|about|i'?d say|i would say|i reckon|i guess)\s)+", "", words
    )
    number = number_value(words)
    if number is None:
        read = find_amounts(f"{words} hours")
        settled = len(read) == 1 and read[0].is_settled and read[0].at == 0
        return Entry(seconds=read[0].options[0], spans={"hours": text.strip()}) if settled else entry
    seconds = round(number * SECONDS_PER_HOUR)
    spans = {"hours": text.strip()}
    if number >= 15:
        doubt = Ambiguity("hours", (round(number * 60), seconds), text.strip())
        return Entry(ambiguous=(doubt,), spans=spans)
    return Entry(seconds=seconds, spans=spans)


def _code(line: Said) -> Intent | None:
    match = re.search(r"(?<!\w)(?:\d{3}[\s-]\d{3}|\d{4,10}|[A-Z0-9]{6,10})(?!\w)", line.text)
    if match:
        return Answer(words=re.sub(r"[\s-]", "", match.group()))
    return None
