"""What the outbox owes to Slack: cards, pictures and files, a message a second and channel."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

import structlog

from bot.pictures import draw
from bot.slack.calling import LinkOver, answer_at, call
from bot.slack.cards import Post, posts_of, typed
from bot.slack.client import SlackFault
from bot.slack.direct import direct_channel
from bot.slack.pacing import Pace
from bot.slack.pressing import settled_card
from bot.slack.uploading import upload
from core.errors import DeliveryFault
from core.house import House
from core.message import Reply
from core.store.tables import Outgoing

log = structlog.get_logger()
REMEMBERED = 500
WHISPERS = 4  # a response_url takes five posts
NOT_THERE = frozenset({
    "not_in_channel", "channel_not_found", "is_archived", "restricted_action", "thread_not_found",
    "cannot_reply_to_message", "messages_tab_disabled",
})  # fmt: skip
NOT_SHOWN = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
ALONE = "My answer is in our direct message."


class SlackSender:
    """Sends outgoing rows. A long one goes in parts; a try that follows a fault goes on after the last part sent."""

    def __init__(self, house: House, *, pause: float = 1.0) -> None:
        self.house = house
        self._pace = Pace(pause, burst=3)
        self._begun: OrderedDict[tuple[int, str], dict[str, str]] = OrderedDict()
        self._lock = Lock()

    def send(self, row: Outgoing) -> str:
        """Send one row; ``channel:ts`` of the message with its buttons, or 'whispered'. Raises DeliveryFault."""
        if row.to.get("redraws"):
            return self._redraw(row.to["redraws"])
        reply = Reply.from_json(row.reply)
        if row.to.get("response_url"):
            return self._whisper(row, reply, row.to["response_url"])
        channel = row.to.get("channel") or self._alone(row)
        try:
            return self._say(row, reply, channel, row.to.get("thread_ts"))
        except SlackFault as fault:
            if fault.said not in NOT_THERE or channel.startswith("D"):
                raise
            return self._say(row, reply, self._alone(row), None)

    def _redraw(self, outgoing_id: int) -> str:
        """Take the buttons off a card that was answered on another channel."""
        with self.house.database.read() as session:
            card = session.get_one(Outgoing, outgoing_id)
        channel, _, ts = (card.remote or "").partition(":")
        call(self.house, "chat.update", channel=channel, ts=ts, **settled_card(card))
        return f"{channel}:{ts}"

    def _alone(self, row: Outgoing) -> str:
        """The person's direct message."""
        if not (row.to.get("team") and row.to.get("user")):
            raise DeliveryFault(f"nobody to send to: {row.to}", permanent=True)
        return direct_channel(self.house, row.to["team"], row.to["user"])

    def _whisper(self, row: Outgoing, reply: Reply, url: str) -> str:
        """Answer so that only the person sees it; what doesn't fit there goes to the direct message."""
        posts = posts_of(reply, owner=row.to.get("user"), bars=True)
        fits = not reply.files and len(posts) <= WHISPERS
        try:
            for body in [_body(post) for post in posts] if fits else [{"text": ALONE}]:
                answer_at(self.house, url, {"response_type": "ephemeral", "replace_original": False, **body})
        except LinkOver as over:
            log.info("slack.response_url", outgoing=row.id, why=str(over))
            fits = False
        return "whispered" if fits else self._say(row, reply, self._alone(row), None)

    def _say(self, row: Outgoing, reply: Reply, channel: str, thread_ts: str | None) -> str:
        """Post the parts that were not posted yet: the picture, the card, the files."""
        done = self._parts_of(row.id, channel)
        if "picture" not in done:
            done["picture"] = self._show_picture(reply, channel, thread_ts)
        posts = posts_of(reply, owner=row.to.get("user"), bars=done["picture"] == "in characters")
        for place, post in enumerate(posts):
            if f"post {place}" not in done:
                done[f"post {place}"] = self._post(channel, thread_ts, post, reply)
        for place, file in enumerate(reply.files):
            if f"file {place}" not in done:
                self._pace.wait(channel)
                content = self.house.documents.load(file.sha256)
                upload(self.house, channel, thread_ts, name=file.name, content=content)
                done[f"file {place}"] = file.sha256
        with self._lock:
            self._begun.pop((row.id, channel), None)
        return f"{channel}:{done[f'post {len(posts) - 1}']}"

    def _parts_of(self, outgoing_id: int, channel: str) -> dict[str, str]:
        """What was sent of a row so far by this process."""
        with self._lock:
            done = self._begun.setdefault((outgoing_id, channel), {})
            while len(self._begun) > REMEMBERED:
                self._begun.popitem(last=False)
            return done

    def _show_picture(self, reply: Reply, channel: str, thread_ts: str | None) -> str:
        """Upload the picture; where that can't be, the card draws it in characters."""
        if not (reply.picture and reply.picture.bars):
            return "none"
        self._pace.wait(channel)
        try:
            content = draw(reply.picture)
            upload(self.house, channel, thread_ts, name="progress.png", content=content, alt=reply.picture.alt)
        except DeliveryFault as fault:
            log.warning("slack.picture", why=str(fault))
            return "in characters"
        return "uploaded"

    def _post(self, channel: str, thread_ts: str | None, post: Post, reply: Reply) -> str:
        """Post one message; its ts. Blocks that Slack won't show are said in words."""
        self._pace.wait(channel)
        facts: dict[str, Any] = {
            "channel": channel,
            "thread_ts": thread_ts,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        try:
            return str(call(self.house, "chat.postMessage", **facts, **_body(post))["ts"])
        except SlackFault as fault:
            if fault.said not in NOT_SHOWN:
                raise
            log.error("slack.blocks", why=str(fault), kinds=[block["type"] for block in post.blocks])
        return str(call(self.house, "chat.postMessage", **facts, text=typed(reply))["ts"])


def _body(post: Post) -> dict[str, Any]:
    return {"text": post.text, "blocks": post.blocks}
