"""What was shown, just saved or saved long ago put right by telling: "it was two hours actually", "make that a day earlier"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot import questions
from bot.answers.adding.card import describe
from bot.answers.adding.proposal import drafts_of
from bot.intents import AddCredit, Answer, Chitchat, Clarify, EditCredit, Entry, Intent, Several, Snooze, Which
from bot.language.lexicon import pattern_of
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.clauses import clauses
from bot.understand.grammar import by_grammar
from bot.understand.relative import relative
from bot.understand.sighting import sight
from bot.understand.stated import (
    about_one,
    amended,
    begins_as_change,
    correction,
    field_named,
    is_lost,
    is_plain,
    mentioned,
    only_told,
    says_otherwise,
    speaks_of_title,
)
from bot.understand.steps import NOTHING, Nothing, first_of
from bot.understand.values_meant import values_meant
from core.actions.credits import credit_of, credits_of
from core.message import Choice, Reply
from core.store.tables import Proposal, Question

router = Router()
JUST_SAVED = timedelta(hours=12)
NEWEST = 60
"""How many of the newest credits are known by their titles."""


def shifted(turn: Turn, question: Question | None, text: str) -> Intent | None:
    """ "A day earlier", "add half an hour to that": about the card that is shown, or what was just saved."""
    if question is None or (entry := relative(text)) is None:
        return None
    if question.payload["hearer"] == "saved":
        return EditCredit(Which(numbers=(question.payload["numbers"][-1],)), entry)
    if question.payload["hearer"] != "draft" or question.kind == "activity":
        return None
    drafts = drafts_of(turn.session.get_one(Proposal, question.payload["proposal"]))
    draft = drafts[min(question.payload["index"], len(drafts) - 1)]
    known = draft.start if entry.later else draft.seconds
    return Answer(entry=entry, words=text) if known else None


@dataclass(frozen=True, slots=True)
class _Heard:
    """A wish, its words, and the question that is open."""

    turn: Turn
    question: Question | None
    text: str
    wish: Intent

    @property
    def bare(self) -> bool:
        """Whether it would change a credit without saying which."""
        return isinstance(self.wish, EditCredit) and self.wish.which == Which()

    @property
    def unsure(self) -> bool:
        """Whether the words may as well correct what was saved."""
        unclear = is_lost(self.wish) or isinstance(self.wish, Clarify) or self.bare
        return unclear or _is_only_likely(self.turn, self.text, self.wish)


def corrected(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, where it is none that can be served, the correction its words may be."""
    return first_of(CORRECTING, _Heard(turn, question, text, wish)) or wish


def _mentioned_only(heard: _Heard) -> Intent | None:
    """A credit that is told of, and not to be changed."""
    words = heard.wish.which.words if isinstance(heard.wish, EditCredit) else None
    return Chitchat("other") if words and only_told(heard.text, words) else None


def _named_in_full(heard: _Heard) -> Intent | None:
    """The full name of what was just saved."""
    return _renamed(heard.turn, heard.question, heard.text, heard.wish) if heard.question is not None else None


def _just_saved(heard: _Heard) -> Intent | None:
    """What was just saved put right."""
    if heard.question is None or not heard.unsure:
        return None
    return _of_saved(heard.turn, heard.question, heard.text)


def _shown(heard: _Heard) -> Intent | Nothing | None:
    """The card that is shown put right, in words that are no wish."""
    if heard.question is None or heard.question.payload["hearer"] != "draft" or not is_lost(heard.wish):
        return None
    return _of_card(heard.turn, heard.question, heard.text) or NOTHING


def _asked_something(heard: _Heard) -> Nothing | None:
    """While something is asked, nothing else is put right."""
    return NOTHING if heard.question is not None and heard.question.kind not in questions.OFFERS else None


def _on_record(heard: _Heard) -> Intent | None:
    """Credits put right by their titles, where the wish was read from such words."""
    wish, text = heard.wish, heard.text
    is_change = isinstance(wish, AddCredit | Snooze | EditCredit) and begins_as_change(text)
    amends = isinstance(wish, AddCredit) and _amends_held(heard.turn, text, wish)
    added = isinstance(wish, AddCredit) and text.casefold().startswith("add ")
    may_be = heard.unsure or is_change or amends or added
    return _by_title(heard.turn, text, wish, surely=is_lost(wish) or amends) if may_be else None


CORRECTING = (_mentioned_only, _named_in_full, _just_saved, _shown, _asked_something, _on_record)
"""What words may put right, tried in this order."""


def _renamed(turn: Turn, question: Question, text: str, wish: Intent) -> EditCredit | None:
    """What was just saved under the name that is said to be its full one: "the full name of the session was …"."""
    if question.payload["hearer"] != "saved" or turn.now - question.asked_at >= JUST_SAVED:
        return None
    if not isinstance(wish, AddCredit) or len(wish.entries) != 1 or not speaks_of_title(text):
        return None
    entry, number = wish.entries[0], question.payload["numbers"][-1]
    old = credit_of(turn.session, turn.practitioner, number).title
    if (
        entry.title is None
        or {"hours", "start"} & set(entry.spans)
        or not entry.title.casefold().startswith(old.casefold())
    ):
        return None
    return EditCredit(Which(numbers=(number,)), Entry(title=entry.title, spans={"title": entry.title}))


def _amends_held(turn: Turn, text: str, wish: AddCredit) -> bool:
    """Whether activities that are all on the record already are said to have been otherwise ("… lasted 1.5, not 1 hour")."""
    titles = [credit.title for credit in credits_of(turn.session, turn.practitioner)[-NEWEST:]]
    said = [entry.title or "" for entry in wish.entries]
    return says_otherwise(text) and bool(said) and all(mentioned(title, titles) for title in said)


def _is_only_likely(turn: Turn, text: str, wish: Intent) -> bool:
    """Whether a change of a credit was only learned: a correction that the grammar reads comes first."""
    locale = turn.practitioner.locale
    return isinstance(wish, EditCredit) and not isinstance(by_grammar(text, now=turn.local, locale=locale), EditCredit)


def _of_saved(turn: Turn, question: Question, text: str) -> Intent | None:
    """A correction of what was just saved; where values stand alone, whether they are one is asked."""
    just = question.payload["hearer"] == "saved" and turn.now - question.asked_at < JUST_SAVED
    if not just or _names_another(turn, question, text):
        return None
    number = question.payload["numbers"][-1]
    if (entry := _read(turn, text)) is None:
        entry = None if len(_named(turn, text)) > 1 else _amending(turn, text) or _told(turn, question, text)
        if entry is not None or field_named(text):
            return EditCredit(Which(numbers=(number,)), entry or Entry())
        return None
    return EditCredit(Which(numbers=(number,)), entry) if is_plain(text) else Answer("maybe", words=text)


def _names_another(turn: Turn, question: Question, text: str) -> bool:
    """Whether words name a credit by its title that is none of those just saved."""
    named = _named(turn, text)
    return bool(named) and set(named).isdisjoint(question.payload["numbers"])


def _named(turn: Turn, text: str) -> list[int]:
    """The numbers of the credits that words name by their titles."""
    held = credits_of(turn.session, turn.practitioner)[-NEWEST:]
    return [held[place].number for place in mentioned(text, [credit.title for credit in held])]


def _of_card(turn: Turn, question: Question, text: str) -> Answer | None:
    """ "No wait, the clinic was 3 hours", said of the card that is shown."""
    drafts = drafts_of(turn.session.get_one(Proposal, question.payload["proposal"]))
    if len(drafts) > 1 or question.kind not in {"save", "day", "hours", "domain"}:
        return None
    locale = turn.practitioner.locale
    found = about_one(text, [drafts[0].title or ""], now=turn.local, locale=locale, least=1)
    called = _read(turn, text) if speaks_of_title(text) else None
    entry = called if called and called.title else found.entry if found else _amending(turn, text)
    return Answer(entry=entry, words=text) if entry else None


def _amending(turn: Turn, text: str) -> Entry | None:
    """The values of the last clause that says "make it …", whatever was told before it."""
    for clause in reversed(clauses(text)):
        if pattern_of("amends").search(clause):
            return _read(turn, clause) or _read(turn, clause.partition(",")[0])
    return None


def _told(turn: Turn, question: Question, text: str) -> Entry | None:
    """The values meant in the last clause that puts right what was just saved, whatever else is told in it."""
    if not says_otherwise(text):
        return None
    saved = [credit_of(turn.session, turn.practitioner, number).title for number in question.payload["numbers"]]
    for clause in reversed(clauses(text)):
        amends = mentioned(clause, saved) or any(pattern_of(name).search(clause) for name in ("amends", "denied"))
        if clause.endswith("?") or not amends:
            continue
        entry = values_meant(sight(clause, today=turn.today, locale=turn.practitioner.locale))
        if entry.spans:
            return entry
    return None


def _read(turn: Turn, text: str) -> Entry | None:
    return correction(text, now=turn.local, locale=turn.practitioner.locale)


def _by_title(turn: Turn, text: str, wish: Intent, *, surely: bool) -> Intent:
    held = credits_of(turn.session, turn.practitioner)[-NEWEST:]
    found = amended(text, [credit.title for credit in held], now=turn.local, locale=turn.practitioner.locale)
    if not found:
        return wish
    if only_told(text, found[0].title):
        return wish
    adds = isinstance(wish, AddCredit) and any(e.title for e in wish.entries) and not (surely or begins_as_change(text))
    if adds and all(one.entry.longer is None for one in found):
        return wish
    edits = tuple(EditCredit(Which(words=one.title), one.entry) for one in found)
    return edits[0] if len(edits) == 1 else Several(edits)


def ask_whether_changed(turn: Turn, number: int, words: str) -> Reply:
    """Values alone right after saving: asked once whether they correct what was saved."""
    credit = credit_of(turn.session, turn.practitioner, number)
    text = (
        f'Shall I change #{number}, {describe(credit)}, to "{words}"? For something new, type for example: add 1h GPP3'
    )
    reply = Reply(text, choices=(Choice("Yes, change it", "yes"), Choice("No", "no")))
    asked = f'shall I change #{number} to "{words}"?'
    return questions.ask(turn, reply, kind="confirm", hearer="change_saved", number=number, words=words, asked=asked)


@router.hears("change_saved")
def hear_whether_changed(turn: Turn, question: Question, answer: Answer) -> Said:
    """Yes changes what was saved; no leaves it."""
    number = question.payload["number"]
    if answer.says not in {"yes", "save", "no"}:
        return questions.ask_again(turn, question, Reply(f"Shall I change #{number}? Type yes or no."))
    questions.close(turn, question)
    entry = _read(turn, question.payload["words"])
    if answer.says == "no" or entry is None:
        return Reply(f"#{number} stays as it is. To add something new, type for example: add 1h GPP3")
    return turn.serve(EditCredit(Which(numbers=(number,)), entry))
