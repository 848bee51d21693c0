"""The readers of values take about eight times as long for eight times the text; a quadratic one would take 64 times."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from bot.understand.form_lines import is_form
from core.rules.amounts import find_amounts, find_bare_amounts
from core.rules.days import find_days
from core.rules.spans import find_span

READERS: dict[str, Callable[[str], object]] = {
    "a form": is_form,
    "amounts": find_amounts,
    "bare amounts": find_bare_amounts,
    "days": lambda text: find_days(text, today=date(2026, 11, 21)),
    "spans": find_span,
}
ATTEMPTS = 5
PIECES = [
    "1", "1/", "1:", "one and a half ", "2 x ", "2 x 45 min ", "from 9 to ", "1h or ", "1-", "3, ", "Nov 3, ", "3 and ",
    "Monday or ", "the 3rd, ", "half a ", "twenty ", "hundred and ", "a ", "\n", " ", ", ,5h", "uma hora e ", "½", "(two) ",
    "an hour, maybe ",
    "a week ago ", "three sessions of ", "1 h and ", "between ", "5 Nov + ", "hours: ", "point one ",
]  # fmt: skip


def _seconds(read: Callable[[str], object], text: str) -> float:
    best = 9.0
    for _ in range(5):
        began = time.process_time()
        read(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_eight_times_the_text_takes_no_more_than_sixteen_times_as_long(reader: str, piece: str) -> None:
    """Other work may disturb one measurement, never five of them; a quadratic reader fails all."""
    short, long = (piece * (size // len(piece)) for size in (2_000, 16_000))
    assert any(
        _seconds(READERS[reader], long) < 16 * max(_seconds(READERS[reader], short), 0.0002) for _ in range(ATTEMPTS)
    )
