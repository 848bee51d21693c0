"""Corrections told as statements: of what was shown ("it was two hours actually"), or of what a title names. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from bot.intents import AddCredit, Answer, Chitchat, Clarify, Entry, Intent, Unknown
from bot.language.lexicon import pattern_of, words_of
from bot.understand.clauses import clauses
from bot.understand.grammar import by_grammar
from bot.understand.open_cards import FILLER
from bot.understand.relative import relative
from bot.understand.values_only import untitled
from bot.understand.waiting import Waiting
from core.rules.words import lowered, word_set

LONGEST = 200
CUES = word_set(
    "it it's its that that's this was actually sorry oops no wrong mistake typo mean meant should make change rather instead"
    " not only just correct correction shift move put call called title hours day date domain category took lasted has to"
)
"""Words that make values a correction of what was just saved; values alone might begin something new."""
VERBS = word_set("make change shift move postpone correct fix set put rename update reschedule postpone edit")
MOVES = word_set("postpone reschedule shift")
TITLED = word_set("title titled name named called call rename retitle entitled")
LEADS = word_set("of for about on regarding re concerning in")
ARTICLES = word_set("the my that this our")
REGRETS = word_set("wrong mistake mistyped mistook typo misread mixed error oops")
CHANGING = word_set(
    "change edit fix correct update adjust wrong incorrect off mistaken is are was were isn't aren't right not but first"
)
FIELDS = {
    "hours": "hours", "hour": "hours", "duration": "hours", "length": "hours", "time": "hours",
    "day": "day", "days": "day", "date": "day", "dates": "day",
    "domain": "domain", "category": "domain", "title": "title", "name": "title",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CARD = Waiting("save")


@dataclass(frozen=True, slots=True)
class About:
    """A correction of something saved: the ``title`` words that name it, and its new values."""

    title: str
    entry: Entry


def correction(text: str, *, now: datetime, locale: str | None) -> Entry | None:
    """The values that words put right, said to a card; None for words that are anything else."""
    if len(text) > LONGEST or "\n" in text or text.rstrip().endswith("?"):
        return None
    if (entry := relative(text)) is not None:
        return entry
    if rest := _behind_regret(text):
        return correction(rest, now=now, locale=locale)
    first, _, rest = text.partition(" ")
    text = f"move {rest}" if first.lower() in MOVES else text
    said = by_grammar(text, now=now, locale=locale, waiting=_CARD)  # what is only likely changes nothing saved
    if not isinstance(said, Answer):
        return None
    # Only who speaks of a title gives a new one: "it was online" names none.
    entry = said.entry if TITLED & set(_WORD.findall(lowered(text))) else untitled(said.entry)
    return None if entry == replace(Entry(), spans=entry.spans) else entry


def _behind_regret(text: str) -> str:
    """ "I typed the wrong day, it was Monday": what follows the regret."""
    regret, _, rest = text.partition(",") if "," in text else text.partition(":")
    return rest.strip() if rest and not REGRETS.isdisjoint(_WORD.findall(lowered(regret))) else ""


def field_named(text: str) -> str | None:
    """The one field that is to change, where only that is said: "change the domain", "the hours are wrong"."""
    words = _WORD.findall(lowered(text).replace("’", "'"))
    fields = {FIELDS[word] for word in words if word in FIELDS}
    left = set(words) - FIELDS.keys() - CHANGING - FILLER
    return fields.pop() if len(fields) == 1 and not left and not CHANGING.isdisjoint(words) else None


def is_lost(wish: Intent) -> bool:
    """Whether a wish is none that could be served as it stands, so that the words may be a correction."""
    if isinstance(wish, AddCredit):
        return not any(entry.title for entry in wish.entries)
    return isinstance(wish, Unknown | Answer | Clarify) or wish == Chitchat("other")


def is_plain(text: str) -> bool:
    """Whether words say that they correct something, and are not values alone."""
    return not CUES.isdisjoint(_WORD.findall(lowered(text).replace("’", "'")))


def about_one(text: str, titles: Sequence[str], *, now: datetime, locale: str | None, least: int = 2) -> About | None:
    """A correction that names what it is about by words of its title; None when it names none, or says more than values.

    ``least`` words of the title or all of it are wanted: "the meeting was on Tuesday" names no credit.
    """
    if len(text) > LONGEST or "\n" in text or "?" in text:
        return None
    for at, to, words in _runs(text, titles, least):
        if _is_new_title(text[:at]):
            continue
        entry = correction(_pointing(text, at, to), now=now, locale=locale)
        if entry is not None:
            return About(words, entry)
    return None


def speaks_of_title(text: str) -> bool:
    """Whether words say what something is called."""
    return not TITLED.isdisjoint(_WORD.findall(lowered(text)))


def _is_new_title(before: str) -> bool:
    """Whether what follows is what something is called from now on ("rename it to …"), and not what is spoken of."""
    words = _WORD.findall(lowered(before))
    said = [place for place, word in enumerate(words) if word in TITLED]
    between = [word for word in words[said[-1] + 1 :] if word not in ARTICLES] if said else []
    return bool(between) and between[-1] not in LEADS


def amended(text: str, titles: Sequence[str], *, now: datetime, locale: str | None) -> list[About]:
    """Every correction of a message that names what it is about by its title; a clause that names none says more of the last."""
    found: list[About] = []
    for clause in clauses(text):
        one = about_one(clause, titles, now=now, locale=locale) or _by_one_word(clause, titles, now=now, locale=locale)
        if one is not None:
            found.append(one)
        elif found and is_plain(clause) and (entry := correction(clause, now=now, locale=locale)) is not None:
            found[-1] = About(found[-1].title, _both(found[-1].entry, entry))
    return found


def _by_one_word(clause: str, titles: Sequence[str], *, now: datetime, locale: str | None) -> About | None:
    """ "Make consort 2.5": one word that stands out in one title alone."""
    telling = [_telling(title, titles) for title in titles]
    words = set(_WORD.findall(lowered(clause)))
    named = [(title, word) for title, own in zip(titles, telling, strict=True) for word in own & words]
    if len(named) != 1 or not is_plain(clause):
        return None
    return about_one(clause, [named[0][1]], now=now, locale=locale, least=1)


def _telling(title: str, titles: Sequence[str]) -> set[str]:
    """The words of a title that stand in capitals and in no other title."""
    others = {word for other in titles if other != title for word in _WORD.findall(lowered(other))}
    return {word.lower() for word in _WORD.findall(title) if len(word) > 3 and word.isupper()} - others


def _both(first: Entry, second: Entry) -> Entry:
    """One entry of two; what was said last stands."""
    values = {name: getattr(second, name) for name in first.__dataclass_fields__ if getattr(second, name) is not None}
    return replace(first, **{**values, "spans": {**first.spans, **second.spans}})


def mentioned(text: str, titles: Sequence[str]) -> list[int]:
    """The places of the titles that a text names, by two words of them at least or by one that stands out."""
    words = set(_WORD.findall(lowered(text)))
    runs = [run[2] for run in _runs(text, titles, 2)]
    named = [set(_WORD.findall(lowered(run))) - FILLER for run in runs]
    places = []
    for place, title in enumerate(titles):
        content = set(_WORD.findall(lowered(title))) - FILLER
        if any(run and run <= content for run in named) or _telling(title, titles) & words:
            places.append(place)
    return places


def only_told(text: str, title: str) -> bool:
    """Whether somebody only tells what they did with what the title names ("I liked the clinic on Monday")."""
    before = lowered(text).partition(lowered(title))[0]
    words = _WORD.findall(before[max(before.rfind(mark) for mark in ",.;:") + 1 :])
    spoken = [then for word, then in pairwise(words) if word in words_of("oneself")]
    return any(word not in words_of("own_mistakes") for word in spoken)


def says_otherwise(text: str) -> bool:
    """Whether words say that something was otherwise: what it is and is not, what it should be."""
    told = any(pattern_of(name).search(text) for name in ("amends", "denied", "mistaken"))
    return told or any(begins_as_change(clause) for clause in clauses(text)[1:])


def begins_as_change(text: str) -> bool:
    """Whether a line begins like a change ("make the course 3 hours") or says that something is wrong."""
    words = _WORD.findall(lowered(text))
    return bool(words) and (words[0] in VERBS or "wrong" in words or relative(f"{words[0]} it") is not None)


def is_bidden(text: str) -> bool:
    """Whether a line bids a change in so many words ("make the course 3 hours", "please shift it to Monday")."""
    words = [word for word in _WORD.findall(lowered(text)) if word not in FILLER]
    return bool(words) and (words[0] in VERBS or relative(f"{words[0]} it") is not None)


def _runs(text: str, titles: Sequence[str], least: int) -> list[tuple[int, int, str]]:
    """Where words of one title stand side by side, the longest first."""
    words = list(_WORD.finditer(lowered(text)))
    contents = [set(_WORD.findall(lowered(title))) - FILLER for title in titles]
    found = []
    for at in range(len(words)):
        for last in range(len(words), at, -1):
            said = {word.group() for word in words[at:last]} - FILLER
            fits = said and any(said == content or (len(said) >= least and said < content) for content in contents)
            if fits and words[at].group() not in FILLER and words[last - 1].group() not in FILLER:
                span = words[at].start(), words[last - 1].end()
                found.append((*span, text[slice(*span)]))
                break
    return sorted(found, key=lambda run: run[0] - run[1])


def _pointing(text: str, at: int, to: int) -> str:
    """The line with "it" for the title, or without it: "the date of the course was …" is "the date was …"."""
    before, after = text[:at], text[to:]
    words = list(_WORD.finditer(before))
    while words and words[-1].group().lower() in ARTICLES:
        before, words = before[: words[-1].start()], words[:-1]
    if words and words[-1].group().lower() in LEADS:
        before = before[: words[-1].start()]
        return f"{before.rstrip()} {after.lstrip(' ,:')}".strip()
    joined = re.sub(r"^\s?(?:[:,–-]|one\b|session\b|webinar\b)\s?", " is ", after) if not before.strip() else after
    return f"{before}it{joined}"
