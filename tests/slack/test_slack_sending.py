"""What the outbox owes to Slack, sent to a stand-in that refuses what Slack refuses."""

from __future__ import annotations

import itertools
import time
from datetime import timedelta
from typing import Any

import pytest
from slack_talking import DANA, set_up, words_of
from sqlalchemy import select
from stand_in import SlackStandIn
from talking import NOW, add_person
from web_api import TEAM

from bot.slack.pacing import Pace
from bot.slack.sending import SlackSender
from core import outbox
from core.actions.practitioners import of_address
from core.house import House
from core.message import Bar, Choice, File, Picture, Reply
from core.store.tables import Outgoing, SlackIdentity
from scheduler.deliver import Deliverer

numbers = itertools.count(1)
DIRECT = {"team": TEAM, "user": DANA, "channel": f"D{DANA}"}
SAVED = Reply("Saved as #14.", choices=(Choice("Undo", "undo"),), token="q1")
BARS = Picture("Year 3: 70 %", (Bar("year 3", 3.5, 5, "h", 70),))


class Post:
    """The outbox of one house and the sender that empties it."""

    def __init__(self, house: House, slack: SlackStandIn) -> None:
        set_up(house, slack)
        slack.channels |= {f"D{DANA}"}
        self.house, self.slack, self.now = house, slack, NOW
        self.sender = SlackSender(house, pause=0)

    def send(self, reply: Reply, to: dict[str, Any] | None = None) -> Outgoing:
        """Owe a reply and deliver it; its row afterwards."""
        with self.house.database.begin() as session:
            made = outbox.post(
                session,
                key=f"k{next(numbers)}",
                channel="slack",
                to=to or DIRECT,
                reply=reply,
                kind="reply",
                now=self.now,
            )
        self.deliver()
        return self.row(made)

    def deliver(self) -> None:
        """Deliver what is due."""
        Deliverer(self.house, {"slack": self.sender}, lambda: self.now).deliver_due()

    def row(self, outgoing_id: int | None) -> Outgoing:
        """A row of the outbox."""
        with self.house.database.read() as session:
            return session.scalars(select(Outgoing).where(Outgoing.id == outgoing_id)).one()


@pytest.fixture
def office(house: House, slack: SlackStandIn) -> Post:
    """A house that may post in the stand-in's workspace."""
    return Post(house, slack)


def test_a_card_goes_where_it_was_asked_for(office: Post) -> None:
    row = office.send(SAVED, {**DIRECT, "thread_ts": "4.0"})
    shown = office.slack.posted()[0]
    assert row.sent_at == NOW
    assert row.remote == f"D{DANA}:{shown['ts']}"
    assert shown["thread_ts"] == "4.0"
    assert words_of(shown) == "Saved as #14.\n[Undo]"


def test_a_reminder_opens_the_direct_message_and_remembers_it(office: Post) -> None:
    add_person(office.house)
    with office.house.database.begin() as session:
        person = of_address(session, "dana@example.org")
        person.slack_identities.append(SlackIdentity(team=TEAM, user=DANA, linked_at=NOW))
    for _ in range(2):
        office.send(Reply("1.5 credits to go"), {"team": TEAM, "user": DANA, "channel": None})
    assert len(office.slack.posted(f"D{DANA}")) == 2
    assert [method for method, _ in office.slack.calls].count("conversations.open") == 1
    with office.house.database.read() as session:
        assert session.scalar(select(SlackIdentity.channel)) == f"D{DANA}"


def test_a_short_rate_limit_is_sat_out_and_a_long_one_waited_for_in_the_outbox(office: Post) -> None:
    office.slack.limited["chat.postMessage"] = [0]
    assert office.send(SAVED).sent_at == NOW
    office.slack.limited["chat.postMessage"] = [40]
    row = office.send(SAVED)
    assert (row.sent_at, row.failed_at, row.due_at) == (None, None, NOW + timedelta(seconds=40))
    assert len(office.slack.posted()) == 1
    office.now += timedelta(seconds=41)
    office.deliver()
    assert office.row(row.id).sent_at == office.now
    assert len(office.slack.posted()) == 2


def test_a_token_that_is_not_accepted_waits_for_the_office_to_mend_it(office: Post) -> None:
    office.slack.refusing["chat.postMessage"] = ["invalid_auth"]
    row = office.send(SAVED)
    assert row.fault == "Slack says invalid_auth"
    assert row.due_at == NOW + timedelta(minutes=15)


def test_slack_out_of_reach_is_a_fault_that_passes(office: Post) -> None:
    office.slack.close()
    row = office.send(SAVED)
    assert row.failed_at is None
    assert "can't be reached" in (row.fault or "")


def test_a_channel_that_is_gone_is_answered_in_the_direct_message(office: Post) -> None:
    row = office.send(SAVED, {**DIRECT, "channel": "C0GONE", "thread_ts": "4.0"})
    assert (row.remote or "").startswith(f"D{DANA}:")
    assert "thread_ts" not in office.slack.posted()[0]
    lost = office.send(SAVED, {"channel": "C0GONE"})
    assert lost.failed_at == NOW
    assert lost.fault == "nobody to send to: {'channel': 'C0GONE'}"


def test_blocks_that_slack_will_not_show_are_said_in_words(office: Post) -> None:
    office.slack.refusing["chat.postMessage"] = ["invalid_blocks"]
    assert office.send(SAVED).sent_at == NOW
    assert words_of(office.slack.posted()[0]) == "Saved as #14.\nType: *undo*"


def test_a_long_answer_goes_on_where_it_was_interrupted(office: Post) -> None:
    reply = Reply("\n".join(f"#{n} A session about publication planning" for n in range(900)))
    office.send(reply)
    parts = [message["text"] for message in office.slack.posted()]
    assert len(parts) > 2
    office.slack.limit_after("chat.postMessage", calls=1, seconds=60)
    row = office.send(reply)
    assert row.sent_at is None
    assert len(office.slack.posted()) == len(parts) + 1
    office.now += timedelta(seconds=61)
    office.deliver()
    assert office.row(row.id).sent_at == office.now
    assert [message["text"] for message in office.slack.posted()] == parts * 2


def test_a_picture_is_uploaded_with_its_words_for_screen_readers(office: Post) -> None:
    office.send(Reply("Not yet.", picture=BARS), {**DIRECT, "thread_ts": "4.0"})
    shared = office.slack.shared[0]
    assert shared["content"].startswith(b"\x89PNG")
    assert (shared["alt"], shared["channel"], shared["thread_ts"]) == ("Year 3: 70 %", f"D{DANA}", "4.0")


def test_a_picture_that_can_not_be_uploaded_is_drawn_in_characters(office: Post) -> None:
    office.slack.refusing["files.getUploadURLExternal"] = ["missing_scope"]
    assert office.send(Reply("Not yet.", picture=BARS)).sent_at == NOW
    assert "████" in words_of(office.slack.posted()[0])


def test_files_follow_the_words(office: Post) -> None:
    content = b"number,title\n14,GPP3\n"
    file = File("record.csv", "text/csv", office.house.documents.keep(content), len(content))
    office.slack.refusing["files.completeUploadExternal"] = ["internal_error"]
    row = office.send(Reply("Here is your record.", files=(file,)))
    assert row.sent_at is None
    office.now += timedelta(minutes=1)
    office.deliver()
    assert [(one["name"], one["content"]) for one in office.slack.shared] == [("record.csv", content)]
    assert len(office.slack.posted()) == 1  # the words were not said twice


def test_a_command_is_answered_in_private_until_its_link_is_over(office: Post) -> None:
    url = office.slack.link(None)
    assert office.send(SAVED, {**DIRECT, "channel": "C0OTHER", "response_url": url}).remote == "whispered"
    assert office.slack.whispers[0]["response_type"] == "ephemeral"
    office.slack.links[url.rpartition("/")[2]]["left"] = 0
    row = office.send(SAVED, {**DIRECT, "channel": "C0OTHER", "response_url": url})
    assert (row.remote or "").startswith(f"D{DANA}:")


def test_no_words_go_to_a_response_url_that_is_not_slacks(office: Post) -> None:
    row = office.send(SAVED, {**DIRECT, "response_url": "http://127.0.0.1:1/elsewhere"})
    assert (row.remote or "").startswith(f"D{DANA}:")


def test_a_channel_gets_a_message_a_second_and_others_do_not_wait_for_it() -> None:
    pace, began = Pace(0.15), time.monotonic()
    for channel in ("D1", "D2", "D3"):
        pace.wait(channel)
    assert time.monotonic() - began < 0.1
    pace.wait("D1")
    pace.wait("D1")
    assert time.monotonic() - began >= 0.3


def test_a_short_burst_needs_no_pause() -> None:
    pace, began = Pace(0.15, burst=3), time.monotonic()
    for _ in range(3):
        pace.wait("D1")
    assert time.monotonic() - began < 0.1
    pace.wait("D1")
    assert time.monotonic() - began >= 0.15
