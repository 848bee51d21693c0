"""Questions about how something works, answered from the topics and from what is known here; what isn't known says so."""

from __future__ import annotations

from string import Formatter

from bot.answers.asked import exams, person, rules
from bot.intents import AskAbout
from bot.misses import ASKED
from bot.router import Router
from bot.turn import Turn
from core.message import Choice, Reply
from core.phrases.topics import Topic, topics

router = Router()
FACTS = {**person.FACTS, **exams.FACTS, **rules.FACTS}


@router.answers(AskAbout)
def explain_topic(turn: Turn, wish: AskAbout) -> Reply:
    """How it works, with what one can do next; nothing is begun."""
    topic = topics().get(wish.topic or "")
    if topic is None:
        turn.missed = ASKED if wish.near else None
        return offer_topics(wish.near) if wish.near else list_topics()
    for_it = f" for {wish.query}" if wish.query else ""
    choices = tuple(Choice(label, say.replace("{for_it}", for_it)) for label, say in topic.next)
    return Reply(told(turn, topic), choices=choices, subject=f"About {topic.title}")


def offer_topics(near: tuple[str, ...]) -> Reply:
    """The topics a question may be about; nothing is guessed."""
    titles = [topics()[name].title for name in near]
    choices = tuple(Choice(title[:1].upper() + title[1:], f"about {title}") for title in titles)
    return Reply(
        "I have no answer to just that, but one of these may hold it. If none does, the office knows: type *contact the office*.",
        choices=(*choices, Choice("Contact the office", "contact the office")),
        subject="Your question",
    )


def list_topics() -> Reply:
    """Everything that can be asked about, by its title."""
    titles = " · ".join(topic.title for topic in topics().values())
    return Reply(
        f"You can ask me, in your own words, about: {titles}.\nFor example: how long is the exam? - or: do I need documentation?",
        subject="Questions",
    )


def told(turn: Turn, topic: Topic) -> str:
    """The topic's text with its facts; a fact that has nothing to say about this person leaves no gap."""
    wanted = {field for _, field, _, _ in Formatter().parse(topic.text) if field}
    text = topic.text.format(**{name: FACTS[name](turn) for name in wanted})
    return " ".join(text.split())
