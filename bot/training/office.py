"""What the office's model learns from: sentences of staff in many voices, and of practitioners about their own affairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from bot.learned.office import OTHER, OWN, office_features
from bot.training.lines import SAID_ON, Line
from bot.understand.office.marks import Person, find_marks, tokens
from bot.understand.office.notions import names_of, notions_in
from bot.understand.office.reading import tidied
from bot.understand.office.table import single

SENTENCES = Path(__file__).parents[1] / "language" / "en" / "office"
RANKER = {"c1": 0.1, "c2": 0.2, "max_iterations": 150}
EVERY, MOST_COPIES = 40, 4
"""Of the practitioners' lines one in so many shows what is said of one's own affairs; a command rarer
than they are is learned several times over."""
TALK = ("nothing", "chitchat")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of staff: who says it, which command it means (or own, other, cannot), the words."""

    voice: str
    means: str
    say: str


def sentences(folder: Path = SENTENCES) -> Iterator[Sentence]:
    """All sentences of a folder: ``# voice`` begins a voice, then ``command TAB sentence``.

    Raises ValueError with file and line number for a line without a TAB.
    """
    for path in sorted(folder.glob("office_*.txt")):
        voice = ""
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if raw.startswith("# "):
                voice = f"{path.stem}/{raw[2:].strip()}"
            elif raw.strip():
                means, tab, said = raw.partition("\t")
                if not tab:
                    raise ValueError(f"{path.name}:{number}: no TAB between command and words")
                yield Sentence(voice, means.strip(), said.replace("\\n", "\n"))


def features_of(say: str, names: Sequence[str] = ()) -> list[str]:
    """What the model sees of a sentence; people are found by these names and by their addresses."""
    tidy = tidied(say)
    people = [Person(m.start(), m.end(), (m[0],)) for m in _ADDRESS.finditer(tidy)]
    for name in names:
        for m in re.finditer(rf"(?<![\w@.]){re.escape(name)}(?![\w@])", tidy, re.IGNORECASE):
            if not any(one.at < m.end() and m.start() < one.to for one in people):
                people.append(Person(m.start(), m.end(), (m[0],)))
    people.sort(key=lambda one: one.at)
    found = tokens(tidy, find_marks(tidy, people, SAID_ON, None), single("fillers"))
    return office_features([token.word for token in found], names_of(found, notions_in(found)))


def fit_office(own: Sequence[Line], path: Path, folder: Path = SENTENCES) -> int:
    """Write the office's model; how many sentences it learned from."""
    names = people_of(folder)
    rows = [(one.means, features_of(one.say, names)) for one in sentences(folder)]
    rows += [(OTHER if one.intent in TALK else OWN, features_of(one.say)) for one in own[::EVERY]]
    often = Counter(means for means, _ in rows)
    trainer = pycrfsuite.Trainer(verbose=False)
    for means, features in rows:
        for _ in range(max(1, min(MOST_COPIES, round(math.sqrt(often[OWN] / often[means]))))):
            trainer.append([features], [means])
    trainer.set_params(RANKER)
    trainer.train(str(path))
    return len(rows)


def people_of(folder: Path = SENTENCES) -> list[str]:
    """The names of people in the sentences, the longest first: ``names.txt`` beside them, one a line."""
    listed = (folder / "names.txt").read_text(encoding="utf-8").splitlines()
    return sorted((name.strip() for name in listed if name.strip()), key=len, reverse=True)
