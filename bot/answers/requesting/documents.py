"""Documents of a request: dropped into it, and taken out again."""

from __future__ import annotations

from bot.answers.dropping import sort_out
from bot.answers.requesting.asking import go_on
from bot.turn import Turn
from core.actions import requests
from core.message import Choice, Reply
from core.store.tables import CreditRequest


def take_files(turn: Turn, request: CreditRequest) -> list[Reply]:
    """Keep the files that came with a message; say which can't serve."""
    usable, refused = sort_out(turn.message.files)
    new = [f for f in usable if requests.attach(turn.session, turn.practitioner, request, f, now=turn.now)]
    if not new:
        return [*refused, *([Reply(f"R{request.id} has that file already.")] if usable else [])]
    names = ", ".join(f'"{one.name}"' for one in new)
    out = Choice(f"Not for R{request.id}", f"take it out of R{request.id}")
    if request.state != "draft":
        said = f"{names} is with R{request.id} now. Type your answer to the committee's question, too."
        return [*refused, Reply(said, choices=(out,))]
    reply = go_on(turn, request, f"{names} is with R{request.id} now.")
    return [*refused, Reply(reply.text, reply.fields, (*reply.choices, out), subject=reply.subject, token=reply.token)]


def take_out(turn: Turn, request: CreditRequest) -> Reply:
    """Take the last file out again."""
    last = requests.take_out(turn.session, request)
    if last is None:
        return Reply(f"R{request.id} is {request.state}; there is nothing to take out of it.")
    again = f'"{last.name}" is not with R{request.id} any more. For a credit, send it with the number: attach to 12\n'
    return go_on(turn, request, again) if request.state == "draft" else Reply(again)
