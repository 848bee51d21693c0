"""What a sentence of staff is about: each of the office's commands, or the speaker's own affair, with its share."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources
from threading import Lock

import pycrfsuite

from bot.learned.features import grams

OFFICE = "office.crfsuite"
OWN, OTHER, CANNOT = "own", "other", "cannot"
"""The speaker's own affair; nothing that is asked for; what nobody can do by a sentence."""
MOST_WORDS = 60
_one_at_a_time = Lock()  # a tagger keeps the line it reads inside itself


def office_features(words: Sequence[str], notions: Collection[str]) -> list[str]:
    """Word 1- to 3-grams, beginnings and ends of words, how the sentence begins and ends; the office's notions and their pairs.

    ``words`` are lower case; a case, a person, a day … is its mark ("@request").
    """
    said = list(words[:MOST_WORDS])
    features = grams(said)
    features |= {f"n {name}" for name in notions}
    features |= {f"nn {a} {b}" for a, b in itertools.combinations(sorted(notions), 2)}
    marks = sorted({word for word in said if word.startswith("@")})
    features |= {f"marks {' '.join(marks)}", f"long {min(len(said) // 4, 6)}"}
    return sorted(features)


@cache
def _model() -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open_inmemory(_bytes())  # it reads from these very bytes as long as it lives, so they are kept
    return model


@cache
def _bytes() -> bytes:
    return resources.files("bot.learned").joinpath(OFFICE).read_bytes()


def rank_office(words: Sequence[str], notions: Collection[str]) -> list[tuple[str, float]]:
    """Each command the model knows by its name, and its share of the whole, the likeliest first."""
    with _one_at_a_time:
        model = _model()
        model.set([office_features(words, notions)])
        shares = [(name, model.marginal(name, 0)) for name in model.labels()]
    return sorted(shares, key=lambda one: (-one[1], one[0]))
