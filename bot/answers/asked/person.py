"""Fees, addresses and the person's own standing, in sentences. An amount that is not set is not made up."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.standing import programme_today
from bot.turn import Turn
from core.actions.charging import DEFERRAL, NON_MEMBER, is_member, price, show_money
from core.actions.practitioners import primary_address
from core.errors import SettingMissing
from core.rules.terms import Standing
from core.rules.wording import show_day

UNTOLD = "the amount isn't known here, the office tells it"


def programme(turn: Turn) -> str:
    """What the programme is called."""
    return turn.house.settings.programme


def programme_start(turn: Turn) -> str:
    """The same at the beginning of a sentence."""
    name = programme(turn)
    return name[:1].upper() + name[1:]


def contact(turn: Turn) -> str:
    """How one reaches people."""
    office = turn.house.settings.office_address
    ways = f"Write to {office}, or" if office else "To reach the office,"
    return (
        f"{ways} type: tell the office … - and I pass your words on as they are. A telephone number isn't known here. "
        f"Questions about how things work you can ask me at any time, here or by mail to {turn.house.settings.mail_address}."
    )


def sign_in(turn: Turn) -> str:
    """Where the page is and how one comes in."""
    url = turn.house.settings.public_url
    page = f"Open {url} and type" if url else "On Tally's page, whose address the office tells you, type"
    return f"{page} the mail address on your record: you get a link by mail, good once."


def letters(turn: Turn) -> str:
    """Where this person's letters go."""
    address = primary_address(turn.practitioner)
    where = f" to {address}" if address else " to the address of your membership record or the first one on your record"
    return f"Letters go{where}; who has linked Slack hears it there too."


def member_now(turn: Turn) -> str:
    """Whether the person is a member by the record."""
    until = turn.practitioner.member_until
    if until is not None and is_member(turn.practitioner, programme_today(turn)):
        return f"By your record you are a member, until {show_day(until)}."
    if until is not None:
        return f"By your record your membership ended on {show_day(until)}."
    return "Your record shows no membership."


def non_member_fee(turn: Turn) -> str:
    """Its amount as a sentence."""
    short = non_member_fee_short(turn)
    return f"{short[:1].upper()}{short[1:]}." if short == UNTOLD else f"It is {short}."


def non_member_fee_short(turn: Turn) -> str:
    """Its amount, or that it isn't known."""
    return _amount(turn, NON_MEMBER)


def deferral_fee(turn: Turn) -> str:
    """The deferral's fee as a sentence."""
    short = deferral_fee_short(turn)
    return f"About its fee: {short}." if short == UNTOLD else f"The fee is {short}, and may be waived in an emergency."


def deferral_fee_short(turn: Turn) -> str:
    """The deferral's fee, or that it isn't known."""
    return _amount(turn, DEFERRAL)


def _amount(turn: Turn, kind: str) -> str:
    try:
        return show_money(*price(turn.house, kind, programme_today(turn)))
    except SettingMissing:
        return UNTOLD


def standing_now(turn: Turn) -> str:
    """The person's own status."""
    standing = turn.practitioner.standing
    return f"You are: {standing}." if standing != Standing.NONE.value else "You have none of them yet."


def certification(turn: Turn) -> str:
    """Number and dates, where there are any."""
    if not turn.practitioner.credentials:
        return "Your record shows no certification yet."
    one = turn.practitioner.credentials[-1]
    return f"Yours: number {one.number}, issued {show_day(one.issued_on)}, until {show_day(one.ends_on)}."


def mentor_now(turn: Turn) -> str:
    """What the person may do themselves."""
    if turn.practitioner.standing == Standing.CANDIDATE.value:
        return "You are a candidate, so you can ask for one."
    return "You are a CMPP, so you can offer to be one." if turn.practitioner.standing == Standing.CMPP.value else ""


def review_time(turn: Turn) -> str:
    """How long the committee gives itself."""
    days = turn.house.settings.request_review_days
    if days is None:
        return "How long the committee takes isn't laid down here; the office can say."
    return f"The committee gives itself {days} day{'s' * (days != 1)} to decide."


def audit_time(turn: Turn) -> str:
    """How long one has to answer an audit."""
    days = turn.house.settings.audit_days
    return f"There are {days} days to answer." if days is not None else "By when to answer stands in the message."


def mail(turn: Turn) -> str:
    """The address people write to."""
    return turn.house.settings.mail_address


def max_mb(turn: Turn) -> str:
    """The largest file, in MB."""
    return str(turn.house.settings.max_letter_mb)


def tally(turn: Turn) -> str:
    """What we are called."""
    return turn.house.settings.mail_name


FACTS: dict[str, Callable[[Turn], str]] = {
    "mail": mail,
    "max_mb": max_mb,
    "tally": tally,
    "audit_time": audit_time,
    "certification": certification,
    "contact": contact,
    "deferral_fee": deferral_fee,
    "deferral_fee_short": deferral_fee_short,
    "letters": letters,
    "member_now": member_now,
    "mentor_now": mentor_now,
    "non_member_fee": non_member_fee,
    "non_member_fee_short": non_member_fee_short,
    "programme": programme,
    "programme_start": programme_start,
    "review_time": review_time,
    "sign_in": sign_in,
    "standing_now": standing_now,
}
