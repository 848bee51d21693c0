"""The office's two readers weighed: notions found word by word, and the learned model's view of the whole sentence.

Notions find a command and fill its slots; where they find none, the model, which has learned from many people's sentences,
says what one is about. A look is served; whatever changes something is shown and confirmed before it is done.
"""

from __future__ import annotations

import re
from functools import cache

from bot.learned.office import CANNOT, rank_office
from bot.understand.office.filling import Line
from bot.understand.office.notions import Found, names_of, notions_in
from bot.understand.office.table import Command, commands

LEARNED = 1
"""The score of a command the model alone has found."""
SURE = 0.7
"""The model's share from which a sentence is what it says where notions find nothing."""
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\{\w+\}| because ")


def name_of(command: Command) -> str:
    """What a command is called among the sentences one learns from: its own words without slots ("assign to me")."""
    return CANNOT if command.cannot else " ".join(_LEFT_OUT.sub(" ", f"{command.says} ").split())


@cache
def named() -> dict[str, Command]:
    """Every command that can be done, by its name; the first of two of one name."""
    return {name_of(one): one for one in reversed(commands()) if not one.cannot}


def heard(line: Line) -> Found | None:
    """What a sentence means of which notions make nothing, with the whole of it as its head; None where the model is unsure."""
    name, share = rank_office([token.word for token in line.whole], names_of(line.whole, notions_in(line.whole)))[0]
    if share < SURE or name not in named():
        return None
    line.head, line.said = line.whole, notions_in(line.whole)
    return Found(named()[name], LEARNED, named()[name].when[0])
