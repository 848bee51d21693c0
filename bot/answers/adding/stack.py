"""The cards open in one conversation, in the order they were said: which are meant, what is saved, what stays open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot import questions
from bot.answers.adding.asking import go_on, is_ready
from bot.answers.adding.card import brief
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import drafts_of, keep
from bot.answers.adding.saving import after_saving, listed, log, titles_of
from bot.intents import Answer, Cancel, Intent
from bot.language.lexicon import pattern_of
from bot.turn import Turn
from bot.understand.loosely import sorted_loosely
from bot.understand.open_cards import Sorted, sort_out
from core.actions.catalogue import plain_words
from core.message import Choice, Reply
from core.store.tables import Proposal, Question

FEW = 4
LOOSE = {"save", "confirm"}
"""Where whole sentences may say which card goes; elsewhere they say the values that were asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One activity that waits to be saved: its proposal, its place in it, the latest question about that proposal."""

    proposal: Proposal
    place: int
    draft: Draft
    question: Question


def lines(turn: Turn) -> list[Line]:
    """Every activity that waits in this thread, the first one said first."""
    asked: dict[int, Question] = {}
    for one in questions.open_questions(turn):
        if one.payload.get("hearer") == "draft":
            for number in (one.payload["proposal"], *(one.payload.get("then") or ())):
                asked.setdefault(number, one)
    waiting = [(turn.session.get_one(Proposal, number), asked[number]) for number in sorted(asked)]
    return [
        Line(proposal, place, draft, question)
        for proposal, question in waiting
        if proposal.closed_at is None
        for place, draft in enumerate(drafts_of(proposal))
    ]


def others(turn: Turn, proposal: Proposal) -> list[Line]:
    """What waits besides this proposal."""
    return [line for line in lines(turn) if line.proposal.id != proposal.id]


def meant(turn: Turn, question: Question | None, text: str) -> Answer | None:
    """An answer that sorts the open cards ("save both", "drop the tables one"); None for words that don't.

    Nothing is sorted where one card alone is open, nor by a word without a verb that answers what was asked.
    """
    if question is None or question.payload["hearer"] != "draft":
        return None
    open_ones = lines(turn)
    found = _sorted(open_ones, question, text) if len(open_ones) > 1 else None
    if found is None or (found.named and question.kind != "save"):
        return None
    one_card = len({line.proposal.id for line in open_ones}) == 1
    # Places alone ("only the first", "all but the second") are the one card's own affair.
    return None if one_card and (found.named or not (found.save or found.drop)) else Answer("sort", words=text)


def dropping(turn: Turn, wish: Intent, question: Question | None) -> Answer | None:
    """ "Cancel" with several cards open lets go of the one it was said to; None for all else."""
    if pattern_of("everything_open").search(turn.message.text):
        return None
    if not isinstance(wish, Cancel) or question is None or question.payload["hearer"] != "draft":
        return None
    waiting = {line.proposal.id for line in lines(turn)}
    return Answer("drop", words=turn.message.text) if len(waiting) > 1 else None


def _sorted(open_ones: list[Line], question: Question, text: str) -> Sorted | None:
    here = [at for at, line in enumerate(open_ones) if line.proposal.id == question.payload["proposal"]]
    titles = [line.draft.title or "" for line in open_ones]
    kinds = [f"{line.draft.title} {line.draft.description or ''}" for line in open_ones]
    if question.kind in LOOSE and pattern_of("saving_all").search(text) and not pattern_of("unless").search(text):
        return sort_out("save all", titles, here)
    return sort_out(text, titles, here) or (sorted_loosely(text, kinds) if question.kind in LOOSE else None)


def hear_sorting(turn: Turn, question: Question, answer: Answer) -> list[Reply]:
    """Save what is to be saved and drop what is to be dropped; show what stays open."""
    open_ones = lines(turn)
    found = _sorted(open_ones, question, answer.words)
    if found is None:
        return [questions.ask_again(turn, question, Reply("Which one do you mean? Type for example: save the first"))]
    if found.by_title and found.named and not found.save and not found.drop:
        return [show_again(turn, open_ones[found.named[0]])]
    dropped, wanted = ([open_ones[at] for at in places] for places in (found.drop, (*found.save, *found.named)))
    lacking = [line for line in wanted if not is_ready(turn, line.draft)]
    replies = [*_drop(turn, dropped), *_save(turn, [line for line in wanted if line not in lacking])]
    if lacking:
        return [*replies, show_again(turn, lacking[0]) if replies else go_on(turn, lacking[0].proposal)]
    return [*replies, *next_open(turn, open_ones)]


def drop_all_of(turn: Turn, proposal: Proposal) -> list[Reply]:
    """Let go of one proposal; what else is open is shown again."""
    before = lines(turn)
    return [*_drop(turn, [line for line in before if line.proposal.id == proposal.id]), *next_open(turn, before)]


def save_all_of(turn: Turn, proposal: Proposal) -> list[Reply]:
    """Save every line of a proposal; one reply that says the numbers, what is still wanted and where that brings them."""
    return _save(turn, [line for line in lines(turn) if line.proposal.id == proposal.id])


def said_before(turn: Turn, draft: Draft) -> Line | None:
    """The open card of the same activity, when this says more of it; the same title on another day is another one."""
    for line in reversed(lines(turn)):
        same = draft.title and plain_words(draft.title) == plain_words(line.draft.title or "")
        another_day = draft.start and line.draft.start and draft.start != line.draft.start
        if same and not another_day and line.draft.activity_id is None:
            return line
    return None


def _drop(turn: Turn, gone: list[Line]) -> list[Reply]:
    if not gone:
        return []
    _take_out(turn, gone, "dropped")
    kept = " Its file is kept." if any(line.draft.files for line in gone) else ""
    return [Reply(f"Dropped: {titles_of([line.draft for line in gone])}. Nothing was saved for that.{kept}")]


def _save(turn: Turn, ready: list[Line]) -> list[Reply]:
    if not ready:
        return []
    others_wait = len(lines(turn)) > len(ready)
    credits = [log(turn, line.draft) for line in sorted(ready, key=lambda line: (line.proposal.id, line.place))]
    _take_out(turn, ready, "saved")
    return [after_saving(turn, credits, by_title=others_wait)]


def _take_out(turn: Turn, gone: list[Line], outcome: str) -> None:
    """These are settled: out of their proposals, which close when nothing is left in them."""
    for proposal in {line.proposal.id: line.proposal for line in gone}.values():
        places = {line.place for line in gone if line.proposal.id == proposal.id}
        rest = [draft for place, draft in enumerate(drafts_of(proposal)) if place not in places]
        if not rest:
            settle_proposal(turn, proposal, outcome)
        else:
            keep(turn, proposal, rest)


def settle_proposal(turn: Turn, proposal: Proposal, outcome: str) -> None:
    """A proposal is done with: it and every question about it is closed."""
    proposal.closed_at, proposal.outcome = turn.now, outcome
    for one in questions.open_questions(turn):
        if one.payload.get("hearer") == "draft" and one.payload["proposal"] == proposal.id:
            questions.close(turn, one)


def next_open(turn: Turn, before: list[Line]) -> list[Reply]:
    """Of what was open ``before`` and still is, the first one said, shown again; the rest follows it."""
    left = {line.proposal.id: line for line in reversed(before) if line.proposal.closed_at is None}
    if not left:
        return []
    asked = {line.proposal.id for line in lines(turn)}
    first, *rest = sorted(left)
    return [show_again(turn, left[first], then=[number for number in rest if number not in asked])]


def show_again(turn: Turn, line: Line, then: list[int] | None = None) -> Reply:
    """The card or the question of something that waited."""
    drafts = drafts_of(line.proposal)
    named = titles_of(drafts) if len(drafts) < FEW else f"{len(drafts)} activities"
    card = go_on(turn, line.proposal, lead=f"Still open, {named}.", then=then)
    return card if then else with_others(turn, line.proposal, card)


def saved_beside(turn: Turn, question: Question, answer: Answer) -> list[Reply] | None:
    """ "Save" while something is missing means the card that is ready; the question is asked again. None for all else."""
    here = question.payload["proposal"]
    if answer.says != "save" or answer.position or question.kind not in {"title", "hours", "day", "domain"}:
        return None
    ready = [line for line in lines(turn) if line.proposal.id != here and is_ready(turn, line.draft)]
    last = [line for line in ready if line.proposal.id == ready[-1].proposal.id]
    if not last:
        return None
    saved = _save(turn, last)
    return [*saved, *(show_again(turn, line) for line in lines(turn) if line.proposal.id == here and not line.place)]


def with_others(turn: Turn, proposal: Proposal, reply: Reply) -> Reply:
    """A card that is ready, with what else is open and how all of it is saved at once."""
    waiting = others(turn, proposal)
    if not waiting or not any(choice.say == "save" for choice in reply.choices):
        return reply
    every = "both" if len(waiting) == len(drafts_of(proposal)) == 1 else "all"
    named, are = listed([brief(line.draft) for line in waiting]), "is" if len(waiting) == 1 else "are"
    text = f"{reply.text}\n{named} {are} open too: *save {every}* saves them together."
    first, *rest = reply.choices
    if len(drafts_of(proposal)) > 1:  # "Save all" would say two things
        first = replace(first, label=f"Save these {len(drafts_of(proposal))}")
    return replace(reply, text=text, choices=(first, Choice(f"Save {every}", f"save {every}"), *rest))
