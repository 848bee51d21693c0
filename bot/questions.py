"""What we asked and wait to hear. A question belongs to its thread; a bare "yes" never reaches another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.turn import Turn
from bot.understand import Waiting
from core.message import Choice, Reply
from core.store.tables import Question

LIFETIME = timedelta(days=30)
RECENT = timedelta(days=1)
LONGEST = 240
SEEN_FIRST = {"staff_meant", "staff_whose", "staff_despite"}
"""Who hears a yes to something that goes out to a person or decides on a case."""
OFFERS = {"saved", "clarify"}
MATTERS = {
    "committee_asked": "request", "office_asked": "subject", "mentor_asked": "mentoring", "was_it_you": "attendance",
}  # fmt: skip
"""Who hears what the programme asks unasked, and the name of what it is about: asked on every channel, heard once."""


def ask(turn: Turn, reply: Reply, *, kind: str, hearer: str, thread: str | None = None, **payload: Any) -> Reply:
    """Ask with ``reply``: wait in this thread for an answer of ``kind`` (a Waiting kind), heard by ``hearer``.

    The reply's choices are what may be taken by number, label or words. Gives the reply back with the token its
    buttons carry. ``payload`` (JSON) comes back in ``question.payload``.
    """
    question = Question(
        practitioner_id=turn.practitioner.id,
        thread=thread or turn.message.thread,
        kind=kind,
        payload={
            "hearer": hearer,
            "choices": [[c.label, c.say] for c in reply.choices],
            "asked": _in_short(reply),
            "by": turn.serving,
            **payload,
        },
        asked_at=turn.now,
        expires_at=turn.now + LIFETIME,
    )
    turn.session.add(question)
    turn.session.flush()
    return replace(reply, token=f"q{question.id}")


def _in_short(reply: Reply) -> str:
    """What is asked, in one line: the last one with a question mark, else what the reply is about."""
    asked = [line for line in reply.text.splitlines() if "?" in line]
    if not asked:
        return (reply.subject or reply.text.partition("\n")[0]).strip()[:LONGEST]
    before = asked[-1][: asked[-1].index("?")]
    start = max(before.rfind(". "), before.rfind("! ")) + 1
    return asked[-1][start:].strip()[:LONGEST]


def still_asked(turn: Turn, question: Question) -> Reply:
    """What waits, in one line with its buttons, after something else was served."""
    return ask_again(turn, question, Reply(f"Still open: {question.payload['asked']}"))


def reminded(question: Question) -> Reply:
    """The same beside something newer that is asked: what is typed next is for the newer one."""
    choices = tuple(Choice(label, say) for label, say in question.payload["choices"])
    return Reply(f"Still open: {question.payload['asked']}", choices=choices, token=f"q{question.id}")


def waiting_below(turn: Turn) -> Question | None:
    """The latest question of this thread that waits for an answer since a day at most; offers and what the programme
    asks unasked are none."""
    for one in open_questions(turn):
        is_asked = one.kind not in OFFERS and one.payload.get("hearer") not in {"found", *MATTERS}
        if is_asked and turn.now - one.asked_at < RECENT and "asked" in one.payload:
            return one
    return None


def open_questions(turn: Turn) -> list[Question]:
    """What waits for an answer in this thread, the latest first."""
    return list(
        turn.session.scalars(
            select(Question)
            .where(
                Question.practitioner_id == turn.practitioner.id,
                Question.thread == turn.message.thread,
                Question.closed_at.is_(None),
                Question.expires_at > turn.now,
            )
            .order_by(Question.id.desc())
        )
    )


def by_token(turn: Turn, token: str | None) -> Question | None:
    """The question a pressed button belongs to, open or closed; None for another person's or no such token."""
    if not token or not token.startswith("q") or not token[1:].isdigit():
        return None
    question = turn.session.get(Question, int(token[1:]))
    return question if question and question.practitioner_id == turn.practitioner.id else None


def close(turn: Turn, question: Question) -> None:
    """It is answered."""
    question.closed_at = turn.now


def settle(turn: Turn, hearer: str, matter: object) -> None:
    """What was asked about one matter is answered: close it in every thread it was asked in."""
    for one in everywhere(turn):
        if one.payload.get("hearer") == hearer and one.payload.get(MATTERS[hearer]) == matter:
            close(turn, one)


def everywhere(turn: Turn) -> list[Question]:
    """What waits for an answer of this person in any thread, the latest first."""
    mine = select(Question).where(
        Question.practitioner_id == turn.practitioner.id, Question.closed_at.is_(None), Question.expires_at > turn.now
    )
    return list(turn.session.scalars(mine.order_by(Question.id.desc())))


def close_all(turn: Turn, *, hearer: str | None = None) -> int:
    """Drop everything open in this thread (of one hearer only, when named); how many there were."""
    dropped = [q for q in open_questions(turn) if hearer is None or q.payload.get("hearer") == hearer]
    for question in dropped:
        question.closed_at = turn.now
    return len(dropped)


def ask_again(turn: Turn, question: Question, reply: Reply) -> Reply:
    """Ask the same once more, after something that didn't answer it; the question stays open, and what is typed next is
    for it."""
    question = _latest(turn, question)
    choices = tuple(Choice(label, say) for label, say in question.payload["choices"])
    return replace(reply, choices=reply.choices or choices, token=f"q{question.id}")


def note_seen(turn: Turn, replies: list[Reply]) -> None:
    """Note of each card of the office whether it stood in the last replies: a bare yes is for what was seen."""
    tokens = {reply.token for reply in replies}
    for one in open_questions(turn):
        unseen = f"q{one.id}" not in tokens
        if one.payload["hearer"] in SEEN_FIRST and one.payload.get("unseen", False) != unseen:
            one.payload = {**one.payload, "unseen": unseen}


def is_unseen(turn: Turn, question: Question) -> bool:
    """Whether something else was said and answered since a card was shown, and no button of it was pressed."""
    return question.payload.get("unseen", False) and turn.message.token != f"q{question.id}"


def _latest(turn: Turn, question: Question) -> Question:
    """The question, or a copy of it when another was asked in its thread since: the last one asked hears what is typed."""
    waiting = open_questions(turn)
    if question.id is None or question not in waiting[1:]:
        return question
    again = Question(
        practitioner_id=question.practitioner_id, thread=question.thread, kind=question.kind, payload=question.payload,
        asked_at=turn.now, expires_at=turn.now + LIFETIME,
    )  # fmt: skip
    close(turn, question)
    turn.session.add(again)
    turn.session.flush()
    return again


def chosen(question: Question | None, text: str) -> int | None:
    """The place of the choice whose label or words these are; also by its number ("2")."""
    if question is None:
        return None
    said = " ".join(text.casefold().split()).rstrip(".!")
    choices = question.payload["choices"]
    for place, (label, say) in enumerate(choices):
        if said in {" ".join(label.casefold().split()), " ".join(say.casefold().split())}:
            return place
    if question.kind == "activity" and said.isdigit() and 1 <= int(said) <= len(choices):
        return int(said) - 1
    return None


def waiting(question: Question | None) -> Waiting | None:
    """What the understanding needs to know of an open question; one that only offers a next step waits for nothing."""
    if question is None or question.kind in OFFERS:
        return None
    return Waiting(question.kind, tuple(label for label, _ in question.payload["choices"]))
