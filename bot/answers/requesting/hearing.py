"""Wishes and answers about requests for credit approval."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.adding.saving import listed
from bot.answers.requesting import answering, taking
from bot.answers.requesting.answering import ask_for_answer, send_answer
from bot.answers.requesting.asking import go_on
from bot.answers.requesting.documents import take_out
from bot.answers.requesting.filling import read_lines
from bot.answers.requesting.forming import fill_in, show_form
from bot.answers.requesting.naming import NOTHING_NAMED, Named, named_in
from bot.answers.requesting.seeing import see
from bot.answers.requesting.taking import fill, submit
from bot.intents import Answer, RequestCredit
from bot.matters import ActOnMatter, SeeMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.form_answers import goes_on, pauses
from core.actions import requests
from core.actions.credits import credit_of, credits_of
from core.message import Choice, Reply
from core.rules.terms import Standing
from core.store.tables import Credit, CreditRequest, Question

router = Router(answering.router, taking.router)


@router.answers(RequestCredit)
def begin(turn: Turn, wish: RequestCredit) -> Reply:
    """Begin a request, from a credit saved beforehand when there is one of that name; or go on with a draft."""
    if turn.practitioner.standing != Standing.CMPP.value:
        return Reply("Credit approval is asked for by who holds the credential. For the exam, type: apply for the exam")
    numbered = _numbered(turn, wish.query or "")
    if numbered and not (open_ones := [one for one in numbered if one.basis is None]):
        are = "is an approved activity" if len(numbered) == 1 else "are approved activities"
        named = listed([f"#{one.number}" for one in numbered])
        return Reply(
            f"{named} {are} already, so there is nothing to ask for. To see it, type: list #{numbered[0].number}"
        )
    if numbered and len(open_ones) > 1:
        return _one_of_several(turn, open_ones)
    credit = open_ones[0] if numbered else _saved(turn, wish.query)
    drafts = requests.requests_of(turn.session, turn.practitioner, "draft")
    same = next((one for one in drafts if credit is not None and one.credit_id == credit.id), None)
    if same is not None:
        return go_on(turn, same, f"R{same.id} asks for it already.", form=True)
    if drafts and goes_on(turn.message.text):
        return go_on(turn, drafts[-1], form=True)
    if drafts and wish.query is None:
        return _which(turn, drafts[-1])
    return _begin(turn, credit, named_in(wish.query or "", turn.today) if credit is None else NOTHING_NAMED)


def _numbered(turn: Turn, query: str) -> list[Credit]:
    """The credits of a wish that names them by their numbers: "#14, #15". Raises NotFound."""
    numbers = query.replace(",", " ").split()
    if not all(one.startswith("#") and one[1:].isdigit() for one in numbers):
        return []
    return [credit_of(turn.session, turn.practitioner, int(one[1:])) for one in numbers]


def _one_of_several(turn: Turn, credits: list[Credit]) -> Reply:
    """A request asks about one session: the first credit named now, the others after it."""
    first, *rest = (f"#{credit.number}" for credit in credits)
    reply = begin(turn, RequestCredit(first))
    then = " - and: ".join(f"request credit for {number}" for number in rest)
    return replace(
        reply, text=f"One request is about one session, so {first} comes first; then type: {then}\n{reply.text}"
    )


def _begin(turn: Turn, credit: Credit | None, named: Named = NOTHING_NAMED) -> Reply:
    request = requests.begin(
        turn.session, turn.practitioner, now=turn.now, thread=turn.message.thread, credit=credit, title=named.title
    )  # fmt: skip
    if facts := named.facts(turn.today):
        requests.change(turn.session, request, now=turn.now, **facts)
    lead = f"Gladly, as R{request.id}. Ten short questions; to answer them in one message, type: all at once."
    if named.title:
        lead = f'Gladly, as R{request.id}, for "{named.title}". To answer all in one message, type: all at once.'
    if credit is not None:
        lead = f"Gladly, as R{request.id}; I took over what #{credit.number} says."
    return go_on(turn, request, f"{lead}\n", form=True)


def _saved(turn: Turn, title: str | None) -> Credit | None:
    """The last credit of that name that waits for a basis."""
    if not title:
        return None
    wanted = " ".join(title.casefold().split())
    mine = [c for c in credits_of(turn.session, turn.practitioner) if c.basis is None]
    return next((c for c in reversed(mine) if " ".join(c.title.casefold().split()) == wanted), None)


def _which(turn: Turn, draft: CreditRequest) -> Reply:
    named = f", *{draft.title}*," if draft.title else ""
    text = f"R{draft.id}{named} is a draft still. Shall we go on with it, or begin a new one?"
    choices = (Choice(f"Go on with R{draft.id}", f"request R{draft.id}"), Choice("A new one", "new"))
    return questions.ask(turn, Reply(text, choices=choices), kind="confirm", hearer="request_or_new", request=draft.id)


@router.hears("request_or_new")
def hear_which(turn: Turn, question: Question, answer: Answer) -> Said:
    """Go on with the draft, or begin a new request."""
    questions.close(turn, question)
    if pauses(answer.words):
        return Reply(f"It is kept as a draft. Go on any time with: request R{question.payload['request']}")
    if answer.says == "no" or "new" in answer.words.casefold():
        return _begin(turn, None)
    return go_on(turn, requests.own(turn.session, turn.practitioner, question.payload["request"]), form=True)


def _fill_lines(turn: Turn, wish: ActOnMatter) -> Said:
    """A form filled in at once, by its labels: of the request it names, the one asked about here, or the last draft."""
    asked = next((one for one in questions.open_questions(turn) if one.payload.get("hearer") == "request"), None)
    drafts = requests.requests_of(turn.session, turn.practitioner, "draft")
    number = wish.number or (asked.payload["request"] if asked else drafts[-1].id if drafts else None)
    if number is None:
        return Reply(
            "That is the form of a request for credit, and you have no draft of one. Type: request credit - and send it again."
        )
    request = requests.own(turn.session, turn.practitioner, number)
    if request.state != "draft":
        return Reply(f"R{request.id} was sent already, so its form can't change it. To ask anew, type: request credit")
    filled = read_lines(turn, request, wish.words or "") or {}
    reply = fill(turn, request, filled)
    return reply if asked else replace(reply, text=f"Taken into R{request.id}. {reply.text}")


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Go on with R17, send it, take it back, answer its question; take a form that comes whenever it comes."""
    if wish.verb == "fill lines":
        return _fill_lines(turn, wish)
    request = requests.own(turn.session, turn.practitioner, wish.number or 0)
    if wish.verb == "submit":
        return submit(turn, request)
    if wish.verb == "withdraw":
        requests.withdraw(turn.session, request, by=turn.practitioner, now=turn.now)
        questions.close_all(turn, hearer="request")
        return Reply(f"R{request.id} is withdrawn. To ask again, type: request credit")
    if wish.verb == "take out":
        return take_out(turn, request)
    if wish.verb == "form":
        return show_form(turn, request)
    if wish.verb == "fill in":
        return fill_in(turn, request)
    if wish.verb == "answer":
        return send_answer(turn, request, wish.words) if wish.words else ask_for_answer(turn, request)
    if request.state == "draft":
        return go_on(turn, request, form=True)
    return see(turn, SeeMatter("request", request.id))
