"""Several wishes of one message: each is served in its turn, and what is refused is said beside what is done."""

from __future__ import annotations

from bot.intents import AddCredit, Several
from bot.router import Router
from bot.turn import Turn
from core.errors import TallyError
from core.message import Reply

router = Router()


@router.answers(Several)
def serve_each(turn: Turn, wish: Several) -> list[Reply]:
    """Serve one after the other; what is asked then is said last, where one answers."""
    replies: list[Reply] = []
    for one in sorted(wish.wishes, key=lambda one: isinstance(one, AddCredit)):  # its card waits for an answer
        try:
            with turn.session.begin_nested():
                replies += turn.serve(one)
        except TallyError as refused:
            turn.session.refresh(turn.practitioner)
            replies.append(Reply(str(refused)))
    return sorted(replies, key=lambda reply: bool(reply.token))
