"""Fit the models. Deterministic: the same lines give the same files."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from bot.learned.features import line_features, token_features
from bot.learned.models import SAME, candidates, likened, tag
from bot.learned.spans import Surroundings
from bot.training.grammar import grammar_titles
from bot.training.lines import Line, labels_of

TAGGER = {"c1": 0.4, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}
RANKER = {"c1": 0.2, "c2": 0.2, "max_iterations": 150}
COMMON, MOST_COPIES = "nothing", 4
"""A wish rarer than this one is learned several times over: the square root of how much rarer, at most so often."""
RAREST = 3
"""Features seen in fewer lines than this are left out of the ranker, in fewer than ``RARE_SPANS`` spans of the chooser."""
RARE_SPANS, FOLDS, ROUNDS, STEP, DECAY, LIGHTEST = 8, 4, 10, 0.15, 1e-3, 0.06

Weighed = list[tuple[dict[str, float], bool]]
"""The spans of one title: what speaks for each, and whether it is right."""


def fit_tagger(lines: Iterable[Line], path: Path) -> int:
    """Write the tagger's file; how many lines it learned from."""
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for line in lines:
        if line.intent != "add_credit":
            continue
        seen = line.sight()
        labels = labels_of(line, seen)
        if labels and len(labels) == len(seen.seen.tokens):
            trainer.append(token_features(seen.seen), labels)
            count += 1
    trainer.set_params(TAGGER)
    trainer.train(str(path))
    return count


def fit_ranker(lines: Sequence[Line], path: Path) -> int:
    """Write the ranker's file; how many lines it learned from."""
    rows = [(line_features(line.sight().seen), line.intent) for line in lines]
    often = Counter(name for features, _ in rows for name in features)
    lines_of = Counter(intent for _, intent in rows)
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, intent in rows:
        known = [name for name in features if often[name] >= RAREST]
        rarer = math.sqrt(lines_of[COMMON] / lines_of[intent])
        for _ in range(max(1, min(MOST_COPIES, round(rarer)))):
            trainer.append([known], [intent])
    trainer.set_params(RANKER)
    trainer.train(str(path))
    return len(rows)


def fit_chooser(rows: Sequence[Weighed], path: Path) -> int:
    """Write the chooser's weights; how many titles it learned from."""
    kept = {n: round(weight, 3) for n, weight in sorted(_fitted(rows).items()) if abs(weight) >= LIGHTEST}
    path.write_text(json.dumps(kept, ensure_ascii=False, separators=(",\n", ":")) + "\n", encoding="utf-8")
    return len(rows)


def weighed(lines: Sequence[Line], beside: Sequence[Line]) -> list[Weighed]:
    """What the chooser learns from: the spans that a tagger proposes in lines it has not learned from.

    One is trained for each fold of voices, with the lines ``beside`` them always included.
    """
    voices = sorted({line.voice for line in lines})
    rows: list[Weighed] = []
    for fold in range(FOLDS):
        held = set(voices[fold::FOLDS])
        with TemporaryDirectory() as folder:
            path = Path(folder) / "tagger"
            fit_tagger([*(line for line in lines if line.voice not in held), *beside], path)
            rows += spans_of((line for line in lines if line.voice in held), path)
    return rows


def spans_of(lines: Iterable[Line], tagger: Path) -> list[Weighed]:
    """The spans of the titles in lines, as the tagger of this file proposes them."""
    model = pycrfsuite.Tagger()
    model.open(str(tagger))
    return [row for line in lines for row in _spans_of(line, model)]


def _spans_of(line: Line, model: pycrfsuite.Tagger) -> list[Weighed]:
    """The spans of each title of a line, where as many titles are found as there are."""
    wanted = line.titles()
    if line.intent != "add_credit" or not wanted:
        return []
    seen = line.sight().seen
    tagged = tag(model, seen)
    runs = [(first, end) for letter, first, end, _ in tagged.runs if letter == "T"]
    spans = candidates(tagged.shares, runs)
    if len(spans) != len(wanted):
        return []
    around, same = Surroundings(seen, tagged.shares), grammar_titles(line)
    rows = []
    for places, titles in zip(spans, wanted, strict=True):
        row: Weighed = []
        for rank, place in enumerate(places):
            words = likened(seen.text[seen.tokens[place.first].at : seen.tokens[place.end - 1].to])
            found = around.features(place, rank) | ({SAME: 1.0} if words in same else {})
            row.append((found, words in titles))
        if any(right for _, right in row):
            rows.append(row)
    return rows


def _fitted(rows: Sequence[Weighed]) -> dict[str, float]:
    """Weights under which the right span of each title outweighs the others (a softmax, by adaptive steps)."""
    often = Counter(name for row in rows for found, _ in row for name in found)
    known = {name for name, count in often.items() if count >= RARE_SPANS}
    trimmed = [[({n: v for n, v in found.items() if n in known and v}, right) for found, right in row] for row in rows]
    weights, squares = dict.fromkeys(known, 0.0), dict.fromkeys(known, DECAY)
    order = list(range(len(trimmed)))
    chance = random.Random(7)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            for name, slope in _slopes(trimmed[at], weights).items():
                slope += DECAY * weights[name]
                squares[name] += slope * slope
                weights[name] -= STEP * slope / math.sqrt(squares[name])
    return weights


def _slopes(row: Weighed, weights: dict[str, float]) -> dict[str, float]:
    scores = [sum(weights[name] * value for name, value in found.items()) for found, _ in row]
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    total = sum(shares)
    good = sum(share for share, (_, right) in zip(shares, row, strict=True) if right)
    slopes: dict[str, float] = {}
    for share, (found, right) in zip(shares, row, strict=True):
        off = share / total - (share / good if right else 0.0)
        for name, value in found.items():
            slopes[name] = slopes.get(name, 0.0) + off * value
    return slopes
