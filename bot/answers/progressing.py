"""Where one stands: progress with bars, what is missing and by when, deadlines, what some hours would bring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot import questions
from bot.answers.offering import offers_for
from bot.answers.standing import (
    amount,
    bars_of,
    by_day,
    days_left,
    ends_at,
    programme_record,
    programme_today,
    short_name,
    told,
    year_name,
)
from bot.intents import Answer, Deadline, Progress, WhatIf
from bot.router import Router
from bot.turn import Turn
from core.actions.record import Record
from core.message import Choice, Picture, Reply
from core.rules import plan
from core.rules.exam import load_exam
from core.rules.progress import Gap, Measure, Unit
from core.rules.progress import Progress as Standing
from core.rules.terms import Domain, show_hours
from core.rules.wording import listed, show_credits, show_day, show_span
from core.store.tables import Question

router = Router()
NO_CYCLE = (
    "There is no certification cycle on your record yet, so there is nothing to be on track for. "
    "What you log is kept all the same: type *list* to see it."
)
NAMED = 3


@router.answers(Progress)
def show_progress(turn: Turn, wish: Progress) -> Reply:
    """How far, what is missing, by when, and what would close it; of one domain or year when asked so."""
    record = programme_record(turn)
    standing = record.progress
    if standing is None:
        return Reply(f"{NO_CYCLE} {_kept(record)}".strip())
    bars = [bar for bar in standing.bars if _asked_for(bar, wish)] or list(standing.bars)
    if wish.domain and (bar := standing.bar(wish.domain.value)):
        lines, gaps = [_one_domain(turn, bar, standing)], [g for g in standing.missing if g.name == wish.domain]
    else:
        lines, gaps = _whole(turn, standing), list(plan.near_gaps(standing))
    offers = offers_for(turn, gaps, standing)
    lines += [said] if (said := _suggest(gaps, offers)) else []
    return Reply(
        "\n".join(lines),
        choices=_next(turn, gaps, offers),
        picture=Picture("; ".join(_in_words(bar) for bar in bars), bars_of(bars)),
        subject="Where you stand",
    )


def _asked_for(bar: Measure, wish: Progress) -> bool:
    if wish.domain:
        return bar.name in {wish.domain.value, "total"}
    if wish.start and bar.name.startswith("year"):
        return bar.within.start <= (wish.end or wish.start) and bar.within.end >= wish.start
    return not wish.start


def _kept(record: Record) -> str:
    if not record.facts:
        return ""
    return f"So far that is {show_credits(sum(fact.seconds for fact in record.facts))}."


def _one_domain(turn: Turn, bar: Measure, standing: Standing) -> str:
    if bar.met:
        return f"{bar.label} is done: {amount(bar)}."
    by = by_day(turn, bar.by, standing.today)
    return f"{show_hours(bar.short)} more in {bar.label}: {amount(bar)} by {by}.{_waiting([bar.name], standing)}"


def _whole(turn: Turn, standing: Standing) -> list[str]:
    """The verdict first, then what is not yet there, then what can't be mended any more."""
    near = plan.near_gaps(standing)
    rest = _rest(standing, {gap.name for gap in near})
    if standing.year is None:
        span = show_span(standing.bars[0].within) if standing.bars else ""
        return [f"Today lies outside your certification cycle{f' ({span})' if span else ''}. {rest}".strip()]
    if standing.complete:
        return [f"Yes: everything the programme asks for is met. {rest}".strip()]
    year = standing.bar(f"year {standing.year}")
    if year is not None and not year.met:
        head = f"Not yet for this year: {amount(year)} by {by_day(turn, year.by, standing.today)}."
        others = [gap for gap in near if gap.name != year.name]
    elif near and near[0].by == (year.by if year else near[0].by):
        head, others = "Not yet.", list(near)
    else:
        done = f"year {standing.year} is done, {amount(year)}" if year else "nothing is due this year"
        head, others = f"Yes, you are on track: {done}.", list(near)
    lines = [f"{head}{_waiting([gap.name for gap in near], standing)}"]
    if others:
        wanting = listed([told(gap.measure) for gap in others])
        lines.append(f"Still to come by {by_day(turn, others[0].by, standing.today)}: {wanting}.")
    lines += [rest] if rest else []
    return [*lines, *_missed(standing)]


def _rest(standing: Standing, named: set[str]) -> str:
    """What was not named yet, in one line: the total, employment, domains."""
    bars = [b for b in standing.bars if b.name not in named and not b.name.startswith("year")]
    said = [told(bar) for bar in bars]
    notes = [bar.note for bar in bars if bar.note]
    return (
        " ".join([f"{said[0][0].upper()}{said[0][1:]}{''.join(', ' + one for one in said[1:])}.", *notes])
        if said
        else ""
    )


def _missed(standing: Standing) -> list[str]:
    """Years that are over and stayed short: only a certificate from that time still helps them."""
    closed = [gap for gap in standing.missing if gap.closed and gap.name.startswith("year")]
    if not closed:
        return []
    said = listed([f"year {gap.name[5:]} ({gap.measure.by.year}) stayed at {amount(gap.measure)}" for gap in closed])
    return [f"{said[0].upper()}{said[1:]}. If you attended something then, adding it with its certificate still helps."]


def _waiting(names: Sequence[str], standing: Standing) -> str:
    """What credits that only lack their certificate would bring to the measures named."""
    brought = [(one, max((one.brings(name) for name in names), default=0)) for one in standing.pending]
    useful = [(one.number, gain) for one, gain in brought if gain][:NAMED]
    if not useful:
        return ""
    said = listed([f"#{number} would bring {show_hours(gain)}" for number, gain in useful])
    whose = "its certificate is" if len(useful) == 1 else "their certificates are"
    return f" {said} as soon as {whose} here."


def _suggest(gaps: Sequence[Gap], offers: plan.Plan) -> str:
    chosen = offers.suggestions[:NAMED]
    if not chosen or not gaps:
        return ""
    titles = listed([f'"{one.offer.title}" ({show_hours(one.offer.seconds)} h)' for one in chosen])
    if offers.closes_all and len(offers.suggestions) <= NAMED:
        what = "the gap" if len(gaps) == 1 else f"all {len(gaps)} gaps" if len(gaps) > 2 else "both gaps"
        return f"From the approved list, {titles} would close {what}."
    return f"From the approved list, {titles} would help most."


def _next(turn: Turn, gaps: Sequence[Gap], offers: plan.Plan) -> tuple[Choice, ...]:
    domains = [gap.name for gap in gaps if gap.name in tuple(Domain)]
    more = (Choice("Show more", f"search {domains[0]}" if domains else "search activities"),) if gaps else ()
    return (*more, Choice("List my credits", "list"))


def _in_words(bar: Measure) -> str:
    return f"{bar.label} {amount(bar)}, {bar.percent} %"


@router.answers(Deadline)
def show_deadlines(turn: Turn, wish: Deadline) -> Reply:
    """The days ahead, each with what is missing by then, in the programme's zone."""
    record = programme_record(turn)
    standing, cycle = record.progress, record.cycle
    if standing is None or cycle is None:
        return Reply(_exam_days(programme_today(turn)))
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


def _exam_days(today: date) -> str:
    window = load_exam().window_to_apply_for(today)
    return (
        f"You have no certification cycle yet, so no credits are due. The next exam you can apply for is "
        f"{show_day(window.opens)} to {show_day(window.closes)}; applications close on {show_day(window.applications_close)}."
    )


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
    return Reply(text, picture=Picture("; ".join(_in_words(c.after) for c in thought.changes), shown))


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
