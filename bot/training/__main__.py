"""``python -m bot.training``: write the models of bot/learned anew from the lines in bot/language and the corpus."""

from __future__ import annotations

from pathlib import Path

from bot.learned import models, office
from bot.training.fit import fit_chooser, fit_ranker, fit_tagger, weighed
from bot.training.lines import VOICES, read_folder
from bot.training.office import fit_office

FOLDER = Path(models.__file__).parent
CORPUS = Path(__file__).parents[2] / "tests" / "understand" / "corpus"
LEFT_OUT = ("unknown", "answer", "cancel")
"""Wishes the grammar alone reads, or that say only that something was not understood."""


def main() -> None:
    """Train all four; takes three or four minutes."""
    voices = read_folder(VOICES)
    corpus = [line for line in read_folder(CORPUS) if line.intent not in LEFT_OUT]
    print(f"{len(voices)} lines in {len({line.voice for line in voices})} voices, {len(corpus)} of the corpus")
    print(f"tagger: {fit_tagger([*voices, *corpus], FOLDER / models.TAGGER)} activities")
    print(f"ranker: {fit_ranker([*voices, *corpus], FOLDER / models.RANKER)} lines")
    print(f"office: {fit_office(voices, FOLDER / office.OFFICE)} sentences")
    print(f"chooser: {fit_chooser(weighed(voices, corpus), FOLDER / models.CHOOSER)} titles")


if __name__ == "__main__":
    main()
