"""What the programme asked and waits to hear: shown and answered wherever the person is, sent on only once they say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import select

from bot import questions
from bot.intents import AddEmployment, Answer, Chitchat, Clarify, Help, Intent, Unknown
from bot.router import Router, Said
from bot.turn import Turn
from core.actions.attendance_crediting import WAITING, days_of
from core.actions.credits import show_days
from core.actions.moving import Matter, steps_of
from core.message import Choice, Reply
from core.store.tables import Attendance, CreditRequest, ExamApplication, Mentoring, Question, Recertification

router = Router()
YES_NO = {"yes", "save", "no"}
ME = re.compile(r"(?:yes,? )?(?:that|it|this)(?: was|'s| is) me[.!]*", re.IGNORECASE)
NOT_ME = re.compile(r"(?:no,? )?(?:that|it|this) (?:was not|wasn[’']t|is not|isn[’']t) me[.!]*", re.IGNORECASE)
SETTLED = (
    "What was asked here is answered already, so nothing more was sent. To see what else waits, type: my questions"
)
SETTLED_MEANWHILE = "That has been settled meanwhile, so nothing was sent. To see what else waits, type: my questions"


@dataclass(frozen=True, slots=True)
class Awaited:
    """A question that is open: ``text`` says it whole, the choices' words answer it in any place."""

    question: Question
    text: str
    choices: tuple[Choice, ...]
    in_words: bool

    def reply(self) -> Reply:
        """The question again, with buttons of its own."""
        return Reply(self.text, choices=self.choices, token=f"q{self.question.id}")


def awaited(turn: Turn, hearer: str | None = None, matter: object = None) -> list[Awaited]:
    """What waits for this person's answer, once each, oldest first; of one matter only, when named."""
    copies: dict[tuple[str, object], Question] = {}
    for one in questions.everywhere(turn):
        name = one.payload.get("hearer")
        if name not in questions.MATTERS or "words" in one.payload:
            continue
        about = (name, one.payload[questions.MATTERS[name]])
        if about not in copies or one.thread == turn.message.thread:
            copies[about] = one
    wanted = [
        one for about, one in copies.items() if hearer in {None, about[0]} and (matter is None or matter == about[1])
    ]
    shown = (SHOWN[one.payload["hearer"]](turn, one) for one in sorted(wanted, key=lambda one: one.id))
    return [one for one in shown if one is not None]


def _asked_in(turn: Turn, matter: Matter | None, state: str) -> str | None:
    """The words of the last question about a matter of this person; None when it waits for nothing."""
    if matter is None or matter.state != state:
        return None
    return next((step.words for step in reversed(steps_of(turn.session, matter)) if step.verb == "ask"), None)


def _committee(turn: Turn, question: Question) -> Awaited | None:
    request = turn.session.get(CreditRequest, question.payload["request"])
    words = _asked_in(turn, request, "question asked")
    if request is None or words is None:
        return None
    text = f'About R{request.id}, "{request.title}", you were asked:\n"{words}"\nType: answer R{request.id}: …'
    return Awaited(question, text, (Choice("Answer", f"answer R{request.id}"),), in_words=True)


def _office(turn: Turn, question: Question) -> Awaited | None:
    kind, _, number = question.payload["subject"].partition(":")
    is_exam, row = kind == "exam", int(number)
    application = turn.session.get(ExamApplication, row) if is_exam else turn.session.get(Recertification, row)
    words = _asked_in(turn, application, "more information asked")
    if words is None:
        return None
    text = f'About your {kind} application the office asks:\n"{words}"\nType: answer {kind} {number}: …'
    return Awaited(question, text, (Choice("Answer", f"answer {kind} {number}"),), in_words=True)


def _mentor(turn: Turn, question: Question) -> Awaited | None:
    one = turn.session.get(Mentoring, question.payload["mentoring"])
    if one is None or one.state != "assigned" or one.mentor_id != turn.practitioner.id:
        return None
    wishes = f' Their wishes: "{one.wishes}"' if one.wishes else ""
    choices = (Choice("Yes, gladly", f"accept mentoring {one.id}"), Choice("Not now", f"decline mentoring {one.id}"))
    return Awaited(question, f"Would you mentor {one.practitioner.name}?{wishes}", choices, in_words=False)


def _attendance(turn: Turn, question: Question) -> Awaited | None:
    row = turn.session.get(Attendance, question.payload["attendance"])
    if row is None or row.state not in WAITING or turn.practitioner.id not in row.candidates:
        return None
    days = show_days(*days_of(turn.house, row.live, row.joined_at))
    text = f'"{row.name}" is on the list of attendance of *{row.live.activity.title}* ({days}). Was that you?'
    choices = (Choice("Yes, that was me", f"line {row.id} was me"), Choice("No", f"line {row.id} was not me"))
    return Awaited(question, text, choices, in_words=False)


SHOWN: dict[str, Callable[[Turn, Question], Awaited | None]] = {
    "committee_asked": _committee, "office_asked": _office, "mentor_asked": _mentor, "was_it_you": _attendance,
}  # fmt: skip


def see(turn: Turn) -> list[Reply]:
    """Each open question with its buttons."""
    waiting = awaited(turn)
    if not waiting:
        return [
            Reply("Nothing waits for your answer. To see where your matters stand, type: my requests - or: profile")
        ]
    return [one.reply() for one in waiting]


def with_question(turn: Turn, reply: Reply, hearer: str, matter: object) -> Reply:
    """Where a matter stands, with what was asked about it and the button that answers."""
    asked = awaited(turn, hearer, matter)
    if not asked:
        return reply
    shown = asked[-1]
    return replace(
        reply, text=f"{reply.text}\n{shown.text}", choices=(*shown.choices, *reply.choices), token=shown.reply().token
    )


def entering(turn: Turn, wish: Intent) -> list[Reply]:
    """What is asked of somebody who says hello."""
    is_hello = (wish == Help() or wish == Chitchat("greeting")) and turn.message.sender.proven
    return [one.reply() for one in awaited(turn)] if is_hello else []


def offered(turn: Turn, wish: Intent, question: Question | None) -> list[Reply] | None:
    """For words nobody here waits for: ask whether they answer what was asked elsewhere; None when they can't.

    Nothing is taken from one place as the answer to another's question: it is shown, and waits for a yes here.
    """
    is_lost = _is_lost(wish)
    if question is not None and not (is_lost and question.kind in questions.OFFERS):
        return None
    if not turn.message.sender.proven or not (is_lost or isinstance(wish, Answer)):
        return None
    says = whether(wish if isinstance(wish, Answer) else Answer(words=turn.message.text))
    if (turn.message.channel == "mail" or says in YES_NO) and _was_settled(turn):
        return [Reply(SETTLED)]
    fitting = [one for one in awaited(turn) if one.in_words or says in YES_NO]
    if len(fitting) == 1:
        return [_is_it_this(turn, fitting[0], says)]
    if fitting and says in YES_NO:
        return [Reply("Several questions wait for you; please take a button of the one you mean."), *see(turn)]
    return None


def _is_lost(wish: Intent) -> bool:
    """Whether nothing sure was heard in the words: no wish, several that may be meant, or a job that names nobody."""
    names_nobody = isinstance(wish, AddEmployment) and wish.employer is None and wish.start is None
    return isinstance(wish, Unknown | Clarify) or wish == Chitchat("other") or names_nobody


def whether(answer: Answer) -> str | None:
    """Its yes or no, also as "that was me"; else what it says otherwise."""
    words = answer.words.strip()
    return "yes" if ME.fullmatch(words) else "no" if NOT_ME.fullmatch(words) else answer.says


def _was_settled(turn: Turn) -> bool:
    """Whether the last thing asked in this thread was answered, here or elsewhere."""
    asked = select(Question).where(
        Question.practitioner_id == turn.practitioner.id, Question.thread == turn.message.thread
    )
    last = turn.session.scalars(asked.order_by(Question.id.desc()).limit(1)).first()
    return last is not None and last.closed_at is not None and last.payload.get("hearer") in questions.MATTERS


def _is_it_this(turn: Turn, one: Awaited, says: str | None) -> Reply:
    words = turn.message.text.strip()
    reply = Reply(
        f'Is this your answer to what you were asked elsewhere?\n{one.text}\nYour answer: "{words}"',
        choices=(Choice("Yes, send it", "yes"), Choice("No", "no")),
    )
    return questions.ask(
        turn, reply, kind="confirm", hearer="answer_elsewhere", to=one.question.id, words=words, says=says
    )


@router.hears("answer_elsewhere")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Said:
    """Whether the words shown answer the question shown."""
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right, nothing was sent. The question stays open; to see it, type: my questions")
    if answer.says not in {"yes", "save"}:
        return questions.ask_again(turn, question, Reply("Shall I send it? Type yes or no."))
    questions.close(turn, question)
    asked = turn.session.get_one(Question, question.payload["to"])
    if asked.closed_at is not None:
        return Reply(SETTLED_MEANWHILE)
    words = question.payload["words"]
    shown = SHOWN[asked.payload["hearer"]](turn, asked)
    if shown is None:
        return Reply(SETTLED_MEANWHILE)
    # Shown and agreed to just now: the hearer need not ask again whether to send it.
    confirmed = Question(kind="confirm", thread=turn.message.thread, payload={**asked.payload, "words": words})
    return turn.serve(Answer(says="yes" if shown.in_words else question.payload["says"], words=words), confirmed)
