"""Sentences of staff: a look is served, an act is shown as its command and done on yes, what is missing is asked for."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from bot import questions
from bot.answers.staff_amending import amended, example_of, spoken_slot, takes_back, waits
from bot.answers.staff_asides import aside_of, is_let_go, serve_aside
from bot.answers.staff_cannot import cannot
from bot.answers.staff_cases import of_their_case, open_cases, owner_of, resolved, said_of, with_reviewer
from bot.answers.staff_reasons import can_be_done
from bot.intents import Answer, Intent
from bot.router import Router, Said
from bot.staff_door import admit
from bot.staff_intents import StaffSentence
from bot.staff_reading import held_by, read_for, sentence_of
from bot.staff_slots import FREE, value_of
from bot.staff_subject import look_back_to, with_subject
from bot.turn import Turn
from bot.understand.office.composing import lacking, written
from bot.understand.office.owning import is_asked
from bot.understand.office.table import question_for
from bot.understand.staff import read_staff
from core.actions.practitioners import by_address, of_address
from core.message import Choice, Reply
from core.rules.rights import require
from core.store.tables import Question

router = Router()
NUMBERED = {"case", "number"}
ANEW = "Write it anew"
PEOPLE = ("person", "person2")


@router.answers(StaffSentence)
def meant(turn: Turn, wish: StaffSentence) -> Said:
    """Serve a look; ask before an act; ask for what is missing; say honestly what can't be done."""
    if wish.cannot or not wish.says:
        return cannot(turn, wish)
    if wish.right:
        require(wish.right, held_by(turn))
    if not wish.is_look:
        questions.close_all(turn, hearer="staff_slot")
        questions.close_all(turn, hearer="staff_meant")
    if (several := _several_people(wish)) is not None:
        return _which_person(turn, wish, several)
    wish = of_their_case(turn, with_reviewer(turn, with_subject(turn, with_reviewer(turn, resolved(turn, wish)))))
    slot = lacking(wish.says, wish.slots)
    if slot is not None:
        return _ask_for(turn, wish, slot)
    return _serve_or_ask(turn, wish)


def _serve_or_ask(turn: Turn, wish: StaffSentence) -> Said:
    command = written(wish.says, wish.slots)
    act = read_staff(command, turn.today, turn.practitioner.locale)
    if act is None:
        return cannot(turn, replace(wish, says="", near=()))
    if wish.is_look:
        return turn.serve(act)
    admit(turn, act)
    can_be_done(turn, act)
    for slot in PEOPLE:
        if "@" in wish.slots.get(slot, ""):
            of_address(turn.session, wish.slots[slot])
    about = said_of(turn, act)
    asked = _asked(turn, wish, act)
    anew = (Choice(ANEW, ANEW.casefold()),) if spoken_slot(wish) else ()
    reply = Reply(
        f"{asked}\n{about}Nothing is done before you say yes. You can also type: {command}",
        choices=(Choice("Yes", "yes"), *anew, Choice("No", "no")),
    )
    look_back_to(turn, wish, act)
    return questions.ask(turn, reply, kind="confirm", hearer="staff_meant", command=command, wish=asdict(wish))


def _asked(turn: Turn, wish: StaffSentence, act: Intent) -> str:
    """The question in words: people by their names, hours with their unit."""
    slots = dict(wish.slots)
    for slot, name in (("person", "name"), ("person2", "name2")):
        slots[name] = _name(turn, slots.get(slot, ""))
    slots["owner"] = owner_of(turn, act) or "The person"
    if "hours" in slots:
        slots["hours"] = ", ".join(_with_unit(part) for part in slots["hours"].split(", "))
    return written(wish.asks, slots)


def _name(turn: Turn, address: str) -> str:
    person = turn.practitioner if address == "me" else by_address(turn.session, address) if "@" in address else None
    return person.name if person else address


def _with_unit(part: str) -> str:
    number, _, domain = part.partition(" ")
    return part if "min" in part else f"{number} h {domain}".strip()


@router.hears("staff_meant")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Said:
    """Do what was shown, on yes alone; put right what is said to be different, and show that."""
    command, wish, text = question.payload["command"], _from_json(question.payload["wish"]), turn.message.text
    slot = spoken_slot(wish)
    if slot is not None and text.strip().casefold() == ANEW.casefold():
        questions.close(turn, question)
        return _ask_for(turn, replace(wish, slots={k: v for k, v in wish.slots.items() if k != slot}), slot)
    if (put_right := amended(turn, wish, text)) is not None:
        questions.close(turn, question)
        return meant(turn, put_right)
    if answer.says in {"yes", "save"} and questions.is_unseen(turn, question):
        return questions.ask_again(turn, question, Reply(f"Is the yes for this? {question.payload['asked']}"))
    if answer.says in {"yes", "save"}:
        questions.close(turn, question)
        act = _act(turn, command, wish)
        return turn.serve(act) if act is not None else Reply(f"I can't do that any more. Type: {command}")
    if is_asked(text, loosely=True):
        looked = read_for(turn, _show_of(wish, command))
        shown = turn.serve(sentence_of(looked, own=False)) if looked is not None else []
        return [*shown, questions.still_asked(turn, question)]
    if waits(text):
        return questions.ask_again(turn, question, Reply(f"No hurry, nothing is done yet. {question.payload['asked']}"))
    if takes_back(text):
        questions.close(turn, question)
        return Reply(f"Nothing was done. To have it otherwise, change what you need and type it: {command}")
    again = (
        f"{question.payload['asked']} Type *yes* or *no*, or what is to be different, for example: {example_of(wish)}"
    )
    return questions.ask_again(turn, question, Reply(f"That doesn't tell me, so nothing is done yet. {again}"))


def _show_of(wish: StaffSentence, command: str) -> str:
    """The look at what a card is about."""
    if "case" in wish.slots or "number" in wish.slots:
        return f"show {wish.slots.get('case') or command}"
    return f"person {wish.slots['person']}" if "@" in wish.slots.get("person", "") else "queue"


def _act(turn: Turn, command: str, wish: StaffSentence) -> Intent | None:
    """The command as a wish, with the words as they were said and shown."""
    act = read_staff(command, turn.today, turn.practitioner.locale)
    slot = spoken_slot(wish)
    said = getattr(act, "words", None)
    if act is not None and slot is not None and said and " ".join(wish.slots[slot].split()).startswith(said):
        return replace(act, words=wish.slots[slot])  # type: ignore[call-arg]
    return act


def _several_people(wish: StaffSentence) -> tuple[str, tuple[str, ...]] | None:
    """A slot whose name several people bear, with their addresses."""
    for slot in ("person", "person2"):
        for addresses in wish.whom:
            if len(addresses) > 1 and wish.slots.get(slot) == addresses[0]:
                return slot, addresses
    return None


def _which_person(turn: Turn, wish: StaffSentence, several: tuple[str, tuple[str, ...]]) -> Reply:
    slot, addresses = several
    choices = tuple(Choice(f"{_name(turn, one)}, {one}"[:75], one) for one in addresses[:5])
    left = {name: value for name, value in wish.slots.items() if name != slot}
    return _put(turn, replace(wish, slots=left, whom=()), slot, Reply("Whom do you mean?", choices=choices))


def _ask_for(turn: Turn, wish: StaffSentence, slot: str) -> Reply:
    """One question for the first part that is missing; cases that may be meant are its buttons."""
    unread = slot == "hours" and "unread" in wish.slots
    slots = {name: value for name, value in wish.slots.items() if name != "unread"}
    text = question_for(slot)
    if unread:
        text = f"I can't read the hours beyond doubt, so nothing was decided. {text}"
    choices: tuple[Choice, ...] = ()
    if slot in NUMBERED:
        waiting = open_cases(turn, wish)
        choices = tuple(Choice(f"{one.called} · {one.practitioner.name}"[:75], one.called) for one in waiting[:5])
    return _put(turn, replace(wish, slots=slots), slot, Reply(text, choices=choices))


def _put(turn: Turn, wish: StaffSentence, slot: str, reply: Reply) -> Reply:
    kind = "text" if slot in FREE else "confirm"  # beside a number or a name, other wishes are heard
    return questions.ask(
        turn, reply, kind=kind, hearer="staff_slot", slot=slot, kinds=list(wish.kinds), wish=asdict(wish)
    )


@router.hears("staff_slot")
def hear_slot(turn: Turn, question: Question, answer: Answer) -> Said:
    """Put the part in its place and go on; what isn't one is asked for again."""
    slot, words = question.payload["slot"], answer.words or turn.message.text
    if turn.chosen is not None:
        words = question.payload["choices"][turn.chosen][1]
    wish = _from_json(question.payload["wish"])
    if slot in FREE and turn.chosen is None and is_let_go(words):
        questions.close(turn, question)
        return Reply("All right, nothing was done, and nothing was sent.")
    if slot in FREE and turn.chosen is None:
        aside = aside_of(turn, words, wish.slots.get("case", ""), may_ask="ask" in wish.says)
        if aside is not None and aside.is_sure:
            return serve_aside(turn, question, aside)
    value = value_of(turn, slot, words, question.payload["kinds"], wish.says)
    if value is None and takes_back(words):
        questions.close(turn, question)
        return Reply("All right, nothing was done.")
    if value is None:
        return questions.ask_again(turn, question, Reply(f"{question_for(slot)} Or type: cancel"))
    questions.close(turn, question)
    return meant(turn, replace(wish, slots={**wish.slots, slot: value}))


def _from_json(kept: dict[str, Any]) -> StaffSentence:
    whom = tuple(tuple(one) for one in kept["whom"])
    near = tuple((label, says) for label, says in kept["near"])
    return StaffSentence(**kept | {"whom": whom, "near": near, "kinds": tuple(kept["kinds"])})
