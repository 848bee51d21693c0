"""What is said when words were not understood; and a model's guess, if one is configured, put as a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import structlog

from bot import model, questions
from bot.answers.helping import nearest_example, nothing_logged
from bot.intents import AddCredit, Answer, Chitchat, Entry, Unknown
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from bot.understand.language import languages
from bot.understand.say import say
from bot.understand.typed import label, typed
from core.actions.errands import Errand
from core.house import House
from core.message import Choice, Message, Reply
from core.store.tables import Arrival, Practitioner, Question

router = Router()
HELP = Choice("Help", "help")
log = structlog.get_logger()
GUESS = (
    "I didn't understand that myself, so nothing was changed. Did you mean: {command}\n"
    "(A language model reads it so; type yes or no, or say it in other words.)"
)
NOT_THAT = "All right, nothing was changed. Say it in other words, for example: add 1.5h GPP3 - or ask people: contact the office"


@router.answers(Unknown)
def not_understood(turn: Turn, wish: Unknown) -> Said:
    """Say so; where a model is to be asked first, that is done once the turn is over, and said then."""
    return [] if model.promised(turn) else say_so(turn, wish)


def say_so(turn: Turn, wish: Unknown) -> Reply:
    """Which words were not understood, and what is nearest to them; nothing is guessed."""
    if wish.language is not None and (says := languages()[wish.language].says):
        return Reply(says.format(title=wish.entry.title or "GPP3"), choices=(HELP,))
    words = " ".join(wish.words)[:120]
    what = f'I didn\'t understand "{words}"' if words else "I didn't understand that"
    if nearest := [one for one in wish.nearest if one.name != "help"]:
        choices = (*(Choice(label(one), typed(one)) for one in nearest), HELP)
        reply = Reply(f"{what}, so nothing was saved. The nearest I can do:", choices=choices)
        return questions.ask(turn, reply, kind="clarify", hearer="clarify")
    near = nearest_example(turn.message.text.strip())
    hint = f"Did you mean something like: {near}" if near else "Type for example: add 1.5h GPP3 - or: help"
    return Reply(f"{what}, so nothing was saved. {hint}", choices=(HELP,))


@router.does(model.ERRAND)
def ask_model(house: House, errand: Errand, person: Practitioner) -> Callable[[Turn], Said]:
    """Ask the model, once: work that was broken off is not sent again."""
    with house.database.read() as session:
        asked = session.get_one(Arrival, errand.asked_in).message
    command = None
    if asked is not None and errand.tries == 1:
        try:
            command = model.guess(house, person, Message.from_json(asked).text, errand.asked_at)
        except Exception:
            # Whatever a model's answer does to us, the person is answered as if there were none.
            log.exception("model.failed", errand=errand.id)
    return lambda turn: _ask_whether(turn, command) if command else _give_up(turn)


def _give_up(turn: Turn) -> Reply:
    """What is said where no model is set."""
    wish = understand(turn.message.text, now=turn.local, locale=turn.practitioner.locale)
    if isinstance(wish, Chitchat):
        return nothing_logged(turn, wish)
    return say_so(turn, wish if isinstance(wish, Unknown) else Unknown(tuple(turn.message.text.split()[:60])))


def _ask_whether(turn: Turn, command: str) -> Reply:
    reply = Reply(GUESS.format(command=command), choices=(Choice("Yes", "yes"), Choice("No", "no")))
    return questions.ask(turn, reply, kind="confirm", hearer="did_you_mean", command=command)


@router.hears("did_you_mean")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Said:
    """Yes: as if it had been typed. A value that was said corrects it; anything else is heard as something new."""
    command = question.payload["command"]
    questions.close(turn, question)
    if better := _corrected(turn, command, answer.entry):
        return _ask_whether(turn, better)
    if answer.says == "no":
        return Reply(NOT_THAT)
    if answer.says not in {"yes", "save"}:
        return turn.serve(Unknown(tuple(answer.words.split()[:60])))
    turn.meant, turn.chosen = command, None
    turn.message = replace(turn.message, text=command)
    return turn.serve(understand(command, now=turn.local, locale=turn.practitioner.locale))


def _corrected(turn: Turn, command: str, said: Entry) -> str | None:
    """An activity that was guessed, with the hours, the day or the domain said now ("no, 2 hours")."""
    meant = understand(command, now=turn.local, locale=turn.practitioner.locale)
    if not isinstance(meant, AddCredit) or len(meant.entries) != 1 or not (said.seconds or said.start or said.domain):
        return None
    was = meant.entries[0]
    start, end = (said.start, said.end) if said.start else (was.start, was.end)
    return say(
        replace(
            was,
            seconds=said.seconds or was.seconds,
            start=start,
            end=end,
            domain=said.domain or was.domain,
            ambiguous=(),
        )
    )
