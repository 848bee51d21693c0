"""What was sent, to be looked through and read again: the list a page at a time, and one letter as it went."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.listing import show_filter
from bot.intents import Answer, Communications
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions.credits import show_day
from core.actions.letters import Letter, letters_of, sought
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()
SHOWN = 10
BUTTONS = 3
ALL = Choice("All of them", "communications")


@router.answers(Communications)
def show_communications(turn: Turn, wish: Communications) -> Reply:
    """The letter meant, whole; or the list, newest first, by words and days."""
    every = letters_of(turn.session, turn.practitioner.id)
    if not every:
        return Reply("I have sent you nothing yet. What I answer you stands here in our conversation.")
    if wish.number is not None:
        return _numbered(turn, every, wish.number)
    found = sought(every, words=wish.query, start=wish.start, end=wish.end, zone=turn.zone)
    if not found:
        count = "one letter" if len(every) == 1 else f"{len(every)} letters"
        text = f"I have sent you nothing{_asked(wish)}. You have {count} from me; to see them, type: communications"
        return Reply(text, choices=(ALL,))
    if wish.whole and (wish.last or len(found) == 1):
        return _whole(turn, every, found[0])
    return _page(turn, wish, found)


def _numbered(turn: Turn, every: list[Letter], number: int) -> Reply:
    letter = next((one for one in every if one.number == number), None)
    if letter is None:
        last = f"the newest is {every[0].number}: read {every[0].number}"
        return Reply(f"There is no letter {number}; {last}. To see them all, type: communications", choices=(ALL,))
    return _whole(turn, every, letter)


def _page(turn: Turn, wish: Communications, found: list[Letter]) -> Reply:
    """The letters of one page, each by its number; how to read one and to see older ones."""
    last = (len(found) - 1) // SHOWN + 1
    page = min(max(wish.page, 1), last)
    shown = found[(page - 1) * SHOWN : page * SHOWN]
    count = "1 letter" if len(found) == 1 else f"{len(found)} letters"
    of_all = f" (page {page} of {last})" if last > 1 else ""
    lines = [f"*{count}*{_asked(wish)}, newest first{of_all}:", *(_line(turn, one) for one in shown)]
    more = replace(wish, page=page + 1, whole=False)
    asks = page < last and _nothing_else_is_asked(turn)
    how = "*more*" if asks else f"*{_said(more)}*"
    older = f" Type {how} for older ones." if page < last else ""
    lines.append(f"To read one, type for example: read {shown[0].number}.{older}")
    choices = [Choice(f"Read {one.number}", f"read {one.number}") for one in shown[:BUTTONS]]
    choices += [Choice("More", _said(more))] if page < last else []
    reply = Reply("\n".join(lines), choices=tuple(choices), subject="Sent to you")
    questions.close_all(turn, hearer="letters")
    if not asks:
        return reply
    return questions.ask(turn, reply, kind="saved", hearer="letters")


def _nothing_else_is_asked(turn: Turn) -> bool:
    return all(one.payload["hearer"] == "letters" for one in questions.open_questions(turn))


@router.hears("letters")
def hear_which(turn: Turn, question: Question, answer: Answer) -> Said:
    """A number alone reads that letter; any other answer belongs to nothing that was asked."""
    if turn.chosen is None and answer.says == "another":
        turn.chosen = len(question.payload["choices"]) - 1
    if turn.chosen is not None:
        _, say = question.payload["choices"][turn.chosen]
        return turn.serve(understand(say, now=turn.local, locale=turn.practitioner.locale))
    if answer.position is not None and answer.words.strip(" #.").isdigit():
        return turn.serve(Communications(number=int(answer.words.strip(" #.")), whole=True))
    questions.close(turn, question)
    return turn.serve(answer)


def _asked(wish: Communications) -> str:
    """What was looked for, so that one sees what was understood."""
    days = show_filter(wish.start, wish.end)
    return (f' with "{wish.query}"' if wish.query else "") + (f", {days}" if days else "")


def _said(wish: Communications) -> str:
    """The line that wishes for this page."""
    about = f" about {wish.query}" if wish.query else ""
    if wish.start and wish.end:
        days = f" from {wish.start} to {wish.end}" if wish.start != wish.end else f" on {wish.start}"
    else:
        days = f" since {wish.start}" if wish.start else f" until {wish.end}" if wish.end else ""
    return f"communications{about}{days} page {wish.page}"


def _line(turn: Turn, letter: Letter) -> str:
    return f"{letter.number} · {_when(turn, letter)}, {letter.way}: {letter.title}"


def _when(turn: Turn, letter: Letter) -> str:
    at = letter.at.astimezone(turn.zone)
    return f"{show_day(at.date())}, {at:%H:%M}"


def _whole(turn: Turn, every: list[Letter], letter: Letter) -> Reply:
    """A letter as it was sent, headed by its day and its way. Its own buttons are gone: they belong to where it went."""
    head = f"Letter {letter.number} of {len(every)} · {_when(turn, letter)} · sent {letter.way}"
    beside = [(letter.number - 1, "Older"), (letter.number + 1, "Newer")]
    choices = [Choice(label, f"read {number}") for number, label in beside if 1 <= number <= len(every)]
    return replace(
        letter.reply, text=f"*{letter.title}*\n{head}\n\n{letter.reply.text}", choices=(*choices, ALL), token=None,
        subject=letter.title,
    )  # fmt: skip
