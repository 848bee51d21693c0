"""What a state is called in a sentence: "R5 is waiting for an answer"."""

from __future__ import annotations

# Those that read well after "is" as they stand are not here.
IN_WORDS = {
    "question asked": "waiting for an answer to the committee's question",
    "more information asked": "waiting for an answer to the office's question",
    "asked": "with the office",
    "fee due": "waiting for its fee",
    "fee settled": "ready to be decided",
    "deferral asked": "waiting for its deferral to be decided",
    "finding": "open with a finding",
    "told": "waiting for an answer",
    "extended": "extended and waiting for an answer",
    "requested": "waiting for a mentor to be found",
    "assigned": "waiting for the mentor's answer",
    "offered": "with the office",
}


def state_in_words(state: str) -> str:
    """What follows "is" for a state of any of the tables."""
    return IN_WORDS.get(state, state)
