"""An answer while a request's form is open: taken, put off, taken back; a pause, or a question what is meant; the whole sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import questions
from bot.answers.instead import served_instead
from bot.answers.requesting.asking import BY_COLUMN, QUESTIONS, at_once, go_on
from bot.answers.requesting.documents import take_files
from bot.answers.requesting.filling import about_another, difference, is_no_answer, read_lines, read_value, told_taken
from bot.answers.requesting.several import several
from bot.intents import Answer
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.form_answers import asks_meaning, goes_on, pauses, puts_off, takes_back
from bot.understand.whole import QUOTED, unquoted
from core.actions import requests
from core.message import Choice, Reply
from core.store.tables import CreditRequest, Question

router = Router()
AT_ONCE = {"all at once", "at once", "open the form", "form", "fill them in at once"}


@router.hears("request")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """Take an answer, lines filled in at once, or files into the request."""
    request = requests.own(turn.session, turn.practitioner, question.payload["request"])
    if turn.message.files:
        return take_files(turn, request)
    if answer.words.casefold().strip(" .!") in AT_ONCE:
        return questions.ask_again(turn, question, at_once(turn, request))
    filled = read_lines(turn, request, turn.message.text.strip())
    if filled is not None:
        return fill(turn, request, filled)
    if not QUOTED.fullmatch(answer.words) and (aside := _aside(turn, question, request, answer)) is not None:
        return aside
    column = question.payload["column"]
    if column == "send":
        return _decide(turn, question, request, answer)
    if column == "documents":
        again = f"It can't be sent without: {BY_COLUMN[column].question} To go on another time, type: later"
        return questions.ask_again(turn, question, Reply(again))
    return _take(turn, question, request, answer)


def _aside(turn: Turn, question: Question, request: CreditRequest, answer: Answer) -> Said | None:
    """What is said about the form instead of into it: that the last answer was none, a pause, what a question means."""
    words, asked = answer.words, BY_COLUMN.get(question.payload["column"])
    taken = [one for one in question.payload.get("filled", []) if one in BY_COLUMN and one != "documents"]
    if takes_back(words) and taken and len(words.split()) < 40:
        requests.change(turn.session, request, now=turn.now, **dict.fromkeys(taken))
        out = f"{', '.join(BY_COLUMN[one].label for one in taken)} is taken out again."
        return _pause(turn, question, request, out) if pauses(words) else go_on(turn, request, out)
    if pauses(words):
        return _pause(turn, question, request)
    if asked is not None and asks_meaning(words):
        return questions.ask_again(turn, question, Reply(f"{asked.means} So, {asked.question}"))
    if goes_on(words):
        return go_on(turn, request, put_off=question.payload.get("put_off", ()))
    return None


def _pause(turn: Turn, question: Question, request: CreditRequest, lead: str = "") -> Reply:
    questions.close(turn, question)
    return Reply(f"{lead} It is kept as a draft. Go on any time with: request R{request.id}".strip())


def _take(turn: Turn, question: Question, request: CreditRequest, answer: Answer) -> Said:
    """The answer to the question that is asked, and to others; what can't be one is asked about."""
    column, words = question.payload["column"], unquoted(answer.words)
    put_off = tuple(question.payload.get("put_off", ()))
    if column != "agenda" and (many := several(turn, request, column, words)) is not None:
        return fill(turn, request, many, put_off=put_off)
    if (told := about_another(turn, request, column, answer)) is not None:
        return fill(turn, request, told, put_off=put_off)
    values = read_value(turn, request, column, replace(answer, words=words))
    if values is None and puts_off(words):
        later = (*put_off, column)
        return go_on(turn, request, "No hurry, I'll ask that at the end.\n", put_off=later)
    free = values is None or (BY_COLUMN[column].kind == "text" and column != "seconds_by_domain")
    if free and (instead := served_instead(turn, answer, BY_COLUMN[column].question)):
        return instead
    if values is None or (not QUOTED.fullmatch(answer.words) and column in values and is_no_answer(column, words)):
        again = f"{BY_COLUMN[column].wants} So, {BY_COLUMN[column].question}"
        return questions.ask_again(turn, question, Reply(again))
    return fill(turn, request, values, put_off=put_off)


def fill(turn: Turn, request: CreditRequest, values: dict[str, Any], *, put_off: tuple[str, ...] = ()) -> Reply:
    """Put values into the draft and ask what is open still; several at once are said again."""
    requests.change(turn.session, request, now=turn.now, **values)
    note = difference(request) if "seconds_by_domain" in values else ""
    return go_on(turn, request, told_taken(request, values) + note, put_off=put_off, filled=tuple(values))


def _decide(turn: Turn, question: Question, request: CreditRequest, answer: Answer) -> Said:
    """Send the whole draft, or change it first."""
    if answer.says in {"yes", "save"}:
        return submit(turn, request)
    if answer.says in {"change", "no"}:
        form = "\n".join(f"{one.label}: …" for one in QUESTIONS if one.column != "documents")
        text = f"Send the lines that change, or drop further documents:\n{form}\nFor one: change the role to …"
        return questions.ask_again(turn, question, Reply(text))
    named = _one_change(turn, request, answer)
    if named is not None:
        return fill(turn, request, named)
    return questions.ask_again(turn, question, Reply("Type *yes* to send it, *change*, or *later* to keep the draft."))


def _one_change(turn: Turn, request: CreditRequest, answer: Answer) -> dict[str, object] | None:
    """ "Role: panellist" or "change the role to panellist"."""
    words = answer.words.strip()
    lead, _, rest = words.partition(" to ")
    line = f"{lead.casefold().removeprefix('change').strip().removeprefix('the ').strip()}: {rest}" if rest else words
    # A second line makes it a form; it says what is so already.
    return read_lines(turn, request, f"Name: {request.title}\n{line}") if ":" in line else None


def submit(turn: Turn, request: CreditRequest) -> Reply:
    """Send it to the committee."""
    requests.submit(turn.session, turn.house, request, by=turn.practitioner, now=turn.now)
    questions.close_all(turn, hearer="request")
    text = (
        f"R{request.id} is with the Recertification Committee now. Once it is approved, it stands in your record by itself; "
        f"to see where it is, type: status of R{request.id}"
    )
    return Reply(text, choices=(Choice("Status", f"status of R{request.id}"),), subject=f"R{request.id} is sent")
