"""Questions about how something works; and commands that, put as a question, are to be explained and not begun."""

from __future__ import annotations

import re

from bot.intents import ApplyExam, AskAbout, DeferExam, Intent, RequestCredit, WhatIf
from bot.understand.asking import LONGEST, is_asking, near_topics, topic_of
from bot.understand.clean import one_line
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, explained_by, file_of, fits
from core.phrases.topics import topics
from core.rules.amounts import find_amounts
from core.rules.words import lowered

FORMS: dict[str, str] = explained_by()
"""A wish that begins a form -> the topic that explains it."""
HALF = 0.5
_FILE = file_of("ask_about")
_LIST, _TOPIC = _FILE.named["list"], _FILE.named["topic"]
_CLAUSE = re.compile(r"(?:i|we|he|she|they|it)\b", re.IGNORECASE)


def asked(line: Said) -> Intent | None:
    """The topic this line asks about; the list of topics for "faq"; None for other lines."""
    if fits(_LIST, line):
        return AskAbout()
    if (title := _title_said(line.low)) is not None:
        return AskAbout(_titled(title)) if _titled(title) else None
    name = topic_of(_whole(line), marked=line.is_question)
    return AskAbout(name) if name else None


def is_about(line: str) -> bool:
    """Whether a line is "about" and the title of a topic, as its button types it."""
    title = _title_said(lowered(one_line(line)).strip(" .!?"))
    return title is not None and _titled(title) is not None


def _title_said(low: str) -> str | None:
    """What a line is "about" that says no more."""
    found = _TOPIC.sentences.match(low)
    return low[slice(*found.slots["topic"][1:])] if found is not None else None


def _titled(title: str) -> str | None:
    """The topic of this title."""
    return next((topic.name for topic in topics().values() if topic.title.lower() == title), None)


def _whole(line: Said) -> str:
    """The line with its polite words, which make the question: "can I …", "do you know …"."""
    return lowered(one_line(line.whole)).strip(" .!?") if len(line.whole) <= 2 * LONGEST else line.low


def perhaps(line: Said, least: float = 1.0) -> Intent | None:
    """The topics that a question understood as nothing else may be about; None where there are none, and for other lines."""
    low = _whole(line)
    near = near_topics(low, least) if is_asking(low, marked=line.is_question) and not find_amounts(low) else ()
    if not near:
        return None
    return AskAbout(near[0]) if len(near) == 1 else AskAbout(near=near)


def explained(line: Said, wish: Intent | None) -> Intent | None:
    """The wish, or, where a question would begin a form, the topic that explains it."""
    topic = FORMS.get(wish.name) if wish is not None else None
    without_amount = isinstance(wish, WhatIf) and wish.seconds is None
    if not (topic or without_amount) or not is_asking(_whole(line), marked=line.is_question):
        return wish
    if topic is None:
        return perhaps(line) or wish
    if isinstance(wish, ApplyExam | DeferExam) and (near := perhaps(line, HALF)) is not None:
        return near
    query = wish.query if isinstance(wish, RequestCredit) else None
    return AskAbout(topic, None if query is None or _CLAUSE.match(query) else query)


ABOUT: tuple[Rule, ...] = (Rule(cues_of(form.sentences for form in _FILE.forms), asked, "ask_about"),)
