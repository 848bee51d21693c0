"""What staff type in sentences of their own: the command each means, asked about or served."""

from __future__ import annotations

import pytest
from office_sentences import SENTENCES, office, wrong_of
from talking import Chat

__all__ = ["office"]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_each_sentence_means(office: Chat) -> None:
    assert wrong_of(office, SENTENCES) == []
