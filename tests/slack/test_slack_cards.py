"""Cards: any reply is a message Slack takes, in blocks and in words."""

from __future__ import annotations

import json

from block_limits import problems
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.buttons import press_of
from bot.slack.cards import posts_of, typed
from core.message import Bar, Choice, Field, File, Picture, Reply

WORDS = (
    st.text(max_size=400) | st.text(alphabet="<>&*_` a\n", max_size=5000) | st.sampled_from(["", " ", "word " * 4000])
)
FIELDS = st.lists(st.builds(Field, WORDS, WORDS, st.none() | WORDS), max_size=25).map(tuple)
CHOICES = st.lists(st.builds(Choice, WORDS, WORDS), max_size=60).map(tuple)
BARS = st.lists(
    st.builds(Bar, WORDS, st.floats(0, 1e6), st.floats(0, 1e6), st.text(max_size=30), st.integers(-5, 200)), max_size=12
)
PICTURES = st.none() | st.builds(Picture, WORDS, BARS.map(tuple))
FILES = st.lists(st.builds(File, WORDS, st.just("application/pdf"), st.just("0" * 64), st.just(9)), max_size=3).map(
    tuple
)
REPLIES = st.builds(Reply, WORDS, FIELDS, CHOICES, PICTURES, FILES, st.none() | WORDS, st.none() | st.just("q17"))


@settings(max_examples=60, deadline=None)
@given(REPLIES, st.booleans())
def test_any_reply_is_within_slacks_limits(reply: Reply, bars: bool) -> None:
    posts = posts_of(reply, owner="U0DANA", bars=bars)
    assert posts
    for post in posts:
        assert problems(post.blocks) == []
        assert post.text.strip()
        assert len(post.text) <= 4000
    assert len(typed(reply)) <= 4000


@settings(max_examples=40, deadline=None)
@given(REPLIES)
def test_every_choice_has_a_button_that_says_it(reply: Reply) -> None:
    elements = [e for post in posts_of(reply) for b in post.blocks if b["type"] == "actions" for e in b["elements"]]
    assert len(elements) == len(reply.choices)
    for element, choice in zip(elements, reply.choices, strict=True):
        press = press_of(element)
        assert press.token == reply.token
        assert press.say == choice.say or len(json.dumps(choice.say, ensure_ascii=False)) > 1900


def test_a_card_shows_what_was_understood_and_where_from() -> None:
    reply = Reply(
        "Ready to save:",
        fields=(Field("Title", "Risks & benefits", "…titled Risks & benefits…"), Field("Hours", "1.25")),
        choices=(Choice("Save", "save"), Choice("Cancel", "cancel")),
        token="q3",
    )
    post = posts_of(reply, owner="U0DANA")[0]
    assert [block["type"] for block in post.blocks] == ["section", "section", "context", "actions"]
    assert post.blocks[1]["fields"][0]["text"] == "*Title*\nRisks &amp; benefits"
    assert "“…titled Risks &amp; benefits…”" in post.blocks[2]["elements"][0]["text"]
    assert post.text == "Ready to save:\nTitle: Risks &amp; benefits\nHours: 1.25"
    assert json.loads(post.blocks[3]["elements"][0]["value"]) == {"s": "save", "t": "q3", "u": "U0DANA"}


def test_a_long_list_goes_on_in_a_second_message_and_its_buttons_stand_last() -> None:
    lines = "\n".join(f"#{number} A session about publication planning, number {number}" for number in range(600))
    posts = posts_of(Reply(lines, choices=(Choice("Show more", "more"),)))
    assert len(posts) > 1
    assert posts[-1].blocks[-1]["type"] == "actions"
    assert all(block["type"] != "actions" for post in posts[:-1] for block in post.blocks)
    assert "#599" in json.dumps(posts[-1].blocks)


def test_a_picture_without_an_upload_is_drawn_in_characters() -> None:
    picture = Picture("Year 3: 3.5 of 5 h", (Bar("year 3", 3.5, 5, "h", 70), Bar("total", 50, 50, "h", 100)))
    drawn = posts_of(Reply("Not yet.", picture=picture), bars=True)[0].blocks[1]["text"]["text"]
    assert drawn == "`████████░░░░` 70 % *year 3* 3.5 of 5 h\n`████████████` 100 % *total* 50 of 50 h"


def test_a_picture_or_a_file_alone_still_has_words() -> None:
    assert posts_of(Reply("", picture=Picture("Half way")))[0].text == "Half way"
    assert posts_of(Reply("", files=(File("record.csv", "text/csv", "0" * 64, 9),)))[0].text == "Here: record.csv"


def test_a_reply_of_blanks_still_says_something() -> None:
    (post,) = posts_of(Reply("", subject=" "))
    assert problems(post.blocks) == []
    assert "Done." in str(post.blocks)
