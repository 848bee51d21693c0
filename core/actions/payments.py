"""Payment by link: a page of the payment provider for a fee, and what the provider tells us, acted on once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.actions.charging import fee_of_link, pay_link
from core.actions.fees import short, take_payment, take_refund
from core.actions.moving import hold_person
from core.actions.practitioners import primary_address
from core.errors import NotFound, TallyError
from core.house import House
from core.outbox import post
from core.phrases import phrased
from core.providers import stripe
from core.store.tables import Fee, PaymentEvent, Practitioner

PAID = {"checkout.session.completed", "checkout.session.async_payment_succeeded"}
REFUNDED = "charge.refunded"


class NothingDue(TallyError):
    """The fee of this link is settled."""

    says = "There is nothing to pay here: this fee is {state}."


def open_page(house: House, token: str, now: datetime) -> str:
    """The address of the provider's page for the fee of a link; asked for outside of any transaction.

    Raises NotFound for a link that is not ours, NothingDue, DeliveryFault.
    """
    with house.database.read() as session:
        fee = _due(session, house, token)
        person = session.get_one(Practitioner, fee.practitioner_id)
        back = pay_link(house, fee) or ""
        bill = stripe.Bill(fee.id, fee.cents, fee.currency, short(fee).capitalize(), primary_address(person), back)
    # A day's page is one and the same, so that opening the link twice doesn't make two.
    page = stripe.open_checkout(house.settings, bill, key=f"fee-{bill.fee_id}-{now:%Y-%m-%d}")
    with house.database.begin() as session:
        fee = session.get_one(Fee, bill.fee_id, with_for_update=True)
        fee.checkout_id, fee.checkout_url = page.id, page.url
    return page.url


def _due(session: Session, house: House, token: str) -> Fee:
    fee = fee_of_link(session, house, token)
    if fee is None:
        raise NotFound(what="a fee for this link")
    if fee.state != "due":
        raise NothingDue(state=fee.state)
    return fee


def hear_event(house: House, body: bytes, signature: str | None, now: datetime) -> str:
    """Act on a signed event of the payment provider, once; what became of it. Raises NotSigned."""
    event = stripe.read_event(house.settings, body, signature, now)
    with house.database.begin() as session:
        fee = _fee_of(session, event)
        kind = str(event.get("type"))
        if not _note(session, str(event.get("id")), kind, fee, now):
            return "again"
        became = (
            _act(session, house, kind, event["data"]["object"], fee, now) if kind in {*PAID, REFUNDED} else "ignored"
        )
    house.wake()
    return became


def _note(session: Session, event_id: str, kind: str, fee: Fee | None, now: datetime) -> bool:
    """Whether the event is new."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert(PaymentEvent) if dialect == "postgresql" else sqlite.insert(PaymentEvent)
    facts = {"id": event_id, "kind": kind[:64], "fee_id": fee.id if fee else None, "received_at": now}
    made = insert.values(**facts).on_conflict_do_nothing(index_elements=["id"]).returning(PaymentEvent.id)
    return session.scalar(made) is not None


def _fee_of(session: Session, event: dict[str, Any]) -> Fee | None:
    """The fee an event is about, by the number we gave the provider."""
    thing = event.get("data", {}).get("object", {})
    number = str((thing.get("metadata") or {}).get("fee") or thing.get("client_reference_id") or "")
    fee = session.get(Fee, int(number)) if number.isdigit() and len(number) < 19 else None
    if fee is not None:
        hold_person(session, fee.practitioner_id)
        session.refresh(fee, with_for_update=True)
    return fee


def _act(session: Session, house: House, kind: str, thing: dict[str, Any], fee: Fee | None, now: datetime) -> str:
    reference = str(thing.get("payment_intent") or thing.get("id"))
    if fee is None:
        return _odd(session, house, "it names no fee of ours.", reference, None, now)
    if kind == REFUNDED:
        if fee.state == "paid" and thing.get("refunded") is True:
            take_refund(session, house, fee, now=now)
            return "refunded"
        return _odd(session, house, f"a refund for fee {fee.id}, which is {fee.state}.", reference, fee, now)
    if thing.get("payment_status") != "paid":
        return "not paid yet"
    paid = (thing.get("amount_total"), str(thing.get("currency", "")).upper())
    if paid != (fee.cents, fee.currency) or fee.state != "due":
        what = f"{paid[0]} cents {paid[1]} for fee {fee.id}, which is {fee.state} at {fee.cents} cents {fee.currency}."
        return _odd(session, house, what, reference, fee, now)
    take_payment(session, house, fee, reference=reference, now=now)
    return "paid"


def _odd(session: Session, house: House, what: str, reference: str, fee: Fee | None, now: datetime) -> str:
    """Money came that doesn't fit: nothing is changed, the office is told."""
    if house.settings.office_address:
        reply = phrased("fees.odd", what=what, reference=reference, fee=fee.id if fee else "…")
        to = {"address": house.settings.office_address}
        post(session, key=f"odd:{reference}", channel="mail", to=to, reply=reply, kind="office", now=now)
    return "odd"
