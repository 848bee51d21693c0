"""Fees: never invented, asked once, paid by link or at the office, waived with a reason; what waited goes on."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from programme_people import OFFICE, add_applicant, add_staff, letters_to, people, told
from programme_providers import Provider, provider
from pydantic import SecretStr
from talking import NOW, Chat

from bot.web.serve import WebServer
from bot.web.site import app
from core.actions import exams, fees, payments
from core.actions.charging import NON_MEMBER, charge, fees_of, pay_link
from core.actions.fees import NotRefundable
from core.actions.roles import OwnMatter
from core.errors import SettingMissing, WrongValue
from core.house import House
from core.providers.signed import NotSigned
from core.rules.moves import NotNow
from core.store.tables import Outgoing

ANN, WEBHOOK = "ann@example.org", "whsec_for_tests"


@pytest.fixture
def shop(house: House) -> Iterator[tuple[House, Provider]]:
    """A house with fees, a payment provider's stand-in and a non-member who applies."""
    with provider() as stripe:
        update = {
            "fee_non_member_cents": 27500, "stripe_key": SecretStr("sk_test"), "stripe_api_url": stripe.url,
            "stripe_webhook_secret": SecretStr(WEBHOOK), "public_url": "https://tally.test",
            "office_address": "office@example.org",
        }  # fmt: skip
        house.settings = house.settings.model_copy(update=update)
        add_staff(house)
        add_applicant(house, member=False)
        ann = Chat(house, ANN)
        for words in ("apply for the exam", "Ann Applicant", "Writer", "PhD, Biology", "no", "i attest"):
            ann.say(words)
        assert "administrative fee comes first" in ann.text
        yield house, stripe


@contextmanager
def page_of(house: House) -> Iterator[httpx.Client]:
    """A browser that follows no redirects, on the house's own page."""
    server = WebServer(app(house, now=lambda: NOW), "127.0.0.1", 0)
    server.start()
    try:
        with httpx.Client(base_url=server.url, trust_env=False) as browser:
            yield browser
    finally:
        server.stop()


def signed(event: dict[str, Any], at: datetime = NOW) -> tuple[bytes, str]:
    body = json.dumps(event).encode()
    stamp = str(int(at.timestamp()))
    seal = hmac.new(WEBHOOK.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return body, f"t={stamp},v1={seal}"


def paid_event(number: str = "evt_1", **changes: Any) -> dict[str, Any]:
    facts = {"id": "cs_1", "payment_intent": "pi_1", "payment_status": "paid", "amount_total": 27500, "currency": "usd",
             "metadata": {"fee": "1"}}  # fmt: skip
    return {"id": number, "type": "checkout.session.completed", "data": {"object": facts | changes}}


def test_an_unset_amount_names_its_setting(house: House) -> None:
    add_applicant(house, member=False)
    ann = Chat(house, ANN)
    for words in ("apply for the exam", "Ann Applicant", "Writer", "PhD, Biology", "no", "i attest"):
        ann.say(words)
    assert "TALLY_FEE_NON_MEMBER_CENTS" in ann.text
    with people(house, ANN) as (session, (person,)):
        application = exams.need_application(session, person)
        exams.attest(session, application, now=NOW)
        with pytest.raises(SettingMissing):
            exams.submit(session, house, application, by=person, now=NOW)


def test_paid_by_link_the_application_goes_in(shop: tuple[House, Provider]) -> None:
    house, stripe = shop
    stripe.answers = [(500, {}), (200, {"id": "cs_1", "url": "https://pay.test/cs_1"})]
    with people(house, ANN) as (session, (ann,)):
        link = pay_link(house, fees_of(session, ann)[0])
    assert link is not None
    path = link.removeprefix("https://tally.test")
    with page_of(house) as browser:
        page = browser.get(path)
        assert "275.00 USD" in page.text
        assert browser.get(f"{path}x").status_code == 404
        gone = browser.get(f"{path}/go")
        assert (gone.status_code, gone.headers["location"]) == (303, "https://pay.test/cs_1")
        assert "unit_amount%5D=27500" in stripe.asked[-1][3]
        assert stripe.asked[-1][2]["Idempotency-Key"] == "fee-1-2026-11-21"
        body, seal = signed(paid_event())
        assert browser.post("/payments/stripe", content=body).status_code == 400
        assert browser.post("/payments/stripe", content=body, headers={"stripe-signature": seal}).text == "paid"
        assert browser.post("/payments/stripe", content=body, headers={"stripe-signature": seal}).text == "again"
        assert "is paid. There is nothing to pay" in browser.get(path).text
        assert browser.get(f"{path}/go").status_code == 404
    with people(house, ANN) as (session, (ann,)):
        assert exams.need_application(session, ann).state == "submitted"
    assert told(house, ANN) == ["Your exam application is in", "Thank you: the non-member administrative fee is paid"]


def test_a_forged_or_old_event_is_refused(shop: tuple[House, Provider]) -> None:
    house, _ = shop
    body, seal = signed(paid_event())
    for wrong in (None, "", "t=1", seal.replace("v1=", "v1=0"), f"{seal[:-4]}0000"):
        with pytest.raises(NotSigned):
            payments.hear_event(house, body, wrong, NOW)
    with pytest.raises(NotSigned):
        payments.hear_event(house, body + b" ", seal, NOW)
    with pytest.raises(NotSigned, match="five minutes"):
        payments.hear_event(house, body, seal, NOW + timedelta(minutes=6))


def test_the_same_event_at_once_pays_once(shop: tuple[House, Provider]) -> None:
    house, _ = shop
    body, seal = signed(paid_event())
    became: list[str] = []
    threads = [
        threading.Thread(target=lambda: became.append(payments.hear_event(house, body, seal, NOW))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(became) == ["again"] * 5 + ["paid"]
    assert told(house, ANN).count("Thank you: the non-member administrative fee is paid") == 1


@pytest.mark.parametrize(
    ("changes", "became"),
    [
        ({"amount_total": 100}, "odd"),
        ({"currency": "eur"}, "odd"),
        ({"payment_status": "unpaid"}, "not paid yet"),
        ({"metadata": {"fee": "99"}}, "odd"),
        ({"metadata": None}, "odd"),
    ],
)
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_money_that_does_not_fit_changes_nothing(
    shop: tuple[House, Provider], changes: dict[str, Any], became: str
) -> None:
    house, _ = shop
    body, seal = signed(paid_event(**changes))
    assert payments.hear_event(house, body, seal, NOW) == became
    with people(house, ANN) as (session, (ann,)):
        assert fees_of(session, ann)[0].state == "due"
        letters = [row.subject for row in session.query(Outgoing).filter_by(kind="office")]
        assert letters == (["A payment needs a look"] if became == "odd" else [])


def test_other_events_are_left_alone_and_refunds_are_noted(shop: tuple[House, Provider]) -> None:
    house, _ = shop
    body, seal = signed({"id": "evt_0", "type": "customer.created", "data": {"object": {}}})
    assert payments.hear_event(house, body, seal, NOW) == "ignored"
    payments.hear_event(house, *signed(paid_event()), NOW)
    refund = {
        "id": "evt_2",
        "type": "charge.refunded",
        "data": {"object": {"refunded": True, "metadata": {"fee": "1"}}},
    }
    assert payments.hear_event(house, *signed(refund), NOW) == "refunded"
    again = refund | {"id": "evt_3"}
    assert payments.hear_event(house, *signed(again), NOW) == "odd"


def test_the_office_records_or_waives(shop: tuple[House, Provider]) -> None:
    house, _ = shop
    with people(house, ANN, OFFICE) as (session, (ann, olga)):
        fee = fees.of_number(session, 1)
        with pytest.raises(WrongValue):
            fees.waive(session, house, fee, by=olga, reason=" ", now=NOW)
        fees.waive(session, house, fee, by=olga, reason="Invited speaker.", now=NOW)
        assert exams.need_application(session, ann).state == "submitted"
        with pytest.raises(NotNow):
            fees.record_payment(session, house, fee, by=olga, now=NOW)
        fees.charge_again(session, house, fee, by=olga, now=NOW)
        fees.record_payment(session, house, fee, by=olga, reference="transfer 12", now=NOW)
        with pytest.raises(NotRefundable):
            fees.refund(session, house, fee, by=olga, reason="asked", now=NOW)
    assert "the office has waived it: Invited speaker." in letters_to(house, ANN)
    chat = Chat(house, ANN)
    chat.say("what do I owe?")
    assert "non-member administrative fee, 275.00 USD, paid" in chat.text


def test_nobody_settles_their_own(house: House) -> None:
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 100})
    add_staff(house)
    with people(house, OFFICE) as (session, (olga,)):
        fee = charge(session, house, olga, kind=NON_MEMBER, subject="exam:1", today=NOW.date(), now=NOW)
        with pytest.raises(OwnMatter):
            fees.waive(session, house, fee, by=olga, reason="me", now=NOW)


def test_paid_too_late_for_what_was_wanted_the_payment_stands(shop: tuple[House, Provider]) -> None:
    house, _ = shop
    with people(house, ANN) as (_, (ann,)):
        for job in ann.jobs:
            job.deleted_at = NOW
    payments.hear_event(house, *signed(paid_event()), NOW)
    assert "could not be submitted yet" in letters_to(house, ANN)
    assert told(house, ANN) == ["Thank you: the non-member administrative fee is paid"]


def test_an_unreachable_provider_is_said(shop: tuple[House, Provider]) -> None:
    house, stripe = shop
    stripe.answers = [(400, {"error": "no"})]
    with people(house, ANN) as (session, (ann,)):
        link = pay_link(house, fees_of(session, ann)[0])
    assert link is not None
    with page_of(house) as browser:
        page = browser.get(f"{link.removeprefix('https://tally.test')}/go")
    assert page.status_code == 503
    assert "nothing was charged" in page.text
