"""Values for several open cards in one answer: by their places, by their titles, or one for each in their order."""

from __future__ import annotations

from collections.abc import Mapping

from bot import questions
from bot.answers.adding.asking import ASKS, go_on
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import drafts_of, keep
from bot.answers.adding.put_right import facts_of, put_right
from bot.answers.adding.stack import Line, lines, show_again, with_others
from bot.answers.adding.taking import take_into
from bot.intents import Answer, Entry
from bot.turn import Turn
from bot.understand.half_said import Held, half_said, named_by, near, values_for, was_so
from bot.understand.loosely import shared_loosely
from bot.understand.sharing import Asked, in_order, shared_out
from core.message import Reply
from core.store.tables import Proposal, Question

SHARED_IN = {"day", "hours", "domain", "save"}
"""The kinds of question to which places and titles name cards; elsewhere they point at what is offered."""


def shares(turn: Turn, question: Question | None, text: str) -> Answer | None:
    """An answer that gives several open cards their values; None for words that don't."""
    if question is None or question.payload["hearer"] != "draft" or question.kind not in SHARED_IN:
        return None
    found = _shared(turn, question, text)
    return Answer("share", words=text) if found else None


def hear_shares(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Give each card its values; go on with the one asked about, else with the first that was named."""
    here, found = _here(turn, question), _shared(turn, question, answer.words)
    named = [here[place] for place in sorted(found)]
    asked = [line for line in named if line.proposal.id == question.payload["proposal"]]
    before = facts_of(asked[0].draft) if asked else {}
    _fill(turn, here, found)
    then = question.payload.get("then")
    if not asked:
        return show_again(turn, named[0], then)
    questions.close(turn, question)
    proposal = turn.session.get_one(Proposal, question.payload["proposal"])
    reply = go_on(turn, proposal, then=then)
    if question.kind in ASKS and len(found) == 1:
        reply = put_right(reply, before, drafts_of(proposal)[asked[0].place])
    return reply if then else with_others(turn, proposal, reply)


def _here(turn: Turn, question: Question) -> list[Line]:
    """The cards an answer can share its values out among: those asked about together, else all that are open."""
    waiting = lines(turn)
    together = [line for line in waiting if line.proposal.id == question.payload["proposal"]]
    return together if len(together) > 1 else waiting


def _shared(turn: Turn, question: Question, text: str) -> Mapping[int, Entry]:
    """Each card's new values by its place; empty when the words share out nothing."""
    here = _here(turn, question)
    titles = [line.draft.title or "" for line in here]
    asked = Asked(titles, question.kind, turn.today, turn.practitioner.locale)
    if found := shared_out(text, asked):
        return found
    lacking = [place for place, line in enumerate(here) if _lacks(line.draft, question.kind)]
    values = in_order(text, asked, len(lacking)) if len(lacking) > 1 else None
    if values:
        return dict(zip(lacking, values, strict=True))
    return _put_right(turn, here, text) or shared_loosely(text, asked)


def _put_right(turn: Turn, here: list[Line], text: str) -> Mapping[int, Entry]:
    """The one card that a correction in half a sentence names: "the rwe was actually 2h"."""
    said = half_said(text, today=turn.today, locale=turn.practitioner.locale)
    if said is None or not said.told:
        return {}
    places = [at for at, line in enumerate(here) if named_by(said, line.draft.title or "")]
    fitting = [at for at in places if was_so(said, held_of(here[at].draft))]
    if len(fitting) != 1:
        return {}
    draft = here[fitting[0]].draft
    return {fitting[0]: near(values_for(said, draft.title or ""), held_of(draft), turn.today)}


def held_of(draft: Draft) -> Held:
    """What a draft says already."""
    return Held(draft.title or "", draft.seconds, draft.start, draft.end, draft.domain)


def _lacks(draft: Draft, kind: str) -> bool:
    return kind in draft.missing and draft.activity_id is None


def _fill(turn: Turn, here: list[Line], found: Mapping[int, Entry]) -> None:
    proposals = {line.proposal.id: line.proposal for place, line in enumerate(here) if place in found}
    for proposal in proposals.values():
        drafts = drafts_of(proposal)
        for place, entry in found.items():
            if here[place].proposal.id == proposal.id:
                draft = drafts[here[place].place]
                draft.notes = []
                take_into(turn, draft, entry)
        keep(turn, proposal, drafts)
