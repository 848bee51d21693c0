"""The door for staff: their commands are read for who holds a role, never from mail, and each is looked up in the table."""

from __future__ import annotations

from bot.intents import Intent
from bot.staff_intents import GrantRole, NotByMail, StaffIntent
from bot.turn import Turn
from bot.understand.staff import read_staff
from core.actions.roles import ACTS_AS, roles_of
from core.rules.moves import Who
from core.rules.rights import require


def staff_wish(turn: Turn, text: str) -> Intent | None:
    """What somebody with a role wishes for in a staff command; None for everybody and everything else.

    Raises NotAllowed for somebody without a role who grants or revokes one.
    """
    wish = read_staff(text, turn.today, turn.practitioner.locale)
    if wish is None:
        return None
    if not held_by(turn):
        if isinstance(wish, GrantRole) and wish.address is not None:
            admit(turn, wish)  # nothing else can be meant; "revoke … from me@…" is not to be heard as "unlink me@…"
        return None
    if turn.message.channel == "mail" or not turn.message.sender.proven:
        return NotByMail()
    return wish


def admit(turn: Turn, wish: Intent) -> None:
    """Raise NotAllowed, saying for whom it is, unless the table of rights lets this person."""
    if isinstance(wish, StaffIntent):
        require(wish.act, held_by(turn))


def held_by(turn: Turn) -> set[Who]:
    """In which roles this person may act now."""
    return {ACTS_AS[role] for role in roles_of(turn.session, turn.practitioner, turn.now)}
