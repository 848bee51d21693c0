"""Slack's markup read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.markup import escape, escape_clipped, mentions, pieces, plain

US = "U0TALLY"


@pytest.mark.parametrize(
    ("slack", "words"),
    [
        ("<@U0TALLY> add 1.5h GPP3", "add 1.5h GPP3"),
        ("<@U0TALLY|tally>, progress", ", progress"),
        ("I'm <mailto:dana@example.org|dana@example.org>", "I'm dana@example.org"),
        ("link <mailto:dana@example.org>", "link dana@example.org"),
        ("add 1h <https://example.org/gpp|GPP update>", "add 1h GPP update"),
        ("add 1h <http://example.org|example.org>", "add 1h example.org"),
        ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
        ("add 1h Risks &amp; benefits of &lt;AI&gt;", "add 1h Risks & benefits of <AI>"),
        ("add 1h *GPP3* and _Plain language_ `2h` ~no~", "add 1h GPP3 and Plain language 2h no"),
        ("add 2*3 snake_case_name 5*", "add 2*3 snake_case_name 5*"),
        ("yes :+1:", "yes 👍"),
        ("at 10:30:45 or 1:30", "at 10:30:45 or 1:30"),
        ("done :partying_face::skin-tone-2:", "done 🙂"),
        ("ask <@U0OTHER|sam> in <#C1|general> <!here>", "ask @sam in #general @here"),
        ("<!date^1392734382^{date}|18 February 2014>", "18 February 2014"),
        ("```add 1h GPP3```", "add 1h GPP3"),
        ("1\u00a0h", "1 h"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_what_somebody_wrote_becomes_plain_words(slack: str, words: str) -> None:
    assert plain(slack, US) == words


def test_only_our_own_mention_is_a_mention() -> None:
    assert mentions("hi <@U0TALLY>", US)
    assert mentions("hi <@U0TALLY|tally>", US)
    assert not mentions("hi <@U0TALLYX>", US)
    assert not mentions("hi", None)


@given(st.text(max_size=3000), st.integers(20, 300))
def test_pieces_are_short_lose_nothing_but_blank_edges_and_smuggle_nothing(text: str, most: int) -> None:
    cut = pieces(text, most)
    assert all(0 < len(piece) <= most for piece in cut)
    assert "".join("".join(cut).split()) == "".join(escape("\n".join(text.splitlines())).split())
    assert not any(sign in piece for piece in cut for sign in "<>")


@given(st.text(max_size=300), st.integers(6, 100))
def test_clipped_text_is_short_and_ends_in_no_broken_entity(text: str, most: int) -> None:
    clipped = escape_clipped(text, most)
    assert len(clipped) <= most
    for entity in ("&amp;", "&lt;", "&gt;"):
        clipped = clipped.replace(entity, "")
    assert "&" not in clipped


@given(st.text(max_size=300))
def test_what_is_written_escaped_reads_back(text: str) -> None:
    assert plain(escape(text)).count("<") == text.count("<")
