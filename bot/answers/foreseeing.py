"""Looking ahead: the deadlines, and where some hours would bring one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot import questions
from bot.answers.exam_day import asks_for_exam, exam_day
from bot.answers.standing import (
    NO_CYCLE,
    bars_of,
    days_left,
    ends_at,
    in_words,
    programme_record,
    programme_today,
    short_name,
    told,
    year_name,
)
from bot.intents import Answer, Deadline, WhatIf
from bot.router import Router
from bot.turn import Turn
from core.actions.exams import open_application
from core.message import Choice, Picture, Reply
from core.rules import plan
from core.rules.progress import Measure, Unit
from core.rules.progress import Progress as Standing
from core.rules.terms import Domain, show_hours
from core.rules.wording import listed, show_day
from core.store.tables import Question

router = Router()


@router.answers(Deadline)
def show_deadlines(turn: Turn, wish: Deadline) -> Reply:
    """The days ahead, each with what is missing by then, in the programme's zone."""
    record = programme_record(turn)
    standing, cycle = record.progress, record.cycle
    applied = asks_for_exam(turn.message.text) and open_application(turn.session, turn.practitioner) is not None
    if standing is None or cycle is None or applied:
        return Reply(exam_day(turn, programme_today(turn)))
    days = [year.end for year in cycle.years() if year.end >= standing.today]
    if not days:
        return Reply(
            f"Your certification cycle ended on {show_day(cycle.end)}. What comes next the office can say: "
            "type *contact the office*."
        )
    shown = dict.fromkeys((days[0], days[-1]))
    lines = [_deadline_line(standing, day, days[-1]) for day in shown]
    lines.append(ends_at(turn, days[0]))
    return Reply("\n".join(lines), choices=(Choice("Am I on track?", "am I on track?"),), subject="Your deadlines")


def _deadline_line(standing: Standing, day: date, last: date) -> str:
    names = [bar for bar in standing.bars if bar.by == day and not bar.met]
    what = f"the end of your cycle{f' and of {year_name(standing, day)}' if year_name(standing, day) else ''}"
    head = what if day == last else f"the end of {year_name(standing, day) or 'this year of your cycle'}"
    if not names:
        return f"*{show_day(day)}* ({days_left(day, standing.today)}), {head}: nothing is missing."
    missing = listed([told(bar) for bar in names])
    return f"*{show_day(day)}* ({days_left(day, standing.today)}), {head}: {missing}."


def passed_over(turn: Turn, until: date) -> tuple[date, str] | None:
    """The first deadline before ``until`` by which something is missing, and what that is; None when there is none."""
    standing = programme_record(turn).progress
    if standing is None:
        return None
    missing = [bar for bar in standing.bars if not bar.met and bar.by is not None and standing.today <= bar.by < until]
    first = min((bar.by for bar in missing), default=None)
    return (first, listed([told(bar) for bar in missing if bar.by == first])) if first else None


@router.answers(WhatIf)
def show_what_if(turn: Turn, wish: WhatIf) -> Reply:
    """Where some hours would bring them, if they counted; nothing is saved."""
    record = programme_record(turn)
    if record.cycle is None or record.policy is None or record.progress is None:
        return Reply(NO_CYCLE)
    if wish.seconds is None:
        kept: dict[str, Any] = {
            "start": wish.start and wish.start.isoformat(),
            "end": wish.end and wish.end.isoformat(),
        }
        reply = Reply("How many hours shall I think of? For example: 6 hours")
        return questions.ask(turn, reply, kind="hours", hearer="what_if", domain=wish.domain, **kept)
    today = record.progress.today
    end = max(wish.start, wish.end) if wish.start and wish.end else wish.end
    thought = plan.what_if(
        record.facts, record.work, record.policy, record.cycle, today,
        seconds=wish.seconds, start=wish.start, end=end, domain=wish.domain,
    )  # fmt: skip
    return _told(wish, thought, today)


def _told(wish: WhatIf, thought: plan.WhatIf, today: date) -> Reply:
    when = _when(wish)
    what = f"{show_hours(wish.seconds or 0)} h more{when}"
    if not thought.changes:
        return Reply(f"{what} would change nothing: those days lie outside your certification cycle.")
    changed = listed([f"{told(c.after)} (now {_number(c.before)})" for c in thought.changes])
    met = [c.after for c in thought.changes if c.after.met and not c.before.met]
    closes = f" That would complete {listed([short_name(bar) for bar in met])}." if met else ""
    domain = "" if wish.domain else " Name a domain (develop, implement or foster) to see its bar move too."
    text = f"With {what} that count: {changed}.{closes}{domain} Nothing is saved."
    shown = bars_of([change.after for change in thought.changes])
    return Reply(text, picture=Picture("; ".join(in_words(c.after) for c in thought.changes), shown))


def _number(bar: Measure) -> str:
    return show_hours(bar.have) if bar.unit is Unit.HOURS else f"{bar.have_shown:g}"


def _when(wish: WhatIf) -> str:
    domain = f" in {wish.domain.title}" if wish.domain else ""
    if wish.start is None:
        return domain
    end = wish.end or wish.start
    whole_month = wish.start.day == 1 and (end + timedelta(days=1)).day == 1 and end - wish.start < timedelta(days=31)
    if whole_month:
        return f"{domain} in {wish.start:%B %Y}"
    return f"{domain}, {show_day(wish.start)}{f' to {show_day(end)}' if end != wish.start else ''},"


@router.hears("what_if")
def hear_hours(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The hours to think of."""
    if answer.entry.seconds is None:
        return questions.ask_again(turn, question, Reply("How many hours? Type for example: 6 hours - or: cancel"))
    questions.close(turn, question)
    kept = question.payload
    days = [date.fromisoformat(kept[k]) if kept[k] else answer.entry.start for k in ("start", "end")]
    domain = Domain(kept["domain"]) if kept["domain"] else answer.entry.domain
    return show_what_if(turn, WhatIf(seconds=answer.entry.seconds, start=days[0], end=days[1], domain=domain))
