"""The Home tab: where one stands, as the conversation would say it, and the buttons one needs most."""

from __future__ import annotations

from datetime import datetime

from bot.answers.progressing import show_progress
from bot.intents import Progress
from bot.slack.buttons import button
from bot.slack.calling import call
from bot.slack.cards import ACTIONS, Block, context, posts_of, section
from bot.slack.forms import ADD
from bot.turn import Turn
from core.actions.practitioners import by_slack
from core.house import House
from core.message import Choice, Message, Reply, Sender

WELCOME = (
    "*Welcome to Tally.* I keep the record of your continuing education: tell me what you attended, or forward me the "
    "certificate you got by mail. To begin, I need to know who you are: press the button, or write me your mail address."
)
HINT = "Everything here can be typed, too: write to me in *Messages*, for example `add 1.5h GPP3`, `list` or `help`."
ALWAYS = (
    Choice("List my credits", "list"),
    Choice("Deadlines", "when is my deadline?"),
    Choice("Profile", "profile"),
    Choice("Help", "help"),
)


def publish(house: House, team: str, user: str, now: datetime) -> None:
    """Show one person their Home tab. Raises DeliveryFault."""
    call(house, "views.publish", user_id=user, view=home_view(house, team, user, now))


def home_view(house: House, team: str, user: str, now: datetime) -> Block:
    """The Home tab of a Slack account."""
    standing = _standing(house, team, user, now)
    if standing is None:
        link = button(Choice("Link my record", "link"), 0, token=None, owner=user)
        return {"type": "home", "blocks": [section(WELCOME), {"type": "actions", "elements": [link]}]}
    shown = posts_of(Reply(standing.text, picture=standing.picture, subject=standing.subject), bars=True)[0].blocks
    says = {choice.say: choice for choice in (*standing.choices, *ALWAYS)}
    form: Block = {
        "type": "button",
        "action_id": ADD,
        "style": "primary",
        "text": {"type": "plain_text", "text": "Add a credit"},
    }
    buttons = [form, *(button(choice, place, token=None, owner=user) for place, choice in enumerate(says.values()))]
    return {"type": "home", "blocks": [*shown, {"type": "actions", "elements": buttons[:ACTIONS]}, context(HINT)]}


def _standing(house: House, team: str, user: str, now: datetime) -> Reply | None:
    """What "am I on track?" would be answered; None for an account that isn't linked."""
    with house.database.read() as session:
        practitioner = by_slack(session, team, user)
        if practitioner is None:
            return None
        asked = Message("slack", "home", Sender(f"{team}:{user}", proven=True), "progress", f"home:{team}:{user}")
        return show_progress(Turn(session, house, practitioner, asked, now), Progress())
