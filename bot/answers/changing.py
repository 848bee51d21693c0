"""Correcting a credit: which one, what of it, and one question for what could be two things."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot import questions
from bot.answers.adding.card import describe, domain_title
from bot.answers.doubts import FIELDS, KINDS, alive, asks, choices, plain, taken
from bot.answers.picking import choices_of, is_settled, lines_of, pick, spelled_out
from bot.intents import Ambiguity, Answer, EditCredit, Entry, Which
from bot.router import Router
from bot.turn import Turn
from core.actions.catalogue import happening
from core.actions.credits import FixedByCommittee, FixedByProgramme, change_credit, credit_of, fixed_of, show_days
from core.message import Choice, Reply
from core.rules.terms import show_hours
from core.store.tables import Credit, Question

router = Router()
UNDO = Choice("Undo", "undo")
COLUMNS = ("title", "seconds", "domain", "description", "location", "instructor")
SHIFTS = ("later", "longer")
WORDS = {
    "title": "title", "seconds": "hours", "starts_on": "days", "domain": "domain", "description": "type",
    "location": "location", "instructor": "instructor", "is_recording": "kind",
}  # fmt: skip


@router.answers(EditCredit)
def edit(turn: Turn, wish: EditCredit) -> Reply:
    """Change what was said of the credit meant; ask which, or what, when that is not clear."""
    which = spelled_out(turn, wish.which)
    found = pick(turn, which)
    changes, doubts = changes_of(turn, wish.entry), list(wish.entry.ambiguous)
    if not is_settled(which, found):
        text = f"Which one do you want to change?\n{lines_of(found)}"
        reply = Reply(text, choices=choices_of(found))
        return questions.ask(
            turn, reply, kind="which_credit", hearer="edit_which", changes=changes, doubts=kept_doubts(doubts)
        )
    return change(turn, [credit.number for credit in found], changes, doubts)


def changes_of(turn: Turn, entry: Entry) -> dict[str, Any]:
    """The columns an entry changes, as JSON can keep them (days ISO); "during the Annual Meeting" by the approved list."""
    changes = {name: value for name in COLUMNS if (value := getattr(entry, name)) is not None}
    if entry.spans.get("hours", "").isalpha():
        changes.pop("seconds", None)  # "the last one" names a credit, not an hour
    start, end = entry.start or entry.end, entry.end or entry.start
    if entry.during and start is None and (days := happening(turn.session, entry.during)):
        start, end = days
    if start and end:
        changes |= {"starts_on": start.isoformat(), "ends_on": end.isoformat()}
    if entry.recording is not None:
        changes["is_recording"] = entry.recording
    return changes | {name: by for name in SHIFTS if (by := getattr(entry, name))}


def _new_values(credit: Credit, changes: dict[str, Any]) -> dict[str, Any]:
    """What a credit will say; a shift is taken from what it says now. Days are dates again."""
    new: dict[str, Any] = {k: date.fromisoformat(v) if k in {"starts_on", "ends_on"} else v for k, v in changes.items()}
    if later := new.pop("later", None):
        days = timedelta(days=later)
        new |= {"starts_on": credit.starts_on + days, "ends_on": credit.ends_on + days}
    if longer := new.pop("longer", None):
        new["seconds"] = credit.seconds + longer
    return {name: value for name, value in new.items() if getattr(credit, name) != value}


def change(turn: Turn, numbers: list[int], changes: dict[str, Any], doubts: list[Ambiguity]) -> Reply:
    """Ask for what is doubtful, one thing at a time; then change."""
    if doubts:
        return _ask_doubt(turn, numbers, changes, doubts)
    credits = [credit_of(turn.session, turn.practitioner, number) for number in numbers]
    if not changes:
        credit = credits[-1]
        text = f"What should change about #{credit.number}, {describe(credit)}? For example: 2h - or: last Friday, implement"
        reply = Reply(text, choices=(Choice("Leave it", "cancel"),))
        return questions.ask(turn, reply, kind="save", hearer="edit_what", numbers=numbers)
    said = [_changed_to(turn, credit, _new_values(credit, changes)) for credit in credits]
    is_done = any(done for done, _ in said)
    reply = Reply("\n".join(text for _, text in said), choices=(UNDO,) if is_done else ())
    return questions.ask(turn, reply, kind="saved", hearer="saved", numbers=numbers)


def _changed_to(turn: Turn, credit: Credit, new: dict[str, Any]) -> tuple[bool, str]:
    """Change what may be changed of one credit; whether anything was, and what is said, what is fixed included."""
    fixed = [_refused(turn, credit, name, new.pop(name)) for name in fixed_of(credit, new)]
    before = {name: _shown(credit, name) for name in new if name != "ends_on" or "starts_on" not in new}
    if new:
        change_credit(turn.session, turn.practitioner, credit, now=turn.now, **new)
    changed = [_changed(turn, credit, before)] if new or not fixed else []
    return bool(new), "\n".join([*changed, *dict.fromkeys(fixed)])


def _refused(turn: Turn, credit: Credit, name: str, value: Any) -> str:
    try:
        change_credit(turn.session, turn.practitioner, credit, now=turn.now, **{name: value})
    except (FixedByCommittee, FixedByProgramme) as refused:
        return str(refused)
    return ""


def _changed(turn: Turn, credit: Credit, before: dict[str, str]) -> str:
    if not before:
        return f"#{credit.number} says that already: {describe(credit)}."
    what = "; ".join(f"{WORDS.get(name, 'days')} {was} → {_shown(credit, name)}" for name, was in before.items())
    progress = turn.record(fresh=True).progress
    reason = progress.verdicts[credit.number].why_not if progress else None
    return f"Changed #{credit.number}, *{credit.title}*: {what}." + (f"\n{reason}" if reason else "")


def _shown(credit: Credit, name: str) -> str:
    if name == "seconds":
        return f"{show_hours(credit.seconds)} h"
    if name in {"starts_on", "ends_on"}:
        return show_days(credit.starts_on, credit.ends_on)
    if name == "domain":
        return domain_title(credit.domain)
    if name == "is_recording":
        return {True: "recording", False: "live", None: "not said"}[credit.is_recording]
    return f'"{value}"' if (value := getattr(credit, name)) else "nothing"


def _ask_doubt(turn: Turn, numbers: list[int], changes: dict[str, Any], doubts: list[Ambiguity]) -> Reply:
    doubt = doubts[0]
    field = FIELDS[doubt.field]
    kept: dict[str, Any] = {"numbers": numbers, "changes": changes, "doubts": kept_doubts(doubts)}
    if field == "start" and len(doubt.options) == 1:
        reply = Reply(f'Which day in "{doubt.words}" was it? For example: 4 March 2026')
    else:
        reply = Reply(asks(field, doubt.words), choices=choices(field, doubt.options))
    return questions.ask(turn, reply, kind=KINDS[field], hearer="edit_doubt", **kept)


def kept_doubts(doubts: list[Ambiguity]) -> list[list[Any]]:
    """Doubts as JSON can hold them."""
    return [[doubt.field, doubt.words, [plain(option) for option in doubt.options]] for doubt in doubts]


def revived_doubts(kept: list[list[Any]]) -> list[Ambiguity]:
    """The doubts that were kept."""
    return [Ambiguity(f, tuple(alive(FIELDS[f], option) for option in options), words) for f, words, options in kept]


@router.hears("edit_which")
def hear_which_to_edit(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The credit chosen from several."""
    number = chosen_number(turn, question, answer)
    if number is None:
        return questions.ask_again(turn, question, Reply("Which one? Type its number, for example: #12 - or: cancel"))
    questions.close(turn, question)
    payload = question.payload
    return change(turn, [number], payload["changes"], revived_doubts(payload["doubts"]))


@router.hears("edit_what")
def hear_what_to_edit(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The values to change, in plain words."""
    changes, doubts = changes_of(turn, answer.entry), list(answer.entry.ambiguous)
    if not changes and not doubts:
        if answer.says in {"no", "skip"}:
            questions.close(turn, question)
            return Reply("It stays as it is.")
        text = (
            f'I found nothing to change in "{answer.words[:80]}". Type for example: 2h - or: last Friday - or: cancel'
        )
        return questions.ask_again(turn, question, Reply(text))
    questions.close(turn, question)
    return change(turn, question.payload["numbers"], changes, doubts)


@router.hears("edit_doubt")
def hear_doubt(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The value that could be two things, settled."""
    payload = question.payload
    doubts = revived_doubts(payload["doubts"])
    field, options, settled = FIELDS[doubts[0].field], doubts[0].options, changes_of(turn, answer.entry)
    place = taken(field, options, answer, turn.chosen)
    if place is not None and len(options) > 1:
        settled = _columns(field, options[place])
    if not settled:
        return questions.ask_again(
            turn, question, Reply(f'I need the {question.kind} for "{doubts[0].words}", please.')
        )
    questions.close(turn, question)
    return change(turn, payload["numbers"], payload["changes"] | settled, doubts[1:])


def _columns(field: str, option: Any) -> dict[str, Any]:
    """The columns a reading fills."""
    if field == "start":
        return {"starts_on": option[0].isoformat(), "ends_on": option[1].isoformat()}
    return {"seconds" if field == "hours" else field: plain(option)}


def chosen_number(turn: Turn, question: Question, answer: Answer) -> int | None:
    """The credit's number an answer takes, by button, by number, by place in the list; None when it takes none."""
    offered = [int(say.lstrip("#")) for _, say in question.payload["choices"]]
    if turn.chosen is not None:
        return offered[turn.chosen]
    bare = answer.words.strip()
    named = answer.which.numbers[0] if answer.which.numbers else int(bare) if bare.isdigit() else None
    is_place = named is not None and named not in offered and answer.position is not None and "#" not in bare
    if named is not None and not is_place:  # "1" is the first of those shown where no #1 is among them
        return named
    if answer.position and abs(answer.position) <= len(offered):
        return offered[answer.position - 1 if answer.position > 0 else -1]
    if answer.which != Which():
        found = [credit.number for credit in pick(turn, spelled_out(turn, answer.which))]
        return found[0] if len(found) == 1 else None
    return None
