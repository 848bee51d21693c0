"""Which requests of Slack's are for us, and what makes them the same thing twice."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.events import Kind, coming

BOT = "U0TALLY"


def envelope(**event: Any) -> dict[str, Any]:
    """An Events API payload."""
    bots = [{"team_id": "T1", "user_id": BOT, "is_bot": True}]
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event, "authorizations": bots}


def said(**more: Any) -> dict[str, Any]:
    """A direct message."""
    return {
        "type": "message",
        "channel": "D1",
        "channel_type": "im",
        "user": "U1",
        "ts": "5.1",
        "text": "add 1h GPP3",
        **more,
    }


def test_a_direct_message_is_one_conversation() -> None:
    came = coming(envelope(**said()))
    assert came is not None
    assert (came.kind, came.key, came.thread_ts) == (Kind.SAID, "T1:D1:5.1", None)
    assert came.envelope() == {"team": "T1", "user": "U1", "channel": "D1"}


def test_a_mention_and_its_message_event_are_the_same_thing() -> None:
    facts = said(channel="C1", channel_type="channel", text=f"<@{BOT}> progress")
    mention = {**facts, "type": "app_mention"}
    del mention["channel_type"]
    one, other = coming(envelope(**facts)), coming(envelope(**mention))
    assert one is not None
    assert one == other
    assert one.thread_ts == "5.1"


@pytest.mark.parametrize(
    "event",
    [
        said(bot_id="B1"),
        said(user=BOT),
        said(user="USLACKBOT"),
        said(subtype="channel_join"),
        said(subtype="bot_message"),
        said(channel="C1", channel_type="channel"),
        said(channel="G1", channel_type="mpim"),
        {"type": "reaction_added", "user": "U1", "item": {}},
        {"type": "app_home_opened", "user": "U1", "tab": "messages"},
        {"type": "message", "subtype": "message_changed", "channel": "D1", "ts": "9.9",
         "message": said(), "previous_message": said()},
        {"type": "message", "subtype": "message_changed", "channel": "D1", "ts": "9.9",
         "message": said(bot_id="B1", text="new"), "previous_message": said(bot_id="B1")},
        {"type": "message", "subtype": "message_deleted", "channel": "D1", "ts": "9.9", "deleted_ts": "5.1",
         "previous_message": said(bot_id="B1")},
    ],
)  # fmt: skip
def test_what_is_not_said_to_us_is_not_kept(event: dict[str, Any]) -> None:
    assert coming(envelope(**event)) is None


def test_an_edit_and_a_deletion_name_what_they_change() -> None:
    new = said(text="add 2h GPP3", edited={"user": "U1", "ts": "8.0"})
    edit = envelope(
        type="message", subtype="message_changed", channel="D1", ts="9.9", message=new, previous_message=said()
    )
    gone = envelope(
        type="message", subtype="message_deleted", channel="D1", ts="9.9", deleted_ts="5.1", previous_message=said()
    )
    first, second = coming(edit), coming(gone)
    assert first is not None
    assert second is not None
    assert (first.kind, first.key) == (Kind.CHANGED, "T1:D1:5.1:8.0")
    assert (second.kind, second.key) == (Kind.DELETED, "T1:D1:5.1:deleted")


def press(user: str, value: str, action_ts: str = "7.7") -> dict[str, Any]:
    """A pressed button on message 5.1."""
    return {
        "type": "block_actions", "user": {"id": user, "team_id": "T1"}, "team": {"id": "T1"}, "response_url": "https://x",
        "container": {"type": "message", "channel_id": "C1", "message_ts": "5.1", "thread_ts": "4.0"},
        "actions": [{"action_id": "say:0", "value": value, "action_ts": action_ts}],
    }  # fmt: skip


def test_two_quick_presses_on_a_card_are_one_and_anothers_press_is_none() -> None:
    one, two = coming(press("U1", '{"s":"save","u":"U1"}')), coming(press("U1", '{"s":"save","u":"U1"}', "7.8"))
    other = coming(press("U2", '{"s":"save","u":"U1"}'))
    assert one is not None
    assert two is not None
    assert other is not None
    assert one.key == two.key == "T1:C1:5.1:press"
    assert one.thread_ts == "4.0"
    assert other.kind is Kind.NOT_YOURS


def test_a_command_answers_where_we_may_be_no_member() -> None:
    form = {"command": "/tally", "text": "", "team_id": "T1", "channel_id": "C9", "user_id": "U1",
            "trigger_id": "1.2.3", "response_url": "https://hooks.slack.com/commands/1"}  # fmt: skip
    came = coming(form)
    assert came is not None
    assert came.response_url == "https://hooks.slack.com/commands/1"
    direct = coming({**form, "channel_id": "D1"})
    assert direct is not None
    assert direct.response_url is None
