"""Paying a fee: a page that says what is due and leads to the payment provider, and the provider's signed events."""

from __future__ import annotations

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.web.room import room_of, show
from core.actions import payments
from core.actions.charging import CALLED, fee_of_link, show_money
from core.errors import DeliveryFault, TallyError
from core.providers.signed import NotSigned
from core.rules.wording import show_day

log = structlog.get_logger()


def pay_page(request: Request) -> Response:
    """What is due, and the way to pay it. Opening it charges nothing."""
    room, token = room_of(request), request.path_params["token"]
    with room.house.database.read() as session:
        fee = fee_of_link(session, room.house, token)
        if fee is None:
            return show(request, "note.html", status=404, title="Nothing here", words="This link is not one of ours.")
        what, amount = CALLED[fee.kind], show_money(fee.cents, fee.currency)
        state, until = fee.state, f", due by {show_day(fee.due_on)}" if fee.due_on else ""
    if state != "due":
        words = f"The {what}, {amount}, is {state}. There is nothing to pay."
        return show(request, "note.html", title="Thank you" if state == "paid" else "Nothing due", words=words)
    if request.query_params.get("paid"):
        words = "The payment provider is confirming your payment. You will get a message as soon as it is here."
        return show(request, "note.html", title="Thank you", words=words)
    return show(request, "pay.html", what=what, amount=amount, until=until, go=f"/pay/{token}/go")


def go_and_pay(request: Request) -> Response:
    """To the provider's page for this fee."""
    room = room_of(request)
    try:
        return RedirectResponse(
            payments.open_page(room.house, request.path_params["token"], room.now()), status_code=303
        )
    except DeliveryFault as fault:
        log.warning("payment.page", why=str(fault))
        words = (
            "The payment provider can't be reached just now. Please try again in a few minutes; nothing was charged."
        )
        return show(request, "note.html", status=503, title="Not just now", words=words)
    except TallyError as refused:
        return show(request, "note.html", status=404, title="Nothing to pay here", words=str(refused))


async def hear_provider(request: Request) -> Response:
    """An event of the payment provider; only its signature makes it one."""
    body, room = await request.body(), room_of(request)
    signature = request.headers.get("stripe-signature")
    try:
        became = await run_in_threadpool(payments.hear_event, room.house, body, signature, room.now())
    except NotSigned as refused:
        log.warning("payment.unsigned", why=str(refused))
        return PlainTextResponse("not signed", 400)
    return PlainTextResponse(became)


PAGES = [Route("/pay/{token}", pay_page), Route("/pay/{token}/go", go_and_pay)]
# Not asked for an Origin, as the provider sends none.
EVENTS = [Route("/payments/stripe", hear_provider, methods=["POST"])]
