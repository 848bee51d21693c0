"""The words a step of staff needs: asked for where they are missing, heard, and never taken from a line meant for me."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

from bot import questions
from bot.answers.instead import served
from bot.answers.staff_asides import NO_REASON, aside_of, is_let_go, serve_aside
from bot.intents import Answer, Intent
from bot.router import Router, Said
from bot.staff_intents import (
    ActOnAudit,
    Approve,
    AskPerson,
    CloseCase,
    Decline,
    Recommend,
    Reverse,
    SettleFee,
    Split,
    StaffIntent,
    StaffSentence,
)
from bot.staff_subject import looked_at
from bot.turn import Turn
from bot.understand.office.table import command_for
from core.actions.cases import case_of, name_of
from core.actions.conflicts import MayConflict
from core.actions.moving import moves_of
from core.actions.roles import acts_as
from core.errors import TallyError
from core.message import Choice, Reply
from core.rules.prepared import load_reasons
from core.rules.terms import SECONDS_PER_HOUR, Domain
from core.store.tables import Question

W = TypeVar("W", bound=StaffIntent)
router = Router()
# What a step is called in the moves table where staff say it otherwise.
MOVES = {("reverse", "exam"): "correct", ("close", "mentoring"): "end"}
DESPITE: dict[str, type[StaffIntent]] = {one.name: one for one in (Approve, Decline, Recommend, Reverse)}


def ask_for_words(turn: Turn, verb: str, about: str, number: int, text: str, hours: Split = ()) -> Reply:
    """Ask for the words a step needs, once it is sure that the step can be made; prepared reasons are offered.

    Raises OwnMatter, NotNow, NotYours.
    """
    _possible(turn, verb, about, number)
    called = name_of(about, number)
    prepared = load_reasons().get(about, ()) if verb == "decline" else ()
    choices = tuple(Choice(one.label, f"decline {called} {one.name}") for one in prepared)
    questions.close_all(turn, hearer="staff_words")
    looked_at(turn, case_of(turn.session, about, number).practitioner, about, number)
    reply = Reply(text, choices=choices, subject=called)
    return questions.ask(
        turn, reply, kind="text", hearer="staff_words", verb=verb, about=about, number=number, hours=_plain(hours)
    )


DONE = {"approve": "approve", "decline": "decline", "ask_person": "ask", "recommend": "recommend", "reverse": "reverse",
        "reopen": "reopen", "close_case": "close", "assign_case": "assign"}  # fmt: skip


def can_be_done(turn: Turn, act: Intent) -> None:
    """That a step can be made now, before it is asked about. Raises CaseNotFound, OwnMatter, NotNow, NotYours."""
    verb, about = DONE.get(act.name), getattr(act, "about", "request")
    if verb is not None and about != "offer":
        _possible(turn, verb, about, getattr(act, "number", 0))


def _possible(turn: Turn, verb: str, about: str, number: int) -> None:
    matter = case_of(turn.session, about, number)
    acts_as(
        turn.session, turn.practitioner, moves_of(matter), matter.state, MOVES.get((verb, about), verb),
        owner_id=matter.practitioner_id, now=turn.now,
    )  # fmt: skip


@router.hears("staff_words")
def hear_words(turn: Turn, question: Question, answer: Answer) -> Said:
    """The words a step waited for; what may have been meant for me is asked about first."""
    words = turn.message.text.strip()
    if not words:
        return questions.ask_again(turn, question, Reply(NO_REASON))
    verb, about, number = (question.payload[name] for name in ("verb", "about", "number"))
    try:
        _possible(turn, verb, about, number)
    except TallyError as refused:  # somebody else was faster
        questions.close(turn, question)
        return Reply(str(refused))
    called, name = name_of(about, number), case_of(turn.session, about, number).practitioner.name
    if is_let_go(words):
        questions.close(turn, question)
        return Reply(
            f"All right, {called} stays as it is, and nothing was sent.",
            choices=(Choice(f"Show {called}", f"show {called}"),),
        )
    aside = aside_of(turn, words, called, may_ask=verb == "ask")
    if aside is not None and aside.is_sure:
        return serve_aside(turn, question, aside)
    if aside is not None:
        questions.close(turn, question)
        choices = (
            Choice(f"Yes, for {called}", "yes"),
            Choice(f"No: {aside.called}" if aside.called else "No, it was for you", "no"),
        )
        reply = Reply(f'Shall I use "{words}" for {called}? {name} reads it.', choices=choices)
        return questions.ask(turn, reply, kind="confirm", hearer="staff_whose", said=words, **_of(question))
    questions.close(turn, question)
    return turn.serve(_shown(question, called, words))


def _shown(question: Question, called: str, words: str) -> StaffSentence:
    """The step with its words as a card: nothing goes out that wasn't seen and agreed to."""
    command = command_for(SAYS[question.payload["verb"]])
    hours = ", ".join(_hours_typed(one) for one in _split(question.payload["hours"]))
    slots = {"case": called, "why": words, "words": words} | ({"hours": hours} if hours else {})
    return StaffSentence(command.says, command.asks, command.right, slots=slots, kinds=(question.payload["about"],))


def _hours_typed(one: tuple[Domain | None, int]) -> str:
    domain, seconds = one
    return f"{seconds / SECONDS_PER_HOUR:g} {domain.value if domain else ''}".strip()


SAYS = {
    "decline": "decline {case} because", "ask": "ask {case}", "reverse": "reverse {case}", "close": "close {case}",
    "recommend": "recommend {case}", "find": "finding {case}", "cancel": "cancel {case}", "waive": "waive {case}",
}  # fmt: skip
"""How the command begins that a step with words is typed as."""


@router.hears("staff_whose")
def hear_whose(turn: Turn, question: Question, answer: Answer) -> Said:
    """Whether the line was meant for the person or for me."""
    words = question.payload["said"]
    if answer.says in {"yes", "save"} and questions.is_unseen(turn, question):
        return questions.ask_again(turn, question, Reply(f"Is the yes for this? {question.payload['asked']}"))
    if answer.says in {"yes", "save"}:
        questions.close(turn, question)
        return turn.serve(_wish(question, words))
    if answer.says == "no":
        questions.close(turn, question)
        called = name_of(question.payload["about"], question.payload["number"])
        aside = aside_of(turn, words, called, may_ask=question.payload["verb"] == "ask")
        again = f"Nothing was decided on {called}."
        return [Reply(again), *(served(turn, aside.wish) if aside is not None and aside.wish is not None else [])]
    return questions.ask_again(turn, question, Reply("Is it for the person, or for me? Type *yes* to use it, or *no*."))


def _of(question: Question) -> dict[str, Any]:
    return {name: question.payload[name] for name in ("verb", "about", "number", "hours")}


def _wish(question: Question, words: str) -> StaffIntent:
    verb, about, number = (question.payload[name] for name in ("verb", "about", "number"))
    wishes: dict[str, StaffIntent] = {
        "decline": Decline(about, number, words),
        "ask": AskPerson(about, number, words),
        "reverse": Reverse(about, number, words),
        "close": CloseCase(about, number, words),
        "recommend": Recommend(number, _split(question.payload["hours"]), words),
        "find": ActOnAudit("find", number, None, words),
        "cancel": ActOnAudit("cancel", number, None, words),
        "waive": SettleFee(number, "waived", words, about),
    }
    return wishes[verb]


def unless_in_conflict(decide: Callable[[Turn, W], Reply]) -> Callable[[Turn, W], Reply]:
    """A decision that asks first where the one who decides may have a conflict of interest."""

    @wraps(decide)
    def decided(turn: Turn, wish: W) -> Reply:
        try:
            return decide(turn, wish)
        except MayConflict as conflict:
            return _ask_despite(turn, wish, conflict)

    return decided


def _ask_despite(turn: Turn, wish: StaffIntent, conflict: MayConflict) -> Reply:
    """Ask whether they want to decide in spite of a conflict of interest; it is kept with the decision when they do."""
    facts = {one.name: getattr(wish, one.name) for one in fields(wish)}
    if "hours" in facts:
        facts["hours"] = _plain(facts["hours"])
    reply = Reply(
        f"{conflict}\nIf nobody else can, you may go on: it is kept with the case, where everybody who looks sees it.",
        choices=(Choice("Leave it to somebody else", "no"), Choice("Go on all the same", "yes")),
    )
    questions.close_all(turn, hearer="staff_despite")
    return questions.ask(turn, reply, kind="confirm", hearer="staff_despite", wish=wish.name, facts=facts)


@router.hears("staff_despite")
def hear_despite(turn: Turn, question: Question, answer: Answer) -> Said:
    """Whether they go on in spite of the conflict."""
    if answer.says in {"yes", "save"} and questions.is_unseen(turn, question):
        return questions.ask_again(
            turn, question, Reply("Is the yes for going on in spite of the conflict? Type *yes* or *no*.")
        )
    if answer.says in {"yes", "save"}:
        questions.close(turn, question)
        facts = dict(question.payload["facts"])
        if "hours" in facts:
            facts["hours"] = _split(facts["hours"])
        return turn.serve(DESPITE[question.payload["wish"]](**facts | {"despite": True}))
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("Good. Nothing was decided; it stays in the queue.", choices=(Choice("Queue", "queue"),))
    return questions.ask_again(turn, question, Reply("Type *yes* to go on all the same, or *no* to leave it."))


def _plain(hours: Split) -> list[list[Any]]:
    return [[domain.value if domain else None, seconds] for domain, seconds in hours]


def _split(kept: list[list[Any]]) -> Split:
    return tuple((Domain(domain) if domain else None, seconds) for domain, seconds in kept)
