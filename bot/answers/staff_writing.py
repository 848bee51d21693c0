"""The office writes to a person in its own words; what they answer by mail goes back to the office."""

from __future__ import annotations

from bot import questions
from bot.answers.instead import served_instead
from bot.intents import Answer, ContactOffice
from bot.router import Router, Said
from bot.staff_intents import TellPerson
from bot.turn import Turn
from core.actions.office_letters import ANSWERED_BY, write_to
from core.actions.practitioners import of_address
from core.errors import WrongValue
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()


@router.answers(TellPerson)
def tell_person(turn: Turn, wish: TellPerson) -> Reply:
    """Send the words, once; to a person who has a record."""
    person = turn.practitioner if wish.address.casefold() == "me" else of_address(turn.session, wish.address)
    if not wish.words:
        raise WrongValue(
            field="The letter", value="", remedy=f"for example: tell {wish.address} please send the certificate again"
        )
    key = f"{turn.message.channel}:{turn.message.key}"
    write_to(turn.session, turn.house, person, words=wish.words, by=turn.practitioner, key=key, now=turn.now)
    turn.house.wake()
    return Reply(
        f'{person.name} is written to: "{wish.words}" It stands in their communications; what they answer goes to the office.',
        choices=(Choice(person.name, f"person {wish.address}"),),
    )


@router.hears(ANSWERED_BY)
def hear_answer(turn: Turn, question: Question, answer: Answer) -> Said:
    """What somebody answers to a letter of the office goes to the office, unless it is a wish of its own."""
    if (instead := served_instead(turn, answer)) is not None:
        return instead
    if not answer.words.strip():
        return questions.ask_again(turn, question, Reply("What shall I tell the office? Or type: cancel"))
    questions.close(turn, question)
    return turn.serve(ContactOffice(answer.words.strip()))
