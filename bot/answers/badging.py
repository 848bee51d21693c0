"""The digital badge: where it is, until when it runs, how one gets to it."""

from __future__ import annotations

from sqlalchemy import select

from bot.intents import Badge
from bot.router import Router
from bot.turn import Turn
from core.message import Choice, Reply
from core.providers import credly
from core.rules.terms import Standing
from core.rules.wording import show_day
from core.store.tables import Badge as BadgeRow

router = Router()
CREDLY = "https://www.credly.com"
TELL = (Choice("Tell the office", "tell the office I can't find my digital badge"),)


@router.answers(Badge)
def see(turn: Turn, wish: Badge) -> Reply:
    """Where the digital badge is."""
    credentials = turn.practitioner.credentials
    if turn.practitioner.standing == Standing.EXPIRED.value and credentials:
        ended = show_day(max(one.ends_on for one in credentials))
        return Reply(
            f"Your credential, and with it a digital badge, ran to {ended} and has expired. What is possible now the "
            "office can say.", choices=(Choice("Tell the office", "tell the office about my credential"),),
        )  # fmt: skip
    if turn.practitioner.standing != Standing.CMPP.value:
        return Reply(
            "The digital badge comes with the credential, which your record doesn't show. To see it, type: profile"
        )
    wanted = select(BadgeRow).where(BadgeRow.practitioner_id == turn.practitioner.id).order_by(BadgeRow.id.desc())
    badge = turn.session.scalars(wanted).first()
    return Reply(f"{_standing(turn, badge)} {_way()}", choices=TELL, subject="Your digital badge")


def _standing(turn: Turn, badge: BadgeRow | None) -> str:
    if badge is None:
        ends = turn.practitioner.credentials[-1].ends_on if turn.practitioner.credentials else None
        until = f" Your credential runs until {show_day(ends)}." if ends else ""
        return (
            f"No digital badge has been issued through Tally, so I can't say whether you have one.{until} The office issues "
            "badges at Credly, and their dates are updated after recertifying; to ask, type: contact the office."
        )
    until = show_day(badge.expires_on)
    if badge.state != "issued" and not credly.is_configured(turn.house.settings):
        return (
            f"Your badge is to run until {until}. Tally isn't connected to Credly here, so it has not gone there; the office "
            "issues badges and moves their dates. To ask, type: contact the office."
        )
    if badge.state == "issued":
        return f"Your badge was sent to Credly and runs until {until}."
    if badge.state == "failed":
        return f"Your badge, to run until {until}, could not be sent to Credly; the office has to look at it."
    change = "its new date" if badge.wanted.get("action") == "update" else "it"
    return f"Your badge is to run until {until}; {change} has not gone to Credly yet."


def _way() -> str:
    return (
        f"To see it, sign in at {CREDLY}, or make an account at {CREDLY}/users/sign_up, with the address the office has "
        "for you."
    )
