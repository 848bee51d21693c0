"""Fees asked for: how much, for what, until when, and how one pays. What is not set is never invented."""

from __future__ import annotations

from datetime import date, datetime

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.moving import begin
from core.errors import SettingMissing
from core.house import House
from core.rules.exam import load_exam
from core.rules.moves import Who
from core.rules.wording import show_day
from core.store.tables import Fee, Practitioner

NON_MEMBER = "non-member"
DEFERRAL = "deferral"
CALLED = {
    NON_MEMBER: "non-member administrative fee (non-refundable, with a year of membership)",
    DEFERRAL: "exam deferral fee",
}
SETTLED = {"paid", "waived"}


def is_member(practitioner: Practitioner, today: date) -> bool:
    """Whether the mirrored membership holds on the day."""
    return practitioner.member_until is not None and practitioner.member_until >= today


def price(house: House, kind: str, today: date) -> tuple[int, str]:
    """The fee's amount in cents and its currency. Raises SettingMissing, naming the setting."""
    settings = house.settings
    if kind == DEFERRAL:
        exam = load_exam()
        if settings.fee_deferral_cents is not None:
            return settings.fee_deferral_cents, settings.currency
        return exam.deferral_on(today).fee_cents, exam.currency
    if settings.fee_non_member_cents is None:
        raise SettingMissing(
            setting="the non-member administrative fee", what="the application", remedy="TALLY_FEE_NON_MEMBER_CENTS"
        )
    return settings.fee_non_member_cents, settings.currency


def charge(
    session: Session, house: House, practitioner: Practitioner, *, kind: str, subject: str, today: date, now: datetime,
    due_on: date | None = None,
) -> Fee:  # fmt: skip
    """The fee of that kind for that matter, made when there is none yet. Raises SettingMissing for an unset amount."""
    found = fee_for(session, kind, subject)
    if found is not None:
        return found
    cents, currency = price(house, kind, today)
    fee = Fee(
        practitioner_id=practitioner.id, kind=kind, subject=subject, cents=cents, currency=currency, due_on=due_on,
        charged_at=now,
    )  # fmt: skip
    return begin(session, fee, who=Who.CLOCK, by=None, now=now)


def fee_for(session: Session, kind: str, subject: str) -> Fee | None:
    """The fee of a matter that is due or settled; those void or refunded are over."""
    wanted = select(Fee).where(Fee.kind == kind, Fee.subject == subject, Fee.state.not_in(("void", "refunded")))
    return session.scalars(wanted.order_by(Fee.id.desc())).first()


def fees_of(session: Session, practitioner: Practitioner) -> list[Fee]:
    """Everything asked of one person, oldest first."""
    return list(session.scalars(select(Fee).where(Fee.practitioner_id == practitioner.id).order_by(Fee.id)))


def show_money(cents: int, currency: str) -> str:
    """'50.00 USD'."""
    return f"{cents // 100}.{cents % 100:02} {currency}"


def how_to_pay(house: House, fee: Fee) -> str:
    """One or two sentences: how much, until when, and where."""
    until = f", due by {show_day(fee.due_on)}" if fee.due_on else ""
    what = f"The {CALLED[fee.kind]} is {show_money(fee.cents, fee.currency)}{until}."
    link = pay_link(house, fee)
    if link:
        return f"{what} Pay it here: {link}"
    return (
        f"{what} The office takes the payment and records it; ask how: tell the office I would like to pay fee {fee.id}"
    )


def pay_link(house: House, fee: Fee) -> str | None:
    """The page on which a fee is paid; None until payment by link is configured."""
    if not (house.settings.stripe_key and house.settings.public_url):
        return None
    return f"{house.settings.public_url.rstrip('/')}/pay/{_serializer(house).dumps(fee.id)}"


def fee_of_link(session: Session, house: House, token: str) -> Fee | None:
    """The fee a link was made for; None for a link that is not ours."""
    try:
        return session.get(Fee, int(_serializer(house).loads(token)))
    except (BadSignature, TypeError, ValueError):
        return None


def _serializer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="pay")
