"""The ten questions of a request, one at a time, and its card when nothing is left to ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot import questions
from bot.answers.requesting.form import page_of, words_to_open
from bot.turn import Turn
from core.actions.credits import show_days
from core.actions.deciding import show_split
from core.actions.requests import hours_asked
from core.message import Choice, Field, Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import CreditRequest


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the column it fills, how it is asked, the kind of answer, its label when filled in at once.

    ``means`` says what is wanted and why, ``wants`` what kind of answer fits, where one didn't.
    """

    column: str
    question: str
    kind: str
    label: str
    means: str
    wants: str = "I need this one."


QUESTIONS = (
    Asked("title", "what was the course or session called?", "text", "Name",
          "The name as it stood in the programme; the committee knows it by that."),
    Asked("agenda", "its agenda, description or learning objectives, in a few sentences?", "text", "Agenda",
          "What it was about: a few sentences of your own, or what the programme said. The committee judges by it."),
    Asked("provider", "who was the educational provider?", "text", "Provider",
          "Whoever held it: a society, a school, a company, your own department.",
          "Here I need a name, for example: MedPub Academy. If that is the answer, put it in quotes."),
    Asked("faculty", "who else was on the faculty? Type *skip* if nobody.", "text", "Other faculty",
          "The others who taught or spoke there, by name; *skip* says there was nobody.",
          "Here I need names, for example: Robin Sample - or *skip* for nobody. If that is the answer, put it in quotes."),
    Asked("own_role", "what was your specific role? For example: speaker", "text", "Role",
          "What you were there: speaker, chair, trainer, attendee.",
          "Here I need what you were there in a word or two, for example: speaker. If that is the answer, put it in quotes."),
    Asked("starts_on", "on which day or days was it? For example: 12 Oct 2026", "day", "Dates",
          "The day it was held, or the first and the last of several."),
    Asked("preparation_seconds", "how many hours did you prepare? For example: 2h, or 0h for none", "hours", "Preparation",
          "The time you spent getting ready, such as on slides; 0h if there was none."),
    Asked("presentation_seconds", "how many hours did you present? For example: 1h, or 0h for none", "hours", "Presentation",
          "The time you taught or spoke yourself; 0h if you only listened."),
    Asked("seconds_by_domain", "in which domain are the hours? For several, type for example: 2 implement, 1 foster",
          "text", "Hours in each domain",
          "Each hour belongs to one of three domains: develop, implement or foster. Take the one it was mostly about."),
    Asked("documents", "which documents support it? Drop the agenda, slides or a letter here; it can't be sent without.",
          "file", "Documents", "Whatever shows the session and your part in it: the agenda, slides, a letter of thanks."),
)  # fmt: skip
BY_COLUMN = {one.column: one for one in QUESTIONS}
WITH_FORMS = {"slack", "web"}
DOMAINS = tuple(Choice(DOMAIN_TITLES[domain], domain.value) for domain in Domain)


def next_question(request: CreditRequest, put_off: Collection[str] = ()) -> Asked | None:
    """What to ask next, what was put off last; None when the request is whole."""
    for one in sorted(QUESTIONS, key=lambda asked: asked.column in put_off):
        if one.column in request.skipped:
            continue
        held = request.documents if one.column == "documents" else getattr(request, one.column)
        if held is None or held == []:
            return one
    return None


def go_on(
    turn: Turn, request: CreditRequest, lead: str = "", *, form: bool = False, put_off: Collection[str] = (),
    filled: Collection[str] = (),
) -> Reply:  # fmt: skip
    """Ask the next question about a request, with its form beside it if ``form``; or show its card.

    ``put_off`` are columns to be asked for last, ``filled`` those the answer before filled, to be taken back at a word.
    """
    questions.close_all(turn, hearer="request")
    asked = next_question(request, put_off)
    if asked is None:
        return ready(turn, request, lead)
    place = QUESTIONS.index(asked) + 1
    gap = "" if lead.endswith("\n") or not lead else " "
    text = f"{lead}{gap}{place} of {len(QUESTIONS)}: {asked.question}"
    if form and (link := form_link(turn, request)):
        text += f"\nOr fill in everything at once: {link}"
    choices = DOMAINS if asked.column == "seconds_by_domain" else ()
    choices += form_choice(turn, request) if form else ()
    reply = Reply(text, choices=choices, subject=f"R{request.id}: {asked.label.lower()}")
    return questions.ask(turn, reply, kind=asked.kind, hearer="request", request=request.id, column=asked.column,
                         put_off=list(put_off), filled=list(filled), takes_files=True, takes_lines=True)  # fmt: skip


def ready(turn: Turn, request: CreditRequest, lead: str = "") -> Reply:
    """The card of a whole draft."""
    text = f"{lead} R{request.id} is ready for the Recertification Committee:".strip()
    choices = (
        Choice("Send it", "yes"),
        Choice("Change", "change"),
        *form_choice(turn, request),
        Choice("Later", "later"),
    )
    reply = Reply(text, fields_of(request), choices, subject=f"R{request.id}: {request.title}")
    return questions.ask(turn, reply, kind="confirm", hearer="request", request=request.id, column="send",
                         takes_files=True, takes_lines=True)  # fmt: skip


def form_choice(turn: Turn, request: CreditRequest) -> tuple[Choice, ...]:
    """The button that opens the form, where a form can be opened by a button."""
    can_open = turn.message.channel in WITH_FORMS
    return (Choice("Open the form", words_to_open(request.id)),) if can_open else ()


def form_link(turn: Turn, request: CreditRequest) -> str | None:
    """The address of the form for who writes where no button opens it; None while the page has no address."""
    public = turn.house.settings.public_url
    if turn.message.channel in WITH_FORMS or not public:
        return None
    return f"{public.rstrip('/')}{page_of(words_to_open(request.id))}"


def at_once(turn: Turn, request: CreditRequest) -> Reply:
    """All the questions in one message, and the form where there is one."""
    link = form_link(turn, request)
    lead = f"Fill it in here: {link}\nOr copy" if link else "Copy"
    text = f"{lead} these lines, fill them in and send them back:\n{form_of(request)}\nThen drop the documents here."
    return Reply(text, choices=form_choice(turn, request))


def fields_of(request: CreditRequest) -> tuple[Field, ...]:
    """What a request says, for a card."""
    days = show_days(request.starts_on, request.ends_on or request.starts_on) if request.starts_on else None
    values = [
        ("Name", request.title),
        ("Agenda", request.agenda),
        ("Provider", request.provider),
        ("Other faculty", request.faculty or ("nobody" if "faculty" in request.skipped else None)),
        ("Role", request.own_role),
        ("Dates", days),
        ("Preparation", _hours(request.preparation_seconds)),
        ("Presentation", _hours(request.presentation_seconds)),
        ("Hours in each domain", show_split(hours_asked(request)) or None),
        ("Documents", ", ".join(one.name for one in request.documents) or None),
    ]
    return tuple(Field(name, value) for name, value in values if value)


def _hours(seconds: int | None) -> str | None:
    return None if seconds is None else f"{show_hours(seconds)} h"


def form_of(request: CreditRequest) -> str:
    """The lines one fills in at once; what is there already is left out."""
    open_ones = [one for one in QUESTIONS if one.column not in request.skipped and one.column != "documents"]
    lines = [f"{one.label}: …" for one in open_ones if getattr(request, one.column) is None]
    return "\n".join((f"Request: R{request.id}", *lines))
