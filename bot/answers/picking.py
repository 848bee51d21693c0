"""Which credits are meant: by number, the last one, words of the title, all of them, the duplicate."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from bot import questions
from bot.answers.adding.card import describe
from bot.intents import Which
from bot.language.lexicon import words_of
from bot.turn import Turn
from bot.understand.clauses import bare, sentences
from bot.understand.half_said import is_shortened
from bot.understand.stated import mentioned
from bot.understand.which import which_credits
from core.actions.catalogue import plain_words
from core.actions.credits import credit_of, credits_of, twins_of
from core.errors import NotFound
from core.message import Choice
from core.rules.days import find_days
from core.store.tables import Credit

# Below this two titles share letters, not a meaning (tried on the titles of the sample list).
LIKE_ENOUGH = 84.0
OFFERED = 5
LEAST_LETTERS, MOST_SAID = 4, 3
"""A credit is known by one word of its title where it is so long, and so few others stand beside it."""


def pick(turn: Turn, which: Which) -> list[Credit]:
    """The credits meant, in order of number; more than one when the words fit several and not all were meant.

    Nothing said means the latest ones, of which one is to be chosen. Raises NotFound.
    """
    if which.numbers:
        return [credit_of(turn.session, turn.practitioner, number) for number in dict.fromkeys(which.numbers)]
    held = credits_of(turn.session, turn.practitioner)
    if not held:
        raise NotFound(what="a credit: there is none in your record yet")
    if which.duplicate:
        return duplicates(turn, held)
    if which.words:
        held = _of_day(turn, held, which.words) or _named(held, which.words)
    return held[-1:] if which.last else held


def spelled_out(turn: Turn, which: Which) -> Which:
    """What is meant without the words around it: "13 pls. never got it", "the last one please", "the A one and the B one".

    Words that name no title of the record as they stand are searched for what they name; else they stay.
    """
    if not which.words or which.duplicate:
        return which
    if _only_points(which.words):
        return _just_saved(turn)
    said = bare(sentences(which.words)[0]) if sentences(which.words) else which.words
    if (plainly := which_credits(said, said.casefold())) is not None and not plainly.words:
        return plainly
    held = credits_of(turn.session, turn.practitioner)
    if any(_has_all(credit, which.words) for credit in held):
        return which
    named = mentioned(which.words, [credit.title for credit in held])
    named = named or _by_one_word(said, [credit.title for credit in held])
    places = [place for place in named if place in mentioned(said, [credit.title for credit in held])] or named
    return Which(numbers=tuple(held[place].number for place in places)) if places else replace(which, words=said)


def _only_points(words: str) -> bool:
    """Whether words only point at a credit: "that one, wrong day". Which one it is is never guessed from a title."""
    said = re.findall(r"[\w']+", words.casefold().replace("’", "'"))
    return {*words_of("pointing_only")}.issuperset(said)


def _just_saved(turn: Turn) -> Which:
    """What was saved here just now, if it is there still; else nothing named, so that one is chosen."""
    held = {credit.number for credit in credits_of(turn.session, turn.practitioner)}
    newest = [one for one in questions.open_questions(turn) if one.kind in questions.OFFERS][:1]
    numbers = [
        n for one in newest if one.payload["hearer"] == "saved" for n in one.payload.get("numbers", []) if n in held
    ]
    return Which(numbers=tuple(numbers[-1:]))


def _by_one_word(said: str, titles: list[str]) -> list[int]:
    """ "The one about style": the only title with one of these words, where they are few."""
    words = {word for word in plain_words(said).split() if len(word) >= LEAST_LETTERS}
    found = [place for place, title in enumerate(titles) if words & set(plain_words(title).split())]
    return found if len(found) == 1 and len(words) <= MOST_SAID else []


def is_settled(which: Which, found: list[Credit]) -> bool:
    """Whether ``found`` is what was meant, with nothing left to choose."""
    return len(found) == 1 or bool(which.numbers) or which.every


def _of_day(turn: Turn, held: list[Credit], words: str) -> list[Credit]:
    """Credits of the day (or the month) these words are and nothing else; none when they are no day."""
    found = find_days(words, today=turn.today, locale=turn.practitioner.locale)
    if len(found) != 1 or len(found[0].options) != 1 or found[0].words.strip() != words.strip(" ."):
        return []
    first, last = found[0].options[0]
    return [credit for credit in held if credit.starts_on <= last and credit.ends_on >= first]


def _named(held: list[Credit], words: str) -> list[Credit]:
    """Credits whose title or type has the words, typing mistakes forgiven when nothing has them as they are."""
    said = plain_words(words)
    exact = [c for c in held if _has_all(c, words)]
    short = [c for c in held if is_shortened(words, c.title)] if not exact else []
    long_enough = len(said) >= LEAST_LETTERS  # "ai" stands in "plain", too
    near = exact or short or [c for c in held if long_enough and fuzz.partial_ratio(said, _words_of(c)) >= LIKE_ENOUGH]
    if not near:
        raise NotFound(what=f'"{words}" among your credits')
    return near


def _has_all(credit: Credit, words: str) -> bool:
    return set(plain_words(words).split()) <= set(_words_of(credit).split())


def _words_of(credit: Credit) -> str:
    return plain_words(f"{credit.title} {credit.description or ''}")


def duplicates(turn: Turn, held: list[Credit]) -> list[Credit]:
    """Of each activity entered twice, the one to let go: without documents rather than with, later rather than earlier.

    Raises NotFound when nothing stands twice.
    """
    spare: dict[int, Credit] = {}
    for credit in held:
        twins = twins_of(
            turn.session, turn.practitioner, title=credit.title, start=credit.starts_on, end=credit.ends_on,
            activity_id=credit.activity_id,
        )  # fmt: skip
        if len(twins) > 1:
            keep = min(twins, key=lambda c: (not c.documents, c.number))
            spare |= {twin.number: twin for twin in twins if twin is not keep}
    if not spare:
        raise NotFound(what="two credits that are the same")
    return [spare[number] for number in sorted(spare)]


def choices_of(found: list[Credit]) -> tuple[Choice, ...]:
    """The latest of the credits found, to choose from."""
    return tuple(Choice(_label(credit), f"#{credit.number}") for credit in reversed(found[-OFFERED:]))


def _label(credit: Credit) -> str:
    title = credit.title if len(credit.title) <= 40 else credit.title[:39] + "…"
    return f"#{credit.number} {title}, {credit.starts_on.day} {credit.starts_on:%b %Y}"


def lines_of(found: list[Credit]) -> str:
    """One line for each credit, latest first."""
    return "\n".join(f"#{credit.number} · {describe(credit)}" for credit in reversed(found[-OFFERED:]))
