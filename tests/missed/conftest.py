"""A house with a language model, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from model_stand_in import ModelStandIn, set_up
from talking import Chat


@pytest.fixture
def provider() -> Iterator[ModelStandIn]:
    """A provider that answers "none" until told otherwise."""
    made = ModelStandIn()
    yield made
    made.close()


@pytest.fixture
def asking(chat: Chat, provider: ModelStandIn) -> Chat:
    """Dana in a house that asks the model."""
    set_up(chat.house, provider)
    return chat
