"""A language model, if one is configured: asked what a line may mean; what it answers becomes a question, never an act."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from bot.masking import Masked, is_private, mask
from bot.masking.people import everybody
from bot.model.asking import NoAnswer, ask
from bot.model.prompt import LONGEST, NONE, body
from bot.model.reading import command_of
from bot.model.spans import Reader
from bot.model.wishes import meanings
from bot.turn import Turn
from bot.understand.clean import plain, unsigned
from core.actions import model_asks
from core.house import House
from core.message import Message
from core.settings import Settings
from core.store.tables import Practitioner

__all__ = ["ERRAND", "guess", "may_be_asked", "promised", "try_out"]

log = structlog.get_logger()
ERRAND = "model"
INVENTED = "spent two hours with that course on plain writing"


def may_be_asked(house: House, message: Message) -> bool:
    """Whether this line may leave the house: a model is set, the sender is proven, and it tells nothing private."""
    said = house.settings.model_url and message.sender.proven and message.text.strip() and not message.files
    return bool(said) and len(message.text) <= LONGEST and not is_private(message.text)


def promised(turn: Turn) -> bool:
    """Whether a model is asked before these words are given up: then that is promised, and it is said after the turn."""
    if not may_be_asked(turn.house, turn.message):
        return False
    turn.errands.append((ERRAND, {}))
    return True


def guess(house: House, person: Practitioner, text: str, now: datetime) -> str | None:
    """What a line may mean, as a line one could have typed; None when the model is no help. Opens its own transactions."""
    settings = house.settings
    with house.database.read() as session:
        line = mask(unsigned(plain(text)), everybody(session))
    if not any(one.isalpha() for one in line.text):
        return None
    with house.database.begin() as session:
        begun = model_asks.begin(
            session, person.id, model=f"{settings.model_name} at {settings.model_url}", sent=line.text,
            most=settings.model_daily, now=now,
        )  # fmt: skip
    if begun is None:
        log.info("model.spent", practitioner=person.id)
        return None
    command, outcome = _read(settings, person, line, now)
    with house.database.begin() as session:
        model_asks.settle(session, begun.id, outcome)
    log.info("model.asked", ask=begun.id, outcome=outcome)
    return command


def _read(settings: Settings, person: Practitioner, line: Masked, now: datetime) -> tuple[str | None, str]:
    """What the model took the line for, when that can be used; and what came of asking, for the log."""
    try:
        said = ask(settings, body(settings.model_name or "", line.text))
    except NoAnswer as why:
        return None, str(why)
    reader = Reader(now.astimezone(ZoneInfo(person.zone or settings.zone)), person.locale)
    command = command_of(said, line, reader)
    return command, f"read as {said['wish']}" if command else "nothing that can be used"


def try_out(settings: Settings) -> str | None:
    """Ask the model about an invented line: what is wrong with how it answers; None when nothing is."""
    try:
        said = ask(settings, body(settings.model_name or "", INVENTED))
    except NoAnswer as why:
        return str(why)
    return None if said.get("wish") in [*meanings(), NONE] else "its answer names no wish it was told of"
