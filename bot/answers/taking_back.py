"""Which matter is taken back where none is named by its number: the form that is open here, else the only one there is."""

from __future__ import annotations

from bot import questions
from bot.intents import Cancel, Intent
from bot.matters import ActOnMatter, SeeMatter
from bot.turn import Turn
from bot.understand.taking_back import taken_back
from core.actions import requests

FORMS = {
    "request": {"request", "form", "it"},
    "exam": {"application", "form", "it"},
    "deferral": {"deferral", "form", "it"},
}
"""The forms by their hearers, and the words that mean each while it is open."""
OPEN = ("draft", "submitted", "under review", "question asked")


def meant(turn: Turn, text: str) -> Intent | None:
    """The wish to take a matter back; None for words that don't, or that mean nothing that is open."""
    what = taken_back(text)
    if what is None:
        return None
    for one in questions.open_questions(turn):
        about = one.payload["hearer"]
        if what == "it" and about == "draft":
            return Cancel()
        if what in FORMS.get(about, ()):
            return ActOnMatter(about, "withdraw", one.payload.get("request"))
    if what != "request":
        return None
    mine = [one for state in OPEN for one in requests.requests_of(turn.session, turn.practitioner, state)]
    if len(mine) > 1:
        return SeeMatter("requests")
    return ActOnMatter("request", "withdraw", mine[0].id) if mine else None
