"""Answers to what was asked about a proposal: in any order, several values at once, corrections in plain words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot import questions
from bot.answers.adding.asking import go_on
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import begin, choose, drafts_of, keep, offers
from bot.answers.adding.saving import save
from bot.intents import AddCredit, Answer, EditCredit, Entry, RequestCredit, Which
from bot.router import Router, Said
from bot.turn import Turn
from core.actions.catalogue import activity_of
from core.actions.credits import credit_of
from core.actions.evidence import attach
from core.message import Reply
from core.store.tables import Proposal, Question

router = Router()
CORRECTION = re.compile(r"\W*(?:actually|sorry|oops|it|that|this|the|make|change|i meant)\b")
EVERYWHERE = re.compile(r"\W*(?:both|all|each|every)\b")
DAY_OF_MONTH = re.compile(r"\W*(?:on |it was )*(?:the )?(\d{1,2})(?:st|nd|rd|th)?\W*")
CHANGE = "What should I change? Type for example: 2h - or: last Friday, implement - or: the title is GPP3 update"


@router.answers(AddCredit)
def add(turn: Turn, wish: AddCredit) -> Reply:
    """Show what was said as a proposal."""
    drafts = [Draft.of_entry(entry) for entry in wish.entries] or [Draft()]
    if turn.message.files and len(drafts) == 1:
        drafts[0].files = list(turn.message.files)
    return go_on(turn, begin(turn, drafts))


def add_activity_by_id(turn: Turn, activity_id: int) -> Reply:
    """Start a proposal for an approved activity that was picked from a list."""
    draft = Draft()
    choose(turn, draft, activity_id)
    return go_on(turn, begin(turn, [draft]))


@router.hears("draft")
def hear_draft(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take what was answered into the proposal, then ask on or show the card."""
    proposal = turn.session.get_one(Proposal, question.payload["proposal"])
    drafts = drafts_of(proposal)
    place = _meant(drafts, answer, question.payload["index"])
    draft = drafts[place]
    draft.notes = []
    if question.kind == "save" and (done := _decide(turn, proposal, drafts, question, answer)):
        return done
    if question.kind == "confirm" and (done := _confirm(turn, question, answer, proposal, drafts, place)):
        return done
    understood = _settle(turn, question, draft, answer)
    understood = _take(turn, question, drafts, place, answer) or understood
    if not understood:
        return questions.ask_again(turn, question, Reply(_not_understood(question, answer)))
    questions.close(turn, question)
    keep(turn, proposal, drafts)
    return go_on(turn, proposal, then=question.payload.get("then"))


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
    if words == "one by one":
        return _one_by_one(turn, proposal, drafts, question)
    has_values = answer.entry != replace(Entry(), spans=answer.entry.spans)
    if has_values:
        return None
    if words == "save and request approval":
        titles = [d.title for d in drafts if d.activity_id is None]
        return [*save(turn, proposal, drafts), *_request(turn, titles[0] if titles else None)]
    if answer.says in {"yes", "save", "both"}:
        return [*save(turn, proposal, drafts), *_next_of(turn, question)]
    if answer.says in {"no", "change", "another"}:
        return questions.ask_again(turn, question, Reply(CHANGE))
    return None


def _next_of(turn: Turn, question: Question) -> list[Reply]:
    """The next of several credits that are saved one by one."""
    then: list[int] = question.payload.get("then") or []
    return [go_on(turn, turn.session.get_one(Proposal, then[0]), then=then[1:])] if then else []


def _request(turn: Turn, title: str | None) -> list[Reply]:
    return turn.serve(RequestCredit(query=title))


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
        return [said, *_without(turn, question, proposal, drafts, place)]
    if answer.says in {"yes", "another"} or "another" in answer.words.casefold():
        draft.twin_ok = True
    return None


def _drop(turn: Turn, question: Question, proposal: Proposal, drafts: list[Draft], place: int) -> Said:
    kept = " The file is kept, but it is not attached to anything." if drafts[place].files else ""
    return [Reply(f"All right, nothing is saved for it.{kept}"), *_without(turn, question, proposal, drafts, place)]


def _without(turn: Turn, question: Question, proposal: Proposal, drafts: list[Draft], place: int) -> list[Reply]:
    questions.close(turn, question)
    rest = drafts[:place] + drafts[place + 1 :]
    if not rest:
        proposal.closed_at, proposal.outcome = turn.now, "dropped"
        return _next_of(turn, question)
    keep(turn, proposal, rest)
    return [go_on(turn, proposal)]


def _settle(turn: Turn, question: Question, draft: Draft, answer: Answer) -> bool:
    """Answers by pointing: one of two days, one of three activities, yes to whose certificate it is."""
    if question.kind == "activity":
        return _pick(turn, question, draft, answer)
    place = turn.chosen if turn.chosen is not None else (answer.position - 1 if answer.position else None)
    if question.kind == "day" and _day_in_month(draft, answer.words):
        return True
    doubt = next((d for d in draft.doubts if d.field == question.payload.get("doubt")), None)
    if doubt is not None and place is not None and 0 <= place < len(doubt.options):
        draft.settle(doubt, place)
        if doubt.field == "start":
            _remember_order(turn, draft, doubt.words)
        return True
    return question.kind == "confirm" and (draft.holder_ok or draft.twin_ok)


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
    if answer.says == "another" and count == 1:
        draft.offered = [*draft.offered, *ids]
        return True
    if answer.says == "another":
        return False
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


def _take(turn: Turn, question: Question, drafts: list[Draft], place: int, answer: Answer) -> bool:
    """Values in the answer's words; for "both" into every draft."""
    entry = answer.entry
    if question.kind == "title" and entry.title is None and answer.words.strip() and answer.says is None:
        bare = entry.seconds is None and entry.start is None and entry.domain is None
        entry = replace(entry, title=answer.words.strip()) if bare else entry
    if question.kind != "title" and entry.title is not None and "title" not in answer.words.casefold():
        entry = replace(entry, title=None)
    everywhere = answer.says == "both" or answer.which.every or bool(EVERYWHERE.match(answer.words.casefold()))
    taken = False
    for draft in drafts if everywhere else [drafts[place]]:
        if draft.activity_id is not None:
            entry = _respect_list(draft, entry)
        taken = draft.take(entry) or taken
        if entry.title is not None and draft.activity_id is None:
            draft.off_list, draft.offered = False, []
        if draft.activity_id is not None and entry.recording is not None and draft.recording == entry.recording:
            _swap_kind(turn, draft)
    return taken


def _respect_list(draft: Draft, entry: Entry) -> Entry:
    """Hours and domain of an approved activity stay; saying others is pointed out."""
    if entry.seconds is not None and entry.seconds != draft.seconds:
        draft.notes.append("The hours come from the approved list, so they stay as they are.")
    if entry.domain is not None and entry.domain.value != draft.domain:
        draft.notes.append("The domain comes from the approved list, so it stays as it is.")
    return replace(entry, seconds=None, domain=None, title=None)


def _swap_kind(turn: Turn, draft: Draft) -> None:
    """ "That was the recording": the activity becomes its recording (or the live one) when the list has it."""
    wanted, draft.activity_id = draft.recording, None
    draft.offered, draft.off_list = [], False
    same = [h for h in offers(turn, draft) if h.activity.is_recording == wanted and h.activity.title == draft.title]
    if same:
        if wanted:
            draft.start = draft.end = None
        choose(turn, draft, same[0].activity.id)


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
    if question.kind == "activity":
        return f"{how}."
    return f'I kept "{words}", but it doesn\'t tell me what I asked. {how}.' if words else f"{how}."


@router.hears("saved")
def hear_after_saving(turn: Turn, question: Question, answer: Answer) -> Said:
    """Corrections right after saving ("no, 2 hours") change the saved credit."""
    numbers: list[int] = question.payload["numbers"]
    last = numbers[-1]
    if _corrects(answer):
        entry = answer.entry if "title" in answer.words.casefold() else replace(answer.entry, title=None)
        return turn.serve(EditCredit(Which(numbers=(last,)), entry))
    if answer.says in {"no", "change"}:
        return questions.ask_again(
            turn, question, Reply(f"What should I change about #{last}? Type for example: change {last} to 2h")
        )
    if answer.says in {"yes", "save"}:
        return Reply(f"#{last} is saved already.")
    return Reply(
        f'I don\'t know what to do with "{answer.words[:60]}". To change #{last}, type: change {last} to 2h - to add '
        "something new: add 1h GPP3"
    )


def _corrects(answer: Answer) -> bool:
    """Whether words after saving plainly correct what was saved; bare values might as well begin something new."""
    if answer.entry == replace(Entry(), spans=answer.entry.spans):
        return False
    return answer.says in {"no", "change"} or bool(CORRECTION.match(answer.words.casefold()))
