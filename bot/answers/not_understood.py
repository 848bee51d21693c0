"""What is said when words were not understood."""

from __future__ import annotations

from bot.answers.helping import nearest_example
from bot.intents import Unknown
from bot.router import Router
from bot.turn import Turn
from core.message import Choice, Reply

router = Router()


@router.answers(Unknown)
def not_understood(turn: Turn, wish: Unknown) -> Reply:
    """Which words were not understood, and one example near to what was typed; nothing is guessed."""
    words = " ".join(wish.words)[:120]
    what = f'I didn\'t understand "{words}"' if words else "I didn't understand that"
    near = nearest_example(turn.message.text.strip())
    hint = f"Did you mean something like: {near}" if near else "Type for example: add 1.5h GPP3 - or: help"
    return Reply(f"{what}, so nothing was saved. {hint}", choices=(Choice("Help", "help"),))
