"""Corrections in half a sentence hit what they mean, or ask: an open card, what was saved here, a credit by its title."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from sqlalchemy import select

from bot import questions
from bot.answers.adding.card import describe
from bot.answers.adding.shares import held_of
from bot.answers.adding.stack import lines
from bot.answers.changing import change, changes_of, kept_doubts, revived_doubts
from bot.answers.picking import choices_of, lines_of
from bot.intents import AddCredit, Answer, Chitchat, Clarify, EditCredit, Entry, Intent, Snooze, Unknown, Which
from bot.language.lexicon import pattern_of
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.half_said import HalfSaid, Held, half_said, is_new, leads, named_by, near, values_for, was_so
from bot.understand.stated import is_bidden, is_lost, mentioned
from core.actions.credits import credits_of, fixed_of
from core.message import Choice, Reply
from core.store.tables import Credit, Question

router = Router()
JUST_SAVED = timedelta(hours=12)
MOST, LONGEST_STORY = 5, 240
HEARERS = {"draft", "saved", "found", "clarify", "edit_which", "edit_doubt", "amend", "change_saved"}
"""Who may be waiting while something else is put right."""
LOOSE = AddCredit | Answer | Chitchat | Clarify | EditCredit | Snooze | Unknown
"""Wishes in whose words a correction in half a sentence may be hidden."""


@dataclass(frozen=True, slots=True)
class Amend(Intent):
    """Change a credit, once it was shown and that is agreed to; which one, where there are several ``numbers``."""

    name: ClassVar[str] = "amend"
    numbers: tuple[int, ...] = ()
    entry: Entry = field(default_factory=Entry)


def made_here(turn: Turn) -> set[int]:
    """The numbers of the credits that this conversation has saved or changed lately."""
    told = select(Question.payload).where(
        Question.practitioner_id == turn.practitioner.id,
        Question.thread == turn.message.thread,
        Question.asked_at > turn.now - JUST_SAVED,
    )
    payloads = [one for one in turn.session.scalars(told) if one.get("hearer") == "saved"]
    return {number for one in payloads for number in one["numbers"]}


def half_corrected(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent | None:
    """What a correction in half a sentence wishes for; None for words that are none, name nothing, or are another ``wish``.

    Where that is none that can be served as it stands, values beside a title are asked about, too."""
    if not isinstance(wish, LOOSE) or (question is not None and question.payload["hearer"] not in HEARERS):
        return None
    said = half_said(text, today=turn.today, locale=turn.practitioner.locale)
    if question is not None and (said is None or said.words):
        told = _concluded(turn, question, text)
        if told is not None:
            return told
    if said is None or _is_of_card(turn, said):
        return None
    held = {credit.number: credit for credit in credits_of(turn.session, turn.practitioner)}
    if isinstance(wish, EditCredit) and not held.keys().isdisjoint(wish.which.numbers):
        return None  # said by its number
    here = made_here(turn)
    fresh = [credit for number, credit in held.items() if number in here]
    named = _named(said, fresh) or _named(said, list(held.values()))
    ours = [one for one in named if one in fresh]
    if not said.told and not (is_lost(wish) and said.states and ours):
        return _asked(turn, said, ours) if is_lost(wish) and not said.states else None
    if named:
        return _put_right(turn, said, named, fresh)
    if (
        fresh and leads(said, text) and not isinstance(wish, AddCredit)
    ):  # nothing is called so: never what was saved last
        return EditCredit(Which(words=" ".join(said.words)), said.entry)
    return None if said.words or not fresh else _put_right(turn, said, _pointed(turn, question, said, fresh), fresh)


def _put_right(turn: Turn, said: HalfSaid, meant: list[Credit], fresh: list[Credit]) -> Intent | None:
    """The change of the one that was so, where it was saved here; else the question whether, or which."""
    fitting = [credit for credit in meant if was_so(said, _held(credit))]
    if len(fitting) == 1 and fitting[0] in fresh:
        return EditCredit(Which(numbers=(fitting[0].number,)), _values(turn, said, fitting[0]))
    return _asked(turn, said, fitting or meant)


def _concluded(turn: Turn, question: Question, text: str) -> Intent | None:
    """What follows from all that was told: "the discussion ran over. So 1.5 h", of the card or of what was just saved."""
    found = list(pattern_of("concludes").finditer(text))
    if not found or len(text) > LONGEST_STORY:
        return None
    last = text[found[-1].end() :]
    said = half_said(last, today=turn.today, locale=turn.practitioner.locale)
    if said is None or said.words:
        return None
    if question.payload["hearer"] == "draft" and question.kind == "save" and len(lines(turn)) == 1:
        return Answer(entry=said.entry, words=last)
    numbers = question.payload["numbers"] if question.payload["hearer"] == "saved" else []
    return EditCredit(Which(numbers=(numbers[0],)), said.entry) if len(numbers) == 1 else None


def _is_of_card(turn: Turn, said: HalfSaid) -> bool:
    """Whether an open card is meant: one that the words name, or, where they name none, one that was so."""
    for line in lines(turn):
        held = held_of(line.draft)
        named = named_by(said, held.title)
        if named is not None and (named or said.denies or not said.words) and was_so(said, held):
            return True
    return False


def _named(said: HalfSaid, credits: list[Credit]) -> list[Credit]:
    """The credits whose titles hold the words; those that hold most of them, the old value first."""
    found = [(len(words), credit) for credit in credits if (words := named_by(said, credit.title))]
    most = max((count for count, _ in found), default=0)
    best = [credit for count, credit in found if count == most]
    return [credit for credit in best if was_so(said, _held(credit))] or best


def _pointed(turn: Turn, question: Question | None, said: HalfSaid, fresh: list[Credit]) -> list[Credit]:
    """What words that name nothing are said of: what was saved last, or the one that was so."""
    if not said.denies:
        return []
    last = question.payload["numbers"] if question is not None and question.payload["hearer"] == "saved" else []
    latest = [credit for credit in fresh if credit.number in last]
    so = [[credit for credit in some if was_so(said, _held(credit))] for some in (latest, fresh)]
    return so[0] or so[1] or latest


def _asked(turn: Turn, said: HalfSaid, meant: list[Credit]) -> Intent | None:
    changed = [credit for credit in meant if is_new(values_for(said, credit.title), _held(credit))]
    if len(meant) == 1 and not changed:
        return EditCredit(Which(numbers=(meant[0].number,)), _values(turn, said, meant[0]))  # it says that already
    if not changed or len(changed) > MOST:
        return None
    return Amend(tuple(credit.number for credit in changed), _values(turn, said, changed[-1]))


def _held(credit: Credit) -> Held:
    return Held(credit.title, credit.seconds, credit.starts_on, credit.ends_on, credit.domain)


def _values(turn: Turn, said: HalfSaid, credit: Credit) -> Entry:
    return near(values_for(said, credit.title), _held(credit), turn.today)


def unless_old(turn: Turn, text: str, wish: Intent) -> Intent:
    """The wish; what only states how something was is asked about where this conversation did not save that."""
    if not isinstance(wish, EditCredit) or not wish.which.words or wish.entry.ambiguous or is_bidden(text):
        return wish
    held = credits_of(turn.session, turn.practitioner)
    named = [held[place] for place in mentioned(wish.which.words, [credit.title for credit in held])]
    is_old = len(named) == 1 and named[0].number not in made_here(turn)
    return Amend((named[0].number,), wish.entry) if is_old and changes_of(turn, wish.entry) else wish


@router.answers(Amend)
def ask_whether_amended(turn: Turn, wish: Amend) -> Reply:
    """Show the credit and ask whether it is to be changed; or which of several."""
    questions.close_all(turn, hearer="amend")
    meant = [credit for credit in credits_of(turn.session, turn.practitioner) if credit.number in wish.numbers]
    changes, doubts = changes_of(turn, wish.entry), list(wish.entry.ambiguous)
    said = ", ".join(dict.fromkeys(words for name, words in wish.entry.spans.items() if name != "end"))
    if len(meant) > 1:
        reply = Reply(f"Which one do you want to change?\n{lines_of(meant)}", choices=choices_of(meant))
        return questions.ask(
            turn, reply, kind="which_credit", hearer="edit_which", changes=changes, doubts=kept_doubts(doubts)
        )
    credit = meant[0]
    if changes and set(changes) - {"ends_on"} <= set(fixed_of(credit, changes)):
        return change(turn, [credit.number], changes, doubts)  # refused, and says why
    text = f'Shall I change #{credit.number}, {describe(credit)}, to "{said}"?'
    reply = Reply(text, choices=(Choice("Yes, change it", "yes"), Choice("No", "no")))
    return questions.ask(
        turn, reply, kind="confirm", hearer="amend", number=credit.number, changes=changes, doubts=kept_doubts(doubts)
    )


@router.hears("amend")
def hear_whether_amended(turn: Turn, question: Question, answer: Answer) -> Said:
    """Yes changes the credit that was shown; no leaves it."""
    number, payload = question.payload["number"], question.payload
    if answer.says != "yes" and answer.entry.spans:
        return ask_whether_amended(turn, Amend((number,), answer.entry))
    if answer.says not in {"yes", "save", "no"}:
        return questions.ask_again(turn, question, Reply(f"Shall I change #{number}? Type yes or no."))
    questions.close(turn, question)
    if answer.says == "no":
        return Reply(f"#{number} stays as it is. To change another one, type for example: change 12 to 2h")
    return change(turn, [number], payload["changes"], revived_doubts(payload["doubts"]))
