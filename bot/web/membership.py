"""Events of the membership system: signed, of a bounded size, answered in JSON that names everything that is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.reception import Opened
from bot.web.room import Room, room_of
from core.actions.membership_events import act_on, foresee, hear_event
from core.actions.membership_meaning import Became
from core.actions.membership_notices import tell_office
from core.house import House
from core.phrases import phrased
from core.providers.signed import NotSigned, prove
from core.store.tables import Arrival

log = structlog.get_logger()
LARGEST = 64 * 1024
YES = {"1", "true", "yes"}
STATUS = {"unusable": 422, "refused": 409}
OFF = "There is nothing here: no secret is set for membership events. The office brings lists instead."
TOO_LARGE = f"An event has at most {LARGEST // 1024} KB; this one is larger. Send one member at a time."
SAYS = {
    "added": "A record was made.",
    "changed": "The record was changed.",
    "same": "The record says so already; nothing was changed.",
    "older": "Something newer was heard about this member, so nothing was changed.",
    "again": "This event was acted on before, so nothing was changed.",
    "unusable": "Nothing was changed. Mend the fields that are named and send the event again.",
    "refused": "Nothing was changed; the office is told. Once it is mended, send the event again.",
}
WOULD = {"added": "A record would be made.", "changed": "The record would be changed."}


async def hear_membership(request: Request) -> Response:
    """An event about one member; only its signature makes it one. With ``?dry-run=1`` nothing is kept."""
    room = room_of(request)
    secret = room.house.settings.membership_secret
    if secret is None or not secret.get_secret_value():
        return JSONResponse({"says": OFF}, 404)
    body = await _body(request)
    if body is None:
        return JSONResponse({"says": TOO_LARGE}, 413, {"connection": "close"})
    try:
        prove(secret, body, request.headers.get("tally-signature"), room.now())
    except NotSigned as refused:
        log.warning("membership.unsigned", why=str(refused))
        return JSONResponse({"says": str(refused)}, 401)
    is_dry = request.query_params.get("dry-run", "").lower() in YES
    became = await run_in_threadpool(_hear, room, body, is_dry)
    return JSONResponse(_told(became, is_dry), STATUS.get(became.result, 200))


async def _body(request: Request) -> bytes | None:
    """The body; None when it is larger than an event can be."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _hear(room: Room, body: bytes, is_dry: bool) -> Became:
    return (foresee if is_dry else hear_event)(room.house, body, room.now())


def _told(became: Became, is_dry: bool) -> dict[str, Any]:
    says = WOULD.get(became.result, SAYS[became.result]) if is_dry else SAYS[became.result]
    told: dict[str, Any] = {"result": became.result, "says": says}
    if is_dry:
        told["dry_run"] = True
        told["changes"] = {name: [_plain(one) for one in values] for name, values in became.changes.items()}
    if became.rule:
        told["rule"] = became.rule
    if became.faults:
        told["problems"] = [one.to_json() for one in became.faults]
    return told


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def open_event(house: House, arrival: Arrival) -> Opened:
    """An event that a crash or a fault of ours left: acted on now; set aside when that fails too, as nobody reads a reply."""
    try:
        return Opened(None, act_on(house, arrival.id, arrival.received_at).result)
    except Exception:
        log.exception("membership.failed", arrival=arrival.id)
        reply = phrased("membership.failed", number=arrival.id)
        with house.database.begin() as session:
            tell_office(session, house, reply, key=f"fault:{arrival.id}:office", now=arrival.received_at)
        return Opened(None, "failed", held="A membership event could not be taken over; see the log.")


# Not asked for an Origin, as the membership system sends none.
EVENTS = [Route("/membership", hear_membership, methods=["POST"])]
