"""Taking back: the last change, whatever is open, and answers to nothing."""

from __future__ import annotations

from sqlalchemy import update

from bot import questions
from bot.answers.adding.card import describe
from bot.answers.adding.saving import listed
from bot.intents import Answer, Cancel, Undo
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import credit_of
from core.actions.journal import last_turn, lines_of
from core.actions.undo import FINAL, undo_last
from core.message import Choice, Reply
from core.store.tables import Entry, Proposal, Question

router = Router()
PLACES = {"slack": "in Slack", "mail": "by mail", "web": "on the page", "terminal": "in the terminal"}


@router.answers(Undo)
def undo(turn: Turn, wish: Undo) -> Reply:
    """Take back the last change made here, unless it was changed since or can't be recalled; one made elsewhere is asked for."""
    last = last_turn(turn.session, turn.practitioner.id, turn.actor)
    here = last_turn(turn.session, turn.practitioner.id, turn.actor, thread=turn.message.thread)
    if last and (not here or here[0].turn != last[0].turn):
        return _ask_where(turn, last, here)
    return _take_back(turn, last)


def _take_back(turn: Turn, lines: list[Entry]) -> Reply:
    if lines and all(line.verb in FINAL for line in lines):
        return Reply(
            "The last thing you did can't be taken back: it was about who may speak for you, or went to the office. "
            "Type *list* to see your record, or *profile* for your addresses."
        )
    made = lines[0].turn if lines else None
    undone = undo_last(turn.session, turn.practitioner, turn.actor, now=turn.now, turn=made)
    return Reply("\n".join(undone_line(turn, line) for line in undone))


def _ask_where(turn: Turn, last: list[Entry], here: list[Entry]) -> Reply:
    """Which change is to be taken back: the last one, made in another conversation, or the last one made here."""
    there = _named(last)
    text = f"Your last change was made {_place(turn, last[0])}: {there}."
    choices: tuple[Choice, ...]
    turns = [last[0].turn, *(line.turn for line in here[:1])]
    if here:
        text += f" The last one here: {_named(here)}. Which one shall I take back?"
        choices = (Choice("The one made elsewhere", "the first"), Choice("The one made here", "the second"))
    else:
        text += " Shall I take that back?"
        choices = (Choice("Yes, take it back", "yes"),)
    questions.close_all(turn, hearer="undo_where")
    reply = Reply(text, choices=(*choices, Choice("Neither" if here else "No", "no")))
    return questions.ask(turn, reply, kind="confirm", hearer="undo_where", turns=turns, asked=text)


@router.hears("undo_where")
def hear_where(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Take back the change that was pointed at; "yes" where there is but one."""
    turns: list[str] = question.payload["turns"]
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("Nothing was taken back.")
    place = answer.position if answer.position is not None else 1 if answer.says in {"yes", "save"} else 0
    if not 1 <= place <= len(turns) or (answer.position is None and len(turns) > 1):
        return questions.ask_again(turn, question, Reply(question.payload["asked"]))
    questions.close(turn, question)
    return _take_back(turn, lines_of(turn.session, turn.practitioner.id, turns[place - 1]))


def _place(turn: Turn, line: Entry) -> str:
    """Where a change was made, as far as that tells it from here."""
    channel = line.turn.partition(":")[0]
    where = PLACES.get(channel, "elsewhere")
    return f"{where}, in another conversation" if channel == turn.message.channel else where


def _named(lines: list[Entry]) -> str:
    """What a turn changed, in a few words."""
    return listed([_changed(line) for line in reversed(lines)])


def _changed(line: Entry) -> str:
    kind, name = line.subject.split(":", 1)
    if kind == "credit":
        facts = (line.payload and (line.payload.after or line.payload.before)) or {}
        title = f", *{facts['title']}*," if "title" in facts else ""
        how = {"add": "was added", "delete": "was deleted"}.get(line.verb, "was changed")
        return f"#{name}{title} {how}"
    return {
        "document": f"a file was added to #{name.split(':')[0]}",
        "reminder": "a reminder was set",
        "reminders": "your reminders were changed",
        "job": "your work history was changed",
        "practitioner": "your time zone was changed",
    }.get(kind, f"your {kind} was changed")


def undone_line(turn: Turn, line: Entry) -> str:
    """What one line taken back means now."""
    kind, name = line.subject.split(":", 1)
    if kind == "credit":
        how = {"add": "off your record again", "delete": "back on your record"}.get(line.verb, "as it was before")
        if line.verb == "add":
            return f"Undone: #{name} is {how}. Its number isn't used again."
        return f"Undone: #{name} is {how}: {describe(credit_of(turn.session, turn.practitioner, int(name)))}."
    if kind == "document":
        return f"Undone: the file is off #{name.split(':')[0]} again."
    if kind == "reminder":
        return (
            "Undone: the one reminder you asked for won't be sent."
            if line.verb == "remind"
            else "Undone: the one reminder you asked for will be sent on its day after all."
        )
    return {
        "job": f"Undone: job {name} of your work history is as it was before.",
        "practitioner": "Undone: your time zone is as it was before.",
        "reminders": "Undone: your reminders are as they were before.",
    }.get(kind, f"Undone: your {kind} is as it was before.")


@router.answers(Cancel)
def cancel(turn: Turn, wish: Cancel) -> Reply:
    """Drop what is open in this thread; nothing is saved."""
    kept = _drafts(turn)
    dropped = questions.close_all(turn)
    turn.session.execute(
        update(Proposal)
        .where(
            Proposal.practitioner_id == turn.practitioner.id,
            Proposal.thread == turn.message.thread,
            Proposal.closed_at.is_(None),
        )
        .values(closed_at=turn.now, outcome="cancelled")
    )
    if not dropped:
        return Reply("There is nothing open here to cancel. To take your last change back, type *undo*.")
    return Reply("\n".join(kept) or "Dropped; nothing was saved or changed.")


def _drafts(turn: Turn) -> list[str]:
    """What stays of the forms that are open here: their drafts, and how to go on or drop them."""
    said: dict[str, None] = {}
    for one in questions.open_questions(turn):
        if one.payload.get("hearer") == "request":
            name = f"R{one.payload['request']}"
            said[
                f"All right. {name} is kept as a draft: go on with *request {name}*, or drop it with *withdraw {name}*."
            ] = None
        elif one.payload.get("hearer") == "exam":
            said[
                "All right. Your exam application is kept as a draft: go on with *apply for the exam*, or drop it with "
                "*withdraw my exam application*."
            ] = None
        elif one.payload.get("hearer") == "deferral":
            said["All right. No deferral is asked for; your exam stays where it is."] = None
    return list(said)


@router.answers(Answer)
def answer_to_nothing(turn: Turn, wish: Answer) -> Reply:
    """An answer where nothing was asked: it is never taken for another thread's."""
    if wish.entry.seconds and (wish.entry.title or wish.entry.start):
        return Reply(f"I take it that is something you attended. To add it, type: add {wish.words.strip()[:200]}")
    return Reply(
        "I have nothing open here that this could answer, so nothing was saved or changed. "
        "If it belongs to another card or letter, answer there; else tell me what you would like, for example: list"
    )
