"""Accommodations: words and files that go to the office alone, seen and added to at any time, and never in Slack."""

from __future__ import annotations

import re
from dataclasses import asdict

from bot import questions
from bot.answers.dropping import sort_out
from bot.answers.instead import served_instead
from bot.intents import Answer
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.whole import is_question
from core.actions import exams
from core.actions.health import ACCOMMODATIONS, keep_private, kept_of, tell_of_more
from core.actions.today import programme_day
from core.message import Choice, Reply
from core.rules.wording import show_day
from core.store.tables import ExamApplication, Question

router = Router()
WHAT = (
    "What do you need? Write it here, and drop the documents for it in the same message. Only the office will see it."
)
NOTHING = {"no", "none", "nothing", "n/a", "-", "no thanks", "no thank you"}
SOUNDS_LIKE_IT = (
    "That sounds like an accommodation; I'll ask for it at the end, for the office alone, and keep nothing of it here."
)
CHOICES = (
    Choice("For the office alone", "for the office alone"),
    Choice("A certificate for my record", "for my record"),
    Choice("Neither", "neither"),
)
FOR_WHAT = (
    "Is {names} for the office alone (accommodations, medical), or a certificate for your record? Nothing is done with it "
    "until you say."
)
_NEED = re.compile(r"\b(?:i|my|me|i'm|i've|i'd|we)\b", re.IGNORECASE)
_HEALTH = re.compile(
    r"\b(?:accommodations?|extra time|more time|extended time|additional time|(?:extra|frequent|longer) breaks?|ada\b|dyslexi\w*"
    r"|dyscalculi\w*|disabilit\w+|disabled|adhd|autis\w+|wheelchair|large print|screen reader|sign language"
    r"|(?:separate|quiet|private) room|pregnan\w+|breastfeed\w*|lactation|insulin|diabet\w+|epileps\w+|epileptic|medication"
    r"|medical (?:condition|reasons?|device)|chronic|illness|hearing (?:loss|aids?|impair\w+)|visual\w* impair\w+"
    r"|visually|low vision|migraines?|anxiety|depression|cancer|surgery)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:need|needs|require|requires|request|ask(?:ing)? for|because of|due to|suffer|have|has|diagnos\w+|am|i'm)\b",
    re.IGNORECASE,
)


def plainly_asks(words: str) -> bool:
    """Whether somebody asks for an accommodation or tells of their own health; "Disability studies, PhD" does not."""
    return bool(_NEED.search(words) and _HEALTH.search(words) and _ASKS.search(words))


def purpose_of(words: str) -> int | None:
    """The place of the choice that is meant, said in other words: "it's my doctor's letter" is for the office."""
    low = words.casefold()
    said = [
        any(word in low for word in ("office", "accommodation", "medical", "emergency", "doctor")),
        any(word in low for word in ("certificate", "record", "credit")),
        any(word in low for word in ("neither", "forget", "nothing", "none")),
    ]
    return said.index(True) if sum(said) == 1 and not {"not", "no", "don't"} & set(low.split()) else None


def heard_first(question: Question | None, text: str) -> Answer | None:
    """The answer to a question about health or a file, though the words look like a wish ("I need extra time …")."""
    if question is None or is_question(text):
        return None
    asked, column = question.payload.get("hearer"), str(question.payload.get("column"))
    about_health = asked == "exam" and column.startswith("accommodations") and plainly_asks(text)
    about_file = asked == "file_for" and purpose_of(text) is not None and not re.search(r"\d", text)
    return Answer(words=text) if about_health or about_file else None


def not_in_slack(turn: Turn, what: str, then: str) -> Reply:
    """Health is nothing for Slack: name the page and the address instead."""
    page = f"open {turn.house.settings.public_url}" if turn.house.settings.public_url else "open Tally's page"
    return Reply(
        f"Please keep {what} out of Slack: they are for the office only. If you need to send any, {page} or write to "
        f"{turn.house.settings.mail_address}, and type there: {then}"
    )


def not_by_letter(turn: Turn) -> Reply:
    """A letter that is not proven to be theirs: its words are neither kept nor said back in a question about it."""
    turn.private = True
    return Reply(
        "I can't be sure that this letter is from you, so nothing of it is kept. Reply to a letter of mine, or open Tally's "
        "page, and type there: add accommodations"
    )


def keep(turn: Turn, application: ExamApplication, words: str) -> tuple[list[Reply], str | None]:
    """Keep words and files for the office; what is said of files that can't be used, and what was kept (None: nothing)."""
    turn.private = True
    usable, refused = sort_out(turn.message.files)
    kept = keep_private(
        turn.session, application, kind=ACCOMMODATIONS, words=words or None, files=usable, now=turn.now
    )  # fmt: skip
    if not kept:
        return refused, None
    if application.state != "draft":
        tell_of_more(turn.session, turn.house, application, now=turn.now)
    files = f" with {len(usable)} {'file' if len(usable) == 1 else 'files'}" if usable else ""
    return refused, f"Your request for accommodations{files} is kept for the office alone."


def see(turn: Turn) -> Reply:
    """That something is kept, and since when; never what."""
    application = exams.need_application(turn.session, turn.practitioner)
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "my accommodations")
    words, files, at = kept_of(turn.session, application, ACCOMMODATIONS)
    add = (
        "To add to it, type for example: add accommodations a second document follows - or drop files with those words."
    )
    if at is None:
        return Reply(f"You have asked for no accommodations. {add.replace('To add to it', 'To ask for any')}")
    parts = [f"words {words} times" if words > 1 else "your words"] * bool(words)
    parts += [f"{files} {'file' if files == 1 else 'files'}"] * bool(files)
    day = show_day(programme_day(turn.house, at))
    return Reply(f"Kept for the office alone: {' and '.join(parts)}, the last on {day}. {add}")


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Add words or files, whatever became of the application since."""
    application = exams.need_application(turn.session, turn.practitioner)
    turn.private = True
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "add accommodations")
    words = (wish.words or "").strip()
    if not words and not turn.message.files:
        return questions.ask(turn, Reply(WHAT), kind="text", hearer="accommodations", takes_files=True)
    return _kept(turn, application, words)


@router.hears("accommodations")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """What is needed, said after it was asked for."""
    application = exams.need_application(turn.session, turn.practitioner)
    turn.private = True
    if turn.message.channel == "slack":
        return not_in_slack(turn, "accommodations", "add accommodations")
    words = answer.words.strip()
    if not turn.message.files and words.casefold().strip(" .!") in NOTHING:
        questions.close(turn, question)
        return Reply("All right, nothing is added.")
    if not turn.message.files and (instead := served_instead(turn, answer, WHAT)):
        return instead
    replies = _kept(turn, application, words)
    if len(replies) and replies[-1].text != NOT_USED:
        questions.close(turn, question)
    return replies


NOT_USED = "Nothing new came with that, so nothing was added. What do you need? Or type *cancel*."


def _kept(turn: Turn, application: ExamApplication, words: str) -> list[Reply]:
    refused, kept = keep(turn, application, words)
    if kept is None:
        return [*refused, Reply(NOT_USED)]
    then = (
        " Go on with your application: apply for the exam" if application.state == "draft" else " The office is told."
    )
    return [*refused, Reply(f"{kept}{then}")]


def ask_what_for(turn: Turn, application: ExamApplication, kind: str, back: str) -> Said:
    """A file came where none was asked for: say what it is for before anything is done with it."""
    usable, refused = sort_out(turn.message.files)
    if not usable:
        return refused or Reply("No file came with that. Please send it again.")
    names = "that file" if len(usable) == 1 else f"each of these {len(usable)} files"
    reply = Reply(FOR_WHAT.format(names=names), choices=CHOICES)
    asked = questions.ask(turn, reply, kind="confirm", hearer="file_for", takes_files=True, matter=kind, back=back,
                          application=application.id, files=[asdict(one) for one in usable])  # fmt: skip
    return [*refused, asked]
