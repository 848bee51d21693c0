"""A message not understood for sure, read again beside the record: questions one by one, what is approved by its title."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.adding.proposal import drafts_of
from bot.intents import (
    AddCredit,
    AddEmployment,
    Answer,
    AskAbout,
    Cancel,
    Chitchat,
    Clarify,
    Communications,
    Entry,
    Help,
    Intent,
    ListCredits,
    SearchActivities,
    Several,
    Unknown,
)
from bot.language.lexicon import pattern_of, words_of
from bot.turn import Turn
from bot.understand import understand
from bot.understand.clauses import sentences
from bot.understand.loosely import named_alone
from bot.understand.own_record import of_own_record
from bot.understand.said import domain_in, said
from bot.understand.stated import is_lost, mentioned
from core.actions.catalogue import activity_of, approved_titles, plain_words
from core.actions.credits import credits_of
from core.store.tables import Proposal, Question

LEAST_WORDS, MOST_WORDS = 3, 40
"""An approved activity is known by so many words of its title, in a message of so many at most."""

ASKING = SearchActivities | AskAbout | Communications
"""Questions in whose words one about the record may be hidden; they stand where none is."""
NO_QUESTION = (Unknown, Clarify, Chitchat, Answer, AddCredit)
"""What one question of several is read as where it was not understood."""


def reread(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, where nothing sure was understood, what its words mean in the light of the record."""
    wish = _named_outright(text, wish)
    unsure = is_lost(wish) or isinstance(wish, Clarify | Help | ASKING)
    if question is not None or not (unsure or _is_bare(wish)):
        return wish
    if is_lost(wish) and pattern_of("leaving").search(text):
        return Cancel()
    line = said(" ".join(sentences(text)), today=turn.today, locale=turn.practitioner.locale)
    own = of_own_record(line) or _why_not(turn, text) or _about_held(text, wish) or _tidied(wish, text)
    if own is not None or _is_bare(wish) or isinstance(wish, ASKING):
        return own or wish
    return _each_question(turn, text) or _approved(turn, text) or _wanted(text, wish) or wish


def _named_outright(text: str, wish: Intent) -> Intent:
    """The wish; a title that is called so outright ("…, X it's called") is no longer in doubt."""
    if not isinstance(wish, AddCredit) or len(wish.entries) != 1:
        return wish
    entry = wish.entries[0]
    doubt = next((one for one in entry.ambiguous if one.field == "title"), None)
    named = [title for title in doubt.options if _is_called(text, title)] if doubt else []
    if len(named) != 1:
        return wish
    left = tuple(one for one in entry.ambiguous if one is not doubt)
    return AddCredit((replace(entry, title=named[0], ambiguous=left, spans={**entry.spans, "title": named[0]}),))


def _is_called(text: str, title: str) -> bool:
    before, found, after = text.partition(title)
    behind = pattern_of("named_behind").match(after.lstrip(' ,"”'))
    ahead = any(before.rstrip(' ,:"“').casefold().endswith(words) for words in words_of("outright"))
    return bool(found) and (behind is not None or ahead)


def _why_not(turn: Turn, text: str) -> ListCredits | None:
    """ "Why is CONSORT not counting?": that credit, and why it doesn't count."""
    held = credits_of(turn.session, turn.practitioner)
    named = mentioned(text, [credit.title for credit in held]) if pattern_of("why").search(text) else []
    return ListCredits(query=f"#{held[named[-1]].number}") if named else None


def _about_held(text: str, wish: Intent) -> ListCredits | None:
    """ "Is Steering committees already in my record?": looked for there."""
    if not isinstance(wish, Clarify) or not pattern_of("held").search(text):
        return None
    return next((one for one in wish.readings if isinstance(one, ListCredits)), None)


def _tidied(wish: Intent, text: str) -> SearchActivities | None:
    """A search whose words are the question itself ("something on your approved list for Develop") goes by the domain."""
    if not isinstance(wish, SearchActivities) or not wish.query or not pattern_of("offered").search(wish.query):
        return None
    return replace(wish, query=None, domain=wish.domain or domain_in(text.casefold()))


def _wanted(text: str, wish: Intent) -> AddCredit | None:
    """An activity that somebody wants logged in so many words, or was at; the card asks for what it lacks."""
    if not isinstance(wish, Clarify) or "?" in text or pattern_of("others").search(text):
        return None
    if not pattern_of("wanting").search(text):
        return None
    adds = next((one for one in wish.readings if isinstance(one, AddCredit)), None)
    others = [one for one in wish.readings if not isinstance(one, AddCredit | Chitchat)]
    return adds if all(one == AddEmployment() for one in others) else None  # a job of which nothing is said


def _is_bare(wish: Intent) -> bool:
    """Whether nothing but a title was read: words of another wish may be taken for one."""
    return isinstance(wish, AddCredit) and not any("hours" in entry.spans for entry in wish.entries)


def _each_question(turn: Turn, text: str) -> Several | None:
    """The questions of a message that asks several things, each understood by itself."""
    asked = [one for one in sentences(text) if one.endswith("?")]
    if len(asked) < 2:
        return None
    read = [_one_question(turn, one) for one in asked]
    known = [wish for wish in read if not isinstance(wish, NO_QUESTION) and not wish.changes]
    return Several(tuple(dict.fromkeys(known))) if known else None


def _one_question(turn: Turn, text: str) -> Intent:
    line = said(text, today=turn.today, locale=turn.practitioner.locale)
    return of_own_record(line) or understand(text, now=turn.local, locale=turn.practitioner.locale)


def _approved(turn: Turn, text: str) -> AddCredit | SearchActivities | None:
    """An approved activity that somebody says they attended, or asks about, named by its title."""
    if len(text.split()) > MOST_WORDS:
        return None
    low = f" {plain_words(text)} "
    recording = True if pattern_of("recorded").search(text) else None
    for title in approved_titles(turn.session):
        words = plain_words(title)
        if f" {words} " in low and len(words.split()) >= LEAST_WORDS and pattern_of("attended").search(text):
            return AddCredit((Entry(title=title, recording=recording, spans={"title": title}),))
        main = plain_words(title.partition(":")[0])
        if "?" in text and f" {main} " in low and len(main.split()) > 1:
            return SearchActivities(title)
    return None


def about_offered(turn: Turn, question: Question | None, text: str) -> str:
    """Of an answer to several questions, the part about the activity that was offered; else all of it."""
    if question is None or question.kind != "activity" or "proposal" not in question.payload:
        return text
    titles = {activity_of(turn.session, number).title for number in question.payload["activities"]}
    titles |= {
        draft.title or "" for draft in drafts_of(turn.session.get_one(Proposal, question.payload["proposal"]))[:1]
    }
    wanted = [" ".join(sorted(titles))]
    own = [one for one in sentences(text) if named_alone(one, wanted)]
    decided = any(pattern_of(says).match(one) for one in sentences(text) if one not in own for says in ("yes", "no"))
    if len(own) != 1 or decided:
        return text
    parts = named_alone(own[0], wanted) if pattern_of("unlisted").search(own[0]) else []
    return ", ".join(parts) or own[0]
