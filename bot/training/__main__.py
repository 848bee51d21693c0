"""``python -m bot.training``: write the models of bot/learned anew from the lines in bot/language and the corpus."""

from __future__ import annotations

from pathlib import Path

from bot.learned import models, office
from bot.training.fit import fit_chooser, fit_ranker, fit_tagger, read_apart, read_by
from bot.training.lines import VOICES, read_folder
from bot.training.office import fit_office

FOLDER = Path(models.__file__).parent
CORPUS = Path(__file__).parents[2] / "tests" / "understand" / "corpus"
LEFT_OUT = ("unknown", "answer", "cancel")
"""Wishes the grammar alone reads, or that say only that something was not understood."""

TWICE = 2
"""The ranker learns so many times from the corpus: what is said there in few words is Tally's own manner."""


def main() -> None:
    """Train all three; takes two or three minutes."""
    voices = read_folder(VOICES)
    corpus = [line for line in read_folder(CORPUS) if line.intent not in LEFT_OUT]
    print(f"{len(voices)} lines in {len({line.voice for line in voices})} voices, {len(corpus)} of the corpus")
    print(f"tagger: {fit_tagger([*voices, *corpus], FOLDER / models.TAGGER)} activities")
    apart = read_apart(voices, corpus)
    ranked = [*apart, *TWICE * read_by(FOLDER / models.TAGGER, corpus)]
    print(f"ranker: {fit_ranker(ranked, FOLDER / models.RANKER)} lines")
    print(f"office: {fit_office(voices, FOLDER / office.OFFICE)} sentences")
    print(f"chooser: {fit_chooser(apart, FOLDER / models.CHOOSER)} titles")


if __name__ == "__main__":
    main()
