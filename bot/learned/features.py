"""What the models see of a line: features of each token for the tagger, of the whole line for the ranker."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.lexicon import words_of
from bot.learned.tokens import Token, tokens_of

NEAR = 3
MOST_CHARACTERS = 1_500
_QUOTES = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»|‘[^’\n]{2,300}’(?!\w)"
                     r"|(?<!\w)'[^\n]{2,200}?'(?!\w)")  # fmt: skip
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")


@dataclass(frozen=True, slots=True)
class Span:
    """``text[at:to]``, and what a value reader takes it for: h (hours), h? (doubtful), d (day), g (domain) and their kinds."""

    at: int
    to: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sighted:
    """A line, its tokens and what the value readers found in it: their part is given to both models."""

    text: str
    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]
    quotes: tuple[tuple[int, int], ...]

    def count(self, kind: str) -> int:
        """How many spans of a kind there are."""
        return sum(span.kind.startswith(kind) for span in self.spans)


def sighted(text: str, spans: Iterable[Span]) -> Sighted:
    """The line (cut at ``MOST_CHARACTERS``) with the readers' spans."""
    text = text[:MOST_CHARACTERS]
    quotes = tuple(match.span() for match in _QUOTES.finditer(text))
    kept = tuple(sorted((s for s in spans if s.to <= len(text)), key=lambda s: (s.at, s.to)))
    return Sighted(text, tuple(tokens_of(text)), kept, quotes)


class _KindsOfLetters(dict[int, str]):
    """A character -> its kind, found when it is first met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = kind = "0" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c
        return kind


_KINDS_OF_LETTERS = _KindsOfLetters()
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)


def shape_of(word: str) -> str:
    """ "GPP3" as "AA0", "Figures" as "Aa": letters and digits by kind, runs shortened to two."""
    return _RUN.sub(r"\1\1", word[:20].translate(_KINDS_OF_LETTERS))


def value_marks(seen: Sighted) -> list[str]:
    """For each token the readers' span it stands in: B- and I- with the kind, or "-"."""
    marks = ["-"] * len(seen.tokens)
    for span in seen.spans:
        first = True
        for place, token in enumerate(seen.tokens):
            if token.at < span.to and token.to > span.at:
                marks[place] = ("B" if first else "I") + span.kind
                first = False
    return marks


def _quoted(seen: Sighted) -> list[bool]:
    inside = [False] * len(seen.tokens)
    for at, to in seen.quotes:
        for place, token in enumerate(seen.tokens):
            inside[place] = inside[place] or (token.at > at and token.to < to)
    return inside


SMALL_WORDS, KINDS = frozenset(words_of("small")), frozenset(words_of("kinds"))


def is_kind(word: str) -> bool:
    """Whether a lower-case word names a kind of activity, in the singular or the plural."""
    return word in KINDS or word.removesuffix("s") in KINDS


def capital_runs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of tokens written as a title is: from a capital to the last capital or number before something else."""
    runs, at = [], 0
    while at < len(tokens):
        if not tokens[at].text[0].isupper():
            at += 1
            continue
        last = there = at
        while there < len(tokens):
            word = tokens[there].text
            if word[0].isupper() or word[0].isdigit():
                last = there
            elif word.lower() not in SMALL_WORDS:
                break
            there += 1
        runs.append((at, last + 1))
        at = last + 1
    return runs


def _nearest(marks: Sequence[str], step: int) -> list[str]:
    """For each token the kind of the nearest span on one side, and how far off it is."""
    order = range(len(marks)) if step > 0 else range(len(marks) - 1, -1, -1)
    found, kind, away = ["none"] * len(marks), "none", 0
    for place in order:
        found[place] = f"{kind}{min(away, 4)}" if kind != "none" else kind
        if marks[place] != "-":
            kind, away = marks[place][1:], 0
        else:
            away += 1
    return found


def token_features(seen: Sighted) -> list[list[str]]:
    """One list of features for each token."""
    words = [token.text.lower() if token.text != "\n" else "<nl>" for token in seen.tokens]
    shapes = [shape_of(token.text) for token in seen.tokens]
    marks, quoted = value_marks(seen), _quoted(seen)
    before, after = _nearest(marks, 1), _nearest(marks, -1)
    several = min(seen.count("h"), 3)
    count = len(words)
    rows = []
    for place, word in enumerate(words):
        row = ["b", f"w={word}", f"s={shapes[place]}", f"p={word[:3]}", f"e={word[-3:]}", f"e2={word[-2:]}",
               f"m={marks[place]}", f"l={before[place]}", f"r={after[place]}", f"n={several}",
               f"at={min(place, 5)}", f"left={min(count - place, 4)}"]  # fmt: skip
        if quoted[place]:
            row.append("q")
        for off in range(-NEAR, NEAR + 1):
            if off == 0:
                continue
            there = place + off
            if 0 <= there < count:
                row += [f"w{off}={words[there]}", f"s{off}={shapes[there]}", f"m{off}={marks[there]}"]
                if quoted[there]:
                    row.append(f"q{off}")
            else:
                row.append(f"edge{off}")
        if place:
            row.append(f"ww={words[place - 1]}|{word}")
        if place + 1 < count:
            row.append(f"wn={word}|{words[place + 1]}")
            row.append(f"ms={marks[place]}|{shapes[place]}|{shapes[place + 1]}")
        rows.append(row)
    _add_shape_of_line(rows, seen, words)
    return rows


def _add_shape_of_line(rows: list[list[str]], seen: Sighted, words: Sequence[str]) -> None:
    """Runs of capitals, brackets, and how far the nearest kind of activity stands to either side."""
    for begin, end in capital_runs(seen.tokens):
        for place in range(begin, end):
            rows[place] += [f"run={min(end - begin, 6)}", f"runat={min(place - begin, 2)}",
                            f"runend={min(end - 1 - place, 2)}"]  # fmt: skip
    depth, kind = 0, -1
    for place, word in enumerate(words):
        depth += word in ("(", "[")
        if depth:
            rows[place].append("br")
        depth = max(0, depth - (word in (")", "]")))
        rows[place].append(f"kl={min(place - kind, 5) if kind >= 0 else 'no'}")
        kind = place if is_kind(word) else kind
    kind = -1
    for place in range(len(words) - 1, -1, -1):
        kind = place if is_kind(words[place]) else kind
        rows[place].append(f"kr={min(kind - place, 5) if kind >= 0 else 'no'}")


def masked(seen: Sighted) -> str:
    """The line in lower case with amounts, days, domains, addresses and numbers as signs: what is said, not of what."""
    spans = [(s.at, s.to, f" {{{s.kind[0]}}} ") for s in seen.spans]
    spans += [(*m.span(), " {@} ") for m in _ADDRESS.finditer(seen.text)]
    parts, free = [], 0
    for at, to, sign in sorted(spans):
        if at >= free:
            parts += [seen.text[free:at], sign]
            free = to
    line = "".join(parts) + seen.text[free:]
    return " ".join(re.sub(r"\d+", "0", line.lower().replace("’", "'").replace("\n", " / ")).split())


_WORD = re.compile(r"\{.\}|[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]")
MOST_WORDS = 120
AFFIXED = 5
"""Words at least this long are also known by their beginning and their end: other forms of them, and mistyped ones."""


def grams(said: Sequence[str]) -> set[str]:
    """Word 1- to 3-grams, beginnings and ends of words, how the words begin and end."""
    words = ["<", *said, ">"]
    features = {f"1 {word}" for word in words}
    features |= {f"2 {a} {b}" for a, b in itertools.pairwise(words)}
    features |= {f"3 {a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    features |= {f"p {word[:4]}" for word in said if len(word) >= AFFIXED}
    features |= {f"s {word[-3:]}" for word in said if len(word) >= AFFIXED}
    features |= {f"^ {' '.join(said[:size])}" for size in (1, 2, 3)} | {f"$ {' '.join(said[-2:])}"}
    return features


def line_features(seen: Sighted) -> list[str]:
    """Word 1- to 3-grams, beginnings and ends of words, how the line begins and ends, what the readers found."""
    said = _WORD.findall(masked(seen))[:MOST_WORDS]
    features = grams(said)
    hours, days = seen.count("h"), seen.count("d")
    features |= {f"h {min(hours, 3)}", f"d {min(days, 3)}", f"both {hours > 0} {days > 0}"}
    features |= {f"kind {span.kind}" for span in seen.spans}
    features |= {f"long {min(len(said) // 6, 6)}", f"quoted {bool(seen.quotes)}"}
    return sorted(features)
