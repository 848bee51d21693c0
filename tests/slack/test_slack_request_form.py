"""The form of a request in Slack: opened from a card, filled in and sent as Slack sends it, answered in the same place."""

from __future__ import annotations

import json
from datetime import date
from threading import Thread
from typing import Any

import pytest
from block_limits import view_problems
from slack_talking import SlackTalk, set_up, words_of
from sqlalchemy import select
from talking import Chat, add_person
from test_slack_socket import eventually
from web_api import TEAM, new_ts

from bot.answers.requesting.form import BOXES
from bot.slack.events import Coming, Kind
from bot.slack.request_form import view_of
from bot.slack.run import SlackConnection
from core.actions import requests
from core.store.tables import Arrival, CreditRequest, RequestDocument

CARD = Coming(Kind.FORM, "k", TEAM, "U0DANA", "D0DANA")
WHOLE: dict[str, Any] = {
    "title": "Authorship: who, when\tand why", "agenda": "Name: no label\nDates: 3/4\n\nsecond <part> & more",
    "provider": "Müller: Söhne", "own_role": "speaker", "first_day": "2026-04-03", "last_day": "2026-04-04",
    "preparation": "2", "presentation": "1.5", "implement": "2.5", "foster": "1",
}  # fmt: skip


def open_form(talk: SlackTalk) -> dict[str, Any]:
    """Press [Open the form] on the last card that has it; the modal as it stands then."""
    assert talk.press("Open the form") == ""
    view_id, view = list(talk.slack.views.items())[-1]
    return {"id": view_id, **view}


def filled_in(talk: SlackTalk, view: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The view_submission Slack sends: every box as it was shown, but for what was changed."""
    state = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            name, element = block["block_id"], block["element"]
            state[name] = {name: _held(element, changed.pop(name, None))}
    assert not changed, f"no such box: {changed}"
    return {
        "type": "view_submission", "user": {"id": talk.user, "team_id": TEAM}, "team": {"id": TEAM},
        "view": {**view, "state": {"values": state}},
    }  # fmt: skip


def _held(element: dict[str, Any], said: Any) -> dict[str, Any]:
    kind = element["type"]
    if kind == "file_input":
        return {"type": kind, "files": said or []}
    name = "selected_date" if kind == "datepicker" else "value"
    before = element.get("initial_date" if kind == "datepicker" else "initial_value")
    return {"type": kind, name: before if said is None else said or None}


def request_of(talk: SlackTalk, number: int = 1) -> CreditRequest:
    """A request as it stands."""
    with talk.house.database.read() as session:
        request = requests.of_number(session, number)
        assert request.documents is not None
        return request


def boxes_of(view: dict[str, Any]) -> dict[str, Any]:
    """What the boxes of a modal show, the empty ones left out."""
    elements = {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}
    shown = {name: e.get("initial_value") or e.get("initial_date") for name, e in elements.items()}
    return {name: said for name, said in shown.items() if said}


def test_the_form_opens_at_once_with_every_field(dana: SlackTalk) -> None:
    assert "[Open the form]" in dana.say("request credit")
    view = open_form(dana)
    opened, filled = [args for method, args in dana.slack.calls if method.startswith("views.")]
    assert "One moment" in opened["view"]["blocks"][0]["text"]["text"]
    assert view_problems(filled["view"]) == []
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert names == [*(box.name for box in BOXES), "documents"]
    assert all(block["optional"] for block in view["blocks"] if block["type"] == "input")
    files = view["blocks"][-1]["element"]
    assert (files["type"], files["max_files"]) == ("file_input", 10)
    assert boxes_of(view) == {}


def test_everything_at_once_and_then_it_is_sent(dana: SlackTalk) -> None:
    dana.say("request credit")
    view = open_form(dana)
    proof = dana.slack.add_file("agenda.txt", b"Agenda of the workshop", mimetype="text/plain")
    said = dana.send(filled_in(dana, view, **WHOLE, documents=[proof]))
    assert "R1 is ready for the Recertification Committee" in said
    assert "agenda.txt" in said
    assert "[Send it]" in said
    assert dana.replies[-1]["channel"] == dana.channel
    request = request_of(dana)
    assert request.title == "Authorship: who, when and why"
    assert request.agenda == WHOLE["agenda"]
    assert (request.provider, request.own_role, request.skipped) == ("Müller: Söhne", "speaker", ["faculty"])
    assert (request.starts_on, request.ends_on) == (date(2026, 4, 3), date(2026, 4, 4))
    assert (request.preparation_seconds, request.presentation_seconds) == (7200, 5400)
    assert request.seconds_by_domain == {"implement": 9000, "foster": 3600}
    assert "is with the Recertification Committee now" in dana.press("Send it")


def test_a_part_is_kept_and_what_is_missing_is_said_and_asked(dana: SlackTalk) -> None:
    dana.say("request credit")
    first = dana.replies[-1]
    said = dana.send(filled_in(dana, open_form(dana), title="Authorship", preparation="0"))
    assert "R1 is kept as a draft. It still needs its agenda" in said
    assert "can't be sent without supporting documents" in said
    assert "*Name*\nAuthorship" in said
    assert "2 of 10" in said
    assert "[Open the form]" in said
    assert "[Open the form]" not in words_of(first)  # the earlier card is answered
    assert request_of(dana).preparation_seconds == 0
    assert "3 of 10" in dana.say("Objectives: know who is an author")


def test_only_documents_missing_they_are_dropped_after(dana: SlackTalk) -> None:
    dana.say("request credit")
    said = dana.send(filled_in(dana, open_form(dana), **WHOLE))
    assert "10 of 10: which documents support it?" in said
    file = dana.slack.add_file("agenda.txt", b"Agenda", mimetype="text/plain")
    assert "R1 is ready" in dana.say("", subtype="file_share", files=[file])


def test_an_existing_draft_is_shown_and_only_what_changes_is_saved(dana: SlackTalk) -> None:
    dana.say("request credit")
    dana.send(filled_in(dana, open_form(dana), **WHOLE, faculty="Ada, Grace"))
    dana.say("request R1")
    view = open_form(dana)
    assert boxes_of(view)["preparation"] == "2"
    assert boxes_of(view)["last_day"] == "2026-04-04"
    assert boxes_of(view)["agenda"] == WHOLE["agenda"]
    dana.say("Role: chair\nProvider: Example Society")  # in the conversation, while the form stands open
    said = dana.send(filled_in(dana, view, own_role="panellist", faculty="", foster=""))
    assert "*Role*\npanellist" in said
    assert "*Provider*\nExample Society" in said
    assert "*Other faculty*\nnobody" in said
    assert request_of(dana).seconds_by_domain == {"implement": 9000}


def test_what_can_not_be_is_said_at_its_field_and_nothing_is_kept(dana: SlackTalk) -> None:
    dana.say("request credit")
    view = open_form(dana)
    before = arrivals(dana)
    payload = filled_in(dana, view, title="Authorship", first_day="2026-12-24", presentation="-2", develop="0")
    answered = dana.post(payload)
    body = json.loads(answered.body)
    assert answered.headers["content-type"][0].startswith("application/json")
    assert body["response_action"] == "errors"
    assert set(body["errors"]) == {"first_day", "presentation", "develop"}
    assert "still to come" in body["errors"]["first_day"]
    assert set(body["errors"]) < {block.get("block_id") for block in view["blocks"]}
    assert dana.hear() == ""
    assert arrivals(dana) == before
    assert "kept as a draft" in dana.send(filled_in(dana, view, title="Authorship", first_day="2026-11-02"))


def arrivals(talk: SlackTalk) -> list[str]:
    """The keys of what was kept."""
    with talk.house.database.read() as session:
        return list(session.scalars(select(Arrival.key).order_by(Arrival.id)))


def test_sent_twice_it_is_heard_once_and_changed_it_is_heard_again(dana: SlackTalk) -> None:
    dana.say("request credit")
    view = open_form(dana)
    file = dana.slack.add_file("agenda.txt", b"Agenda", mimetype="text/plain")
    payload = filled_in(dana, view, title="Authorship", documents=[file])
    posts = [Thread(target=dana.post, args=(payload,)) for _ in range(4)]
    for post in posts:
        post.start()
    for post in posts:
        post.join()
    assert dana.hear().count("R1 is kept as a draft") == 1
    assert dana.send({**payload, "view": {**payload["view"], "hash": "later"}}) == ""
    assert "*Name*\nAuthors" in dana.send(filled_in(dana, view, title="Authors", documents=[file]))
    with dana.house.database.read() as session:
        assert len(session.scalars(select(RequestDocument)).all()) == 1
    assert len([key for key in arrivals(dana) if ":view:" in key]) == 2


def test_the_answer_comes_where_the_card_stands(dana: SlackTalk) -> None:
    mention = dana.message("<@U0TALLY> request credit", channel="C0TEAM", type="app_mention")
    dana.send(mention)
    view = open_form(dana)
    dana.send(filled_in(dana, view, title="Authorship"))
    assert (dana.replies[-1]["channel"], dana.replies[-1]["thread_ts"]) == ("C0TEAM", mention["event"]["ts"])
    assert "3 of 10" in dana.say("Objectives", channel="C0TEAM", thread_ts=mention["event"]["ts"])


def test_what_was_said_in_private_is_answered_in_private(dana: SlackTalk) -> None:
    dana.send(dana.command("request credit"))
    whispered = {**dana.slack.whispers[-1], "channel": "C0OTHER", "ts": new_ts()}
    payload = dana.pressing("Open the form", message=whispered)
    payload["container"]["is_ephemeral"] = True
    assert dana.send(payload) == ""
    view_id, view = list(dana.slack.views.items())[-1]
    dana.send(filled_in(dana, {"id": view_id, **view}, title="Authorship"))
    assert dana.replies[-1]["channel"] == dana.channel


def test_nobody_else_opens_it_nor_reads_it(dana: SlackTalk) -> None:
    dana.say("<@U0TALLY> request credit", channel="C0TEAM", type="app_mention")
    card = dana.replies[-1]
    dana.send(dana.pressing("Open the form", user="U0OTHER", message=card))
    assert "belongs to somebody else" in dana.slack.whispers[-1]["text"]
    assert dana.slack.views == {}


def test_of_a_request_that_is_not_theirs_nothing_is_shown_or_changed(dana: SlackTalk) -> None:
    add_person(dana.house, "robin@example.org", "Robin Sample")
    robin = Chat(dana.house, "robin@example.org")
    robin.say("request credit")
    robin.say("Secret plans")
    dana.say("request credit")
    payload = dana.pressing("Open the form")
    payload["actions"][0]["value"] = json.dumps({"s": "open the form of R1"})
    dana.send(payload)
    view = list(dana.slack.views.values())[-1]
    assert "can't find R1" in words_of(view)
    view = open_form(dana)
    forged = {**view, "private_metadata": view["private_metadata"].replace('"r": 2', '"r": 1')}
    assert forged != view
    assert "can't find R1" in dana.send(filled_in(dana, forged, title="Mine"))
    assert request_of(dana, 1).title == "Secret plans"


def test_a_request_sent_meanwhile_is_left_alone(dana: SlackTalk) -> None:
    dana.say("request credit")
    view = open_form(dana)
    file = dana.slack.add_file("agenda.txt", b"Agenda", mimetype="text/plain")
    dana.send(filled_in(dana, view, **WHOLE, documents=[file]))
    old = open_form(dana)
    dana.press("Send it")
    assert "R1 is submitted and can't be changed" in dana.send(filled_in(dana, old, title="Another"))
    assert request_of(dana).title == "Authorship: who, when and why"


def test_a_file_that_can_not_serve_is_said_and_the_rest_is_kept(dana: SlackTalk) -> None:
    dana.say("request credit")
    files = [dana.slack.add_file("empty.pdf", b""), dana.slack.add_file("good.txt", b"Agenda", mimetype="text/plain")]
    said = dana.send(filled_in(dana, open_form(dana), title="Authorship", documents=files))
    assert '"empty.pdf" is empty' in said
    assert "*Documents*\ngood.txt" in said


def test_over_the_socket_the_problems_come_with_the_acknowledgement(dana: SlackTalk) -> None:
    dana.close()
    set_up(dana.house, dana.slack, socket=True)
    dana.connection = SlackConnection(dana.house, lambda: dana.now)
    dana.connection.start()
    assert eventually(lambda: len(dana.slack.sockets) == 1)
    dana.slack.deliver("events_api", dana.message("request credit"))
    dana.hear()
    dana.slack.deliver("interactive", dana.pressing("Open the form"))
    dana.hear()
    view_id, view = list(dana.slack.views.items())[-1]
    form = {"id": view_id, **view}
    told = dana.slack.deliver("interactive", filled_in(dana, form, last_day="2026-10-12"))
    assert told["payload"]["response_action"] == "errors"
    assert "not the first" in told["payload"]["errors"]["first_day"]
    assert "payload" not in dana.slack.deliver("interactive", filled_in(dana, form, first_day="2026-10-12"))
    assert "Mon 12 Oct 2026" in dana.hear()


def test_an_earlier_card_can_be_opened_again_and_typing_it_shows_the_button(dana: SlackTalk) -> None:
    dana.say("request credit")
    assert open_form(dana)["id"] != open_form(dana)["id"]
    said = dana.say("open the form of R1")
    assert "[Open the form]" in said
    assert "Provider: …" in said
    assert "[Open the form]" in dana.say("all at once")


def test_a_form_whose_trigger_is_over_leaves_the_button(dana: SlackTalk) -> None:
    dana.say("request credit")
    payload = dana.pressing("Open the form")
    dana.slack.triggers.clear()
    assert dana.send(payload) == ""
    assert dana.slack.views == {}
    assert open_form(dana)["callback_id"] == "request"


@pytest.mark.parametrize("sign", ["x", '"', "\n", "ü", "&", "😀"])
def test_the_fullest_draft_is_within_slacks_limits(sign: str) -> None:
    long = dict.fromkeys(("provider", "faculty", "own_role"), f"a{sign * 998}a")
    full = CreditRequest(
        id=17, title=f"a{sign * 298}a", agenda=f"a{sign * 3998}a", **long, starts_on=date(2026, 4, 3),
        ends_on=date(2026, 4, 4), preparation_seconds=1, presentation_seconds=0, skipped=[],
        seconds_by_domain={"develop": 1200, "implement": 9000, "foster": 3_596_400},
        documents=[RequestDocument(name=f"{place}{'<&' * 90}.pdf") for place in range(30)],
    )  # fmt: skip
    view = view_of(full, CARD)
    assert view_problems(view) == []
    agenda = next(block for block in view["blocks"] if block.get("block_id") == "agenda")
    assert "are there; empty keeps them" in agenda["hint"]["text"]
