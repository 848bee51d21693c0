"""A model's reading becomes a question in one of Tally's own commands, and an act only when the person says yes."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from model_stand_in import KEY, ModelStandIn, set_up, wish
from sqlalchemy import select
from structlog.testing import capture_logs
from talking import NOW, Chat, add_person

from bot import errands
from bot.intents import WISHES
from bot.masking import Known, mask
from bot.model.prompt import body
from bot.model.wishes import NEVER_OFFERED, commands, meanings
from core.actions import misses, model_asks
from core.actions.credits import credits_of
from core.house import House
from core.store.tables import ModelAsk, Outgoing

NOT_UNDERSTOOD = "I didn't understand"
NEAR = "purple monkeys dishwasher 3 december"
TALK = "what a day, the ethics webinar took 2 h of my life on tuesday and the coffee was bad"


def asks(house: House) -> list[ModelAsk]:
    """What was sent, the newest first."""
    with house.database.read() as session:
        return model_asks.latest(session, most=100)


def titles(chat: Chat) -> list[str]:
    """What stands in the record."""
    with chat.house.database.read() as session:
        return [one.title for one in credits_of(session, chat.person())]


def test_a_reading_is_a_question_and_yes_is_as_if_it_had_been_typed(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("add_credit", title="the fish of Vienna")
    asking.say("so the fish of Vienna, you know, sort of")
    assert 'Did you mean: add "the fish of Vienna"\n' in asking.text
    assert "[Yes] [No]" in asking.text
    assert titles(asking) == []
    asked = [reply.text for reply in asking.press("Yes")]
    typed = [reply.text for reply in Chat(asking.house, thread="web:other").say('add "the fish of Vienna"')]
    assert asked == typed
    assert titles(asking) == []


@pytest.mark.parametrize(
    ("said", "answer", "command"),
    [
        ("sort out 12 with my boss", wish("delete_credit", number="12"), "delete 12"),
        ("zork 3 january blue", wish("snooze", day="3 january"), "snooze until 3 January 2027"),
        ("zork 3 december blue", wish("set_reminder", day="3 december"), "remind me on 3 December 2026"),
        ("the stuff of march sort it", wish("list_credits", day="march"), "list from 1 March 2026 to 31 March 2026"),
        ("the plain fish I wonder about", wish("search_activities", query="plain fish"), 'search "plain fish"'),
        ("zorp where blue fish", wish("progress"), "progress"),
        ("can you sort out the thing with my boss", wish("contact_office"), "contact the office"),
    ],
)
def test_each_wish_is_put_as_one_types_it(
    asking: Chat, provider: ModelStandIn, said: str, answer: dict, command: str
) -> None:
    provider.answers = answer
    asking.say(said)
    assert f"Did you mean: {command}\n" in asking.text


def test_no_changes_nothing_and_says_how_to_go_on(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("undo")
    asking.say("blue 42 fish")
    asking.press("No")
    assert asking.text.startswith("All right, nothing was changed.")
    asking.say("list")
    assert "Did you mean" not in asking.text


def test_a_value_said_instead_of_yes_corrects_the_guess(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("add_credit", title="the fish of Vienna")
    asking.say("so the fish of Vienna, you know, sort of")
    asking.say("no, 2 hours")
    assert 'Did you mean: add 2h "the fish of Vienna"\n' in asking.text
    asking.say("yes")
    asking.say("last wednesday, ethics")
    assert "Title: the fish of Vienna" in asking.text
    assert "Hours: 2 h" in asking.text


def test_something_else_said_is_heard_as_something_new(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("undo")
    asking.say("blue 42 fish")
    asking.say("purple monkeys dishwasher")
    assert [one["messages"][1]["content"] for one in provider.asked] == ["blue 42 fish", "purple monkeys dishwasher"]
    assert "Did you mean: undo\n" in asking.text


def test_what_a_yes_stood_for_is_kept_with_the_miss(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("list_credits")
    asking.say("blue 42 fish")
    asking.press("Yes")
    with asking.house.database.read() as session:
        assert [(row.words, row.then_said) for row in misses.latest(session, most=5)] == [("blue 42 fish", "list")]


def test_nothing_but_the_masked_line_and_the_wishes_is_sent(asking: Chat, provider: ModelStandIn) -> None:
    add_person(asking.house, "robin@example.org", "Robin Sample")
    asking.say("sort it out with robin sample and Dana, C-0001 or +1 212 555 0134, see https://x.example/?t=abc")
    (asked,) = provider.asked
    line = "sort it out with [name] and [name], [number] or [number], see"
    assert asked == body("small-model", line)
    assert [row.sent for row in asks(asking.house)] == [line]
    assert asks(asking.house)[0].outcome == "nothing that can be used"
    assert asks(asking.house)[0].model == f"small-model at {provider.url}"


def test_a_name_that_was_masked_comes_back_in_the_question(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("add_credit", title="[name]'s fish")
    asking.say("dana's fish, zorp it")
    assert 'Did you mean: add "dana\'s fish"\n' in asking.text


def test_what_was_taken_for_no_wish_at_all_is_put_to_it_too(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("add_credit", title="ethics webinar", hours="2 h")
    asking.say(TALK)
    assert 'Did you mean: add 2h "ethics webinar"\n' in asking.text
    provider.answers = wish("none")
    asking.say("cancel")
    asking.say(TALK)
    assert asking.text.startswith("I logged nothing.")


def test_it_is_asked_before_the_nearest_wishes_are_offered(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("search_activities", query="purple monkeys")
    asking.say(NEAR)
    assert 'Did you mean: search "purple monkeys"\n' in asking.text
    assert [one["messages"][1]["content"] for one in provider.asked] == [NEAR]


@pytest.mark.parametrize(
    ("said", "button"),
    [
        ("blue 42 fish", "Help"),
        ("the stuff of march sort it", None),
        (NEAR, 'Log "purple monkeys dishwasher"'),
        (TALK, "Log it as a credit"),
    ],
)
def test_where_it_is_no_help_the_answer_and_its_buttons_are_the_ordinary_ones(
    chat: Chat, provider: ModelStandIn, said: str, button: str | None
) -> None:
    ordinary = Chat(chat.house, thread="web:ordinary").say(said)
    assert provider.visits == []
    set_up(chat.house, provider)
    assert [(reply.text, reply.choices) for reply in chat.say(said)] == [(one.text, one.choices) for one in ordinary]
    assert len(provider.asked) == 1
    assert [choice.label for choice in ordinary[0].choices][:1] == ([button] if button else [])
    if button:
        other = Chat(chat.house, thread="web:pressing")
        set_up(chat.house, provider, model_url=None)
        other.say(said)
        assert [reply.text for reply in chat.press(button)] == [reply.text for reply in other.press(button)]


@pytest.mark.parametrize("said", ["list", "add 1.5h GPP3", "help", "thanks!", "what is a candidate?"])
def test_what_was_understood_is_never_sent(asking: Chat, provider: ModelStandIn, said: str) -> None:
    asking.say(said)
    assert (provider.asked, asks(asking.house)) == ([], [])


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("sort out the thing with my dyslexia", NOT_UNDERSTOOD),
        ("ich bin krank und so", "Ich lese Englisch"),
        ("blue fish " * 70, NOT_UNDERSTOOD),
    ],
)
def test_private_and_long_lines_never_leave(asking: Chat, provider: ModelStandIn, said: str, answer: str) -> None:
    asking.say(said)
    assert answer in asking.text, asking.text
    assert (provider.asked, asks(asking.house)) == ([], [])


def test_without_a_url_nobody_is_asked(chat: Chat, provider: ModelStandIn) -> None:
    chat.say("blue 42 fish")
    assert NOT_UNDERSTOOD in chat.text
    assert (provider.visits, asks(chat.house)) == ([], [])


def test_a_person_has_so_many_asks_in_24_hours(asking: Chat, provider: ModelStandIn) -> None:
    set_up(asking.house, provider, model_daily=2)
    for said in ("blue 1 fish", "blue 2 fish", "blue 3 fish"):
        asking.say(said)
        assert NOT_UNDERSTOOD in asking.text
    assert len(provider.asked) == 2
    add_person(asking.house, "robin@example.org", "Robin Sample")
    Chat(asking.house, "robin@example.org").say("blue 4 fish")
    assert len(provider.asked) == 3
    asking.now = NOW + timedelta(hours=25)
    asking.say("blue 5 fish")
    assert len(provider.asked) == 4


def test_others_are_answered_while_the_model_thinks(asking: Chat, provider: ModelStandIn) -> None:
    add_person(asking.house, "robin@example.org", "Robin Sample")
    robin, thinking, done = Chat(asking.house, "robin@example.org"), threading.Event(), threading.Event()

    def waits(handler: object) -> None:
        thinking.set()
        done.wait(4)

    provider.answers = waits
    dana = threading.Thread(target=lambda: asking.say("blue 42 fish"))
    dana.start()
    try:
        assert thinking.wait(4)
        robin.say("stop reminders")
        assert "reminders" in robin.text.lower()
        assert not done.is_set()
    finally:
        done.set()
        dana.join()
    assert NOT_UNDERSTOOD in asking.text


def test_an_ask_that_was_broken_off_is_not_sent_again(asking: Chat, provider: ModelStandIn) -> None:
    class Killed(BaseException):
        """The process ends while the model thinks."""

    def dies(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
        patch.setattr(model_asks, "settle", dies)
        asking.say("blue 42 fish")
    assert errands.do_left(asking.house, NOW) == 0
    assert errands.do_left(asking.house, NOW + timedelta(minutes=16)) == 1
    assert len(provider.asked) == 1
    asking.replies = asking.say("list")
    assert [row.outcome for row in asks(asking.house)] == [None]


def test_the_same_line_twice_is_sent_once_and_gets_the_same_question(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("undo")
    first = asking.say("blue 42 fish", key="once")
    assert asking.say("blue 42 fish", key="once") == first
    assert len(provider.asked) == 1


def test_by_mail_only_a_proven_sender_is_worth_an_ask(asking: Chat, provider: ModelStandIn) -> None:
    provider.answers = wish("undo")
    unproven = Chat(asking.house, channel="mail", proven=False, thread="mail:1")
    unproven.say("blue 42 fish")
    assert (NOT_UNDERSTOOD in unproven.text, provider.asked) == (True, [])
    proven = Chat(asking.house, channel="mail", thread="mail:2")
    proven.say("blue 42 fish")
    assert "Did you mean: undo" in proven.text
    with asking.house.database.read() as session:
        owed = session.scalars(select(Outgoing).where(Outgoing.channel == "mail").order_by(Outgoing.id)).all()
    assert [row.thread for row in owed] == ["mail:1", "mail:2"]
    assert owed[1].to["address"] == "dana@example.org"
    assert owed[1].sent_at is None


def test_the_key_is_shown_nowhere(asking: Chat, provider: ModelStandIn) -> None:
    provider.key = "another"
    with capture_logs() as logged:
        asking.say("blue 42 fish")
    assert [one["outcome"] for one in logged if one["event"] == "model.asked"] == ["HTTP 401"]
    assert KEY not in str(logged) + repr(asking.house.settings) + repr([vars(row) for row in asks(asking.house)])
    assert "blue 42 fish" not in str(logged)


def test_every_wish_is_offered_or_left_out_on_purpose() -> None:
    names = {one.name for one in WISHES}
    assert set(commands()) | NEVER_OFFERED == names
    assert set(commands()) & NEVER_OFFERED == set()
    assert set(meanings()) == set(commands())


def test_the_page_on_privacy_shows_what_is_sent() -> None:
    page = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text()
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    shown["messages"][0]["content"] = page.split("```text\n")[1].split("\n```")[0]
    line = "sort out the consort thing with [name], took ninety minutes on tuesday"
    assert shown == body("llama3.1:8b", line)
    said = "sort out the consort thing with Robin Sample, took ninety minutes on tuesday"
    assert mask(said, Known(("Robin Sample",))).text == line
    assert f'For "{said}"' in page


def test_what_is_sent_holds_nothing_but_the_line_that_changes() -> None:
    one, other = body("m", "blue fish"), body("m", "red fish")
    assert one["messages"][1] == {"role": "user", "content": "blue fish"}
    assert json.dumps(one).replace("blue fish", "red fish") == json.dumps(other)
