"""Answers by pointing: one of two days, one of three activities, a day of the month they named."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.answers.adding.draft import Doubt, Draft
from bot.answers.adding.proposal import choose
from bot.answers.doubts import is_neither, taken
from bot.intents import Answer
from bot.turn import Turn
from core.actions.catalogue import activity_of
from core.store.tables import Question

DAY_OF_MONTH = re.compile(r"\W*(?:on |it was )*(?:the )?(\d{1,2})(?:st|nd|rd|th)?\W*")


def settle(turn: Turn, question: Question, draft: Draft, answer: Answer) -> bool:
    """Answers by pointing: one of two days, one of three activities, yes to whose certificate it is."""
    if question.kind == "activity":
        return _pick(turn, question, draft, answer)
    if question.kind == "save":
        return _unchoose(draft, answer)
    day_words = answer.entry.spans.get("start", answer.words)
    if question.kind == "day" and _day_in_month(draft, day_words):
        return True
    doubt = next((d for d in draft.doubts if d.field == question.payload.get("doubt")), None)
    if doubt is not None and _settle_doubt(turn, draft, doubt, answer):
        return True
    return question.kind == "confirm" and (draft.holder_ok or draft.twin_ok)


def _unchoose(draft: Draft, answer: Answer) -> bool:
    """ "Another", "not on the list" on the card of an approved activity: it is not that one after all."""
    if answer.says not in {"another", "not_listed"} or draft.activity_id is None:
        return False
    draft.offered = [*draft.offered, draft.activity_id]
    draft.restore()
    draft.off_list = answer.says == "not_listed"
    return True


def _settle_doubt(turn: Turn, draft: Draft, doubt: Doubt, answer: Answer) -> bool:
    """Take the reading that is meant; a title that is neither is asked for in the person's own words."""
    place = taken(doubt.field, doubt.options, answer, turn.chosen)
    is_one = doubt.field == "title" and len(doubt.options) == 1  # asked as a yes or no
    if place is None and is_one and answer.says in {"yes", "save"}:
        place = 0
    if place is not None:
        draft.settle(doubt, place)
        if doubt.field == "start":
            _remember_order(turn, draft, doubt.words)
        return True
    if doubt.field == "title" and (is_neither(answer) or (is_one and answer.says == "no")):
        draft.doubts.remove(doubt)
        return True
    return False


def _day_in_month(draft: Draft, words: str) -> bool:
    """ "The 4th" answers which day of the month they named."""
    said = DAY_OF_MONTH.fullmatch(words.casefold())
    doubt = next((d for d in draft.doubts if d.field == "start" and len(d.options) == 1), None)
    if said is None or doubt is None:
        return False
    first, last = (date.fromisoformat(day) for day in doubt.options[0])
    day = first + timedelta(days=int(said[1]) - 1)
    if int(said[1]) < 1 or day > last:
        return False
    draft.start = draft.end = day
    draft.sources["start"] = f"{words.strip()} ({doubt.words})"
    draft.doubts.remove(doubt)
    return True


def _remember_order(turn: Turn, draft: Draft, words: str) -> None:
    """Having been told once which way round their days are written, Tally need not ask again."""
    digits = [int(part) for part in words.replace(".", "/").replace("-", "/").split("/") if part.strip().isdigit()]
    if turn.practitioner.locale is None and draft.start and len(digits) >= 2 and digits[0] != digits[1]:
        if (draft.start.day, draft.start.month) == (digits[0], digits[1]):
            turn.practitioner.locale = "en-GB"
        elif (draft.start.month, draft.start.day) == (digits[0], digits[1]):
            turn.practitioner.locale = "en-US"


def _pick(turn: Turn, question: Question, draft: Draft, answer: Answer) -> bool:
    """Which approved activity it is: by button, by place, by words, or none of them."""
    ids: list[int] = question.payload["activities"]
    chosen, count = turn.chosen, len(ids)
    if answer.says == "another":
        draft.offered = [*draft.offered, *ids]
        return True
    if answer.says in {"not_listed", "no"} or (chosen is not None and chosen == len(question.payload["choices"]) - 1):
        draft.off_list = True
        return True
    place = chosen
    if place is None and answer.position and not (count > 1 and _points(answer.words)):
        place = answer.position - 1 if answer.position > 0 else count - 1
    if place is None and answer.says in {"yes", "save"} and count == 1:
        place = 0
    if place is None and answer.entry.recording is not None:
        place = _by_kind(turn, ids, recording=answer.entry.recording)
    if place is None or not 0 <= place < count:
        return False
    choose(turn, draft, ids[place])
    return True


def _points(words: str) -> bool:
    """ "That one" among several says nothing."""
    return words.casefold().strip(" .!") in {"that one", "this one", "that", "this", "it"}


def _by_kind(turn: Turn, ids: list[int], *, recording: bool) -> int | None:
    fitting = [n for n, one in enumerate(ids) if activity_of(turn.session, one).is_recording == recording]
    return fitting[0] if len(fitting) == 1 else None
