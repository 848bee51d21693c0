"""Where one stands: progress with bars, what is missing and by when, what would close it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import questions
from bot.answers.following import PROGRESS
from bot.answers.offering import offers_for
from bot.answers.renewing import beyond_credits
from bot.answers.standing import (
    NO_CYCLE,
    amount,
    bars_of,
    by_day,
    in_words,
    programme_record,
    told,
)
from bot.intents import Progress
from bot.router import Router
from bot.turn import Turn
from core.actions.record import Record
from core.message import Choice, Picture, Reply
from core.rules import plan
from core.rules.progress import Gap, Measure
from core.rules.progress import Progress as Standing
from core.rules.terms import Domain, show_hours
from core.rules.wording import listed, show_credits, show_span

router = Router()
NAMED = 3
NO_LIST = {"start": None, "end": None, "domain": None}


@router.answers(Progress)
def show_progress(turn: Turn, wish: Progress) -> Reply:
    """How far, what is missing, by when, and what would close it; of one domain or year when asked so."""
    record = programme_record(turn)
    standing = record.progress
    if standing is None:
        status = turn.practitioner.standing
        lead = "" if status == "none" else f"Your status: {status}. "
        return Reply(f"{lead}{NO_CYCLE} {_kept(record)}".strip())
    bars = [bar for bar in standing.bars if _asked_for(bar, wish)] or list(standing.bars)
    picture = Picture("; ".join(in_words(bar) for bar in bars), bars_of(bars))
    if (beyond := beyond_credits(turn, standing)) is not None:
        return Reply(beyond[0], choices=beyond[1], picture=picture, subject="Where you stand")
    if wish.domain and (bar := standing.bar(wish.domain.value)):
        lines, gaps = [_one_domain(turn, bar, standing)], [g for g in standing.missing if g.name == wish.domain]
    else:
        lines, gaps = _whole(turn, standing), list(plan.near_gaps(standing))
    offers = offers_for(turn, gaps, standing)
    lines += [said] if (said := _suggest(gaps, offers)) else []
    reply = Reply("\n".join(lines), choices=_next(turn, gaps, offers), picture=picture, subject="Where you stand")
    if any(one.kind not in questions.OFFERS for one in questions.open_questions(turn)):
        return reply  # what waits for an answer is answered next, not this
    pending = [one.number for one in standing.pending]
    return questions.ask(turn, reply, kind="saved", hearer="listed", of=PROGRESS, numbers=pending, shown=NO_LIST)


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
    titles = listed([f'"{one.offer.title}" ({_form(one.offer)})' for one in chosen])
    if offers.closes_all and len(offers.suggestions) <= NAMED:
        what = "the gap" if len(gaps) == 1 else f"all {len(gaps)} gaps" if len(gaps) > 2 else "both gaps"
        return f"From the approved list, {titles} would close {what}."
    return f"From the approved list, {titles} would help most."


def _form(offer: plan.Offer) -> str:
    return f"{'recording, ' if offer.is_recording else ''}{show_hours(offer.seconds)} h"


def _next(turn: Turn, gaps: Sequence[Gap], offers: plan.Plan) -> tuple[Choice, ...]:
    domains = [gap.name for gap in gaps if gap.name in tuple(Domain)]
    more = (Choice("Show more", f"search {domains[0]}" if domains else "search activities"),) if gaps else ()
    return (*more, Choice("List my credits", "list"))
