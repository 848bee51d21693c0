"""Files dropped in Slack: fetched with the token, kept, read; what can't be had is waited for, then said."""

from __future__ import annotations

import pytest
from slack_talking import SlackTalk
from sqlalchemy import select
from web_api import TEAM

from bot.reception import attend
from bot.slack.opening import open_slack
from core.store.tables import Arrival, Document

PROOF = b"""CERTIFICATE OF ATTENDANCE
This certifies that Dana Example participated in
Plain language summaries in practice
on March 4, 2026 and is awarded 1.0 contact hour.
"""


def kept(talk: SlackTalk) -> list[int]:
    """The sizes of the documents kept."""
    with talk.house.database.read() as session:
        return list(session.scalars(select(Document.size)))


def arrival(talk: SlackTalk) -> Arrival:
    """The only thing that arrived."""
    with talk.house.database.read() as session:
        return session.scalars(select(Arrival)).one()


def drop(talk: SlackTalk, *files: object, text: str = "") -> str:
    """Drop files into the conversation."""
    return talk.say(text, subtype="file_share", files=list(files))


def test_a_dropped_certificate_is_read(dana: SlackTalk) -> None:
    said = drop(dana, dana.slack.add_file("certificate.txt", PROOF, mimetype="text/plain"))
    assert "Plain language summaries in practice" in said
    assert kept(dana) == [len(PROOF)]


def test_a_file_the_event_only_names_is_looked_up(dana: SlackTalk) -> None:
    named = dana.slack.add_file("certificate.txt", PROOF)
    said = drop(dana, {"id": named["id"], "file_access": "check_file_info"})
    assert "Plain language summaries in practice" in said
    assert ("files.info", {"file": named["id"]}) in dana.slack.calls


def test_a_sign_in_page_is_no_certificate(dana: SlackTalk) -> None:
    dana.slack.scopes.remove("files:read")
    assert drop(dana, dana.slack.add_file("certificate.txt", PROOF)) == ""
    row = arrival(dana)
    assert (row.heard_at, row.tries) == (None, 1)
    dana.slack.scopes.add("files:read")
    attend(dana.house, open_slack, row.id, dana.now)
    assert "Plain language summaries in practice" in dana.hear()


def test_after_five_tries_it_says_that_it_can_not_get_the_file(dana: SlackTalk) -> None:
    dana.slack.scopes.remove("files:read")
    drop(dana, dana.slack.add_file("certificate.txt", PROOF))
    for _ in range(5):
        assert arrival(dana).heard_at is None
        attend(dana.house, open_slack, arrival(dana).id, dana.now)
    said = dana.hear()
    assert "I could not get certificate.txt from Slack" in said
    assert kept(dana) == []


def test_the_token_does_not_follow_a_redirect(dana: SlackTalk) -> None:
    facts = dana.slack.add_file("certificate.txt", PROOF)
    dana.slack.files[facts["id"]]["status"] = 302
    assert drop(dana, facts) == ""
    assert arrival(dana).heard_at is None
    assert dana.slack.visitors == []


def test_the_token_goes_to_slack_only(dana: SlackTalk) -> None:
    elsewhere = dana.slack.add_file("certificate.pdf", PROOF) | {
        "url_private_download": "http://127.0.0.1:1/certificate.pdf"
    }
    assert "does not lie in Slack" in drop(dana, elsewhere)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"size": 26 * 1024 * 1024}, "larger than 25 MB"),
        ({"mode": "tombstone"}, "no longer in Slack"),
        ({"mode": "external", "is_external": True}, "a link to a file kept elsewhere"),
    ],
)
def test_what_is_not_taken_is_said(dana: SlackTalk, facts: dict[str, object], words: str) -> None:
    assert words in drop(dana, dana.slack.add_file("certificate.pdf", PROOF, **facts))


def test_a_deleted_file_is_said_at_once(dana: SlackTalk) -> None:
    facts = dana.slack.add_file("certificate.pdf", PROOF)
    del dana.slack.files[facts["id"]]
    assert "no longer in Slack" in drop(dana, facts)
    assert "no longer in Slack" in drop(dana, {**facts, "file_access": "check_file_info"})


def test_the_team_is_the_one_the_event_names(dana: SlackTalk) -> None:
    drop(dana, dana.slack.add_file("certificate.txt", PROOF))
    assert (arrival(dana).message or {})["sender"]["identity"] == f"{TEAM}:{dana.user}"
