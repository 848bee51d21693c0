"""The whole conversation in Slack: real Bolt, a real database, a stand-in for Slack behind real sockets."""

from __future__ import annotations

from typing import Any

from slack_bolt import BoltRequest
from slack_talking import SlackTalk, words_of
from sqlalchemy import func, select

from bot.slack.run import SlackConnection
from core.actions.practitioners import of_address
from core.store.tables import Arrival, Credit, Outgoing, SlackIdentity


def credits_of(talk: SlackTalk) -> list[Credit]:
    """What is in Dana's record."""
    with talk.house.database.read() as session:
        person = of_address(session, "dana@example.org")
        rows = select(Credit).where(Credit.practitioner_id == person.id, Credit.deleted_at.is_(None))
        return list(session.scalars(rows.order_by(Credit.number)))


def arrived(talk: SlackTalk) -> int:
    """How many things were kept."""
    with talk.house.database.read() as session:
        return session.scalar(select(func.count()).select_from(Arrival)) or 0


def propose(talk: SlackTalk, line: str) -> None:
    """Type a line and take the first activity offered, until there is something to save."""
    talk.say(line)
    while "Save" not in (labels := [e["text"]["text"] for r in talk.replies for e in _buttons(r)]):
        talk.press(labels[0])


def save_one(talk: SlackTalk) -> str:
    """Add and save a credit by buttons; what was said last."""
    propose(talk, "add 1.5h GPP3: what changed on 18 November")
    return talk.press("Save")


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [e for block in message.get("blocks") or [] if block["type"] == "actions" for e in block["elements"]]


def test_a_stranger_proves_an_address_and_is_then_answered(stranger: SlackTalk) -> None:
    stranger.say("add 1.5h GPP3")
    assert credits_of(stranger) == []
    stranger.say("I'm <mailto:dana@example.org|dana@example.org>")
    said = stranger.say(stranger.code())
    assert "dana@example.org" in said
    assert "GPP3: what changed" in said  # what was said first is served now


def test_add_save_and_see_it_by_buttons(dana: SlackTalk) -> None:
    said = save_one(dana)
    assert "Saved as #1" in said
    assert [(c.number, c.title, c.seconds) for c in credits_of(dana)] == [(1, "GPP3: what changed", 5400)]
    assert dana.slack.posted()[-1]["channel"] == dana.channel


def test_a_pressed_card_loses_its_buttons_and_says_what_was_chosen(dana: SlackTalk) -> None:
    save_one(dana)
    pressed = [m for m in dana.slack.posted() if "✓ Save" in words_of(m)]
    assert len(pressed) == 1
    assert _buttons(pressed[0]) == []


def test_a_card_answered_by_typing_loses_its_buttons_too(dana: SlackTalk) -> None:
    dana.say("add 1.5h GPP3: what changed on 18 November")
    card = dana.replies[-1]
    assert _buttons(card)
    dana.say("cancel")
    assert _buttons(card) == []


def test_the_same_event_again_is_heard_once(dana: SlackTalk) -> None:
    payload = dana.message("list")
    first = dana.send(payload)
    assert first
    for retry in (1, 2, 3):
        assert dana.send(payload, retry=retry) == ""
    assert arrived(dana) == 1


def test_two_quick_presses_save_once(dana: SlackTalk) -> None:
    propose(dana, "add 1.5h GPP3: what changed on 18 November")
    one, two = dana.pressing("Save"), dana.pressing("Save")
    dana.post(one)
    dana.post(two)
    dana.hear()
    assert len(credits_of(dana)) == 1
    assert dana.slack.whispers[-1]["text"].startswith("You pressed *Save* on that card already")


def test_two_quick_presses_on_undo_take_back_one_thing(dana: SlackTalk) -> None:
    save_one(dana)
    propose(dana, "add 1h Plain language summaries in practice on 4 March")
    dana.press("Save")
    assert len(credits_of(dana)) == 2
    one, two = dana.pressing("Undo"), dana.pressing("Undo")
    dana.post(one)
    dana.post(two)
    dana.hear()
    assert [c.number for c in credits_of(dana)] == [1]


def test_somebody_elses_press_is_answered_and_changes_nothing(dana: SlackTalk) -> None:
    dana.say("<@U0TALLY> add 1.5h GPP3: what changed on 18 November", channel="C0TEAM", type="app_mention")
    card = dana.replies[-1]
    label = _buttons(card)[0]["text"]["text"]
    before = arrived(dana)
    dana.send(dana.pressing(label, user="U0OTHER", message=card))
    assert "belongs to somebody else" in dana.slack.whispers[-1]["text"]
    assert arrived(dana) == before
    assert _buttons(card)


def test_what_was_kept_before_a_crash_is_heard_at_the_next_start(dana: SlackTalk) -> None:
    dana.connection.lanes.close()  # from here on nothing is heard any more
    assert dana.post(dana.message("list")).status == 200
    assert arrived(dana) == 1
    assert dana.slack.posted() == []
    dana.connection = SlackConnection(dana.house, lambda: dana.now)
    dana.connection.start()
    assert "record" in dana.hear().lower()


def test_what_can_not_be_kept_is_not_acknowledged(dana: SlackTalk) -> None:
    payload = dana.message("list")
    with dana.house.database.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE arrivals RENAME TO elsewhere")
    assert dana.post(payload).status == 500
    with dana.house.database.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO arrivals")
    assert dana.send(payload, retry=1) != ""


def test_an_edited_message_begins_its_draft_anew(dana: SlackTalk) -> None:
    first = dana.message("add 1h Reading about authorship on 2 November, ethics")
    dana.send(first)
    old = first["event"]
    new = {
        **old,
        "text": "add 2h Reading about authorship on 2 November, ethics",
        "edited": {"user": dana.user, "ts": "9.9"},
    }
    said = dana.send(dana.event(
        type="message", subtype="message_changed", channel=dana.channel, channel_type="im", ts="9.9",
        message=new, previous_message=old,
    ))  # fmt: skip
    assert "2 h" in said or "\n2" in said
    assert credits_of(dana) == []


def test_a_message_taken_back_takes_its_draft_along(dana: SlackTalk) -> None:
    first = dana.message("add 1h Reading about authorship on 2 November, ethics")
    dana.send(first)
    gone = dana.event(
        type="message", subtype="message_deleted", channel=dana.channel, channel_type="im", ts="9.9",
        deleted_ts=first["event"]["ts"], previous_message=first["event"],
    )  # fmt: skip
    assert dana.send(gone) != ""
    dana.say("save")
    assert credits_of(dana) == []


def test_taking_back_anything_else_is_met_with_silence(dana: SlackTalk) -> None:
    first = dana.message("list")
    dana.send(first)
    gone = dana.event(
        type="message", subtype="message_deleted", channel=dana.channel, channel_type="im", ts="9.9",
        deleted_ts=first["event"]["ts"], previous_message=first["event"],
    )  # fmt: skip
    assert dana.send(gone) == ""


def test_a_mention_is_answered_under_it_and_the_thread_goes_on_without_mentions(dana: SlackTalk) -> None:
    mention = dana.message("<@U0TALLY> list", channel="C0TEAM", type="app_mention")
    dana.send(mention)
    root = mention["event"]["ts"]
    assert dana.replies[-1]["thread_ts"] == root
    assert dana.say("progress", channel="C0TEAM", thread_ts=root) != ""
    before = arrived(dana)
    assert dana.say("and what about lunch?", channel="C0TEAM", thread_ts=root, user="U0OTHER") == ""
    assert dana.say("list", channel="C0TEAM", thread_ts="1.000001") == ""
    assert dana.say("list", channel="C0TEAM") == ""
    assert arrived(dana) == before  # nothing others say to each other is kept


def test_a_command_is_answered_in_private(dana: SlackTalk) -> None:
    dana.send(dana.command("help"))
    assert dana.slack.posted() == []
    assert "add" in words_of(dana.slack.whispers[-1])
    dana.send(dana.command(""))
    assert len(dana.slack.whispers) == 2


def test_being_removed_tells_the_office(dana: SlackTalk) -> None:
    dana.house.settings = dana.house.settings.model_copy(update={"office_address": "office@example.org"})
    dana.send(dana.event(type="app_uninstalled"))
    dana.send(dana.event(type="tokens_revoked", tokens={"bot": ["U0TALLY"]}))
    with dana.house.database.read() as session:
        letters = list(session.scalars(select(Outgoing).where(Outgoing.kind == "office")))
    assert [row.to["address"] for row in letters] == ["office@example.org"]  # both events, one letter


def test_where_somebody_talks_to_us_is_remembered(dana: SlackTalk) -> None:
    dana.say("list")
    with dana.house.database.read() as session:
        assert session.scalar(select(SlackIdentity.channel)) == dana.channel


def test_an_answer_by_button_settles_every_card_that_asked_the_same(dana: SlackTalk) -> None:
    propose(dana, "add 1.5h GPP3: what changed on 18 November")
    first = dana.replies[-1]
    again = dana.say("list")
    assert again
    dana.send(dana.pressing("Save", message=first))
    assert [m for m in dana.slack.posted() if any(e["text"]["text"] == "Save" for e in _buttons(m))] == []


def test_a_request_slack_did_not_sign_is_not_kept(dana: SlackTalk) -> None:
    headers = {"x-slack-request-timestamp": ["1"], "x-slack-signature": ["v0=00"], "content-type": ["application/json"]}
    answered = dana.connection.app.dispatch(BoltRequest(body='{"type": "event_callback"}', headers=headers))
    assert answered.status == 401
    assert arrived(dana) == 0


def test_slacks_check_of_the_address_is_answered(dana: SlackTalk) -> None:
    answered = dana.post({"type": "url_verification", "challenge": "c1", "token": "t"})
    assert answered.status == 200
    assert "c1" in answered.body
