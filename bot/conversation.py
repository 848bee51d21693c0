"""The one door: whatever anyone says on any channel is heard here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import misses, questions
from bot.answers import ROUTER, awaited, taking_back
from bot.answers.accommodating import heard_first, not_by_letter
from bot.answers.adding import stack
from bot.answers.adding.bids import bidden
from bot.answers.adding.correcting import corrected, shifted
from bot.answers.adding.shares import shares
from bot.answers.amending import half_corrected, unless_old
from bot.answers.arriving import pasted
from bot.answers.clarifying import pointed
from bot.answers.confirming import ask_first
from bot.answers.deleting import of_these
from bot.answers.following import followed
from bot.answers.in_turn import in_turn
from bot.answers.joining import greet
from bot.answers.listing import asked_of_list
from bot.answers.putting_back import taken_back
from bot.answers.reminding import again
from bot.answers.requesting.filling import as_field
from bot.answers.rereading import about_offered, reread
from bot.answers.restoring import restored
from bot.before_wish import SERVING, UNREAD, Wished
from bot.intents import (
    AddCredit,
    Answer,
    Chitchat,
    ContactOffice,
    EditCredit,
    Intent,
    Link,
    Several,
    Unknown,
    Which,
)
from bot.matters import ActOnMatter
from bot.router import said
from bot.staff_door import admit, staff_wish
from bot.staff_whose import whose
from bot.still import and_still
from bot.turn import Heard, Turn
from bot.understand import understand
from bot.understand.clauses import is_courtesy
from bot.understand.clean import without_own_name
from bot.understand.grammar import by_grammar
from bot.understand.matters import read_matter
from bot.understand.stated import is_lost
from bot.understand.steps import first_of
from core.actions import journal, tokens
from core.actions.practitioners import by_address, by_slack
from core.actions.telling import take_off_buttons
from core.errors import TallyError
from core.house import House
from core.message import Message, Reply
from core.store.tables import Practitioner, Question

__all__ = ["Heard", "answer", "hear", "recognise", "serve"]


def hear(session: Session, message: Message, now: datetime, house: House) -> Heard:
    """Answer one message. Changes are made in ``session``, which the caller commits together with the replies."""
    message = _prove(session, message, now)
    practitioner = recognise(session, message)
    if practitioner is None:
        return greet(session, house, message, now, hear)
    # One turn at a time: whoever comes second waits here until the first is committed.
    session.execute(select(Practitioner.id).where(Practitioner.id == practitioner.id).with_for_update())
    session.refresh(practitioner)
    turn = Turn(session, house, practitioner, message, now)
    turn.serve = partial(serve, turn)
    journal.speak_as(session, turn.actor, f"{message.channel}:{message.key}"[-64:])
    replies = _answer_kindly(turn)
    questions.note_seen(turn, replies)
    misses.note(turn)
    if message.channel != "slack":  # there it is done at once, as the turn ends
        take_off_buttons(session, practitioner, now)
    return Heard(practitioner, replies, message.thread, turn.held, turn.private, tuple(turn.errands))


def recognise(session: Session, message: Message) -> Practitioner | None:
    """Whose identity this is; a mail address need not be proven to be known."""
    if message.channel == "slack":
        team, _, user = message.sender.identity.partition(":")
        return by_slack(session, team, user)
    return by_address(session, message.sender.identity)


def _prove(session: Session, message: Message, now: datetime) -> Message:
    """A letter with the token we sent is from whom we sent it to, and belongs to that thread."""
    if message.channel != "mail" or not message.token:
        return message
    row = tokens.use(session, message.token, purpose="reply", now=now)
    if row is None:
        return message
    sender = replace(message.sender, identity=row.address or message.sender.identity, proven=True)
    return replace(message, sender=sender, thread=row.thread or message.thread)


def _answer_kindly(turn: Turn) -> list[Reply]:
    """Answer; what is refused is undone and said."""
    try:
        with turn.session.begin_nested():
            return answer(turn)
    except TallyError as refused:
        turn.session.refresh(turn.practitioner)
        turn.errands.clear()
        question = _question(turn) if turn.answers_question else None
        reply = Reply(str(refused))
        return [questions.ask_again(turn, question, reply) if question else reply]


def _question(turn: Turn) -> Question | None:
    """The question this message may answer: the pressed button's own, else the latest open one of the thread."""
    asked = questions.by_token(turn, turn.message.token)
    if asked is not None:
        return asked
    waiting = questions.open_questions(turn)
    return waiting[0] if waiting else None


def answer(turn: Turn) -> list[Reply]:
    """Words to wish, wish to answer. Raises TallyError for what is refused."""
    replies = first_of(UNREAD, turn)
    return replies if replies is not None else _answer_words(turn)


def _answer_words(turn: Turn) -> list[Reply]:
    question = _question(turn)
    if question is not None and question.closed_at is not None:
        return [Reply("That card is settled already. Type *list* to see your record, or say what you would like now.")]
    text = without_own_name(turn.message.text.strip(), turn.practitioner.name)
    turn.chosen = questions.chosen(question, text)
    if turn.chosen is not None and question is not None:
        text = question.payload["choices"][turn.chosen][1]
    if (both := in_turn(turn, question, text)) is not None and not turn.message.files:
        return _one_after_the_other(turn, *both)
    wish = _wish(turn, text, question)
    if question is not None and question.kind in questions.OFFERS and (below := _below(turn, wish)) is not None:
        question, turn.chosen = below, questions.chosen(below, text)
        wish = _wish(turn, text, question)
    wished = Wished(turn, question, text, wish)
    replies = first_of(SERVING, wished)
    if replies is not None:
        return replies
    served = pasted(turn, question, text, wish) or serve(turn, wish, question)
    return and_still(turn, question, wish, served)


def _one_after_the_other(turn: Turn, first: str, rest: str) -> list[Reply]:
    """An answer, then what was said behind it."""
    message = turn.message
    turn.message = replace(message, text=first)
    replies = answer(turn)
    turn.message, turn.chosen = replace(message, text=rest, token=None), None
    replies = [*replies, *answer(turn)]
    turn.message = message
    return replies


def _below(turn: Turn, wish: Intent) -> Question | None:
    """What waits below an offer ("saved: attach, change …"), for words the offer can't take."""
    return questions.waiting_below(turn) if is_lost(wish) and not turn.message.files else None


def _wish(turn: Turn, text: str, question: Question | None) -> Intent:
    """What the words wish for: an act of staff, or a wish that is the speaker's own."""
    act = staff_wish(turn, text, question)
    return act if act is not None else whose(turn, text, _own_wish(turn, text, question))


def _own_wish(turn: Turn, text: str, question: Question | None) -> Intent:
    """What a person wishes for themselves; a choice that says a wish of its own ("undo") is that wish."""
    locale = turn.practitioner.locale
    if (matter := taking_back.meant(turn, text) or read_matter(text, turn.today, locale)) is not None:
        return matter
    if question is not None and question.payload.get("takes_lines") and "\n" in text and text.count(":") >= 2:
        return Answer(words=text)  # a form filled in at once
    if (about_health := heard_first(question, text)) is not None:
        return about_health
    if turn.chosen is not None and question is not None and _offers_readings(question):
        return Answer(words=text)
    if is_courtesy(text) and (
        questions.waiting(question) is None or (question and question.payload["hearer"] == "found")
    ):
        return Chitchat("thanks")
    told = (
        pointed(turn, question, text)
        or of_these(turn, question, text)
        or taken_back(turn, text)
        or stack.meant(turn, question, text)
        or bidden(turn, question, text)
        or shares(turn, question, text)
        or shifted(turn, question, text)
    )
    if told is not None:
        return told
    if turn.chosen is not None:
        plain = by_grammar(text, now=turn.local, locale=locale)  # a choice says what Tally wrote itself
        if not isinstance(plain, Answer | AddCredit | Chitchat | Unknown):
            return plain
    waiting = questions.waiting(question)
    if question is not None and question.kind == "activity" and text.casefold().startswith("add "):
        picked = understand(text[4:], now=turn.local, locale=locale, waiting=waiting)
        if isinstance(picked, Answer) and picked.position:
            return picked
    return _beside(turn, question, about_offered(turn, question, text))


def _offers_readings(question: Question) -> bool:
    """Whether its choices are readings of what was said, and no commands."""
    return question.kind == "clarify" or question.payload.get("doubt") == "title"


def _beside(turn: Turn, question: Question | None, text: str) -> Intent:
    """What words mean beside what was just done, shown or saved, and beside the record."""
    waiting = questions.waiting(question)
    wish = restored(turn, text, understand(text, now=turn.local, locale=turn.practitioner.locale, waiting=waiting))
    wish = followed(turn, question, text, asked_of_list(turn, question, text, again(turn, question, text, wish)))
    wish = half_corrected(turn, question, text, wish) or corrected(turn, question, text, wish)
    wish = unless_old(turn, text, wish)
    return reread(turn, question if waiting else None, text, wish)


def serve(turn: Turn, wish: Intent, question: Question | None = None) -> list[Reply]:
    """Give the wish to whoever answers it: the open question's hearer, or the wish's own answerer."""
    misses.begin(turn, wish)
    lost, wish = wish, stack.dropping(turn, wish, question) or _as_answer(wish, question, turn.message.text)
    if (asked := awaited.offered(turn, wish, question)) is not None:
        turn.missed = misses.ASKED if turn.missed else None
        return asked
    if turn.message.channel == "mail" and misses.is_lost(wish):
        turn.held = "The words were not understood."
    turn.answers_question = isinstance(wish, Answer)
    turn.serving = question.payload.get("by") if question is not None and turn.answers_question else wish.name
    if question is not None and question.kind == "clarify" and not isinstance(wish, Answer):
        questions.close(turn, question)  # said in other words
    if isinstance(wish, Answer) and question is not None:
        turn.missed = None
        replies = said(ROUTER.hearers[question.payload["hearer"]](turn, question, wish))
        misses.unanswered(turn, lost, question)
        return replies
    if not turn.message.sender.proven and isinstance(wish, ActOnMatter) and wish.about == "accommodations":
        return [not_by_letter(turn)]
    if not turn.message.sender.proven and (_alters(wish) or isinstance(wish, ContactOffice | Link)):
        return [ask_first(turn, wish)]
    admit(turn, wish)
    return [*said(ROUTER.answerers[type(wish)](turn, wish)), *awaited.entering(turn, wish)]


def _alters(wish: Intent) -> bool:
    """Whether a wish, or one of several, changes the record."""
    return any(one.changes for one in wish.wishes) if isinstance(wish, Several) else wish.changes


def _as_answer(wish: Intent, question: Question | None, text: str) -> Intent:
    """What isn't a wish of its own answers the open question; "change it to 2h" means the draft that is shown."""
    if question is None:
        return wish
    if isinstance(wish, Unknown) and question.kind not in questions.OFFERS:
        return Answer(entry=wish.entry, words=text)
    if question.payload["hearer"] == "request" and (into_form := as_field(wish, text)) is not None:
        return into_form
    if not isinstance(wish, EditCredit) or wish.which.numbers or wish.which.words:
        return wish
    if question.payload["hearer"] == "draft":
        return Answer(entry=wish.entry, words=text)
    if question.payload["hearer"] == "saved":
        return replace(wish, which=Which(numbers=(question.payload["numbers"][-1],)))
    return wish
