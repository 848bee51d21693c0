"""What can't be done by a sentence, said honestly, with the nearest that can; and what isn't the speaker's to ask for."""

from __future__ import annotations

from bot import questions
from bot.intents import Answer
from bot.router import Router, Said
from bot.staff_intents import ForOffice, SeeCase, StaffSentence, WhoseAddress
from bot.staff_reading import held_by
from bot.turn import Turn
from bot.understand import understand
from bot.understand.office.composing import lacking, written
from bot.understand.staff import read_staff
from core.actions.cases import case_of
from core.actions.practitioners import by_address, primary_address
from core.errors import NotFound
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()
MOST = 2
UNREAD = "I didn't understand what is to be done there."
SHOWN = (("Show {case}", "show {case}"), ("{first}'s record", "person {person}"), ("What staff can say", "staff help"))
OWN = "It's for my own record"
ASKED = "is it for your own record? (yes or no)"


def cannot(turn: Turn, wish: StaffSentence) -> Reply:
    """That it can't be done, that nothing came of it, and two things that can."""
    slots = _with_owner(turn, dict(wish.slots))
    person = by_address(turn.session, slots["person"]) if "@" in slots.get("person", "") else None
    first = person.name.split()[0] if person else slots.get("person", "")
    if first:
        slots["first"] = first
    nothing = f"Nothing was done, and nothing was sent to {first}." if first else "Nothing was done."
    says = wish.says if wish.cannot else UNREAD
    choices = _near(slots, wish.near or SHOWN)
    nearest = " Nearest: " + " · ".join(f"*{one.say}*" for one in choices) if choices else ""
    reply = Reply(f"{says} {nothing}{nearest}", choices=choices)
    if not wish.own:
        return reply
    reply = Reply(f"{reply.text} If it is for your own record, type: yes", choices=(*choices, Choice(OWN, "yes")))
    return questions.ask(turn, reply, kind="confirm", hearer="staff_own", words=turn.message.text, asked=ASKED)


def _with_owner(turn: Turn, slots: dict[str, str]) -> dict[str, str]:
    """With the address of whose case it is, when nobody else is named."""
    act = read_staff(f"show {slots.get('case', '')}", turn.today)
    if "person" in slots or not isinstance(act, SeeCase):
        return slots
    try:
        address = primary_address(case_of(turn.session, act.about, act.number).practitioner)
    except NotFound:
        return slots
    return slots | ({"person": address} if address else {})


def _near(slots: dict[str, str], near: tuple[tuple[str, str], ...]) -> tuple[Choice, ...]:
    fitting = [(label, say) for label, say in near if lacking(label, slots) is None and lacking(say, slots) is None]
    return tuple(Choice(written(label, slots)[:75], written(say, slots)) for label, say in fitting[:MOST])


@router.hears("staff_own")
def hear_own(turn: Turn, question: Question, answer: Answer) -> Said:
    """The line was about the speaker after all."""
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right; nothing was done.")
    if answer.says not in {"yes", "save"}:
        return questions.ask_again(turn, question, Reply("Is it for your own record? Type *yes* or *no*."))
    questions.close(turn, question)
    return turn.serve(understand(question.payload["words"], now=turn.local, locale=turn.practitioner.locale))


@router.answers(ForOffice)
def for_office(turn: Turn, wish: ForOffice) -> Reply:
    """Acts on others and on cases are for those who hold a role."""
    text = "That is for the programme's office or its committee, so I did nothing and wrote to nobody."
    return Reply(
        text, choices=(Choice("Contact the office", "contact the office"), Choice("My requests", "my requests"))
    )


@router.answers(WhoseAddress)
def whose_address(turn: Turn, wish: WhoseAddress) -> Reply:
    """Ask before an address is taken for the speaker's own."""
    text = (
        f"Is {wish.address} an address of yours? If so, press the button or type *link {wish.address}*: I send a code there, and "
        "nothing is linked before you have typed it here."
    )
    own = (Choice("Link it", f"link {wish.address}"),)
    staff = (Choice("Look it up", f"person {wish.address}"),) if held_by(turn) else ()
    return Reply(f"{text} Nothing was sent yet.", choices=(*own, *staff))
