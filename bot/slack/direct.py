"""A person's direct message channel: opened once, remembered with their Slack account."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.slack.calling import call
from core.house import House
from core.store.tables import SlackIdentity


def direct_channel(house: House, team: str, user: str) -> str:
    """The channel in which we talk to one person alone. Raises DeliveryFault."""
    ours = (SlackIdentity.team == team, SlackIdentity.user == user)
    with house.database.read() as session:
        known = session.scalar(select(SlackIdentity.channel).where(*ours))
    if known:
        return known
    channel = str(call(house, "conversations.open", users=user)["channel"]["id"])
    with house.database.begin() as session:
        session.execute(update(SlackIdentity).where(*ours).values(channel=channel))
    return channel


def remember_channel(house: House, team: str, user: str, channel: str) -> None:
    """Note where a linked account talks to us, when that isn't known yet."""
    unknown = (SlackIdentity.team == team, SlackIdentity.user == user, SlackIdentity.channel.is_(None))
    with house.database.read() as session:
        if session.scalar(select(SlackIdentity.id).where(*unknown)) is None:
            return
    with house.database.begin() as session:
        session.execute(update(SlackIdentity).where(*unknown).values(channel=channel))


def forget_channels(house: House, team: str) -> None:
    """Forget a workspace's channels: Tally was taken out of it."""
    with house.database.begin() as session:
        session.execute(update(SlackIdentity).where(SlackIdentity.team == team).values(channel=None))
