"""Looks of staff at what is there: somebody's credits and letters, decisions, who there is, exams that lie ahead."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from bot.answers.listing import short_domain, why_not
from bot.router import Router
from bot.staff_intents import CountPeople, SeeCreditsOf, SeeDecided, SeeExamsAhead, SeeLacking, SeeLettersTo
from bot.staff_subject import looked_at
from bot.turn import Turn
from core.actions.credits import show_days
from core.actions.deciding import show_split
from core.actions.everyone import everyone
from core.actions.letters import letters_of, owed_to
from core.actions.practitioners import of_address, primary_address
from core.actions.record import record_of
from core.actions.requests import in_order
from core.actions.today import programme_day
from core.message import Choice, Reply
from core.rules.moves import state_in_words
from core.rules.terms import show_hours
from core.rules.wording import listed, show_day
from core.store.tables import Credential, Credit, CreditRequest, ExamApplication, Practitioner

router = Router()
MOST, FEW = 20, 3
OVER = ("draft", "withdrawn", "closed", "declined", "passed", "failed")


@router.answers(SeeCreditsOf)
def see_credits_of(turn: Turn, wish: SeeCreditsOf) -> Reply:
    """What somebody logged, newest first, each with whether it counts; or what lacks its certificate."""
    person = of_address(turn.session, wish.address)
    looked_at(turn, person)
    record = record_of(turn.session, person, programme_day(turn.house, turn.now))
    verdicts = dict(record.progress.verdicts) if record.progress else {}
    found = sorted(record.credits, key=lambda one: (one.starts_on, one.number), reverse=True)
    if wish.year:
        found = [one for one in found if wish.year in (one.starts_on.year, one.ends_on.year)]
    if wish.lacking:
        found = [one for one in found if (v := verdicts.get(one.number)) and v.wants_documents_only]
    what = "lacks no certificate of a credit" if wish.lacking else "has no credits"
    year = f" of {wish.year}" if wish.year else ""
    write = Choice(f"Write to {person.name.split()[0]}", f"tell {wish.address}")
    if not found:
        return Reply(f"{person.name} {what}{year}.", choices=(Choice("Their record", f"person {wish.address}"),))
    hours = show_hours(sum(one.seconds for one in found))
    many = "1 credit" if len(found) == 1 else f"{len(found)} credits"
    lead = f"{many}{year}, {hours} h" + (", without a certificate:" if wish.lacking else ":")
    lines = [_credit(one, why_not(verdicts.get(one.number))) for one in found[:MOST]]
    more = [f"… and {len(found) - MOST} more."] if len(found) > MOST else []
    return Reply("\n".join([f"*{person.name}* · {lead}", *lines, *more]), choices=(write,), subject=person.name)


def _credit(one: Credit, reason: str) -> str:
    parts = (f"#{one.number} *{one.title}*", f"{show_hours(one.seconds)} h", show_days(one.starts_on, one.ends_on))
    return " · ".join((*parts, short_domain(one.domain), reason or "counts"))


@router.answers(SeeLettersTo)
def see_letters_to(turn: Turn, wish: SeeLettersTo) -> Reply:
    """What was sent to somebody, newest first; what they answered stands with its case."""
    person = of_address(turn.session, wish.address)
    looked_at(turn, person)
    found = letters_of(turn.session, person.id)
    owed = [f"on its way · {one.subject or 'a letter'} · {_words(one)}" for one in owed_to(turn.session, person.id)]
    answers = "What they answered stands with its case; answers to letters go to the office's own address."
    if not found and not owed:
        return Reply(f"Nothing has gone out to {person.name} yet. {answers}")
    lines = [
        f"{show_day(one.at.astimezone(turn.zone).date())} · {one.title} · {_words(one.reply)}" for one in found[:MOST]
    ]
    many = "1 letter" if len(lines) + len(owed) == 1 else f"{len(found) + len(owed)} letters"
    return Reply("\n".join([f"*{person.name}* · {many}, newest first:", *owed, *lines, answers]), subject=person.name)


def _words(reply: Reply) -> str:
    """The words of a letter in one line."""
    line = " ".join(reply.text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


LONGEST = 160


@router.answers(SeeLacking)
def see_lacking(turn: Turn, wish: SeeLacking) -> Reply:
    """Whose credits still lack certificates, who lacks most first."""
    stands = everyone(turn.session, programme_day(turn.house, turn.now))
    wanting = [
        (sum(v.wants_documents_only for v in one.progress.verdicts.values()), one.practitioner) for one in stands
    ]
    found = sorted(((n, one) for n, one in wanting if n), key=lambda pair: (-pair[0], pair[1].name))
    if not found:
        return Reply("Nobody's credits wait for a certificate.")
    lines = [f"{one.name} · {primary_address(one) or 'no address'} · {n}" for n, one in found[:MOST]]
    more = [f"… and {len(found) - MOST} more."] if len(found) > MOST else []
    known = [(one.name, primary_address(one)) for _, one in found[:FEW]]
    choices = tuple(Choice(f"{name}'s", f"missing certificates of {address}") for name, address in known if address)
    return Reply("\n".join(["Credits that wait for a certificate:", *lines, *more]), choices=choices)


@router.answers(SeeDecided)
def see_decided(turn: Turn, wish: SeeDecided) -> Reply:
    """The requests that were decided, the latest first, and how many were approved by whom."""
    states = (wish.state,) if wish.state else ("approved", "declined", "reversed")
    wanted = select(CreditRequest).where(CreditRequest.state.in_(states), CreditRequest.decided_at.is_not(None))
    if wish.address:
        wanted = wanted.where(CreditRequest.decided_by_id == of_address(turn.session, wish.address).id)
    found = list(turn.session.scalars(wanted.order_by(CreditRequest.decided_at.desc(), CreditRequest.id.desc())))
    by = f" by {of_address(turn.session, wish.address).name}" if wish.address else ""
    if not found:
        return Reply(
            f"No request was {wish.state or 'decided'}{by} yet. What waits: queue", choices=(Choice("Queue", "queue"),)
        )
    states_now = Counter(one.state for one in found)
    counts = listed([f"{n} {state_in_words(state)}" for state, n in sorted(states_now.items())])
    many = "1 request" if len(found) == 1 else f"{len(found)} requests"
    lines = [_decision(turn, one) for one in found[:MOST]]
    choices = tuple(Choice(f"Show R{one.id}", f"show R{one.id}") for one in found[:FEW])
    return Reply("\n".join([f"{many} decided{by}: {counts}.", *lines]), choices=choices, subject="Requests decided")


def _decision(turn: Turn, one: CreditRequest) -> str:
    who = turn.session.get(Practitioner, one.decided_by_id) if one.decided_by_id else None
    hours = (
        f" at {show_split(in_order(one.decided_seconds))}" if one.decided_seconds and one.state == "approved" else ""
    )
    day = show_day(one.decided_at.astimezone(turn.zone).date()) if one.decided_at else ""
    why = f': "{one.reason}"' if one.reason else ""
    by = who.name if who else "nobody"
    return f"*R{one.id}* · {one.practitioner.name} · {one.title} · {one.state}{hours}, {day}, by {by}{why}"


@router.answers(CountPeople)
def count_people(turn: Turn, wish: CountPeople) -> Reply:
    """How many people there are by standing, who came last, and whose credential ends next."""
    today = programme_day(turn.house, turn.now)
    rows = turn.session.execute(select(Practitioner.standing, func.count()).group_by(Practitioner.standing)).all()
    total = sum(n for _, n in rows)
    by = listed([f"{n} {standing}" for standing, n in sorted(rows, key=lambda row: -row[1])])
    newest = turn.session.scalars(select(Practitioner).order_by(Practitioner.id.desc()).limit(FEW))
    ends = (
        select(Practitioner, func.max(Credential.ends_on).label("ends"))
        .join(Credential, Credential.practitioner_id == Practitioner.id)
        .group_by(Practitioner.id)
        .having(func.max(Credential.ends_on) >= today)
        .order_by("ends", Practitioner.name)
        .limit(FEW)
    )
    ending = [f"{one.name}, {show_day(day)}" for one, day in turn.session.execute(ends)]
    lines = [f"*{total} people*: {by}.", f"The newest: {listed([one.name for one in newest])}."]
    lines += [f"Whose credential ends next: {'; '.join(ending)}."] if ending else []
    choices = (Choice("Who lacks something", "people at risk"), Choice("Candidates", "people candidate"))
    return Reply("\n".join(lines), choices=choices, subject="People")


@router.answers(SeeExamsAhead)
def see_exams_ahead(turn: Turn, wish: SeeExamsAhead) -> Reply:
    """Exams that are still to be sat, the next appointment or window first."""
    wanted = select(ExamApplication).where(ExamApplication.state.not_in(OVER), ExamApplication.sat_on.is_(None))
    found = sorted(turn.session.scalars(wanted), key=lambda one: (_next_day(one), one.id))
    if not found:
        return Reply(
            "No exam lies ahead. Candidates: people candidate", choices=(Choice("Candidates", "people candidate"),)
        )
    lines = [
        f"*exam {one.id}* · {one.practitioner.name} · {state_in_words(one.state)} · {_when(turn, one)}"
        for one in found[:MOST]
    ]
    choices = tuple(Choice(f"Show exam {one.id}", f"show exam {one.id}") for one in found[:FEW])
    return Reply("\n".join(["Exams that lie ahead:", *lines]), choices=choices, subject="Exams ahead")


def _next_day(one: ExamApplication) -> date:
    if one.appointment_at is not None and one.appointment_cancelled_at is None:
        return one.appointment_at.date()
    return one.window_opens or date.max


def _when(turn: Turn, one: ExamApplication) -> str:
    if one.appointment_at is not None and one.appointment_cancelled_at is None:
        return f"on {show_day(one.appointment_at.astimezone(turn.zone).date())}"
    if one.window_opens and one.window_closes:
        return f"window {show_day(one.window_opens)} to {show_day(one.window_closes)}"
    return "no window yet"
