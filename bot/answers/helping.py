"""Help, small talk, and words that are meant for the office."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process

from bot import model, questions
from bot.answers import asked, explaining
from bot.answers.help_topics import SHOWN, topic_of
from bot.answers.sending import phrased_to_office
from bot.intents import WISHES, AddCredit, Answer, Chitchat, ContactOffice, Help, Intent
from bot.intents.shown import first_line as first_line
from bot.misses import UNKNOWN, is_lost
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.typed import label, typed
from core.actions.journal import write
from core.actions.roles import has_role
from core.errors import SettingMissing
from core.message import Choice, Reply
from core.store.tables import Question

router = Router(asked.router, explaining.router)
GROUPS = {
    "credits": ("add_credit", "list_credits", "edit_credit", "delete_credit", "undo", "answer", "cancel"),
    "certificates": ("attach", "get_document", "export"),
    "progress": ("progress", "deadline", "what_if", "search_activities"),
    "reminders": ("set_reminder", "see_reminders", "snooze", "stop_reminders"),
    "you": ("profile", "communications", "add_employment", "edit_employment", "link", "unlink"),
    "programme": (
        "check_in", "request_credit", "recertify", "apply_exam", "defer_exam", "badge", "request_mentor", "volunteer_mentor",
        "contact_office", "ask_about", "explain", "help",
    ),
}  # fmt: skip
SEND = Choice("Send it", "yes")
NO_LINE = {"clarify", "several", "chitchat", "unknown"}
SHORT = 35


def examples_of(wish: type[Intent]) -> list[str]:
    """How one says it, from the wish's docstring."""
    lines = (line.strip() for line in inspect.cleandoc(wish.__doc__ or "").splitlines())
    return [line.removeprefix("> ") for line in lines if line.startswith("> ")]


def _short_example(wish: type[Intent]) -> str:
    """The first example; the shortest where the first is long."""
    examples = examples_of(wish)
    return examples[0] if len(examples[0]) <= SHORT else min(examples, key=len)


def by_name() -> dict[str, type[Intent]]:
    """Every wish by its name."""
    return {wish.name: wish for wish in WISHES}


@router.answers(Help)
def show_help(turn: Turn, wish: Help) -> Reply:
    """What one can say: in short, or about a topic."""
    if wish.query and (topic := explaining.how_to(turn, wish.query) or _topic(wish.query)):
        return topic
    turn.missed = UNKNOWN if wish.query else None
    lead = f'There is no help on "{wish.query}", but this is what you can say:' if wish.query else (
        "Tell me what you attended, or send its certificate; I keep your record and say what is missing. For example:"
    )  # fmt: skip
    wishes = by_name()
    lines = [lead]
    for group, names in GROUPS.items():
        said = " · ".join(_short_example(wishes[name]) for name in names if name != "answer")
        lines.append(f"*{group.capitalize()}*: {said}")
    lines.append(f"*Under way*: {' · '.join(SHOWN)}")
    lines.append("More on any of these: help credits, help reminders, help requests, help exam, help fees …")
    if has_role(turn.session, turn.practitioner, now=turn.now):
        lines.append("*For the programme*: staff help")
    choices = (Choice("Am I on track?", "am I on track?"), Choice("List my credits", "list"))
    return Reply("\n".join(lines), choices=choices, subject="What you can say")


def _topic(query: str) -> Reply | None:
    """Help on a group or on one wish, by its name, the words of its first line or its examples."""
    said = query.casefold().strip(" ?.!")
    if topic := topic_of(said):
        return topic
    wishes = by_name()
    names = next((names for group, names in GROUPS.items() if said in {group, group.rstrip("s")}), ())
    if not names:
        known = {
            name: f"{name.replace('_', ' ')} {first_line(wish)}" for name, wish in wishes.items() if name not in NO_LINE
        }
        found = process.extractOne(said, known, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=70)
        names = (found[2],) if found else ()
    if not names:
        return None
    lines = []
    for name in names:
        lines.append(
            f"*{first_line(wishes[name])}* " + " · ".join(examples_of(wishes[name])[: 3 if len(names) > 1 else 9])
        )
    return Reply("\n".join(lines), subject=f"Help: {query}")


CHAT = {
    "thanks": "You're welcome.",
    "grateful": "You're welcome.",
    "greeting": "Hello! Tell me what you attended, for example: add 1.5h GPP3 - or type *help*.",
    "who": "I am Tally, a program: I keep your record of continuing education and know its rules. People are at the office: "
    "*contact the office*.",
    "farewell": "Until next time. What is open waits for you.",
    "cross": "I am sorry that I am making this hard. To take the last change back, type: undo - to get a person: "
    "contact the office",
    "remark": "I hear you. I'm here whenever you want to go on.",
    "others_record": "I can only speak of your own record; how far others are is theirs to see. Yours: *progress*.",
    "would_help": "Nothing is logged yet. It would count once you were there and its proof is here, if it is on the list "
    "of approved activities or the committee approves it. To see what hours would change, type: what if I do 6 hours in January?",
    "praise": "Thank you, that is good to hear.",
    "lunch": "That sounds like something for your calendar; I logged nothing. To add a credit, type for example: add 1.5h GPP3",
    "somebody_else": "I keep only your own record, so I logged nothing. If you attended it too, type for example: add 1.5h GPP3",
    "absent": "Then I log nothing: I keep only what you attended yourself.",
    "planned": "I'll gladly add it once you have attended it; nothing is logged yet. To look it up, type: search GPP3",
    "other": "I logged nothing. To add what you attended, type for example: add 1.5h GPP3",
}


@router.answers(Chitchat)
def chat(turn: Turn, wish: Chitchat) -> Said:
    """A brief word; nothing is logged. What is no small talk either may be put to a model first."""
    if is_lost(wish) and model.promised(turn):
        return []
    return nothing_logged(turn, wish)


def nothing_logged(turn: Turn, wish: Chitchat) -> Reply:
    """Nothing was logged; what reads like an activity all the same can be, at one press."""
    if not wish.entries:
        return brief_word(wish)
    anyway = AddCredit(wish.entries)
    reply = replace(brief_word(wish), choices=(Choice(label(anyway), typed(anyway)),))
    return questions.ask(turn, reply, kind="clarify", hearer="clarify")


def brief_word(wish: Chitchat) -> Reply:
    """What is said to small talk, and to what was no wish."""
    return Reply(CHAT.get(wish.kind, CHAT["other"]))


def nearest_example(text: str) -> str | None:
    """The example of all wishes that is most like what was typed; None when none is like it."""
    said = [one for wish in WISHES if wish.name not in {*NO_LINE, "answer"} for one in examples_of(wish)]
    found = process.extractOne(text[:200], said, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=55)
    return str(found[0]) if found else None


@router.answers(ContactOffice)
def contact_office(turn: Turn, wish: ContactOffice) -> Reply:
    """Pass words on to the office; ask for them when there are none."""
    if not (wish.query and wish.query.strip()):
        reply = Reply("What shall I tell the office? Write it as you would in a letter; I pass it on as it is.")
        return questions.ask(turn, reply, kind="text", hearer="to_office")
    words = wish.query.strip()
    if wish.loosely:
        reply = Reply(f'Shall I pass this on to the office? "{words}"', choices=(SEND, Choice("No", "no")))
        return questions.ask(turn, reply, kind="confirm", hearer="send_to_office", words=words)
    return _pass_on(turn, words)


@router.hears("send_to_office")
def hear_whether_to_send(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Send the words that were shown, on yes alone."""
    if answer.says in {"yes", "save"}:
        questions.close(turn, question)
        return _pass_on(turn, question.payload["words"])
    if answer.says == "no":
        questions.close(turn, question)
        return Reply("All right, the office gets nothing. To write to it yourself, type: contact the office")
    again = Reply("Shall I pass it on to the office? Type *yes* or *no*.", choices=(SEND, Choice("No", "no")))
    return questions.ask_again(turn, question, again)


@router.hears("to_office")
def hear_words(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The words for the office."""
    if not answer.words.strip():
        return questions.ask_again(turn, question, Reply("What shall I tell the office? Or type: cancel"))
    questions.close(turn, question)
    return _pass_on(turn, answer.words.strip())


def _pass_on(turn: Turn, words: str) -> Reply:
    """Keep the words in the journal, whatever comes of them; owe the office a letter when its address is set."""
    said: dict[str, Any] = {"words": words}
    subject = f"office:{turn.now:%Y%m%d%H%M%S}"
    write(turn.session, turn.practitioner.id, verb="contact", subject=subject, before=None, after=said, now=turn.now)
    office = turn.house.settings.office_address
    if not office:
        missing = SettingMissing(setting="its address", what="your message", remedy="TALLY_OFFICE_ADDRESS")
        return Reply(f"{missing} Your words are kept in your record.")
    phrased_to_office(turn, office, words)
    return Reply("I passed it on to the office, as you wrote it; they answer you by mail.")
