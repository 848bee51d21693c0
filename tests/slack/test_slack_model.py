"""In Slack, a line that a model is asked about is answered once, when the model has answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from model_stand_in import ModelStandIn, set_up, wish
from slack_talking import SlackTalk


@pytest.fixture
def provider() -> Iterator[ModelStandIn]:
    """A provider that takes it for "undo"."""
    made = ModelStandIn()
    made.answers = wish("undo")
    yield made
    made.close()


def test_the_question_comes_and_its_button_answers(dana: SlackTalk, provider: ModelStandIn) -> None:
    set_up(dana.house, provider)
    dana.say("blue 42 fish")
    assert len(dana.replies) == 1
    assert "Did you mean: undo" in dana.text
    dana.press("No")
    assert "All right, nothing was changed." in dana.text


def test_a_refusal_is_the_ordinary_answer(dana: SlackTalk, provider: ModelStandIn) -> None:
    set_up(dana.house, provider)
    provider.key = "another"
    dana.say("blue 42 fish")
    assert len(dana.replies) == 1
    assert "I didn't understand" in dana.text
