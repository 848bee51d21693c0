"""What is answered before the wish in a message's words: forms, edits, what is too long or empty, and files that came with it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import ROUTER
from bot.answers.arriving import hear_files
from bot.answers.redoing import hear_edit
from bot.answers.staff_dropping import ask_whether_list
from bot.intents import Answer, Intent
from bot.matters import ActOnMatter, SeeMatter
from bot.router import said
from bot.staff_intents import ImportList, NotByMail
from bot.turn import Turn
from core.message import Reply
from core.store.tables import Question

LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Wished:
    """What was said: the open question, the words without the writer's name, and the wish in them."""

    turn: Turn
    question: Question | None
    text: str
    wish: Intent

    @property
    def files(self) -> bool:
        """Whether files came with the words."""
        return bool(self.turn.message.files)


def _form(turn: Turn) -> list[Reply] | None:
    """A form that was filled in."""
    form = turn.message.form
    return turn.serve(ActOnMatter("request", "fill in", form["request"])) if form is not None else None


def _too_long(turn: Turn) -> list[Reply] | None:
    """More than is read at once."""
    size = len(turn.message.text)
    if size <= LONGEST:
        return None
    return [Reply(f"That is longer than I can read at once ({size:,} characters, I take {LONGEST:,}). "
                  "It is kept; please send the part I should act on, for example: add 1.5h GPP3")]  # fmt: skip


def _edit(turn: Turn) -> list[Reply] | None:
    """A message that was edited after it had been answered."""
    return hear_edit(turn) if turn.message.edits else None


UNREAD = (_form, _too_long, _edit)
"""What is answered without reading its words, tried in this order."""


def _list_sent(wished: Wished) -> list[Reply] | None:
    """A list of the office's with the words that name it."""
    named = wished.files and isinstance(wished.wish, ImportList | NotByMail)
    return wished.turn.serve(wished.wish) if named else None


def _accommodations_sent(wished: Wished) -> list[Reply] | None:
    """Papers about one's health go to that matter alone."""
    wish = wished.wish
    if not wished.files or not isinstance(wish, ActOnMatter | SeeMatter) or wish.about != "accommodations":
        return None
    return wished.turn.serve(ActOnMatter("accommodations", "add", words=getattr(wish, "words", None)))


def _files_awaited(wished: Wished) -> list[Reply] | None:
    """Files that the open question waits for."""
    question, proven = wished.question, wished.turn.message.sender.proven
    if not wished.files or question is None or not question.payload.get("takes_files") or not proven:
        return None
    return _into_matter(wished.turn, question, wished.wish, wished.text)


def _perhaps_list(wished: Wished) -> list[Reply] | None:
    """A file alone that may be a list: whether it is one is asked."""
    asked = ask_whether_list(wished.turn) if wished.files and not wished.text else None
    return [asked] if asked is not None else None


def _files_sent(wished: Wished) -> list[Reply] | None:
    """Any other file is read for what it proves."""
    if not wished.files and not wished.turn.message.unread:
        return None
    return hear_files(wished.turn, wished.question, wished.wish, wished.text)


def _nothing_said(wished: Wished) -> list[Reply] | None:
    """No words and no file."""
    said_nothing = "That message was empty. Tell me what you attended, for example: add 1.5h GPP3"
    return [Reply(said_nothing)] if not wished.text else None


SERVING = (_list_sent, _accommodations_sent, _files_awaited, _perhaps_list, _files_sent, _nothing_said)
"""What comes before the wish in the words, tried in this order."""


def _into_matter(turn: Turn, question: Question, wish: Intent, text: str) -> list[Reply]:
    """Files for a question that waits for them, such as the documents of a request."""
    taken = wish if isinstance(wish, Answer) else Answer(words=text)
    hearer = ROUTER.hearers[question.payload["hearer"]]
    return [Reply(sentence) for sentence in turn.message.unread] + said(hearer(turn, question, taken))
