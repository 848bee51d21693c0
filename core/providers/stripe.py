"""Stripe Checkout: a page to pay one fee on, and events whose signature is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from core.providers.call import call
from core.providers.signed import NotSigned, prove
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Checkout:
    """Where a fee is paid."""

    id: str
    url: str


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid, in cents, and where the payer comes back to."""

    fee_id: int
    cents: int
    currency: str
    name: str
    address: str | None
    back: str


def open_checkout(settings: Settings, bill: Bill, *, key: str) -> Checkout:
    """A new page to pay ``bill`` on; the same ``key`` gets the same page. Raises DeliveryFault."""
    form = {
        "mode": "payment",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": bill.currency.lower(),
        "line_items[0][price_data][unit_amount]": str(bill.cents),
        "line_items[0][price_data][product_data][name]": bill.name,
        "client_reference_id": str(bill.fee_id),
        "metadata[fee]": str(bill.fee_id),
        "payment_intent_data[metadata][fee]": str(bill.fee_id),
        "success_url": f"{bill.back}?paid=1",
        "cancel_url": bill.back,
    }
    if bill.address:
        form["customer_email"] = bill.address
    secret = settings.stripe_key.get_secret_value() if settings.stripe_key else ""
    said = call(
        f"{settings.stripe_api_url.rstrip('/')}/v1/checkout/sessions",
        method="POST",
        headers={
            "Authorization": f"Bearer {secret}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Idempotency-Key": key,
        },
        body=urlencode(form).encode(),
    )
    return Checkout(str(said["id"]), str(said["url"]))


def read_event(settings: Settings, body: bytes, signature: str | None, now: datetime) -> dict[str, Any]:
    """The event in a webhook's body, once its Stripe-Signature holds and is at most five minutes old.

    Raises NotSigned.
    """
    if settings.stripe_webhook_secret is None:
        raise NotSigned(why="TALLY_STRIPE_WEBHOOK_SECRET is not set")
    prove(settings.stripe_webhook_secret, body, signature, now)
    event = json.loads(body)
    if not isinstance(event, dict):
        raise NotSigned(why="it holds no event")
    return event
