"""A message not understood for sure, read again beside the record: questions one by one, what is approved by its title."""

from __future__ import annotations

from bot.answers.adding.proposal import drafts_of
from bot.answers.several import Several
from bot.intents import AddCredit, Answer, Chitchat, Clarify, Entry, Help, Intent, Unknown
from bot.language.lexicon import pattern_of
from bot.turn import Turn
from bot.understand import understand
from bot.understand.clauses import sentences
from bot.understand.loosely import named_alone
from bot.understand.own_record import of_own_record
from bot.understand.said import said
from bot.understand.stated import is_lost
from core.actions.catalogue import activity_of, plain_words, search
from core.store.tables import Proposal, Question

LEAST_WORDS, MOST_WORDS = 3, 40
"""An approved activity is known by so many words of its title, in a message of so many at most."""


def reread(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, where nothing sure was understood, what its words mean in the light of the record."""
    unsure = is_lost(wish) or isinstance(wish, Clarify | Help)
    if question is not None or not (unsure or _is_bare(wish)):
        return wish
    line = said(" ".join(sentences(text)), today=turn.today, locale=turn.practitioner.locale)
    if (own := of_own_record(line)) is not None:
        return own
    if _is_bare(wish):
        return wish
    return _each_question(turn, text) or _approved(turn, text) or wish


def _is_bare(wish: Intent) -> bool:
    """Whether nothing but a title was read: words of another wish may be taken for one."""
    return isinstance(wish, AddCredit) and not any("hours" in entry.spans for entry in wish.entries)


def _each_question(turn: Turn, text: str) -> Several | None:
    """The questions of a message that asks several things, each understood by itself."""
    asked = [one for one in sentences(text) if one.endswith("?")]
    if len(asked) < 2:
        return None
    read = [_one_question(turn, one) for one in asked]
    unclear = (Unknown, Clarify, Chitchat, Answer, AddCredit)
    known = [wish for wish in read if not isinstance(wish, unclear) and not wish.changes]
    return Several(tuple(dict.fromkeys(known))) if known else None


def _one_question(turn: Turn, text: str) -> Intent:
    line = said(text, today=turn.today, locale=turn.practitioner.locale)
    return of_own_record(line) or understand(text, now=turn.local, locale=turn.practitioner.locale)


def _approved(turn: Turn, text: str) -> AddCredit | None:
    """An approved activity that somebody says they attended, named by its whole title."""
    if not pattern_of("attended").search(text) or len(text.split()) > MOST_WORDS:
        return None
    low = f" {plain_words(text)} "
    for hit in search(turn.session, text, most=3):
        title = plain_words(hit.activity.title)
        if f" {title} " in low and len(title.split()) >= LEAST_WORDS:
            recording = True if pattern_of("recorded").search(text) else None
            return AddCredit(
                (Entry(title=hit.activity.title, recording=recording, spans={"title": hit.activity.title}),)
            )
    return None


def about_offered(turn: Turn, question: Question | None, text: str) -> str:
    """Of an answer to several questions, the part about the activity that was offered; else all of it."""
    if question is None or question.kind != "activity" or "proposal" not in question.payload:
        return text
    titles = {activity_of(turn.session, number).title for number in question.payload["activities"]}
    titles |= {
        draft.title or "" for draft in drafts_of(turn.session.get_one(Proposal, question.payload["proposal"]))[:1]
    }
    clauses = named_alone(text, [" ".join(sorted(titles))])
    return ", ".join(clauses) if clauses and len(sentences(text)) + text.count(",") > 1 else text
