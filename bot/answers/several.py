"""Several wishes of one message: each is served in its turn, and what is refused is said beside what is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents import Intent
from bot.router import Router
from bot.turn import Turn
from core.errors import TallyError
from core.message import Reply

router = Router()


@dataclass(frozen=True, slots=True)
class Several(Intent):
    """More than one wish, in the order they were said."""

    name: ClassVar[str] = "several"
    changes: ClassVar[bool] = True
    wishes: tuple[Intent, ...] = ()


@router.answers(Several)
def serve_each(turn: Turn, wish: Several) -> list[Reply]:
    """Serve one after the other."""
    replies: list[Reply] = []
    for one in wish.wishes:
        try:
            with turn.session.begin_nested():
                replies += turn.serve(one)
        except TallyError as refused:
            turn.session.refresh(turn.practitioner)
            replies.append(Reply(str(refused)))
    return replies
