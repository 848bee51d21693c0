"""Work history: the jobs behind the employment requirement. What is missing is asked for; no day is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from bot import questions
from bot.answers.standing import amount, programme_record
from bot.intents import AddEmployment, Answer, EditEmployment
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import show_day
from core.actions.work import add_job, change_job, delete_job, job_named, jobs_of
from core.message import Choice, Reply
from core.store.tables import Job, Question

router = Router()
UNDO = Choice("Undo", "undo")
MONTH = timedelta(days=31)
LONGEST_NAME, MOST_BESIDE_A_DAY = 8, 3
"""Words in an employer's name at most, and beside the day on which somebody began or left."""
NAME_ALONE = (
    "I kept that, but I need the employer's name alone, for example: Acme Medical - or all in one: "
    "add employment Acme Medical since March 2023. To leave it, type: cancel"
)
DAY_ALONE = (
    "I kept that, but it says more than a day. Type the month and the year, for example: March 2023 - or type: cancel"
)


@router.answers(AddEmployment)
def add(turn: Turn, wish: AddEmployment) -> Reply:
    """Add a job, asking for the employer and the first day when they are missing."""
    known: dict[str, Any] = {"employer": wish.employer, "role": wish.role, "notes": []}
    doubts = {("end" if doubt.field.startswith("end") else "start"): doubt for doubt in wish.ambiguous}
    for name, day in (("start", wish.start), ("end", wish.end)):
        known[name] = day.isoformat() if day else None
        if name in doubts:
            known[name] = None
            _settle(known, name, doubts[name].options)
        elif day and is_month_only(turn.message.text, name, day):
            _take_month(known, name, day)
    if "end" in doubts and known["end"] is None:
        known["ask_end"] = doubts["end"].words
    return _go_on(turn, known)


def is_month_only(text: str, name: str, day: date) -> bool:
    """Whether ``day`` stands for a month that was said without a day."""
    edge = 1 if name == "start" else monthrange(day.year, day.month)[1]
    return day.day == edge and not re.search(rf"\b0?{day.day}(?:st|th)?\b", text)


def _settle(known: dict[str, Any], name: str, options: tuple[Any, ...]) -> None:
    """A month is its first day for a start and its last for an end, and that is said; anything wider is asked for."""
    if known[name] is not None or len(options) != 1 or not isinstance(options[0], tuple):
        return
    first, last = options[0]
    if last - first < MONTH:
        _take_month(known, name, first)


def _take_month(known: dict[str, Any], name: str, month: date) -> None:
    day = month.replace(day=1 if name == "start" else monthrange(month.year, month.month)[1])
    known[name] = day.isoformat()
    known["notes"].append([name, day.isoformat()])


def _month_note(name: str, day: date, job: Job) -> str:
    which, did = ("first", "began") if name == "start" else ("last", "ended")
    example = f"job {job.number} {did} on 15 {day:%B %Y}"
    return f"I took the {which} day of {day:%B %Y}; if it was another, type for example: {example}"


def _go_on(turn: Turn, known: dict[str, Any]) -> Reply:
    """Ask for the next thing that is missing; add the job when nothing is."""
    if not known["employer"]:
        return _ask(turn, known, "employer", "Who was your employer? For example: Acme Medical")
    at = f" at {known['employer']}"
    if known["start"] is None:
        return _ask(turn, known, "start", f"When did you begin{at}? For example: March 2023, or 15 March 2023")
    if known.get("ask_end"):
        return _ask(
            turn, known, "end", f'When in "{known["ask_end"]}" did you leave{at}? For example: June {turn.today.year}'
        )
    end = date.fromisoformat(known["end"]) if known["end"] else None
    job = add_job(
        turn.session, turn.practitioner, employer=known["employer"], role=known["role"],
        start=date.fromisoformat(known["start"]), end=end, now=turn.now,
    )  # fmt: skip
    notes = "".join(f"\n{_month_note(name, date.fromisoformat(day), job)}" for name, day in known["notes"])
    return Reply(f"Added to your work history: {describe(job)}.{_standing(turn)}{notes}", choices=(UNDO,))


def _ask(turn: Turn, known: dict[str, Any], field: str, text: str) -> Reply:
    kind = "employer" if field == "employer" else "day"
    return questions.ask(turn, Reply(text), kind=kind, hearer="job", field=field, known=known)


@router.hears("job")
def hear_missing(turn: Turn, question: Question, answer: Answer) -> Reply:
    """What was missing of a job."""
    known, field = dict(question.payload["known"]), question.payload["field"]
    known["notes"] = list(known["notes"])
    if field == "employer":
        if not _is_name(answer):
            return questions.ask_again(turn, question, Reply(NAME_ALONE))
        known["employer"] = answer.words.strip() or None
    elif _says_more(answer):
        return questions.ask_again(turn, question, Reply(DAY_ALONE))
    else:
        _take_day(known, field, answer)
        if known[field] is None:
            text = "I need the month and the year at least, for example: March 2023 - or type *cancel*."
            return questions.ask_again(turn, question, Reply(text))
        known.pop("ask_end" if field == "end" else "", None)
    questions.close(turn, question)
    return _go_on(turn, known)


def _is_name(answer: Answer) -> bool:
    """Whether words can be the name of an employer: no yes or no, no question, no day and no length of time, and few."""
    words = answer.words.strip()
    told = answer.entry.spans.keys() & {"start", "hours"}
    return answer.says is None and not told and "?" not in words and len(words.split()) <= LONGEST_NAME


def _says_more(answer: Answer) -> bool:
    """Whether a day stands in a sentence of something else: "ok ill do that one thurs" is no day on which a job began."""
    day = answer.entry.spans.get("start", "")
    return bool(day) and len(answer.words.split()) - len(day.split()) > MOST_BESIDE_A_DAY


def _take_day(known: dict[str, Any], field: str, answer: Answer) -> None:
    entry = answer.entry
    if entry.start and entry.end and entry.start != entry.end:
        if entry.end - entry.start < MONTH and entry.start.day == 1:
            _take_month(known, field, entry.start)
        return
    if entry.start:
        known[field] = entry.start.isoformat()
    for doubt in entry.ambiguous:
        if doubt.field in {"start", "end"}:
            _settle(known, field, doubt.options)


@router.answers(EditEmployment)
def edit(turn: Turn, wish: EditEmployment) -> Reply:
    """Show the work history, or change or delete the job named."""
    changes = _changes(wish)
    if not wish.delete and not changes:
        return show(turn)
    jobs = jobs_of(turn.session, turn.practitioner)
    if not wish.query and len(jobs) != 1:
        lead = "Which job? Name it by its number, for example: delete job 2" if jobs else ""
        return Reply(f"{lead}\n{_list(jobs)}".strip()) if jobs else show(turn)
    job = job_named(turn.session, turn.practitioner, _plain(wish.query)) if wish.query else jobs[0]
    if wish.delete:
        delete_job(turn.session, turn.practitioner, job, now=turn.now)
        return Reply(f"Deleted from your work history: {describe(job)}.{_standing(turn)}", choices=(UNDO,))
    change_job(turn.session, turn.practitioner, job, now=turn.now, **changes)
    days = (("start", wish.start), ("end", wish.end))
    notes = "".join(
        f"\n{_month_note(name, d, job)}" for name, d in days if d and is_month_only(turn.message.text, name, d)
    )
    return Reply(f"Changed: {describe(job)}.{_standing(turn)}{notes}", choices=(UNDO,))


def _plain(query: str) -> str:
    """'job 2' is number 2."""
    return query.casefold().removeprefix("job").strip() if query.casefold().startswith("job ") else query


def _changes(wish: EditEmployment) -> dict[str, Any]:
    facts = {"employer": wish.employer, "role": wish.role, "starts_on": wish.start, "ends_on": wish.end}
    return {name: value for name, value in facts.items() if value is not None}


def show(turn: Turn) -> Reply:
    """The work history and how far it is towards the requirement."""
    jobs = jobs_of(turn.session, turn.practitioner)
    if not jobs:
        return Reply(
            "There is nothing in your work history yet. "
            "Add your jobs, for example: add employment Acme Medical since March 2023"
        )
    text = f"Your work history:\n{_list(jobs)}\n{_standing(turn).strip()}"
    return Reply(f"{text}\nTo change one, type for example: job {jobs[-1].number} ended in June 2024".strip())


def _list(jobs: list[Job]) -> str:
    return "\n".join(f"{job.number}. {describe(job)}" for job in jobs)


def describe(job: Job) -> str:
    """Employer, role, from when to when."""
    role = f", {job.role}" if job.role else ""
    until = f"to {show_day(job.ends_on)}" if job.ends_on else "until today and on"
    return f"*{job.employer}*{role}, {show_day(job.starts_on)} {until}"


def _standing(turn: Turn) -> str:
    progress = programme_record(turn).progress
    bar = progress.bar("employment") if progress else None
    return f" Employment: {amount(bar)}." if bar else ""
