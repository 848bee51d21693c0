"""People: looked up, given roles, matched with mentors; their fees settled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot import questions
from bot.answers.staff_reasons import ask_for_words
from bot.answers.standing import bars_of, in_words, told
from bot.intents import Answer, Chitchat, Link, Unknown
from bot.router import Router, Said
from bot.staff_intents import AssignMentor, GrantRole, SeePerson, SettleFee
from bot.staff_subject import looked_at
from bot.turn import Turn
from bot.understand import understand
from core.actions import deferrals, fees, mentors, roles
from core.actions.audits import audits_of
from core.actions.cases import case_of, name_of
from core.actions.charging import fees_of, show_money
from core.actions.practitioners import by_address, of_address, primary_address
from core.actions.record import record_of
from core.actions.requests import requests_of
from core.actions.today import programme_day
from core.errors import NotFound, TallyError, WrongValue
from core.message import Choice, Field, Picture, Reply
from core.rules.moves import state_in_words
from core.rules.wording import listed, show_day
from core.store.tables import Deferral, Mentoring, Practitioner

router = Router()
MOST = 10


class NobodyCalled(TallyError):
    """Nobody of the record has that name or address."""

    says = "I can't find anybody called {query} in the programme's record. Type a part of the name, for example: person Dana"


@router.answers(SeePerson)
def see_person(turn: Turn, wish: SeePerson) -> Said:
    """One person's card, or whom the words may mean; "look up webinars" means nobody."""
    found = people_named(turn, wish.query)
    if not found and wish.loosely and "@" not in wish.query:
        other = understand(turn.message.text, now=turn.local, locale=turn.practitioner.locale)
        if not other.changes and not isinstance(other, Unknown | Chitchat | Answer | Link):
            return turn.serve(other)
    if not found:
        raise NobodyCalled(query=wish.query.strip(" .?!"))
    if len(found) == 1:
        looked_at(turn, found[0])
        return _card(turn, found[0])
    lines = [f"{one.name} · {primary_address(one) or 'no address'} · {one.standing}" for one in found[:MOST]]
    more = (
        f"\n… and more. Name them closer, for example: person {primary_address(found[0])}" if len(found) > MOST else ""
    )
    choices = tuple(Choice(one.name, f"person {primary_address(one)}") for one in found[:3] if primary_address(one))
    return Reply("Whom do you mean?\n" + "\n".join(lines) + more, choices=choices)


def people_named(turn: Turn, query: str) -> list[Practitioner]:
    """Who has that address, or whose name or certification number holds the words."""
    query = query.strip()
    if "@" in query:
        one = by_address(turn.session, query)
        return [one] if one else []
    like = "%" + query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = (
        select(Practitioner)
        .where(Practitioner.name.ilike(like, escape="\\"))
        .order_by(Practitioner.name)
        .limit(MOST + 1)
    )
    return list(turn.session.scalars(rows))


def _card(turn: Turn, person: Practitioner) -> Reply:
    record = record_of(turn.session, person, programme_day(turn.house, turn.now))
    credential = person.credentials[-1] if person.credentials else None
    held = roles.roles_of(turn.session, person, turn.now)
    fields = [Field("Standing", person.standing), Field("Address", primary_address(person) or "none")]
    fields += [
        Field(label, value) for label, value in (("Phone", person.phone), ("Works at", person.organisation)) if value
    ]
    if credential is not None:
        fields.append(Field("Credential", f"{credential.number}, until {show_day(credential.ends_on)}"))
    if record.cycle is not None:
        fields.append(Field("Cycle", f"{record.cycle.start} to {record.cycle.end}, {record.cycle.policy}"))
    if record.progress is not None:
        year = f"year {record.progress.year}"
        bars_now = [bar for bar in record.progress.bars if bar.name == year or not bar.name.startswith("year")]
        missing = [told(bar) for bar in bars_now if not bar.met]
        fields.append(Field("Still missing", listed(missing) if missing else "nothing"))
    if held:
        fields.append(Field("Roles", listed(sorted(held))))
    cases = [f"R{one.id} {one.state}" for one in requests_of(turn.session, person)[-5:]]
    cases += [f"fee {one.id} {one.state}" for one in fees_of(turn.session, person)[-3:]]
    cases += [f"A{one.id} {one.state}" for one in audits_of(turn.session, person)[-2:]]
    if cases:
        fields.append(Field("Cases", ", ".join(cases)))
    bars = record.progress.bars if record.progress else ()
    picture = Picture("; ".join(in_words(bar) for bar in bars), bars_of(bars)) if bars else None
    return Reply(f"*{person.name}*", tuple(fields), picture=picture, subject=person.name)


@router.answers(GrantRole)
def grant_role(turn: Turn, wish: GrantRole) -> Reply:
    """Grant, revoke, or list the roles."""
    if wish.role is None or wish.address is None:
        lines = [_role_line(turn, role) for role in roles.Office]
        return Reply("\n".join(lines), subject="Roles")
    role = roles.role_named(wish.role)
    person = turn.practitioner if wish.address.casefold() == "me" else of_address(turn.session, wish.address)
    if wish.revoke:
        had = roles.revoke(turn.session, person, role, by=turn.practitioner, now=turn.now)
        return Reply(f"{person.name} holds the role {role} no more." if had else f"{person.name} doesn't hold it.")
    roles.grant(turn.session, person, role, by=turn.practitioner, now=turn.now)
    return Reply(f"{person.name} holds the role {role} now. To see what it brings, they type: staff help")


def _role_line(turn: Turn, role: roles.Office) -> str:
    names = [one.name for one in roles.holders(turn.session, role, turn.now)]
    return f"*{role}*: {listed(names) if names else 'nobody'}"


@router.answers(AssignMentor)
def assign_mentor(turn: Turn, wish: AssignMentor) -> Reply:
    """Match a mentor with a candidate, or see who waits and who offers."""
    if wish.mentor is None or wish.candidate is None:
        return _mentors(turn)
    mentor, candidate = of_address(turn.session, wish.mentor), of_address(turn.session, wish.candidate)
    mentoring = mentors.mentoring_of(turn.session, candidate)
    if mentoring is None:
        raise WrongValue(field="The candidate", value=candidate.name, remedy="they have not asked for a mentor.")
    mentors.assign(turn.session, turn.house, mentoring, mentor=mentor, by=turn.practitioner, now=turn.now)
    return Reply(f"{mentor.name} is asked to mentor {candidate.name}; both are told.")


def _mentors(turn: Turn) -> Reply:
    waits = select(Mentoring).where(Mentoring.state.in_(("requested", "declined"))).order_by(Mentoring.id)
    found = turn.session.scalars(waits)
    lines = [f"waits: {_named(one.practitioner)}, since {show_day(one.requested_at.date())}" for one in found]
    for offer in mentors.offers(turn.session, "offered", "active", "paused"):
        about = f": {offer.about}" if offer.about else ""
        lines.append(f"{offer.state}: {_named(offer.practitioner)} ({name_of('offer', offer.id)}){about}")
    if not lines:
        return Reply("Nobody waits for a mentor, and nobody offers to be one.")
    return Reply(
        "\n".join([*lines, "To match two: assign mentor carl@example.org to dana@example.org"]), subject="Mentors"
    )


def _named(person: Practitioner) -> str:
    return f"{person.name}, {primary_address(person) or 'no address'}"


@router.answers(SettleFee)
def settle_fee(turn: Turn, wish: SettleFee) -> Reply:
    """Record, waive or take back a fee; without one, what is due."""
    if wish.number is None or wish.what is None:
        return _due(turn)
    if wish.about == "deferral":
        return _settle_deferral(turn, wish.number, wish.what, wish.words)
    fee = fees.of_number(turn.session, wish.number)
    if wish.what in {"waived", "void", "refunded"} and not wish.words:
        if wish.what == "waived":
            return ask_for_words(turn, "waive", "fee", fee.id, "Why is it waived? The person reads it.")
        raise WrongValue(field="The reason", value="", remedy=f"for example: {wish.what} fee {fee.id} because …")
    session, house, by, now, words = turn.session, turn.house, turn.practitioner, turn.now, wish.words or ""
    if wish.what == "paid":
        fees.record_payment(session, house, fee, by=by, now=now, reference=wish.words)
    elif wish.what == "waived":
        fees.waive(session, house, fee, by=by, reason=words, now=now)
    elif wish.what == "again":
        fees.charge_again(session, house, fee, by=by, now=now)
    elif wish.what == "void":
        fees.void(session, fee, by=by, reason=words, now=now)
    else:
        fees.refund(session, house, fee, by=by, reason=words, now=now)
    told = "" if wish.what == "void" else f" {fee.practitioner.name} is told."
    return Reply(f"fee {fee.id} ({show_money(fee.cents, fee.currency)}) is {fee.state} now.{told}")


def _settle_deferral(turn: Turn, number: int, what: str, words: str | None) -> Reply:
    """The fee of a deferral that an emergency was claimed for: waived with a reason, or asked for after all."""
    deferral = case_of(turn.session, "deferral", number)
    if not isinstance(deferral, Deferral):
        raise NotFound(what=f"deferral {number}")
    facts: dict[str, Any] = {"by": turn.practitioner, "now": turn.now}
    if what == "charged":
        deferrals.charge_fee(turn.session, turn.house, deferral, **facts)
    elif words:
        deferrals.waive(turn.session, turn.house, deferral, reason=words, **facts)
    else:
        return ask_for_words(turn, "waive", "deferral", number, "Why is its fee waived? It is kept with the case.")
    questions.close_all(turn, hearer="staff_words")
    return Reply(
        f"deferral {number} is {state_in_words(deferral.state)} now. {deferral.practitioner.name} is told.",
        choices=(Choice(f"Show deferral {number}", f"show deferral {number}"),),
    )


def _due(turn: Turn) -> Reply:
    found = fees.due(turn.session)
    if not found:
        return Reply("No fee is due.")
    lines = [
        f"*fee {fee.id}* · {fee.practitioner.name} · {fees.short(fee)} · {show_money(fee.cents, fee.currency)}"
        + (f" · by {show_day(fee.due_on)}" if fee.due_on else "")
        for fee in found[:20]
    ]
    return Reply("\n".join([*lines, "When one is paid: fee 3 paid REFERENCE"]), subject="Fees that are due")
