"""Answers to what was asked about a proposal: in any order, several values at once, corrections in plain words."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import questions
from bot.answers.adding.asking import ASKS, DOMAIN_CHOICES, LAST, go_on
from bot.answers.adding.draft import Draft
from bot.answers.adding.picking import settle
from bot.answers.adding.proposal import begin, choose, drafts_of, keep
from bot.answers.adding.put_right import facts_of, put_right
from bot.answers.adding.shares import hear_shares
from bot.answers.adding.stack import (
    Line,
    drop_all_of,
    hear_sorting,
    lines,
    next_open,
    said_before,
    save_all_of,
    saved_beside,
    settle_proposal,
    with_others,
)
from bot.answers.adding.taking import take_into
from bot.intents import AddCredit, Answer, Entry, RequestCredit
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.clauses import bare
from bot.understand.stated import field_named, is_plain, speaks_of_title
from bot.understand.whole import is_question
from core.actions.credits import credit_of
from core.actions.evidence import attach
from core.message import Reply
from core.store.tables import Proposal, Question

router = Router()
EVERYWHERE = re.compile(r"\W*(?:both|all|each|every)\b")
RETITLED = re.compile(r"\bshould (?:say|read)\b")
NO_ANSWER = "I don't know what to say to that; to ask people, type for example: tell the office …\nStill open: {asked}"
PLANNED = "Then I keep nothing of it now: a credit is for something you attended. Tell me once you were there."
CHANGE = "What should I change? Type for example: 2h - or: last Friday, implement - or: the title is GPP3 update"


@router.answers(AddCredit)
def add(turn: Turn, wish: AddCredit) -> Reply:
    """Show what was said as a proposal; what waited before it stays open."""
    drafts = [Draft.of_entry(entry) for entry in wish.entries] or [Draft()]
    if turn.message.files and len(drafts) == 1:
        drafts[0].files = list(turn.message.files)
    if len(wish.entries) == 1 and (same := said_before(turn, drafts[0])):
        return _say_more(turn, same, wish.entries[0])
    proposal = begin(turn, drafts)
    return with_others(turn, proposal, go_on(turn, proposal))


def _say_more(turn: Turn, same: Line, entry: Entry) -> Reply:
    """The same activity said again, with more about it, goes on with the card that is open."""
    drafts = drafts_of(same.proposal)
    drafts[same.place].take(entry)
    keep(turn, same.proposal, drafts)
    return with_others(turn, same.proposal, go_on(turn, same.proposal))


def add_activity_by_id(turn: Turn, activity_id: int) -> Reply:
    """Start a proposal for an approved activity that was picked from a list."""
    draft = Draft()
    choose(turn, draft, activity_id)
    proposal = begin(turn, [draft])
    return with_others(turn, proposal, go_on(turn, proposal))


@router.hears("draft")
def hear_draft(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take what was answered into the proposal, then ask on or show the card."""
    if answer.says == "sort":
        return hear_sorting(turn, question, answer)
    if answer.says == "share":
        return hear_shares(turn, question, answer)
    if answer.says == "planned":
        return [Reply(PLANNED), *drop_all_of(turn, turn.session.get_one(Proposal, question.payload["proposal"]))[1:]]
    if answer.says == "drop":
        return drop_all_of(turn, turn.session.get_one(Proposal, question.payload["proposal"]))
    if (saved := saved_beside(turn, question, answer)) is not None:
        return saved
    proposal = turn.session.get_one(Proposal, question.payload["proposal"])
    drafts = drafts_of(proposal)
    place = _meant(drafts, answer, question.payload["index"])
    draft = drafts[place]
    draft.notes = []
    if question.kind == "save" and (done := _decide(turn, proposal, drafts, question, answer)):
        return done
    if question.kind == "confirm" and (done := _confirm(turn, question, answer, proposal, drafts, place)):
        return done
    before = facts_of(draft)
    understood = settle(turn, question, draft, answer)
    if understood:
        answer = _besides(question.kind, answer)
    understood = _take(turn, question, drafts, place, answer) or understood
    if not understood:
        return _nothing_new(turn, question, draft, answer)
    questions.close(turn, question)
    keep(turn, proposal, drafts)
    then = question.payload.get("then")
    reply = go_on(turn, proposal, then=then)
    reply = put_right(reply, before, draft) if question.kind in ASKS else reply
    return reply if then else with_others(turn, proposal, reply)


def _meant(drafts: list[Draft], answer: Answer, asked: int) -> int:
    """Which draft an answer is about: the one it names, else the one asked about."""
    words = (answer.which.words or "").casefold()
    if words:
        for place, draft in enumerate(drafts):
            if words in (draft.title or "").casefold():
                return place
    return min(asked, len(drafts) - 1)


def _decide(turn: Turn, proposal: Proposal, drafts: list[Draft], question: Question, answer: Answer) -> Said | None:
    """Yes, no, change and the like on a card that is ready; None when the answer carries values instead."""
    words = answer.words.casefold().strip(" .!")
    if bare(words) == "one by one":
        return _one_by_one(turn, proposal, drafts, question)
    if answer.only or answer.without:
        return _some_of(turn, proposal, drafts, question, answer)
    if (kind := field_named(answer.words)) is not None:
        return _ask_for(turn, question, drafts, kind)
    has_values = answer.entry != replace(Entry(), spans=answer.entry.spans)
    if has_values:
        return None
    if words == "save and request approval":
        titles = [d.title for d in drafts if d.activity_id is None]
        before = lines(turn)
        saved = [*save_all_of(turn, proposal), *next_open(turn, before)]
        return [*saved, *_request(turn, titles[0] if titles else None)]
    if answer.says in {"yes", "save", "both"}:
        before = lines(turn)
        return [*save_all_of(turn, proposal), *next_open(turn, before)]
    if answer.says in {"another", "not_listed"} and any(draft.activity_id for draft in drafts):
        return None
    if answer.says == "not_listed":
        return questions.ask_again(
            turn, question, Reply("Right, it isn't on the list. Type *save*, or what to change.")
        )
    if answer.says in {"no", "change", "another"}:
        return questions.ask_again(turn, question, Reply(CHANGE))
    return None


def _request(turn: Turn, title: str | None) -> list[Reply]:
    return turn.serve(RequestCredit(query=title))


def _besides(kind: str, answer: Answer) -> Answer:
    """The other values an answer holds; what was asked was settled by pointing."""
    if kind == "title":
        return replace(answer, words="", entry=_without(answer.entry, "title"))
    return replace(answer, entry=_without(answer.entry, "start", "end")) if kind == "day" else answer


def _without(entry: Entry, *names: str) -> Entry:
    spans = {name: words for name, words in entry.spans.items() if name not in names}
    return replace(entry, **dict.fromkeys(names), spans=spans)  # type: ignore[arg-type]


def _some_of(turn: Turn, proposal: Proposal, drafts: list[Draft], question: Question, answer: Answer) -> Reply | None:
    """ "Only the first", "all of them except the second": the card of those that are meant; None when it names none."""
    count = len(drafts)
    named = {(n - 1) % count for n in (answer.only or answer.without) if n and abs(n) <= count}
    meant = [draft for place, draft in enumerate(drafts) if (place in named) == bool(answer.only)]
    if not named or not meant or len(meant) == count:
        return None
    questions.close(turn, question)
    keep(turn, proposal, meant)
    return go_on(turn, proposal, lead="These, then; the others are dropped.")


def _one_by_one(turn: Turn, proposal: Proposal, drafts: list[Draft], question: Question) -> list[Reply]:
    questions.close(turn, question)
    proposal.closed_at, proposal.outcome = turn.now, "split"
    first, *rest = (begin(turn, [draft]) for draft in drafts)
    return [go_on(turn, first, then=[one.id for one in rest])]


def _confirm(
    turn: Turn, question: Question, answer: Answer, proposal: Proposal, drafts: list[Draft], place: int
) -> Said | None:
    """Whose certificate it is, and whether it is another credit than one they have."""
    draft = drafts[place]
    if question.payload["about"] == "holder":
        if answer.says == "yes":
            draft.holder_ok = True
        elif answer.says == "no":
            return _drop(turn, question, proposal, drafts, place)
        return None
    if answer.says in {"no", "cancel"}:
        return _drop(turn, question, proposal, drafts, place)
    if turn.chosen is not None and question.payload["choices"][turn.chosen][1].startswith("attach to"):
        credit = credit_of(turn.session, turn.practitioner, question.payload["number"])
        for file in draft.files:
            attach(turn.session, turn.practitioner, credit, file, now=turn.now)
        said = Reply(f"Added to #{credit.number} as further proof.")
        return [said, *_drop_one(turn, question, proposal, drafts, place)]
    if answer.says in {"yes", "another"} or "another" in answer.words.casefold():
        draft.twin_ok = True
    return None


def _drop(turn: Turn, question: Question, proposal: Proposal, drafts: list[Draft], place: int) -> Said:
    kept = " The file is kept, but it is not attached to anything." if drafts[place].files else ""
    return [Reply(f"All right, nothing is saved for it.{kept}"), *_drop_one(turn, question, proposal, drafts, place)]


def _drop_one(turn: Turn, question: Question, proposal: Proposal, drafts: list[Draft], place: int) -> list[Reply]:
    before, rest = lines(turn), drafts[:place] + drafts[place + 1 :]
    if not rest:
        settle_proposal(turn, proposal, "dropped")
        return next_open(turn, before)
    questions.close(turn, question)
    keep(turn, proposal, rest)
    return [go_on(turn, proposal, then=question.payload.get("then"))]


def _take(turn: Turn, question: Question, drafts: list[Draft], place: int, answer: Answer) -> bool:
    """Values in the answer's words; for "both" into every draft."""
    entry = answer.entry
    if question.kind == "title" and entry.title is None and answer.words.strip() and answer.says is None:
        known = drafts[place].domain is not None and not is_plain(
            answer.words
        )  # "Ethics in Berlin" is no second domain
        bare = entry.seconds is None and entry.start is None and (entry.domain is None or known)
        entry = replace(entry, title=answer.words.strip(), domain=None) if bare else entry
    says_title = speaks_of_title(answer.words) or RETITLED.search(answer.words.casefold())
    renamed = says_title and "?" not in answer.words  # "… if so, give me the full title?" names none
    if question.kind != "title" and entry.title is not None and not renamed:
        entry = replace(entry, title=None)
    everywhere = answer.says == "both" or answer.which.every or bool(EVERYWHERE.match(answer.words.casefold()))
    taken = [take_into(turn, draft, entry) for draft in (drafts if everywhere else [drafts[place]])]
    return any(taken)


def _ask_for(turn: Turn, question: Question, drafts: list[Draft], kind: str) -> Reply:
    """ "Change the domain": asked for, what stands there stays until it is said."""
    draft = drafts[min(question.payload["index"], len(drafts) - 1)]
    if draft.activity_id is not None and kind != "day":
        text = (
            f"The {kind} of an approved activity comes from the list, so it stays. Was it something else? Type: another"
        )
        return questions.ask_again(turn, question, Reply(text))
    facts = {name: value for name, value in question.payload.items() if name not in {"hearer", "choices"}}
    questions.close(turn, question)
    reply = Reply(LAST[kind], choices=DOMAIN_CHOICES if kind == "domain" else ())
    return questions.ask(turn, reply, kind=kind, hearer="draft", **facts)


def _nothing_new(turn: Turn, question: Question, draft: Draft, answer: Answer) -> Reply:
    """What was said is so already, or did not answer what was asked."""
    if is_question(answer.words):
        return questions.ask_again(turn, question, Reply(NO_ANSWER.format(asked=question.payload["asked"])))
    said = any(getattr(answer.entry, name) is not None for name in ("seconds", "start", "domain"))
    if question.kind == "save" and said and not draft.notes:
        return questions.ask_again(turn, question, Reply("It says that already. Type *save*, or what to change."))
    return questions.ask_again(turn, question, Reply(_not_understood(question, answer)))


def _not_understood(question: Question, answer: Answer) -> str:
    """Name the words that did not answer what was asked, and how one may answer."""
    how = {
        "hours": "Type the hours, for example: 1.5h",
        "day": "Type the day, for example: last Friday, or 4 March 2026",
        "domain": "Type develop, implement or foster",
        "activity": "Which one is it? Type its number, or: not on the list",
        "save": "Type *save*, what to change (for example: 2h), or *cancel*",
        "confirm": "Type *yes* or *no*",
        "title": "Type what it was called, for example: GPP3",
    }.get(question.kind, "Type *cancel* to leave it")
    words = answer.words.strip()[:80]
    if answer.says == "save" and question.kind in ASKS:
        return f"I can save it once I know {ASKS[question.kind]}. {how}."
    if question.kind == "activity":
        return "Which of them is it? Type its number, or: not on the list."
    return f'I kept "{words}", but it doesn\'t tell me what I asked. {how}.' if words else f"{how}."
