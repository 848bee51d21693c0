"""Badges: what would be sent is visible; once configured it is sent once, tried again, and its date moved."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from programme_people import DANA, people, told
from programme_providers import Provider, provider
from pydantic import SecretStr
from talking import NOW, Chat, add_person

from core.actions import badges
from core.actions.transcript import transcript
from core.house import House

SAID = (200, {"data": {"id": "badge-1"}})


@pytest.fixture
def wanted(house: House) -> House:
    """Dana's badge is wanted, no provider configured."""
    add_person(house)
    with people(house, DANA) as (session, (dana,)):
        badges.want(session, house, dana, dana.credentials[0], now=NOW)
    return house


@pytest.fixture
def credly(wanted: House) -> Iterator[Provider]:
    """The same with the provider's stand-in."""
    with provider() as opened:
        update = {"credly_token": SecretStr("tok"), "credly_organisation": "org", "credly_template": "tpl",
                  "credly_api_url": opened.url}  # fmt: skip
        wanted.settings = wanted.settings.model_copy(update=update)
        opened.answers = [SAID]
        yield opened


def shown(house: House) -> dict[str, object]:
    with people(house, DANA) as (session, (dana,)):
        found: dict[str, object] = transcript(session, dana, NOW.date())["badge"]
        return found


def test_off_until_configured_and_what_would_be_sent_is_visible(wanted: House) -> None:
    assert badges.deliver(wanted, NOW) == 0
    badge = shown(wanted)
    assert badge["state"] == "wanted"
    assert badge["would_send"] == {
        "action": "issue",
        "body": {
            "recipient_email": "dana@example.org", "issued_to_first_name": "Dana", "issued_to_last_name": "Example",
            "issued_at": "2024-01-01", "expires_at": "2028-12-31", "issuer_earner_id": "C-0001",
        },
    }  # fmt: skip
    chat = Chat(wanted)
    chat.say("where is my badge?")
    assert "Tally isn't connected to Credly here, so it has not gone there; the office issues badges" in chat.text


def test_without_a_badge_nothing_is_invented(house: House) -> None:
    add_person(house)
    chat = Chat(house)
    chat.say("where is my badge?")
    assert "No digital badge has been issued through Tally, so I can't say whether you have one." in chat.text
    assert "Your credential runs until 31 December 2028. The office issues badges at Credly" in chat.text
    assert "is with Credly" not in chat.text


def test_issued_then_its_date_moved(wanted: House, credly: Provider) -> None:
    assert badges.deliver(wanted, NOW) == 1
    assert badges.deliver(wanted, NOW) == 0
    method, path, headers, body = credly.asked[0]
    assert (method, path) == ("POST", "/v1/organizations/org/badges")
    assert headers["Authorization"].startswith("Basic ")
    assert json.loads(body)["badge_template_id"] == "tpl"
    assert (shown(wanted)["state"], shown(wanted)["id"]) == ("issued", "badge-1")
    with people(wanted, DANA) as (session, (dana,)):
        dana.credentials[0].ends_on = date(2033, 12, 31)
        badges.want(session, wanted, dana, dana.credentials[0], now=NOW)
    credly.answers = [(200, {"data": {"id": "badge-2"}})]
    badges.deliver(wanted, NOW)
    assert credly.asked[1][:2] == ("POST", "/v1/organizations/org/badges/badge-1/replace")
    assert json.loads(credly.asked[1][3])["expires_at"] == "2033-12-31 00:00:00 +0000"
    assert (shown(wanted)["id"], shown(wanted)["state"]) == ("badge-2", "issued")
    assert told(wanted, DANA) == ["Your digital badge is at Credly", "The date on your digital badge has moved"]
    chat = Chat(wanted)
    chat.say("where is my badge?")
    assert "runs until 31 December 2033" in chat.text


def test_a_fault_that_passes_is_tried_again_and_another_is_shown(wanted: House, credly: Provider) -> None:
    credly.answers = [(503, {})] * 3 + [(422, {"message": "no such template"})]
    assert badges.deliver(wanted, NOW) == 0
    assert len(credly.asked) == 3
    assert shown(wanted)["state"] == "wanted"
    assert badges.deliver(wanted, NOW) == 0
    assert len(credly.asked) == 3
    assert badges.deliver(wanted, NOW + timedelta(hours=1)) == 0
    assert shown(wanted)["state"] == "failed"
    assert "no such template" in str(shown(wanted)["fault"])


def test_two_deliverers_issue_one_badge(wanted: House, credly: Provider) -> None:
    threads = [threading.Thread(target=badges.deliver, args=(wanted, NOW)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(credly.asked) == 1


def test_a_badge_entered_by_mistake_is_revoked(wanted: House, credly: Provider) -> None:
    badges.deliver(wanted, NOW)
    with people(wanted, DANA) as (session, (dana,)):
        badges.revoke(session, wanted, dana.credentials[0], now=NOW)
    badges.deliver(wanted, NOW)
    assert credly.asked[1][:2] == ("PUT", "/v1/organizations/org/badges/badge-1/revoke")
    assert shown(wanted)["state"] == "revoked"
