"""Slack for tests: a stand-in, and one person who talks to Tally there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_talking import SlackTalk, set_up
from stand_in import SlackStandIn
from talking import add_activities, add_person
from web_api import TEAM

from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import SlackIdentity


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """A workspace."""
    made = SlackStandIn()
    yield made
    made.close()


@pytest.fixture
def stranger(house: House, slack: SlackStandIn) -> Iterator[SlackTalk]:
    """Dana in Slack, with a record that isn't linked yet."""
    add_activities(house)
    add_person(house)
    set_up(house, slack)
    talk = SlackTalk(house, slack)
    yield talk
    talk.close()


@pytest.fixture
def dana(stranger: SlackTalk) -> SlackTalk:
    """Dana in Slack, linked."""
    with stranger.house.database.begin() as session:
        person = of_address(session, "dana@example.org")
        person.slack_identities.append(SlackIdentity(team=TEAM, user=stranger.user, linked_at=stranger.now))
    return stranger
