"""Lists imported in conversation: read and judged first, shown, and written when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import select

from bot import questions
from bot.answers.staff_outcomes import details_of, done_of, files_of, lead_of, summary_of
from bot.intents import Answer
from bot.router import Router, Said
from bot.staff_intents import ImportList
from bot.turn import Turn
from core.actions import lists
from core.actions.attendance_lists import Attended, WhichSession
from core.actions.errands import Errand
from core.actions.imports import Outcome
from core.actions.lists import Wanted
from core.actions.membership import Mirrored, TooManyLeavers
from core.actions.today import programme_day
from core.house import House
from core.message import Choice, File, Reply
from core.store.tables import Activity, Practitioner, Question

router = Router()
MOST_LINES = 20
MOST_SESSIONS = 4
# What takes longer than one waits for without a word.
LARGE = 100_000
HOLD_A_FILE = ("import_list", "list_session", "which_list")
CANCEL = Choice("Cancel", "cancel")


@router.answers(ImportList)
def import_list(turn: Turn, wish: ImportList) -> Said:
    """Look at the list that came with the words, or that was sent before in this thread; ask for it without one."""
    files = turn.message.files or _sent_before(turn)
    if len(files) > 1:
        return Reply(
            "That is more than one file. Please send one list at a time, each with its words: import attendance A1"
        )
    wanted = Wanted(
        wish.about, "", "", code=wish.code, dates=wish.dates, partial=wish.partial, leavers=wish.leavers,
        maps=wish.maps, sets=wish.sets,
    )  # fmt: skip
    if not files:
        text = "Send me the list: drop the CSV file or workbook here."
        return questions.ask(
            turn, Reply(text, choices=(CANCEL,)), kind="file", hearer="list_file", takes_files=True,
            wanted=wanted.to_json(),
        )  # fmt: skip
    return _look(turn, wanted, files[0])


def _sent_before(turn: Turn) -> tuple[File, ...]:
    """The list that an open question of this thread is about."""
    held = [one for one in questions.open_questions(turn) if one.payload.get("hearer") in HOLD_A_FILE]
    return (File(**held[0].payload["file"]),) if held else ()


def _look(turn: Turn, wanted: Wanted, file: File) -> list[Reply]:
    """Promise to look; nothing else about this file is asked any more."""
    for hearer in (*HOLD_A_FILE, "list_file"):
        questions.close_all(turn, hearer=hearer)
    wanted = replace(wanted, name=file.name, sha256=file.sha256)
    turn.errands.append(("look at list", {"wanted": wanted.to_json(), "file": plain_file(file)}))
    return [Reply(f'I\'m reading "{file.name}"; I say here what is in it.')] if file.size > LARGE else []


def plain_file(file: File) -> dict[str, Any]:
    """A file for a question's payload."""
    return {"name": file.name, "media_type": file.media_type, "sha256": file.sha256, "size": file.size}


@router.hears("list_file")
def hear_file(turn: Turn, question: Question, answer: Answer) -> Said:
    """The list that was asked for."""
    if len(turn.message.files) == 1:
        return _look(turn, Wanted.from_json(question.payload["wanted"]), turn.message.files[0])
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right, nothing was imported.")
    return questions.ask_again(turn, question, Reply("I'm waiting for one list. Drop the file here, or type *cancel*."))


@router.does("look at list")
def look(house: House, errand: Errand, person: Practitioner) -> Callable[[Turn], Said]:
    """Read the list and judge every line; nothing is changed."""
    wanted, file = Wanted.from_json(errand.facts["wanted"]), errand.facts["file"]
    try:
        outcome = lists.run(house, wanted, by=person, dry_run=True, now=errand.asked_at)
    except WhichSession as refused:
        return partial(_ask_session, wanted, file, refused)
    except TooManyLeavers as refused:
        return partial(_ask_leavers, wanted, file, refused)
    return partial(_show, wanted, file, outcome)


def _ask_session(wanted: Wanted, file: dict[str, Any], refused: WhichSession, turn: Turn) -> Reply:
    """Which session a list is of; the latest ones are offered."""
    today = programme_day(turn.house, turn.now)
    latest = (
        select(Activity)
        .where(Activity.is_recording.is_(False), Activity.is_withdrawn.is_(False), Activity.starts_on <= today)
        .order_by(Activity.starts_on.desc(), Activity.id)
        .limit(MOST_SESSIONS)
    )
    found = list(turn.session.scalars(latest))
    lines = [f'Which session is "{wanted.name}" a list of? Type its code in the approved list, for example: A1']
    lines += [f"*{one.code}* · {one.title}" for one in found]
    choices = tuple(Choice(one.code, f"import attendance {one.code}") for one in found)
    reply = Reply("\n".join(lines), choices=(*choices, CANCEL), subject="Which session?")
    return questions.ask(turn, reply, kind="text", hearer="list_session", wanted=wanted.to_json(), file=file)


@router.hears("list_session")
def hear_session(turn: Turn, question: Question, answer: Answer) -> Said:
    """The code of the session."""
    code = turn.message.text.strip()
    if not code or " " in code or answer.says == "no":
        return questions.ask_again(
            turn, question, Reply("Type the code of the session alone, for example: A1 - or: cancel")
        )
    wanted = replace(Wanted.from_json(question.payload["wanted"]), code=code)
    return _look(turn, wanted, File(**question.payload["file"]))


def _ask_leavers(wanted: Wanted, file: dict[str, Any], refused: TooManyLeavers, turn: Turn) -> Reply:
    """A list that lacks many members: cut off, or true?"""
    text = (
        f'{refused.facts["left"]} of {refused.facts["all"]} members are missing from "{wanted.name}", so their '
        "membership would end. If the list was cut off, cancel and export it whole; if it is right, look at it that way."
    )
    choices = (Choice("They left", "import membership --leavers"), CANCEL)
    return _ask(turn, Reply(text, choices=choices, subject="Many members are missing"), wanted, file, [None, None])


def _show(wanted: Wanted, file: dict[str, Any], outcome: Outcome | Attended | Mirrored, turn: Turn) -> Reply:
    """What is wrong with the list, or what it would change; and the question whether to."""
    details = details_of(outcome)
    lines = [lead_of(outcome, wanted.name), *details[:MOST_LINES]]
    if len(details) > MOST_LINES:
        lines.append(f"… and {len(details) - MOST_LINES:,} more in the attached table.")
    lines += summary_of(outcome)
    offered = _offers(wanted, outcome)
    files = files_of(turn, outcome, whole=len(details) > MOST_LINES)
    reply = Reply("\n".join(lines), choices=tuple(choice for choice, _ in offered), files=files, subject=wanted.name)
    return _ask(turn, reply, wanted, file, [options for _, options in offered])


def _ask(turn: Turn, reply: Reply, wanted: Wanted, file: dict[str, Any], does: list[dict[str, Any] | None]) -> Reply:
    """Ask; ``does`` says for each choice with which options to import, None for one that doesn't."""
    return questions.ask(
        turn, reply, kind="confirm", hearer="import_list", wanted=wanted.to_json(), file=file, does=does
    )


def _offers(
    wanted: Wanted, outcome: Outcome | Attended | Mirrored
) -> list[tuple[Choice, dict[str, Any] | None]]:  # fmt: skip
    """The buttons under a list, each with the options it imports with."""
    if not outcome.problems or wanted.partial:
        return [(Choice("Import", "import"), {}), (CANCEL, None)]
    remedies = " ".join(problem.remedy for problem in outcome.problems)
    if "--dates mdy or" in remedies:
        said = f"import {wanted.about} --dates"
        return [
            (Choice("Month first", f"{said} mdy"), None),
            (Choice("Day first", f"{said} dmy"), None),
            (CANCEL, None),
        ]
    stops = any(problem.stops_all for problem in outcome.problems)
    if stops or wanted.about == lists.MEMBERSHIP:
        return [(CANCEL, None)]
    said = f"import {wanted.about}{f' {wanted.code}' if wanted.code else ''} --partial"
    return [(Choice("See the other rows", said), None), (CANCEL, None)]


@router.hears("import_list")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Said:
    """Whether to import what was shown."""
    does = question.payload["does"]
    options = does[turn.chosen] if turn.chosen is not None else (does[0] if answer.says in {"yes", "save"} else None)
    if options is not None:
        questions.close(turn, question)
        wanted = replace(Wanted.from_json(question.payload["wanted"]), **options)
        turn.errands.append(("import list", {"wanted": wanted.to_json()}))
        large = File(**question.payload["file"]).size > LARGE
        return [Reply(f'I\'m importing "{wanted.name}"; I say here when it is done.')] if large else []
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right, nothing was imported.")
    again = "Shall I import it? Press a button, or type *yes* or *no*." if does[0] is not None else (
        "It can't be imported as it is. Send the mended list with the same words, or type *cancel*."
    )  # fmt: skip
    return questions.ask_again(turn, question, Reply(again))


@router.does("import list")
def do_import(house: House, errand: Errand, person: Practitioner) -> Callable[[Turn], Said]:
    """Write the list, in short steps."""
    wanted = Wanted.from_json(errand.facts["wanted"])
    goes_on = errand.tries > 1
    outcome = lists.run(house, wanted, by=person, dry_run=False, now=errand.asked_at, goes_on=goes_on)
    return lambda turn: done_of(turn, outcome, wanted.name)
