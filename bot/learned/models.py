"""The models, loaded when first asked: ``rank`` gives each wish its share, ``read`` finds titles and values of activities."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Lock

import pycrfsuite

from bot.learned.features import Sighted, line_features, token_features
from bot.learned.spans import Marginals, Place, Surroundings, places

TAGGER, RANKER, CHOOSER = "tagger.crfsuite", "ranker.crfsuite", "chooser.json"
SAME = "the grammar's title"
MOST_READINGS = 3
_one_at_a_time = Lock()  # a tagger keeps the line it reads inside itself


@dataclass(frozen=True, slots=True)
class Chunk:
    """``text[at:to]`` read as one ``kind``: T (title), H (hours), D (day), G (domain); ``sure`` from 0 to 1."""

    kind: str
    at: int
    to: int
    sure: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """A line as the tagger reads it: runs of tokens ``(letter, first, end, sure)`` and the shares of titles."""

    runs: tuple[tuple[str, int, int, float], ...]
    shares: Marginals


@dataclass(frozen=True, slots=True)
class Read:
    """``titles``: for each activity the likeliest readings of its title, best first; ``values`` the other chunks."""

    titles: tuple[tuple[Chunk, ...], ...]
    values: tuple[Chunk, ...]


@dataclass(slots=True)
class _Home:
    """Where the models are read from."""

    folder: Traversable


_home = _Home(resources.files("bot.learned"))


def read_from(folder: Traversable) -> None:
    """From now on the models of another folder: those of a fold, to measure on voices they have not learned from."""
    _home.folder = folder
    for loaded in (_bytes, _crf, _weights):
        loaded.cache_clear()


@cache
def _bytes(name: str) -> bytes:
    return _home.folder.joinpath(name).read_bytes()


@cache
def _crf(name: str) -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open_inmemory(_bytes(name))  # it reads from these very bytes as long as it lives, so they are kept
    return model


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(_bytes(CHOOSER))
    return weights


def rank(seen: Sighted) -> list[tuple[str, float]]:
    """Each wish the model knows and its share of the whole, the likeliest first."""
    features = line_features(seen)
    with _one_at_a_time:
        model = _crf(RANKER)
        model.set([features])
        shares = [(wish, model.marginal(wish, 0)) for wish in model.labels()]
    return sorted(shares, key=lambda one: (-one[1], one[0]))


def read(seen: Sighted, titles_of_grammar: Collection[str] = ()) -> Read:
    """Titles and values of the activities a line speaks of. What another reader takes for titles weighs in."""
    if not seen.tokens:
        return Read((), ())
    with _one_at_a_time:
        tagged = tag(_crf(TAGGER), seen)
    return chosen(seen, tagged, _weights(), titles_of_grammar)


def tag(model: pycrfsuite.Tagger, seen: Sighted) -> Tagged:
    """The tagger's own reading of a line."""
    labels = model.tag(token_features(seen))
    count = len(labels)
    shares = Marginals(
        [model.marginal("B-T", at) for at in range(count)], [model.marginal("I-T", at) for at in range(count)]
    )
    runs: list[tuple[str, int, int, float]] = []
    for at, label in enumerate(labels):
        letter, sure = label[2:], model.marginal(label, at)
        if label.startswith("I-") and runs and runs[-1][2] == at and runs[-1][0] == letter:
            last = runs.pop()
            runs.append((letter, last[1], at + 1, min(last[3], sure)))
        elif letter:
            runs.append((letter, at, at + 1, sure))
    return Tagged(tuple(runs), shares)


def chosen(seen: Sighted, tagged: Tagged, weights: Mapping[str, float], same: Collection[str] = ()) -> Read:
    """The titles weighed as whole spans, one for each run the tagger takes for one; at least one is looked for."""
    runs = [(first, end) for letter, first, end, _ in tagged.runs if letter == "T"]
    around = Surroundings(seen, tagged.shares)
    titles = []
    for spans in candidates(tagged.shares, runs):
        weighed = weigh(around, spans, weights, same)
        titles.append(
            tuple(_chunk(seen, "T", place.first, place.end, share) for share, place in weighed[:MOST_READINGS])
        )
    found = [readings for readings in titles if readings]
    values = tuple(_chunk(seen, *run) for run in tagged.runs if run[0] != "T")
    return Read(tuple(found), values)


def candidates(shares: Marginals, runs: Sequence[tuple[int, int]]) -> list[list[Place]]:
    """For each title the spans to weigh; spans that touch another title's run are left out."""
    if len(runs) < 2:
        return [places(shares)]
    spans = []
    for own in runs:
        others = [run for run in runs if run != own]
        near = places(shares, own)
        spans.append([p for p in near if not any(p.first < end and p.end > first for first, end in others)])
    return spans


def weigh(
    around: Surroundings, spans: Sequence[Place], weights: Mapping[str, float], same: Collection[str]
) -> list[tuple[float, Place]]:
    """Each span with its share of the whole, the likeliest first."""
    if not spans:
        return []
    scores = []
    lefts = {first: _sum(weights, around.left(first)) for first in {place.first for place in spans}}
    rights = {end: _sum(weights, around.right(end)) for end in {place.end for place in spans}}
    for rank_, place in enumerate(spans):
        score = lefts[place.first] + rights[place.end] + _sum(weights, around.between(place.first, place.end))
        score += sum(weights.get(name, 0.0) * value for name, value in around.figures(place, rank_).items())
        first, last = around.seen.tokens[place.first], around.seen.tokens[place.end - 1]
        if same and likened(around.seen.text[first.at : last.to]) in same:
            score += weights.get(SAME, 0.0)
        scores.append(score)
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers)
    return sorted(((power / total, place) for power, place in zip(powers, spans, strict=True)), key=lambda one: -one[0])


def _sum(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return sum(map(weights.get, names, itertools.repeat(0.0)))


def likened(title: str) -> str:
    """A title as it is compared: lower case, blanks folded, without marks at its ends."""
    return " ".join(title.split()).strip(" .,;:\"“”„«»'‘’!?…").casefold()


def _chunk(seen: Sighted, kind: str, first: int, end: int, sure: float) -> Chunk:
    return Chunk(kind, seen.tokens[first].at, seen.tokens[end - 1].to, sure)


def warm() -> None:
    """Load all, so that the first line is not the slow one."""
    _crf(TAGGER)
    _crf(RANKER)
    _weights()
