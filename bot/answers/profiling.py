"""The profile: standing, credential, addresses, where each fact is changed."""

from __future__ import annotations

from bot.answers.confirming import ask_first
from bot.answers.standing import programme_today
from bot.answers.zones import ask_which, zones_in
from bot.intents import Profile
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import show_day
from core.actions.identities import verified_addresses
from core.actions.journal import write
from core.actions.lapsing import BEING_DECIDED
from core.actions.membership_year import year_to_come
from core.actions.practitioners import current_cycle
from core.actions.recertification import begun_of
from core.message import Choice, Field, Reply
from core.rules.terms import Standing

router = Router()
STANDINGS = {
    Standing.NONE: "known to us, nothing applied for",
    Standing.APPLICANT: "you have applied for the exam",
    Standing.CANDIDATE: "you are approved to sit the exam",
    Standing.CMPP: "you hold the credential",
    Standing.EXPIRED: "your credential has expired",
}


@router.answers(Profile)
def show_profile(turn: Turn, wish: Profile) -> Reply:
    """What stands in the record about the person, and where it is changed; a time zone that is named is taken."""
    if (named := zones_in(turn.message.text)) is not None:
        return _live_in(turn, wish, named[0]) if len(named) == 1 else ask_which(named)
    person = turn.practitioner
    credential = person.credentials[-1] if person.credentials else None
    cycle = current_cycle(person, turn.today)
    standing = Standing(person.standing)
    facts = [
        ("Name", person.name),
        ("Standing", f"{standing.value} ({_meaning(turn, standing)})"),
        ("Certification number", credential and credential.number),
        ("Issued", credential and show_day(credential.issued_on)),
        ("Certified until", credential and show_day(credential.ends_on)),
        ("Cycle", cycle and f"{show_day(cycle.starts_on)} to {show_day(cycle.ends_on)}, under {cycle.policy.name}"),
        ("Membership until", person.member_until and show_day(person.member_until)),
        ("Membership", _year_to_come(turn)),
        ("Addresses", ", ".join(verified_addresses(person))),
        ("Slack", f"{len(person.slack_identities)} linked" if person.slack_identities else "not linked"),
        ("Organisation", person.organisation),
        ("Phone", person.phone),
        ("Postal address", person.postal_address),
        ("Time zone", turn.zone.key + ("" if person.zone else " (the programme's; yours isn't known)")),
    ]
    text = (
        f"Your profile. Name, phone, postal address, organisation and membership are copied from your membership record "
        f"with {turn.house.settings.programme} and are changed there, not here. "
        "To add an address that may write to me, type for example: link dana@example.org"
    )
    fields = tuple(Field(name, value) for name, value in facts if value)
    return Reply(text, fields, (Choice("Communications", "communications"),), subject="Your profile")


def _meaning(turn: Turn, standing: Standing) -> str:
    """What a standing is; of a credential whose end is over, why it still stands."""
    held, today = turn.practitioner.credentials, programme_today(turn)
    ended = max((one.ends_on for one in held), default=today) < today
    if standing is not Standing.CMPP or not ended:
        return STANDINGS[standing]
    begun = begun_of(turn.session, turn.practitioner, today)
    if begun is not None and begun.state in BEING_DECIDED:
        return "its end is over; it stays as it is until your recertification is decided"
    return "its end is over"


def _year_to_come(turn: Turn) -> str | None:
    paid_on = year_to_come(turn.session, turn.house, turn.practitioner)
    if paid_on is None:
        return None
    return f"a year of membership comes with your fee of {show_day(paid_on)}; the society enters its dates"


def _live_in(turn: Turn, wish: Profile, zone: str) -> Reply:
    if not turn.message.sender.proven:
        return ask_first(turn, wish)
    person, before = turn.practitioner, {"zone": turn.practitioner.zone}
    person.zone = zone
    write(
        turn.session, person.id, verb="change", subject=f"practitioner:{person.id}", before=before, after={"zone": zone},
        now=turn.now,
    )  # fmt: skip
    text = f"Your time zone is {zone} now; it is {turn.local:%H:%M} there. Reminders come at your own time."
    return Reply(text, choices=(Choice("Undo", "undo"),))
