"""The Home tab and the form: everything in them could be typed, and is said in the direct message."""

from __future__ import annotations

from typing import Any

import pytest
from block_limits import view_problems
from slack_talking import SlackTalk, words_of
from sqlalchemy import select
from web_api import TEAM, new_ts

from bot.slack.forms import add_form
from bot.slack.forms import words_of as line_of
from core.store.tables import Arrival


def open_home(talk: SlackTalk) -> dict[str, Any]:
    """Look at the Home tab."""
    talk.send(talk.event(type="app_home_opened", user=talk.user, channel=talk.channel, tab="home"))
    return talk.slack.homes[talk.user]


def press_home(talk: SlackTalk, label: str) -> dict[str, Any]:
    """The payload of a button pressed on the Home tab."""
    blocks = talk.slack.homes[talk.user]["blocks"]
    elements = [e for block in blocks if block["type"] == "actions" for e in block["elements"]]
    action = next(e for e in elements if e["text"]["text"] == label)
    return {
        "type": "block_actions", "user": {"id": talk.user, "team_id": TEAM}, "team": {"id": TEAM},
        "container": {"type": "view", "view_id": "V1"}, "view": {"type": "home"},
        "trigger_id": talk.slack.trigger(), "actions": [{**action, "action_ts": new_ts()}],
    }  # fmt: skip


def submission(talk: SlackTalk, **values: Any) -> dict[str, Any]:
    """The form, filled in."""
    state = {name: {name: value} for name, value in values.items()}
    return {
        "type": "view_submission", "user": {"id": talk.user, "team_id": TEAM}, "team": {"id": TEAM},
        "view": {"id": f"V{new_ts()}", "type": "modal", "callback_id": "add", "state": {"values": state}},
    }  # fmt: skip


def test_home_shows_where_one_stands(dana: SlackTalk) -> None:
    shown = words_of(open_home(dana))
    assert "Where you stand" in shown
    assert "░░░" in shown
    assert "[Add a credit]" in shown


def test_home_of_somebody_unknown_offers_to_link(stranger: SlackTalk) -> None:
    assert "[Link my record]" in words_of(open_home(stranger))
    assert "address" in stranger.send(press_home(stranger, "Link my record"))


def test_a_button_at_home_is_answered_in_the_direct_message_every_time(dana: SlackTalk) -> None:
    open_home(dana)
    for _ in range(2):
        assert dana.send(press_home(dana, "List my credits")) != ""
        assert dana.replies[-1]["channel"] == dana.channel


def test_the_form_opens_at_once_and_says_what_was_filled_in(dana: SlackTalk) -> None:
    open_home(dana)
    dana.send(press_home(dana, "Add a credit"))
    assert [method for method, _ in dana.slack.calls if method.startswith("views.")] == [
        "views.publish", "views.open", "views.update",
    ]  # fmt: skip
    said = dana.send(submission(
        dana, title={"value": "Reading about authorship"}, hours={"value": "1.5"}, day={"selected_date": "2026-11-02"},
        domain={"selected_option": {"value": "foster"}},
    ))  # fmt: skip
    assert "Reading about authorship" in said
    assert dana.replies[-1]["channel"] == dana.channel


def test_a_form_whose_trigger_is_over_is_no_fault(dana: SlackTalk) -> None:
    open_home(dana)
    payload = press_home(dana, "Add a credit")
    dana.slack.triggers.clear()
    assert dana.send(payload) == ""
    assert dana.slack.views == {}


def test_a_home_tab_that_is_switched_off_is_given_up(dana: SlackTalk) -> None:
    dana.slack.refusing["views.publish"] = ["not_enabled"]
    dana.send(dana.event(type="app_home_opened", user=dana.user, channel=dana.channel, tab="home"))
    with dana.house.database.read() as session:
        row = session.scalars(select(Arrival)).one()
    assert row.heard_at is not None
    assert row.outcome == "home could not be shown: Slack says not_enabled"


def test_the_form_is_within_slacks_limits() -> None:
    assert view_problems(add_form()) == []


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"title": {"value": 'The "GPP" update'}, "hours": {"value": "1,5"}}, "add 1,5h \"The 'GPP' update\""),
        ({"title": {"value": "A\nB"}, "hours": {"value": None}, "day": {"selected_date": None}}, 'add "A B"'),
        (
            {"title": {"value": "X"}, "hours": {"value": "90 min"}, "day": {"selected_date": "2026-11-02"},
             "domain": {"selected_option": {"value": "implement"}}},
            'add 90 min "X" on 2026-11-02, implement',
        ),
    ],
)  # fmt: skip
def test_a_filled_in_form_is_a_line_one_could_have_typed(values: dict[str, Any], line: str) -> None:
    state = {name: {name: value} for name, value in values.items()}
    assert line_of({"state": {"values": state}}) == line
