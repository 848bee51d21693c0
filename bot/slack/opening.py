"""What came from Slack as a message of the conversation; and what has to be done at once when a button is pressed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.answers.requesting.reading import text_of
from bot.owing import tell_office
from bot.reception import Opened
from bot.slack import forms, home, pressing, request_form
from bot.slack.buttons import press_of
from bot.slack.direct import direct_channel, forget_channels, remember_channel
from bot.slack.events import Coming, Kind, coming, is_direct, key_of, our_user, thread_of
from bot.slack.fetching import TRIES, fetch_all
from bot.slack.markup import plain
from core.errors import DeliveryFault
from core.house import House
from core.message import Message, Reply, Sender
from core.store.tables import Arrival, Proposal

GONE = (
    "Slack says that Tally was taken out of a workspace or its token was withdrawn. Reminders go by mail meanwhile where "
    "people have chosen both. To put Tally back: install the app again and set TALLY_SLACK_BOT_TOKEN (docs/slack.md)."
)


def open_slack(house: House, arrival: Arrival) -> Opened:
    """A kept Slack request as a message. Raises DeliveryFault while something it needs from Slack isn't to be had."""
    body = json.loads(arrival.raw)
    came = coming(body)
    if came is None:
        return Opened(None, "not for Tally")
    if came.kind in {Kind.SAID, Kind.OVERHEARD}:
        return Opened(_said(house, arrival, came, body), "heard")
    if came.kind is Kind.CHANGED:
        return Opened(_changed(house, arrival, came, body), "heard")
    if came.kind is Kind.DELETED:
        return _deleted(house, arrival, came, body)
    if came.kind is Kind.COMMAND:
        return Opened(_spoken(arrival, came, plain(body.get("text") or "") or "help"), "heard")
    if came.kind is Kind.PRESSED:
        return _pressed(house, arrival, came, body)
    if came.kind is Kind.SUBMITTED:
        return Opened(_submitted(house, arrival, came, body["view"]), "heard")
    return _done(house, arrival, came, body)


def _done(house: House, arrival: Arrival, came: Coming, body: dict[str, Any]) -> Opened:
    """What is answered by showing something rather than by saying it."""
    if came.kind is Kind.FORM:
        return Opened(None, forms.open_form(house, came, body, arrival.received_at))
    if came.kind is Kind.HOME:
        return _shown_home(house, arrival, came)
    if came.kind is Kind.GONE:
        forget_channels(house, came.team)
        with house.database.begin() as session:
            reply = Reply(GONE, subject="Tally was taken out of Slack")
            # Removal and revocation come both, in any order: one letter a day says it.
            key = f"slack-gone:{came.team}:{arrival.received_at:%Y-%m-%d}"
            tell_office(session, house, key, reply, arrival.received_at)
        return Opened(None, "Tally was taken out of the workspace; the office was told")
    return Opened(None, "not theirs to press")


def _shown_home(house: House, arrival: Arrival, came: Coming) -> Opened:
    try:
        home.publish(house, came.team, came.user, arrival.received_at)
    except DeliveryFault as fault:
        if not _gives_up(arrival, fault):
            raise
        return Opened(None, f"home could not be shown: {fault}")
    return Opened(None, "home shown")


def _gives_up(arrival: Arrival, fault: DeliveryFault) -> bool:
    return fault.permanent or arrival.tries >= TRIES


def _spoken(arrival: Arrival, came: Coming, text: str, **more: Any) -> Message:
    """Words said by a Slack account, to be answered where they were said."""
    return Message(
        channel="slack",
        key=arrival.key,
        sender=Sender(f"{came.team}:{came.user}", proven=True),
        text=text,
        thread=thread_of(came.team, came.channel or "", came.thread_ts),
        back=came.envelope(),
        **more,
    )


def _said(house: House, arrival: Arrival, came: Coming, body: dict[str, Any]) -> Message:
    event = body["event"]
    if is_direct(event):
        remember_channel(house, came.team, came.user, event["channel"])
    files, unread = fetch_all(house, event.get("files") or [], arrival.tries)
    text = plain(event.get("text") or "", our_user(body))
    if not text and not files and not unread and came.kind is Kind.SAID:
        text = "help"  # nothing but our name: somebody wants to know what we are for
    return _spoken(arrival, came, text, files=files, unread=unread)


def _changed(house: House, arrival: Arrival, came: Coming, body: dict[str, Any]) -> Message:
    new = body["event"]["message"]
    original = key_of(came.team, came.channel or "", new["ts"])
    return _spoken(arrival, came, plain(new.get("text") or "", our_user(body)), edits=original)


def _deleted(house: House, arrival: Arrival, came: Coming, body: dict[str, Any]) -> Opened:
    """A message taken back takes its open draft with it; a saved credit stays."""
    original = arrival.key.removesuffix(":deleted")
    with house.database.read() as session:
        draft = session.scalar(
            select(Proposal.id).where(Proposal.arrival_key == original, Proposal.closed_at.is_(None))
        )
    if draft is None:
        return Opened(None, "taken back; no draft hung on it")
    return Opened(_spoken(arrival, came, "cancel", edits=original), "heard")


def _pressed(house: House, arrival: Arrival, came: Coming, body: dict[str, Any]) -> Opened:
    press = press_of(body["actions"][0])
    if came.channel is None:
        return Opened(_spoken(arrival, _at_home(house, arrival, came), press.say), "heard")
    pressing.strip(house, body, press.label)
    return Opened(_spoken(arrival, came, press.say, token=press.token), "heard")


def _submitted(house: House, arrival: Arrival, came: Coming, view: dict[str, Any]) -> Message:
    """A form as what it says; one that stands for a request brings its values and files."""
    beside = came if came.channel else _at_home(house, arrival, came)
    if view.get("callback_id") != request_form.CALLBACK:
        return _spoken(arrival, beside, forms.words_of(view))
    sent = request_form.sent(view, arrival.received_at.date())
    files, unread = fetch_all(house, sent.files, arrival.tries)
    form = {"request": sent.number, "values": sent.filled.values}
    return _spoken(arrival, beside, text_of(sent.number, sent.filled), form=form, files=files, unread=unread)


def _at_home(house: House, arrival: Arrival, came: Coming) -> Coming:
    """Home and forms stand in no channel: what they say is said in the direct message, if that can be opened."""
    try:
        return replace(came, channel=direct_channel(house, came.team, came.user))
    except DeliveryFault as fault:
        if not _gives_up(arrival, fault):
            raise
        return came
